"""toolkit build: exit codes, options, and what stays when only a part is built."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from minimal import (
    CARDS,
    CATALOGUE,
    CONTENT,
    FACTS,
    FILES,
    OUTPUTS,
    PAPER,
    PLATFORMS,
    POSTERS,
    TEMPLATE,
    WORDS,
    catalogue,
    entry,
    formats,
    line_of,
    tree,
)

MakeProject = Callable[..., Path]
Run = Callable[..., Any]
PUBLISHED = OUTPUTS | {"index.html", "manifest.json"}
WELSH = {path for path in OUTPUTS if ".cy." in path or ".cy-en." in path}
ENGLISH = OUTPUTS - WELSH


def artefacts(out: Path) -> dict[str, dict[str, Any]]:
    return {
        artefact["path"]: artefact
        for artefact in json.loads((out / "manifest.json").read_bytes())["artefacts"]
    }


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8", newline="")


# All is well


def test_a_build_publishes_everything_and_ends_with_0(project: MakeProject, run: Run) -> None:
    root = project()
    ran = run("build", "--project", root)
    assert (ran.code, ran.err) == (0, "")
    assert set(tree(root / "build")) == PUBLISHED
    assert set(artefacts(root / "build")) == OUTPUTS
    assert {
        line.removeprefix("made ") for line in ran.out.splitlines() if line.startswith("made ")
    } == OUTPUTS
    assert "6 made, 0 reused, 0 failed" in ran.out
    assert str(root / "build") in ran.out


def test_a_second_build_makes_and_writes_nothing(project: MakeProject, run: Run) -> None:
    root = project()
    run("build", "--project", root)
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    ran = run("build", "--project", root)
    assert (ran.code, ran.err) == (0, "")
    assert "0 made, 6 reused, 0 failed" in ran.out
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before


def test_only_what_people_wrote_stays_outside_the_output_folder(
    project: MakeProject, run: Run
) -> None:
    root = project()
    before = tree(root, hidden=True)
    run("build", "--project", root)
    assert {
        name: data
        for name, data in tree(root, hidden=True).items()
        if not name.startswith("build/")
    } == before


def test_out_and_store_elsewhere(project: MakeProject, run: Run, tmp_path: Path) -> None:
    root = project()
    assert (
        run(
            "build", "--project", root, "--out", tmp_path / "out", "--store", tmp_path / "store"
        ).code
        == 0
    )
    assert not (root / "build").exists()
    assert set(tree(tmp_path / "out", hidden=True)) == PUBLISHED | {".published", ".building"}
    again = run(
        "build",
        "--project",
        root,
        "--out",
        tmp_path / "other",
        "--store",
        tmp_path / "store",
        "--json",
    )
    assert again.paths("reused") == OUTPUTS
    assert tree(tmp_path / "other") == tree(tmp_path / "out")


def test_the_project_is_where_one_stands(
    project: MakeProject, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project())
    assert run("build").code == 0
    assert set(tree(Path("build"))) == PUBLISHED


def test_a_project_that_is_a_link_and_names_with_spaces_and_accents(
    project: MakeProject, run: Run, tmp_path: Path
) -> None:
    root = project({}, "ymgyrch fawr – tŷ")
    (tmp_path / "link").symlink_to(root)
    assert run("build", "--project", tmp_path / "link", "--out", tmp_path / "allan â ŵy").code == 0
    assert set(tree(tmp_path / "allan â ŵy")) == PUBLISHED


@pytest.mark.parametrize("jobs", [1, 4])
def test_the_number_of_jobs_does_not_show(
    project: MakeProject, run: Run, small: Path, tmp_path: Path, jobs: int
) -> None:
    assert run("build", "--project", small, "--out", tmp_path / "out", "-j", jobs).code == 0
    assert tree(tmp_path / "out") == tree(small / "build")


def test_python_m_toolkit_is_the_command(project: MakeProject, tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "toolkit", "build", "--project", str(project())],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "6 made" in ran.stdout


def test_a_plain_locale_and_another_time_zone_change_nothing(
    project: MakeProject, run: Run, tmp_path: Path
) -> None:
    root = project()
    run("build", "--project", root)
    strange = os.environ | {
        "LC_ALL": "C",
        "LANG": "C",
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "7",
        "SOURCE_DATE_EPOCH": "0",
        "PYTHONUTF8": "0",
    }
    ran = subprocess.run(
        [
            sys.executable,
            "-m",
            "toolkit",
            "build",
            "--project",
            str(root),
            "--out",
            str(tmp_path / "out"),
        ],
        capture_output=True,
        env=strange,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert tree(tmp_path / "out") == tree(root / "build")


# What changed, and only that


def test_one_edited_welsh_string_makes_the_welsh_and_the_bilingual_again(
    project: MakeProject, run: Run
) -> None:
    root = project()
    run("build", "--project", root)
    edit(root, CATALOGUE, "Rhannu i ddiogelu", "Rhannu i warchod")
    ran = run("build", "--project", root, "--json")
    assert (ran.paths("made"), ran.paths("reused")) == (WELSH, ENGLISH)


def test_why_names_the_changed_string(project: MakeProject, run: Run) -> None:
    root = project()
    assert "because it was never made here" in run("build", "--project", root, "--why").out
    edit(root, CATALOGUE, "Rhannu i ddiogelu", "Rhannu i warchod")
    ran = run("build", "--project", root, "--why")
    made = [line for line in ran.out.splitlines() if line.startswith("made ")]
    assert len(made) == len(WELSH)
    assert ran.out.count("  because the words of notes/hello/title (cy) changed") == len(WELSH)
    assert "notes/hello/body" not in ran.out


@pytest.mark.parametrize(
    ("path", "old", "new", "reason"),
    [
        (TEMPLATE, "60pt", "50pt", f"{TEMPLATE} changed"),
        ("assets/brand/tokens.toml", "#CDD3FF", "#CDD3FE", "assets/brand/tokens.toml changed"),
        (
            FACTS,
            'en = "ico.org.uk"',
            'en = "www.ico.org.uk"',
            "the words of notes/hello/body (en) changed",
        ),
        ("assets/campaign.toml", "2026-11-22", "2026-11-23", "'date' changed"),
        ("assets/campaign.toml", "A Small Council", "A Large Council", "'author' changed"),
    ],
)
def test_why_names_every_kind_of_change(
    project: MakeProject, run: Run, path: str, old: str, new: str, reason: str
) -> None:
    root = project()
    run("build", "--project", root)
    edit(root, path, old, new)
    ran = run("build", "--project", root, "--why", "--edition", "en")
    assert ran.out.count(f"  because {reason}") == 2
    assert ran.out.count("  because ") == 2


def test_a_comment_in_a_catalogue_makes_nothing(project: MakeProject, run: Run) -> None:
    root = project()
    run("build", "--project", root)
    edit(
        root,
        CATALOGUE,
        'msgctxt "notes/hello/title"',
        '# a note to oneself\nmsgctxt "notes/hello/title"',
    )
    assert run("build", "--project", root, "--json").paths("made") == set()


def test_force_makes_everything_and_says_so(project: MakeProject, run: Run) -> None:
    root = project()
    run("build", "--project", root)
    before = tree(root / "build")
    ran = run("build", "--project", root, "--force", "--why")
    assert "6 made, 0 reused" in ran.out
    assert ran.out.count("because --force was given") == 6
    assert tree(root / "build") == before


def test_a_damaged_store_is_mended_and_nothing_shows(
    project: MakeProject, run: Run, tmp_path: Path
) -> None:
    root = project()
    run("build", "--project", root, "--store", tmp_path / "store")
    before = tree(root / "build")
    for path in (tmp_path / "store").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-1] + b"?")
    ran = run("build", "--project", root, "--store", tmp_path / "store")
    assert (ran.code, ran.err) == (0, "")
    assert tree(root / "build") == before


def test_a_resource_that_is_gone_takes_its_files_with_it_and_nothing_else(
    project: MakeProject, run: Run
) -> None:
    root = project()
    run("build", "--project", root)
    (root / "build/cards/mine.txt").write_text("mine")
    (root / CARDS).unlink()
    ran = run("build", "--project", root, "--json")
    assert set(ran.lines[-1]["removed"]) == {path for path in OUTPUTS if path.startswith("cards/")}
    assert set(tree(root / "build")) == {
        path for path in PUBLISHED if not path.startswith("cards/")
    } | {"cards/mine.txt"}
    assert not (root / "build/cards/hello").exists()


# A part


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["cards"], {path for path in OUTPUTS if path.startswith("cards/")}),
        (["cards/"], {path for path in OUTPUTS if path.startswith("cards/")}),
        (["posters/hello"], {path for path in OUTPUTS if path.startswith("posters/")}),
        (["hello"], OUTPUTS),
        (["h*"], OUTPUTS),
        (["cards/hello/hello-400x400.cy.png"], {"cards/hello/hello-400x400.cy.png"}),
        (["*.pdf"], {path for path in OUTPUTS if path.endswith(".pdf")}),
        (
            ["*.en.*", "cards/*.cy.png"],
            {
                "cards/hello/hello-400x400.en.png",
                "posters/hello/hello-a5-screen.en.pdf",
                "cards/hello/hello-400x400.cy.png",
            },
        ),
        (["--kind", "posters", "--edition", "cy"], {"posters/hello/hello-a5-screen.cy.pdf"}),
        (
            ["--edition", "cy", "--edition", "en", "--format", "400*"],
            {"cards/hello/hello-400x400.cy.png", "cards/hello/hello-400x400.en.png"},
        ),
    ],
)
def test_a_pattern_makes_what_it_names(
    project: MakeProject, run: Run, arguments: list[str], expected: set[str]
) -> None:
    root = project()
    ran = run("build", "--project", root, "--json", *arguments)
    assert ran.code == 0
    assert ran.paths("made") == expected
    assert set(artefacts(root / "build")) == expected


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["posterz"], "nothing is called 'posterz'", ""),
        (["cards/helo"], "nothing is called 'cards/helo'", "did you mean 'cards/hello'?"),
        (["--edition", "cy-e"], "--edition cy-e: there is none", "did you mean 'cy-en'?"),
        (["--format", "a3"], "--format a3: there is none", ""),
        (["--kind", "cads"], "--kind cads: there is none", "did you mean 'cards'?"),
    ],
)
def test_a_pattern_that_names_nothing_ends_with_2(
    project: MakeProject, run: Run, arguments: list[str], message: str, hint: str
) -> None:
    root = project()
    ran = run("build", "--project", root, *arguments)
    assert ran.code == 2
    assert f"error: {message}" in ran.err
    assert f"  hint: {hint}" in ran.err
    assert not (root / "build").exists()


def test_a_partial_build_keeps_the_other_files_and_their_entries(
    project: MakeProject, run: Run
) -> None:
    root = project()
    run("build", "--project", root)
    before, entries = tree(root / "build"), artefacts(root / "build")
    edit(root, CATALOGUE, "Rhannu i ddiogelu", "Rhannu i warchod")
    ran = run("build", "--project", root, "cards", "--edition", "cy", "--json")
    assert ran.paths("made") == {"cards/hello/hello-400x400.cy.png"}
    after = tree(root / "build")
    changed = {path for path in before if after[path] != before[path]}
    assert changed == {"cards/hello/hello-400x400.cy.png", "index.html", "manifest.json"}
    now = artefacts(root / "build")
    assert set(now) == OUTPUTS
    assert now["cards/hello/hello-400x400.cy.png"]["text"][0] == "Rhannu i warchod"
    assert (
        now["posters/hello/hello-a5-screen.en.pdf"]
        == entries["posters/hello/hello-a5-screen.en.pdf"]
    )


def test_an_entry_that_a_partial_build_keeps_describes_the_file_that_stands_there(
    project: MakeProject, run: Run
) -> None:
    """The Welsh poster is not built again, so it still has its old title; its entry must say the
    same.
    """
    root = project()
    run("build", "--project", root)
    edit(root, CATALOGUE, "Rhannu i ddiogelu", "Rhannu i warchod")
    run("build", "--project", root, "cards")
    poster = artefacts(root / "build")["posters/hello/hello-a5-screen.cy.pdf"]
    assert poster["text"][0] == "Rhannu i ddiogelu"
    assert poster["title"] == "Rhannu i ddiogelu"
    assert run("check", "--project", root).code == 0


def test_a_partial_build_of_a_resource_that_is_gone_removes_its_files(
    project: MakeProject, run: Run
) -> None:
    root = project()
    run("build", "--project", root)
    (root / CARDS).unlink()
    run("build", "--project", root, "posters", "--edition", "cy")
    assert set(artefacts(root / "build")) == {
        path for path in OUTPUTS if path.startswith("posters/")
    }


def test_two_partial_builds_are_one_whole_build(
    project: MakeProject, run: Run, tmp_path: Path
) -> None:
    root = project()
    run("build", "--project", root)
    for part in ("posters", "cards"):
        run("build", "--project", root, "--out", tmp_path / "out", part)
    assert tree(tmp_path / "out") == tree(root / "build")


# Looking ahead


def test_a_dry_run_writes_nothing(project: MakeProject, run: Run) -> None:
    root = project()
    before = tree(root, hidden=True)
    ran = run("build", "--project", root, "--dry-run")
    assert ran.code == 0
    assert {
        line.removeprefix("would make ")
        for line in ran.out.splitlines()
        if line.startswith("would make ")
    } >= OUTPUTS
    assert "would make 6, reuse 0; 0 blocked. Nothing was built." in ran.out
    assert tree(root, hidden=True) == before


def test_a_dry_run_says_exactly_what_the_build_then_does(project: MakeProject, run: Run) -> None:
    root = project()
    run("build", "--project", root)
    before = tree(root / "build", hidden=True)
    edit(root, CATALOGUE, "Rhannu i ddiogelu", "Rhannu i warchod")
    dry = run("build", "--project", root, "--dry-run", "--json", "--why")
    assert tree(root / "build", hidden=True) == before
    assert dry.lines[-1] == {"event": "outlook", "make": 4, "reuse": 2, "blocked": 0}
    assert {
        line["path"]: line["reasons"] for line in dry.lines[:-1] if line["event"] == "would-make"
    } == {path: ["the words of notes/hello/title (cy) changed"] for path in WELSH}
    assert dry.paths("would-reuse") == ENGLISH
    assert run("build", "--project", root, "--json").paths("made") == WELSH


def test_a_dry_run_names_what_is_blocked_and_ends_with_1(project: MakeProject, run: Run) -> None:
    root = project({CATALOGUE: catalogue(title="")})
    ran = run("build", "--project", root, "--dry-run")
    assert ran.code == 1
    assert {
        line.removeprefix("blocked ")
        for line in ran.out.splitlines()
        if line.startswith("blocked ")
    } == WELSH
    assert not (root / "build/manifest.json").exists()


# JSON


def test_every_line_of_json_is_one_and_the_last_is_the_summary(
    project: MakeProject, run: Run
) -> None:
    root = project({CATALOGUE: catalogue(reviewed=False, body="")})
    ran = run("build", "--project", root, "--json", "--why")
    assert (ran.code, ran.err) == (1, "")
    assert {line["event"] for line in ran.lines} == {"made", "failed", "why", "warning", "summary"}
    assert (
        ran.lines[-1].items()
        >= {
            "event": "summary",
            "made": 2,
            "reused": 0,
            "failed": 4,
            "out": str(root / "build"),
        }.items()
    )
    assert [line["event"] for line in ran.lines].count("summary") == 1
    (problem,) = next(line for line in ran.lines if line["event"] == "failed")["problems"]
    assert problem["code"] == "missing"
    assert problem["where"]["path"] == CATALOGUE


# Draft and release


def test_a_release_refuses_each_unreviewed_string_with_its_line(
    project: MakeProject, run: Run
) -> None:
    words = catalogue(reviewed=False)
    root = project({CATALOGUE: words})
    ran = run("build", "--project", root, "--release")
    assert ran.code == 2
    for context in WORDS:
        assert (
            f"error: '{context}' in Welsh is not reviewed\n  at {entry(words, context)}\n  hint: "
            in ran.err
        )
    assert ran.err.count("error: ") == 4
    assert "4 problems; nothing was built." in ran.err
    assert not (root / "build/manifest.json").exists()


def test_a_release_of_one_edition_asks_for_its_words_only(project: MakeProject, run: Run) -> None:
    root = project({CATALOGUE: catalogue(reviewed=False)})
    assert run("build", "--project", root, "--release", "--edition", "en").code == 0
    assert set(artefacts(root / "build")) == ENGLISH


def test_an_unverified_fact_in_a_slot_stops_a_release(project: MakeProject, run: Run) -> None:
    root = project(
        {
            FACTS: FILES[FACTS].replace("cy = true", "cy = false"),
            POSTERS: FILES[POSTERS].replace('"notes/hello/body"', '"facts/web"'),
        }
    )
    ran = run("build", "--project", root, "--release", "posters")
    assert ran.code == 2
    assert (
        f"error: the Welsh of the fact 'web' is not verified\n  at {FACTS}:1\n  hint: " in ran.err
    )
    assert "1 problem; nothing was built." in ran.err


def test_an_unverified_fact_inside_a_sentence_stops_a_release_too(
    project: MakeProject, run: Run
) -> None:
    """The fact stands there as {web}."""
    root = project({FACTS: FILES[FACTS].replace("cy = true", "cy = false")})
    ran = run("build", "--project", root, "--release")
    assert ran.code == 2
    assert f"error: the Welsh of the fact 'web' is not verified\n  at {FACTS}:1\n" in ran.err
    assert run("build", "--project", root, "--release", "--edition", "en").code == 0


def test_a_release_of_reviewed_words_is_the_plain_build(
    project: MakeProject, run: Run, tmp_path: Path
) -> None:
    root = project()
    assert run("build", "--project", root, "--release").code == 0
    run("build", "--project", root, "--out", tmp_path / "plain")
    assert tree(root / "build") == tree(tmp_path / "plain")


def test_a_plain_build_warns_of_what_a_release_refuses(project: MakeProject, run: Run) -> None:
    root = project({CATALOGUE: catalogue(reviewed=False)})
    for _ in range(2):  # the second time from what is kept
        ran = run("build", "--project", root)
        assert ran.code == 0
        assert ran.err.count("warning: ") == 1
        assert "warning: 4 strings in Welsh wait for review by a speaker" in ran.err


def test_a_draft_marks_gaps_and_every_sheet(project: MakeProject, run: Run, tmp_path: Path) -> None:
    root = project({CATALOGUE: catalogue(title="", body="Hen eiriau {web}")})
    ran = run("build", "--project", root, "--draft", "--json", "--edition", "cy", "--edition", "en")
    assert ran.code == 0
    assert artefacts(root / "build")["posters/hello/hello-a5-screen.cy.pdf"]["text"] == [
        "[!notes/hello/title]",
        "Hen eiriau cy.ico.org.uk",
    ]
    run("build", "--project", root, "--out", tmp_path / "plain", "--edition", "en")
    for path in ENGLISH:
        assert (root / "build" / path).read_bytes() != (tmp_path / "plain" / path).read_bytes()


def test_a_draft_is_made_however_narrow_the_gap(project: MakeProject, run: Run) -> None:
    """The mark of a gap is one long word; it must not stop the draft that it is for."""
    root = project({CATALOGUE: catalogue(title="", body="")})
    ran = run("build", "--project", root, "--draft", "--json")
    assert ran.code == 0
    assert ran.paths("made") == OUTPUTS


def test_a_draft_leaves_no_trace_in_the_next_build(
    project: MakeProject, run: Run, tmp_path: Path
) -> None:
    root = project()
    run("build", "--project", root, "--out", tmp_path / "clean")
    run("build", "--project", root, "--draft")
    run("build", "--project", root)
    assert tree(root / "build") == tree(tmp_path / "clean")


def test_draft_and_release_contradict_each_other(project: MakeProject, run: Run) -> None:
    ran = run("build", "--project", project(), "--draft", "--release")
    assert ran.code == 2
    assert "error: --draft and --release contradict each other" in ran.err


# Welsh that is missing or old


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda text: text.replace('msgstr "Rhannu i ddiogelu"', 'msgstr ""'),
            "'notes/hello/title' is not translated into Welsh",
        ),
        (
            lambda text: text.replace('msgstr "Rhannu i ddiogelu"', 'msgstr "  "'),
            "'notes/hello/title' is not translated into Welsh",
        ),
        (
            lambda text: text.replace(
                'msgctxt "notes/hello/title"', '#, fuzzy\nmsgctxt "notes/hello/title"'
            ),
            "the Welsh of 'notes/hello/title' is marked fuzzy",
        ),
        (
            lambda text: text.replace('msgid "Share to protect"', 'msgid "Share to guard"'),
            "the Welsh of 'notes/hello/title' translates older words",
        ),
        (
            lambda text: text.replace(
                'msgctxt "notes/hello/title"\nmsgid', '#~ msgctxt "notes/hello/title"\n#~ msgid'
            ).replace('msgstr "Rhannu i', '#~ msgstr "Rhannu i'),
            "the Welsh of 'notes/hello/title' is marked obsolete",
        ),
        (
            lambda text: text.replace("yn {web}.", "yn {wbe}."),
            "'notes/hello/body' has other placeholders than the original",
        ),
    ],
    ids=["empty", "blank", "fuzzy", "stale", "obsolete", "placeholder"],
)
def test_welsh_that_cannot_be_printed_stops_the_welsh_and_the_english_is_made(
    project: MakeProject, run: Run, change: Callable[[str], str], message: str
) -> None:
    words = change(FILES[CATALOGUE])
    assert words != FILES[CATALOGUE]
    root = project({CATALOGUE: words})
    ran = run("build", "--project", root)
    assert ran.code == 1
    assert set(artefacts(root / "build")) == ENGLISH
    assert set(tree(root / "build")) == ENGLISH | {"index.html", "manifest.json"}
    context = "notes/hello/body" if "body" in message else "notes/hello/title"
    assert f"error: {message}\n  at {entry(words, context)}\n  hint: " in ran.err
    assert ran.err.count("error: ") == 1
    assert "  stops 4 artefacts, " in ran.err
    assert "2 made, 0 reused, 4 failed" in ran.out


def test_welsh_without_an_entry_is_told_with_the_line_of_the_english(
    project: MakeProject, run: Run
) -> None:
    words = {context: pair for context, pair in WORDS.items() if context != "notes/hello/title"}
    ran = run("build", "--project", project({CATALOGUE: catalogue(words)}))
    assert ran.code == 1
    assert f"error: 'notes/hello/title' has no Welsh\n  at {CATALOGUE}\n  hint: " in ran.err
    assert f"{CONTENT}:2" in ran.err


def test_old_welsh_does_not_stay_published_beside_new_english(
    project: MakeProject, run: Run
) -> None:
    root = project()
    run("build", "--project", root)
    edit(root, CONTENT, "Share to protect", "Share to keep safe")
    ran = run("build", "--project", root)
    assert ran.code == 1
    assert set(tree(root / "build")) & OUTPUTS == ENGLISH
    assert set(artefacts(root / "build")) == ENGLISH


def test_welsh_is_never_replaced_by_english(project: MakeProject, run: Run) -> None:
    root = project({CATALOGUE: catalogue(title="")})
    run("build", "--project", root)
    run("build", "--project", root, "--draft", "--out", root / "draft")
    for artefact in artefacts(root / "draft").values():
        if artefact["languages"] == ["cy"]:
            assert "Share to protect" not in artefact["text"]


# The input is wrong

BROKEN = {
    "toml": ({CONTENT: '[hello]\ntitle = "Share\nbody = 3\n'}, f"{CONTENT}:2"),
    "toml-table": (
        {"assets/campaign.toml": FILES["assets/campaign.toml"] + "[[[\n"},
        f"assets/campaign.toml:{FILES['assets/campaign.toml'].count(chr(10)) + 1}",
    ),
    "not-utf8": ({PAPER: "# caf\udce9\n" + FILES[PAPER]}, f"{PAPER}:1"),
    "po": (
        {
            CATALOGUE: (
                FILES[CATALOGUE].replace('msgstr "Rhannu i ddiogelu"', 'msgstr "Rhannu i ddiogelu')
            )
        },
        f"{CATALOGUE}:{line_of(FILES[CATALOGUE], 'Rhannu i')}",
    ),
    "po-conflict": (
        {CATALOGUE: FILES[CATALOGUE] + "\n<<<<<<< HEAD\n"},
        f"{CATALOGUE}:{FILES[CATALOGUE].count(chr(10)) + 2}",
    ),
    "typst": (
        {TEMPLATE: FILES[TEMPLATE].replace('field("pencil")', 'field("pencil"')},
        f"{TEMPLATE}:3",
    ),
    "resource": (
        {POSTERS: FILES[POSTERS].replace('"notes/hello/body"', '"notes/hello/bodi"')},
        f"{POSTERS}:10",
    ),
    "platform": (
        {PLATFORMS: FILES[PLATFORMS].replace('output = "svg"', 'output = "swf"')},
        f"{PLATFORMS}:20",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_malformed_input_ends_with_2_and_names_the_line_and_leaves_earlier_outputs(
    project: MakeProject, run: Run, tmp_path: Path, name: str
) -> None:
    files, place = BROKEN[name]
    root = project()
    run("build", "--project", root)
    before = tree(root / "build")
    for path, text in files.items():
        (root / path).write_bytes(text.encode("utf-8", "surrogateescape"))
    ran = run("build", "--project", root)
    assert ran.code == 2
    assert f"  at {place}\n" in ran.err
    assert tree(root / "build") == before


def test_everything_that_is_wrong_is_told_at_once(project: MakeProject, run: Run) -> None:
    names = ("toml", "po", "platform", "not-utf8")
    root = project()
    for name in names:
        for path, text in BROKEN[name][0].items():
            (root / path).write_bytes(text.encode("utf-8", "surrogateescape"))
    ran = run("build", "--project", root)
    assert ran.code == 2
    for name in names:
        assert f"  at {BROKEN[name][1]}\n" in ran.err, name
    assert f"{ran.err.count('error: ')} problems; nothing was built." in ran.err


@pytest.mark.parametrize("name", ["toml", "toml-table", "po", "platform", "not-utf8"])
def test_one_fault_is_told_once_and_not_by_all_that_follows_from_it(
    project: MakeProject, run: Run, name: str
) -> None:
    root = project()
    for path, text in BROKEN[name][0].items():
        (root / path).write_bytes(text.encode("utf-8", "surrogateescape"))
    ran = run("build", "--project", root)
    assert ran.code == 2
    assert ran.err.count("error: ") == 1, ran.err


def test_a_folder_that_is_no_campaign_is_said(run: Run, tmp_path: Path) -> None:
    ran = run("build", "--project", tmp_path)
    assert ran.code == 2
    assert "is not a campaign" in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("missing", [path for path in FILES if path not in (POSTERS, CARDS)])
def test_a_missing_file_is_said_without_a_traceback(
    project: MakeProject, run: Run, missing: str
) -> None:
    ran = run("build", "--project", project({missing: None}))
    assert ran.code == 2
    assert "error: " in ran.err


@pytest.mark.parametrize("inside", ["assets", "assets/made", "locales/cy"])
def test_outputs_never_go_among_what_people_write(
    project: MakeProject, run: Run, inside: str
) -> None:
    root = project()
    before = tree(root, hidden=True)
    ran = run("build", "--project", root, "--out", root / inside)
    assert ran.code == 2
    assert tree(root, hidden=True) == before


OUT_OF_IT = "/../../../../../escaped"
TEMPLATE_TABLE = "assets/templates/note/template.toml"


@pytest.mark.parametrize(
    "files",
    [
        {POSTERS: FILES[POSTERS].replace('kind = "posters"', 'kind = "../escaped"')},
        {POSTERS: FILES[POSTERS].replace('kind = "posters"', 'kind = "/tmp/escaped"')},
        {POSTERS: FILES[POSTERS].replace('id = "hello"', 'id = "../escaped"')},
        {
            "assets/campaign.toml": (
                FILES["assets/campaign.toml"].replace(
                    "[edition]\n", f'[edition]\n"{OUT_OF_IT}" = ["en"]\n'
                )
            ),
            POSTERS: FILES[POSTERS].replace('"cy-en"]', f'"{OUT_OF_IT}"]'),
            TEMPLATE_TABLE: FILES[TEMPLATE_TABLE].replace('"cy-en"]', f'"{OUT_OF_IT}"]'),
        },
        {PAPER: FILES[PAPER] + f'[format."{OUT_OF_IT}"]\nsheet = "a5"\noutput = "screen"\n'}
        | formats(POSTERS, OUT_OF_IT),
    ],
    ids=["kind", "absolute-kind", "id", "edition", "format"],
)
def test_no_name_leads_out_of_the_output_folder(
    project: MakeProject, run: Run, files: dict[str, str], tmp_path: Path
) -> None:
    root = project(files)
    before = tree(tmp_path, hidden=True)
    ran = run("build", "--project", root, "posters", "--out", tmp_path / "deep/out")
    assert ran.code == 2, ran.out
    assert tree(tmp_path, hidden=True) == before


def test_an_input_edited_while_the_build_runs_is_told(project: MakeProject, tmp_path: Path) -> None:
    """The font is edited after the plan was made and before the first room is furnished."""
    script = """
import sys
from pathlib import Path
from toolkit.execute import work
furnish = work.room
def edited(job, fetch):
    with Path(sys.argv[-1], "assets/templates/lib/colour.typ").open("a") as file:
        file.write("// edited\\n")
    return furnish(job, fetch)
work.room = edited
from toolkit.cli import main
main()
"""
    root = project()
    ran = subprocess.run(
        [sys.executable, "-c", script, "build", "-j1", "--project", str(root)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 1
    assert (
        "error: assets/templates/lib/colour.typ was edited during the build\n  at"
        " assets/templates/lib/colour.typ\n  hint: build again\n  stops 6 artefacts" in ran.stderr
    )
    assert "Traceback" not in ran.stderr
