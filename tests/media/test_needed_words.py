"""Words that a medium prints whatever the campaign: where one is missing, that is said once, with
its place, and nothing else goes wrong.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from media.conftest import Edited
from toolkit.media.reading import read_project
from toolkit.media.registry import MEDIA
from toolkit.model.problem import Invalid, Problem

NEEDED = [(medium.name, path) for medium in MEDIA.values() for path in medium.needs_words]
SITE = [  # because of what this campaign's site shows
    *(f"site/{page}/title" for page in ("print", "help", "accessibility", "licence", "about")),
    *(f"site/packs/{part}" for part in ("title", "lead")),
    *(f"site/filter/{any}{dim}" for dim in ("for", "type") for any in ("", "any_")),
]


def without(path: str, text: str) -> str:
    """A file of the content without one string, or without that string of all its items."""
    _, table, key = path.split("/")
    lines, inside, gone = [], table == "*", False
    for line in text.splitlines(keepends=True):
        if header := re.match(r"\[+([\w.-]+)\]+", line):
            inside = table == "*" or header[1] == table
        begins = re.match(rf"{re.escape(key)} *=", line)
        goes_on = gone and not re.match(r"[\w-]+ *=|\[|\s*$|#", line)
        gone = bool(inside and begins) or goes_on
        if not gone:
            lines.append(line)
    return "".join(lines)


def refused(root: Path) -> list[Problem]:
    with pytest.raises(Invalid) as failed:
        read_project(root)
    return list(failed.value.problems)


def content(path: str) -> str:
    return f"assets/content/{path.partition('/')[0]}.toml"


@pytest.mark.parametrize(("medium", "path"), NEEDED)
def test_a_missing_word_is_said_with_its_place(medium: str, path: str, edited: Edited) -> None:
    problems = refused(edited({content(path): lambda text: without(path, text)}))
    (problem,) = [p for p in problems if p.message.startswith(f"{medium} need the words '{path}'")]
    assert problem.where is not None and problem.hint == f"add them to {content(path)}"


@pytest.mark.parametrize("path", SITE)
def test_a_word_that_this_site_shows_is_asked_for(path: str, edited: Edited) -> None:
    problems = refused(edited({content(path): lambda text: without(path, text)}))
    (problem,) = [p for p in problems if f"the site needs the words '{path}'" in p.message]
    assert str(problem.where) == "assets/site/site.toml:4"
