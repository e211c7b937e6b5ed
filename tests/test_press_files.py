"""Press files of the shipped campaign and of another one, with logos: judged by our own clauses,
and by programs that we did not write.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from minimal import HERE
from PIL import Image, ImageDraw
from running import Run
from validators import ghostscript, verapdf
from validators.twin import twin

from toolkit.engine.press.marks import marks
from toolkit.judge.press import check_press

Must = Callable[[str | None], None]
YELLOW = (0, 51, 255, 0)  # [0, 20, 100, 0] of the shipped brand's tokens
BLEED = 7 / 25.4 * 72  # points from the sheet's edge


def copied(source: Path, root: Path) -> Path:
    for folder in ("assets", "locales"):
        shutil.copytree(source / folder, root / folder)
    return root


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory, run: Run) -> list[Path]:
    """The contact poster, and that of a school whose logo is a red disc on nothing."""
    root = copied(HERE, tmp_path_factory.mktemp("press") / "campaign")
    logo = Image.new("RGBA", (600, 300), (255, 255, 255, 0))
    ImageDraw.Draw(logo).ellipse((150, 10, 430, 290), fill=(200, 30, 40, 255))
    logo.save(root / "assets/brand/school.png")
    about = root / "assets/campaign.toml"
    text = about.read_text("utf-8").replace('logo = ""', 'logo = "brand/school.png"')
    text = text.replace('\nname = ""\n', '\nname = "Ysgol y Bryn"\n', 1)
    about.write_text(text, "utf-8")
    ran = run(
        *("build", "posters/your-contact", "--format", "a4-print", "--project", root),
    )
    assert ran.code == 0, ran.err
    return sorted((root / "build").rglob("*-print.*.pdf"))


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory, run: Run) -> list[Path]:
    """A poster of another brand, with a partner's logo."""
    root = copied(HERE / "tests/campaigns/waste-less", tmp_path_factory.mktemp("press") / "other")
    ran = run("build", "posters/points", "--format", "a4-print", "--project", root)
    assert ran.code == 0, ran.err
    return sorted((root / "build").rglob("*-print.*.pdf"))


def test_our_own_clauses_find_nothing(shipped: list[Path], other: list[Path]) -> None:
    assert len(shipped) == 6 and len(other) >= 2
    for path in (*shipped, *other):
        assert check_press(path.name, path.read_bytes()) == []


def test_a_logo_is_inks_on_the_poster_s_ground(shipped: list[Path]) -> None:
    personal = [path for path in shipped if "recipients" in path.parts]
    assert len(personal) == 3
    for path in personal:
        with pikepdf.open(path) as document:
            (picture,) = (
                mark.picture
                for page in document.pages
                for mark in marks(page)
                if mark.picture is not None
            )
            assert str(picture.ColorSpace) == "/DeviceCMYK" and "/SMask" not in picture
            data, wide = picture.read_bytes(), int(picture.Width)
            assert tuple(data[:4]) == YELLOW
            middle = 4 * (wide * (int(picture.Height) // 2) + wide // 2)
            assert data[middle + 1] > 200 > 60 > data[middle]


def test_verapdf_finds_them_accessible_and_their_colours_and_fonts_whole(
    shipped: list[Path], other: list[Path], tmp_path: Path, must: Must
) -> None:
    must(verapdf.available())
    twins = [
        twin(path, tmp_path / f"{number}.pdf") for number, path in enumerate([*shipped, *other])
    ]
    for flavour, paths in (("ua1", [*shipped, *other]), ("2b", twins)):
        verdicts = verapdf.validate(paths, flavour)
        failures = {path.name: found.failures for path, found in verdicts.items()}
        assert {name: found for name, found in failures.items() if found} == {}
        assert all(found.compliant for found in verdicts.values())


def test_ghostscript_s_plates_hold_no_more_ink_than_dries(
    shipped: list[Path], tmp_path: Path, must: Must
) -> None:
    must(ghostscript.available())
    for number, path in enumerate(shipped[::3]):
        plates = ghostscript.plates(path, tmp_path / str(number))
        assert plates.keys() == {"Cyan", "Magenta", "Yellow", "Black"}
        width, height = plates["Black"].size
        box = (BLEED + 1, BLEED + 1, width - BLEED - 1, height - BLEED - 1)
        sheet = {ink: plate.crop([round(v) for v in box]) for ink, plate in plates.items()}
        assert 150 < ghostscript.most_ink(sheet) <= 300


def test_on_ghostscript_s_plates_yellow_runs_on_under_black_words(
    shipped: list[Path], tmp_path: Path, must: Must
) -> None:
    must(ghostscript.available())
    path = next(path for path in shipped if path.name.startswith("your-contact"))
    over = ghostscript.plates(path, tmp_path / "over")
    with pikepdf.open(path) as document:
        for settings in document.pages[0].resources.ExtGState.values():
            settings.op = settings.OP = False
        document.save(tmp_path / "halting.pdf")
    halting = ghostscript.plates(tmp_path / "halting.pdf", tmp_path / "halting")
    assert over["Black"].tobytes() == halting["Black"].tobytes()
    assert sum(over["Yellow"].tobytes()) > sum(halting["Yellow"].tobytes())


def test_a_draft_s_press_file_is_a_press_file_too(tmp_path: Path, run: Run) -> None:
    root = copied(HERE, tmp_path / "campaign")
    asked = ("posters/hero", "--format", "a4-print", "--edition", "en", "--draft")
    assert run("build", *asked, "--project", root).code == 0
    (made,) = root.glob("build/posters/hero/*.pdf")
    assert check_press(made.name, made.read_bytes()) == []
