"""Artefacts that are made of others: copies, what is planned with them, and what stops them."""

from __future__ import annotations

import planning
import pytest
from small_series import measured_alike

from toolkit.media.site.plan import CopySketch
from toolkit.model.campaign import Project
from toolkit.model.job import Plan
from toolkit.model.problem import Problem
from toolkit.plan.jobs import measures
from toolkit.plan.select import with_needs
from toolkit.plan.sketch import Sketch


@pytest.fixture
def everything(series: Project) -> list[Sketch]:
    """All artefacts, and a copy of the first that only the site lists."""
    made = list(planning.sketches(series))
    first = made[0]
    copy = CopySketch(
        medium="site",
        resource=first.resource,
        edition=first.edition,
        format=first.format,
        type=first.type,
        sheet=first.sheet,
        height=first.height,
        found=first.found,
        name="site/files/first.pdf",
        needs=(first.output,),
        listed=False,
    )
    return [*made, copy]


def planned(
    series: Project,
    everything: list[Sketch],
    wanted: list[Sketch],
    unfit: dict[str, tuple[Problem, ...]],
) -> Plan:
    fits = {job.key: measured_alike(job) for job in measures(everything, wanted)}
    return planning.plan(series, everything, wanted, fits, unfit)


def test_wanting_a_copy_wants_what_it_copies(everything: list[Sketch]) -> None:
    assert [sketch.output for sketch in with_needs(everything, everything[-1:])] == [
        everything[0].output,
        "site/files/first.pdf",
    ]


def test_what_needs_nothing_brings_nothing_along(everything: list[Sketch]) -> None:
    assert with_needs(everything, everything[1:3]) == tuple(everything[1:3])


def test_a_copy_has_the_key_of_what_it_copies_and_no_line_in_the_manifest(
    series: Project, everything: list[Sketch]
) -> None:
    made = planned(series, everything, [everything[0], everything[-1]], {})
    original, copy = made.jobs
    assert (copy.output, copy.key) == ("site/files/first.pdf", original.key)
    assert [made.described[job.output].listed for job in made.jobs] == [True, False]


def test_what_stops_an_artefact_stops_what_is_made_of_it(
    series: Project, everything: list[Sketch]
) -> None:
    stop = Problem("fit", "too long")
    made = planned(
        series, everything, [everything[0], everything[-1]], {everything[0].measure.key: (stop,)}
    )
    assert made.jobs == ()
    assert [(blocked.output, blocked.problems) for blocked in made.blocked] == [
        (everything[0].output, (stop,)),
        ("site/files/first.pdf", (stop,)),
    ]
