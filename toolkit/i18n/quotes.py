"""Straight quotes, as keyboards have them, become those of print, as each language writes them.

A pair around words is a pair of quotes; all else is an apostrophe. An apostrophe is never an
opening quote: Welsh words such as `’na` and `’dw` begin with one.
"""

from __future__ import annotations

import re

from toolkit.i18n.characters import NO_BREAK, tidied

_ENGLISH = ("‘", "’", "“", "”")
_LOW = ("‚", "‘", "„", "“")
_POLISH = ("‚", "’", "„", "”")
_ANGLES = ("‹", "›", "«", "»")
_NORTHERN = ("’", "’", "”", "”")
QUOTES = {
    "bg": _LOW,
    "cs": _LOW,
    "de": _LOW,
    "el": ("‘", "’", "«", "»"),
    "fi": _NORTHERN,
    "fr": ("‘", "’", f"«{NO_BREAK}", f"{NO_BREAK}»"),
    "hu": _POLISH,
    "lt": _LOW,
    "nb": ("‘", "’", "«", "»"),
    "pl": _POLISH,
    "ro": _POLISH,
    "ru": ("„", "“", "«", "»"),
    "sk": _LOW,
    "sl": _LOW,
    "sv": _NORTHERN,
    "uk": ("„", "“", "«", "»"),
}
# An opening quote stands at the start, after a space, a bracket or a dash; a closing one behind
# words, and before no letter. Between them may be apostrophes, as in i'r.
_SINGLE = re.compile(
    r"(?<![^\s(\[“„«—–/-])'(?=[^\s'])([^'\n]*(?:(?<=\w)'(?=\w)[^'\n]*)*)(?<=[^\s'])'(?![\w'])"
)
_DOUBLE = re.compile(r'(?<![^\s‘—–])"(?=[^\s"])([^"\n]+)(?<=[^\s"])"(?![\w"])')
_STRAIGHT = re.compile(r"'(?!\S{0,99}@)")  # in an e-mail address it is that of the keyboard
# Words that begin with an apostrophe in English: of what follows, only a whole phrase is quoted.
_ELIDED = re.compile(r"(?:tis|twas|em|cause|til|n|\d0s)\b(?!$)|n$", re.IGNORECASE)
_PLAIN = str.maketrans(dict.fromkeys("‘’‚‛‹›", "'") | dict.fromkeys("“”„«»", '"'))


def quoted(text: str, locale: str = "") -> str:
    """The text with quotes and apostrophes of print. A lone straight double quote stays."""
    if '"' not in text and "'" not in text:
        return text
    one, end, two, last = QUOTES.get(locale.partition("-")[0], _ENGLISH)
    text = _SINGLE.sub(lambda found: _single(found, one, end), text)
    text = _STRAIGHT.sub("’", text)
    before = ""
    while before != text:  # quotes within quotes: the inner ones first
        before, text = text, _DOUBLE.sub(rf"{two}\1{last}", text)
    return text


def _single(found: re.Match[str], one: str, end: str) -> str:
    words = found.group(1)
    if _ELIDED.match(words) and (words.endswith("s") or words.lower() == "n"):
        return found.group(0)
    return f"{one}{words}{end}"


def alike(text: str) -> str:
    """For comparing: words that differ in quotes or in spaces alone are the same."""
    return " ".join(tidied(text).replace(NO_BREAK, " ").translate(_PLAIN).split())
