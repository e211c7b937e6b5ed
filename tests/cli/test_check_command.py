"""toolkit check: is what stands there what was built, and does it keep its promises?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from minimal import tree

MakeProject = Callable[..., Path]
Run = Callable[..., Any]
POSTER = "posters/hello/hello-a5-screen.cy.pdf"


@pytest.fixture
def built(project: MakeProject, run: Run) -> Path:
    root = project()
    assert run("build", "--project", root).code == 0
    return root


def test_what_was_just_built_has_no_findings(built: Path, run: Run, small: Path) -> None:
    ran = run("check", "--project", built)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "6 files checked, 0 findings\n"


def test_print_pdfs_of_a_good_build_have_no_findings_either(small: Path, run: Run) -> None:
    ran = run("check", "--project", small)
    assert (ran.code, ran.out) == (0, "18 files checked, 0 findings\n")


@pytest.mark.parametrize("path", [POSTER, "cards/hello/hello-400x400.en.png"])
def test_an_edited_file_is_found(built: Path, run: Run, path: str) -> None:
    with (built / "build" / path).open("ab") as file:
        file.write(b"\n")
    ran = run("check", "--project", built)
    assert ran.code == 1
    assert f"error: {path} is not what was built\n  at {path}\n  hint: " in ran.out
    assert "6 files checked, 1 findings" in ran.out


def test_a_missing_file_is_found(built: Path, run: Run) -> None:
    (built / "build" / POSTER).unlink()
    ran = run("check", "--project", built)
    assert ran.code == 1
    assert f"error: {POSTER} cannot be read: No such file or directory" in ran.out


def test_a_pdf_that_breaks_its_promises_is_found_even_when_the_manifest_agrees(
    built: Path, run: Run
) -> None:
    path = built / "build" / POSTER
    with pikepdf.open(BytesIO(path.read_bytes())) as document:
        del document.Root.StructTreeRoot
        document.save(path)
    manifest = built / "build/manifest.json"
    old = next(a for a in json.loads(manifest.read_bytes())["artefacts"] if a["path"] == POSTER)[
        "sha256"
    ]
    manifest.write_text(
        manifest.read_text("utf-8").replace(old, hashlib.sha256(path.read_bytes()).hexdigest()),
        "utf-8",
    )
    ran = run("check", "--project", built)
    assert ran.code == 1
    assert f"error: {POSTER} has no tags" in ran.out


def test_json_is_one_line_for_each_finding(built: Path, run: Run) -> None:
    (built / "build" / POSTER).write_bytes(b"")
    ran = run("check", "--project", built, "--json")
    assert ran.code == 1
    assert [(line["code"], line["where"]) for line in ran.lines] == [
        ("file", {"path": POSTER, "line": 0})
    ]


@pytest.mark.parametrize(
    ("pattern", "count", "code"), [("cards/*", 3, 0), ("hello", 6, 1), ("*.cy.pdf", 1, 1)]
)
def test_patterns_choose_what_is_checked(
    built: Path, run: Run, pattern: str, count: int, code: int
) -> None:
    (built / "build" / POSTER).write_bytes(b"")
    ran = run("check", "--project", built, pattern)
    assert ran.code == code
    assert f"{count} files checked" in ran.out


def test_a_pattern_that_names_nothing_is_not_a_clean_bill(built: Path, run: Run) -> None:
    assert run("check", "--project", built, "posterz").code == 2


@pytest.mark.parametrize(
    "body", [None, "", "{", "{}", "[]", '{"artefacts": 3}', '{"artefacts": [{}]}']
)
def test_without_a_whole_manifest_there_is_nothing_to_check(
    project: MakeProject, run: Run, body: str | None
) -> None:
    root = project()
    if body is not None:
        (root / "build").mkdir()
        (root / "build/manifest.json").write_text(body)
    ran = run("check", "--project", root)
    assert ran.code == 2
    assert "holds no whole manifest.json" in ran.err


def test_a_check_writes_nothing(built: Path, run: Run) -> None:
    before = tree(built, hidden=True)
    run("check", "--project", built)
    assert tree(built, hidden=True) == before


@pytest.mark.parametrize("name", ["missing.mp4", "folder/missing.pptx"])
@pytest.mark.parametrize("built_before", [True, False])
def test_a_file_that_is_not_there_is_named_and_not_the_build(
    project: MakeProject, small: Path, run: Run, name: str, built_before: bool
) -> None:
    ran = run("check", "--project", small if built_before else project(), name)
    assert ran.code == 2
    assert f"error: {name} is not there\n" in ran.err and "manifest" not in ran.err
    assert "nothing was built" not in ran.err and "1 problem." in ran.err


def test_each_pattern_must_name_something(small: Path, run: Run) -> None:
    ran = run("check", "--project", small, "cards/*", "posterz")
    assert ran.code == 2 and "is called posterz\n" in ran.err


def test_a_file_is_checked_beside_what_was_built(small: Path, run: Run, tmp_path: Path) -> None:
    deck = tmp_path / "mine.pptx"
    deck.write_bytes(b"no deck")
    ran = run("check", "--project", small, "cards/*", deck)
    assert ran.code == 1 and f"error: {deck} is damaged" in ran.out
    assert ran.out.endswith(" files checked, 1 findings\n")


@pytest.mark.parametrize("command", ["verify", "mend", "check"])
def test_commands_that_build_nothing_do_not_say_that_nothing_was_built(
    project: MakeProject, run: Run, tmp_path: Path, command: str
) -> None:
    file = tmp_path / "mine.pptx"
    file.write_bytes(b"no deck, no pack")
    ran = run(command, file if command != "check" else "nothing/*")
    assert ran.code == 2
    assert "nothing was built" not in ran.err and ran.err.endswith("1 problem.\n")
