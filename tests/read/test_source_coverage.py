"""What the source says: every sentence has content paths, and they are there and printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from minimal import HERE

from toolkit.execute.prepare import sketch_all
from toolkit.media.reading import read_project
from toolkit.model.coverage import Coverage, Sentence
from toolkit.model.problem import Invalid, Problem, Span
from toolkit.plan.coverage import unprinted
from toolkit.plan.words import Gathered

MakeProject = Callable[..., Path]
Run = Callable[..., Any]
LISTED = "assets/data/coverage.toml"
SAID = '[[sentence]]\ntext = "Sharing protects."\nsaid = ["notes/hello/title"]\n'


def refused(root: Path) -> Problem:
    with pytest.raises(Invalid) as error:
        read_project(root)
    (problem,) = error.value.problems
    return problem


def test_a_campaign_without_a_list_is_asked_nothing(project: MakeProject) -> None:
    read = read_project(project())
    assert read.part(Coverage) is None
    assert list(unprinted(read, ())) == []


def test_a_sentence_needs_a_content_path(project: MakeProject) -> None:
    problem = refused(project({LISTED: SAID + '[[sentence]]\ntext = "Ask."\nsaid = []\n'}))
    assert problem.where == Span(LISTED, 4)
    assert "nothing says what the source says: “Ask.”" in problem.message


def test_the_path_leads_somewhere(project: MakeProject) -> None:
    problem = refused(project({LISTED: SAID.replace("hello/title", "hello/titel")}))
    assert problem.where == Span(LISTED, 3)
    assert problem.hint == "did you mean 'notes/hello/title'?"


def test_several_strings_are_named_one_by_one(project: MakeProject) -> None:
    assert "no single string" in refused(project({LISTED: SAID.replace("hello", "*")})).message


def test_what_is_printed_in_one_language_alone_is_not_said(project: MakeProject) -> None:
    sentence = Sentence("Sharing protects.", ("notes/hello/title",), Span(LISTED, 3))
    read = replace(read_project(project()), parts={Coverage: Coverage((sentence,))})
    places = {f"{code} notes/hello/title": Span("x", 1) for code in read.spoken}
    assert list(unprinted(read, [Gathered(places=places)])) == []
    del places["cy notes/hello/title"]
    (problem,) = unprinted(read, [Gathered(places=places)])
    assert (problem.where, "in cy" in problem.message) == (Span(LISTED, 3), True)


def test_what_nothing_prints_is_a_warning_and_no_release(project: MakeProject, run: Run) -> None:
    listed = {LISTED: SAID.replace("notes/hello/title", "lonely/word/text")}
    root = project({**listed, "assets/content/lonely.toml": '[word]\ntext = "Alone."\n'})
    ran = run("build", "--project", root)
    assert ran.code == 0
    assert f"at {LISTED}:3" in ran.err
    ran = run("build", "--project", root, "--release")
    assert ran.code == 2
    assert "nothing prints 'lonely/word/text' in cy and en" in ran.err


def test_the_campaign_says_what_its_source_says() -> None:
    read = read_project(HERE)
    coverage = read.part(Coverage)
    assert coverage is not None
    assert list(unprinted(read, (sketch.found for sketch in sketch_all(read)))) == []
