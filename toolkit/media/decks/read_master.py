"""brand/slides.toml and the widths that it names: the slides' master, its layouts, and how wide
their letters are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from toolkit.engine.slides.deck import Box, Figure, Square, Tile
from toolkit.engine.slides.theme import SLOTS
from toolkit.media.decks.master_faults import faults, other_letters
from toolkit.media.decks.model import Holder, SlideLayout, SlideMaster, Widths
from toolkit.model.problem import Problem
from toolkit.read.table import LARGEST, Table
from toolkit.read.toml import Document

SLIDE_KEYS = ("face", "widths", "width", "height", "smallest", "footer", "number")
LAYOUT_KEYS = ("field", "footer", "tiles", "arrows", "one", "two")
DRAWN = ("footer", "picture", "tiles", "wordmark", "figures")  # all else in it is a placeholder
HOLDER_KEYS = (
    "type",
    "box",
    "box2",
    "size",
    "bold",
    "lead",
    "gap",
    "numbered",
    "align",
    "anchor",
    "inset",
    "on",
    "fill",
    "like",
    "head",
    "optional",
    "continues",
    "opens",
)
LENT = ("theme", "agenda")  # tables that a master may leave to the house's
NO_BOX: Box = (0, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What layouts are read upon: the file of letters and their widths, the house's own master for
    what this one leaves to it, the fields of tokens.toml, and the brand's drawings.
    """

    letters: Document
    house: Document
    fields: Collection[str]
    pictures: Collection[str]


def read_master(document: Document, ground: Ground) -> tuple[SlideMaster | None, list[Problem]]:
    """The master, or None when there is none or it cannot be understood."""
    if not document.values:
        return None, []
    problems: list[Problem] = []
    file = Table(document, problems)
    for key in ("slide", "layout"):
        if key not in file.values:
            _garbled(file, key)
    widths = letter_widths(Table(ground.letters, problems))
    lent = [key for key in LENT if key not in file.values]
    house = Table(ground.house, problems)
    scheme, agenda = ((house if key in lent else file).table(key) for key in LENT)
    master = None if problems else _master(file, widths, _scheme(scheme), _place_of(agenda))
    if master and not problems:
        other_letters(file.table("slide"), ground.letters, master)
        faults(file.table("layout"), master, ground.fields, ground.pictures)
    else:
        master = None
    return master, list(dict.fromkeys(problems))  # `one` and `two` share what both print


def widths_path(document: Document) -> str:
    """The file that says how wide the typeface's letters are; "" where none is named."""
    slide = document.values.get("slide")
    named = slide.get("widths") if isinstance(slide, dict) else None
    return f"assets/{named}" if isinstance(named, str) and named else ""


def letter_widths(file: Table) -> Widths:
    """Letter → width in 1/2048 em, regular and bold."""
    return _face(file.table("regular")), _face(file.table("bold"))


def _face(table: Table) -> dict[str, int]:
    widths: dict[str, int] = {}
    for width, letters in table.values.items():
        if width.isdecimal() and isinstance(letters, str):
            widths |= dict.fromkeys(letters, int(width))
        else:
            table.refuse(
                "letters",
                f"'{width}' is no width with its letters",
                'each line is a width in 1/2048 em and its letters: 1139 = "a…"',
                width,
            )
    return widths


def _master(file: Table, widths: Widths, scheme: Mapping[str, str], do: str) -> SlideMaster:
    slide = file.table("slide")
    slide.only(SLIDE_KEYS, "layout", "the slides' master")
    _said(slide, "widths")
    footer = slide.table("footer")
    standard = _box(footer, "box")
    layouts: dict[str, dict[str, SlideLayout]] = {"one": {}, "two": {}}
    for name, table in file.table("layout").tables():
        table.only(LAYOUT_KEYS, "layout", f"the layout '{name}'")
        for count, known in layouts.items():
            if count in table.values:
                known[name] = _layout(name, table, table.table(count), standard)
    return SlideMaster(
        typeface=_said(slide, "face"),
        width=_positive(slide, "width") * 1000,
        height=_positive(slide, "height") * 1000,
        smallest=_positive(slide, "smallest"),
        footer=standard,
        number=_box(slide.table("number"), "box"),
        footer_size=_positive(footer, "size"),
        one=layouts["one"],
        two=layouts["two"],
        widths=widths,
        scheme=scheme,
        do=do,
        path=file.document.path,
    )


def _scheme(table: Table) -> dict[str, str]:
    """The brand's colour in each slot of the theme."""
    table.only(SLOTS, "theme", "the theme")
    return {slot: _said(table, slot) for slot in SLOTS}


def _place_of(table: Table) -> str:
    table.only(("do",), "agenda", "[agenda]")
    return place_of_parts(table)


def place_of_parts(table: Table, default: str = "") -> str:
    """Where it stands what to do in a part of a talk, with * in the place of the part's name."""
    said = table.text("do", default)
    if said.count("*") != 1:
        table.refuse(
            "agenda",
            f"do = '{said}' does not say where a part's own name stands",
            'write * in its place, once: do = "plan/*/do"',
            "do",
        )
    return said


def _layout(name: str, table: Table, own: Table, standard: Box) -> SlideLayout:
    """The layout for one language or for two. `own` is what only one of them has; what both have
    stands in `table`.
    """
    field = _said(table, "field")
    return SlideLayout(
        name=name,
        field=field,
        holders={key: _holder(name, key, own.table(key)) for key in own.values if key not in DRAWN},
        footer=_footer(own if "footer" in own.values else table, standard),
        picture=_square(own, "picture") if "picture" in own.values else None,
        tiles=tuple(
            Tile(box=_box(tile, "box"), fill=_said(tile, "fill"))
            for _, tile in (own if "tiles" in own.values else table).rows("tiles")
        ),
        figures=tuple(
            Figure(
                draw=_said(figure, "draw"),
                at=_square(figure, "at"),
                on=figure.text("on", field),
            )
            for _, figure in own.rows("figures")
        ),
        wordmark=tuple(_boxes(own, "wordmark")),
        arrows=tuple(_arrows(table)),
        where=own.at(),
    )


def _holder(layout: str, name: str, table: Table) -> Holder:
    table.only(HOLDER_KEYS, "layout", f"the placeholder '{name}' of '{layout}'")
    return Holder(
        name=name,
        type=table.text("type", "body"),
        boxes=tuple(_box(table, key) for key in ("box", "box2") if key in table.values),
        sizes=tuple(_sizes(table)),
        bold=table.flag("bold"),
        lead=table.whole("lead", 100, least=1),
        gap=table.whole("gap"),
        numbered=table.whole("numbered"),
        align=table.text("align", "l"),
        anchor=table.text("anchor", "t"),
        inset=table.thousandths("inset", 0),
        on=table.text("on"),
        fill=table.text("fill"),
        like=table.text("like"),
        head=table.flag("head"),
        optional=table.flag("optional"),
        continues=table.text("continues"),
        opens=table.text("opens"),
    )


def _footer(table: Table, standard: Box) -> Box | None:
    """Where the slogan stands at the foot: elsewhere, nowhere (false), or as the master says."""
    shown = table.values.get("footer", True)
    if isinstance(shown, bool):
        return standard if shown else None
    return _box(table, "footer")


def _arrows(table: Table) -> Iterator[tuple[str, str]]:
    pairs = table.values.get("arrows", [])
    for pair in pairs if isinstance(pairs, list) else [pairs]:
        match pair:
            case [str(start), str(end)]:
                yield start, end
            case _:
                _garbled(table, "arrows")


def _boxes(table: Table, key: str) -> Iterator[Box]:
    values = table.values.get(key, [])
    for value in values if isinstance(values, list) else [values]:
        match _thousandths(value):
            case [x, y, width, height]:
                yield x, y, width, height
            case _:
                _garbled(table, key)


def _box(table: Table, key: str) -> Box:
    match _thousandths(table.values.get(key)):
        case [x, y, width, height]:
            return x, y, width, height
    _garbled(table, key)
    return NO_BOX


def _square(table: Table, key: str) -> Square:
    match _thousandths(table.values.get(key)):
        case [x, y, size]:
            return x, y, size
    _garbled(table, key)
    return 0, 0, 0


def _thousandths(values: object) -> list[int]:
    """Lengths in 1/1000 pt; empty when they are no list of numbers that can be drawn."""
    known = values if isinstance(values, list) else []
    if any(type(value) not in (int, float) or not abs(value) <= LARGEST for value in known):
        return []
    return [round(value * 1000) for value in known]


def _sizes(table: Table) -> Iterator[int]:
    sizes = table.values.get("size", [])
    for size in sizes if isinstance(sizes, list) else [sizes]:
        if type(size) is int and 0 < size <= LARGEST:
            yield size
        else:
            _garbled(table, "size")


def _positive(table: Table, key: str) -> int:
    value = table.values.get(key)
    if type(value) is int and 0 < value <= LARGEST:
        return value
    _garbled(table, key)
    return 1


def _said(table: Table, key: str) -> str:
    """A text that must be there."""
    value = table.values.get(key)
    if isinstance(value, str) and value:
        return value
    _garbled(table, key)
    return ""


def _garbled(table: Table, key: str) -> None:
    table.refuse(
        "layout",
        f"the slides' layouts lack or garble '{key}'",
        "compare the other layouts of this file",
        key,
    )
