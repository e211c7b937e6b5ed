"""The campaign as it is shipped has room for the longest Welsh: the pseudo-locale at the 95th
percentile fits everywhere, but for nine strings that are as long as the law makes them.
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


# What the promise, the law and the emergency have to say fills its place in English and in Welsh.
# A language that needs much more room for one of these is told by how much.
FULL = {
    "myths/trouble/fact",
    "myths/consent/fact",
    "sharing/risk/text",
    "campaign/contact/danger",
    "campaign/contact/subtitle",
    "record/heading/subtitle",
    "steps/basis/body",
    "steps/emergency/body",
    "posts/consent/body",
}
POSTS = ("X takes", "Bluesky takes")  # posts are cut to platforms by whoever writes them


def test_the_pseudo_locale_fits_every_artefact(tmp_path: Path) -> None:
    project = with_longer_articles(in_pseudo(read_project(ROOT)))
    with rooms():
        plan = prepare(ROOT, project, Request(), Store(tmp_path)).plan
    assert len(plan.jobs) > 400
    problems = {problem for blocked in plan.blocked for problem in blocked.problems}
    tight = {p for p in problems if not any(limit in p.message for limit in POSTS)}
    assert {problem.about.partition(" ")[2] for problem in tight} == FULL
    assert all("too long" in problem.message for problem in tight)
