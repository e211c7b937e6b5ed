"""An export of some strings draws only what prints them, and screenshots show where they stand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from minimal import CATALOGUE, catalogue
from PIL import Image

from toolkit.execute.fitting import fit_all
from toolkit.execute.places import choose, few
from toolkit.execute.prepare import sketch_all
from toolkit.execute.request import Request
from toolkit.execute.room import rooms
from toolkit.execute.store import Store
from toolkit.i18n.slots import STATES
from toolkit.media.reading import read_project
from toolkit.plan.supposed import as_if_translated

MakeProject = Callable[..., Path]
Run = Callable[..., Any]

TITLE, BODY = "notes/hello/title", "notes/hello/body"


def waiting(words: str) -> str:
    """The title is fuzzy, the body is missing."""
    fuzzy = words.replace(f'msgctxt "{TITLE}"', f'#, fuzzy\nmsgctxt "{TITLE}"')
    return fuzzy.replace('msgstr "Dywedwch wrth rywun. Darllenwch fwy yn {web}."', 'msgstr ""')


def test_words_that_wait_hold_and_the_original_stands_for_what_is_missing(
    project: MakeProject,
) -> None:
    root = project({CATALOGUE: waiting(catalogue(reviewed=False))})
    said = as_if_translated(read_project(root), "cy").catalogues["cy"].messages
    assert (said[TITLE].text, said[TITLE].fuzzy) == ("Rhannu i ddiogelu", False)
    assert said[BODY].text.startswith("Tell the person")


@pytest.mark.parametrize("state", ["fuzzy", "missing"])
def test_strings_that_wait_have_a_budget_and_a_picture(
    project: MakeProject, run: Run, state: str
) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    root = project({CATALOGUE: waiting(catalogue(reviewed=False))})
    ran = run("i18n", "export", root / "out.xlsx", "--state", state, "--project", root)
    assert ran.code == 0 and "1 rows" in ran.out and not ran.err
    sheet = openpyxl.load_workbook(root / "out.xlsx").active
    assert sheet["G2"].value > 10 and len(sheet._images) == 1
    assert sheet["E2"].value == state and state in STATES


def test_only_what_prints_the_strings_is_laid_out_and_drawn(
    project: MakeProject, tmp_path: Path
) -> None:
    root = project()
    campaign, store = read_project(root), Store(tmp_path / "store")
    with rooms():
        none = fit_all(root, campaign, Request(), store, strings=frozenset({"cy notes/none/x"}))
        some = fit_all(root, campaign, Request(), store, strings=frozenset({f"cy {TITLE}"}))
        whole = fit_all(root, campaign, Request(), store)
    assert 0 == none.layouts < some.layouts < whole.layouts
    sketches = choose(sketch_all(campaign))
    assert few(sketches, {"cy notes/none/x"}, ()) == ()
    assert few(sketches, {f"cy {TITLE}"}, ("cy",))[0].endswith(".cy.png")


def test_screenshots_show_each_string_where_it_stands(project: MakeProject, run: Run) -> None:
    root = project()
    ran = run("i18n", "export", f"{root / 'shots'}/", "--project", root)
    assert ran.code == 0 and "2 strings on 1 pictures; 2 strings stand on none" in ran.out
    ((name, boxes),) = json.loads((root / "shots/screenshots.json").read_text("utf-8")).items()
    assert [box["msgctxt"] for box in boxes] == [BODY, TITLE]
    with Image.open(root / "shots" / name) as picture:
        shot = picture.convert("L")
    for box in boxes:
        x, y, width, height = (box[side] for side in ("x", "y", "width", "height"))
        assert x + width <= shot.width and y + height <= shot.height
        dark, light = shot.crop((x, y, x + width, y + height)).getextrema()
        assert light - dark > 100, "words stand there"


def test_a_file_without_an_ending_is_no_folder(project: MakeProject, run: Run) -> None:
    root = project()
    ran = run("i18n", "export", root / "words", "--project", root)
    assert ran.code == 2 and "a folder ends with /" in ran.err and not (root / "words").exists()
