"""Fit jobs: one for each layout (an artwork on a sheet in one edition), at the sizes at which it is
drawn.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from toolkit.model.digest import canonical
from toolkit.model.job import Job
from toolkit.plan.jobs import Fits, set_scales
from toolkit.plan.sketch import Sketch


def layouts(sketches: Iterable[Sketch]) -> tuple[Sketch, ...]:
    """One sketch for each layout whose words are there: formats of one sheet share a layout.

    Decks are left out: the plan itself sizes them (see deck_room).
    """
    found: dict[str, Sketch] = {}
    for sketch in sketches:
        if not sketch.found.problems and sketch.measure.kind == "measure":
            found.setdefault(sketch.measure.key, sketch)
    return tuple(found.values())


def fit_jobs(
    everything: Sequence[Sketch],
    wanted: Iterable[Sketch],
    fits: Mapping[str, Fits],
    unfit: Collection[str],
    made_by: str,
    bare: bool = False,
) -> tuple[tuple[Sketch, Job], ...]:
    """A job for each wanted layout.

    Those that `unfit` names (by the key of their measuring) find their own sizes.
    """
    scales = set_scales(everything, fits)
    return tuple(
        (
            sketch,
            _job(
                sketch,
                None if sketch.measure.key in unfit else scales.get(sketch.set, {}),
                made_by,
                bare,
            ),
        )
        for sketch in layouts(wanted)
    )


def _job(sketch: Sketch, scales: Fits | None, made_by: str, bare: bool) -> Job:
    words = {
        locale: {slot: _without_logo(value) for slot, value in slots.items()}
        for locale, slots in sketch.layout["words"].items()
    }
    data = sketch.layout | {
        "scales": None if scales is None else dict(scales),
        "words": words,
        "images": [],
        "bare": bare,
    }
    if bare:  # the PDF's standard asks for them
        data |= {"title": "-", "description": "-"}
    return Job("", "fit", canonical(data), sketch.measure.inputs, (), made_by)


def _without_logo(value: Any) -> Any:
    """A logo takes room from no string, and would have to be taken in first."""
    return (
        {key: part for key, part in value.items() if key != "logo"}
        if isinstance(value, dict)
        else value
    )
