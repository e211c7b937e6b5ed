"""Pictures of a campaign are found by name; a name that leads to none is told with its line."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from minimal import CONTENT, HERE, TEMPLATE, line_of

from toolkit.media.reading import read_project
from toolkit.model.problem import Invalid, Span

MakeProject = Callable[..., Path]
FOLDER = "assets/brand/pictures"
DOOR = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">
<rect class="ink" width="10" height="20"/>
</svg>
"""
ENTRY = """
[[note]]
id = "bye"
picture = "mark"
title = "Goodbye"
"""


def told(root: Path) -> list[tuple[str, Span | None, str]]:
    with pytest.raises(Invalid) as error:
        read_project(root)
    assert error.value.exit_code == 2
    return [(problem.message, problem.where, problem.hint) for problem in error.value.problems]


def test_a_campaign_has_its_own_drawings_and_those_of_the_house(project: MakeProject) -> None:
    read = read_project(project({f"{FOLDER}/door.svg": DOOR}))
    assert {"door", "mark", "circle", "square", "quarter"} <= read.pictures.keys()
    assert f"{FOLDER}/door.svg" in read.digests
    own = read_project(project({f"{FOLDER}/mark.svg": DOOR}, "other"))
    assert own.pictures["mark"].width == 40_000 != read.pictures["mark"].width


def test_a_drawing_that_cannot_be_used_is_one_problem(project: MakeProject) -> None:
    """Whoever names it is not told once more."""
    broken = DOOR.replace("<rect", '<rect stroke="red"')
    words = (project() / CONTENT).read_text("utf-8") + ENTRY.replace("mark", "door")
    ((message, where, hint),) = told(
        project({f"{FOLDER}/door.svg": broken, CONTENT: words}, "broken")
    )
    assert message == "the picture 'door' cannot be used: a stroke is no filled shape"
    assert where == Span(f"{FOLDER}/door.svg", 2) and "Stroke to Path" in hint


@pytest.mark.parametrize("name", ["Door.svg", "my door.svg", "scenes/door.svg", "tŷ.svg"])
def test_a_file_that_nobody_could_name_is_told(project: MakeProject, name: str) -> None:
    ((message, where, _),) = told(project({f"{FOLDER}/{name}": DOOR}))
    assert "has no name that a picture can be called by" in message
    assert where == Span(f"{FOLDER}/{name}")


def test_an_entry_and_a_template_name_drawings_that_exist(project: MakeProject) -> None:
    root = project({f"{FOLDER}/door.svg": DOOR})
    content = (root / CONTENT).read_text("utf-8") + ENTRY.replace("mark", "dor")
    about = TEMPLATE.replace("note.typ", "template.toml")
    slots = (root / about).read_text("utf-8")
    files = {CONTENT: content, about: f'pictures = ["mark", "mark-myth", "wall"]\n{slots}'}
    problems = told(project({f"{FOLDER}/door.svg": DOOR, **files}, "other"))
    assert [message.partition(" names ")[2] for message, _, _ in problems] == [
        "the unknown picture 'dor'",
        "the unknown picture 'wall'",
    ]
    assert problems[0][1] == Span(CONTENT, line_of(content, "dor"))
    assert problems[0][2] == "did you mean 'door'?"


def test_the_name_of_a_drawing_is_no_word_for_translators(project: MakeProject) -> None:
    root = project()
    content = (root / CONTENT).read_text("utf-8") + ENTRY
    read = read_project(project({CONTENT: content}, "other"))
    pictured = [item for item in read.items.values() if item.picture]
    assert len(pictured) == 1 and "picture" not in pictured[0].fields


def test_the_shipped_campaign_draws_all_its_steps_and_myths() -> None:
    read = read_project(HERE)
    for path in (*read.lists["steps"], *read.lists["myths"]):
        assert path.replace("/", "-") in read.pictures
    assert read.pictures["myths-consent"].upright and not read.pictures["mark"].upright


def test_a_copy_of_the_pictures_reads_the_same(tmp_path: Path, project: MakeProject) -> None:
    root = project()
    shutil.copytree(HERE / FOLDER, root / FOLDER, dirs_exist_ok=True)
    ours = read_project(HERE).pictures
    assert {**read_project(root).pictures} == {**ours}
