"""Placeholders: `{lower_snake}` and nothing else. They reach no attribute, no format and no code."""

from __future__ import annotations

import re
from collections.abc import Mapping

_NAME = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_BRACE = re.compile(r"[{}]")


def names(text: str) -> frozenset[str]:
    """The names of the placeholders in the text."""
    return frozenset(_NAME.findall(text.replace("{{", "").replace("}}", "")))


def faults(text: str) -> list[str]:
    """What is wrong with the braces of the text: one sentence each."""
    rest = _NAME.sub("", text.replace("{{", "").replace("}}", ""))
    return [f"a brace stands alone or holds more than a name: {rest.strip()[:40]}"] if _BRACE.search(rest) else []


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its placeholders filled. Raises KeyError with the name of one that has no value."""
    filled = _NAME.sub(lambda match: values[match.group(1)], text.replace("{{", "\0").replace("}}", "\1"))
    return filled.replace("\0", "{").replace("\1", "}")
