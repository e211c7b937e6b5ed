"""toolkit check: is what stands there what was built, and does it keep its promises?"""

from __future__ import annotations

import hashlib
import json
import zipfile
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
    assert "6 files checked, 1 finding" in ran.out


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
    ("pattern", "count", "code"),
    [("cards/*", "3 files", 0), ("hello", "6 files", 1), ("*.cy.pdf", "1 file", 1)],
)
def test_patterns_choose_what_is_checked(
    built: Path, run: Run, pattern: str, count: str, code: int
) -> None:
    (built / "build" / POSTER).write_bytes(b"")
    ran = run("check", "--project", built, pattern)
    assert ran.code == code
    assert f"{count} checked" in ran.out


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
    assert ran.out.endswith(" files checked, 1 finding\n")


@pytest.mark.parametrize("command", ["verify", "mend", "check"])
def test_commands_that_build_nothing_do_not_say_that_nothing_was_built(
    project: MakeProject, run: Run, tmp_path: Path, command: str
) -> None:
    file = tmp_path / "mine.pptx"
    file.write_bytes(b"no deck, no pack")
    ran = run(command, file if command != "check" else "nothing/*")
    assert ran.code == 2
    assert "nothing was built" not in ran.err and ran.err.endswith("1 problem.\n")


@pytest.mark.parametrize(
    ("name", "said", "mends"),
    [
        ("talk.odp", "it is a .odp file", "export it as .pptx"),
        ("TALK.PPT", "it is a .ppt file", "save it as .pptx"),
        ("film.MOV", "it is a .mov file", "export it as .mp4"),
        ("pack.rar", "it is a .rar file", "packs are .zip archives"),
        ("letter.docx", "it is a .docx file", "give .pptx, .mp4, .pdf or a pack's .zip"),
        ("notes", "a file without an ending", "give .pptx"),
        ("none.pdf", "none.pdf is empty", "fetch it again"),
        ("pack.zip", "is not a zip archive", "name a pack's .zip"),
    ],
)
def test_whatever_is_dropped_on_check_is_named(
    small: Path, run: Run, tmp_path: Path, name: str, said: str, mends: str
) -> None:
    file = tmp_path / name
    file.write_bytes(b"" if name.startswith("none") else b"whatever it is")
    ran = run("check", file, "--project", small)
    assert (ran.code, ran.out) == (2, "")
    assert str(file) in ran.err and said in ran.err and mends in ran.err.partition("hint: ")[2]


def test_a_name_is_nearly_that_of_a_file(small: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "talk.PPTX").write_bytes(b"deck")
    for mistyped, meant in (("talk.pptx", "talk.PPTX"), ("tlak.pptx", "talk.PPTX")):
        ran = run("check", tmp_path / mistyped, "--project", small)
        assert ran.code == 2 and f"did you mean '{tmp_path / meant}'?" in ran.err
    ran = run("check", "posters/hello/hello-a5-screan.cy.pdf", "--project", small)
    assert ran.code == 2 and "did you mean 'posters/hello/hello-a5-screen.cy.pdf'?" in ran.err


def test_a_pdf_of_anybody_is_checked_for_what_everybody_needs(
    small: Path, run: Run, tmp_path: Path
) -> None:
    good, bare = tmp_path / "good.PDF", tmp_path / "bare.pdf"
    good.write_bytes((small / "build" / POSTER).read_bytes())
    with pikepdf.open(good) as document:
        del document.Root.StructTreeRoot
        del document.Root.Lang
        document.save(bare)
    assert run("check", good, "--project", small).out == "1 file checked, 0 findings\n"
    ran = run("check", bare, "--project", small)
    assert ran.code == 1
    assert "bare.pdf has no tags" in ran.out and "bare.pdf does not say its language" in ran.out
    bare.write_bytes(good.read_bytes()[:900])
    ran = run("check", bare, "--project", small)
    assert ran.code == 1 and ran.out.count("error: ") == 1 and "cannot be read" in ran.out
    with pikepdf.open(good) as document:
        document.save(bare, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert "it is locked with a password" in run("check", bare, "--project", small).out


def test_a_pack_may_be_dropped_on_either_command(run: Run, small: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "holiday.zip", "w") as archive:
        archive.writestr("photo.jpg", b"photo")
    for command in ("check", "verify"):
        ran = run(command, tmp_path / "holiday.zip")
        assert ran.code == 2 and ran.err.count("error: ") == 1
        assert "holiday.zip is not a pack: it has no SHA256SUMS and no manifest.json" in ran.err
    ran = run("verify", tmp_path / "gone.zip")
    assert ran.code == 2 and f"{tmp_path / 'gone.zip'} is not there" in ran.err


def test_a_press_file_that_somebody_edited_is_checked_as_a_printer_would(
    small: Path, run: Run, tmp_path: Path
) -> None:
    made = small / "build/posters/hello/hello-a5-print.cy.pdf"
    edited = tmp_path / "for the printer.pdf"
    with pikepdf.open(made) as document:
        document.pages[0].contents_add(b"q 1 0 0 rg 30 30 9 9 re f Q")
        document.save(edited, force_version="1.6")
    ran = run("check", edited)
    assert ran.code == 1 and "holds colours that are no inks: RGB" in ran.out
    assert ran.out.endswith("1 file checked, 1 finding\n")


def test_a_folder_is_not_taken_for_a_pattern(project: MakeProject, run: Run) -> None:
    root = project()
    ran = run("check", "--project", root, root / "assets")
    assert ran.code == 2 and f"error: {root / 'assets'} is a folder, and no pack" in ran.err
