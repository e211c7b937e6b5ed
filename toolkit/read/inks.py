"""The inks of a brand's colours: what [cmyk] of the tokens says, held against [color] by the
profile of the press, and worked out by it where [cmyk] says nothing.

So paper and screens cannot show two brands: whoever changes a colour changes both, or is told.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping

from toolkit.engine.press.outside import outside
from toolkit.engine.press.profile import Profile, profile, shown
from toolkit.model.campaign import Format, Resource
from toolkit.model.colour import is_colour
from toolkit.model.inks import CONDITION, MOST_INK, Inks, difference, percent, profile_of
from toolkit.model.problem import Problem
from toolkit.read.files import Files
from toolkit.read.house import place
from toolkit.read.suggest import suggest
from toolkit.read.table import Table
from toolkit.read.toml import Document

FAR, NEAR = 10, 5  # CIEDE2000: another colour at a glance; another one side by side
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_WRITE = "write four numbers, in per cent of cyan, magenta, yellow and black: [0, 20, 100, 0]"
Brands = Mapping[str, Mapping[str, Inks]]  # by printing condition, by colour


def read_inks(
    files: Files, tokens: Document, formats: Iterable[Format], resources: Iterable[Resource]
) -> tuple[Brands, list[Problem]]:
    """The inks of each colour in each condition that a resource is printed in, and what they look
    unlike. What cannot be printed so is noted in `files`.
    """
    asked = {name for resource in resources for name in resource.formats}
    conditions = {
        format.condition: format
        for format in formats
        if format.output == "print" and format.id in asked
    }
    colours = {
        name: value
        for name, value in Table(tokens, []).table("color").values.items()
        if is_colour(value)
    }
    given = dict(_given(files, tokens, colours))
    brands: dict[str, Mapping[str, Inks]] = {}
    warnings: list[Problem] = []
    for condition, format in conditions.items():
        if press := _profile(files, format):
            own = {name: press.inks(colour) for name, colour in colours.items()}
            for name in given.keys() & colours.keys():
                far, unlike = _compared(tokens, press, name, given[name], condition)
                (files.problems if far else warnings).extend(unlike)
            brands[condition] = own | given
    return brands, sorted(warnings, key=lambda problem: problem.message)


def _given(
    files: Files, tokens: Document, colours: Mapping[str, str]
) -> Iterator[tuple[str, Inks]]:
    """[cmyk], as far as it can be printed."""
    table = Table(tokens, files.problems).table("cmyk")
    for name, value in table.values.items():
        fault = hint = ""
        if name not in Table(tokens, []).table("color").values:
            fault = f"[cmyk] names the colour '{name}', which [color] does not have"
            hint = suggest(name, colours)
        elif not _are_inks(value):
            fault, hint = f"the inks of '{name}' are {value!r}", _WRITE
        elif (ink := sum(value)) * 10 > MOST_INK:
            fault = f"the inks of '{name}' are {ink:g} % together; {MOST_INK // 10} % is the most"
            hint = "more does not dry: take the same share away from cyan, magenta and yellow"
        if fault:
            table.refuse("inks", fault, hint, name)
        else:
            cyan, magenta, yellow, black = (round(ink * 10) for ink in value)
            yield name, (cyan, magenta, yellow, black)


def _are_inks(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 4
        and all(type(ink) in (int, float) and 0 <= ink <= 100 for ink in value)
    )


def _profile(files: Files, format: Format) -> Profile | None:
    """The profile of a format's condition, or a problem."""
    condition, path = format.condition, profile_of(format.condition)
    fault = ""
    if not _NAME.fullmatch(condition):
        fault = f"the condition '{condition}' of format {format.id} cannot be the name of a file"
    elif not os.path.lexists(place(files.root, path)):
        fault = (
            f"format {format.id} is for the printing condition {condition}, whose profile is"
            f" missing: {path}"
        )
    elif (raw := files.read(path)) is not None:
        try:
            own = os.path.lexists(f"{files.root}/{path}")  # not that of the house
            return outside(raw) if own else profile(raw)
        except ValueError as error:
            fault = f"{path} {error}"
    if fault:
        hint = f'put the profile there that your printer sends, or write condition = "{CONDITION}"'
        files.problems.append(Problem("profile", fault, format.where, hint))
    return None


def _compared(
    tokens: Document, press: Profile, name: str, inks: Inks, condition: str
) -> tuple[bool, list[Problem]]:
    """Does paper show plainly another colour than screens do? And what is to be said of it.

    Colours that no ink can print are compared with what ink can do.
    """
    colour = str(tokens.values["color"][name])
    nearest = press.inks(colour)
    printed = press.printed(inks)
    apart = min(difference(printed, shown(colour)), difference(printed, press.printed(nearest)))
    if apart <= NEAR:
        return False, []
    far = apart > FAR
    line = tokens.at("color", name).line
    seen = "plainly another colour than" if far else "a little unlike"
    message = (
        f'{name} = {percent(inks)} of [cmyk] prints {seen} {name} = "{colour}" of [color]'
        f" (line {line}): {apart:.0f} apart on {condition} (ΔE; {NEAR} shows side by side,"
        f" {FAR} at a glance)"
    )
    hint = (
        f"write {name} = {percent(nearest)}, or leave it out of [cmyk]: then it follows [color];"
        " or correct the line of [color]"
    )
    return far, [Problem("inks", message, tokens.at("cmyk", name), hint)]
