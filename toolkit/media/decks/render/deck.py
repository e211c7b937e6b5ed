"""Decks: slides that people open, edit and present, as PowerPoint files.

The plan has sized every word already.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from toolkit.engine.logos import prepare
from toolkit.engine.logos.logo import Logo
from toolkit.engine.outlines import Outline, wordmark
from toolkit.engine.payload import decode
from toolkit.engine.slides.deck import Holder
from toolkit.engine.slides.write import write
from toolkit.i18n.words import unbound
from toolkit.judge.logos import Stood, findings
from toolkit.judge.on_slides import unplaced
from toolkit.media.decks.payload import DeckFile
from toolkit.model.job import Job, Landing, Rendered
from toolkit.model.problem import Problem, RenderFailed, Span
from toolkit.render.taken import POINTS, SHARP, logo_of

TOKENS = "assets/brand/tokens.toml"


def render(job: Job, room: Path) -> Rendered:
    """The deck's bytes, and which string stands on which slide.

    Raises RenderFailed for a logo that is not a sound picture, for a font that cannot draw the
    slogan, and for words that do not stand in the finished file as they were given.
    """
    deck = decode(DeckFile, job.data)
    tokens = tomllib.loads((room / TOKENS).read_text("utf-8"))
    logo, warnings = _logo(deck, tokens["color"], room)
    slogans = _slogans(deck, tokens["stop"], room)
    made = write(deck, tokens["color"], tokens["field"], logo, slogans)
    if lost := unplaced(deck, made):
        raise RenderFailed(lost)
    facts = {"pages": len(deck.slides)}
    return Rendered(data=made, warnings=warnings, landed=tuple(_landed(deck)), facts=facts)


def _logo(
    deck: DeckFile, colours: Mapping[str, str], room: Path
) -> tuple[bytes | None, tuple[Problem, ...]]:
    """The recipient's logo in the pixels that its largest place shows, and what there is to say."""
    if deck.logo is None:
        return None, ()
    path = deck.logo.path
    logo = logo_of(path, (room / path).read_bytes())
    shown = {slide.layout for slide in deck.slides}
    stood = [
        _standing(path, logo, holder, colours)
        for layout in deck.layouts
        if layout.name in shown
        for holder in layout.holders
        if holder.type == "pic"
    ]
    if not stood:
        return None, ()
    wide = -(-max(one.width for one in stood) * SHARP // POINTS)
    high = -(-max(one.height for one in stood) * SHARP // POINTS)
    made, _ = prepare.prepared(logo, wide, high)
    return made, tuple(dict.fromkeys(findings(stood, "px")))


def _standing(path: str, logo: Logo, holder: Holder, colours: Mapping[str, str]) -> Stood:
    """The logo as large as its box allows, on the field of its slide."""
    wide, high = logo.pixels.found
    scale = min(holder.box[2] / wide, holder.box[3] / high)
    return Stood(path, path, logo, round(wide * scale), round(high * scale), colours[holder.on])


def _slogans(
    deck: DeckFile, stops: Mapping[str, Sequence[float]], room: Path
) -> list[Outline | None]:
    """The slogan's outlines, where a layout has a place for it; None where the brand's letters
    cannot draw it. Raises RenderFailed when the font cannot draw it.
    """
    if not deck.font:
        return [None] * len(deck.wordmark) if deck.scripted else []
    font = (room / deck.font).read_bytes()
    try:
        return [
            None if code in deck.scripted else wordmark(font, words, stops)
            for code, words in zip(deck.locales, deck.wordmark, strict=True)
        ]
    except ValueError as error:
        raise RenderFailed(
            [
                Problem(
                    "font",
                    f"{deck.font}: {error}",
                    Span(deck.font),
                    "give the brand a font that has the letters of the slogan",
                )
            ]
        ) from error


def _landed(deck: DeckFile) -> Iterator[Landing]:
    """Strings in reading order, with the box of their placeholder; how many lines each takes is the
    reader's affair.
    """
    holders = {
        (layout.name, holder.idx): holder for layout in deck.layouts for holder in layout.holders
    }
    for number, slide in enumerate(deck.slides, 1):
        for place in slide.places:
            holder = holders[slide.layout, place.idx]
            x, y, width, height = holder.box
            for p in place.strings():
                yield Landing(
                    context=p.id,
                    locale=p.locale,
                    text=unbound(p.text),
                    page=number,
                    x=x,
                    y=y,
                    width=width,
                    height=height,
                    size=holder.size * 1000,
                    lines=1,
                )
