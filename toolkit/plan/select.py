"""Which artefacts a person asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

from toolkit.model.problem import Invalid, Problem
from toolkit.plan.sketch import Sketch


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
    problems = [
        Problem("pattern", f"nothing is called '{pattern}'", None, near(pattern, _names(sketches)))
        for pattern in patterns
        if not any(_matches(sketch, pattern) for sketch in sketches)
    ]
    for option, given, known in (
        ("--kind", kinds, {s.resource.kind for s in sketches}),
        ("--edition", editions, {s.edition.id for s in sketches}),
        ("--format", formats, {s.format.id for s in sketches}),
    ):
        problems += [
            Problem("pattern", f"{option} {word}: there is none", None, near(word, known))
            for word in given
            if not any(fnmatchcase(name, word) for name in known)
        ]
    if problems:
        raise Invalid(problems)
    return tuple(
        sketch
        for sketch in sketches
        if (not patterns or any(_matches(sketch, pattern) for pattern in patterns))
        and (not kinds or _any(sketch.resource.kind, kinds))
        and (not editions or _any(sketch.edition.id, editions))
        and (not formats or _any(sketch.format.id, formats))
    )


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


def _matches(sketch: Sketch, pattern: str) -> bool:
    names = (
        sketch.resource.id,
        f"{sketch.resource.kind}/{sketch.resource.id}",
        sketch.output,
        sketch.resource.kind,
    )
    return any(fnmatchcase(name, pattern.rstrip("/")) for name in names)


def near(word: str, known: set[str]) -> str:
    """The nearest known word, as a hint."""
    from difflib import get_close_matches

    close = get_close_matches(word, sorted(known), n=1, cutoff=0.5)
    return f"did you mean '{close[0]}'?" if close else "`toolkit list` shows what there is"
