"""Words that are too long for one caption, divided among several: as many, and where it can be the
same strings, in every language of the film.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, combinations, pairwise

from toolkit.i18n.breaking import columns
from toolkit.i18n.words import unbound
from toolkit.media.films.lines import STOPS, fits, pause, pieces, room

MOST_PARTS = 6
Texts = tuple[tuple[str, str], ...]  # words by language


@lru_cache(maxsize=1024)  # asked for to time a cue, and again to write its captions
def divided(texts: Texts, width: int) -> Mapping[str, tuple[str, ...]]:
    """The words of each language in the least number of parts that fit, the same number in all, and
    each part the same strings where the languages have as many.
    """
    strings = {locale: _strings(text) for locale, text in texts}
    if len({len(found) for found in strings.values()}) == 1:
        alike = [
            _alike({locale: found[n] for locale, found in strings.items()}, width)
            for n in range(len(next(iter(strings.values()))))
        ]
        if all(alike):
            return _together(alike, width)
    whole = {locale: "\n".join(found) for locale, found in strings.items()}
    return _alike(whole, width) or {locale: (text,) for locale, text in whole.items()}


def _strings(text: str) -> list[str]:
    """What begins a line of its own.

    Single words with stops share a line: “Wet. Soap. Rinse.”
    """
    found: list[str] = []
    for string in (" ".join(part.split()) for part in unbound(text).split("\n")):
        if (
            found
            and found[-1].endswith(".")
            and string.endswith(".")
            and " " not in string
            and all(word.endswith(".") for word in found[-1].split())
        ):
            found[-1] += " " + string
        elif string:
            found.append(string)
    return found or [""]


def _alike(texts: Mapping[str, str], width: int) -> dict[str, tuple[str, ...]]:
    """One string in parts, as many in each language; nothing when it cannot be divided so that all
    fits.
    """
    for count in range(1, MOST_PARTS + 1):
        parts: dict[str, tuple[str, ...]] = {}
        for locale, text in texts.items():
            if not (found := _parts(text, locale, width, count)):
                break
            parts[locale] = found
        else:
            return parts
    return {}


def _together(
    strings: Sequence[Mapping[str, tuple[str, ...]]], width: int
) -> dict[str, tuple[str, ...]]:
    """Whole strings that follow each other share a caption where two lines hold them in every
    language.
    """
    found: list[dict[str, str]] = []
    open_ = False
    for string in strings:
        parts = [
            dict(zip(string, alike, strict=True)) for alike in zip(*string.values(), strict=True)
        ]
        joined = (
            {locale: f"{found[-1][locale]}\n{text}" for locale, text in parts[0].items()}
            if open_ and len(parts) == 1
            else {}
        )
        if joined and all(fits(text, locale, width) for locale, text in joined.items()):
            found[-1] = joined
        else:
            found += parts
        open_ = len(parts) == 1
    return {locale: tuple(part[locale] for part in found) for locale in strings[0]}


@lru_cache(maxsize=1024)  # films of one campaign share strings
def _parts(text: str, locale: str, width: int, count: int) -> tuple[str, ...]:
    """The text in so many parts, each within two lines: at ends of sentences if it can be, else of
    phrases; alike in length.
    """
    if count == 1:
        return (text,) if fits(text, locale, width) else ()
    words = pieces(text, locale)
    if columns("".join(words)) > count * (room(width) + 1) - 1:
        return ()
    for cuts in _ranked(words, columns(text), count):
        parts = ["".join(words[a:b]).rstrip(" ") for a, b in pairwise(cuts)]
        if all(fits(part, locale, width) for part in parts):
            return tuple(part.strip() for part in parts)
    return ()


def _ranked(words: Sequence[str], length: int, count: int) -> list[tuple[int, ...]]:
    """Where each part begins and the last one ends, in every division that is worth trying: the
    best first. Parts should be alike in length and end at a pause.
    """
    begins = [0, *accumulate(map(columns, words))]
    pauses = [pause(word) for word in words]

    def cost(cuts: tuple[int, ...]) -> float:
        sizes = (begins[b] - begins[a] - words[b - 1].endswith(" ") for a, b in pairwise(cuts))
        uneven = sum((size - length / count) ** 2 for size in sizes) / length
        return uneven - sum(pauses[cut - 1] for cut in cuts[1:-1])

    inner = combinations(_likely(words, range(1, len(words)), count), count - 1)
    return sorted(((0, *cuts, len(words)) for cuts in inner), key=cost)


def _likely(words: Sequence[str], ends: Sequence[int], count: int) -> Sequence[int]:
    """Where to look for cuts: everywhere in short texts, after punctuation in long ones, so that
    trying all stays quick.
    """
    stops = [n for n in ends if words[n - 1].rstrip(" ").endswith(STOPS)]
    return ends if (len(ends) <= 24 and count <= 4) or len(stops) < count - 1 else stops
