"""Finds words that a little word before them changes, and that stand unchanged.

Only what is never right is said: after a word that softens, `t` is a fault, and `d` may be a
softened `t`. Names, words of other languages and placeholders are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.i18n.welsh.signs import Found

_SOFTENING = (
    *("am", "ar", "at", "dan", "dau", "ddau", "ddwy", "dros", "drwy", "dwy", "gan", "heb"),
    *("hyd", "i", "neu", "o", "rhy", "tan", "tros", "trwy", "wrth"),
)
_BREATHING = ("a", "â", "ei", "gyda", "tua")  # some soften; p, t and c never stay
_KEEPING = ("eich", "ein", "eu")  # change no consonant
_HARD = ("p", "t", "c")
_SOFT = (*_HARD, "ll", "m", "rh")
_CHANGED = ("ch", "dd", "mh", "ngh", "nh", "ph", "th")
_DIGRAPHS = ("ch", "ph", "th")
_QUESTIONS = ("pa", "pam", "pryd", "pwy")  # stay after “neu”, as imperatives do
# Words that nothing changes.
_FIXED = frozenset(("mae", "maen", "maent", "mai", "mewn", "mi", "mor", "pan", "tan", "ti", "tra"))
_BEGUN = ("chi", "chw", "theatr", "them", "therap", "thes")  # so words begin by themselves, too
_PAIR = re.compile(r"(?<![\w’'.-])([^\W\d_]+)(?=[ \u00a0]+([^\W\d_]+))")


def unmutated(welsh: str) -> Found:
    """Words that stand unchanged where they change, and changed where they do not."""
    for before, word in _PAIR.findall(welsh):
        if word.islower() and _wrong(before.lower(), word):
            yield (
                "I-MUTATION",
                f"has “{before} {word}”",
                f"“{before}” changes how the next word begins, or here it must not",
            )


def _wrong(before: str, word: str) -> bool:
    if before in _SOFTENING:
        stays = before == "neu" and (word in _QUESTIONS or word.endswith("wch"))
        return not (stays or word in _FIXED) and _begins(word, _SOFT)
    if before in _BREATHING:
        return word not in _FIXED and _begins(word, _HARD)
    return before in _KEEPING and word.startswith(_CHANGED) and not word.startswith(_BEGUN)


def _begins(word: str, letters: Sequence[str]) -> bool:
    return word.startswith(tuple(letters)) and not word.startswith(_DIGRAPHS)
