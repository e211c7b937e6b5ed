"""Tags of languages: right ones are read, wrong ones refused with the one that was meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from babel.localedata import locale_identifiers
from minimal import FILES

from toolkit.i18n.languages import known_locale, tongue
from toolkit.i18n.tags import BadTag, check_tag, region_of, runs_leftward, three_letters


@pytest.mark.parametrize(
    ("code", "long"),
    [
        ("cy", "cym"),
        ("en", "eng"),
        ("de", "deu"),  # not the bibliographic "ger"
        ("pt-BR", "por"),
        ("zh-Hant", "zho"),
        ("tl", "tgl"),  # CLDR counts it to Filipino
        ("haw", "haw"),  # Hawaiian has no code of two letters
        ("ckb", "ckb"),
        ("xx", "und"),
        ("", "und"),
    ],
)
def test_a_language_as_media_files_name_it(code: str, long: str) -> None:
    assert three_letters(code) == long


@pytest.mark.parametrize("code", ["pl", "zh-Hant", "sr-Latn", "pt-BR", "en-GB", "es-419", "syl"])
def test_a_right_tag_is_taken(code: str) -> None:
    check_tag(code)


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("pol", "write pl"),
        ("iw", "write he"),
        ("PL", "write pl"),
        ("pl_PL", "write pl-PL"),
        ("zh-hans", "write zh-Hans"),
        ("en-UK", "write en-GB"),
        ("uk-Cyrl", "write uk"),
        ("cz", "did you mean 'cs'? ('cz' is a country)"),
        ("Polish", "did you mean 'pl'? ('polish' is a name)"),
        ("en-x-pirate", "write en"),
        ("sr-latin", "give its code"),
        ("zz", "give its code"),
        ("und", "give its code"),
        ("../../etc", "give its code"),
        ("", "give its code"),
    ],
)
def test_another_is_refused_and_the_right_one_named(code: str, hint: str) -> None:
    with pytest.raises(BadTag) as refused:
        check_tag(code)
    assert refused.value.hint.startswith(hint), refused.value.hint


def test_directions_are_those_of_cldr() -> None:
    codes = [code for code in locale_identifiers() if not re.search("_[A-Z]{2}", code)]
    assert len(codes) > 200
    for code in codes:
        leftward = runs_leftward(code.replace("_", "-"))
        assert (Locale.parse(code).text_direction == "rtl") == leftward, code
    assert runs_leftward("pa-Arab") and runs_leftward("ur-PK") and not runs_leftward("ks-Deva")
    assert runs_leftward("ff-Adlm") and not runs_leftward("ff") and runs_leftward("dv")


def test_names_and_letters_are_those_of_cldr() -> None:
    found = {code: tongue(code) for code in ("uk", "zh-Hans", "pt-BR", "sr-Latn", "tlh", "zz")}
    assert {code: (one.name, one.english) for code, one in found.items()} == {
        "uk": ("українська", "Ukrainian"),
        "zh-Hans": ("简体中文", "Simplified Chinese"),
        "pt-BR": ("português (Brasil)", "Brazilian Portuguese"),
        "sr-Latn": ("srpski (latinica)", "Serbian (Latin)"),
        "tlh": ("…", "Klingon"),
        "zz": ("…", "…"),
    }
    assert "ї" in found["uk"].letters and not found["tlh"].letters
    assert str(known_locale("pl-GB")) == "pl" and known_locale("tlh") is None


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ("[language.en]", "[language.eng]", "E 'eng' is another spelling of 'en'; write en"),
        ('region = "GB"', 'region = "UK"', "E 'UK' is no code of a region"),
        ("[language.cy]", "[language.cz]", "E did you mean 'cs'?"),
        ("[language.cy]", "[language.cy-US]", "E [language.cy-US] names the region US"),
    ],
)
def test_what_a_campaign_says_of_its_languages_is_checked(
    project: Callable[..., Path], run: Callable[..., Any], was: str, now: str, says: str
) -> None:
    text = FILES["assets/campaign.toml"].replace(was, now, 1)
    ran = run("list", "--project", project({"assets/campaign.toml": text}))
    assert ran.code == 2
    for part in says.removeprefix("E ").split("; "):
        assert part in ran.err, ran.err
    line = text[: text.index(now)].count("\n") + 1 + 3 * ("US" in now)
    assert f"assets/campaign.toml:{line}" in ran.err


def test_a_region_is_said_once() -> None:
    assert region_of("pt-BR") == "BR" and region_of("es-419") == "419" and region_of("cy") == ""
