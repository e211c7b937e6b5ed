"""What of the printed words still waits for somebody: a draft says so, and stops saying so by
itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.model.campaign import Project
from toolkit.plan.words import Gathered


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Languages, in the campaign's order: those with `words` that no speaker has reviewed, and
    those with `facts` that nobody has confirmed.
    """

    words: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


NOTHING = Waiting()


def waiting(project: Project, printed: Iterable[Gathered]) -> Waiting:
    """What waits among these words."""
    words: set[str] = set()
    facts: set[str] = set()
    for found in printed:
        words |= {locale for locale, _ in found.unreviewed}
        facts |= {locale for locale, _ in found.unverified}
    return Waiting(
        words=tuple(code for code in project.languages if code in words),
        facts=tuple(code for code in project.languages if code in facts),
    )
