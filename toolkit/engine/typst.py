"""Typst lays words out and draws them, as PDF or SVG. The only file that imports it.

No system fonts, no embedded fonts, no package imports, a fixed date: the same template, words and
fonts give the same bytes on every machine. Typst releases the interpreter lock, so threads draw
side by side.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timezone
from functools import lru_cache
from pathlib import Path
from typing import Literal

import typst

from toolkit.model.amounts import file_size
from toolkit.model.problem import Problem, RenderFailed, Span
from toolkit.model.trace import Trace

_PLACE = re.compile(r"─ (.+?):(\d+):\d+")


class TemplateFailed(RenderFailed):
    """The template itself is wrong: its author mends it, not the translator."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Drawing:
    """Pages of one artwork.

    `trace` is what the template reported: strings and boxes with their places.
    """

    pages: tuple[bytes, ...]
    trace: Trace


@lru_cache(maxsize=8)
def _fonts(folder: str) -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    )


@dataclass(frozen=True, slots=True)
class Face:
    """A font file as templates know it: its family, and its weight; None where it has several."""

    family: str
    weight: int | None


def faces(files: Iterable[Path]) -> dict[Path, Face]:
    """What each font file is to templates. What is no font is left out."""
    asked = {file.resolve(): file for file in files}
    folders = sorted({str(file.parent) for file in asked})  # it looks into folders only
    known = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=folders
    )
    return {
        asked[file]: Face(font.family, None if _varies(file) else font.weight)
        for font in known.fonts()
        if font.path and (file := Path(font.path).resolve()) in asked
    }


def _varies(file: Path) -> bool:
    """Does its table of contents name axes?"""
    with file.open("rb") as font:
        return b"fvar" in font.read(1024)


_IDLE: dict[tuple[Path, str], list[typst.Compiler]] = {}
MOST_ROOMS = 64
MOST_PAGES = 500
LARGEST = 200_000_000  # bytes of one drawing


def _compiler(room: Path, entry: str) -> typst.Compiler:
    assets = room / "assets"
    return typst.Compiler(
        str(room / entry),
        root=str(assets),
        font_paths=_fonts(str(assets / "brand/fonts")),
        ignore_system_fonts=True,
        package_path=str(room / "no-packages"),
        package_cache_path=str(room / "no-packages"),
    )


def _draw(
    room: Path, entry: str, job: str, kind: Literal["pdf", "svg"], dated: date | None = None
) -> Drawing:
    """Compile with a compiler that nobody uses now, since it has parsed the room's files already.

    A compiler that failed is not used again.
    """
    if len(_IDLE) > MOST_ROOMS:
        _IDLE.clear()
    idle = _IDLE.setdefault((room, entry), [])
    with _blame():
        try:
            compiler = idle.pop()
        except IndexError:
            compiler = _compiler(room, entry)
        inputs = {"job": job}
        if dated:
            moment = datetime(dated.year, dated.month, dated.day, tzinfo=timezone.utc)
            made, told = compiler.compile_with_warnings(
                sys_inputs=inputs, format=kind, pdf_standards=["ua-1"], timestamp=moment
            )
        else:
            made, told = compiler.compile_with_warnings(sys_inputs=inputs, format=kind)
        _refuse_unknown_families(told)
        trace: Trace = tuple(json.loads(compiler.eval(_TRACE)))
    idle.append(compiler)
    return _bounded(Drawing(_pages(made), trace), entry)


def _bounded(drawing: Drawing, entry: str) -> Drawing:
    """The drawing, unless it is larger than any artwork. Raises TemplateFailed."""
    pages = max([len(drawing.pages), *(mark["page"] for mark in drawing.trace)])
    size = sum(map(len, drawing.pages))
    if pages <= MOST_PAGES and size <= LARGEST:
        return drawing
    many = f"{pages:,} pages" if pages > MOST_PAGES else file_size(size)
    most = f"{MOST_PAGES} pages" if pages > MOST_PAGES else file_size(LARGEST)
    message = f"the template draws {many}; {most} are the most"
    raise TemplateFailed([Problem("typst", message, Span(entry), "draw less on it")])


def measure(room: Path, entry: str, job: str) -> Trace:
    """Lay the artwork out, and say what the template reports.

    It is drawn as SVG, the cheapest, and the drawing is thrown away: Typst forgets old layouts only
    when it compiles, so asking it alone would fill the memory.

    Raises TemplateFailed with the template's file and line.
    """
    return _draw(room, entry, job, "svg").trace


def draw_pdf(room: Path, entry: str, job: str, dated: date) -> Drawing:
    """One tagged PDF that claims PDF/UA-1, checked by Typst itself as it writes.

    `dated` is its creation date.
    """
    return _draw(room, entry, job, "pdf", dated)


def draw_svg(room: Path, entry: str, job: str) -> Drawing:
    """One SVG for each page, text as outlines."""
    return _draw(room, entry, job, "svg")


_PICTURE = b"""#set page(width: auto, height: auto, margin: 0pt, fill: none)
#let size = json(bytes(sys.inputs.size))
#let (width, height) = size.map(v => v * 1pt)
#image(bytes(sys.inputs.svg), format: "svg", fit: "stretch", width: width, height: height)
"""


def draw_picture(svg: str, width: int, height: int) -> bytes:
    """A PNG of an SVG, so many pixels large, on no ground: without fonts, and with no file at hand.

    Raises TemplateFailed when it is no SVG that can be drawn.
    """
    nothing = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[])
    with _blame():
        made: bytes | list[bytes] = typst.compile(  # type: ignore[call-overload]  # in memory
            {"main.typ": _PICTURE},
            format="png",
            ppi=72.0,
            sys_inputs={"svg": svg, "size": json.dumps([width, height])},
            font_paths=nothing,
            ignore_system_fonts=True,
        )
    return _pages(made)[0]


def _pages(data: bytes | list[bytes] | None) -> tuple[bytes, ...]:
    return tuple(data) if isinstance(data, list) else (data or b"",)


# Strings and boxes as templates/lib/type.typ reports them, with their places on the sheet, in
# reading order.
_TRACE = """query(<trace>).map(e => {
  let p = e.location().position()
  (..e.value, page: p.page, x: int(p.x / 1pt * 1000), y: int(p.y / 1pt * 1000))
})"""


@contextmanager
def _blame() -> Iterator[None]:
    """Typst's errors become problems of the template that caused them."""
    try:
        yield
    except typst.TypstError as error:
        raise TemplateFailed([_problem(error)]) from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how a fault of Typst's own comes up
            raise
        message = f"Typst broke off while it drew: {error}"
        hint = "leave out what was added last: a font, a picture, a line of the template"
        raise TemplateFailed([Problem("typst", message, None, hint)]) from None


def _refuse_unknown_families(told: Iterable[typst.TypstWarning]) -> None:
    """Words in a family that no file has are left out, which Typst calls worth a warning only."""
    problems = [
        replace(
            _problem(warning),
            message=f"no font file here is of the family '{family.strip()}'",
            hint="name a family that brand/fonts has, or add its files",
        )
        for warning in told
        if (family := warning.message.partition("unknown font family:")[2])
    ]
    if problems:
        raise TemplateFailed(dict.fromkeys(problems))


def _problem(error: typst.TypstError | typst.TypstWarning) -> Problem:
    """Typst's diagnostic as message, file:line (of the project, not of the room) and hint."""
    text = str(error.diagnostic or error.message)
    place = _PLACE.search(text)
    message = re.sub(r"\x1b\[[0-9;]*m", "", str(error.message)).strip()
    hints = "; ".join(error.hints or ())
    if "is not declared" in text or "file not found" in message:
        hints = hints or "a template may read its own folder, templates/lib and brand/tokens.toml"
    where = None
    if place:
        inside = place.group(1).replace("\\", "/").strip().rpartition("assets/")[2]
        where = Span(f"assets/{inside.lstrip('/')}", int(place.group(2)))
    return Problem("typst", message, where, hints)
