"""What the site says in one language."""

from __future__ import annotations

from functools import cached_property

from toolkit.i18n.naming import called
from toolkit.i18n.words import unbound
from toolkit.media.site.model import WORDS, Site, word
from toolkit.model.campaign import Project
from toolkit.model.line import Line
from toolkit.model.problem import Problem
from toolkit.plan.words import GAP, Gathered, Speaker

# Filled in when a page is made.
LATER = (
    "n",
    "size",
    "language",
    "title",
    "kind",
    "pages",
    "date",
    "files",
    "minutes",
    "seconds",
)
Table = dict[str, dict[str, str | dict[str, str]]]  # by table and key, as templates name them
SLUG = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


class Wording:
    """Says the words of the site in one language.

    What is missing is in `found.problems`, for all pages together.
    """

    def __init__(self, project: Project, site: Site, locale: str, draft: bool) -> None:
        self.project, self.site, self.locale = project, site, locale
        self.found = Gathered()
        self.speaker = Speaker(project, locale, draft, self.found)
        self.speaker.values |= {name: f"{{{name}}}" for name in LATER}
        self.said: dict[str, str] = {}
        self._tables: dict[str, Table] = {}

    def say(self, path: str) -> str:
        """One string, by its content path. Where there is none, that is noted."""
        if path not in self.said:
            if not self.has(path):
                self._lack(path)
                return ""
            self.said[path] = self.speaker.string(path)["text"]
        return self.said[path]

    def words(self, path: str) -> str | dict[str, str]:
        """A string as templates take it: what changes with a number by the number's category."""
        said = self.say(path)
        if not self.has(path):
            return said
        parent, _, name = path.rpartition("/")
        return self.speaker.forms(path) if self.project.items[parent].fields[name].forms else said

    def own(self, table: str, key: str) -> str:
        """One of the site's own words."""
        return self.say(word(table, key))

    def has(self, path: str) -> bool:
        """Is there such a string?"""
        parent, _, name = path.rpartition("/")
        return parent in self.project.items and name in self.project.items[parent].fields

    def named(self, table: str, name: str, otherwise: str = "") -> str:
        """The name of something (a kind, a format), or what stands in its place."""
        path = word(table, name)
        if otherwise and not self.has(path):
            return otherwise
        return self.say(path) or name

    def edition(self, name: str) -> str:
        """What an edition is called: as somebody wrote it, or by the names of its languages."""
        locales = self.project.editions[name].locales
        return self.named("edition", name, called(locales, self.locale))

    def table(self, template: str) -> Table:
        """The strings of a template, as it prints them: t.nav.packs."""
        if template not in self._tables:
            words: Table = {}
            for path in self.site.templates[template].words:
                _, table, key = path.split("/")
                words.setdefault(table, {})[key] = self.words(path)
            self._tables[template] = words
        return self._tables[template]

    def lines(self, template: str) -> tuple[Line, ...]:
        """The strings of a template, to explain what changed."""
        paths = self.site.templates[template].words
        return tuple(Line(path, self.said[path]) for path in paths if path in self.said)

    @cached_property
    def slogan(self) -> tuple[str, ...]:
        """Its words, without their stops; a campaign without one is headed by its home page."""
        return tuple(self.speaker.slogan()) or (self.own("home", "title"),)

    @cached_property
    def motto(self) -> str:
        """The slogan as one line."""
        return " ".join(f"{word}." for word in self.slogan)

    def names(self, name: str) -> bool:
        """Has it a word under [address]?"""
        return self.has(word("address", name))

    def slug(self, name: str) -> str:
        """A part of an address: as the site's words have it under [address], in this language where
        somebody translated it; else the name.

        Nothing is missing without it, so that a new language has all its pages at once.
        """
        path = word("address", name)
        if not self.names(name):
            return name
        said = self._address(path)
        if not set(said) <= SLUG:
            self._refuse(
                path,
                f"the address '{said}' cannot be part of a web address",
                "small letters without accents, figures and hyphens",
            )
            return name
        return said

    def _address(self, path: str) -> str:
        """The string in this language, else in the one that it was written in."""
        before = len(self.found.problems)
        said = unbound(self.say(path))
        if len(self.found.problems) == before and said and GAP not in said:
            return said
        del self.found.problems[before:]
        parent, _, name = path.rpartition("/")
        text = self.project.items[parent].fields[name]
        self.found.places[f"{self.locale} {path}"] = text.where
        return text.text

    def clash(self, path: str, other: str, name: str) -> None:
        """Note that two pages would have one address."""
        self._refuse(
            word("address", name),
            f"two pages of the site would stand at {path}: {other} and {name}",
            f"give one another word under [address] of content/{WORDS}.toml",
            "path",
        )

    def _refuse(self, path: str, message: str, hint: str, code: str = "site") -> None:
        self.found.problems.append(
            Problem(code, message, self.found.places.get(f"{self.locale} {path}"), hint)
        )

    def _lack(self, path: str) -> None:
        """Note a name that the site needs and that nobody wrote, once."""
        file, table, name = path.split("/")
        problem = Problem(
            "site",
            f"the site shows '{name}', which has no name in content/{file}.toml",
            self.site.where,
            f"add it under [{table}] of content/{file}.toml",
        )
        if problem not in self.found.problems:
            self.found.problems.append(problem)
