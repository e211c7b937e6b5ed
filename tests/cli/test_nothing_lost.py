"""No command writes over a file that may hold somebody's work."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from minimal import write
from running import Run

MakeProject = Callable[..., Path]
SAVED = Path(__file__).parents[1] / "media/decks/saved/libreoffice-7.4.pptx"


@pytest.mark.parametrize("name", ["words.xlsx", "words.xlf", "words.tmx"])
def test_an_export_never_replaces_what_came_back(project: MakeProject, run: Run, name: str) -> None:
    root = project()
    file = root / name
    assert run("i18n", "export", file, "--project", root, "--plain").code == 0
    ours = file.read_bytes()
    assert run("i18n", "export", file, "--project", root, "--plain").code == 0  # says the same
    file.write_bytes(ours + b"\n")
    for options in ((), ("--plain",)):
        ran = run("i18n", "export", file, "--project", root, *options)
        assert ran.code == 2
        assert f"{file} is there already" in ran.err and "hint: " in ran.err
        assert ("toolkit i18n import" in ran.err) == (name != "words.tmx")
    assert file.read_bytes() == ours + b"\n"


def test_mend_keeps_a_mended_deck_that_was_edited(
    project: MakeProject, run: Run, tmp_path: Path
) -> None:
    root, deck = project(), tmp_path / "talk.pptx"
    shutil.copy(SAVED, deck)
    run("mend", deck, "--project", root)
    mended = (tmp_path / "talk-mended.pptx").read_bytes()
    run("mend", deck, "--project", root)  # the same bytes again: no other file is needed
    assert sorted(path.name for path in tmp_path.glob("*.pptx")) == [
        "talk-mended.pptx",
        "talk.pptx",
    ]
    (tmp_path / "talk-mended.pptx").write_bytes(b"edited")
    ran = run("mend", deck, "--project", root)
    assert f"{tmp_path / 'talk-mended-2.pptx'}: " in ran.out
    assert (tmp_path / "talk-mended.pptx").read_bytes() == b"edited"
    assert (tmp_path / "talk-mended-2.pptx").read_bytes() == mended
    for target in (tmp_path / "talk-mended.pptx", deck):
        before = target.read_bytes()
        ran = run("mend", deck, "-o", target, "--project", root)
        assert ran.code == 2 and f"{target} is there already" in ran.err
        assert target.read_bytes() == before


def test_pages_for_translators_leave_what_others_put_in_their_folder(
    tmp_path: Path, run: Run
) -> None:
    root, folder = write(tmp_path / "campaign", {}), tmp_path / "mine"
    kept = {
        "cy.html": "cy (edited).html",
        "cy.json": "cy (edited).json",
        "preview.html": "preview (edited).html",
        "crops/photo.webp": "crops/photo.webp",  # in nobody's way
    }
    for name in kept:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"my {name}")
    ran = run("i18n", "context", "--project", root, "--out", folder)
    assert ran.code == 0 and "that file is kept as cy (edited).html" in ran.err
    ran = run("i18n", "preview", "notes/hello/title", "--project", root, "--out", folder)
    assert ran.code == 0 and "that file is kept as preview (edited).html" in ran.err
    assert all((folder / new).read_text() == f"my {old}" for old, new in kept.items())
    again = run("i18n", "context", "--project", root, "--out", folder)
    assert again.err == ""
    assert len(list(folder.glob("*edited*"))) == 3
