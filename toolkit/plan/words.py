"""Strings as they are printed in a language, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NotRequired, TypedDict

from toolkit.i18n.breaking import longest
from toolkit.i18n.placeholders import fill, names
from toolkit.i18n.plurals import category
from toolkit.i18n.words import Answer, bound, speak, unbound
from toolkit.model.address import link, web_fault
from toolkit.model.agenda import Agendas
from toolkit.model.campaign import SCHOOL, Item, Project, Recipient
from toolkit.model.message import Text
from toolkit.model.page import Slot
from toolkit.model.problem import Problem, Span
from toolkit.model.template import PICTURE
from toolkit.model.template import Slot as TemplateSlot
from toolkit.plan.pictures import named, picture_of

GAP = "[!"  # how a draft begins to print the path of words that are missing


class Said(TypedDict):
    """A string as templates take it.

    `id` is its content path. `longest` is the longest piece that no line breaks, `joined` the same
    with words that belong together kept so. `leads` is the page to which an address leads.
    """

    id: str
    text: str
    joined: str
    longest: str
    leads: NotRequired[str]


@dataclass
class Gathered:
    """What an artwork prints.

    `places` says where each string can be edited: "cy notes/hello/title" → file and line.
    """

    words: dict[str, dict[str, Slot]] = field(default_factory=dict)
    title: str = ""
    alt: str = ""
    places: dict[str, Span] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unreviewed: set[tuple[str, str]] = field(default_factory=set)
    unverified: set[tuple[str, str]] = field(default_factory=set)


class Speaker:
    """Says strings in one language."""

    def __init__(self, project: Project, locale: str, draft: bool, found: Gathered) -> None:
        self.project, self.locale, self.draft, self.found = project, locale, draft, found
        self.values = {
            name: _spoken(fact.values.get(locale, "")) for name, fact in project.facts.items()
        }

    def slot(self, path: str, slot: TemplateSlot, options: Mapping[str, str]) -> Slot:
        shape = slot.shape
        if shape == "picture":
            return {"picture": named(self.project, path)}
        if shape == "agenda":
            return self.agenda(path, int(options.get("questions", "0")))
        if shape == "qr":
            return {"qr": self.page(path.removeprefix("facts/"))}
        if path.startswith("facts/"):
            said = self.fact(path.removeprefix("facts/"))
            return [said] if shape == "texts" and isinstance(said, dict) else said
        if shape == "items":
            return [self.item(item, slot) for item in self.project.members(path)]
        if shape == "item":
            return self.item(self.project.items[path], slot)
        return self.string(path)

    def item(self, item: Item, slot: TemplateSlot) -> dict[str, Slot]:
        fields = (*slot.fields, *(name for name in slot.may if name in item.fields))
        return {"id": item.path, "n": item.position} | {
            name: (
                picture_of(self.project, item)
                if name == PICTURE
                else self.string(f"{item.path}/{name}")
            )
            for name in fields
        }

    def recipient(self, recipient: Recipient | None, wanted: Sequence[str] = ()) -> dict[str, Slot]:
        """The `wanted` lines, or all; those of copies that are for everybody are empty.

        Names and numbers have no language; the logo is where the renderer puts it once it has made
        it safe, and its alt text is the name.
        """
        wanted = (*wanted, "name") if "logo" in wanted else wanted or SCHOOL
        known = {
            key: text
            for key, text in (recipient.lines if recipient else {}).items()
            if key in wanted
        }
        lines: dict[str, Slot] = {
            key: self._place(text.context, text.text, text.where, "")
            for key, text in known.items()
            if key != "logo"
        }
        if logo := known.get("logo"):
            digest = self.project.digests[f"assets/{logo.text}"]
            lines["logo"] = {"image": f"/taken/{digest}.png"}
        return lines

    def partners(self) -> list[dict[str, Slot]]:
        """Their names, which have no language, and where templates find their logos."""
        return [
            {
                "name": self._place(f"partner/{number}", partner.name, partner.where, ""),
                "image": f"/taken/{self.project.digests[partner.logo]}.png",
            }
            for number, partner in enumerate(self.project.partners, 1)
        ]

    def agenda(self, path: str, questions: int) -> list[dict[str, Slot]]:
        """The parts of a talk with their minutes ("2–4") and what to do in each; then time for
        questions.
        """
        agendas = self.project.part(Agendas)
        assert agendas is not None  # the reader has looked
        talk = agendas.talks[path]
        parts = [(part.title, part.do, part.minutes) for part in talk.parts]
        if questions:
            asked = self.project.lines.questions  # the reader has looked
            parts.append((f"{asked}/title", f"{asked}/do", questions))
        rows, start = [], 0
        for number, (title, do, minutes) in enumerate(parts, 1):
            clock = self._place(f"{path}/{number}", f"{start}–{start + minutes}", talk.where, "")
            rows.append(
                {
                    "id": f"{path}/{number}",
                    "n": number,
                    "clock": clock,
                    "title": self.string(title),
                    "do": self.string(do),
                }
            )
            start += minutes
        return rows

    def fact(self, name: str) -> Slot:
        """A fact's string, or its list of strings."""
        fact = self.project.facts[name]
        self._note_facts([name])
        value = fact.values[self.locale]
        if isinstance(value, str):
            said, leads = self._place(f"facts/{name}", value, fact.where), self.leads(name)
            return said | {"leads": leads} if leads else said
        return [
            self._place(f"facts/{name}/{number}", text, fact.where)
            for number, text in enumerate(value, 1)
        ]

    def leads(self, name: str) -> str:
        """The page to which a fact leads where it is printed: what is no address leads nowhere."""
        follows = self.project.facts[name].leads or name == self.project.lines.web
        return self.page(name) if follows else ""

    def page(self, name: str) -> str:
        """The page of a fact that is an address: that of the fact which it names, or its own."""
        named = self.project.facts[name].leads or name
        target = self.project.facts[named].values[self.locale]
        self._note_facts([named])
        return link(target) if isinstance(target, str) and not web_fault(target) else ""

    def slogan(self) -> list[str]:
        """Its words, without their stops; none where the campaign has no slogan."""
        name = self.project.lines.slogan
        said: Said | list[Said] = self.fact(name) if name else []
        return [unbound(word["text"]) for word in (said if isinstance(said, list) else [said])]

    def plain(self, path: str) -> str:
        """A string's text with plain spaces: for pages that break their lines themselves."""
        return unbound(self.string(path)["text"])

    def string(self, path: str) -> Said:
        parent, _, name = path.rpartition("/")
        source = self.project.items[parent].fields[name]
        text, where = self._translated(source)
        self._note_facts(names(text))
        try:
            text = fill(text, self.values)
        except KeyError as unknown:
            self.found.problems.append(
                Problem(
                    "placeholder",
                    f"'{path}' uses {{{unknown.args[0]}}}, which has no value here",
                    where,
                    "use a fact of data/facts.toml, or a field of the item",
                )
            )
        return self._place(path, text, where)

    def _note_facts(self, names: Iterable[str]) -> None:
        """Facts that wait for somebody to confirm them."""
        facts = self.project.facts
        self.found.unverified |= {
            (self.locale, name)
            for name in names
            if name in facts and not facts[name].verified.get(self.locale, False)
        }

    def forms(self, path: str) -> dict[str, str]:
        """Words that change with a number, by CLDR category; {n} is filled in later."""
        parent, _, name = path.rpartition("/")
        answer = self._answer(self.project.items[parent].fields[name])
        self.found.places[f"{self.locale} {path}"] = answer.where
        values = self.values | {"n": "{n}"}
        forms = dict(answer.forms) or {"other": answer.text or ""}
        return {name: bound(fill(text, values), self.locale) for name, text in forms.items()}

    def _translated(self, source: Text) -> tuple[str, Span]:
        answer = self._answer(source)
        if answer.forms and "count" in self.values:
            form = category(self.locale, int(self.values["count"]))
            return dict(answer.forms).get(form, answer.text or ""), answer.where
        return answer.text or "", answer.where

    def _answer(self, source: Text) -> Answer:
        project, language = self.project, self.project.languages[self.locale].name
        answer = speak(
            source,
            self.locale,
            project.catalogues.get(self.locale),
            language,
            project.source,
            project.pairs,
        )
        if answer.text is None:
            if self.draft:
                return replace(answer, text=f"{GAP}{source.context}]")
            if answer.problem:
                self.found.problems.append(answer.problem)
        elif not answer.reviewed:
            self.found.unreviewed.add((self.locale, source.context))
        return answer

    def _place(self, path: str, text: str, where: Span, locale: str | None = None) -> Said:
        """A string as templates take it.

        `locale` is "" for names and numbers, which belong to no language.
        """
        spoken = self.locale if locale is None else locale
        self.found.places[f"{spoken} {path}"] = where
        words = bound(text, spoken)
        return {
            "id": path,
            "text": words,
            "joined": longest(words),
            "longest": longest(unbound(words)),
        }


def _spoken(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else " ".join(f"{word}." for word in value)
