"""The preview: pictures of what prints a string, and what is wrong with it.

While watching, the page loads itself again. What it looks like is in templates/preview.html.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from toolkit.engine.html import fill_shipped
from toolkit.execute.preview import Sight
from toolkit.model.look import Look
from toolkit.model.problem import Problem

TEMPLATE = Path(__file__).parent / "templates/preview.html"


def preview_page(
    title: str,
    look: Look,
    *,
    texts: Sequence[tuple[str, str]] = (),
    sights: Sequence[Sight] = (),
    problems: Sequence[Problem] = (),
    more: int = 0,
    watching: bool = False,
) -> bytes:
    """One file: the pictures are inside.

    `texts`: (language, words) of the string; `more`: artefacts that are not shown.
    """
    wrong = dict.fromkeys([*problems, *(problem for sight in sights for problem in sight.problems)])
    page = {
        "look": look,
        "title": title,
        "texts": texts,
        "sights": sights,
        "problems": [str(problem) for problem in wrong],
        "more": more,
        "watching": watching,
    }
    return fill_shipped(TEMPLATE, page).encode()
