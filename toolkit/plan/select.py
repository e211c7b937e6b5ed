"""Which artefacts a person asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase

from toolkit.model.problem import Invalid, Problem
from toolkit.plan.sketch import Sketch

_GLOB = {*"*?["}
MANY = 12  # names that are listed at most


def select(
    sketches: Sequence[Sketch],
    patterns: Sequence[str] = (),
    kinds: Sequence[str] = (),
    editions: Sequence[str] = (),
    formats: Sequence[str] = (),
) -> tuple[Sketch, ...]:
    """The sketches that match any pattern and every option given.

    Raises Invalid for a word that matches nothing.

    A pattern is a resource (`welcome`), a kind and a resource (`posters/welcome`), an output
    path, or a glob.
    """
    if problems := [*_unknown(sketches, patterns, kinds, editions, formats)]:
        raise Invalid(problems)
    plain = frozenset(pattern.rstrip("/") for pattern in patterns)
    globs = [pattern.rstrip("/") for pattern in patterns if _GLOB & {*pattern}]
    found = tuple(
        sketch
        for sketch in sketches
        if (not patterns or not plain.isdisjoint(_called(sketch)) or _matches(sketch, globs))
        and (not kinds or _any(sketch.resource.kind, kinds))
        and (not editions or _any(sketch.edition.id, editions))
        and (not formats or _any(sketch.format.id, formats))
    )
    if not found and sketches:
        raise Invalid([_nothing(sketches, patterns, kinds, editions, formats)])
    return found


def _unknown(
    sketches: Sequence[Sketch],
    patterns: Sequence[str],
    kinds: Sequence[str],
    editions: Sequence[str],
    formats: Sequence[str],
) -> Iterator[Problem]:
    """Words that name nothing, whatever the others are."""
    known_names = {name for sketch in sketches for name in _called(sketch)} if patterns else set()
    for pattern in patterns:
        plain = pattern.rstrip("/")
        if plain not in known_names and not any(_matches(s, [plain]) for s in sketches):
            hint = near(pattern, _names(sketches))
            yield Problem("pattern", f"nothing is called '{pattern}'", None, hint)
    for option, given, known in (
        ("--kind", kinds, {s.resource.kind for s in sketches}),
        ("--edition", editions, {s.edition.id for s in sketches}),
        ("--format", formats, {s.format.id for s in sketches}),
    ):
        for word in given:
            if not any(fnmatchcase(name, word) for name in known):
                yield Problem("pattern", f"{option} {word}: there is none", None, near(word, known))


def _nothing(
    sketches: Sequence[Sketch],
    patterns: Sequence[str],
    kinds: Sequence[str],
    editions: Sequence[str],
    formats: Sequence[str],
) -> Problem:
    """Each word names something, and nothing has them all: with the formats and editions of what
    the patterns and kinds name, since those are what people get wrong.
    """
    asked = [
        *patterns,
        *(f"--kind {kind}" for kind in kinds),
        *(f"--edition {edition}" for edition in editions),
        *(f"--format {format}" for format in formats),
    ]
    near = select(sketches, patterns) if patterns else sketches
    near = [s for s in near if not kinds or _any(s.resource.kind, kinds)] or near
    there = sorted({s.format.id for s in near}), sorted({s.edition.id for s in near})
    hint = f"formats there: {', '.join(there[0][:MANY])}; editions: {', '.join(there[1][:MANY])}"
    return Problem("pattern", f"nothing is all of these: {', '.join(asked)}", None, hint)


def _names(sketches: Iterable[Sketch]) -> set[str]:
    """What a person may call a resource."""
    return {
        name for s in sketches for name in (s.resource.id, f"{s.resource.kind}/{s.resource.id}")
    }


def with_needs(sketches: Sequence[Sketch], wanted: Sequence[Sketch]) -> tuple[Sketch, ...]:
    """The wanted artefacts and all that they are made of, in the order of `sketches`."""
    by_output = (
        {sketch.output: sketch for sketch in sketches}
        if any(sketch.needs for sketch in wanted)
        else {}
    )
    found: set[str] = set()
    waiting = [sketch.output for sketch in wanted]
    while waiting and by_output:
        output = waiting.pop()
        if output not in found:
            found.add(output)
            waiting += by_output[output].needs
    return (
        tuple(sketch for sketch in sketches if sketch.output in found) if found else tuple(wanted)
    )


def _any(name: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def _called(sketch: Sketch) -> tuple[str, ...]:
    """Every name by which a sketch can be asked for."""
    return (
        sketch.resource.id,
        f"{sketch.resource.kind}/{sketch.resource.id}",
        sketch.output,
        sketch.resource.kind,
    )


def _matches(sketch: Sketch, globs: Sequence[str]) -> bool:
    names = _called(sketch)
    return any(fnmatchcase(name, glob) for glob in globs for name in names)


def near(word: str, known: set[str]) -> str:
    """The nearest known word, as a hint."""
    from difflib import get_close_matches

    close = get_close_matches(word, sorted(known), n=1, cutoff=0.5)
    return f"did you mean '{close[0]}'?" if close else "`toolkit list` shows what there is"
