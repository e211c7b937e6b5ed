"""Room for words, said to translators: what is too long, what is tight, and a budget for every
string.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict

from toolkit.execute.fitting import Fit, Fitting
from toolkit.model.problem import Problem, Span

TIGHT = 0.1  # less room than this share of its length, even at the smallest size


def tightest(strings: Iterable[Fit]) -> dict[tuple[str, str], list[Fit]]:
    """The places of each string, (locale, context), the tightest first."""
    places: dict[tuple[str, str], list[Fit]] = {}
    for fit in strings:
        places.setdefault((fit.locale, fit.context), []).append(fit)
    return {name: sorted(found, key=_tight) for name, found in places.items()}


def _tight(fit: Fit) -> tuple[bool, int, int]:
    return fit.fits, -fit.cut, fit.most if fit.most is not None else 1_000_000


def budgets(strings: Iterable[Fit]) -> dict[tuple[str, str], int]:
    """The most characters that a string (locale, context) may have in all its places; only where it
    is known.
    """
    found: dict[tuple[str, str], int] = {}
    for fit in strings:
        most = fit.characters - fit.cut if not fit.fits else fit.most
        if most is not None:
            name = fit.locale, fit.context
            found[name] = min(found.get(name, most), most)
    return found


def problems(fitting: Fitting, places: Mapping[str, Span]) -> list[Problem]:
    """One problem for each string that does not fit, about its worst place, and for each artefact
    with words of its own.
    """
    found = [
        _too_long(fits, places) for fits in tightest(fitting.strings).values() if not fits[0].fits
    ]
    for artefact, words in fitting.bare.items():
        shown = ", ".join(f"“{word}”" for word in words[:5])
        found.append(
            Problem(
                "words",
                f"{artefact} prints words that no catalogue holds: {shown}",
                None,
                "a template holds no words of its own: put them into assets/content/",
            )
        )
    return found


def _too_long(fits: list[Fit], places: Mapping[str, Span]) -> Problem:
    worst = fits[0]
    others = sum(not fit.fits for fit in fits) - 1
    also = f", and in {others} more place{'s' * (others > 1)}" if others else ""
    about = f"{worst.locale} {worst.context}"
    where = places.get(about)
    if worst.wide:
        return Problem(
            "fit",
            f"{worst.artefact}{also}: a word of '{worst.context}' ({worst.locale}) is wider than"
            f" its box, even at {worst.smallest / 1000:.1f} pt",
            where,
            "use a shorter word",
            about,
        )
    return Problem(
        "fit",
        f"{worst.artefact}{also}: '{worst.context}' ({worst.locale}) is too long:"
        f" {worst.over / 1000:.0f} pt beyond its place, even at {worst.smallest / 1000:.1f} pt",
        where,
        f"cut about {worst.cut} of its {worst.characters} characters",
        about,
    )


def tight_lines(fitting: Fitting, everything: bool = False) -> list[str]:
    """A line for each string with little room (or for every string): how many characters it may
    have, and where it is tightest.
    """
    lines = []
    for fits in tightest(fitting.strings).values():
        fit = fits[0]
        if fit.fits and (everything or _is_tight(fit)):
            lines.append(_line(fit, len(fits)))
    return lines


def _is_tight(fit: Fit) -> bool:
    """Facts are no translator's business: they are what they are."""
    return (
        fit.most is not None
        and fit.most - fit.characters < TIGHT * fit.characters
        and not fit.context.startswith("facts/")
    )


def _line(fit: Fit, places: int) -> str:
    most = (
        f"{fit.characters} of about {fit.most} characters"
        if fit.most is not None
        else f"{fit.characters} characters"
    )
    allowed = f" of {fit.allowed}" if fit.allowed is not None else ""
    lines = f"{fit.lines}{allowed} line{'s' * ((fit.allowed or fit.lines) > 1)}"
    size = f"{fit.size / 1000:.1f} pt" + (
        f" (smallest {fit.smallest / 1000:.1f})" if fit.smallest != fit.size else ""
    )
    where = fit.artefact + (f", tightest of {places} places" if places > 1 else "")
    return f"{fit.locale or '-'} {fit.context}: {most}, {lines}, {size}; {where}"


def value(fit: Fit) -> dict[str, object]:
    """A string in one layout, for programs. Sizes and overflow in pt."""
    return {
        "event": "fit",
        **asdict(fit),
        "fits": fit.fits,
        "size": fit.size / 1000,
        "smallest": fit.smallest / 1000,
        "over": fit.over / 1000,
        "scale": fit.scale / 1000,
    }
