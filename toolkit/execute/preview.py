"""Preview: a few artefacts that print a string, drawn now, with the string framed.

Quick, for a translator's every save.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from toolkit.execute.crops import extent, page_image, size_of
from toolkit.execute.fetch import LocalFetch
from toolkit.execute.loop import run
from toolkit.execute.places import choose, needed
from toolkit.execute.pools import cores
from toolkit.execute.prepare import prepare, sketch_all, whole
from toolkit.execute.request import Request
from toolkit.execute.store import Store
from toolkit.execute.work import work
from toolkit.model.campaign import Project
from toolkit.model.event import Entry, Failed, Made, Reused
from toolkit.model.job import Landing
from toolkit.model.problem import Invalid, Problem
from toolkit.plan.sketch import Sketch

TALLEST = 1600  # pixels
WIDEST = 720


@dataclass(frozen=True, slots=True)
class Sight:
    """One artefact as it looks now: a WebP and its size in pixels, or the problems that kept it
    from being drawn.
    """

    name: str
    output: str
    picture: bytes = b""
    width: int = 0
    height: int = 0
    words: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def contexts(project: Project, asked: str, locale: str) -> tuple[str, ...]:
    """The strings that are meant: a context (notes/hello/title), a pattern (steps/*), or words of
    either language.

    Raises Invalid when there are none.
    """
    texts = {
        text.context: text.text for item in project.items.values() for text in item.fields.values()
    }
    catalogue = project.catalogues.get(locale)
    answers = (
        {context: message.text for context, message in catalogue.messages.items()}
        if catalogue
        else {}
    )
    wanted = asked.casefold().replace("'", "’")
    found = tuple(c for c in texts if fnmatchcase(c, asked)) or tuple(
        c
        for c, text in texts.items()
        if wanted in text.casefold() or wanted in answers.get(c, "").casefold().replace("'", "’")
    )
    if not found:
        raise Invalid(
            [
                Problem(
                    "string",
                    f"no string is called '{asked}' or holds these words",
                    None,
                    "give a context, as it stands after msgctxt (notes/hello/title), or some of its"
                    " words",
                )
            ]
        )
    return found


def printing(
    project: Project, wanted: Sequence[str], locale: str, most: int
) -> tuple[tuple[Sketch, ...], int]:
    """At most `most` sketches that print the strings, of as many templates as may be; and how many
    there are in all.
    """
    names = {f"{locale} {context}" for context in wanted}
    all_of_them = [
        sketch
        for sketch in sketch_all(project)
        if names & sketch.found.places.keys() and locale in sketch.edition.locales
    ]
    kinds: dict[tuple[str, str, str], Sketch] = {}
    for sketch in choose(all_of_them):
        kinds.setdefault((sketch.resource.template, sketch.sheet.id, sketch.edition.id), sketch)
    ranked = sorted(kinds.values(), key=lambda sketch: len(sketch.edition.locales))
    seen: dict[str, int] = {}
    turns = []
    for sketch in ranked:  # one of each template first
        turns.append((seen.setdefault(sketch.resource.template, 0), sketch))
        seen[sketch.resource.template] += 1
    return tuple(sketch for _, sketch in sorted(turns, key=lambda turn: turn[0])[:most]), len(
        all_of_them
    )


def look(
    root: Path,
    project: Project,
    wanted: Sequence[str],
    locale: str,
    chosen: Sequence[Sketch],
    store: Store,
) -> tuple[Sight, ...]:
    """Draw the sketches and frame the strings. Raises StoreFailed."""
    if not chosen:
        return ()
    prepared = prepare(root, project, Request(tuple(sketch.output for sketch in chosen)), store)
    outputs = {sketch.output: sketch for sketch in chosen}
    sights = {
        blocked.output: Sight(
            _name(outputs[blocked.output]), blocked.output, problems=blocked.problems
        )
        for blocked in prepared.plan.blocked
    }
    colour = project.brand.palette.child
    for job, event in run(
        needed(prepared.plan.jobs, outputs),
        store,
        LocalFetch(root, store),
        work,
        cores(),
        whole(store),
        prepared.plan.places,
    ):
        if not job.output:  # made for others only
            continue
        sketch = outputs[job.output]
        if isinstance(event, Failed):
            sights[job.output] = Sight(_name(sketch), job.output, problems=event.problems)
        elif isinstance(event, Made | Reused):
            sights[job.output] = _sight(sketch, event.entry, wanted, locale, store, colour)
    return tuple(sights[output] for output in outputs)


def _name(sketch: Sketch) -> str:
    return f"{sketch.resource.kind}/{sketch.resource.id}, {sketch.sheet.id}, {sketch.edition.id}"


def _sight(
    sketch: Sketch, entry: Entry, wanted: Sequence[str], locale: str, store: Store, colour: str
) -> Sight:
    from toolkit.engine import raster

    landings = [
        landing
        for landing in store.landings(entry.key)
        if landing.context in wanted and landing.locale == locale
    ]
    wide, high = size_of(sketch)
    page = landings[0].page if landings else 1
    image = page_image(store.read(entry) or b"", page, wide)
    width = min(WIDEST, TALLEST * wide // high)
    marks = [_share(landing, wide, high) for landing in landings if landing.page == page]
    picture = raster.boxed(image, (0, 0, 1, 1), marks, (width, width * high // wide), colour)
    words = tuple(
        f"{landing.context}: {landing.size / 1000:.1f} pt, {landing.lines}"
        f" line{'s' * (landing.lines > 1)}"
        for landing in landings
    )
    return Sight(_name(sketch), sketch.output, picture, width, width * high // wide, words)


def _share(landing: Landing, wide: int, high: int) -> tuple[float, float, float, float]:
    left, top, right, bottom = extent(landing)
    return left / wide, top / high, right / wide, bottom / high
