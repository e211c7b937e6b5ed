"""Compares strings with each other: one original said in two ways, one translation for two
originals, two spellings side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.i18n.document import Entry
from toolkit.i18n.welsh.idiom import SPLIT
from toolkit.i18n.welsh.switched import is_off
from toolkit.i18n.welsh.words import fold
from toolkit.model.problem import Problem, Span


def together(live: Sequence[Entry], path: str, welsh: bool) -> Iterator[Problem]:
    """What is wrong between strings, in no one of them alone."""
    yield from _twice(live, path)
    yield from _same(live, path)
    if welsh:
        yield from _mixed(live, path)


def _twice(live: Sequence[Entry], path: str) -> Iterator[Problem]:
    """The same original with different translations: often right (Yes and No follow the verb in
    Welsh), sometimes an oversight.
    """
    first: dict[str, Entry] = {}
    for entry in live:
        other = first.setdefault(fold(entry.source), entry)
        if _said(other) != _said(entry) and not is_off(entry, "I-DIFFERENT"):
            message = (
                f"'{entry.key}' and '{other.key}' are one original, said in two ways:"
                f" “{entry.forms[0]}” and “{other.forms[0]}”"
            )
            yield Problem(
                "I-DIFFERENT", message, Span(path, entry.line), "fine where grammar asks for it"
            )


def _same(live: Sequence[Entry], path: str) -> Iterator[Problem]:
    """One translation for two originals: they may mean the same, or one has the other's words."""
    first: dict[tuple[str, ...], Entry] = {}
    for entry in live:
        other = first.setdefault(_said(entry), entry)
        if _meant(other) != _meant(entry) and not is_off(entry, "I-SAME"):
            message = (
                f"'{entry.key}' and '{other.key}' are said in the same words: “{entry.forms[0]}”"
                f" for “{entry.source}” and for “{other.source}”"
            )
            yield Problem(
                "I-SAME", message, Span(path, entry.line), "fine where both mean the same"
            )


def _mixed(live: Sequence[Entry], path: str) -> Iterator[Problem]:
    """Both `ichi` and `i chi`: each string that has the rarer one."""
    for joined, apart in SPLIT.items():
        ways = [_having(live, joined), _having(live, apart)]
        rarer, usual = (joined, apart) if len(ways[0]) <= len(ways[1]) else (apart, joined)
        for entry in min(ways, key=len) if all(ways) else ():
            if not is_off(entry, "W-MIXED"):
                message = f"'{entry.key}' has “{rarer}”, and other strings have “{usual}”"
                yield Problem("W-MIXED", message, Span(path, entry.line), "choose one for all")


def _having(live: Sequence[Entry], said: str) -> list[Entry]:
    found = re.compile(rf"(?<![\w’']){said}(?!\w)")
    return [entry for entry in live if any(found.search(fold(form)) for form in entry.forms)]


def _meant(entry: Entry) -> str:
    """The original; a part of an address (old-houses) as its words."""
    return fold(entry.source).replace("-", " ")


def _said(entry: Entry) -> tuple[str, ...]:
    return tuple(fold(form) for form in entry.forms)
