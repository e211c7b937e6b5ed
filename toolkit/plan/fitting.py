"""Fit jobs: one for each layout (an artwork on a sheet in one edition), at the sizes at which it is
drawn.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from toolkit.engine.payload import encode
from toolkit.model.job import Job
from toolkit.plan.jobs import set_scales
from toolkit.plan.setting import Fits
from toolkit.plan.sketch import Sketch


def layouts(sketches: Iterable[Sketch]) -> tuple[Sketch, ...]:
    """One sketch for each layout whose words are there: formats of one sheet share a layout.

    Decks are left out: the plan itself sizes them (see deck_room).
    """
    found: dict[str, Sketch] = {}
    for sketch in sketches:
        if sketch.measure and not sketch.found.problems:
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
                None
                if sketch.measure and sketch.measure.key in unfit
                else scales.get(sketch.set, {}),
                made_by,
                bare,
            ),
        )
        for sketch in layouts(wanted)
    )


def _job(sketch: Sketch, scales: Fits | None, made_by: str, bare: bool) -> Job:
    assert sketch.page and sketch.measure
    drawn = replace(sketch.page, scales=None if scales is None else dict(scales))
    if bare:  # the PDF's standard asks for them
        drawn = replace(drawn, title="-", description="-")
    kind = "fit-bare" if bare else "fit"
    return Job("", kind, encode(drawn), sketch.measure.inputs, (), made_by)
