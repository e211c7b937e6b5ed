"""Turns of phrase that English lends to Welsh and that Welsh does not have."""

from __future__ import annotations

import re

from toolkit.i18n.welsh.signs import Found

_WHAT_NOT = re.compile(r"(?<!rhyw )\b([bf]eth (?:na|nad|nac|nas))\b", re.IGNORECASE)
_PEOPLE = (
    "bobl|pobl|phobl|rhai|rheini|rhieni|rieni|plant|blant|phlant|plentyn|blentyn|phlentyn|staff"
    "|teulu|deulu|theulu|teuluoedd|deuluoedd|theuluoedd|person|berson|pherson|sawl|disgyblion"
    "|ddisgyblion|dysgwyr|ddysgwyr|athrawon|oedolyn|oedolion|unrhyw un|neb|rhywun|ysgolion"
)
_NEEDED = re.compile(
    rf"\b((?:{_PEOPLE})(?: [^\W\d_]+)? sydd (?:ei angen|eu hangen))\b", re.IGNORECASE
)
# Two ways to write a pair of words: both are right, side by side they look careless.
SPLIT = {"ichi": "i chi", "imi": "i mi", "inni": "i ni", "iti": "i ti"}


def idioms(welsh: str) -> Found:
    """What follows English word for word, and is not said so."""
    for said in _WHAT_NOT.findall(welsh):
        yield "W-IDIOM", f"has “{said}”", "“yr hyn na …”, as in: yr hyn na chafodd ei wirio"
    for said in _NEEDED.findall(welsh):
        yield (
            "W-IDIOM",
            f"has “{said}”, which says that the people are needed",
            "“y bobl y mae arnynt ei angen”",
        )
