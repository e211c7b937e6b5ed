"""Looks at what a Welsh word does to the next: placeholders that would have to mutate, a and ac."""

from __future__ import annotations

import re

from toolkit.i18n.welsh.mutation import TRIGGERS
from toolkit.i18n.welsh.signs import Found

_TRIGGERED = re.compile(
    rf"(?<![\w’'])({'|'.join(sorted(TRIGGERS, key=len, reverse=True))}|[’'](?:i|u|w|m|th))["
    r" \u00a0]+(\{[a-z0-9_]+\})",
    re.IGNORECASE,
)
_AND = re.compile(r"(?<![\w’'])(ac?)[ \u00a0]+([^\W\d_]+)")
_VOWELS = "aeiouyâêîôûŷáéíóúàèìòùäëïöü"
# Verbs before which “a” asks or relates, and so stays “a” before a vowel.
_VERBS = (
    "oes",
    "yw",
    "ydy",
    "ydw",
    "ydych",
    "ydyn",
    "ydynt",
    "oedd",
    "oeddech",
    "all",
    "allai",
    "allwch",
    "allwn",
    "ellir",
    "aeth",
    "eir",
    "elwir",
    "enwir",
    "ystyrir",
    "anfonwyd",
    "ofynnir",
    "allant",
)
_ENDED = ("ir", "odd", "wyd")  # so do verbs end, and next to no noun
# Words of which some begin with a consonant and have “ac” before them all the same.
_AC = (
    "mae",
    "maent",
    "maen",
    "roedd",
    "fel",
    "felly",
    "mor",
    "nid",
    "na",
    "nad",
    "ni",
    "nac",
    "sydd",
    "mewn",
    "meddai",
    "yw",
    "hefyd",
    "yn",
    "wrth",
    "wedi",
    "wedyn",
)


NUMBERS = ("n", "count")  # printed in figures, which never mutate


def neighbours(welsh: str, still: frozenset[str]) -> Found:
    """What the next word does to a word: placeholders that may have to mutate, a and ac."""
    for trigger, placeholder in _TRIGGERED.findall(welsh):
        if placeholder[1:-1] in (*still, *NUMBERS):
            continue
        yield (
            "W-PLACEHOLDER",
            f"puts {placeholder} after “{trigger}”, where the name may have to mutate",
            "write “Ysgol: {name}”, or put another word between",
        )
    for word, following in _AND.findall(welsh):
        yield from _and(word, following)


def _and(word: str, following: str) -> Found:
    vowel = following[0].lower() in _VOWELS
    verb = following.lower() in _VERBS or following.lower().endswith(_ENDED)
    if word == "a" and vowel and not verb:
        yield (
            "W-AND",
            f"has “a {following}”",
            f"“ac {following}” if it means and; switch this off where it asks or relates",
        )
    if (
        word == "ac"
        and not vowel
        and following[0].lower() not in "wh"
        and following.lower() not in _AC
    ):
        yield "W-AND", f"has “ac {following}”", f"“a {following}”, with its mutation"
