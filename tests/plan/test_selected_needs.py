"""Artefacts that are made of others: copies, what is planned with them, and what stops them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small_series import measured_alike

from toolkit.model.campaign import Project
from toolkit.model.job import Plan
from toolkit.model.problem import Problem
from toolkit.plan.jobs import measures, plan
from toolkit.plan.select import with_needs
from toolkit.plan.sketch import Sketch, sketches


@pytest.fixture
def everything(series: Project) -> list[Sketch]:
    """All artefacts, and a copy of the first that only the site lists."""
    made = list(sketches(series, "a measurer"))
    return [
        *made,
        replace(
            made[0],
            medium="copy",
            path="site/files/first.pdf",
            needs=(made[0].output,),
            listed=False,
        ),
    ]


def planned(
    series: Project,
    everything: list[Sketch],
    wanted: list[Sketch],
    unfit: dict[str, tuple[Problem, ...]],
) -> Plan:
    fits = {job.key: measured_alike(job) for job in measures(everything, wanted)}
    return plan(series, everything, wanted, fits, unfit, lambda kind: "a renderer")


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
