"""Does something print what the campaign's source says, in every language?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from toolkit.model.campaign import Project
from toolkit.model.coverage import Coverage
from toolkit.model.problem import Problem
from toolkit.plan.words import Gathered


def unprinted(project: Project, printed: Iterable[Gathered]) -> Iterator[Problem]:
    """The sentences of the source whose content path is printed nowhere, in one language at least.

    A campaign that lists no sentences is asked nothing.
    """
    coverage = project.part(Coverage)
    if coverage is None:
        return
    places = {place for found in printed for place in found.places}
    for sentence in coverage.sentences:
        for path in sentence.said:
            lacking = [code for code in project.spoken if f"{code} {path}" not in places]
            if lacking:
                yield Problem(
                    "coverage",
                    f"nothing prints '{path}' in {' and '.join(lacking)}, which says of the source:"
                    f" “{sentence.text}”",
                    sentence.where,
                    "print it, or name another content path that says it",
                )
