"""Says how words on a slide look, with what they inherit from their layout and their master."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree
from pptx.oxml import parse_xml
from pptx.slide import Slide

from toolkit.engine.slides.ooxml import A, Element, P, holder, kind_of, said

_ROLES = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
POINT = 12700  # English Metric Units
_INSETS = {"l": 7.2, "t": 3.6, "r": 7.2, "b": 3.6}  # pt, where nothing says otherwise
Box = tuple[float, float, float, float]  # x, y, width, height in pt
Pair = tuple[str, str, float, bool]  # words' colour, their ground's, size in pt, bold


@dataclass(frozen=True, slots=True)
class Style:
    """How the words of one shape look. Sizes in pt; `box` is theirs, without the insets.

    `lead` in % of a line, `gap` in pt above each paragraph, `indent` in pt. `pairs` are colours of
    words on their ground, #rrggbb; a colour that cannot be known is left out. `anchor` (t, ctr, b)
    and `align` (l, ctr, r) say at which side of the box they stand.
    """

    smallest: float
    size: float
    bold: bool
    box: Box
    lead: float
    gap: float
    indent: float
    anchor: str
    align: str
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class _Level:
    """What the first level of a text inherits. Sizes in pt; `fill` is the colour of its words."""

    size: float
    bold: bool
    indent: float
    lead: float
    gap: float
    fill: Element | None


def resolve(element: Element, slide: Slide) -> Style | None:
    """The style of a shape's words; None when it has no place anywhere."""
    chain = [element, *_parents(element, slide)]
    frames = (each.find(f"{P}spPr/{A}xfrm") for each in chain)
    outer = next((_box(f) for f in frames if f is not None and f.find(f"{A}ext") is not None), None)
    if outer is None:
        return None
    level = _level(chain, slide)
    sizes = [_size(run, level) for run in _runs(element)] or [level.size]
    return Style(
        smallest=min(sizes),
        size=max(sizes),
        bold=level.bold,
        box=_inner(outer, chain),
        lead=level.lead,
        gap=level.gap,
        indent=level.indent,
        anchor=next((said for body in _bodies(chain) if (said := body.get("anchor", ""))), "t"),
        align=_align(chain, slide),
        pairs=tuple(_pairs(chain, slide, level, outer)),
    )


def _box(frame: Element) -> Box:
    off, ext = frame.find(f"{A}off"), frame.find(f"{A}ext")
    x, y, wide, high = (
        int(v) / POINT for v in (off.get("x"), off.get("y"), ext.get("cx"), ext.get("cy"))
    )
    return x, y, wide, high


def _inner(box: Box, chain: Sequence[Element]) -> Box:
    """A shape's box without its insets, which are the nearest that anything states."""
    bodies = _bodies(chain)
    left, top, right, bottom = (
        next((float(b.get(f"{s}Ins")) / POINT for b in bodies if b.get(f"{s}Ins")), default)
        for s, default in _INSETS.items()
    )
    x, y, wide, high = box
    return x + left, y + top, wide - left - right, high - top - bottom


def _bodies(chain: Sequence[Element]) -> list[Element]:
    return [body for each in chain if (body := each.find(f"{P}txBody/{A}bodyPr")) is not None]


def _align(chain: Sequence[Element], slide: Slide) -> str:
    """Of the first paragraph, or what it inherits."""
    levels = (
        chain[0].find(f"{P}txBody/{A}p/{A}pPr"),
        *(each.find(f"{P}txBody/{A}lstStyle/{A}lvl1pPr") for each in chain),
        _of_master(chain[0], slide),
    )
    said = (level.get("algn", "") for level in levels if level is not None)
    return next((align for align in said if align), "l")


def _parents(element: Element, slide: Slide) -> Iterator[Element]:
    """The placeholders from which a placeholder inherits: one of the layout, one of the master.

    The layout's has the same number, the master's is of the same kind.
    """
    mine = holder(element)
    if mine is None:
        return
    layout = slide.slide_layout
    for shapes, key in (
        (layout.shapes, lambda found: found.get("idx", "0")),
        (layout.slide_master.shapes, kind_of),
    ):
        for shape in shapes._spTree.iter(f"{P}sp"):
            other = holder(shape)
            if other is not None and key(other) == key(mine):
                yield shape
                break


def _runs(element: Element) -> list[Element | None]:
    """What each run of words says of itself; None for a run that says nothing."""
    return [run.find(f"{A}rPr") for run in element.iter(f"{A}r", f"{A}fld") if said(run).strip()]


def _size(run: Element | None, level: _Level) -> float:
    return float(run.get("sz")) / 100 if run is not None and run.get("sz") else level.size


def _level(chain: Sequence[Element], slide: Slide) -> _Level:
    """First-level values: the nearest that says anything wins, the master's text styles last."""
    levels = [
        found
        for found in (
            chain[0].find(f"{P}txBody/{A}p/{A}pPr"),
            *(each.find(f"{P}txBody/{A}lstStyle/{A}lvl1pPr") for each in chain),
            _of_master(chain[0], slide),
        )
        if found is not None
    ]
    runs = [run for level in levels if (run := level.find(f"{A}defRPr")) is not None]

    def first(key: str, default: float) -> float:
        return next((float(run.get(key)) for run in runs if run.get(key)), default)

    def spacing(path: str, default: float) -> float:
        found = (level.find(path) for level in levels)
        return next((float(each.get("val")) for each in found if each is not None), default)

    fills = (run.find(f"{A}solidFill") for run in runs)
    return _Level(
        size=first("sz", 1800) / 100,
        bold=bool(first("b", 0)),
        indent=next((float(pPr.get("marL")) / POINT for pPr in levels if pPr.get("marL")), 0.0),
        lead=spacing(f"{A}lnSpc/{A}spcPct", 100000) / 1000,
        gap=spacing(f"{A}spcBef/{A}spcPts", 0) / 100,
        fill=next((fill for fill in fills if fill is not None), None),
    )


def _of_master(element: Element, slide: Slide) -> Element | None:
    """The master's text style for a shape: that of titles, of text, or of all else."""
    mine = holder(element)
    kind = "" if mine is None else mine.get("type", "body")
    name = (
        "titleStyle"
        if "itle" in kind
        else "bodyStyle"
        if kind in ("body", "obj", "subTitle")
        else "otherStyle"
    )
    root = slide.slide_layout.slide_master.part._element
    return root.find(f"{P}txStyles/{P}{name}/{A}lvl1pPr")


def _pairs(chain: Sequence[Element], slide: Slide, level: _Level, box: Box) -> Iterator[Pair]:
    scheme = _scheme(slide)
    ground = _ground(chain, slide, scheme, box)
    inherited = scheme.get("dk1", "") if level.fill is None else _colour(level.fill, scheme)
    for run in _runs(chain[0]):
        own = run.find(f"{A}solidFill") if run is not None else None
        if run is not None and run.find(f"{A}hlinkClick") is not None:
            words = scheme.get("hlink", "")
        else:
            words = inherited if own is None else _colour(own, scheme)
        if words and ground:
            yield words, ground, _size(run, level), level.bold


def _scheme(slide: Slide) -> dict[str, str]:
    """The theme's colours by role, #rrggbb."""
    theme = next(
        part.target_part
        for part in slide.slide_layout.slide_master.part.rels.values()
        if part.reltype.endswith("/theme")
    )
    root = parse_xml(theme.blob)
    roles = {}
    for role in root.find(f".//{A}clrScheme"):
        value = role[0].get("lastClr") or role[0].get("val")
        roles[etree.QName(role).localname] = f"#{value}"
    return roles


def _colour(fill: Element, scheme: dict[str, str]) -> str:
    """#rrggbb, or "" for a colour that is mixed from another."""
    if fill is None or len(fill) == 0 or len(fill[0]):
        return ""
    value = fill[0].get("val", "")
    return f"#{value}" if fill[0].tag == f"{A}srgbClr" else scheme.get(_ROLES.get(value, value), "")


def _ground(chain: Sequence[Element], slide: Slide, scheme: dict[str, str], box: Box) -> str:
    """What the words stand on: their own fill, a tile of the layout, the background."""
    for each in chain:
        fill = each.find(f"{P}spPr/{A}solidFill")
        if fill is not None:
            return _colour(fill, scheme)
    layout = slide.slide_layout
    tile = _tile(layout.slide_master.shapes._spTree, layout.shapes._spTree, box)
    if tile is not None:
        return _colour(tile, scheme)
    for root in (slide._element, layout.part._element, layout.slide_master.part._element):
        fill = root.find(f"{P}cSld/{P}bg/{P}bgPr/{A}solidFill")
        if fill is not None:
            return _colour(fill, scheme)
    return ""


def _tile(master: Element, layout: Element, box: Box) -> Element | None:
    """The fill of the topmost shape without words in which the middle of the box lies."""
    x, y = box[0] + box[2] / 2, box[1] + box[3] / 2
    for shape in reversed((*master.findall(f"{P}sp"), *layout.findall(f"{P}sp"))):
        frame, fill = shape.find(f"{P}spPr/{A}xfrm"), shape.find(f"{P}spPr/{A}solidFill")
        if frame is None or fill is None or holder(shape) is not None:
            continue
        left, top, wide, high = _box(frame)
        if left <= x <= left + wide and top <= y <= top + high:
            return fill
    return None
