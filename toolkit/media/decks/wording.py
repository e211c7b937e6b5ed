"""Gathers the words of a deck in the languages of one edition, slide by slide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from toolkit.engine.slides.deck import Paragraph
from toolkit.i18n.words import one_line, unbound
from toolkit.media.decks.boards import CONTACT, Board, BoardPart, Place
from toolkit.media.decks.model import (
    WORDS,
    Deck,
    Decks,
    Holder,
    Slide,
    SlideLayout,
    Slot,
    labels,
    lines,
    rows,
)
from toolkit.model.campaign import Project, Recipient
from toolkit.model.chosen import chosen
from toolkit.model.language import Edition
from toolkit.model.problem import Problem
from toolkit.plan.words import GAP, Speaker

NARROW = 200_000  # 1/1000 pt


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
    made = Board(deck=deck, edition=edition, prints=labels(master), recipient=recipient)
    layouts = master.one if len(edition.locales) == 1 else master.two
    writers = [_Writer(project, made, locale, n, draft) for n, locale in enumerate(edition.locales)]
    _parts(made, writers)
    for number, slide in enumerate(deck.slides):
        for writer in writers:
            writer.fill(number, slide, layouts[slide.layout])
        made.notes.append([line for writer in writers for line in writer.notes(slide)])
    made.names = tuple(unbound(writer.say(deck.title).text) for writer in writers)
    made.found.title = " / ".join(made.names)
    made.found.alt = " ".join(unbound(writer.say(deck.alt).text) for writer in writers)
    made.found.problems += _twice(made)
    return made


def _parts(made: Board, writers: list[_Writer]) -> None:
    """The agenda: each part with its first slide and its minutes."""
    slides = made.deck.slides
    starts = [n for n, slide in enumerate(slides) if slide.part]
    for start, end in zip(starts, [*starts[1:], len(slides)][: len(starts)], strict=True):
        made.parts.append(
            BoardPart(
                names={writer.locale: writer.say(slides[start].part) for writer in writers},
                minutes=sum(slide.minutes for slide in slides[start:end]),
                start=start,
            )
        )


def _twice(made: Board) -> list[Problem]:
    """Slides with one title: a list of slides, and a screen reader, could not tell them apart."""
    found = []
    for locale in made.edition.locales:
        seen: dict[str, str] = {}
        for slide, title in zip(made.deck.slides, made.titles(locale), strict=True):
            if title and GAP not in title and title.casefold() in seen:
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


FACTS = "facts/"  # how a link to a page of the web begins


class _Writer:
    """Fills placeholders in one language."""

    def __init__(
        self, project: Project, made: Board, locale: str, language: int, draft: bool
    ) -> None:
        self.project, self.made, self.locale, self.language = project, made, locale, language
        self.speaker = Speaker(project, locale, draft, made.found)
        self.values = self.speaker.values | {"minutes": str(made.deck.minutes)}
        self.numbers = {slide.id: number for number, slide in enumerate(made.deck.slides)}
        made.labels[locale] = {
            path.removeprefix(f"{WORDS}/"): self.say(path, n="{n}", part="", parts="").text
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
        text, leads = one_line(said["text"]), said.get("leads", "")
        return Paragraph(id=said["id"], text=text, locale=self.locale, leads=leads)

    def label(self, name: str, **values: str) -> Paragraph:
        """A word that every deck needs."""
        return self.say(f"{WORDS}/label/{name}", **values)

    def fill(self, number: int, slide: Slide, layout: SlideLayout) -> None:
        """Every placeholder of the slide that shows this language."""
        for holder in layout.holders.values():
            slot = slide.slots.get(holder.name)
            if slot is None or holder.opens:
                continue
            if holder.type == "chart":  # one for all languages
                self._chart(number)
            elif self.language >= len(holder.boxes):
                self._refuse_other_words(number, slide, holder, slot)
            else:
                place = Place(
                    slide=number,
                    layout=layout,
                    holder=holder,
                    locale=self.locale,
                    language=self.language,
                )
                self.made.places.append(self._filled(place, slide, slot))

    def _filled(self, place: Place, slide: Slide, slot: Slot) -> Place:
        """The place with its words, after those that open it: “Myth:”."""
        if place.holder.type != "tbl":
            before = tuple(
                path
                for holder in place.layout.holders.values()
                if holder.opens == place.holder.name and holder.name in slide.slots
                for path in lines(slide.slots[holder.name])
            )
            said = [*self._paragraphs(slide, place.holder, (*before, *lines(slot)))]
            if before:
                said[0] = replace(said[0], text=f"{said[0].text}:")
            return replace(place, paragraphs=tuple(said))
        cells = [tuple(self.say(path, **slide.values) for path in row) for row in rows(slot)]
        return replace(place, rows=tuple(cells))

    def _refuse_other_words(self, number: int, slide: Slide, holder: Holder, slot: Slot) -> None:
        """A placeholder without a box for this language shows what all languages say alike, a
        number or an address; other words would be lost.
        """
        said = [p for path in lines(slot) for p in self._lines(path, slide)]
        shown = [
            p.text
            for place in self.made.places
            if (place.slide, place.holder.name) == (number, holder.name)
            for p in place.said
        ]
        if other := [p for p in said if p.text not in shown]:
            self.made.found.problems.append(
                Problem(
                    "dropped",
                    f"{self.made.deck.id} ({self.made.edition.id}), slide {number + 1}"
                    f" '{slide.id}': '{other[0].id}' has no place in {self.locale}: '{holder.name}'"
                    f" of the layout '{slide.layout}' has one box for two languages",
                    slide.at(holder.name),
                    "give it a second one in brand/slides.toml: box2 = [x, y, width, height]",
                )
            )

    def _paragraphs(self, slide: Slide, holder: Holder, slot: Slot) -> Iterator[Paragraph]:
        """The paragraphs of one placeholder. Where it is linked, those lead to its slide that lead
        nowhere else.
        """
        said = [p for path in lines(slot) for p in self._lines(path, slide)]
        target = slide.links.get(holder.name)
        for number, p in enumerate(said):
            if holder.boxes[self.language][2] <= NARROW:
                p = replace(p, text=_parted(p.text))
            if target and target.startswith(FACTS):
                p = replace(p, leads=self.speaker.page(target.removeprefix(FACTS)))
            elif target and p.link is None:
                p = replace(p, link=self.numbers[target])
            yield replace(p, strong=holder.head and number == 0 and len(said) > 1)

    def _lines(self, path: str, slide: Slide) -> list[Paragraph]:
        """What one content path says: one paragraph, or as many as it stands for."""
        if path == "@agenda":
            return [
                replace(self._part(part), link=part.start, linked=part.names[self.locale].text)
                for part in self.made.parts
            ]
        if path == "@contact":
            return self._contact()
        if path.startswith("@"):  # a numeral, which is no string
            return [Paragraph(id=path, text=path[1:], locale=self.locale)]
        if path.startswith("facts/"):
            return self._fact(path)
        return [self.say(each, **slide.values) for each in self._members(path)]

    def _fact(self, path: str) -> list[Paragraph]:
        """A fact; each word of a list is a sentence, and a paragraph of its own."""
        name, _, number = path.removeprefix("facts/").partition("/")
        value = self.project.facts[name].values[self.locale]
        if isinstance(value, str):
            return [self.say(path)]
        words = [number] if number else [str(n) for n in range(1, len(value) + 1)]
        return [_stopped(self.say(f"facts/{name}/{n}")) for n in words]

    def _part(self, part: BoardPart) -> Paragraph:
        """A part of the agenda, with its minutes."""
        title = part.names[self.locale].text
        return self.label("part", part=title, minutes=str(part.minutes))

    def _members(self, path: str) -> list[str]:
        """steps/1..5/title → the titles of the first five steps; a single path stays itself."""
        name, _, rest = path.partition("/")
        choice, _, last = rest.partition("/")
        listed = self.project.lists.get(name, ())
        positions = chosen(choice, len(listed))
        return [path] if positions is None else [f"{listed[n - 1]}/{last}" for n in positions]

    def _contact(self) -> list[Paragraph]:
        """Whom to tell: what is known of the recipient's contact, or a place to write in."""
        known_lines = self.made.recipient.lines if self.made.recipient else {}
        known = [
            Paragraph(id=text.context, text=text.text, locale=self.locale)
            for key in CONTACT
            if (text := known_lines.get(key))
        ]
        role = self.project.lines.contact
        said = [self.say(role)] if role else []
        return [*said, *(known or [self.label("blank")])]

    def _chart(self, number: int) -> None:
        """The alt text of the chart: the parts with their minutes, language after language."""
        parts = "; ".join(self._part(part).text for part in self.made.parts)
        alt = unbound(self.label("chart", parts=parts).text)
        before = self.made.charts.get(number)
        self.made.charts[number] = f"{before} {alt}" if before is not None else alt

    def notes(self, slide: Slide) -> list[Paragraph]:
        """What the speaker says, and how long it takes."""
        said = [self.say(path, **slide.values) for path in slide.notes]
        if slide.minutes:
            said.append(self.label("minutes", minutes=str(slide.minutes)))
        return said


def _stopped(p: Paragraph) -> Paragraph:
    """A word that stands by itself is a sentence."""
    return replace(p, text=f"{p.text}.")


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
