"""What the site offers: each resource with its artefacts, and its words as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from toolkit.i18n.words import unbound
from toolkit.media.site.model import Site
from toolkit.plan.sketch import MEDIA_TYPES, Sketch

Block = dict[
    str, Any
]  # {"p": text} | {"list": [text]} | {"items": [[text, …]]} | {"heading": text, "number": slide} | {"notes": [text]}


@dataclass
class Offer:
    """A resource and its artefacts, in the order in which they were planned."""

    kind: str
    id: str
    sketches: list[Sketch] = field(default_factory=list)
    packs: list[str] = field(default_factory=list)  # those that hold some of it

    @property
    def editions(self) -> list[str]:
        """Welsh, English, bilingual: as the campaign orders its editions."""
        return list(dict.fromkeys(sketch.edition.id for sketch in self.sketches))

    def best(self, locale: str) -> Sketch:
        """The artefact that says most clearly what the resource is in a language: an edition of
        that language alone, if there is one.
        """
        return min(
            self.sketches,
            key=lambda sketch: (
                sketch.edition.locales != (locale,),
                locale not in sketch.edition.locales,
            ),
        )

    def called(self, locale: str) -> str:
        return self.best(locale).found.title

    def alt(self, locale: str) -> str:
        return self.best(locale).found.alt

    def types(self, site: Site) -> list[str]:
        """The names of the file types that it comes in."""
        media = {MEDIA_TYPES[sketch.format.output] for sketch in self.sketches}
        return [name for name, wanted in site.types.items() if media & set(wanted)]

    def audiences(self, site: Site) -> list[str]:
        """Who it is for."""
        return [
            name
            for name, wanted in site.audiences.items()
            if any(
                w[1:] in self.packs if w[:1] == "@" else fnmatchcase(f"{self.kind}/{self.id}", w)
                for w in wanted
            )
        ]


def offers(site: Site, sketches: Sequence[Sketch]) -> list[Offer]:
    """Everything listed, by the site's order of kinds; kinds that the site does not name are left
    out.
    """
    found: dict[str, dict[str, Offer]] = {kind.id: {} for kind in site.kinds}
    for sketch in sketches:
        kind, name = sketch.resource.kind, sketch.resource.id
        if sketch.listed and kind in found:
            found[kind].setdefault(name, Offer(kind, name)).sketches.append(sketch)
    made = [offer for kind in found.values() for offer in kind.values()]
    by_output = {sketch.output: offer for offer in made for sketch in offer.sketches}
    for pack in packs(sketches):
        for offer in {id(o): o for output in pack.needs if (o := by_output.get(output))}.values():
            offer.packs += [pack.resource.id] * (pack.resource.id not in offer.packs)
    return made


def packs(sketches: Iterable[Sketch]) -> list[Sketch]:
    """The archives among the artefacts."""
    return [sketch for sketch in sketches if sketch.medium == "pack"]


def blocks(offer: Offer, locale: str) -> list[Block]:
    """The words of a resource in one language, as a reader wants them: the accessible equivalent of
    what is drawn.
    """
    film = next(
        (
            timeline
            for sketch in offer.sketches
            if (timeline := getattr(getattr(sketch, "told", None), "timeline", None))
        ),
        None,
    )
    if film and all(
        locale in scene.descriptions for scene in film.scenes
    ):  # what is seen, then what is read, scene by scene
        return [
            {
                "items": [
                    [
                        unbound(text)
                        for text in (
                            scene.descriptions[locale],
                            *(cue.texts[locale] for cue in scene.cues),
                        )
                        if text
                    ]
                    for scene in film.scenes
                ]
            }
        ]
    deck = next(
        (
            sketch
            for sketch in offer.sketches
            if "slides" in sketch.layout and locale in sketch.edition.locales
        ),
        None,
    )
    if deck:
        return list(_slides(deck.layout["slides"], locale))
    sketch = next(
        (
            sketch
            for sketch in (offer.best(locale), *offer.sketches)
            if sketch.found.words.get(locale)
        ),
        None,
    )
    return [
        block
        for value in (sketch.found.words[locale].values() if sketch else ())
        for block in _blocks(value)
    ]


def _blocks(value: Any) -> Iterator[Block]:
    if isinstance(value, list):
        yield from _several(value)
    elif isinstance(value, dict) and isinstance(value.get("text"), str):
        yield {"p": unbound(value["text"])}
    elif isinstance(
        value, dict
    ):  # an item, or the school's lines; a code (qr) is written out beside it
        for text in _texts(value):
            yield {"p": text}


def _several(values: Sequence[Any]) -> Iterator[Block]:
    if all(isinstance(value.get("text"), str) for value in values):
        texts = [unbound(value["text"]) for value in values]
        slogan = values and all(value["id"].startswith("facts/slogan") for value in values)
        yield {"p": " ".join(f"{text}." for text in texts)} if slogan else {"list": texts}
    else:
        yield {"items": [_texts(value) for value in values]}


def _texts(item: dict[str, Any]) -> list[str]:
    return [
        unbound(part["text"])
        for part in item.values()
        if isinstance(part, dict) and isinstance(part.get("text"), str)
    ]


def _slides(slides: Iterable[dict[str, Any]], locale: str) -> Iterator[Block]:
    """A deck slide by slide: the title as a heading, its words, and what the speaker says."""
    for number, slide in enumerate(slides, 1):
        said = [
            [
                unbound(p["text"])
                for p in (*place["paragraphs"], *(cell for row in place["rows"] for cell in row))
            ]
            for place in slide["places"]
            if place["locale"] == locale
        ]
        titles, rest = (said[0], said[1:]) if said else ([], [])
        yield {"heading": " ".join(titles), "number": number}
        for texts in rest:
            yield {"list": texts} if len(texts) > 1 else {"p": " ".join(texts)}
        if notes := [unbound(p["text"]) for p in slide["notes"] if p["locale"] == locale]:
            yield {"notes": notes}
