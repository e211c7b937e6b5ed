"""Steps of formats to come: each outdated line is named where it stands on the disk, and mended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from minimal import CATALOGUE, CONTENT, FILES

from toolkit import FORMAT
from toolkit.media.reading import read_project
from toolkit.model.problem import Invalid, Span
from toolkit.read import upgrades
from toolkit.read.mending import Mend, Sources
from toolkit.read.upgrades import Step, newest, upgrade
from toolkit.read.wording import read_wording

MakeProject = Callable[..., Path]
CAMPAIGN = "assets/campaign.toml"
NEWEST = newest()
OLD = {
    CAMPAIGN: FILES[CAMPAIGN].replace(f"format = {newest()}\n\n", ""),
    CONTENT: "# mine\n[hello]\ntitle = 'One' # loud\nbody = 'Two'",
}


def renamed(sources: Sources) -> Iterator[Mend]:
    """The next step: the words of notes.toml lie under [greeting]; catalogues follow."""
    for number, line in enumerate(sources.text(CONTENT).split("\n"), 1):
        if line == "[hello]":
            yield Mend(
                CONTENT, number, 1, ("# (was: hello)", "[greeting]"), "[hello] is now called"
            )
    for path in sources.find("locales", ".po"):
        for number, line in enumerate(sources.text(path).split("\n"), 1):
            if "notes/hello/" in line:
                yield Mend(path, number, 1, (line.replace("hello", "greeting"),), "a context moved")


def shouted(sources: Sources) -> Iterator[Mend]:
    """The step after: titles say how loud they are. It looks at what the one before left."""
    assert "greeting" in sources.toml(CONTENT).values
    line = sources.toml(CONTENT).at("greeting", "title").line
    yield Mend(CONTENT, line + 1, 0, ("loud = 'yes'",), "a title says how loud it is")


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> None:
    more = (
        Step(to=NEWEST + 1, mends=renamed, must=True),
        Step(to=NEWEST + 2, mends=shouted, must=True),
    )
    known = (replace(step, mends=lambda sources: ()) for step in upgrades.STEPS)
    monkeypatch.setattr(upgrades, "STEPS", (*known, *more))


def old(project: MakeProject, end: str = "\n") -> Path:
    root = project(OLD)
    for path in (CAMPAIGN, CONTENT, CATALOGUE):
        text = (root / path).read_text("utf-8").replace("\n", end)
        (root / path).write_text(text, "utf-8", newline="")
    return root


def test_formats_follow_one_another() -> None:
    assert [step.to for step in upgrades.STEPS] == list(range(2, newest() + 1))
    assert newest() == FORMAT


@pytest.mark.usefixtures("steps")
@pytest.mark.parametrize("read", [read_project, read_wording])
def test_an_outdated_campaign_is_refused_line_by_line_and_nothing_else_is_said(
    project: MakeProject, read: Callable[[Path], Any]
) -> None:
    root = old(project)
    with pytest.raises(Invalid) as error:
        read(root)
    places = {problem.where for problem in error.value.problems}
    lines = (root / CATALOGUE).read_text("utf-8").split("\n")
    moved = [n for n, line in enumerate(lines, 1) if "notes/hello/" in line]
    assert len(moved) == 2
    assert places == {Span(CONTENT, 2), Span(CONTENT, 4), *(Span(CATALOGUE, n) for n in moved)}
    assert all("toolkit upgrade" in problem.hint for problem in error.value.problems)


@pytest.mark.usefixtures("steps")
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_steps_mend_one_after_the_other_and_touch_their_lines_only(
    project: MakeProject, end: str
) -> None:
    root = old(project, end)
    edits, why = upgrade(root)
    after = {edit.path: edit.after for edit in edits}
    assert all(edit.before == (root / edit.path).read_bytes() for edit in edits)
    mended = ["# mine", "# (was: hello)", "[greeting]", "title = 'One' # loud", "loud = 'yes'"]
    assert after[CONTENT] == end.join([*mended, "body = 'Two'"]).encode()
    assert after[CATALOGUE] == (root / CATALOGUE).read_bytes().replace(
        b'"notes/hello/', b'"notes/greeting/'
    )
    assert (after[CAMPAIGN] or b"").startswith(
        f"format = {NEWEST + 2}{end}{end}[campaign]".encode()
    )
    assert len(after) == 3 and len(why) == 5
    for path, data in after.items():
        (root / path).write_bytes(data or b"")
    assert upgrade(root) == ((), [])


@pytest.mark.usefixtures("steps")
def test_what_no_step_finds_is_no_reason_to_refuse(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = Step(to=2, mends=lambda sources: (), must=True)
    monkeypatch.setattr(upgrades, "STEPS", (nothing,))
    assert read_project(project({CAMPAIGN: OLD[CAMPAIGN]})).id == "small"


@pytest.mark.usefixtures("steps")
@pytest.mark.parametrize(
    ("broken", "says"), [(b"[hello\n", "has not all its brackets"), (b"\xff\n", "not UTF-8")]
)
def test_a_file_that_cannot_be_understood_stops_the_upgrade(
    project: MakeProject, broken: bytes, says: str
) -> None:
    root = old(project)
    (root / CONTENT).write_bytes(broken)
    with pytest.raises((Invalid, AssertionError)) as error:
        upgrade(root)
    assert error.type is Invalid or says == "has not all its brackets"


def test_a_step_whose_result_is_no_toml_writes_nothing(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(sources: Sources) -> Iterator[Mend]:
        yield Mend(CONTENT, 1, 1, ("[hello",), "a slip of the step's author")

    monkeypatch.setattr(upgrades, "STEPS", (Step(to=2, mends=wrong, must=True),))
    with pytest.raises(Invalid, match="has not all its brackets"):
        upgrade(project({CAMPAIGN: OLD[CAMPAIGN]}))
