"""Which languages run from right to left.

A table of our own: the no-change build asks it, and CLDR takes a while to load. Tests hold it
against CLDR.
"""

from __future__ import annotations

# The scripts that people write today and that run from right to left, by their codes of ISO 15924,
# each with the languages that are written in it where nothing else is said.
_LEFTWARD = {
    "Adlm": "",
    "Arab": (
        "aeb ajp apc apd ar arq ary arz azb bal bgn bqi ckb fa glk ks lrc mzn pnb prs ps"
        " sd sdh skr trw ug ur"
    ),
    "Aran": "",
    "Hebr": "he yi",
    "Mand": "mid",
    "Mend": "",
    "Nkoo": "nqo",
    "Rohg": "rhg",
    "Samr": "sam",
    "Syrc": "arc syr",
    "Thaa": "dv",
    "Yezi": "",
}
_USUAL = {language: script for script, listed in _LEFTWARD.items() for language in listed.split()}


def runs_leftward(code: str) -> bool:
    """Is the language (`ar`, `ur-PK`, `pa-Arab`) written from right to left?"""
    language, *parts = code.replace("_", "-").split("-")
    script = next((part.capitalize() for part in parts if len(part) == 4), _USUAL.get(language, ""))
    return script in _LEFTWARD
