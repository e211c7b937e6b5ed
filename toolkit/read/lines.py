"""[lines] of campaign.toml: where the strings stand that the toolkit prints by itself."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model.campaign import Project
from toolkit.model.lines import Lines
from toolkit.model.problem import Problem
from toolkit.read.known import Known
from toolkit.read.suggest import suggest
from toolkit.read.table import Table
from toolkit.read.toml import Document

STRINGS = ("status", "status_short", "licence", "danger", "contact")
ENTRIES = {"questions": ("title", "do")}
FACTS = ("slogan", "web", "licence_page", "hashtag")
MOST = 4  # strings of a slogan: layouts have lines for as many
SHORT = 50  # characters of the short status line: what cards and posts have room for
LISTED = "slogan"  # the only one whose fact may be a list of words
ROLES = (*STRINGS, *ENTRIES, *FACTS)


def read_lines(campaign: Document, known: Known) -> tuple[Lines, list[Problem]]:
    """Which strings they are; what leads nowhere is refused, and then says nothing."""
    problems: list[Problem] = []
    table = Table(campaign, problems).table("lines")
    table.only(ROLES, "lines", "[lines]")
    named = {role: table.text(role) for role in ROLES}
    for role, path in named.items():
        if path and (faults := [*_faults(table, role, path, known)]):
            problems += faults
            named[role] = ""
    facts = {role: named[role].removeprefix("facts/") for role in FACTS}
    return Lines(**(named | facts)), problems


def _faults(table: Table, role: str, path: str, known: Known) -> Iterator[Problem]:
    """Does the role name what it prints: a string, an entry with its fields, a fact?"""
    if role in FACTS:
        yield from _fact_faults(table, role, path, known)
        return
    fields = ENTRIES.get(role, ())
    for wanted in [f"{path}/{field}" for field in fields] or [path]:
        if wanted not in known.strings:
            yield Problem(
                "lines",
                f"[lines] names '{path}' as its {role}, and there is no string '{wanted}'",
                table.at(role),
                suggest(wanted, known.strings),
                lacks=wanted,
            )


def _fact_faults(table: Table, role: str, path: str, known: Known) -> Iterator[Problem]:
    facts = {f"facts/{name}": fact for name, fact in known.facts.items()}
    if path not in facts:
        yield Problem(
            "lines",
            f"[lines] names '{path}' as its {role}, which is no fact",
            table.at(role),
            suggest(path, facts),
            lacks=path,
        )
    elif role != LISTED and known.listed(path):
        yield Problem(
            "lines",
            f"the {role} of [lines] is printed as one text, and '{path}' is a list",
            facts[path].where,
            'write it as text: en = "…"',
        )
    elif role == LISTED:
        for code, said in facts[path].values.items():
            if isinstance(said, tuple) and len(said) > MOST:
                yield Problem(
                    "lines",
                    f"the slogan '{path}' has {len(said)} strings in {code}, and layouts have room"
                    f" for one to {MOST}",
                    facts[path].where,
                    'put several words into one string: en = ["Think first", "Share"]',
                )


def overlong(project: Project) -> Iterator[Problem]:
    """Is the short status line short in every language?"""
    path = project.lines.status_short
    if not path:
        return
    parent, _, name = path.rpartition("/")
    source = project.items[parent].fields[name]
    said = [(text, source.where) for text in {source.text, *dict(source.twins).values()}]
    for catalogue in project.catalogues.values():
        if message := catalogue.messages.get(path):
            said.append((message.text, message.where))
    for text, where in said:
        if len(text) > SHORT:
            length = f"the short status line has {len(text)} characters"
            yield Problem(
                "lines",
                f"{length}; there is room for {SHORT}",
                where,
                "say it in fewer words: the full one is `status`",
            )
