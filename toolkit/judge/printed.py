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
from toolkit.model.page import Page, Slot, strings
from toolkit.model.problem import Problem, Span

Given = Mapping[str, str]  # a string as templates take it: its id and its text
About = tuple[str, str, Given]  # language, slot and string
Places = dict[tuple[str, str, str], int]  # language, path and text → which landing it is
GAP = "[!"  # how a draft begins what it prints where words are missing
_NOTHING = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufffe\ufeff\u0002]+")


def unprinted(page: Page, landed: Sequence[Landing]) -> list[Problem]:
    """What the template was given and does not report, and lists that it prints out of order.

    What it prints in some of its languages only, judge/parity says.
    """
    places: Places = {}
    for number, landing in enumerate(landed):
        places.setdefault((landing.locale, landing.context, _plain(landing.text)), number)
    spoken: dict[str, set[str]] = {}
    for landing in landed:
        spoken.setdefault(landing.context, set()).add(landing.locale)
    lost: dict[tuple[str, str], list[Given]] = {}
    for locale, slot, given in _given(page):
        elsewhere = not {locale, ""} & (said := spoken.get(given["id"], set())) and bool(said)
        if _place(places, locale, given) is None and not elsewhere:
            lost.setdefault((locale, slot), []).append(given)
    problems = [_missing(page, *about, given, landed) for about, given in lost.items()]
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


def _place(places: Places, locale: str, given: Given) -> int | None:
    """The number of its landing; names and numbers land in no language."""
    text = _plain(unbound(given["text"]))
    return places.get((locale, given["id"], text), places.get(("", given["id"], text)))


def _plain(text: str) -> str:
    """A word that stands as a sentence has a stop of its own; a design may want capitals."""
    return text.strip().removesuffix(".").casefold()


def _missing(
    page: Page, locale: str, slot: str, lost: Sequence[Given], landed: Iterable[Landing]
) -> Problem:
    """Strings of one slot that are not there: left out, or other words stand in their place."""
    context = lost[0]["id"]
    others = [l.text for l in landed if l.context == context and l.locale in (locale, "")]
    what = f"'{context}' ({locale}), in the slot '{slot}',"
    if others:
        said = f"is printed as “{others[0]}”, not as “{unbound(lost[0]['text'])}”"
        hint = "print the words of the job as they are"
    else:
        more = f", nor {len(lost) - 1} more of this slot" if len(lost) > 1 else ""
        said = f"is given to the template and not printed{more}"
        hint = (
            "print it there with say(); or say in template.toml what the format leaves out (leaves)"
        )
    return Problem("dropped", f"{page.name}: {what} {said}", Span(page.entry), hint)


def _out_of_order(page: Page, places: Places) -> Iterator[Problem]:
    """Entries of a list that are read before those that stand above them."""
    for locale, slots in page.words.items():
        for slot, words in slots.items():
            last = (-1, "")
            for first in _firsts(places, locale, words if isinstance(words, list) else ()):
                if first < last:
                    yield _misplaced(page, locale, slot, first[1], last[1])
                    break
                last = first


def _firsts(places: Places, locale: str, entries: Iterable[Slot]) -> Iterator[tuple[int, str]]:
    """Where each entry begins, and with what: by strings that no entry above it has."""
    seen: set[str] = set()
    for entry in entries:
        new = [given for given in strings(entry) if given["id"] not in seen]
        seen |= {given["id"] for given in new}
        found = [(_place(places, locale, given), given["id"]) for given in new]
        yield from sorted((place, name) for place, name in found if place is not None)[:1]


def _misplaced(page: Page, locale: str, slot: str, name: str, before: str) -> Problem:
    return Problem(
        "order",
        f"{page.name}: in the slot '{slot}', '{name}' ({locale}) is read before '{before}', which"
        " stands above it",
        Span(page.entry),
        "draw the entries of a list in their order, wherever they stand",
    )


def unread(page: Page, text: str) -> list[Problem]:
    """What the finished file does not say. `text` is what a program finds in it.

    Programs put words that stand in one line behind each other, whatever they belong to, and take
    lines that run both ways out in an order of their own. So a string that is not there in one
    piece is missing if a word of it is, or if the page has fewer letters than its words.
    """
    found = _letters(text)
    wanted = [
        (about, _letters(about[2]["text"]))
        for about in _given(page)
        if not about[2]["text"].startswith(GAP)  # of which a box shows as much as it holds
    ]
    apart = [about for about, letters in wanted if letters not in found]
    if not apart:
        return []
    lacking = _spoken("".join(letters for _, letters in wanted)) - _spoken(found)
    leftward = any(script.rtl for script in page.scripts.values())
    gone = [about for about in apart if not leftward and not _all_there(about[2]["text"], found)]
    if lacking and not gone:
        gone = [max(apart, key=lambda about: _share(lacking, about[2]["text"]))]
    return [_unread(page, *about) for about in gone]


def _spoken(letters: str) -> Counter[str]:
    """Letters and numbers: brackets are turned where a line runs the other way."""
    return Counter(filter(str.isalnum, letters))


def _all_there(text: str, found: str) -> bool:
    return all(_letters(word) in found for word in unbound(text).replace("-", "- ").split())


def _share(lacking: Counter[str], text: str) -> float:
    """How much of a string is among the letters that are missing."""
    own = _spoken(_letters(text))
    return (lacking & own).total() / max(1, own.total())


def unmarked(page: Page, pages: Sequence[str]) -> list[Problem]:
    """Pages of a draft, as texts, that do not say so."""
    return [
        Problem(
            "draft",
            f"{page.name}: page {number} of a draft does not say {page.draft}",
            Span(page.entry),
            "begin the template with #show: artwork",
        )
        for number, text in enumerate(pages, 1)
        if page.draft and page.draft not in text
    ]


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
