"""Equal keys mean equal bytes, and a key changes only when what decides the bytes does."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from minimal import CAMPAIGN, CARDS, CATALOGUE, FACTS, TEMPLATE, write
from planning import plan, sketches
from small_series import (
    BOTH,
    EDITS,
    ENGLISH,
    LIB,
    SERIES,
    STEPS,
    WELSH,
    keys,
    measured_alike,
    named,
    planned,
    read,
)

from toolkit.media.artwork.plan import undrawn
from toolkit.media.reading import read_project
from toolkit.model.campaign import Project
from toolkit.model.job import Job
from toolkit.model.problem import Problem, Span
from toolkit.plan.jobs import measures, unreleasable
from toolkit.plan.setting import Fits


def affected(outputs: set[str], parts: list[str]) -> set[str]:
    """The outputs that an edit changes. "step-1 .cy.": both must stand in the path; a language
    stands also for the edition of both.
    """
    return {
        output
        for output in outputs
        for part in parts
        if all(
            word in output or (word in (WELSH, ENGLISH) and BOTH in output) for word in part.split()
        )
    }


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {output for output in before.keys() & after.keys() if before[output] != after[output]}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_changes_exactly_the_keys_of_what_prints_it(
    series: Project, series_root: Path, name: str
) -> None:
    path, old, new, parts = EDITS[name]
    before, after = keys(planned(series)), keys(planned(read(series_root, {path: (old, new)})))
    assert changed(before, after) == affected(set(before), parts) & after.keys()


@settings(deadline=None, max_examples=25)
@given(st.sets(st.sampled_from(sorted(EDITS)), min_size=2, max_size=6))
def test_edits_together_change_what_each_of_them_changes(
    series: Project, series_root: Path, names: set[str]
) -> None:
    originals = {
        EDITS[name][0]: (series_root / EDITS[name][0]).read_text("utf-8") for name in names
    }
    edited = dict(originals)
    for name in sorted(names):
        path, old, new, _ = EDITS[name]
        edited[path] = edited[path].replace(old, new, 1)
    project = read(series_root, {path: (originals[path], edited[path]) for path in originals})
    before, after = keys(planned(series)), keys(planned(project))
    assert (
        changed(before, after)
        == {output for name in names for output in affected(set(before), EDITS[name][3])}
        & after.keys()
    )


def test_a_font_decides_every_artefact(series: Project, series_root: Path, tmp_path: Path) -> None:
    root = write(tmp_path / "campaign", SERIES)
    font = sorted((root / "assets/brand/fonts").glob("*.ttf"))[0]
    font.write_bytes(font.read_bytes() + b"\0")
    before, after = keys(planned(series)), keys(planned(read_project(root)))
    assert changed(before, after) == set(before)


def test_another_renderer_makes_everything_anew(series: Project) -> None:
    before, after = keys(planned(series)), keys(planned(series, made_by="another renderer"))
    assert changed(before, after) == set(before)


def test_another_size_changes_the_keys_of_its_set_only(series: Project) -> None:
    def smaller(job: Job) -> Fits:
        return measured_alike(job) | (
            {"title": 940} if "cards/step-2 on 400x400 (cy)" in job.data else {}
        )

    before, after = keys(planned(series)), keys(planned(series, measured=smaller))
    assert changed(before, after) == named(set(before), "cards/") - named(set(before), BOTH)


def test_an_inserted_step_changes_only_what_shows_its_number(
    series: Project, series_root: Path
) -> None:
    new = '[[step]]\nid = "new"\ntitle = "Share to protect"\nbody = "x"\n\n[[step]]\nid = "trust"'
    project = read(
        series_root,
        {STEPS: ('[[step]]\nid = "trust"', new), CARDS: ('id = "step-{n}"', 'id = "step-{id}"')},
    )
    english = {
        output.split("/")[1]: key
        for output, key in keys(planned(project)).items()
        if "sign.en" in output
    }
    before = {
        output.split("/")[1]: key
        for output, key in keys(
            planned(read(series_root, {CARDS: ('id = "step-{n}"', 'id = "step-{id}"')}))
        ).items()
        if "sign.en" in output
    }
    assert {name for name in before if before[name] != english[name]} == {"step-trust"}
    assert english.keys() - before.keys() == {"step-new"}


def test_the_plan_does_not_depend_on_the_order_or_the_place_of_files(
    series: Project, tmp_path: Path
) -> None:
    root = tmp_path / "elsewhere" / "campaign"
    write(root, SERIES)
    tree = {
        path: path.read_bytes() for path in sorted(root.rglob("*"), reverse=True) if path.is_file()
    }
    for path in tree:
        path.unlink()
    for path, raw in tree.items():
        path.write_bytes(raw)
    moved = planned(read_project(root))
    assert moved == planned(series)
    assert [job.key for job in moved.jobs] == [job.key for job in planned(series).jobs]
    assert str(tmp_path) not in "".join(job.data for job in moved.jobs)


def test_jobs_stand_in_the_order_of_the_resources_welsh_first(series: Project) -> None:
    outputs = [job.output for job in planned(series).jobs]
    assert outputs == list(planned(series).described)
    assert outputs[:6] == [
        f"cards/step-1/step-1-{form}.{edition}.{end}"
        for form, end in (("400x400", "png"), ("sign", "jpg"))
        for edition in ("cy", "en", "cy-en")
    ]
    assert outputs[-1] == "posters/hello/hello-a5-preview.cy-en.png"


def test_every_job_names_its_inputs_and_holds_no_fraction(series: Project) -> None:
    def refuse(text: str) -> float:
        raise AssertionError(f"{text} is no whole number")

    for job in planned(series).jobs:
        json.loads(job.data, parse_float=refuse)
        assert {TEMPLATE, LIB, "assets/brand/tokens.toml"} <= {path for path, _ in job.inputs}
        assert sum(path.endswith(".ttf") for path, _ in job.inputs) == 4
        assert not any(path.startswith(("locales/", "assets/content/")) for path, _ in job.inputs)
        assert all(series.digests[path] == digest for path, digest in job.inputs)


scales = st.dictionaries(
    st.sampled_from(["title", "body"]),
    st.sampled_from([760, 820, 880, 940, 1000, 1060]),
    min_size=1,
)


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_a_set_is_drawn_at_the_smallest_scale_of_its_members_whatever_was_asked_for(
    series: Project, data: st.DataObject
) -> None:
    everything = sketches(series)
    found = {job.key: data.draw(scales) for job in measures(everything, everything)}
    whole = planned(series, measured=lambda job: found[job.key])
    for sketch, job in zip(everything, whole.jobs, strict=True):
        members = [found[other.measure.key] for other in everything if other.set == sketch.set]
        assert json.loads(job.data)["scales"] == {
            box: min(member[box] for member in members if box in member)
            for box in {name for member in members for name in member}
        }
    asked = data.draw(
        st.sets(st.sampled_from([sketch.output for sketch in everything]), min_size=1)
    )
    part = planned(series, lambda sketch: sketch.output in asked, lambda job: found[job.key])
    assert keys(part) == {output: key for output, key in keys(whole).items() if output in asked}


def test_a_set_is_a_series_on_one_sheet_with_single_languages_together(series: Project) -> None:
    sets = {sketch.output: sketch.set for sketch in sketches(series)}
    assert sets["cards/step-1/step-1-400x400.cy.png"] == sets["cards/step-3/step-3-sign.en.jpg"]
    assert (
        sets["cards/step-1/step-1-400x400.cy.png"] != sets["cards/step-1/step-1-400x400.cy-en.png"]
    )
    assert (
        sets["cards/step-1/step-1-400x400.cy.png"] != sets["posters/hello/hello-a5-screen.cy.pdf"]
    )


def test_each_layout_is_measured_once_and_only_for_the_sets_that_are_wanted(
    series: Project,
) -> None:
    everything = sketches(series)
    assert (
        len(measures(everything, everything)) == 4 * 3
    )  # four artworks, three editions; formats of one sheet share
    one = [sketch for sketch in everything if sketch.output == "cards/step-2/step-2-sign.cy.jpg"]
    assert {json.loads(job.data)["name"] for job in measures(everything, one)} == {
        f"cards/step-{n} on 400x400 ({edition})" for n in (1, 2, 3) for edition in ("cy", "en")
    }
    assert measures(everything, []) == ()


def test_an_artefact_with_a_gap_is_not_measured(series_root: Path) -> None:
    everything = sketches(read(series_root, {CATALOGUE: ('msgstr "Meithrin ffydd"', 'msgstr ""')}))
    assert {
        json.loads(job.data)["name"]
        for job in measures(everything, everything)
        if "step-3" in job.data
    } == {"cards/step-3 on 400x400 (en)"}


def test_words_that_do_not_fit_block_their_artefact_where_they_can_be_edited(
    series: Project,
) -> None:
    everything = sketches(series)
    poster = next(
        sketch for sketch in everything if sketch.output == "posters/hello/hello-a5-screen.cy.pdf"
    )
    too_long = Problem("fit", "too long", about="cy notes/hello/title")
    made = plan(series, everything, everything, {}, {poster.measure.key: (too_long,)})
    assert [blocked.output for blocked in made.blocked] == [
        "posters/hello/hello-a5-screen.cy.pdf",
        "posters/hello/hello-a5-preview.cy.png",
    ]
    line = (
        SERIES[CATALOGUE][: SERIES[CATALOGUE].index('msgctxt "notes/hello/title"')].count("\n") + 1
    )
    assert {problem.where for blocked in made.blocked for problem in blocked.problems} == {
        Span(CATALOGUE, line)
    }
    assert {blocked.output for blocked in made.blocked} <= made.described.keys()
    assert len(made.jobs) == 24 - 2


def test_the_manifest_is_told_what_each_artefact_is(series: Project) -> None:
    described = planned(series).described["posters/hello/hello-a5-preview.cy-en.png"]
    assert (described.kind, described.resource, described.edition, described.format) == (
        "posters",
        "hello",
        "cy-en",
        "a5-preview",
    )
    assert (
        described.media_type,
        described.locales,
        described.unit,
        described.width,
        described.height,
        described.ppi,
    ) == ("image/png", ("cy", "en"), "mm", 148_000, 210_000, 72)
    assert described.title == "Rhannu i ddiogelu / Share to protect"


def test_a_build_warns_of_unreviewed_words_and_a_release_names_each(series_root: Path) -> None:
    text = SERIES[CATALOGUE].replace("# reviewed: A. N. Other, 2026-11-01\n", "", 3)
    project = read(
        series_root, {CATALOGUE: (SERIES[CATALOGUE], text), FACTS: ("cy = true", "cy = false")}
    )
    assert [(warning.code, warning.where) for warning in planned(project).warnings] == [
        ("unreviewed", Span(CATALOGUE)),
        ("unverified", Span(FACTS, 1)),
    ]
    everything = sketches(project)
    refused = [
        problem for problem in unreleasable(project, everything) if problem.code == "unreviewed"
    ]
    assert len(refused) == 3
    for problem in refused:
        assert problem.where is not None
        assert (
            text.split("\n")[problem.where.line - 1]
            == f'msgctxt "{problem.message.split(chr(39))[1]}"'
        )
    assert (
        unreleasable(project, [sketch for sketch in everything if sketch.edition.id == "en"]) == []
    )


def test_a_fact_in_a_sentence_is_no_less_unverified(series_root: Path) -> None:
    project = read(series_root, {FACTS: ("cy = true", "cy = false")})
    assert [(warning.code, warning.where) for warning in planned(project).warnings] == [
        ("unverified", Span(FACTS, 1))
    ]
    assert [problem.code for problem in unreleasable(project, sketches(project))] == ["unverified"]


def test_nothing_unreviewed_and_nothing_unverified_is_nothing_to_say(series: Project) -> None:
    assert planned(series).warnings == ()
    assert unreleasable(series, sketches(series)) == []


def test_a_format_that_no_template_draws_is_refused_by_name(series: Project) -> None:
    poster = replace(series.resources[-1], formats=("a5-screen", "a5-preview"))
    template = replace(
        series.templates["note"], layouts={"400x400": series.templates["note"].layouts["400x400"]}
    )
    problems = list(undrawn(replace(series, resources=(poster,), templates={"note": template})))
    assert [
        ("a5-screen" in problem.message, "a5-preview" in problem.message, bool(problem.where))
        for problem in problems
    ] == [(True, False, True), (False, True, True)]
    assert list(undrawn(series)) == []


def test_an_edition_that_nothing_asks_for_is_said_at_its_line(series_root: Path) -> None:
    project = read(series_root, {CAMPAIGN: ("[edition]\n", '[edition]\nspare = ["en"]\n')})
    (warning,) = planned(project).warnings
    assert "nothing is made in the edition 'spare'" in warning.message
    lines = (series_root / CAMPAIGN).read_text("utf-8").split("\n")
    assert warning.where == Span(CAMPAIGN, lines.index("[edition]") + 2)
