"""Crops: the part of a page around a string, cut out as a picture with the string framed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from toolkit.execute.store import Store
from toolkit.model.event import Entry
from toolkit.model.job import Landing
from toolkit.plan.sketch import Sketch

POINTS = {"mm": 72 / 25.4, "px": 1.0}
WIDE = 480  # pixels of a crop: sharp at half the size
SHAPE = 8, 5  # width to height of a crop


@dataclass(frozen=True, slots=True)
class Cut:
    """What to cut out of one artefact."""

    output: str
    entry: Entry
    wide: int
    high: int
    landings: tuple[tuple[str, Landing], ...]


def size_of(sketch: Sketch) -> tuple[int, int]:
    """Width and height of the sheet in 1/1000 pt."""
    unit = POINTS[sketch.sheet.unit]
    return round(sketch.sheet.width * unit), round(sketch.height * unit)


def window(
    landing: Landing, wide: int, high: int
) -> tuple[tuple[int, int, int, int], tuple[int, int]]:
    """The part of the sheet around a string (left, top, right, bottom in 1/1000 pt) and the size of
    its picture in pixels.

    Three fifths of the width or more, in one shape wherever the sheet allows, so that places are
    known and rows are even.
    """
    across = min(
        wide,
        max(
            wide * 3 // 5,
            landing.width * 23 // 20,
            landing.height * 13 * SHAPE[0] // (10 * SHAPE[1]),
        ),
    )
    down = min(high, max(across * SHAPE[1] // SHAPE[0], landing.height * 13 // 10))
    left = min(max(0, landing.x + landing.width // 2 - across // 2), wide - across)
    top = min(max(0, landing.y + landing.height // 2 - down // 2), high - down)
    return (left, top, left + across, top + down), (
        WIDE,
        max(1, round(WIDE * down / max(across, 1))),
    )


def crops(cut: Cut, store: Store, colour: str) -> list[tuple[str, bytes]]:
    """The pictures of one artefact, strings framed in a colour: its pages are rasterised once."""
    from toolkit.engine import raster

    data = store.read(cut.entry) or b""
    pages: dict[int, Any] = {}
    made = []
    for name, landing in cut.landings:
        if landing.page not in pages:
            pages[landing.page] = page_image(data, landing.page, cut.wide)
        part, size = window(landing, cut.wide, cut.high)
        made.append(
            (
                name,
                raster.boxed(
                    pages[landing.page],
                    _shares(part, cut),
                    [_shares(extent(landing), cut)],
                    size,
                    colour,
                ),
            )
        )
    return made


def extent(landing: Landing) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of a string's ink in 1/1000 pt: letters hang below the last line."""
    return (
        landing.x,
        landing.y,
        landing.x + landing.width,
        landing.y + landing.height + landing.size // 6,
    )


def page_image(data: bytes, page: int, wide: int) -> Any:
    """A page of an artefact as a picture 1,400 pixels wide, or as it was made.

    `wide`: of the sheet, in 1/1000 pt.
    """
    from toolkit.engine import pixels, raster

    return (
        pixels.rasterise(data, round(72 * 1400 * 1000 / wide), page - 1)
        if data.startswith(b"%PDF")
        else raster.opened(data)
    )


def _shares(box: tuple[int, int, int, int], cut: Cut) -> tuple[float, float, float, float]:
    left, top, right, bottom = box
    return left / cut.wide, top / cut.high, right / cut.wide, bottom / cut.high
