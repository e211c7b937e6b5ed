"""Pictures from outside, such as logos: put where templates find them, made for their places."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from toolkit.engine.logos import prepare
from toolkit.engine.logos.apart import opened
from toolkit.engine.logos.decode import NotTaken
from toolkit.engine.logos.logo import Logo
from toolkit.judge.logos import Stood, findings
from toolkit.model.digest import digest
from toolkit.model.page import Page
from toolkit.model.problem import Problem, RenderFailed, Span
from toolkit.model.trace import LogoPlace, Trace

SHARP = 300  # pixels an inch: more are not seen in print
FIRST = 1000  # pixels of a logo while nobody knows how large it is
POINTS = 72_000  # 1/1000 pt in an inch
FOLDER = "assets/taken"


@dataclass(frozen=True, slots=True)
class Taken:
    """Where templates find logos made for their places, by "path ground", and the warnings."""

    paths: Mapping[str, str]
    warnings: tuple[Problem, ...]


def take_in(images: Iterable[str], room: Path) -> None:
    """Pictures from outside, made safe, where templates find them: /taken/<digest>.png."""
    for path in images:
        data = (room / path).read_bytes()
        taken = room / FOLDER / f"{digest(data)}.png"
        if not taken.exists():
            safe, _ = prepare.prepared(logo_of(path, data), FIRST, FIRST, png=True)
            _put(taken, safe)


def logo_of(path: str, data: bytes) -> Logo:
    """The logo of a file. Raises RenderFailed that names it: the reader has refused it before."""
    try:
        return opened(path, data)
    except NotTaken as why:
        raise RenderFailed([_refused(path, why)]) from None


def _refused(path: str, why: NotTaken) -> Problem:
    return Problem("logo", f"{path} {why.what}", Span(path, why.line), why.hint)


def took(page: Page, trace: Trace, room: Path) -> Taken:
    """The logos of a page, in the pixels that their places show, once it has been laid out."""
    stood = list(_stood(page, trace, room))
    paths = {}
    for one in stood:
        wide, high = (max(1, -(-side * SHARP // POINTS)) for side in (one.width, one.height))
        # What goes to press is made into inks there, a byte more for each pixel.
        press = page.output == "print"
        most = prepare.LARGEST // (2 if press else 1) // len(stood)
        made, ending = prepare.prepared(one.logo, wide, high, most, png=press)
        name = f"{one.name}-{digest(f'{wide} {high} {one.ground} {len(stood)}'.encode())[:12]}"
        _put(room / FOLDER / f"{name}.{ending}", made)
        paths[f"/taken/{one.name}.png {one.ground}"] = f"/taken/{name}.{ending}"
    return Taken(paths, tuple(dict.fromkeys(findings(stood, page.unit))))


def _stood(page: Page, trace: Trace, room: Path) -> Iterator[Stood]:
    """Each logo once for each ground, at its largest there."""
    known = {digest((room / path).read_bytes()): path for path in page.images}
    largest: dict[tuple[str, str], LogoPlace] = {}
    for mark in trace:
        if "logo" in mark:
            key = (Path(mark["logo"]).stem, mark["on"])
            if key not in largest or largest[key]["w"] < mark["w"]:
                largest[key] = mark
    for (name, ground), mark in largest.items():
        if path := known.get(name):
            logo = logo_of(path, (room / path).read_bytes())
            yield Stood(path, name, logo, mark["w"], mark["h"], ground)


def _put(path: Path, data: bytes) -> None:
    """Jobs share rooms: whoever comes second finds the whole file or none."""
    path.parent.mkdir(exist_ok=True)
    part = path.with_suffix(f".{threading.get_ident()}")
    part.write_bytes(data)
    part.replace(path)
