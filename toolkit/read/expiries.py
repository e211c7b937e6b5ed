"""Reads until when the dated facts of data/ are good."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from toolkit.model.campaign import Expiry
from toolkit.read.days import day_fault
from toolkit.read.facts import NATIONS, nation
from toolkit.read.files import Files
from toolkit.read.house import shown
from toolkit.read.toml import Document, read_toml


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
            files.problems += faults
            other = path == NATIONS and keys[0] != nation(campaign, document)
            if "until" in value and not faults and not other:
                where = document.at(*keys, "until")
                yield Expiry("/".join(keys), str(value["until"]), where)


def _tables(
    values: Mapping[str, object], keys: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Mapping[str, object]]]:
    for key, value in values.items():
        if isinstance(value, dict):
            yield (*keys, key), value
            yield from _tables(value, (*keys, key))
