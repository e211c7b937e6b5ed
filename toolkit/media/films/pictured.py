"""Pictures on a sheet: their fills in the colours of a field, and the places that they take."""

from __future__ import annotations

from toolkit.engine.film.parts import Drawing, Fill, Geometry
from toolkit.media.films.storyboard import SHORT_SIDE, Pictured, Stance, Style
from toolkit.model.campaign import Sheet
from toolkit.model.picture import ROLES, points

# From where a picture grows: a share of the width and height of what is seen of it, in halves.
PIVOTS = {
    "left": (0, 1),
    "right": (2, 1),
    "above": (1, 0),
    "below": (1, 2),
    "tl": (0, 0),
    "tr": (2, 0),
    "bl": (0, 2),
    "br": (2, 2),
    "middle": (1, 1),
}


def drawing(layer: Pictured, colour: str, style: Style) -> Drawing:
    """What is seen of the picture: all of it in `colour`, or in those of its field."""
    ink, child = style.fields[layer.on]
    wears = {"ink": colour or ink, "child": colour or child}
    fills = []
    seen: list[tuple[int, int]] = []
    for part in layer.parts:
        role = ROLES[part.role]
        fills.append(Fill(style.colours[wears[role]] if role in wears else "", part.outline))
        seen += points(part) if role in wears else []
    xs, ys = ([point[n] for point in seen] or [0] for n in (0, 1))
    return Drawing(
        width=layer.picture.width,
        height=layer.picture.height,
        fills=tuple(fills),
        box=(min(xs), min(ys), max(xs), max(ys)),
        side=layer.side,
    )


def geometry(layer: Pictured, drawn: Drawing, stance: Stance, sheet: Sheet) -> Geometry:
    """A stance in 1/1000 px: x, y, width and height of the whole picture, shown and open in ‰."""
    short = min(sheet.width, sheet.height)
    x, y, width = (v * short // (SHORT_SIDE * 1000) for v in (stance.x, stance.y, stance.size))
    height = width * drawn.height // drawn.width
    if stance.foot:
        y += sheet.height - height
    # What is seen grows about a point of itself, which therefore stays where it is.
    (x0, y0, x1, y1), (across, down) = drawn.box, PIVOTS[layer.side]
    still = 1000 - stance.grown
    x += (2 * x0 + across * (x1 - x0)) * width * still // (2 * drawn.width * 1000)
    y += (2 * y0 + down * (y1 - y0)) * height * still // (2 * drawn.height * 1000)
    width, height = (v * stance.grown // 1000 for v in (width, height))
    return x, y, width, height, stance.shown, stance.open
