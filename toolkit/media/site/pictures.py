"""Previews: which artefact of a resource shows it best, and how large its pictures are."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.media.site.model import Site
from toolkit.media.site.offers import Offer
from toolkit.plan.sketch import Sketch

TILE, PREVIEW = (250, 250), (440, 620)  # px
TALLEST = 5 / 3  # height to width; of taller pictures the beginning is shown


@dataclass(frozen=True)
class Picture:
    """A preview to make: at `path` and, twice as large, at `larger`.

    The `source` is cut to `crop` (1/1000 of its height).
    """

    path: str
    larger: str
    source: Sketch
    width: int
    height: int
    crop: int


def picture(site: Site, offer: Offer, edition: str, box: tuple[int, int]) -> Picture | None:
    """The preview of an edition that fits a box; None where nothing can be shown."""
    wanted = next((kind.previews for kind in site.kinds if kind.id == offer.kind), ())
    source = next(
        (
            sketch
            for name in wanted
            for sketch in offer.sketches
            if sketch.edition.id == edition
            and name in (sketch.format.id, f"{sketch.format.id}/{sketch.format.output}")
        ),
        None,
    )
    if source is None:
        return None
    wide, high = source.sheet.width, min(source.height, round(source.sheet.width * TALLEST))
    scale = min(box[0] / wide, box[1] / high)
    width, height = round(wide * scale), round(high * scale)
    name = f"site/pictures/{offer.kind}/{offer.id}-{width}.{edition}.webp"
    return Picture(
        name,
        f"site/pictures/{offer.kind}/{offer.id}-{2 * width}.{edition}.webp",
        source,
        width,
        height,
        round(1000 * high / source.height),
    )
