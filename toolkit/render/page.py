"""Pages: posters, infographics and cards, from a template to PDF, PNG, JPEG or SVG."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from toolkit.engine import pdf, pixels, raster, typst
from toolkit.engine.payload import decode
from toolkit.engine.press.finish import Printing, finish_print
from toolkit.judge import layout, places, printed, sheets
from toolkit.judge.glyphs import check_glyphs, own_fonts
from toolkit.judge.press import check_press
from toolkit.judge.undrawn import undrawn
from toolkit.model.inks import Inks, profile_of
from toolkit.model.job import Job, Rendered
from toolkit.model.page import Page
from toolkit.model.problem import Problem, RenderFailed, Span
from toolkit.model.rights import rdf
from toolkit.model.trace import Mark
from toolkit.render.taken import take_in, took
from toolkit.render.told import tell

SLUG = 7000  # 1/1000 mm beyond the bleed, for crop marks; as in templates/lib/sheet.typ
TOKENS = "assets/brand/tokens.toml"


def render(job: Job, room: Path) -> Rendered:
    """The artefact's bytes, and where each string landed.

    Raises RenderFailed with everything that stops it.
    """
    page = decode(Page, job.data)
    check_glyphs(page, room)
    told, warnings = _told(page, job.data, room)
    drawing = typst.draw_pdf(room, page.entry, told, date.fromisoformat(page.date))
    landed = layout.landings(drawing.trace)
    problems = [
        *layout.faults(page, drawing.trace, SLUG),
        *printed.unprinted(page, landed),
        *undrawn(page, drawing.trace),
    ]
    if problems:
        raise RenderFailed(problems)
    drawn = drawing.pages[0]
    if unlike := sheets.missized(page, drawn, _margin(page)):
        raise RenderFailed(unlike)
    if page.output == "svg":  # its letters are outlines: the same words were judged as PDF
        drawing = typst.draw_svg(room, page.entry, told)
    made = _FINISH[page.output](page, drawing, room)
    shown = made if page.output == "print" else drawn  # a picture shows what its PDF does
    if unlike := _unlike(page, shown, drawing.trace, room):
        raise RenderFailed(unlike)
    if page.max_bytes and len(made) > page.max_bytes:
        raise RenderFailed(
            [
                _too_large(
                    page,
                    f"has {len(made):,} bytes; {page.format} takes {page.max_bytes:,}",
                    "use fewer pictures, or JPEG as the format's output",
                )
            ]
        )
    pages = max((landing.page for landing in landed), default=1)
    return Rendered(data=made, warnings=warnings, landed=landed, facts={"pages": pages})


def _told(page: Page, data: str, room: Path) -> tuple[str, tuple[Problem, ...]]:
    """What the template is told, and what there is to say of logos.

    How large a logo is, and on which ground it stands, only the layout knows. So a page with logos
    is laid out once before it is drawn.
    """
    told = tell(data, room)
    if not page.images:
        return told, ()
    take_in(page.images, room)
    taken = took(page, typst.measure(room, page.entry, told), room)
    return tell(data, room, logos=taken.paths), taken.warnings


def _margin(page: Page) -> int:
    """What lies around the trim, in 1/1000 of the page's unit."""
    return page.bleed + SLUG if page.output == "print" else 0


def _paper(page: Page) -> places.Paper:
    unit = layout.POINTS[page.unit] / 1000
    margin = _margin(page) * unit
    top, right, bottom, left = (margin + length * unit for length in page.safe)
    width, height = page.width * unit, page.height * unit
    return places.Paper(
        name=page.name,
        area=(left, top, 2 * margin + width - right, 2 * margin + height - bottom),
        covered=any(page.safe),
        body=page.body_min / 1000,
        small=page.small_min / 1000,
        metric=page.unit == "mm",
        template=page.entry,
        draft=page.draft or "",
    )


def _unlike(page: Page, made: bytes, trace: Sequence[Mark], room: Path) -> list[Problem]:
    """What the finished PDF does not say, says in letters that are not the campaign's, or, if
    there is none of that, says where it cannot be read.
    """
    own = own_fonts(room, page.scripts.values())
    seen = places.read(made, _paper(page), trace)
    unsaid = [
        *printed.unmarked(page, seen.texts),
        *printed.unread(page, "\n".join(seen.texts)),
        *printed.strange_letters(page, pdf.fonts(made), own),
    ]
    return unsaid or list(seen.problems)


def _too_large(page: Page, what: str, hint: str) -> Problem:
    return Problem("bytes", f"{page.name} {what}", None, hint, f"format {page.format}")


def _screen(page: Page, drawing: typst.Drawing, room: Path) -> bytes:
    return pdf.describe(drawing.pages[0], page.rights, page.called)


def _print(page: Page, drawing: typst.Drawing, room: Path) -> bytes:
    """The press file, judged as a printer's program would."""
    printing = Printing(
        margin=page.bleed + SLUG,
        bleed=page.bleed,
        condition=page.condition,
        profile=(room / profile_of(page.condition)).read_bytes(),
        recipes=_recipes((room / TOKENS).read_bytes(), page),
    )
    described = pdf.describe(drawing.pages[0], page.rights, page.called)
    made, unlike = finish_print(described, printing)
    faults = [_see_through(page)] if unlike else check_press(page.name, made)
    if faults:
        raise RenderFailed([replace(fault, where=Span(page.entry)) for fault in faults])
    return made


def _recipes(tokens: bytes, page: Page) -> dict[str, Inks]:
    """The brand's inks by the colour on screens."""
    colours = tomllib.loads(tokens.decode())["color"]
    return {colours[name].lower(): inks for name, inks in page.inks.items() if name in colours}


def _see_through(page: Page) -> Problem:
    named = " or ".join(page.images) or "a picture"
    return Problem(
        "image",
        f"{named} can be seen through and stands on more than one colour on {page.name}, so the"
        " press cannot be told its ground",
        None,
        "save the logo on a ground of its own, without transparency",
    )


def _png(page: Page, drawing: typst.Drawing, room: Path) -> bytes:
    image = pixels.rasterise(drawing.pages[0], page.ppi)
    brand = () if page.images else _brand((room / TOKENS).read_bytes())
    return raster.encode_png(
        image, brand, page.ppi, {"Title": page.title, "Description": page.alt}, page.rights
    )


def _jpeg(page: Page, drawing: typst.Drawing, room: Path) -> bytes:
    image = pixels.rasterise(drawing.pages[0], page.ppi)
    made = raster.encode_jpeg(image, page.max_bytes, page.ppi, page.rights)
    if made is None:
        smaller = f"cannot be made smaller than {page.max_bytes:,} bytes without showing it"
        raise RenderFailed([_too_large(page, smaller, "use fewer pictures")])
    return made


def _svg(page: Page, drawing: typst.Drawing, room: Path) -> bytes:
    """Typst draws letters as outlines, so the words go into title and desc, where screen readers
    find them.
    """
    text = drawing.pages[0].decode()
    head = re.match(r"<svg\b[^>]*>", text)
    if head is None:
        raise RuntimeError("Typst's SVG does not start with <svg>")
    language = page.tags[page.locales[0]]
    tag = (
        f'{head.group(0)[:-1]} role="img" lang={quoteattr(language)} aria-labelledby="title desc">'
    )
    words = (
        f'<title id="title">{escape(page.title)}</title><desc id="desc">{escape(page.alt)}</desc>'
        f"{f'<metadata>{rdf(page.rights)}</metadata>' if page.rights else ''}"
    )
    return (tag + words + text[head.end() :]).encode()


@lru_cache(maxsize=4)
def _brand(tokens: bytes) -> tuple[raster.Colour, ...]:
    colours = tomllib.loads(tokens.decode())["color"]
    return tuple((int(v[1:3], 16), int(v[3:5], 16), int(v[5:7], 16)) for v in colours.values())


_FINISH: dict[str, Callable[[Page, typst.Drawing, Path], bytes]] = {
    "screen": _screen,
    "print": _print,
    "png": _png,
    "jpeg": _jpeg,
    "svg": _svg,
}
