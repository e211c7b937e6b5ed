"""Judges whether every character has a glyph.

Where one has none, Typst would show an empty box, or borrow one from another typeface.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from toolkit.engine.typeface import characters, postscript
from toolkit.i18n.coverage import lacking
from toolkit.model.page import Page, Script, strings
from toolkit.model.problem import Problem, RenderFailed, Span

FONTS = "assets/brand/fonts"


def check_glyphs(page: Page, room: Path) -> None:
    """Every character of the page's words has a glyph in every weight of the brand's fonts, or of
    those that its language has of its own. `room` holds the fonts, as rooms of jobs do.

    Raises RenderFailed with a problem for each string that lacks one, or for a damaged font.
    """
    problems = []
    for locale, words in page.words.items():
        script = page.scripts.get(locale)
        own = script.fonts if script else ()
        covered = _of_the_brand(room / FONTS)
        if own:
            covered |= _of_all(tuple(room / path for path in own))
        for string in strings(words):
            if missing := lacking(string["text"], covered):
                problems.append(_problem(missing, string["id"], locale, bool(own)))
    if problems:
        raise RenderFailed(problems)


def own_fonts(room: Path, scripts: Iterable[Script]) -> frozenset[str]:
    """The PostScript names of the fonts that a page may be drawn with: the brand's, and those of
    its languages.
    """
    brand = tuple(path for path in (room / FONTS).iterdir() if path.is_file())
    others = tuple(room / path for script in scripts for path in script.fonts)
    return _names(brand + others)


@lru_cache(maxsize=64)
def _names(files: tuple[Path, ...]) -> frozenset[str]:
    return frozenset(postscript(path.read_bytes()) for path in files)


def _problem(missing: str, context: str, locale: str, own: bool) -> Problem:
    shown = ", ".join(f"{ch} (U+{ord(ch):04X})" for ch in missing)
    fonts = f"of [language.{locale}] and those in {FONTS}" if own else f"in {FONTS}"
    return Problem(
        "glyph",
        f"the fonts {fonts} have no {shown}, which '{context}' ({locale}) needs",
        None,
        "use another character, or fonts that have it",
        f"{locale} {context}",
    )


@lru_cache(maxsize=64)
def _of_the_brand(folder: Path) -> frozenset[int]:
    """Code points that every font of the folder can show.

    A room never changes, so its folder names the answer.
    """
    return _of_all(tuple(sorted(path for path in folder.iterdir() if path.is_file())))


@lru_cache(maxsize=64)
def _of_all(files: tuple[Path, ...]) -> frozenset[int]:
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
