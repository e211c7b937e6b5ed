"""What sketching and finishing may know besides the project."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from toolkit.model.campaign import Project
from toolkit.model.job import Job
from toolkit.model.problem import Problem
from toolkit.plan.sketch import Sketch

MadeBy = Callable[[str], str]  # kind of job → digest of the code and the tools that render it
Fits = Mapping[str, int]  # box → scale in 1/1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What sketching may know.

    `before` are the sketches of the media that come before this one. `made_by` names who makes jobs
    of a kind; `lacking` says what of a kind's tools is not installed. `resources` are the kinds of
    resources that media make, whether this campaign has any or not.
    """

    made_by: MadeBy
    lacking: Callable[[str], tuple[Problem, ...]]
    draft: bool = False
    before: tuple[Sketch, ...] = ()
    resources: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizing:
    """What is known when a sketch becomes jobs: the scales of its set, who makes what, and the jobs
    planned so far by their outputs.
    """

    scales: Fits
    made_by: MadeBy
    planned: Mapping[str, Job]


Finish = Callable[[Project, Sketch, Sizing], tuple[Job, ...]]  # the artefact's own job last


def finish_ready(project: Project, sketch: Sketch, sizing: Sizing) -> tuple[Job, ...]:
    """For media whose sketches bring their jobs along."""
    assert sketch.ready is not None
    return (sketch.ready,)
