"""The words of an artefact, gathered in the languages of its edition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from minimal import CARDS, CATALOGUE, FACTS, FILES, POSTERS
from planning import sketches
from small_series import SERIES, STEPS, planned, read

from toolkit.engine.payload import encode
from toolkit.i18n.characters import NO_BREAK
from toolkit.i18n.words import unbound
from toolkit.media.reading import read_project
from toolkit.model.campaign import Project
from toolkit.model.problem import Span
from toolkit.plan.gathering import gather
from toolkit.plan.sketch import Sketch

MakeProject = Callable[..., Path]
CARD = "cards/step-3/step-3-400x400"


def sketch(project: Project, output: str, draft: bool = False) -> Sketch:
    return next(found for found in sketches(project, draft) if found.output.startswith(output))


def line(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_both_languages_say_the_same_slots_with_the_same_ids(series: Project) -> None:
    words = sketch(series, f"{CARD}.cy-en").found.words
    assert list(words) == ["cy", "en"]
    assert words["cy"]["title"] == {
        "id": "steps/trust/title",
        "text": "Meithrin ffydd",
        "joined": "Meithrin",
        "longest": "Meithrin",
    }
    assert words["en"]["title"]["text"] == "Build trust"
    assert [list(words[locale]) for locale in words] == [["title", "body"]] * 2


def test_a_fact_is_said_in_the_language_of_the_sentence(series: Project) -> None:
    words = sketch(series, f"{CARD}.cy-en").found.words
    assert (words["cy"]["body"]["text"], words["en"]["body"]["text"]) == (
        "Gweler cy.ico.org.uk.",
        "See ico.org.uk.",
    )


def test_a_title_and_an_alt_text_name_the_item_in_each_language(series: Project) -> None:
    found = sketch(series, f"{CARD}.cy-en").found
    assert found.title == "Cam 3: Meithrin ffydd / Step 3: Build trust"
    assert (
        found.alt
        == "Cerdyn: Meithrin ffydd. Gweler cy.ico.org.uk. A card: Build trust. See ico.org.uk."
    )


def test_titles_and_alt_texts_hold_plain_spaces(series: Project) -> None:
    for found in sketches(series):
        assert NO_BREAK not in found.found.title + found.found.alt


def test_a_single_language_holds_no_other(series: Project) -> None:
    for found in sketches(series):
        assert list(found.found.words) == list(found.edition.locales)
        if found.edition.id == "cy":
            assert "Build trust" not in encode(found.page) + found.found.title + found.found.alt


def test_the_longest_word_ends_at_a_hyphen_and_the_longest_joined_words_stay_together(
    series_root: Path,
) -> None:
    project = read(
        series_root, {CATALOGUE: ("Meithrin ffydd", "Hunan-barch a thrugaredd i’r rhai bach")}
    )
    title = sketch(project, f"{CARD}.cy.").found.words["cy"]["title"]
    assert title["longest"] == "thrugaredd"
    assert title["joined"] == f"a{NO_BREAK}thrugaredd"
    assert unbound(title["text"]) == "Hunan-barch a thrugaredd i’r rhai bach"


def test_each_string_knows_where_it_can_be_edited(series: Project) -> None:
    places = sketch(series, f"{CARD}.cy-en").found.places
    assert places["cy steps/trust/title"] == Span(
        CATALOGUE, line(SERIES[CATALOGUE], 'msgctxt "steps/trust/title"')
    )
    assert places["en steps/trust/title"] == Span(
        STEPS, line(SERIES[STEPS], 'title = "Build trust"')
    )


def test_a_gap_blocks_the_artefacts_that_print_it_at_the_line_of_the_catalogue(
    series_root: Path,
) -> None:
    project = read(series_root, {CATALOGUE: ('msgstr "Meithrin ffydd"', 'msgstr ""')})
    made = planned(project)
    assert {blocked.output for blocked in made.blocked} == {
        f"cards/step-3/step-3-{form}.{edition}.{end}"
        for form, end in (("400x400", "png"), ("sign", "jpg"))
        for edition in ("cy", "cy-en")
    }
    for blocked in made.blocked:
        (problem,) = blocked.problems
        assert (problem.code, problem.where) == (
            "missing",
            Span(CATALOGUE, line(SERIES[CATALOGUE], 'msgctxt "steps/trust/title"')),
        )
    assert len(made.jobs) == 24 - 4


def test_an_edited_english_string_stops_its_old_welsh(series_root: Path) -> None:
    project = read(series_root, {STEPS: ("Build trust", "Build more trust")})
    made = planned(project)
    assert {problem.code for blocked in made.blocked for problem in blocked.problems} == {"stale"}
    assert {blocked.output.split(".")[1] for blocked in made.blocked} == {"cy", "cy-en"}
    assert {blocked.output.split("/")[1] for blocked in made.blocked} == {"step-3"}


def test_every_gap_of_an_artefact_is_said_and_not_only_the_first(series_root: Path) -> None:
    text = SERIES[CATALOGUE]
    both = (
        text[: text.index('msgctxt "steps/trust/title"')]
        + text[text.index('msgctxt "artworks/step/title"') :]
    )
    found = sketch(read(series_root, {CATALOGUE: (text, both)}), f"{CARD}.cy.").found
    assert [(problem.code, problem.where) for problem in found.problems] == [
        ("missing", Span(CATALOGUE))
    ] * 2
    assert [
        "steps/trust/title" in found.problems[0].message,
        "steps/trust/body" in found.problems[1].message,
    ] == [True, True]


def test_a_draft_marks_the_gap_and_prints_no_english(series_root: Path) -> None:
    project = read(series_root, {CATALOGUE: ('msgstr "Meithrin ffydd"', 'msgstr ""')})
    found = sketch(project, f"{CARD}.cy.", draft=True)
    assert found.found.words["cy"]["title"]["text"] == "[!steps/trust/title]"
    assert found.found.problems == []
    assert found.page is not None and found.page.draft
    assert "Build trust" not in encode(found.page)


def test_an_empty_catalogue_gives_a_draft_of_gaps_only(series_root: Path) -> None:
    header = SERIES[CATALOGUE].split("\n\n")[0] + "\n"
    project = read(series_root, {CATALOGUE: (SERIES[CATALOGUE], header)})
    for found in sketches(project, draft=True):
        if found.edition.id == "cy":
            assert {part["text"] for part in found.found.words["cy"].values()} == {
                f"[!{part['id']}]".replace(" ", NO_BREAK)
                for part in found.found.words["cy"].values()
            }
    assert {blocked.output.split(".")[1] for blocked in planned(project).blocked} == {"cy", "cy-en"}


def test_a_placeholder_that_nothing_fills_is_a_problem_where_it_is_written(
    series_root: Path,
) -> None:
    text = SERIES[CATALOGUE].replace("{web}", "{wob}")
    project = read(
        series_root,
        {
            CATALOGUE: (SERIES[CATALOGUE], text),
            STEPS: ("{web}", "{wob}"),
            "assets/content/notes.toml": ("{web}", "{wob}"),
        },
    )
    found = sketch(project, f"{CARD}.cy-en").found
    assert {(problem.code, problem.where) for problem in found.problems} == {
        ("placeholder", Span(CATALOGUE, line(text, 'msgctxt "steps/trust/body"'))),
        ("placeholder", Span(STEPS, line(SERIES[STEPS], 'body = "See'))),
    }


def test_unreviewed_words_and_unverified_facts_are_noted_by_language(series_root: Path) -> None:
    reviewed = '# reviewed: A. N. Other, 2026-11-01\nmsgctxt "steps/law/title"'
    project = read(series_root, {CATALOGUE: (reviewed, 'msgctxt "steps/law/title"')})
    assert sketch(project, "cards/step-1/step-1-400x400.cy-en").found.unreviewed == {
        ("cy", "steps/law/title")
    }
    assert sketch(project, "cards/step-1/step-1-400x400.en").found.unreviewed == set()


def test_a_list_and_an_entry_are_said_field_by_field(series: Project) -> None:
    resource = replace(series.resources[-1], slots={"title": "steps/law", "body": "steps/*"})
    slots = series.templates["note"].slots
    template = replace(
        series.templates["note"],
        slots={
            "title": replace(slots["title"], shape="item", fields=("title",)),
            "body": replace(slots["body"], shape="items", fields=("body",)),
        },
    )
    found = gather(
        replace(series, templates={"note": template}), resource, series.editions["cy"], False
    )
    assert found.words["cy"]["title"]["title"]["text"] == f"Deall y{NO_BREAK}gyfraith"
    assert [(item["id"], item["n"], item["body"]["id"]) for item in found.words["cy"]["body"]] == [
        (f"steps/{name}", number, f"steps/{name}/body")
        for number, name in enumerate(("law", "risk", "trust"), 1)
    ]


def test_a_list_of_words_is_said_word_by_word(project: MakeProject) -> None:
    root = project(
        {
            FACTS: (
                FILES[FACTS]
                + '\n[slogan]\nen = ["Think", "Share"]\ncy = ["Meddwl", "Rhannu"]\nverified = { en'
                " = true, cy = false }\n"
            ),
            "assets/templates/note/template.toml": (
                FILES["assets/templates/note/template.toml"].replace(
                    'title = "text"', 'title = "texts"'
                )
            ),
            POSTERS: FILES[POSTERS].replace('"notes/hello/title"', '"facts/slogan"'),
            "assets/content/artworks.toml": (
                FILES["assets/content/artworks.toml"].replace("{title}", "{slogan}")
            ),
            CATALOGUE: FILES[CATALOGUE].replace("{title}", "{slogan}"),
            CARDS: None,
        }
    )
    found = sketch(read_project(root), "posters/hello/hello-a5-screen.cy-en").found
    assert [(part["id"], part["text"]) for part in found.words["cy"]["title"]] == [
        ("facts/slogan/1", "Meddwl"),
        ("facts/slogan/2", "Rhannu"),
    ]
    assert found.title == "Meddwl. Rhannu. / Think. Share."
    assert found.unverified == {("cy", "slogan")}
