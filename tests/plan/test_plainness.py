"""Pieces whose words are hard to read, each at its hardest sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from minimal import CATALOGUE, CONTENT, HERE, WORDS, catalogue
from planning import sketches

from toolkit.execute.prepare import sketch_all
from toolkit.media.reading import read_project
from toolkit.model.problem import Problem, Span
from toolkit.plan.plainness import hard
from toolkit.read.terms import own_terms

MakeProject = Callable[..., Path]
Run = Callable[..., Any]
HARD = "Organisational accountability necessitates comprehensive documentation. Ask."
GLOSSARY = '[[term]]\nen = ["{}"]\ncy = "dogfen"\nsource = "a test"\nconfirmed = true\n'


def written(body: str) -> dict[str, str]:
    english = f'[[note]]\nid = "hello"\ntitle = "Share"\nbody = "{body}"\n'
    words = WORDS | {
        "notes/hello/title": ("Share", "Rhannu"),
        "notes/hello/body": (body, "Dywedwch wrth rywun."),
    }
    return {CONTENT: english, CATALOGUE: catalogue(words)}


def found(root: Path) -> list[Problem]:
    project = read_project(root)
    return list(hard(project, sketches(project), own_terms(root, project.source)))


def test_plain_words_are_not_told(project: MakeProject) -> None:
    assert found(project()) == []


def test_a_hard_piece_is_told_at_its_hardest_sentence(project: MakeProject) -> None:
    problems = found(project(written(HARD)))
    assert {problem.where for problem in problems} == {Span(CONTENT, 4)}
    card, poster = sorted(problem.message for problem in problems)
    assert card.startswith("cards/hello reads at grade")
    assert poster.startswith("posters/hello reads at grade")
    assert "“Organisational accountability" in poster


def test_a_term_of_the_glossary_is_a_short_word(project: MakeProject) -> None:
    term = HARD.partition(".")[0]
    known = {"locales/glossary.toml": GLOSSARY.format(term)}
    assert found(project(written(HARD) | known)) == []


def test_check_tells_it_beside_what_is_wrong_with_files(project: MakeProject, run: Run) -> None:
    root = project(written(HARD))
    assert run("build", "--project", root).code == 0
    ran = run("check", "--project", root)
    assert ran.code == 1
    assert f"at {CONTENT}:4" in ran.out
    assert "grade" not in run("check", "--project", root, "posters").out


def test_the_campaign_is_easy_to_read() -> None:
    project = read_project(HERE)
    assert list(hard(project, sketch_all(project), own_terms(HERE, project.source))) == []
