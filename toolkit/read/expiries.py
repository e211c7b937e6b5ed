"""Reads until when the dated facts of data/ are good."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from toolkit.model.fact import Expiry
from toolkit.model.problem import Problem
from toolkit.read.days import day_fault
from toolkit.read.facts import FACTS, NATIONS, nation
from toolkit.read.files import Files
from toolkit.read.house import shown
from toolkit.read.toml import Document, read_toml

NOTICE = 60  # days: long enough to ask the owner of a fact, and to print anew


def read_expiries(files: Files, campaign: Document) -> Iterator[Expiry]:
    """The tables of data/ that say until when they are good: until = 2027-03-31. Of the nations
    only the one that holds is asked.
    """
    for path in files.find("assets/data", ".toml"):
        if path not in files.digests:
            continue
        document, _ = read_toml(shown(files.root, path), files.read(path) or b"")
        for keys, value in _tables(document.values):
            faults = [
                fault
                for key in ("until", "checked")
                if key in value
                and (fault := day_fault(key, value[key], document.at(*keys, key), "fact"))
            ]
            faults = faults or _reversed(document, keys, value)
            files.problems += faults
            other = path == NATIONS and keys[0] != nation(campaign, document)
            if "until" in value and not faults and not other:
                where = document.at(*keys, "until")
                notice = NOTICE if path in (FACTS, NATIONS) else 0
                yield Expiry("/".join(keys), str(value["until"]), where, notice=notice)


def _reversed(document: Document, keys: Sequence[str], value: Mapping[str, Any]) -> list[Problem]:
    """A last day before the day on which somebody checked."""
    if "until" not in value or "checked" not in value or value["checked"] <= value["until"]:
        return []
    name = "/".join(keys)
    message = f"'{name}' was checked on {value['checked']}, and is good until {value['until']} only"
    hint = "correct the one of the two days that is wrong"
    return [Problem("fact", message, document.at(*keys, "until"), hint)]


def _tables(
    values: Mapping[str, object], keys: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Mapping[str, object]]]:
    for key, value in values.items():
        if isinstance(value, dict):
            yield (*keys, key), value
            yield from _tables(value, (*keys, key))
