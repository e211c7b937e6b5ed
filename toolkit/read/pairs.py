"""Reads and writes locales/pairs.lock: words in both languages that somebody approved as they are.

It is no TOML but one line a string, so that two people's approvals merge without a conflict.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from toolkit.model.campaign import Item
from toolkit.model.problem import Problem, Span
from toolkit.read.files import Files

LOCK = "locales/pairs.lock"
_LINE = re.compile(r"(\S+) ([0-9a-f]{8})(?: (.*))?$")


def read_pairs(files: Files, items: Mapping[str, Item]) -> dict[str, str]:
    """Marks by context; nothing is read when no words were written together."""
    if not any(
        text.twins for item in items.values() for text in item.fields.values()
    ) or not files.holds(LOCK):
        return {}
    raw = files.read(LOCK) or b""
    pairs = {}
    for number, line in enumerate(raw.decode("utf-8", "replace").splitlines(), 1):
        match = _LINE.match(line)
        if match:
            pairs[match.group(1)] = match.group(2)
        elif line.strip() and not line.startswith("#"):
            files.problems.append(
                Problem(
                    "pairs",
                    "this line is not understood",
                    Span(LOCK, number),
                    "toolkit i18n approve writes this file; restore it",
                )
            )
    return pairs


def pair_lines(old: str, marks: Mapping[str, str], by: str) -> str:
    """The file with these marks set anew: one line each, sorted by context."""
    lines = {line.split(" ")[0]: line for line in old.splitlines() if _LINE.match(line)}
    lines |= {context: f"{context} {mark} {by}".rstrip() for context, mark in marks.items()}
    return (
        "# Words that were written in both languages together: the mark of what was approved, by"
        " whom, when.\n" + "".join(lines[name] + "\n" for name in sorted(lines))
    )
