"""Reads a table of a TOML file field by field.

A value of another kind than wanted becomes a problem with its line, and a default in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from toolkit.i18n.characters import faults
from toolkit.i18n.words import typeset
from toolkit.model.problem import Problem, Span
from toolkit.read.toml import Document

_KINDS = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "text",
    list: "a list",
    dict: "a table",
}
LARGEST = 1_000_000  # of any length, in mm, px or pt


class Table:
    """One table and where it stands. All tables of a file note their problems in one list.

    `code` is the code of problems with the kind of a value: the name of the top table, such as
    `sheet`.
    """

    def __init__(
        self,
        document: Document,
        problems: list[Problem],
        values: dict[str, Any] | None = None,
        keys: tuple[str | int, ...] = (),
    ) -> None:
        self.document, self.problems, self.keys = document, problems, keys
        self.code = str(keys[0]) if keys else "type"
        self.values = document.values if values is None else values

    def at(self, *keys: str | int) -> Span:
        """Where a key of the table stands."""
        return self.document.at(*self.keys, *keys)

    def refuse(self, code: str, message: str, hint: str, *keys: str | int, lacks: str = "") -> None:
        """Note a problem at a key of the table, or at the table."""
        self.problems.append(Problem(code, message, self.at(*keys), hint, lacks=lacks))

    def misshapen(self, code: str, message: str, hint: str, key: str) -> None:
        """Note a key that nobody reads, or a value of another kind than wanted."""
        self.problems.append(Problem(code, message, self.at(key), hint, shape=True))

    def text(self, key: str, default: str = "") -> str:
        """A string."""
        return str(self._value(key, default, str))

    def words(self, key: str, default: str = "") -> str:
        """A string that people read, put right and with the quotes of print; what nobody can print
        as it was meant is refused.
        """
        said = self.text(key, default)
        for fault in faults(said):
            self.refuse(self.code, f"'{key}' {fault.what}", fault.hint, key)
        return typeset(said)

    def texts(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of strings."""
        found = self._value(key, list(default), list)
        if not all(isinstance(part, str) for part in found):
            self.misshapen(
                self.code,
                f"'{key}' holds something other than text",
                f'write {key} = ["…", "…"]',
                key,
            )
            return default
        return tuple(found)

    def flag(self, key: str) -> bool:
        """True or false; false when it is not there."""
        return bool(self._value(key, False, bool))

    def whole(self, key: str, default: int = 0, least: int = 0) -> int:
        """A whole number, not below `least`."""
        found = int(self._value(key, default, int))
        if found < least:
            self.refuse(
                self.code, f"'{key}' is {found}; the least is {least}", "give a larger number", key
            )
            return max(default, least)
        return found

    def thousandths(self, key: str, default: float | None = None, least: float = 0) -> int:
        """A length, in 1/1000 of its unit. Without a default it must be there."""
        if key not in self.values and default is None:
            self.refuse(self.code, f"'{key}' is missing", f"give {key} as a number")
            return 1000
        found: float = self._value(key, default or 0, int, float)
        if not least <= found <= LARGEST:
            self.refuse(
                self.code,
                f"'{key}' is {found}; it lies between {least:g} and {LARGEST}",
                "give a length that can be drawn",
                key,
            )
            return 1000
        return round(found * 1000)

    def table(self, key: str) -> Table:
        """A table inside this one; empty when it is not there."""
        return Table(self.document, self.problems, self._value(key, {}, dict), (*self.keys, key))

    def tables(self) -> Iterator[tuple[str, Table]]:
        """Every table inside this one, with its name."""
        for key in self.values:
            if isinstance(self.values[key], dict):
                yield key, self.table(key)
            else:
                self._value(key, {}, dict)

    def row(self, key: str, number: int) -> Table:
        """One table of a list, [[key]]; empty where something else stands in its place."""
        row = self.values[key][number]
        values = row if isinstance(row, dict) else {}
        return Table(self.document, self.problems, values, (*self.keys, key, number))

    def rows(self, key: str) -> Iterator[tuple[int, Table]]:
        """The tables of a list, [[key]], with their numbers."""
        for number, row in enumerate(self._value(key, [], list)):
            if isinstance(row, dict):
                yield number, self.row(key, number)
            else:
                self.misshapen(
                    self.code,
                    f"'{key}' holds something other than tables",
                    f"write each as [[{key}]]",
                    key,
                )

    def only(self, known: Iterable[str], code: str, what: str) -> None:
        """Refuse keys that nobody reads, with the nearest that somebody does."""
        from toolkit.read.suggest import suggest

        for key in self.values:
            if key not in set(known):
                self.misshapen(code, f"{what} has no key '{key}'", suggest(key, known), key)

    def needs(self, tables: Iterable[str], code: str) -> None:
        """Refuse a file without one of the tables that everything else leans on."""
        from toolkit.read.suggest import suggest

        for key in tables:
            if key not in self.values and not self.problems:
                hint = suggest(key, self.values) if self.values else "add it"
                path = self.document.path
                self.misshapen(code, f"{path} has no [{key}]", hint, key)

    def _value(self, key: str, default: Any, *kinds: type) -> Any:
        found = self.values.get(key, default)
        if type(found) in kinds:
            return found
        wanted = _KINDS[kinds[-1]]
        self.misshapen(
            self.code,
            f"'{key}' is {_KINDS.get(type(found), 'something else')}, not {wanted}",
            f"give {key} as {wanted}",
            key,
        )
        return default
