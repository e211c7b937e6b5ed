"""The readers of what people bring, as the program calls them: what becomes of one file."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from toolkit.model.problem import Problem, ToolkitError
from trusting import samples

TAKEN, REFUSED = "taken", "refused"
# How a message says that the reader was stopped, or broke off, in its process apart.
STOPPED = {
    "makes the program that reads it break off": "crashed",
    "takes too long to read": "too long",
    "of memory to be read": "too large",
    "tries to do more than be read": "reached out",
}


@dataclass(frozen=True)
class Reader:
    """One kind of file. `read` gives what was found; it may raise what the program catches."""

    samples: Callable[[], list[bytes]]
    read: Callable[[bytes], object]
    text: bool = False
    share: int = 1  # of all tries, beside the others


def outcome(reader: Reader, data: bytes) -> tuple[str, str]:
    """How it went, and all that was said or found. What the program would not catch is raised."""
    try:
        found = reader.read(data)
    except (ToolkitError, *_said()) as refused:
        return _how(str(refused), REFUSED), str(refused)
    text = repr(found)
    if isinstance(found, str):
        return _how(text, REFUSED if found else TAKEN), text
    wrong = isinstance(found, list) and any(isinstance(each, Problem) for each in found)
    return _how(text if wrong else "", REFUSED if wrong else TAKEN), text


def _said() -> tuple[type[Exception], ...]:
    """Errors that callers of single readers expect."""
    from toolkit.engine.film.sound import Unsound
    from toolkit.engine.logos.decode import NotTaken

    return Unsound, NotTaken


def _how(text: str, otherwise: str) -> str:
    return next((how for said, how in STOPPED.items() if said in text), otherwise)


def _logo(data: bytes) -> object:
    from toolkit.engine.logos.apart import opened
    from toolkit.engine.logos.prepare import prepared

    logo = opened.__wrapped__("assets/brand/logo.png", data)
    return prepared(logo, 200, 200)


def _profile(data: bytes) -> object:
    from toolkit.engine.press.outside import outside

    try:
        outside.__wrapped__(data)
    except ValueError as wrong:
        return str(wrong)
    return ""


def _picture(data: bytes) -> object:
    from toolkit.read.svg.drawing import read_drawing

    return read_drawing("door", "assets/brand/pictures/door.svg", data)[1]


def _font(data: bytes) -> object:
    from toolkit.engine.typeface import advances, characters, fault, postscript

    why = fault(data)
    if not why:
        characters.__wrapped__(data), advances.__wrapped__(data), postscript.__wrapped__(data)
    return why


def _drawn(data: bytes) -> object:
    """A font that was found sound, as every other tool sees it."""
    from toolkit.engine.apart import apart
    from toolkit.engine.bearings import Letters
    from toolkit.engine.fonts import subset
    from toolkit.engine.outlines import wordmark

    why = _font(data)
    if why:
        return why
    with suppress(Exception):  # as render/told and the site's style: others say it better
        Letters(data).sides("Taŵ")
        Letters(data).width("Taŵé")
    try:
        wordmark(data, ["Ta", "ŵx"], {"size": (0.1,), "distance": (0.1,)})
    except ValueError as wrong:
        why = str(wrong)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "font.ttf").write_bytes(data)
        apart(page, folder)  # Typst draws in the program itself: there, a crash would be its end
    try:
        apart(subset, data, "ŵ")
    except Exception as wrong:
        return str(wrong)
    return why


def page(folder: str) -> bool:
    """Does a page come of the font in a folder, drawn by Typst and turned into pixels by PDFium?"""
    import typst

    from toolkit.engine.pixels import rasterise

    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    )
    families = fonts.families()
    if not families:
        return False
    words = f"#set text(font: {json.dumps(families[0])}, fallback: false)\nTaŵé. xTŵ"
    try:
        made = typst.compile(words.encode(), font_paths=fonts, ignore_system_fonts=True)
        svg = typst.compile(
            words.encode(), font_paths=fonts, ignore_system_fonts=True, format="svg"
        )
    except typst.TypstError:
        return False
    except BaseException as error:  # engine/typst makes a message of it
        if type(error).__name__ != "PanicException":
            raise
        return False
    return bool(rasterise(made, 72)) and bool(svg)


def _deck(data: bytes) -> object:
    from toolkit.check.decks import check_deck, mended

    with tempfile.TemporaryDirectory() as nowhere:
        found = check_deck("deck.pptx", data, Path(nowhere))
        put_back = mended(data, Path(nowhere))
    return put_back if isinstance(put_back, str) else found or put_back


def _paper(data: bytes) -> object:
    from toolkit.check.pdfs import check_edited_pdf

    return check_edited_pdf("poster.pdf", data)


def _pack(data: bytes) -> object:
    from toolkit.check.packs import check_pack

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pack.zip"
        path.write_bytes(data)
        return list(check_pack(path).problems)


def _sound(data: bytes) -> object:
    from toolkit.engine.film.supplied import heard

    return heard(data, 5).shape


def _film(data: bytes) -> object:
    from toolkit.check.films import check_edited_film

    return check_edited_film(Path("film.mp4"), data)


def _sheet(data: bytes) -> object:
    from toolkit.cli.i18n.import_ import _apart
    from toolkit.report.spreadsheet import read_spreadsheet

    return _apart(read_spreadsheet, "words.xlsx", data, "cy")[1]


def _exchange(data: bytes) -> object:
    from toolkit.cli.i18n.import_ import _apart
    from toolkit.i18n.xliff_reader import read_xliff

    rows, problems = _apart(read_xliff, "words.xlf", data, "cy")
    return problems or rows


def _settings(data: bytes) -> object:
    from toolkit.read.toml import read_toml

    return read_toml("assets/campaign.toml", data)[1]


def _catalogue(data: bytes) -> object:
    from toolkit.i18n.lint import lint

    return lint("locales/cy/LC_MESSAGES/campaign.po", "cy", data, {}, None, 20_000_000)


def _manifest(data: bytes) -> object:
    from toolkit.check.manifest import read_manifest

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "manifest.json").write_bytes(data)
        return read_manifest(Path(folder))


READERS: Mapping[str, Reader] = {
    "logos": Reader(samples.pictures, _logo, share=4),
    "logos (SVG)": Reader(samples.drawings, _logo, text=True, share=4),
    "profiles (ICC)": Reader(samples.profiles, _profile),
    "pictures (SVG)": Reader(samples.drawings, _picture, text=True, share=8),
    "fonts": Reader(samples.fonts, _font, share=4),
    "fonts, drawn": Reader(samples.fonts, _drawn, share=2),
    "decks": Reader(samples.decks, _deck),
    "PDFs": Reader(samples.papers, _paper, share=3),
    "packs": Reader(samples.packs, _pack, share=3),
    "sound": Reader(samples.sounds, _sound, share=4),
    "films": Reader(samples.films, _film, share=2),
    "spreadsheets": Reader(samples.sheets, _sheet),
    "XLIFF": Reader(samples.exchanges, _exchange, text=True, share=8),
    "TOML": Reader(samples.settings, _settings, text=True, share=8),
    "catalogues (PO)": Reader(samples.catalogues, _catalogue, text=True, share=6),
    "manifests (JSON)": Reader(samples.manifests, _manifest, text=True, share=6),
}
