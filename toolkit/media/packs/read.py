"""packs/*.toml: what goes into each archive."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from toolkit.media.packs.model import Pack, Packs, Take
from toolkit.model.campaign import Item
from toolkit.model.problem import Problem
from toolkit.read.audience import read_audience
from toolkit.read.content import SLUG
from toolkit.read.source import Source
from toolkit.read.suggest import suggest
from toolkit.read.table import Table
from toolkit.read.toml import Document

KEYS = ("pack", "take")
PACK_KEYS = ("words", "editions")
TAKE_KEYS = ("folder", "kind", "resources", "formats", "every", "audience")
SAID = ("title", "alt", "about")  # what a pack's item must hold
FOLDER = "small letters, figures and hyphens, such as posteri-posters"


def read_packs(source: Source) -> tuple[object, ...]:
    """The packs of packs/."""
    packs, problems = [], []
    for document in source.documents("packs"):
        pack, found = read_pack(document, source.project.items, source.project.editions)
        problems += found
        packs += [pack] if pack else []
    source.note(problems)
    return (Packs(tuple(packs)),) if packs else ()


def read_pack(
    document: Document, items: Mapping[str, Item], editions: Collection[str]
) -> tuple[Pack | None, list[Problem]]:
    """One pack; None when it cannot be understood.

    Whether its resources exist is the plan's affair.
    """
    problems: list[Problem] = []
    name = document.path.rsplit("/", 1)[-1].removesuffix(".toml")
    file = Table(document, problems)
    file.only(KEYS, "pack", "a pack's file")
    head = file.table("pack")
    head.only(PACK_KEYS, "pack", f"the pack '{name}'")
    if not SLUG.fullmatch(name):
        head.refuse(
            "pack",
            f"'{name}' cannot be a pack's name",
            "rename the file: small letters, figures and hyphens",
        )
    wanted = _editions(head, name, editions)
    words = _words(head, name, items)
    takes = tuple(_takes(file, name))
    if not takes:
        head.refuse("pack", f"the pack '{name}' takes nothing", "each entry begins with [[take]]")
    if problems:
        return None, problems
    spans = {key: head.at(key) for key in head.values}
    return Pack(name, words, wanted, takes, head.at(), spans), problems


def _editions(head: Table, name: str, editions: Collection[str]) -> tuple[str, ...]:
    wanted = head.texts("editions")
    for edition in wanted:
        if edition not in editions:
            head.refuse(
                "edition",
                f"the pack '{name}' names the unknown edition '{edition}'",
                suggest(edition, editions),
                "editions",
                lacks=f"edition {edition}",
            )
    if not wanted:
        head.refuse(
            "pack",
            f"the pack '{name}' has no editions",
            f'editions = ["{next(iter(editions), "en")}"]',
            "editions",
        )
    return wanted


def _words(head: Table, name: str, items: Mapping[str, Item]) -> str:
    """The item that says what the pack is called and whom it is for."""
    words = head.text("words")
    if words not in items:
        head.refuse(
            "pack",
            f"the words '{words}' of the pack '{name}' do not exist",
            suggest(words, items),
            "words",
            lacks=words,
        )
        return words
    for field in SAID:
        if field not in items[words].fields:
            head.refuse(
                "alt" if field == "alt" else "pack",
                f"the pack '{name}' has no {field}: {words}/{field} does not exist",
                f'add {field} = "…" to content/{words.split("/")[0]}.toml',
                "words",
                lacks=f"{words}/{field}",
            )
    return words


def _takes(file: Table, name: str) -> Iterator[Take]:
    for _, table in file.rows("take"):
        table.only(TAKE_KEYS, "pack", f"an entry of the pack '{name}'")
        folder, kind = table.text("folder"), table.text("kind")
        if not SLUG.fullmatch(folder):
            table.refuse(
                "pack", f"'{folder}' cannot be a folder of the pack '{name}'", FOLDER, "folder"
            )
        if not kind:
            table.refuse("pack", f"an entry of the pack '{name}' names no kind", 'kind = "posters"')
        every = table.values.get("every", False)
        if not isinstance(every, bool):
            table.refuse("pack", "'every' is not true or false", "every = true", "every")
        yield Take(
            folder,
            kind,
            table.texts("resources", ("*",)),
            table.texts("formats", ("*",)),
            every is True,
            table.at(),
            read_audience(table),
            {key: table.at(key) for key in table.values},
        )
