"""What the site offers: each resource with its artefacts, and its words as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cached_property

from toolkit.media.site.model import Site
from toolkit.model.block import Block
from toolkit.model.filetype import SCREEN
from toolkit.model.language import Edition
from toolkit.plan.sketch import Sketch


@dataclass
class Offer:
    """A resource and its artefacts, in the order in which they were planned.

    Whoever asks what it is gets an answer that stays: first all its artefacts are put in.
    """

    kind: str
    id: str
    sketches: list[Sketch] = field(default_factory=list)
    packs: list[str] = field(default_factory=list)  # those that hold some of it
    _best: dict[str, Sketch] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def editions(self) -> list[str]:
        """Its editions, as the campaign orders them."""
        return list(dict.fromkeys(sketch.edition.id for sketch in self.sketches))

    def edition(self, name: str) -> Edition:
        """One of its editions, by its id."""
        return next(s.edition for s in self.sketches if s.edition.id == name)

    def best(self, locale: str) -> Sketch:
        """The artefact that says most clearly what the resource is in a language: an edition of
        that language alone, if there is one.
        """
        if locale not in self._best:
            self._best[locale] = min(
                self.sketches,
                key=lambda sketch: (
                    sketch.edition.locales != (locale,),
                    locale not in sketch.edition.locales,
                ),
            )
        return self._best[locale]

    def called(self, locale: str) -> str:
        return self.best(locale).found.title

    def alt(self, locale: str) -> str:
        return self.best(locale).found.alt

    def types(self, site: Site) -> list[str]:
        """The names of the file types that it comes in."""
        media = {sketch.type.media_type for sketch in self.sketches}
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
    return [sketch for sketch in sketches if sketch.medium == "packs"]


def films(offer: Offer) -> bool:
    """Does it play?"""
    return any(sketch.format.output == "mp4" for sketch in offer.sketches)


def blocks(offer: Offer, locale: str) -> list[Block]:
    """The words of a resource in one language: the accessible equivalent of what is drawn."""
    sketch = read_from(offer, locale)
    return sketch.blocks(locale) if sketch else []


def read_from(offer: Offer, locale: str) -> Sketch | None:
    """The artefact whose words a page in this language reads out, if any has words in it: a sheet
    that is made to be read, before a picture of one.
    """
    tagged = [s for s in offer.sketches if s.edition.locales == (locale,) and s.type == SCREEN]
    for sketch in (*tagged, offer.best(locale), *offer.sketches):
        if sketch.blocks(locale):
            return sketch
    return None
