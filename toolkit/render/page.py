"""Pages: posters, infographics and cards, from a template to PDF, PNG, JPEG or SVG."""

from __future__ import annotations

import json
import re
import threading
import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from toolkit.engine import pdf, pixels, qr, raster, typst
from toolkit.i18n.coverage import characters, lacking
from toolkit.judge import layout
from toolkit.model.digest import canonical, digest
from toolkit.model.job import Job, Rendered
from toolkit.model.problem import Problem, RenderFailed, Span

SLUG = 7000  # 1/1000 mm beyond the bleed, for crop marks; as in templates/lib/sheet.typ
TOKENS = "assets/brand/tokens.toml"
FONTS = "assets/brand/fonts"


def render(job: Job, room: Path) -> Rendered:
    """The artefact's bytes, and where each string landed.

    Raises RenderFailed with everything that stops it.
    """
    data = json.loads(job.data)
    _check_glyphs(data, room)
    _take_in(data["images"], room)
    entry, output = data["entry"], data["output"]
    words = canonical(data | {"words": qr.with_codes(data["words"])})
    drawing = (
        typst.draw_svg(room, entry, words)
        if output == "svg"
        else typst.draw_pdf(room, entry, words, date.fromisoformat(data["date"]))
    )
    landed = layout.landings(drawing.trace)
    _check_layout(data, drawing.trace, landed)
    made = _FINISH[output](data, drawing, room)
    if data["max_bytes"] and len(made) > data["max_bytes"]:
        raise RenderFailed(
            [
                Problem(
                    "bytes",
                    f"{data['name']} has {len(made):,} bytes; {data['format']} takes"
                    f" {data['max_bytes']:,}",
                    None,
                    "use fewer pictures, or JPEG as the format's output",
                    f"format {data['format']}",
                )
            ]
        )
    return Rendered(
        made, (), landed, {"pages": max((landing.page for landing in landed), default=1)}
    )


def _check_glyphs(data: dict[str, Any], room: Path) -> None:
    """Every character has a glyph in every weight of the artwork's font: no other font, no empty
    box.
    """
    folder = room / FONTS
    problems = []
    for locale, words in data["words"].items():
        own = tuple(data.get("scripts", {}).get(locale, {}).get("fonts", ()))
        covered = (
            _covered(folder) | _known(tuple(room / path for path in own))
            if own
            else _covered(folder)
        )
        for string in _strings(words):
            missing = lacking(string["text"], covered)
            if missing:
                shown = ", ".join(f"{ch} (U+{ord(ch):04X})" for ch in missing)
                problems.append(
                    Problem(
                        "glyph",
                        f"the fonts {f'of [language.{locale}] and those ' if own else ''}in {FONTS}"
                        f" have no {shown}, which '{string['id']}' ({locale}) needs",
                        None,
                        "use another character, or fonts that have it",
                        f"{locale} {string['id']}",
                    )
                )
    if problems:
        raise RenderFailed(problems)


def _take_in(images: list[str], room: Path) -> None:
    """Pictures from outside, made safe, where templates find them: /taken/<digest>.png."""
    for path in images:
        data = (room / path).read_bytes()
        taken = room / "assets/taken" / f"{digest(data)}.png"
        if not taken.exists():
            safe = raster.take_in(path, data)
            taken.parent.mkdir(exist_ok=True)
            part = taken.with_suffix(f".{threading.get_ident()}")
            part.write_bytes(safe)
            part.replace(taken)


@lru_cache(maxsize=64)
def _covered(folder: Path) -> frozenset[int]:
    """Code points that every font in the room can show.

    A room never changes, so its folder names the answer.
    """
    return _known(tuple(sorted(path for path in folder.iterdir() if path.is_file())))


@lru_cache(maxsize=64)
def _known(files: tuple[Path, ...]) -> frozenset[int]:
    """Code points that every one of the fonts can show."""
    known = []
    for path in files:
        try:
            known.append(characters(path.read_bytes()))
        except ValueError as error:
            name = f"{FONTS}{path.as_posix().rpartition(FONTS)[2]}"
            raise RenderFailed(
                [Problem("font", f"{name} is not a font: {error}", Span(name), "restore the file")]
            ) from None
    return frozenset.intersection(*known)


def _strings(words: Any) -> list[dict[str, str]]:
    if isinstance(words, dict) and isinstance(words.get("text"), str):
        return [words]
    parts = words.values() if isinstance(words, dict) else words if isinstance(words, list) else ()
    return [string for part in parts for string in _strings(part)]


def _check_layout(data: dict[str, Any], trace: Any, landed: Any) -> None:
    per_unit = layout.POINTS[data["unit"]]
    width, height = round(data["width"] * per_unit), round(data["height"] * per_unit)
    margin = round((data["bleed"] + SLUG) * per_unit) if data["output"] == "print" else 0
    safe = tuple(round(v * per_unit) for v in data["safe"])
    name = data["name"]
    problems = [
        *layout.overflowing(trace, name),
        *layout.too_small(landed, data["small_min"], name),
        *layout.outside(landed, width, height, margin, (safe[0], safe[1], safe[2], safe[3]), name),
        *layout.parity(landed, tuple(data["locales"]), name, _leftward(data)),
    ]
    if problems and not data["draft"]:  # a draft shows gaps, however they fit
        raise RenderFailed(problems)


def _leftward(data: dict[str, Any]) -> bool:
    """Is the drawing mirrored: does its first language run from right to left?"""
    return bool(data.get("scripts", {}).get(data["locales"][0], {}).get("rtl"))


def _screen(data: dict[str, Any], drawing: typst.Drawing, room: Path) -> bytes:
    return drawing.pages[0]


def _print(data: dict[str, Any], drawing: typst.Drawing, room: Path) -> bytes:
    return pdf.finish_print(
        drawing.pages[0], data["bleed"] + SLUG, data["bleed"], data["condition"]
    )


def _png(data: dict[str, Any], drawing: typst.Drawing, room: Path) -> bytes:
    image = pixels.rasterise(drawing.pages[0], data["ppi"])
    brand = () if data["images"] else _brand((room / TOKENS).read_bytes())
    return raster.encode_png(
        image, brand, data["ppi"], {"Title": data["title"], "Description": data["alt"]}
    )


def _jpeg(data: dict[str, Any], drawing: typst.Drawing, room: Path) -> bytes:
    image = pixels.rasterise(drawing.pages[0], data["ppi"])
    made = raster.encode_jpeg(image, data["max_bytes"], data["ppi"])
    if made is None:
        raise RenderFailed(
            [
                Problem(
                    "bytes",
                    f"{data['name']} cannot be made smaller than {data['max_bytes']:,} bytes"
                    " without showing it",
                    None,
                    "use fewer pictures",
                    f"format {data['format']}",
                )
            ]
        )
    return made


def _svg(data: dict[str, Any], drawing: typst.Drawing, room: Path) -> bytes:
    """Typst draws letters as outlines, so the words go into title and desc, where screen readers
    find them.
    """
    text = drawing.pages[0].decode()
    head = re.match(r"<svg\b[^>]*>", text)
    if head is None:
        raise RuntimeError("Typst's SVG does not start with <svg>")
    language = data["tags"][data["locales"][0]]
    tag = (
        f'{head.group(0)[:-1]} role="img" lang={quoteattr(language)} aria-labelledby="title desc">'
    )
    words = (
        f'<title id="title">{escape(data["title"])}</title><desc'
        f' id="desc">{escape(data["alt"])}</desc>'
    )
    return (tag + words + text[head.end() :]).encode()


@lru_cache(maxsize=4)
def _brand(tokens: bytes) -> tuple[raster.Colour, ...]:
    colours = tomllib.loads(tokens.decode())["color"]
    return tuple((int(v[1:3], 16), int(v[3:5], 16), int(v[5:7], 16)) for v in colours.values())


_FINISH = {"screen": _screen, "print": _print, "png": _png, "jpeg": _jpeg, "svg": _svg}
