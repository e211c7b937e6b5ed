"""What is wrong with layouts of slides that could be read: names that lead nowhere, boxes that are
not there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import combinations

from toolkit.engine.slides.deck import Box
from toolkit.media.decks.model import Holder, SlideLayout, SlideMaster
from toolkit.model.picture import drawn_as
from toolkit.read.suggest import suggest
from toolkit.read.table import Table
from toolkit.read.toml import Document

TYPES = ("title", "body", "pic", "tbl", "chart")
WITH_WORDS = ("title", "body", "tbl")
SLACK = 4000  # 1/1000 pt by which boxes may meet: above and below letters there is air
SIZES = "box = [x, y, width, height], in pt from the top left corner"
SIDES = {"align": ("l", "ctr"), "anchor": ("t", "ctr", "b")}


def faults(
    layouts: Table, master: SlideMaster, fields: Collection[str], pictures: Collection[str]
) -> None:
    """Note the faults of every layout at its place in the file. `layouts` is its table [layout]."""
    for count, known in (("one", master.one), ("two", master.two)):
        for layout in known.values():
            table = layouts.table(layout.name).table(count)
            _title(table, layout, count)
            for holder in layout.holders.values():
                _holder(table, layout, holder, fields)
            _wordmark(table, layout, count)
            _boxes(table, layout, count, master)
            _names(table, layout, fields)
            _drawings(table, layout, pictures)


def other_letters(slide: Table, letters: Document, master: SlideMaster) -> None:
    """A typeface whose letters are not those that were measured: words would run out of their
    boxes. A file of widths that names none is believed.
    """
    faces = letters.values.get("faces", [master.typeface])
    if isinstance(faces, list) and master.typeface not in faces:
        slide.refuse(
            "letters",
            f"slides are set in '{master.typeface}', and {letters.path} says how wide the letters"
            f" of {' and '.join(map(str, faces))} are",
            "name a file with its own widths (widths), and it in that file's faces",
            "face",
        )


def _title(table: Table, layout: SlideLayout, count: str) -> None:
    types = [holder.type for holder in layout.holders.values()]
    if types[:1] != ["title"] or types.count("title") != 1:
        table.refuse(
            "layout",
            f"layout '{layout.name}' ({count}) does not start with one title",
            'its first placeholder is title = { type = "title", … }: it is read first',
        )


def _holder(table: Table, layout: SlideLayout, holder: Holder, fields: Collection[str]) -> None:
    what = f"the placeholder '{holder.name}' of '{layout.name}'"
    if holder.type not in TYPES:
        table.refuse(
            "layout",
            f"{what} has the unknown type '{holder.type}'",
            suggest(holder.type, TYPES),
            holder.name,
        )
    if holder.opens:
        _opens(table, layout, holder)
        return
    if not holder.boxes or (holder.type in WITH_WORDS and not holder.sizes):
        table.refuse(
            "layout",
            f"{what} has no box or no sizes",
            "box = [x, y, width, height], size = [32, 28, 24]",
            holder.name,
        )
    for key, said in (("align", holder.align), ("anchor", holder.anchor)):
        if said not in SIDES[key]:
            table.refuse(
                "layout",
                f"{what} has the unknown {key} '{said}'",
                suggest(said, SIDES[key]),
                holder.name,
            )
    for name in (holder.on, holder.fill):
        if name and name not in fields:
            _unknown_field(table, layout, name, fields, holder.name)


def _opens(table: Table, layout: SlideLayout, holder: Holder) -> None:
    """A placeholder without a box, whose words stand before those of another one."""
    opened = layout.holders.get(holder.opens)
    known = [each.name for each in layout.holders.values() if each.boxes]
    if opened is None or not opened.boxes or opened.type == "tbl" or holder.boxes:
        table.refuse(
            "layout",
            f"'{holder.name}' of '{layout.name}' opens '{holder.opens}', and has no box of its own",
            suggest(holder.opens, known),
            holder.name,
        )


def _wordmark(table: Table, layout: SlideLayout, count: str) -> None:
    if layout.wordmark and len(layout.wordmark) != 1 + (count == "two"):
        table.refuse(
            "layout",
            f"'{layout.name}' ({count}) has {len(layout.wordmark)} boxes for the slogan in {count}"
            f" language{'s' * (count == 'two')}",
            "wordmark = [[x, y, width, height]], one box for each language",
        )


def _boxes(table: Table, layout: SlideLayout, count: str, master: SlideMaster) -> None:
    """Boxes that meet, that lie off the slide, or that hold nothing."""
    named = f"'{layout.name}' ({count})"
    placed = list(_placed(layout, master))
    for name, (x, y, wide, high) in placed:
        if wide <= 0 or high <= 0 or min(x, y) < 0:
            said = "has no room" if min(x, y) >= 0 else "begins off the slide"
            table.refuse("layout", f"the box of '{name}' of {named} {said}", SIZES, name)
        elif x + wide > master.width or y + high > master.height:
            message = f"the box of '{name}' of {named} runs off the slide"
            hint = f"a slide is {master.width // 1000} by {master.height // 1000} pt"
            table.refuse("layout", message, hint, name)
    for (one, first), (other, second) in combinations(placed, 2):
        if _meet(first, second) and {one, other} & layout.holders.keys():
            table.refuse(
                "layout",
                f"the boxes of '{one}' and '{other}' of {named} meet: words would lie over words",
                "move one of them, or make it smaller: box = [x, y, width, height]",
                one if one in layout.holders else other,
            )


def _placed(layout: SlideLayout, master: SlideMaster) -> Iterator[tuple[str, Box]]:
    """Boxes by what stands in them: placeholders, a slide's own picture, the slogan, the foot."""
    for holder in layout.holders.values():
        yield from ((holder.name, box) for box in holder.boxes)
    yield from (("wordmark", box) for box in layout.wordmark)
    if layout.picture:
        x, y, size = layout.picture
        yield "picture", (x, y, size, size)
    if layout.footer:
        yield "footer", layout.footer
    yield "number", master.number


def _meet(one: Box, other: Box) -> bool:
    return all(
        min(one[n] + one[n + 2], other[n] + other[n + 2]) - max(one[n], other[n]) > SLACK
        for n in (0, 1)
    )


def _names(table: Table, layout: SlideLayout, fields: Collection[str]) -> None:
    """Fields, drawings and placeholders that the layout names."""
    tiles, figures = layout.tiles, layout.figures
    for name in (layout.field, *(tile.fill for tile in tiles), *(figure.on for figure in figures)):
        if name not in fields:
            _unknown_field(table, layout, name, fields)
    for end in (end for pair in layout.arrows for end in pair):
        if end not in layout.holders:
            table.refuse(
                "layout",
                f"an arrow of '{layout.name}' leads from or to '{end}', which it does not have",
                suggest(end, layout.holders),
            )


def _drawings(table: Table, layout: SlideLayout, pictures: Collection[str]) -> None:
    """Pictures that the layout shows on every slide."""
    for figure in layout.figures:
        if drawn_as(figure.draw, pictures) not in pictures:
            table.refuse(
                "layout",
                f"'{layout.name}' draws '{figure.draw}', which nobody has drawn",
                suggest(figure.draw, pictures),
            )


def _unknown_field(
    table: Table, layout: SlideLayout, name: str, fields: Collection[str], *keys: str
) -> None:
    table.refuse(
        "layout",
        f"'{layout.name}' names the unknown field '{name}'",
        suggest(name, fields),
        *keys,
    )
