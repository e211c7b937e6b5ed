"""Checks that what a resource fills into its template's slots is there, and of the right shape."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from difflib import get_close_matches

from toolkit.model.agenda import Agendas
from toolkit.model.campaign import Item, Project, Resource
from toolkit.model.fact import Fact
from toolkit.model.problem import Problem, Span
from toolkit.model.template import PICTURE, Slot, Template
from toolkit.read.suggest import suggest

FILLED = ("school", "partners")  # by campaign.toml, not by the resource


def check_options(resource: Resource, template: Template) -> Iterator[Problem]:
    """Choices that the template does not offer."""
    if template.options is None:
        return
    for name, value in resource.options.items():
        where = resource.at("options")
        offered = template.options.get(name)
        if offered is None:
            message = f"'{resource.id}' sets the option '{name}', which template '{template.name}'"
            yield Problem(
                "option", f"{message} does not have", where, suggest(name, template.options)
            )
        elif value not in offered:
            message = f"the option '{name}' of '{resource.id}' cannot be '{value}'"
            yield Problem("option", message, where, suggest(value, offered))


def check_slots(
    project: Project, resource: Resource, template: Template, known: Set[str]
) -> Iterator[Problem]:
    """What is wrong with the slots of a resource. `known` are all paths that a slot can name."""
    mistyped: set[str] = set()  # the slots that were meant, which are not empty then
    for name in resource.slots:
        if name not in template.slots:
            mistyped.update(get_close_matches(name, template.slots, n=1))
            yield Problem(
                "slot",
                f"'{resource.id}' fills the slot '{name}', which template '{template.name}' does"
                " not have",
                resource.at(f"slots.{name}"),
                suggest(name, template.slots),
            )
    for slot in template.slots.values():
        path = resource.slots.get(slot.name)
        if slot.shape in FILLED:
            continue
        if path is not None:
            yield from _Filling(project, resource, slot, path).faults(known)
        elif not slot.optional and slot.name not in mistyped:
            yield Problem(
                "slot",
                f"'{resource.id}' leaves the slot '{slot.name}' of template '{template.name}'"
                " empty",
                resource.where,
                f'add {slot.name} = "…" under [resource.slots]',
                lacks=f"slots of {resource.id}",
            )


@dataclass(frozen=True, slots=True)
class _Filling:
    """One slot, and the content path that a resource fills it with."""

    project: Project
    resource: Resource
    slot: Slot
    path: str

    @property
    def where(self) -> Span | None:
        return self.resource.at(f"slots.{self.slot.name}")

    @property
    def fact(self) -> Fact | None:
        """The fact that the path names, if it names one."""
        first, _, name = self.path.partition("/")
        return self.project.facts.get(name) if first == "facts" else None

    @property
    def members(self) -> tuple[Item, ...]:
        """The entries that the path names: one, or several of a list."""
        return self.project.members(self.path)

    def faults(self, known: Set[str]) -> Iterator[Problem]:
        """Does the path lead anywhere, and to what the slot prints?"""
        if self.slot.shape == PICTURE:
            yield from self._drawn()
        elif self.slot.shape == "agenda":
            yield from self._agenda(known)
        elif self.path not in known and not self.members:
            yield Problem(
                "slot",
                f"'{self.resource.id}' fills '{self.slot.name}' with '{self.path}', which does not"
                " exist",
                self.where,
                suggest(self.path, known),
                lacks=self.path,
            )
        else:
            yield from self._shape()

    def _drawn(self) -> Iterator[Problem]:
        """Is it a picture, or an entry that has one?"""
        pictures = self.project.pictures
        if self.path not in pictures and self.path not in self.project.items:
            message = (
                f"'{self.resource.id}' shows the picture '{self.path}', which nobody has drawn"
            )
            yield Problem(PICTURE, message, self.where, suggest(self.path, pictures))

    def _other(self, wanted: str, hint: str) -> Problem:
        """The path leads to something else than the slot wants."""
        message = (
            f"the slot '{self.slot.name}' of '{self.resource.id}' wants {wanted}, not '{self.path}'"
        )
        return Problem("slot", message, self.where, hint)

    def _shape(self) -> Iterator[Problem]:
        fact, fields = self.fact, self.slot.fields
        listed = fact is not None and any(isinstance(v, tuple) for v in fact.values.values())
        if self.slot.shape == "qr":
            if fact is None or listed:
                yield self._other("a fact with a web address", 'such as "facts/web"')
        elif fields:
            yield from self._entries()
        elif self.slot.shape == "texts":
            if fact is None:
                yield self._other("a fact with a string or a list of them", "compare template.toml")
        elif listed or self.members:
            yield self._other("a single string", "compare template.toml")

    def _entries(self) -> Iterator[Problem]:
        """Has each entry the fields that the template prints?"""
        if not self.members or (self.slot.shape == "item" and len(self.members) > 1):
            wanted = f"an entry with {', '.join(self.slot.fields)}"
            yield self._other(wanted, "compare template.toml")
        for item in self.members:
            for field in self.slot.fields:
                if field not in item.fields and field != PICTURE:
                    yield self._lacking(item, field)

    def _lacking(self, item: Item, field: str) -> Problem:
        """An entry without words that the template prints; capitals may be all that is wrong."""
        meant = next((key for key in item.fields if key.lower() == field), "")
        words = item.fields.get(meant) or next(iter(item.fields.values()), None)
        return Problem(
            "slot",
            f"'{item.path}' has no '{field}', which template '{self.resource.template}' prints",
            words.where if words else self.where,
            f"write '{field}' for '{meant}': capitals count" if meant else f'add {field} = "…"',
            lacks=f"{item.path}/{field}",
        )

    def _agenda(self, known: Set[str]) -> Iterator[Problem]:
        """Is the path a talk with parts, each with what to do, and are the minutes a number?"""
        agendas = self.project.part(Agendas)
        talks = agendas.talks if agendas else {}
        if self.path not in talks or not talks[self.path].parts:
            yield self._other("a deck with parts", suggest(self.path, talks))
            return
        name, minutes = self.resource.id, self.resource.options.get("questions", "0")
        wanted = [part.do for part in talks[self.path].parts]
        for path in wanted:
            if path not in known:
                message = f"'{name}' needs the words '{path}', which do not exist"
                file = path.partition("/")[0]
                hint = f"add them to content/{file}.toml"
                yield Problem("slot", message, self.where, hint, lacks=path)
        if minutes != "0" and not self.project.lines.questions:
            yield Problem(
                "slot",
                f"'{name}' leaves minutes for questions, and [lines] of campaign.toml does not say"
                " what stands beside them",
                self.resource.at("options"),
                'name an entry with title and do: questions = "…", or leave out the minutes',
            )
        if not minutes.isdecimal():
            yield Problem(
                "slot",
                f"the minutes for questions of '{name}' are '{minutes}'",
                self.resource.at("options"),
                'a whole number: options = { questions = "10" }',
            )
