"""Tags of languages (BCP 47): are they right, how do media files name them, which way do they run?

langcodes brings the registry of tags with ISO 639 and the scripts that languages are usually
written in; fontTools says which way a script runs. Both are loaded when the first tag is asked for.
"""

from __future__ import annotations

from functools import lru_cache

UNDETERMINED = "und"


class BadTag(ValueError):
    """No tag of a language; `hint` says which one may have been meant."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@lru_cache(maxsize=256)
def check_tag(code: str) -> None:
    """A language with its script, region or variant where it needs them: `cy`, `zh-Hant`, `pt-BR`.

    Raises BadTag for what the registry does not have, for codes that others have replaced, and for
    another spelling than the standard's, since folders and files are named after it.
    """
    from langcodes import Language, standardize_tag
    from langcodes.tag_parser import LanguageTagError

    named = f"'{code[:40]}' is no code of a language"
    try:
        tag = Language.get(code, normalize=False)
        right = standardize_tag(code)
    except LanguageTagError as error:
        raise BadTag(named, _meant(code)) from error
    if right != code and Language.get(right).is_valid():
        raise BadTag(f"'{code[:40]}' is another spelling of '{right}'", f"write {right}")
    if not tag.is_valid() or not tag.language:
        raise BadTag(named, _meant(code))
    if tag.extlangs or tag.extensions or tag.private:
        raise BadTag(
            f"'{code[:40]}' says more than a language, its script and its region",
            f"write {tag.language}",
        )


def _meant(code: str) -> str:
    """Which code somebody may have meant who wrote a country's, a language's name, or a slip."""
    from toolkit.i18n.languages import code_of_name, spoken_in

    asked = code.strip().lower()
    for meant, why in (
        (spoken_in(asked), f"'{asked}' is a country"),
        (code_of_name(asked), f"'{asked}' is a name"),
    ):
        if meant:
            return f"did you mean '{meant}'? ({why})"
    return "give its code of ISO 639, with a script or a region where it needs one: pl, zh-Hant"


@lru_cache(maxsize=256)
def region_of(code: str) -> str:
    """The region that a tag names itself: BR of pt-BR, nothing of cy."""
    from langcodes import Language

    return Language.get(code, normalize=False).territory or ""


@lru_cache(maxsize=256)
def runs_leftward(code: str) -> bool:
    """Is the language (`ar`, `ur-PK`, `pa-Arab`) written from right to left?"""
    from fontTools.unicodedata import script_horizontal_direction
    from langcodes import Language

    script = Language.get(code).maximize().script or ""
    return str(script_horizontal_direction(_UNITED.get(script, script), "LTR")) == "RTL"


# Manners of writing that Unicode counts to one script (ISO 15924 has a code for each).
_UNITED = {"Aran": "Arab"}


@lru_cache(maxsize=256)
def three_letters(code: str) -> str:
    """The language of `cy`, `pt-BR` or `haw` as media files name it: cym, por, haw.

    The terminological codes of ISO 639-2, else those of 639-3; what is no language's code is `und`,
    which the standard keeps for undetermined.
    """
    from langcodes import Language
    from langcodes.tag_parser import LanguageTagError

    try:
        return Language.get(code, normalize=False).to_alpha3()
    except (LookupError, LanguageTagError):
        return UNDETERMINED
