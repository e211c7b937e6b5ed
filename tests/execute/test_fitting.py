"""Room for words, in the real layout of a small campaign."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from minimal import CATALOGUE, FILES, HEADER, TEMPLATE, catalogue

from toolkit.execute.fitting import Fit, Fitting, fit_all
from toolkit.execute.request import Request
from toolkit.execute.room import rooms
from toolkit.execute.store import Store
from toolkit.media.reading import read_project
from toolkit.report.fit_report import budgets, tightest

MakeProject = Callable[..., Path]
Run = Callable[..., Any]


def fitting(root: Path, *patterns: str, bare: bool = False) -> Fitting:
    with rooms():
        return fit_all(root, read_project(root), Request(patterns), Store(root / "store"), bare)


def one(
    found: Fitting, context: str, locale: str = "cy", artefact: str = "posters/hello on a5 (cy)"
) -> Fit:
    return next(
        fit
        for fit in found.strings
        if (fit.context, fit.locale, fit.artefact) == (context, locale, artefact)
    )


def test_every_string_of_every_layout_has_a_record(project: MakeProject) -> None:
    found = fitting(project())
    assert found.layouts == 6 and not found.problems
    assert {(fit.context, fit.locale) for fit in found.strings} == {
        ("notes/hello/title", "cy"),
        ("notes/hello/body", "cy"),
        ("notes/hello/title", "en"),
        ("notes/hello/body", "en"),
    }
    assert len(found.strings) == 2 * 2 * 2 + 2 * 4 and all(fit.fits for fit in found.strings)
    title = one(found, "notes/hello/title")
    assert (
        title.lines <= (title.allowed or 0)
        and title.size >= title.smallest > 0
        and title.characters == len("Rhannu i ddiogelu")
    )


def test_as_many_characters_as_it_promises_do_fit(project: MakeProject) -> None:
    """The estimate is worth something: words as long as `most` fit, half as many again do not."""
    most = one(fitting(project()), "notes/hello/body").most
    assert most
    words = "gwybodaeth am blant yn ein hysgol ni heddiw {web} "
    text = (words * 40).replace("{web} ", "")[: int(most * 0.9) - 13].rsplit(" ", 1)[0] + " {web}"
    assert one(
        fitting(project({CATALOGUE: catalogue(body=text)}, "within")), "notes/hello/body"
    ).fits
    text = (words * 40).replace("{web} ", "")[: int(most * 1.5)].rsplit(" ", 1)[0] + " {web}"
    assert not one(
        fitting(project({CATALOGUE: catalogue(body=text)}, "beyond")), "notes/hello/body"
    ).fits


def test_what_is_too_long_says_how_many_characters_to_cut(project: MakeProject) -> None:
    text = "Rhannu gwybodaeth i ddiogelu plant a phobl ifanc " * 4
    over = one(fitting(project({CATALOGUE: catalogue(title=text.strip())})), "notes/hello/title")
    assert (
        not over.fits
        and over.over > 0
        and 0 < over.cut < over.characters
        and over.size == over.smallest
    )
    shorter = text[: over.characters - 2 * over.cut].rsplit(" ", 1)[0]
    assert one(
        fitting(project({CATALOGUE: catalogue(title=shorter)}, "shorter")), "notes/hello/title"
    ).fits


def test_a_word_wider_than_its_box_is_named_as_such(project: MakeProject) -> None:
    wide = one(
        fitting(
            project(
                {
                    CATALOGUE: catalogue(
                        title="Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
                    )
                }
            )
        ),
        "notes/hello/title",
    )
    assert wide.wide and not wide.fits


def test_a_missing_string_is_a_problem_and_the_rest_is_laid_out(project: MakeProject) -> None:
    found = fitting(project({CATALOGUE: catalogue(title="")}))
    assert [problem.code for problem in found.problems] == ["missing"] and found.problems[0].where
    assert {fit.artefact for fit in found.strings} == {
        "posters/hello on a5 (en)",
        "cards/hello on 400x400 (en)",
    }


def test_budgets_are_the_tightest_of_all_places(project: MakeProject) -> None:
    found = fitting(project())
    for name, fits in tightest(found.strings).items():
        assert budgets(found.strings)[name] == min(fit.most for fit in fits if fit.most is not None)


HARD = FILES[TEMPLATE].replace(
    "for (n, l) in locales",
    "put(5pt, H - 40pt, ty(14pt, fill: chalk, [Scan me 24])); for (n, l) in locales",
)


def test_words_of_a_template_are_found(project: MakeProject) -> None:
    assert not fitting(project(), "cards/hello", bare=True).bare
    found = fitting(project({TEMPLATE: HARD}, "hard"), "cards/hello", bare=True)
    assert set(found.bare["cards/hello on 400x400 (cy)"]) == {"Scanme"}


def test_the_command_names_line_and_cut_and_ends_with_1(project: MakeProject, run: Run) -> None:
    root = project(
        {CATALOGUE: catalogue(title="Rhannu gwybodaeth i ddiogelu plant a phobl ifanc " * 4)}
    )
    ran = run("i18n", "fit", "--project", root, "--lang", "cy")
    assert ran.code == 1 and "cut about" in ran.err and f"at {CATALOGUE}:" in ran.err
    ran = run("i18n", "fit", "--project", root, "--json")
    assert ran.code == 1 and {line["event"] for line in ran.lines} == {"fit", "problem"}


def test_the_command_says_that_all_fit(project: MakeProject, run: Run) -> None:
    ran = run("i18n", "fit", "--project", project(), "--all")
    assert (
        ran.code == 0
        and "4 strings in 6 layouts: all fit" in ran.out
        and "cy notes/hello/title: 17 of about" in ran.out
    )


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_pseudo_needs_no_translation(
    project: MakeProject, run: Run, options: tuple[str, ...]
) -> None:
    ran = run(
        "i18n",
        "fit",
        "--pseudo",
        "--project",
        project({CATALOGUE: HEADER, TEMPLATE: HARD}),
        *options,
    )
    assert ran.code == 1 and "Scanme" in ran.err + ran.out


def test_budgets_go_into_the_catalogue_and_stay_there(project: MakeProject, run: Run) -> None:
    root = project()
    before = (root / CATALOGUE).read_text("utf-8")
    assert run("i18n", "fit", "--note", "--project", root).code == 0
    noted = (root / CATALOGUE).read_text("utf-8")
    assert (
        noted.count("#. fits: about ") == 2
        and "".join(line for line in noted.splitlines(True) if not line.startswith("#. fits:"))
        == before
    )
    run("i18n", "fit", "--note", "--project", root)
    assert (root / CATALOGUE).read_text("utf-8") == noted
    run("i18n", "update", "--project", root)
    assert (root / CATALOGUE).read_text("utf-8").count("#. fits: about ") == 2
    assert run("i18n", "fit", "--note", "--pseudo", "--project", root).code == 2
