"""A folder becomes a project, or all that is wrong with it, each with its file and line."""

from __future__ import annotations

import json
import tomllib
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from minimal import (
    CARDS,
    CATALOGUE,
    CONTENT,
    FACTS,
    FILES,
    HERE,
    PAPER,
    POSTERS,
    TEMPLATE,
    catalogue,
    line_of,
)

from toolkit.media.reading import read_project
from toolkit.model.digest import digest
from toolkit.model.problem import Invalid, Problem, Span, ToolkitError

MakeProject = Callable[..., Path]
Run = Callable[..., Any]
CAMPAIGN = "assets/campaign.toml"
SLOTS = "assets/templates/note/template.toml"
TOKENS = "assets/brand/tokens.toml"


def refused(root: Path) -> tuple[Problem, ...]:
    with pytest.raises(Invalid) as error:
        read_project(root)
    assert error.value.exit_code == 2
    return error.value.problems


def test_the_campaign_is_a_project() -> None:
    project = read_project(HERE)
    assert (project.source, list(project.languages), list(project.editions)) == (
        "en",
        ["cy", "en"],
        ["cy", "en", "cy-en"],
    )
    assert len(project.lists["steps"]) == 10
    assert not project.warnings


def test_a_small_folder_is_a_project(project: MakeProject) -> None:
    root = project()
    read = read_project(root)
    assert [(r.kind, r.id) for r in read.resources] == [("cards", "hello"), ("posters", "hello")]
    assert read.catalogues["cy"].messages["notes/hello/title"].text == "Rhannu i ddiogelu"
    assert read.items["notes/hello"].fields["title"].where == Span(CONTENT, 2)
    assert TEMPLATE in read.templates["note"].files
    assert read.digests[TEMPLATE] == digest((root / TEMPLATE).read_bytes())
    assert sum(path.endswith(".ttf") for path in read.digests) == 4


def test_a_folder_without_a_campaign_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (problem,) = refused(tmp_path)
    assert "assets/campaign.toml" in problem.message
    assert "--project" in problem.hint


def test_where_the_folder_stands_does_not_matter(project: MakeProject) -> None:
    assert read_project(project({}, "one")) == read_project(project({}, "another place"))


WRONG = {
    "an unknown template": (
        POSTERS,
        'template = "note"',
        'template = "nite"',
        "did you mean 'note'?",
    ),
    "an unknown format": (
        POSTERS,
        'formats = ["a5-screen"]',
        'formats = ["a5-scren"]',
        "did you mean 'a5-screen'?",
    ),
    "an unknown edition": (
        POSTERS,
        'editions = ["cy", "en", "cy-en"]',
        'editions = ["cy", "cyen"]',
        "did you mean 'cy-en'?",
    ),
    "an unknown slot": (
        POSTERS,
        'title = "notes/hello/title"',
        'title = "notes/hello/title"\nbodi = "notes/hello/body"',
        "did you mean 'body'?",
    ),
    "a path that does not exist": (
        POSTERS,
        'title = "notes/hello/title"',
        'title = "notes/hello/titel"',
        "did you mean 'notes/hello/title'?",
    ),
    "an entry for a single string": (
        POSTERS,
        'title = "notes/hello/title"',
        'title = "notes/hello"',
        "",
    ),
    "a fact that does not exist": (
        POSTERS,
        'title = "notes/hello/title"',
        'title = "facts/webb"',
        "did you mean 'facts/web'?",
    ),
    "no title and no alt text": (
        POSTERS,
        'describe = "artworks/hello"',
        'describe = "artworks/helo"',
        "did you mean 'artworks/hello'?",
    ),
    "an unknown sheet": (
        PAPER,
        'sheet = "a5"\noutput = "print"',
        'sheet = "a55"\noutput = "print"',
        "did you mean 'a5'?",
    ),
    "an edition with Welsh second": (
        CAMPAIGN,
        'cy-en = ["cy", "en"]',
        'cy-en = ["en", "cy"]',
        "cy first",
    ),
    "a template's unknown shape": (SLOTS, 'title = "text"', 'title = "txt"', ""),
    "a layout that does not say for how many languages it is": (
        SLOTS,
        "a5 = { languages = [1, 2] }",
        "a5 = { langauges = [1, 2] }",
        "did you mean 'languages'?",
    ),
    "a package from the network": (
        TEMPLATE,
        '#let f = field("pencil")',
        '#import "@preview/cetz:0.3.0"',
        "",
    ),
}


@pytest.mark.parametrize(("path", "old", "new", "hint"), WRONG.values(), ids=WRONG.keys())
def test_a_name_that_leads_nowhere_is_refused_at_its_line_with_the_nearest_one(
    project: MakeProject, path: str, old: str, new: str, hint: str
) -> None:
    assert old in FILES[path]
    text = FILES[path].replace(old, new, 1)
    problems = refused(project({path: text}))
    wanted = next(
        line
        for line, (before, after) in enumerate(
            zip(FILES[path].split("\n") + [""] * 9, text.split("\n"), strict=False), 1
        )
        if before != after
    )
    assert Span(path, wanted) in [problem.where for problem in problems]
    assert hint in " ".join(problem.hint for problem in problems)


def test_a_slot_left_empty_is_refused_with_its_name(project: MakeProject) -> None:
    (problem,) = refused(
        project({POSTERS: FILES[POSTERS].replace('body = "notes/hello/body"\n', "")})
    )
    assert (problem.code, problem.where) == ("slot", Span(POSTERS, 1))
    assert "'body'" in problem.message and "body =" in problem.hint


def test_an_optional_slot_may_be_left_empty(project: MakeProject) -> None:
    read = read_project(
        project(
            {
                POSTERS: FILES[POSTERS].replace('body = "notes/hello/body"\n', ""),
                SLOTS: FILES[SLOTS].replace('body = "text"', 'body = "text?"'),
            }
        )
    )
    assert "body" not in read.resources[1].slots


def test_a_field_that_the_template_prints_and_an_entry_lacks_is_refused_at_the_entry(
    project: MakeProject,
) -> None:
    files = {
        CONTENT: (
            FILES[CONTENT]
            + '\n[[note]]\nid = "a"\ntitle = "x"\nbody = "y"\n\n[[note]]\nid = "b"\ntitle = "x"\n'
        ),
        SLOTS: FILES[SLOTS].replace('body = "text"', 'body = { items = ["title", "body"] }'),
        POSTERS: FILES[POSTERS].replace('body = "notes/hello/body"', 'body = "notes/*"'),
        CARDS: None,
    }
    (problem,) = refused(project(files))
    assert (problem.code, problem.where) == (
        "slot",
        Span(CONTENT, line_of(str(files[CONTENT]), 'id = "b"') + 1),
    )
    assert "'notes/b' has no 'body'" in problem.message


@pytest.mark.parametrize("slot", ["text", "texts"])
def test_a_list_of_words_belongs_in_a_slot_for_lists(project: MakeProject, slot: str) -> None:
    files = {
        FACTS: (
            FILES[FACTS]
            + '\n[slogan]\nen = ["Think", "Share"]\ncy = ["Meddwl", "Rhannu"]\nverified = { en ='
            " true, cy = true }\n"
        ),
        SLOTS: FILES[SLOTS].replace('title = "text"', f'title = "{slot}"'),
        POSTERS: (
            FILES[POSTERS].replace('"notes/hello/title"', '"facts/slogan"')
            if slot == "text"
            else FILES[POSTERS]
        ),
        CARDS: None,
    }
    assert [(problem.code, problem.where) for problem in refused(project(files))] == [
        ("slot", Span(POSTERS, 9))
    ]


def test_two_resources_for_one_path_are_refused_with_both_places(project: MakeProject) -> None:
    text = (
        FILES[CARDS].replace('kind = "cards"', 'kind = "posters"').replace("400x400", "a5-screen")
    )
    (problem,) = refused(project({CARDS: text}))
    assert problem.code == "path"
    assert {problem.where, Span(CARDS, 1)} == {Span(POSTERS, 1), Span(CARDS, 1)}
    assert f"{CARDS}:1" in problem.hint


@pytest.mark.parametrize("name", ["language", "kind", "format", "edition"])
def test_no_name_leads_out_of_the_folder(project: MakeProject, name: str) -> None:
    up = "../../outside"
    files = {
        "language": {
            CAMPAIGN: FILES[CAMPAIGN] + f'[language."{up}"]\nname = "x"\n',
            f"locales/{up}/LC_MESSAGES/campaign.po": None,
        },
        "kind": {POSTERS: FILES[POSTERS].replace('"posters"', f'"{up}"')},
        "format": {
            PAPER: FILES[PAPER].replace("format.a5-screen", f'format."{up}"'),
            POSTERS: FILES[POSTERS].replace("a5-screen", up),
        },
        "edition": {
            CAMPAIGN: FILES[CAMPAIGN].replace("cy-en =", f'"{up}" ='),
            **{path: FILES[path].replace('"cy-en"', f'"{up}"') for path in (POSTERS, CARDS, SLOTS)},
        },
    }[name]
    problems = refused(project(files))
    assert any(
        up in problem.message
        and problem.where
        and problem.where.path in files
        and problem.where.line
        for problem in problems
    )


def test_a_logo_does_not_come_from_outside_the_folder(project: MakeProject) -> None:
    text = FILES[CAMPAIGN] + '[school]\nname = "Ysgol"\nlogo = "../../secret.png"\n'
    root = project({CAMPAIGN: text})
    (root.parent / "secret.png").write_bytes(b"secret")
    assert Span(CAMPAIGN, line_of(text, "logo")) in [problem.where for problem in refused(root)]


def test_three_faults_in_three_files_are_three_problems(project: MakeProject) -> None:
    problems = refused(
        project(
            {
                CONTENT: FILES[CONTENT].replace('"Share to protect"', '"Share to {protect"'),
                PAPER: FILES[PAPER].replace('output = "png"', 'output = "pgn"'),
                CATALOGUE: catalogue().replace("Rhannu i ddiogelu", "Rhannu\\q"),
            }
        )
    )
    assert [
        (problem.code, problem.where.path if problem.where else "") for problem in problems
    ] == [("placeholder", CONTENT), ("format", PAPER), ("E-SYNTAX", CATALOGUE)]


def test_problems_stand_in_the_order_of_files_and_lines_and_once(project: MakeProject) -> None:
    text = FILES[CONTENT] + '[b]\ntitle = ""\n[a]\ntitle = "{"\n'
    problems = refused(project({CONTENT: text, "assets/content/another.toml": "[x]\ny = 7\n"}))
    assert [problem.where for problem in problems] == [
        Span("assets/content/another.toml", 2),
        Span(CONTENT, 5),
        Span(CONTENT, 7),
    ]


def test_a_content_file_that_cannot_be_read_does_not_make_every_resource_wrong(
    project: MakeProject,
) -> None:
    (problem,) = refused(project({CONTENT: '[hello]\ntitle = "Share\n'}))
    assert (problem.code, problem.where) == ("toml", Span(CONTENT, 2))


@pytest.mark.parametrize("path", [CATALOGUE, FACTS, CONTENT, TEMPLATE])
def test_a_missing_file_is_named(project: MakeProject, path: str) -> None:
    problems = refused(project({path: None}))
    stem = path.rsplit("/", 1)[-1].split(".")[0]
    assert any(stem in str(problem) for problem in problems)


def test_a_project_without_fonts_is_refused(project: MakeProject) -> None:
    root = project()
    for font in (root / "assets/brand/fonts").glob("*.ttf"):
        font.unlink()
    assert [problem.where for problem in refused(root)] == [Span("assets/brand/fonts")]


@pytest.mark.parametrize("path", [CAMPAIGN, CONTENT, FACTS, PAPER, POSTERS, SLOTS, TOKENS])
def test_windows_line_ends_and_a_byte_order_mark_change_nothing_that_is_printed(
    project: MakeProject, path: str
) -> None:
    plain, marked = project({}, "plain"), project({}, "marked")
    (marked / path).write_bytes(
        b"\xef\xbb\xbf" + (plain / path).read_bytes().replace(b"\n", b"\r\n")
    )
    a, b = read_project(plain), read_project(marked)
    assert (a.items, a.resources, a.facts, a.formats, a.sheets, a.languages) == (
        b.items,
        b.resources,
        b.facts,
        b.formats,
        b.sheets,
        b.languages,
    )


def test_letters_may_be_decomposed_as_some_editors_save_them(project: MakeProject) -> None:
    decomposed = {CATALOGUE: unicodedata.normalize("NFD", catalogue(title="Rhannu dŵr"))}
    assert (
        read_project(project(decomposed)).catalogues["cy"].messages["notes/hello/title"].text
        == "Rhannu dŵr"
    )


def _toml(value: Any) -> str:
    """The value as TOML, on one line."""
    if isinstance(value, dict):
        return (
            "{ "
            + ", ".join(f"{json.dumps(key)} = {_toml(part)}" for key, part in value.items())
            + " }"
        )
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)


def _replaced(value: Any, put: Any) -> Iterator[tuple[str, Any]]:
    """The value with each of its parts, one after the other, replaced."""
    if isinstance(value, dict | list):
        for key, part in list(value.items() if isinstance(value, dict) else enumerate(value)):
            for name, changed in (
                (str(key), put),
                *((f"{key}.{name}", inner) for name, inner in _replaced(part, put)),
            ):
                copy = value.copy()
                copy[key] = changed
                yield name, copy


@pytest.mark.parametrize("path", [CAMPAIGN, CONTENT, FACTS, PAPER, POSTERS, SLOTS])
def test_a_value_of_another_type_is_read_or_refused_and_never_a_traceback(
    project: MakeProject, path: str
) -> None:
    root = project()
    crashed = {}
    for put in (7, "Helo", [], [7], {"a": {"b": 7}}, True):
        for name, changed in _replaced(tomllib.loads(FILES[path]), put):
            (root / path).write_text(
                "\n".join(f"{json.dumps(key)} = {_toml(part)}" for key, part in changed.items()),
                "utf-8",
            )
            try:
                read_project(root)
            except ToolkitError:
                pass
            except Exception as error:  # what a person would see as a traceback
                crashed[f"{name} = {put}"] = repr(error)
    assert not crashed, "\n".join(f"{name}: {error}" for name, error in crashed.items())


def test_an_id_that_no_system_could_keep_as_a_path_is_refused(
    project: MakeProject, run: Run
) -> None:
    long = FILES[POSTERS].replace('id = "hello"', f'id = "{"a" * 300}"')
    ran = run("list", "--project", project({POSTERS: long}))
    assert ran.code == 2 and ran.err.count("is too long: the file's path would have") == 1
    assert f"{POSTERS}:1" in ran.err
