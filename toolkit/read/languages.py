"""Reads [language.…] of campaign.toml: names, and a typeface where the brand's lacks letters."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from toolkit.i18n.tags import BadTag, check_tag, region_of, runs_leftward
from toolkit.model.language import Edition, Language
from toolkit.model.problem import Problem, Span
from toolkit.read.table import Table

BRAND = "assets/brand"
LEADS = (1.0, 3.0)  # em: what a line's height may be
LEFTWARD_LEAD = 1300  # ‰: letters that run from right to left have marks above and below
ADVICE = (
    'family = "Noto Sans Arabic", fonts = ["fonts/arabic/NotoSansArabic-Regular.ttf",'
    ' "fonts/arabic/NotoSansArabic-Bold.ttf"]'
)


def read_language(code: str, row: Table) -> Language:
    """One language; what is wrong with it is noted on its table."""
    name, region = row.words("name", code), _region(code, row)
    leftward = runs_leftward(code)
    family, fonts = _typeface(code, row, leftward)
    return Language(
        code=code,
        name=row.words("english", name),
        region=region,
        tag=code if region == region_of(code) else f"{code}-{region}",
        right_to_left=leftward,
        family=family,
        fonts=tuple(f"{BRAND}/{path}" for path in fonts),
        lead=_lead(row, leftward),
        slides=row.text("slides"),
        own=name,
        draft=row.flag("draft"),
    )


def _region(code: str, row: Table) -> str:
    """Where the language is spoken: of its code, else of its line; it makes the tag cy-GB of cy."""
    own, said = region_of(code), row.text("region")
    if own and said not in ("", own):
        row.refuse(
            "language",
            f'[language.{code}] names the region {own}, and region = "{said[:40]}" another',
            'write region = "", or take the region out of the code',
            "region",
        )
    elif said and not own:
        try:
            check_tag(f"{code}-{said}")
        except BadTag:
            row.refuse(
                "language",
                f"'{said[:40]}' is no code of a region",
                'two capital letters as in ISO 3166, such as "GB"; "" says none',
                "region",
            )
            return ""
    return own or said


def _typeface(code: str, row: Table, leftward: bool) -> tuple[str, tuple[str, ...]]:
    """The family and the font files of a language with letters of its own, or neither."""
    family, fonts = row.text("family"), row.texts("fonts")
    if bool(family) != bool(fonts):
        half = "a family without its font files" if family else "font files without their family"
        row.refuse(
            "font", f"[language.{code}] names {half}", ADVICE, "family" if family else "fonts"
        )
    elif leftward and not fonts:
        row.refuse(
            "font",
            f"{row.text('english', row.text('name', code))} runs from right to left in letters that"
            " the brand's typeface lacks, and names no fonts",
            ADVICE,
        )
    for path in fonts:
        first, *folders = path.split("/")
        if first != "fonts" or len(folders) < 2 or ".." in folders or "\\" in path:
            row.refuse(
                "font",
                f"the font '{path}' does not lie in a folder of its own below {BRAND}/fonts",
                ADVICE,
                "fonts",
            )
    return family, fonts


def _lead(row: Table, leftward: bool) -> int:
    value = row.values.get("line_height")
    if value is None:
        return LEFTWARD_LEAD if leftward else 0
    if (
        not isinstance(value, (int, float))
        or isinstance(value, bool)
        or not LEADS[0] <= value <= LEADS[1]
    ):
        row.refuse(
            "language",
            f"line_height is {value!r}, not a number from {LEADS[0]:g} to {LEADS[1]:g}",
            "1.3 suits Arabic, 2 Nastaliq",
            "line_height",
        )
        return 0
    return round(value * 1000)


def check_fonts(
    languages: Mapping[str, Language],
    editions: Mapping[str, Edition],
    found: Collection[str],
    where: Span,
) -> Iterator[Problem]:
    """Font files that a printed language names and that are not there."""
    printed = {code for edition in editions.values() for code in edition.locales}
    for code, language in languages.items():
        for path in language.fonts:
            if code in printed and path not in found:
                yield Problem(
                    "font",
                    f"[language.{code}] names {path}, which is missing",
                    where,
                    "add the file with its licence, or correct its name",
                )
