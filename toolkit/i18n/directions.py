"""Which languages run from right to left.

A table of our own: the no-change build asks it, and CLDR takes a while to load.
"""

from __future__ import annotations

RIGHT_TO_LEFT = frozenset(
    {
        "ar",
        "arc",
        "ckb",
        "dv",
        "fa",
        "he",
        "ks",
        "lrc",
        "mzn",
        "nqo",
        "ps",
        "sd",
        "syr",
        "ug",
        "ur",
        "yi",
    }
)


def runs_leftward(code: str) -> bool:
    """Is the language (`ar`, `ur-PK`) written from right to left?"""
    language, *parts = code.split("-")
    script = next((part for part in parts if len(part) == 4), "")
    return script in ("Arab", "Hebr") if script else language in RIGHT_TO_LEFT
