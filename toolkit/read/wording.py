"""Reads only the words of a project, for translators' commands.

These work even when a template or a catalogue is broken.
"""

from __future__ import annotations

import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.i18n.catalogue import read_catalogue
from toolkit.i18n.po import LARGEST
from toolkit.model.campaign import Item
from toolkit.model.fact import Fact
from toolkit.model.language import Edition, Language
from toolkit.model.message import Message, Text
from toolkit.model.problem import Invalid, Problem, Span
from toolkit.read.content import check_sources, read_content
from toolkit.read.facts import all_facts
from toolkit.read.files import Files, stem
from toolkit.read.lent import lent, says, with_house
from toolkit.read.source import toml
from toolkit.read.tables import read_campaign
from toolkit.read.top import Top, as_it_should
from toolkit.read.unread import unread
from toolkit.read.upgrades import check_format
from toolkit.read.whereabouts import refuse_no_campaign

CAMPAIGN = "assets/campaign.toml"


@dataclass(frozen=True, slots=True)
class Wording:
    """The campaign's id, source language, languages, editions, content and facts; its folder's
    path; and warnings of words that were not read."""

    root: Path
    id: str
    source: str
    languages: Mapping[str, Language]
    editions: Mapping[str, Edition]
    items: Mapping[str, Item]
    facts: Mapping[str, Fact]
    unread: tuple[Problem, ...] = ()
    _asked: dict[str, tuple[Text, ...]] = field(default_factory=dict, repr=False, compare=False)

    def texts(self) -> tuple[Text, ...]:
        """Every string of the content and of the house, in its order."""
        return tuple(text for item in self.items.values() for text in item.fields.values())

    def texts_for(self, locale: str) -> tuple[Text, ...]:
        """What this language's catalogue translates: not what the house says in it, unless this
        catalogue says that itself.
        """
        if locale not in self._asked:
            said = self.lent(locale).keys() - self._own(locale)
            self._asked[locale] = tuple(
                text for text in self.foreign_to(locale) if text.context not in said
            )
        return self._asked[locale]

    def foreign_to(self, locale: str) -> tuple[Text, ...]:
        """What is written in another language, whoever translates it."""
        return tuple(
            text
            for text in self.texts()
            if not text.twins and (text.language or self.source) != locale
        )

    def lent(self, locale: str) -> Mapping[str, Message]:
        """What the house says in a language, by context."""
        return lent(locale, self.items)

    def _own(self, locale: str) -> frozenset[str]:
        """The contexts that the campaign's own catalogue translates, as far as it can be read."""
        path = catalogue_path(locale)
        if not (self.root / path).is_file():
            return frozenset()
        raw = read_whole(self.root, path, LARGEST)
        own, _ = read_catalogue(path, locale, raw)
        return frozenset(context for context, said in own.messages.items() if says(said))

    def translated(self, house: bool = False) -> tuple[str, ...]:
        """The languages that want a catalogue; with the `house`'s words, that could have one."""
        wanted = self.foreign_to if house else self.texts_for
        return tuple(code for code in self.languages if wanted(code))


def catalogue_path(locale: str) -> str:
    """Where a language's catalogue is, from the project's folder."""
    return f"locales/{locale}/LC_MESSAGES/campaign.po"


def read_wording(root: Path) -> Wording:
    """Read campaign.toml, content/ and the facts. Raises Invalid with every problem found."""
    refuse_no_campaign(root)
    files = Files(root)
    campaign = toml(files, CAMPAIGN)
    check_format(root, campaign)
    about, languages, editions = files.noting(read_campaign(campaign), CAMPAIGN)
    own: dict[str, Item] = {}
    for path in files.by_name("assets/content", ".toml", stem).values():
        more, _ = files.noting(read_content(toml(files, path), about.source), path)
        own |= more
    facts = all_facts(files, campaign, languages)
    files.noting((None, check_sources(own, about.source, languages)), needs=(CAMPAIGN,))
    unsaid = unread(files, languages, partly=True)
    if problems := files.verdict():
        raise Invalid(problems, unsaid)
    items = with_house(root, own, about.source, languages)
    return Wording(root, about.id, about.source, languages, editions, items, facts, unsaid)


def read_whole(root: Path, path: str, largest: int) -> bytes:
    """A file's bytes; at most one byte more than `largest`.

    Raises Invalid (E-IO) for what is no readable file.
    """
    place = root / path
    try:
        if not stat.S_ISREG(place.stat().st_mode):
            raise Invalid(
                [Problem("E-IO", f"{path} is not a file", Span(path), "give the .po file itself")]
            )
        with place.open("rb") as file:
            return file.read(largest + 1)
    except OSError as error:
        refuse_mistaken(root, path)
        hint = (
            "toolkit i18n update makes it from the"
            f" content{'' if isinstance(error, FileNotFoundError) else ', once the path is free'}"
        )
        raise Invalid(
            [Problem("E-IO", f"{path} cannot be read: {error.strerror or error}", Span(path), hint)]
        ) from error


def refuse_mistaken(root: Path, path: str) -> None:
    """Raises Invalid (E-IO) where a catalogue is not there, but something that may be meant is: a
    new one in its place would begin without anybody's words.
    """
    if (root / path).exists():
        return
    top = Top(root, path.partition("/")[0])
    if path in top.listing.files:
        why = (
            f"{path} is there, and nothing is behind it: a link that leads nowhere, or a file that"
        )
        why, hint = f"{why} iCloud has not fetched yet", "fetch it, or restore it"
    elif meant := top.otherwise_spelt(path) or top.perhaps(path):
        why, hint = f"{path} is not there, but {meant} is", as_it_should(meant, path)
    else:
        return
    raise Invalid([Problem("E-IO", why, Span(path), hint)])
