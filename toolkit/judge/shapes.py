"""Judges what stands on a slide, shape by shape: can everyone read, hear and follow it?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from toolkit.engine.slides.read import Shape, Words
from toolkit.engine.slides.style import Style
from toolkit.model.colour import contrast
from toolkit.model.letters import measure

SMALLEST, FOOT = 18, 12  # pt
FEET = ("ftr", "sldNum", "dt")
Found = Iterator[tuple[str, str, str]]  # code, message, hint
Widths = tuple[Mapping[str, int], Mapping[str, int]]  # of letters, regular and bold, in 1/2048 em

_FILE = re.compile(
    r"\.(png|jpe?g|gif|svg|bmp|tiff?|webp|emf|wmf)\b|^(img|dsc)[_ -]?\d", re.IGNORECASE
)
# Alt texts that say what kind of thing it is, and not what it shows.
_LAZY = {
    "image",
    "picture",
    "photo",
    "photograph",
    "graphic",
    "chart",
    "table",
    "diagram",
    "llun",
    "delwedd",
    "ffotograff",
    "siart",
    "graff",
    "tabl",
}
# Words of links that do not say where they lead.
_VAGUE = {
    "click here",
    "here",
    "read more",
    "more",
    "link",
    "cliciwch yma",
    "yma",
    "darllen mwy",
    "mwy",
    "dolen",
}


def judge(shape: Shape, languages: Collection[str], widths: Widths | None) -> Found:
    """What is wrong with one shape: alt text, languages, links, tables, size, contrast, room.

    `languages` are the tags that words may have; `widths` those of letters, to measure words.
    """
    yield from _alt(shape)
    yield from foreign(shape.words, languages, f"'{shape.name}'")
    if (
        shape.holder
        and shape.kind == "words"
        and not shape.words
        and shape.holder not in (*FEET, "pic", "title")
    ):
        yield "empty", f"the placeholder '{shape.name}' is empty", "fill it or delete it"
    if shape.kind == "table":
        yield from _table(shape)
    for words in shape.words:
        if words.link and (
            words.text.strip().casefold().rstrip(".") in _VAGUE
            or re.match(r"https?://", words.text.strip())
        ):
            yield (
                "link",
                f"the words “{words.text.strip()}” do not say where their link leads",
                "name the page or the slide",
            )
    if shape.style:
        yield from _looks(shape, widths)


def _alt(shape: Shape) -> Found:
    needs = shape.kind in ("picture", "chart", "table", "group", "media", "drawing", "line")
    if shape.decorative and shape.alt:
        yield "alt", f"'{shape.name}' is marked as decoration and has alt text", "choose one"
    elif needs and not shape.alt and not shape.decorative:
        yield (
            "alt",
            f"'{shape.name}' ({shape.kind}) has no alt text",
            "say what it shows, or mark it as decorative",
        )
    elif (
        needs
        and shape.alt
        and (_FILE.search(shape.alt) or shape.alt.casefold().strip(". ") in _LAZY)
    ):
        yield "alt", f"the alt text of '{shape.name}' is “{shape.alt}”", "say what it shows"


def foreign(said: tuple[Words, ...], languages: Collection[str], where: str) -> Found:
    """Words that are marked as being in a language that is none of the campaign's."""
    wrong: dict[str, str] = {}
    for words in said:
        if words.language not in languages and any(letter.isalpha() for letter in words.text):
            wrong.setdefault(words.language, words.text.strip())
    for language, text in wrong.items():
        yield (
            "language",
            f"{where}: “{text[:60]}” is marked as '{language or 'no language'}'",
            f"Review › Language: one of {', '.join(languages)}",
        )


def _table(shape: Shape) -> Found:
    if not shape.header or not shape.rows or not all(cell.strip() for cell in shape.rows[0]):
        yield (
            "table",
            f"the table '{shape.name}' has no whole header row",
            "Table Design › Header Row, and a word in each of its cells",
        )
    if shape.merged:
        yield (
            "table",
            f"the table '{shape.name}' has merged cells",
            "split them: a screen reader loses its place",
        )


def _looks(shape: Shape, widths: Widths | None) -> Found:
    """Are its words large, visible and inside their box?"""
    style = shape.style
    assert style is not None
    least = FOOT if shape.holder in FEET else SMALLEST
    if style.smallest < least:
        yield (
            "size",
            f"words of '{shape.name}' are set at {style.smallest:g} pt; the smallest is {least}",
            "make them larger, or move some to the notes",
        )
    for words, ground, size, bold in dict.fromkeys(style.pairs):
        ratio, wanted = contrast(words, ground), 3.0 if (size >= 18 and bold) or size >= 24 else 4.5
        if ratio < wanted:
            message = (
                f"words of '{shape.name}' have a contrast of {ratio:.1f}:1 ({words} on {ground});"
                f" {wanted:g}:1 is the least"
            )
            yield "contrast", message, "use the theme's own colours"
    if widths and shape.holder not in FEET:
        yield from _room(shape, style, widths)


def _room(shape: Shape, style: Style, widths: Widths) -> Found:
    """Do its words fit into their box, by the widths of the letters?"""
    _, _, wide, high = style.box
    words = measure(
        shape.paragraphs,
        wide - style.indent,
        round(style.size),
        widths[style.bold],
        round(style.lead),
        round(style.gap),
    )
    over = words.height - high - style.gap  # the first paragraph needs no gap above it
    if over > 1:
        message = (
            f"the words of '{shape.name}' are {over:.0f} pt higher than their box ({high:.0f} pt)"
        )
        yield "fit", message, "cut some, or move them to the notes"
