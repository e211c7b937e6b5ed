"""What the site says in one language, and where its pages stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from toolkit.i18n.words import unbound
from toolkit.media.site.model import Site
from toolkit.model.campaign import Project
from toolkit.model.problem import Problem
from toolkit.plan.words import Gathered, Speaker

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
)  # filled in when a page is made


class Voice:
    """Says the words of content/site.toml in one language.

    What is missing is in `found.problems`, for all pages together.
    """

    def __init__(self, project: Project, locale: str, draft: bool) -> None:
        self.project, self.locale = project, locale
        self.found = Gathered()
        self.speaker = Speaker(project, locale, draft, self.found)
        self.speaker.values |= {name: f"{{{name}}}" for name in LATER}
        self.said: dict[str, str] = {}
        site = project.part(Site)
        self._where = site.where if site else None

    def say(self, path: str) -> str:
        """One string, by its content path."""
        if path not in self.said:
            self.said[path] = self.speaker.string(path)["text"]
        return self.said[path]

    def has(self, path: str) -> bool:
        """Is there such a string?"""
        parent, _, name = path.rpartition("/")
        return parent in self.project.items and name in self.project.items[parent].fields

    def named(self, table: str, name: str, otherwise: str = "") -> str:
        """The name of something (a kind, a format), or what stands in its place."""
        path = f"site/{table}/{name}"
        if self.has(path):
            return self.say(path)
        if not otherwise:
            self._lack(path)
        return otherwise or name

    def table(self, paths: Iterable[str]) -> dict[str, dict[str, str]]:
        """Strings as templates take them: t.nav.packs."""
        words: dict[str, dict[str, str]] = {}
        for path in paths:
            _, table, key = path.split("/")
            words.setdefault(table, {})[key] = self.say(path)
        return words

    def slogan(self) -> list[str]:
        """Its words, without their stops."""
        return (
            [word["text"] for word in self.speaker.fact("slogan")]
            if "slogan" in self.project.facts
            else []
        )

    def slug(self, name: str) -> str:
        """A part of an address: translated where content/site.toml has it under [address], as it is
        elsewhere.
        """
        path = f"site/address/{name}"
        if not self.has(path):
            return name
        said = unbound(self.say(path))
        if not said or set(said) - set("abcdefghijklmnopqrstuvwxyz0123456789-"):
            if said:
                self._refuse(
                    path,
                    f"the address '{said}' cannot be part of a web address",
                    "small letters without accents, figures and hyphens",
                )
            return name
        return said

    def clash(self, path: str, other: str, name: str) -> None:
        """Note that two pages would have one address."""
        self._refuse(
            f"site/address/{name}",
            f"two pages of the site would stand at {path}: {other} and {name}",
            "give one another word under [address] of content/site.toml",
            "path",
        )

    def words(self, paths: Iterable[str]) -> dict[str, list[dict[str, str]]]:
        """The strings of a page, to explain what changed."""
        return {
            self.locale: [
                {"id": path, "text": self.said[path]} for path in paths if path in self.said
            ]
        }

    def _refuse(self, path: str, message: str, hint: str, code: str = "site") -> None:
        self.found.problems.append(
            Problem(code, message, self.found.places.get(f"{self.locale} {path}"), hint)
        )

    def _lack(self, path: str) -> None:
        table = path.split("/")[1]
        problem = Problem(
            "site",
            f"the site shows '{path.rpartition('/')[2]}', which has no name in content/site.toml",
            self._where,
            f"add it under [{table}] of content/site.toml",
        )
        if problem not in self.found.problems:
            self.found.problems.append(problem)


Data = dict[str, Any]
