"""Screenshots for translation servers: whole pages, and where on them each string stands."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from toolkit.execute.crops import extent, page_image, size_of
from toolkit.execute.pages import Pages
from toolkit.execute.places import Found, Place, find
from toolkit.execute.pools import cores, each
from toolkit.execute.store import Store
from toolkit.model.campaign import Project

LIST = "screenshots.json"
PPI = 96

_Page = tuple[str, int]  # output, page


def screenshots(
    root: Path, project: Project, store: Store, pages: Pages, locale: str, strings: Collection[str]
) -> dict[str, list[dict[str, Any]]]:
    """Write a PNG for each page that shows the first place of a string (`cy a/b/title`), and the
    list of them. Gives that list: by picture, each string with its rectangle in pixels.

    Raises Invalid, StoreFailed.
    """
    found = find(root, project, store, locale, strings)
    on: dict[_Page, list[Place]] = {}
    for place in found.places:
        if f"{locale} {place.context}" in strings:
            on.setdefault((place.output, place.landing.page), []).append(place)
    listed = {}
    for page, (data, boxes) in each(lambda page: _drawn(page, on[page], found, store), on, cores()):
        name = _name(page)
        pages.write(name, data)
        listed[name] = boxes
    listed = dict(sorted(listed.items()))
    pages.write(LIST, (json.dumps(listed, ensure_ascii=False, indent=1) + "\n").encode())
    return listed


def _name(page: _Page) -> str:
    """`posters-ten-steps-a4-screen.cy-1.png`, for page 1."""
    output, number = page
    kind, _, rest = output.partition("/")
    return f"{kind}-{rest.rpartition('/')[2].rpartition('.')[0]}-{number}.png"


def _drawn(
    page: _Page, places: list[Place], found: Found, store: Store
) -> tuple[bytes, list[dict[str, Any]]]:
    """A page as PNG, and what stands on it."""
    from toolkit.engine import raster

    output, number = page
    wide = next(size_of(s)[0] for s in found.sketches if s.output == output)
    image = page_image(store.read(found.made[output]) or b"", number, wide)
    boxes = [_box(place, image.width / wide) for place in places]
    return raster.encode_png(image, (), PPI, {"Title": output}), boxes


def _box(place: Place, scale: float) -> dict[str, Any]:
    left, top, right, bottom = (round(side * scale) for side in extent(place.landing))
    size = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    return {"msgctxt": place.context, **size}
