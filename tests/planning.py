"""Planning without renderers: who makes a job is a name, and every tool is said to be installed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.media.artwork.medium import ARTWORK
from toolkit.media.site.medium import SITE_MEDIUM
from toolkit.model.campaign import Project
from toolkit.model.job import Plan
from toolkit.model.problem import Problem
from toolkit.plan import jobs
from toolkit.plan.jobs import Measured
from toolkit.plan.setting import Finish, Fits, MadeBy, Setting
from toolkit.plan.sketch import Sketch

FINISH: dict[str, Finish] = {medium.name: medium.finish for medium in (ARTWORK, SITE_MEDIUM)}


def made_by(kind: str) -> str:
    """A renderer that never changes."""
    return "a renderer"


def setting(draft: bool = False) -> Setting:
    """What sketching may know: no tool is missing, and nothing was sketched before."""
    return Setting(made_by=made_by, lacking=lambda kind: (), draft=draft)


def sketches(project: Project, draft: bool = False) -> tuple[Sketch, ...]:
    """All artwork of the project."""
    return tuple(ARTWORK.sketch(project, setting(draft)))


def plan(
    project: Project,
    everything: Sequence[Sketch],
    wanted: Sequence[Sketch],
    fits: dict[str, Fits],
    unfit: dict[str, tuple[Problem, ...]] | None = None,
    made_by: MadeBy = made_by,
    finish: Mapping[str, Finish] = FINISH,
) -> Plan:
    """The jobs of what is wanted, with what measuring is said to have found."""
    return jobs.plan(project, finish, everything, wanted, Measured(fits, unfit or {}), made_by)
