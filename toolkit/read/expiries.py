"""Reads until when the dated facts of data/ are good."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from toolkit.model.campaign import Expiry
from toolkit.model.problem import Problem
from toolkit.read.files import Files
from toolkit.read.house import shown
from toolkit.read.toml import read_toml


def read_expiries(files: Files) -> Iterator[Expiry]:
    """The tables of data/ that say until when they are good: until = 2027-03-31."""
    for path in files.find("assets/data", ".toml"):
        if path not in files.digests:
            continue
        document, _ = read_toml(shown(files.root, path), files.read(path) or b"")
        for keys, value in _tables(document.values):
            if "until" not in value:
                continue
            day, where = value["until"], document.at(*keys, "until")
            if type(day) is date:
                yield Expiry("/".join(keys), str(day), where)
            else:
                files.problems.append(
                    Problem(
                        "fact",
                        f"'until' of '{'/'.join(keys)}' is no day",
                        where,
                        "write it without quotes: until = 2027-03-31",
                    )
                )


def _tables(
    values: Mapping[str, object], keys: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Mapping[str, object]]]:
    for key, value in values.items():
        if isinstance(value, dict):
            yield (*keys, key), value
            yield from _tables(value, (*keys, key))
