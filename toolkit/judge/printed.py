"""Judges whether all that a page is given is printed: every string, in each language, in order; in
the letters of the campaign's own fonts.

First by what the template reports, then by what the finished PDF says, as a program finds it there:
words that were hidden, or drawn in letters that nobody can read, are reported and not in the file.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from toolkit.i18n.words import unbound
from toolkit.model.job import Landing
from toolkit.model.page import Page, strings
from toolkit.model.problem import Problem, Span

Given = Mapping[str, str]  # a string as templates take it: its id and its text
_NOTHING = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufffe\ufeff\u0002]+")


def unprinted(page: Page, landed: Sequence[Landing]) -> list[Problem]:
    """What the template was given and does not report, and lists that it prints out of order."""
    places: dict[tuple[str, str, str], int] = {}
    for number, landing in enumerate(landed):
        places.setdefault((landing.locale, landing.context, _plain(landing.text)), number)
    problems = []
    for locale, slot, given in _given(page):
        if _place(places, locale, given) is None:
            problems.append(_missing(page, locale, slot, given, landed))
    return problems or [*_out_of_order(page, places)]


def _given(page: Page) -> Iterator[tuple[str, str, Given]]:
    """Language, slot and string of all that is to be printed, each once."""
    for locale, slots in page.words.items():
        seen = set()
        for slot, words in slots.items():
            for given in strings(words):
                about = given["id"], given["text"]
                if given["id"] not in page.unsaid and about not in seen and given["text"].strip():
                    seen.add(about)
                    yield locale, slot, given


def _place(places: Mapping[tuple[str, str, str], int], locale: str, given: Given) -> int | None:
    """The number of its landing; names and numbers land in no language."""
    text = _plain(unbound(given["text"]))
    return places.get((locale, given["id"], text), places.get(("", given["id"], text)))


def _plain(text: str) -> str:
    """A word that stands as a sentence has a stop of its own; a design may want capitals."""
    return text.strip().removesuffix(".").casefold()


def _missing(
    page: Page, locale: str, slot: str, given: Given, landed: Iterable[Landing]
) -> Problem:
    """Why it is not there: it was left out, or other words stand in its place."""
    other = next(
        (l.text for l in landed if l.context == given["id"] and l.locale in (locale, "")), None
    )
    said = f"'{given['id']}' ({locale}), in the slot '{slot}',"
    if other is not None:
        what = f"{said} is printed as “{other}”, not as “{unbound(given['text'])}”"
    else:
        what = f"{said} is given to the template and not printed"
    return Problem(
        "dropped",
        f"{page.name}: {what}",
        Span(page.entry),
        "print it there with say(), or let template.toml say what this format leaves out"
        f" (leaves), or take the slot out of the resource",
    )


def _out_of_order(page: Page, places: Mapping[tuple[str, str, str], int]) -> Iterator[Problem]:
    """Entries of a list that are read before those that stand above them."""
    for locale, slots in page.words.items():
        for slot, words in slots.items():
            seen: set[str] = set()
            last, before = -1, ""
            for entry in words if isinstance(words, list) else ():
                new = [given for given in strings(entry) if given["id"] not in seen]
                seen |= {given["id"] for given in new}
                found = [(_place(places, locale, given), given["id"]) for given in new]
                place, name = min(((at, id) for at, id in found if at is not None), default=(-1, ""))
                if -1 < place < last:
                    yield _misplaced(page, locale, slot, name, before)
                    break
                if name:
                    last, before = place, name


def _misplaced(page: Page, locale: str, slot: str, name: str, before: str) -> Problem:
    return Problem(
        "order",
        f"{page.name}: in the slot '{slot}', '{name}' ({locale}) is read before '{before}', which"
        " stands above it",
        Span(page.entry),
        "draw the entries of a list in their order, wherever they stand",
    )


def unread(page: Page, text: str) -> list[Problem]:
    """What the finished file does not say. `text` is what a program finds in it."""
    found = _letters(text)
    problems = []
    for locale, slot, given in _given(page):
        wanted = _letters(given["text"])
        script = page.scripts.get(locale)
        # Programs take letters of other scripts out in an order of their own.
        there = not Counter(wanted) - Counter(found) if script else wanted in found
        if not there:
            problems.append(_unread(page, locale, slot, given))
    return problems


def _unread(page: Page, locale: str, slot: str, given: Given) -> Problem:
    return Problem(
        "dropped",
        f"{page.name}: “{unbound(given['text'])}” ('{given['id']}' ({locale}), in the slot"
        f" '{slot}') is laid out, but not in the finished file",
        Span(page.entry),
        "see whether the template hides it, or draws over it",
    )


def _letters(text: str) -> str:
    """Letters and signs without spaces, and without hyphens of line ends."""
    return unicodedata.normalize("NFKC", _NOTHING.sub("", text)).casefold()


def strange_letters(page: Page, used: Iterable[str], own: Iterable[str]) -> list[Problem]:
    """Typefaces of a finished file that are not the campaign's, by their PostScript names."""
    known = set(own)
    return [
        Problem(
            "font",
            f"{page.name}: some words are drawn in {name}, which is none of the campaign's fonts",
            Span(page.entry),
            f"its fonts are: {', '.join(sorted(known))}",
        )
        for name in sorted(set(used) - known)
    ]
