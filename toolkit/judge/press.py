"""Judges a file for the press as a printer's program would: PDF/X-4 (ISO 15930-7), ink and type.

These are clauses of our own, one function each. They certify nothing: no free program judges all of
the standard.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from toolkit.engine.press.facts import PressFile, PressPage, is_for_press, press_file
from toolkit.engine.press.geometry import Box, within
from toolkit.model.inks import MOST_INK
from toolkit.model.problem import Problem, Span

SMALLEST = 5.0  # points: thinner letters fill up or break off on press
_LANGUAGE = r"\.[a-z]{2,3}(?:-[A-Za-z]+)*"
_NAMED = re.compile(
    rf"-(?:[a-z]+\d+-print(?:{_LANGUAGE})?|print{_LANGUAGE})(?: ?\([^()]*\))?\.pdf$"
)
Fault = tuple[str, str]  # what is wrong, what mends it
_TEMPLATE = "see the template that drew it"
_AGAIN = "build it again"
_COLOURS = 'draw with colour("…") of templates/lib, flat and opaque'


def check_press(path: str, data: bytes) -> list[Problem]:
    """What a printer would send back, with what mends it."""
    found = press_file(data)
    if isinstance(found, str):
        return [_problem(path, f"is damaged: {found}", _AGAIN)]
    faults = [fault for clause in _FILE for fault in clause(found)]
    for number, page in enumerate(found.pages, 1):
        on = f" on page {number}" if len(found.pages) > 1 else ""
        faults += [(what + on, hint) for clause in _PAGE for what, hint in clause(page)]
    return [_problem(path, what, hint) for what, hint in faults]


def check_if_press(path: str, data: bytes) -> list[Problem]:
    """The same, of a PDF that may be for screens: then nothing is asked of it here.

    Programs that print a press file into a new one drop what it says of itself, not its name.
    """
    return check_press(path, data) if _NAMED.search(path) or is_for_press(data) else []


def _problem(path: str, what: str, hint: str) -> Problem:
    return Problem("press", f"{path} {what}", Span(path), hint)


def _claim(file: PressFile) -> Iterator[Fault]:
    if file.claim != "PDF/X-4":
        said = f"says that it is {file.claim}" if file.claim else "does not say which standard"
        yield f"{said}; it should be made to PDF/X-4", _AGAIN
    if file.version not in ("1.3", "1.4", "1.5", "1.6"):
        yield f"is PDF {file.version}; PDF/X-4 is 1.6 at most", _AGAIN


def _intent(file: PressFile) -> Iterator[Fault]:
    if len(file.intents) != 1 or not file.intents[0]:
        yield f"names {len(file.intents)} printing conditions; one is wanted", _AGAIN
    elif file.profile:
        hint = "put the profile that your printer sends into brand/profiles/, and build it again"
        yield f"is for {file.intents[0]}, whose profile {file.profile}", hint


def _words(file: PressFile) -> Iterator[Fault]:
    if file.trapped not in ("True", "False"):
        yield "does not say, or says in two ways, whether it is trapped", _AGAIN
    if file.lacking:
        yield f"does not say its {', '.join(name.split(':')[1] for name in file.lacking)}", _AGAIN


def _locked(file: PressFile) -> Iterator[Fault]:
    if file.encrypted:
        yield "is locked with a password", "save it without one"
    if file.acts:
        yield "runs something when it is opened", _AGAIN


def _boxes(page: PressPage) -> Iterator[Fault]:
    if page.trim is None or page.bleed is None:
        yield "does not say where it is cut (TrimBox) and bleeds to (BleedBox)", _AGAIN
    elif not (within(page.trim, page.bleed) and within(page.bleed, page.media)):
        yield "is cut outside its bleed, or bleeds beyond its sheet", _AGAIN
    elif page.twice:
        yield "says in two ways where it ends (TrimBox, ArtBox)", _AGAIN
    elif page.larger:
        yield "is measured in another unit than points (UserUnit)", _AGAIN
    elif page.cut:
        yield "is printed up to where it is cut, and bleeds less than 2 mm beyond", _AGAIN
    elif _wide(page.trim) <= 0 or _high(page.trim) <= 0:
        yield "is cut to nothing", _AGAIN


def _wide(box: Box) -> float:
    return box[2] - box[0]


def _high(box: Box) -> float:
    return box[3] - box[1]


def _inks(page: PressPage) -> Iterator[Fault]:
    if page.foreign:
        named = ", ".join(sorted(_NAMES.get(space, space) for space in page.foreign))
        yield f"holds colours that are no inks: {named}", _COLOURS
    if page.every:
        yield "holds something on the sheet that is in every ink, as crop marks are", _COLOURS
    if page.screens:
        yield "tells the press how to screen or change its inks", _AGAIN
    if page.ink * 1000 > MOST_INK + 10:
        yield (
            f"has {page.ink * 100:.0f} % of ink in one place; {MOST_INK // 10} % is the most",
            "give the colour less ink in [cmyk] of brand/tokens.toml",
        )


_NAMES = {
    "DeviceRGB": "RGB",
    "ICCBased:3": "RGB",
    "CalRGB": "RGB",
    "ICCBased:1": "grey with a profile",
    "CalGray": "grey with a profile",
    "Pattern": "a gradient or a pattern",
}


def _clear(page: PressPage) -> Iterator[Fault]:
    if page.clear:
        yield f"holds {page.clear} things that can be seen through", _COLOURS


def _type(page: PressPage) -> Iterator[Fault]:
    if 0 < page.type < SMALLEST - 0.01:
        yield f"has type of {page.type:.1f} pt; {SMALLEST:g} pt is the least", _TEMPLATE
    if page.loose_fonts:
        yield f"does not embed the font {', '.join(sorted(page.loose_fonts))}", _AGAIN


def _over(page: PressPage) -> Iterator[Fault]:
    if page.halting:
        yield "has black words that do not print over what lies below", _AGAIN
    if page.vanishing:
        yield "has white that prints over and so vanishes", _TEMPLATE


def _links(page: PressPage) -> Iterator[Fault]:
    if page.links:
        hint = "draw it on screens only: if print { body } else { link(…, body) }"
        yield "holds a link or a note on the sheet, which paper cannot have", hint


_FILE: tuple[Callable[[PressFile], Iterator[Fault]], ...] = (_claim, _intent, _words, _locked)
_PAGE: tuple[Callable[[PressPage], Iterator[Fault]], ...] = (
    _boxes,
    _inks,
    _clear,
    _type,
    _over,
    _links,
)
