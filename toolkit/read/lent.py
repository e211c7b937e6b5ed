"""The words that every campaign has without writing them: the house's, below its own.

A string of the campaign takes the place of the house's at the same path, and no other. The house
writes English and says it in some languages more; where the campaign has one of these, nobody has
to translate those strings again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from toolkit.i18n.catalogue import read_catalogue
from toolkit.model.campaign import Item
from toolkit.model.message import Catalogue, Message, Text
from toolkit.read.content import read_content
from toolkit.read.house import HOUSE, PACKAGE
from toolkit.read.toml import read_toml

ENGLISH = "en"  # what the house is written in
CONTENT = f"{HOUSE}/content"
LOCALES = f"{HOUSE}/locales"
# Where each file of the house's words is printed: a campaign that has none of it lacks nothing.
HOMES = {
    "site": ("assets/site/site.toml",),
    "packs": ("assets/packs", "assets/data/posting.toml"),
    "slides": ("assets/decks",),
    "plan": ("assets/decks",),
    "transcripts": ("assets/videos",),
}


@lru_cache(maxsize=1)
def house_items() -> dict[str, Item]:
    """The house's own words, by content path."""
    items: dict[str, Item] = {}
    for file in sorted((PACKAGE / "house/content").glob("*.toml")):
        document, _ = read_toml(f"{CONTENT}/{file.name}", file.read_bytes())
        items |= read_content(document, ENGLISH)[0][0]
    return items


@lru_cache(maxsize=32)
def house_catalogue(locale: str) -> Catalogue:
    """What the house says in a language; nothing in one that it does not speak.

    A language of a country (cy-GB) has the words of the language.
    """
    for code in dict.fromkeys((locale, locale.partition("-")[0])):
        file = Path(f"{PACKAGE}/house/locales/{code}.po")
        if file.is_file():
            return read_catalogue(f"{LOCALES}/{code}.po", code, file.read_bytes())[0]
    return Catalogue(locale, f"{LOCALES}/{locale}.po")


def house_speaks() -> tuple[str, ...]:
    """The languages that the house is translated into."""
    return tuple(sorted(file.stem for file in (PACKAGE / "house/locales").glob("*.po")))


def with_house(
    root: Path, own: Mapping[str, Item], source: str, languages: Iterable[str]
) -> dict[str, Item]:
    """The campaign's items, completed by the house's, in the campaign's order.

    Nobody has to translate the words of a site where there is none.
    """
    language = _written_in(source, languages)
    used = {name for name, homes in HOMES.items() if any((root / home).exists() for home in homes)}
    items = dict(own)
    for path, item in house_items().items():
        if path.partition("/")[0] not in used:
            continue
        lent = {name: _in(text, language) for name, text in item.fields.items()}
        items[path] = _over(lent, own[path]) if path in own else replace(item, fields=lent)
    return items


def lent(locale: str, items: Mapping[str, Item]) -> dict[str, Message]:
    """The house's translations of those of its strings that no string of the campaign replaces."""
    return {
        context: message
        for context, message in house_catalogue(locale).messages.items()
        if (text := _string(context, items)) and is_house(text) and message.source == text.text
    }


def is_house(text: Text) -> bool:
    """Did the house write it?"""
    return text.where.path.startswith(CONTENT)


def completed(own: Catalogue, items: Mapping[str, Item]) -> Catalogue:
    """A campaign's catalogue with what the house says where the campaign says nothing itself."""
    missing = {
        context: message
        for context, message in lent(own.locale, items).items()
        if not says(own.messages.get(context))
    }
    return replace(own, messages={**own.messages, **missing}) if missing else own


def says(message: Message | None) -> bool:
    """Has somebody written a translation, in whatever state?"""
    return message is not None and bool(message.text.strip())


def _written_in(source: str, languages: Iterable[str]) -> str:
    """What the house's words count as being written in: "" for the campaign's source language."""
    if source.partition("-")[0] == ENGLISH:
        return ""
    english = (code for code in languages if code.partition("-")[0] == ENGLISH)
    return next(english, ENGLISH)


def _in(text: Text, language: str) -> Text:
    return replace(text, language=language) if language else text


def _over(lent: Mapping[str, Text], own: Item) -> Item:
    """The campaign's fields in place of the house's; others where the campaign has them."""
    said = {
        name: replace(text, note=text.note or lent[name].note) if name in lent else text
        for name, text in own.fields.items()
    }
    order = _woven(tuple(lent), tuple(said))
    return replace(own, fields={name: said.get(name) or lent[name] for name in order})


def _woven(house: Sequence[str], own: Sequence[str]) -> list[str]:
    """The house's order, and in it what it does not have: lists are printed in this order.

    A line of one's own (print_ink) stands behind the line of its list that it follows in the
    campaign, or at the end of the list (print_…); what is in no list, behind what it follows.
    """
    order, behind = list(house), len(house)
    for before, name in zip(("", *own), own, strict=False):
        if name not in order:
            group = f"{name.partition('_')[0]}_"
            mates = [at for at, other in enumerate(order) if other.startswith(group)]
            if mates and not before.startswith(group):
                behind = mates[-1] + 1
            order.insert(behind, name)
        behind = order.index(name) + 1
    return order


def _string(context: str, items: Mapping[str, Item]) -> Text | None:
    parent, _, name = context.rpartition("/")
    return items[parent].fields.get(name) if parent in items else None
