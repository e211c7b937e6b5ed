"""The words of a deck in the languages of one edition, slide by slide, placed on its layouts but
not yet sized.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from toolkit.i18n.words import unbound
from toolkit.media.decks.model import Deck, Decks, Holder, Slide, SlideLayout, labels
from toolkit.model.campaign import Edition, Project, Recipient
from toolkit.model.problem import Problem
from toolkit.plan.words import Gathered, Speaker

CONTACT = ("person", "phone", "email")  # of a recipient, in the order in which slides say them
NARROW = 200_000  # 1/1000 pt
Paragraph = dict[str, Any]  # id, text, locale, and the slide that it links to


@dataclass
class Place:
    """Words in one box: a placeholder of a layout on one slide, in one language.

    A table has rows of cells instead.
    """

    slide: int
    layout: SlideLayout
    holder: Holder
    locale: str
    language: int
    paragraphs: list[Paragraph] = field(default_factory=list)
    rows: list[list[Paragraph]] = field(default_factory=list)
    link: str = ""

    @property
    def idx(self) -> int:
        """The number that ties the words to their placeholder: 0 for the title that outlines show."""
        return index(self.layout, self.holder, self.language)


def index(layout: SlideLayout, holder: Holder, language: int) -> int:
    """A placeholder's number in its layout."""
    if holder.type == "title" and language == 0:
        return 0
    return 20 + list(layout.holders).index(holder.name) * 2 + language


@dataclass
class Board:
    """A deck in one edition: what stands where, what is said, and the parts of its agenda."""

    deck: Deck
    edition: Edition
    prints: tuple[str, ...]
    recipient: Recipient | None = None
    found: Gathered = field(default_factory=Gathered)
    places: list[Place] = field(default_factory=list)
    notes: list[list[Paragraph]] = field(default_factory=list)
    parts: list[dict[str, Any]] = field(default_factory=list)
    charts: dict[int, str] = field(default_factory=dict)
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    names: tuple[str, ...] = ()

    def titles(self, locale: str) -> list[str]:
        """The title of each slide in a language, as a list or an outline shows it."""
        return [
            unbound(" ".join(p["text"] for p in place.paragraphs))
            for place in self.places
            if place.holder.type == "title" and place.locale == locale
        ]


def board(
    project: Project,
    decks: Decks,
    deck: Deck,
    edition: Edition,
    draft: bool,
    recipient: Recipient | None = None,
) -> Board:
    """Gather every word. What is missing is in `found.problems`."""
    master = decks.master
    made = Board(deck, edition, labels(master), recipient)
    layouts = master.one if len(edition.locales) == 1 else master.two
    writers = [_Writer(project, made, locale, n, draft) for n, locale in enumerate(edition.locales)]
    _parts(made, writers)
    for number, slide in enumerate(deck.slides):
        for writer in writers:
            writer.fill(number, slide, layouts[slide.layout])
        made.notes.append([line for writer in writers for line in writer.notes(slide)])
    made.names = tuple(unbound(writer.say(deck.title)["text"]) for writer in writers)
    made.found.title = " / ".join(made.names)
    made.found.alt = " ".join(unbound(writer.say(deck.alt)["text"]) for writer in writers)
    made.found.problems += _twice(made)
    return made


def _parts(made: Board, writers: list[_Writer]) -> None:
    """The agenda: each part with its first slide and its minutes."""
    slides = made.deck.slides
    starts = [n for n, slide in enumerate(slides) if slide.part]
    for start, end in zip(starts, [*starts[1:], len(slides)][: len(starts)], strict=True):
        made.parts.append(
            {
                "names": {writer.locale: writer.say(slides[start].part) for writer in writers},
                "minutes": sum(slide.minutes for slide in slides[start:end]),
                "first": slides[start].id,
                "start": start,
            }
        )


def _twice(made: Board) -> list[Problem]:
    """Slides with one title: a list of slides, and a screen reader, could not tell them apart."""
    found = []
    for locale in made.edition.locales:
        seen: dict[str, str] = {}
        for slide, title in zip(made.deck.slides, made.titles(locale), strict=True):
            if title and title.casefold() in seen:
                found.append(
                    Problem(
                        "title",
                        f"{made.deck.id} ({made.edition.id}): the slides '{seen[title.casefold()]}'"
                        f" and '{slide.id}' have one title, “{title}” ({locale})",
                        slide.at("title"),
                        "give each slide a title of its own",
                    )
                )
            seen.setdefault(title.casefold(), slide.id)
    return found


def _parted(text: str) -> str:
    """Last words that were kept together go apart, unless the first is a single letter: a narrow
    box has no room for both.
    """
    start, bond, last = text.rpartition("\xa0")
    return (
        f"{start} {last}"
        if bond and " " not in last and len(start.replace("\xa0", " ").split(" ")[-1]) > 1
        else text
    )


class _Writer:
    """Fills placeholders in one language."""

    def __init__(
        self, project: Project, made: Board, locale: str, language: int, draft: bool
    ) -> None:
        self.project, self.made, self.locale, self.language = project, made, locale, language
        self.speaker = Speaker(project, locale, draft, made.found)
        self.values = self.speaker.values | {"minutes": str(made.deck.minutes)}
        made.labels[locale] = {
            path.removeprefix("slides/"): self.say(path, n="{n}", part="", parts="")["text"]
            for path in made.prints
        }

    def say(self, path: str, **values: str) -> Paragraph:
        """One string, with its language and its id."""
        self.speaker.values = self.values | values
        if path.startswith("facts/"):
            name, _, number = path.removeprefix("facts/").partition("/")
            fact = self.speaker.fact(name)
            said = fact[int(number) - 1] if number else fact
        else:
            said = self.speaker.string(path)
        return {"id": said["id"], "text": said["text"], "locale": self.locale}

    def fill(self, number: int, slide: Slide, layout: SlideLayout) -> None:
        """Every placeholder of the slide that shows this language."""
        for holder in layout.holders.values():
            value = slide.slots.get(holder.name)
            if value is None or self.language >= len(holder.boxes):
                continue
            place = Place(
                number,
                layout,
                holder,
                self.locale,
                self.language,
                link=slide.links.get(holder.name, ""),
            )
            if holder.type == "tbl":
                place.rows = [[self.say(path, **slide.values) for path in row] for row in value]
            elif holder.type == "chart":
                self._chart(number)
            else:
                place.paragraphs = [
                    line
                    for path in (value if isinstance(value, list) else [value])
                    for line in self._lines(path, slide)
                ]
                if holder.boxes[self.language][2] <= NARROW:
                    place.paragraphs = [p | {"text": _parted(p["text"])} for p in place.paragraphs]
                if holder.head and len(place.paragraphs) > 1:
                    place.paragraphs[0] = place.paragraphs[0] | {"strong": True}
            self.made.places.append(place)

    def _lines(self, path: str, slide: Slide) -> list[Paragraph]:
        if path == "@agenda":
            return [
                self.say(
                    "slides/label/part",
                    part=part["names"][self.locale]["text"],
                    minutes=str(part["minutes"]),
                )
                | {"link": part["first"], "linked": part["names"][self.locale]["text"]}
                for part in self.made.parts
            ]
        if path == "@contact":
            return self._contact()
        if path.startswith("@"):
            return [{"id": path, "text": path[1:], "locale": self.locale}]
        if path == "facts/slogan":
            return [
                line | {"text": f"{line['text']}."}
                for n in range(1, len(self.project.facts["slogan"].values[self.locale]) + 1)
                for line in [self.say(f"facts/slogan/{n}")]
            ]
        if path.startswith("facts/slogan/"):
            line = self.say(path)
            return [line | {"text": f"{line['text']}."}]
        members = self._members(path)
        return [self.say(each, **slide.values) for each in members]

    def _members(self, path: str) -> list[str]:
        """steps/1..5/title → the titles of the first five steps; a single path stays itself."""
        name, _, rest = path.partition("/")
        which, _, last = rest.partition("/")
        if which == "*":
            return [f"{item}/{last}" for item in self.project.lists[name]]
        if ".." in which:
            first, end = which.split("..")
            return [
                f"{item}/{last}" for item in self.project.lists[name][int(first) - 1 : int(end)]
            ]
        return [path]

    def _contact(self) -> list[Paragraph]:
        """Whom to tell: what is known of the recipient's contact, or a place to write in."""
        lines = self.made.recipient.lines if self.made.recipient else {}
        known = [
            {"id": text.context, "text": text.text, "locale": self.locale}
            for key in CONTACT
            if (text := lines.get(key))
        ]
        return [self.say("campaign/contact/role"), *(known or [self.say("slides/label/blank")])]

    def _chart(self, number: int) -> None:
        parts = "; ".join(
            self.say(
                "slides/label/part",
                part=part["names"][self.locale]["text"],
                minutes=str(part["minutes"]),
            )["text"]
            for part in self.made.parts
        )
        alt = unbound(self.say("slides/label/chart", parts=parts)["text"])
        self.made.charts[number] = (
            f"{self.made.charts[number]} {alt}" if number in self.made.charts else alt
        )

    def notes(self, slide: Slide) -> list[Paragraph]:
        """What the speaker says, and how long it takes."""
        lines = [self.say(path, **slide.values) for path in slide.notes]
        return lines + (
            [self.say("slides/label/minutes", minutes=str(slide.minutes))] if slide.minutes else []
        )
