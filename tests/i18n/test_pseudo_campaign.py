"""The campaign as it is shipped has room for the longest Welsh: the pseudo-locale at the 95th
percentile fits everywhere.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from toolkit.cli.i18n.fit import in_pseudo
from toolkit.execute.prepare import prepare
from toolkit.execute.request import Request
from toolkit.execute.room import rooms
from toolkit.execute.store import Store
from toolkit.media.articles.model import Articles
from toolkit.media.reading import read_project
from toolkit.model.campaign import Project

ROOT = Path(__file__).parents[2]


def with_longer_articles(project: Project) -> Project:
    """An article has no box. Its limit is how long people read, over all its strings together, and
    not all strings of a text are of the longest twentieth.
    """
    part = project.part(Articles)
    assert part
    longer = Articles(tuple(replace(article, most=2 * article.most) for article in part.articles))
    return replace(project, parts={**project.parts, Articles: longer})


def test_the_pseudo_locale_fits_every_artefact(tmp_path: Path) -> None:
    project = with_longer_articles(in_pseudo(read_project(ROOT)))
    with rooms():
        plan = prepare(ROOT, project, Request(), Store(tmp_path)).plan
    assert len(plan.jobs) > 400
    assert [
        f"{blocked.output}: {problem.message}"
        for blocked in plan.blocked
        for problem in blocked.problems
    ] == []
