"""How words on a slide look: what they inherit from their layout and master, as far as a check
needs it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_ROLES = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_POINT = 12700


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes in pt; box as x, y, width, height in pt without the insets.

    `pairs`: words' colour on their ground, #rrggbb.

    `lead` in % of a line, `gap` in pt above each paragraph, `indent` in pt. A colour that cannot be
    known is left out.
    """

    smallest: float
    size: float
    bold: bool
    box: tuple[float, float, float, float]
    lead: float
    gap: float
    indent: float
    face: str
    pairs: tuple[tuple[str, str, float, bool], ...]


def resolve(element: Any, slide: Any) -> Style | None:
    """The style of a shape's words; None when it has no place anywhere."""
    chain = [element, *_parents(element, slide)]
    place = next(
        (
            frame
            for each in chain
            if (frame := each.find(f"{_P}spPr/{_A}xfrm")) is not None
            and frame.find(f"{_A}ext") is not None
        ),
        None,
    )
    if place is None:
        return None
    level = _levels(chain, slide)
    sizes = [
        float(run.get("sz")) / 100 if run is not None and run.get("sz") else level["sz"]
        for run in _runs(element)
    ] or [level["sz"]]
    insets = {
        side: next(
            (
                float(body.get(f"{side}Ins")) / _POINT
                for each in chain
                if (body := each.find(f"{_P}txBody/{_A}bodyPr")) is not None
                and body.get(f"{side}Ins")
            ),
            7.2 if side in "lr" else 3.6,
        )
        for side in "ltrb"
    }
    off, ext = place.find(f"{_A}off"), place.find(f"{_A}ext")
    x, y, w, h = (
        int(v) / _POINT for v in (off.get("x"), off.get("y"), ext.get("cx"), ext.get("cy"))
    )
    box = (
        x + insets["l"],
        y + insets["t"],
        w - insets["l"] - insets["r"],
        h - insets["t"] - insets["b"],
    )
    return Style(
        min(sizes),
        max(sizes),
        level["b"],
        box,
        level["lead"],
        level["gap"],
        level["indent"],
        level["face"],
        tuple(_pairs(element, chain, slide, level, (x, y, w, h))),
    )


def _parents(element: Any, slide: Any) -> Iterator[Any]:
    """The placeholders that a placeholder takes after: the layout's by number, the master's by
    kind.
    """
    holder = next(element.iter(f"{_P}ph"), None)
    if holder is None:
        return
    kind = holder.get("type", "body").replace("ctrTitle", "title")
    for shapes, by_number in (
        (slide.slide_layout.shapes, True),
        (slide.slide_layout.slide_master.shapes, False),
    ):
        for shape in shapes._spTree.iter(f"{_P}sp"):
            other = next(shape.iter(f"{_P}ph"), None)
            if other is None:
                continue
            same = (
                other.get("idx", "0") == holder.get("idx", "0")
                if by_number
                else other.get("type", "body").replace("ctrTitle", "title") == kind
            )
            if same:
                yield shape
                break


def _runs(element: Any) -> list[Any]:
    return [
        run.find(f"{_A}rPr")
        for run in element.iter(f"{_A}r", f"{_A}fld")
        if (run.findtext(f"{_A}t") or "").strip()
    ]


def _levels(chain: list[Any], slide: Any) -> dict[str, Any]:
    """First-level values: the nearest that says anything wins, the master's text styles last."""
    holder = next(chain[0].iter(f"{_P}ph"), None)
    kind = "" if holder is None else holder.get("type", "body")
    name = (
        "titleStyle"
        if "itle" in kind
        else "bodyStyle"
        if kind in ("body", "obj", "subTitle")
        else "otherStyle"
    )
    style = slide.slide_layout.slide_master.part._element.find(
        f"{_P}txStyles/{_P}{name}/{_A}lvl1pPr"
    )
    own = [pPr for pPr in (chain[0].find(f"{_P}txBody/{_A}p/{_A}pPr"),) if pPr is not None]
    levels = [
        *own,
        *(
            pPr
            for each in chain
            if (pPr := each.find(f"{_P}txBody/{_A}lstStyle/{_A}lvl1pPr")) is not None
        ),
        *([style] if style is not None else []),
    ]
    runs = [run for pPr in levels if (run := pPr.find(f"{_A}defRPr")) is not None]

    def first(key: str, default: float) -> float:
        return next((float(run.get(key)) for run in runs if run.get(key)), default)

    def spacing(path: str, default: float) -> float:
        return next(
            (float(found.get("val")) for pPr in levels if (found := pPr.find(path)) is not None),
            default,
        )

    faces = [run.find(f"{_A}rPr/{_A}latin") for run in chain[0].iter(f"{_A}r")]
    return {
        "sz": first("sz", 1800) / 100,
        "b": bool(first("b", 0)),
        "indent": next((float(pPr.get("marL")) / _POINT for pPr in levels if pPr.get("marL")), 0.0),
        "lead": spacing(f"{_A}lnSpc/{_A}spcPct", 100000) / 1000,
        "gap": spacing(f"{_A}spcBef/{_A}spcPts", 0) / 100,
        "face": next((face.get("typeface") for face in faces if face is not None), "+mn-lt"),
        "fills": [fill for run in runs if (fill := run.find(f"{_A}solidFill")) is not None],
    }


def _pairs(
    element: Any,
    chain: list[Any],
    slide: Any,
    level: dict[str, Any],
    box: tuple[float, float, float, float],
) -> Iterator[tuple[str, str, float, bool]]:
    scheme = _scheme(slide)
    ground = _ground(chain, slide, scheme, box)
    inherited = _colour(level["fills"][0], scheme) if level["fills"] else scheme.get("dk1", "")
    for run in _runs(element):
        own = run.find(f"{_A}solidFill") if run is not None else None
        words = (
            scheme.get("hlink", "")
            if run is not None and run.find(f"{_A}hlinkClick") is not None
            else _colour(own, scheme)
            if own is not None
            else inherited
        )
        size = float(run.get("sz")) / 100 if run is not None and run.get("sz") else level["sz"]
        if words and ground:
            yield words, ground, size, level["b"]


def _scheme(slide: Any) -> dict[str, str]:
    """The theme's colours by role, #rrggbb."""
    from lxml import etree

    theme = next(
        part.target_part
        for part in slide.slide_layout.slide_master.part.rels.values()
        if part.reltype.endswith("/theme")
    )
    root = etree.fromstring(theme.blob)
    roles = {}
    for role in root.find(f".//{_A}clrScheme"):
        value = role[0].get("lastClr") or role[0].get("val")
        roles[etree.QName(role).localname] = f"#{value}"
    return roles


def _colour(fill: Any, scheme: dict[str, str]) -> str:
    """#rrggbb, or "" for a colour that is mixed from another."""
    if fill is None or len(fill) == 0 or len(fill[0]):
        return ""
    value = fill[0].get("val", "")
    return (
        f"#{value}" if fill[0].tag == f"{_A}srgbClr" else scheme.get(_ROLES.get(value, value), "")
    )


def _ground(
    chain: list[Any], slide: Any, scheme: dict[str, str], box: tuple[float, float, float, float]
) -> str:
    """What the words stand on: their own fill, a tile of the layout, the background."""
    for each in chain:
        fill = each.find(f"{_P}spPr/{_A}solidFill")
        if fill is not None:
            return _colour(fill, scheme)
    x, y = box[0] + box[2] / 2, box[1] + box[3] / 2
    behind = (
        *slide.slide_layout.slide_master.shapes._spTree.findall(f"{_P}sp"),
        *slide.slide_layout.shapes._spTree.findall(f"{_P}sp"),
    )
    for shape in reversed(behind):
        frame, fill = shape.find(f"{_P}spPr/{_A}xfrm"), shape.find(f"{_P}spPr/{_A}solidFill")
        if frame is None or fill is None or next(shape.iter(f"{_P}ph"), None) is not None:
            continue
        off, ext = frame.find(f"{_A}off"), frame.find(f"{_A}ext")
        left, top, wide, high = (
            int(v) / _POINT for v in (off.get("x"), off.get("y"), ext.get("cx"), ext.get("cy"))
        )
        if left <= x <= left + wide and top <= y <= top + high:
            return _colour(fill, scheme)
    for root in (
        slide._element,
        slide.slide_layout.part._element,
        slide.slide_layout.slide_master.part._element,
    ):
        fill = root.find(f"{_P}cSld/{_P}bg/{_P}bgPr/{_A}solidFill")
        if fill is not None:
            return _colour(fill, scheme)
    return ""
