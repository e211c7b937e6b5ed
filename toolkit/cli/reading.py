"""Reads a campaign for a command, and says on stderr what of it was not read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from toolkit.model.campaign import Project
from toolkit.model.problem import Problem
from toolkit.read.wording import Wording
from toolkit.report.problems import problem_lines

OF_FILES = ("unread", "misnamed", "name", "twice")  # warnings of what lies in the folders


def read_project(root: Path) -> Project:
    """All of it. Raises Invalid with every problem found."""
    from toolkit.media import reading

    project = reading.read_project(root)
    tell(
        problem
        for problem in project.warnings
        if problem.code in ("unread", "misnamed", "name", "twice")
    )
    return project


def read_wording(root: Path) -> Wording:
    """Its words alone. Raises Invalid with every problem found."""
    from toolkit.read import wording

    read = wording.read_wording(root)
    tell(read.unread)
    return read


def tell(warnings: Iterable[Problem]) -> None:
    """Each once in a command, which may read the campaign twice."""
    said: set[Problem] = click.get_current_context().meta.setdefault(__name__, set())
    for problem in warnings:
        if problem not in said:
            said.add(problem)
            click.echo("\n".join(problem_lines(problem, "warning")), err=True)
