"""Reads data/facts.toml and data/nations.toml: what goes out of date or waits for confirmation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from toolkit.i18n.characters import faults, tidied
from toolkit.i18n.words import typeset
from toolkit.model.fact import Fact
from toolkit.model.language import Language
from toolkit.model.problem import Problem
from toolkit.read.files import Files
from toolkit.read.source import toml
from toolkit.read.suggest import suggest
from toolkit.read.table import Table
from toolkit.read.toml import Document

CAMPAIGN = "assets/campaign.toml"
FACTS = "assets/data/facts.toml"
NATIONS = "assets/data/nations.toml"  # facts that each nation has otherwise, such as a role


def all_facts(
    files: Files, campaign: Document, languages: Mapping[str, Language]
) -> dict[str, Fact]:
    """Facts by id: those of data/facts.toml, and those of the nation that [school] names.

    Where it names none, the first nation of data/nations.toml holds; a campaign may have none.
    """
    facts = files.noting(read_facts(toml(files, FACTS), languages), FACTS, needs=(CAMPAIGN,))
    if not files.holds(NATIONS):
        files.doubting(_nation_faults(campaign, ()))
        return facts
    document = toml(files, NATIONS)
    nations = files.noting(read_nations(document, languages), NATIONS, needs=(CAMPAIGN,))
    files.doubting(_nation_faults(campaign, nations))
    theirs = nations.get(nation(campaign, document), {})
    files.doubting(_twice(facts, theirs))
    return facts | theirs


def nation(campaign: Document, nations: Document) -> str:
    """The nation whose facts hold: that of [school], or the first there is; "" without any."""
    named = Table(campaign, []).table("school").text("nation")
    return named or next(iter(nations.values), "")


def read_nations(
    document: Document, locales: Iterable[str]
) -> tuple[dict[str, dict[str, Fact]], list[Problem]]:
    """The facts of each nation, by its name: all nations have the same ones."""
    problems: list[Problem] = []
    file, codes = Table(document, problems), tuple(locales)
    nations = {name: dict(_facts(table, codes)) for name, table in file.tables()}
    first = next(iter(nations), "")
    for name, facts in nations.items():
        for missing in [fact for fact in nations[first] if fact not in facts]:
            file.table(name).refuse(
                "nation",
                f"the nation '{name}' does not say its '{missing}', which '{first}' says",
                f"add [{name}.{missing}], with verified = false until somebody has checked it",
            )
        file.table(name).only(nations[first], "nation", f"[{name}]")
    return nations, problems


def _nation_faults(campaign: Document, nations: Iterable[str]) -> list[Problem]:
    """Is the nation of [school] one of which somebody wrote the facts?"""
    problems: list[Problem] = []
    table = Table(campaign, problems).table("school")
    named = table.text("nation")
    if named and named not in nations:
        message = f"[school] names the nation '{named}', of which {NATIONS} says nothing"
        table.refuse("nation", message, suggest(named, nations), "nation")
    return problems


def _twice(facts: Mapping[str, Fact], theirs: Mapping[str, Fact]) -> list[Problem]:
    """Facts that hold everywhere and again for a nation: nobody knows which is meant."""
    return [
        Problem(
            "nation",
            f"the fact '{name}' stands here and in {FACTS}",
            fact.where,
            "keep it in one of the two",
        )
        for name, fact in theirs.items()
        if name in facts
    ]


def read_facts(document: Document, locales: Iterable[str]) -> tuple[dict[str, Fact], list[Problem]]:
    """Facts by id; each must have a value, and say whether it is verified, for every language."""
    problems: list[Problem] = []
    file = Table(document, problems)
    return dict(_facts(file, tuple(locales))), problems


def _facts(file: Table, codes: tuple[str, ...]) -> Iterator[tuple[str, Fact]]:
    for name, value in file.values.items():
        if isinstance(value, dict):
            yield name, _fact(name, file.table(name), codes)
        else:
            message = f"'{name}' stands outside a table"
            file.refuse("fact", message, "a fact is a table: [slogan]", name)


def _fact(name: str, table: Table, codes: tuple[str, ...]) -> Fact:
    verified = table.values.get("verified")
    verified = verified if isinstance(verified, dict) else {}
    unsure = [code for code in codes if not isinstance(verified.get(code), bool)]
    if unsure:
        table.refuse(
            "fact",
            f"the fact '{name}' does not say whether its {' and '.join(unsure)} is verified",
            f"verified = {{ {', '.join(f'{code} = false' for code in codes)} }} until checked",
            "verified",
        )
    for code in codes:
        if code not in table.values:
            message = f"the fact '{name}' has no value for {code}"
            table.refuse("fact", message, f'add {code} = "…"')
        elif not _says(table.values[code]):
            message = f"the fact '{name}' says nothing printable in {code}"
            table.refuse("fact", message, "give words between quotes, or a list of them", code)
        else:
            said = table.values[code]
            for part in said if isinstance(said, list) else [said]:
                for fault in faults(part, code):
                    table.refuse("fact", f"the fact '{name}' {fault.what}", fault.hint, code)
    values = {code: _typeset(value, code) for code, value in table.values.items() if code in codes}
    checked = {code: said is True for code, said in verified.items()}
    places = {code: table.at(code) for code in values}
    day = table.values.get("checked")
    looked = day.isoformat() if type(day) is date else ""  # else the reader of days refuses it
    return Fact(
        name,
        values,
        checked,
        table.at(),
        places,
        leads=table.text("leads"),
        called=table.text("called"),
        checked=looked,
    )


def _typeset(value: object, code: str) -> str | tuple[str, ...]:
    if isinstance(value, list):
        return tuple(typeset(str(part), code) for part in value)
    return typeset(str(value), code)


def _says(value: object) -> bool:
    """Is it a string, or a list of them, and says each something?"""
    parts = value if isinstance(value, list) else [value]
    return bool(parts) and all(isinstance(part, str) and tidied(part) for part in parts)
