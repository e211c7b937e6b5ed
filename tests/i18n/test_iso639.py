"""Codes of languages as media files name them."""

from __future__ import annotations

import pytest
from babel.core import get_global

from toolkit.i18n.iso639 import THREE, three_letters


@pytest.mark.parametrize(
    ("code", "long"),
    [
        ("cy", "cym"),
        ("en", "eng"),
        ("pl", "pol"),
        ("de", "deu"),  # not the bibliographic "ger"
        ("pt-BR", "por"),
        ("zh_Hant", "zho"),
        ("haw", "haw"),  # Hawaiian has no code of two letters
        ("ckb", "ckb"),
        ("xx", "und"),
        ("", "und"),
    ],
)
def test_a_language_as_media_files_name_it(code: str, long: str) -> None:
    assert three_letters(code) == long


def test_the_table_is_whole_and_agrees_with_cldr() -> None:
    assert len(THREE) == 184 and len(set(THREE.values())) == 184
    assert all(len(long) == 3 and long.isalpha() and long.islower() for long in THREE.values())
    aliases = get_global("language_aliases")
    merged = {"bh", "tl", "tw"}  # CLDR counts them to Bhojpuri, Filipino and Akan
    assert {short for short, long in THREE.items() if aliases.get(long) != short} == merged
