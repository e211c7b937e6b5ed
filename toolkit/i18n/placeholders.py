"""Placeholders: `{lower_snake}` and nothing else. They reach no attribute, no format and no code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

_PART = re.compile(r"\{\{|\}\}|\{([a-z][a-z0-9_]*)\}|[{}]|%\([^)]*\)[a-z]?")


def counts(text: str) -> Counter[str]:
    """How often each placeholder stands in the text."""
    return Counter(match.group(1) for match in _PART.finditer(text) if match.group(1))


def names(text: str) -> frozenset[str]:
    """The names of the placeholders in the text."""
    return frozenset(counts(text))


def faults(text: str) -> list[str]:
    """What is wrong with the braces of the text: one sentence each."""
    for match in _PART.finditer(text):
        if match.group(0) in "{}":
            return [f"a brace stands alone or holds more than a name: {text[match.start() :].strip()[:40]}"]
        if match.group(0).startswith("%"):
            return [f"{match.group(0)} is a placeholder of another kind"]
    return []


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its placeholders filled. Raises KeyError with the name of one that has no value."""

    def one(match: re.Match[str]) -> str:
        return values[match.group(1)] if match.group(1) else {"{{": "{", "}}": "}"}.get(match.group(0), match.group(0))

    return _PART.sub(one, text)
