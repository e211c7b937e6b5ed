"""Finds and fills placeholders: `{lower_snake}` and nothing else.

They reach no attribute, no format and no code, as Python's own formatting would.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache

_TOKEN = re.compile(r"\{\{|\}\}|\{([a-z][a-z0-9_]*)\}")
_OTHER = re.compile(r"[{}]|%\([a-z_]+\)[a-z]")


def counts(text: str) -> Counter[str]:
    """How often each placeholder stands in the text."""
    return Counter(match.group(1) for match in _TOKEN.finditer(text) if match.group(1))


@lru_cache(maxsize=8192)  # the same words stand in many artefacts
def names(text: str) -> frozenset[str]:
    """The names of the placeholders in the text."""
    return frozenset(counts(text))


def without(text: str) -> str:
    """The text with a stroke in the place of each placeholder, whose name is no word of it."""
    return _TOKEN.sub(" | ", text)


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, and whether each is a placeholder, `{name}`."""
    past = 0
    for match in _TOKEN.finditer(text):
        if match.group(1):
            if match.start() > past:
                yield text[past : match.start()], False
            yield match.group(0), True
            past = match.end()
    if past < len(text):
        yield text[past:], False


def faults(text: str) -> list[str]:
    """What is wrong with the placeholders of the text: one sentence each."""
    rest = _TOKEN.sub("", text)
    return [f"only {{name}} is filled in, not: {rest.strip()[:40]}"] if _OTHER.search(rest) else []


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its placeholders filled; {{ and }} print one brace.

    Raises KeyError with a name that has no value.
    """
    return _TOKEN.sub(
        lambda match: values[match.group(1)] if match.group(1) else match.group(0)[0], text
    )
