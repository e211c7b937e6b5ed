"""Languages that run from right to left: artwork mirrors, letters join, each language keeps to its
side, or it is said what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from minimal import HERE
from PIL import Image
from render.test_golden import TOLERANCE, keep, shrunk, side_by_side, worst_block
from validators import verapdf

from rtl.conftest import TYPEFACE
from toolkit.execute.prepare import sketch_all
from toolkit.media.reading import read_project

Run = Callable[..., Any]
GOLDEN = Path(__file__).with_name("golden")
KINDS = ("posters", "infographics", "cards", "decks")
SOME = (
    "posters/hero",
    "posters/ten-steps",
    "posters/myths",
    "infographics/should-i-share",
    "cards/myth-2-consent",
    "cards/slogan",
)
PICTURES = (
    "posters/hero/hero-a4-preview.ar.png",
    "posters/ten-steps/ten-steps-a4-preview.ar-en.png",
    "infographics/should-i-share/should-i-share-web.ar.png",
    "cards/myth-2-consent/myth-2-consent-1080x1350.ar-en.png",
)


@pytest.fixture(scope="module")
def arabic(leftward: Callable[..., Path], run: Run) -> Path:
    """Some of the campaign in Arabic, English, and both."""
    root = leftward("ar")
    editions = [
        part for edition in ("ar", "en", "ar-en", "en-ar") for part in ("--edition", edition)
    ]
    formats = [
        part
        for format in ("a4-screen", "a4-preview", "web", "1080x1350", "1200x630")
        for part in ("--format", format)
    ]
    ran = run("build", *SOME, *editions, *formats, "--project", root)
    assert ran.code == 0, ran.out + ran.err
    return root


@pytest.mark.parametrize("path", PICTURES)
def test_it_looks_as_it_should(
    arabic: Path, path: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    actual, golden = shrunk(arabic / "build" / path), GOLDEN / Path(path).name
    if request.config.getoption("--refresh-golden"):
        keep(actual, golden)
    with Image.open(golden) as image:
        expected = image.convert("RGB")
    worst = worst_block(expected, actual) if expected.size == actual.size else 255.0
    if worst > TOLERANCE:
        side_by_side(expected, actual, tmp_path / golden.name)
        pytest.fail(
            f"{path} looks different: see {tmp_path / golden.name}; if it should look so,"
            " --refresh-golden"
        )


def test_the_drawing_is_mirrored_and_its_words_are_not(arabic: Path) -> None:
    """A tile's picture turns round: where the one has colour, its twin has it on the other side."""
    folder = arabic / "build/cards/slogan"
    with Image.open(folder / "slogan-1200x630.en.png") as image:
        english = image.convert("RGB")
    with Image.open(folder / "slogan-1200x630.ar.png") as image:
        mirrored = image.convert("RGB").transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    figure = (int(0.5 * 1200), 90, 1190, 629)  # no words stand there
    assert worst_block(english.crop(figure), mirrored.crop(figure)) < TOLERANCE


def test_pdfs_say_their_language_and_pass_pdf_ua(
    arabic: Path, must: Callable[[str | None], None], run: Run
) -> None:
    paths = sorted((arabic / "build/posters").rglob("*-a4-screen.*ar*.pdf"))
    assert len(paths) == 9
    for path in paths:
        with pikepdf.open(path) as pdf:
            assert str(pdf.Root.Lang) == ("en-GB" if ".en-ar." in path.name else "ar")
    ran = run("check", "--project", arabic)
    assert ran.code == 0, ran.err
    must(verapdf.available())
    assert [
        verdict.failures for verdict in verapdf.validate(paths).values() if not verdict.compliant
    ] == []


def test_other_editions_do_not_know_of_it(leftward: Callable[..., Path]) -> None:
    """A campaign that takes Arabic in makes none of its Welsh and English artefacts again."""
    keys = [
        {
            sketch.output: (sketch.ready or sketch.measure).key
            for sketch in sketch_all(read_project(root))
            if sketch.edition.id in ("cy", "en", "cy-en") and sketch.resource.kind in KINDS
        }
        for root in (HERE, leftward("ar"))
    ]
    assert keys[0] == keys[1]


def test_urdu_with_taller_lines_fits_or_says_what_does_not(
    leftward: Callable[..., Path], run: Run
) -> None:
    root = leftward(
        "ur",
        typeface=(
            'line_height = 1.6\nfamily = "Noto Sans Arabic"\nfonts ='
            ' ["fonts/arabic/NotoSansArabic-Regular.ttf"]\n'
        ),
    )
    ran = run(
        "build", "cards/step-1-law", "posters/your-contact", "--edition", "ur", "--project", root
    )
    assert (
        ran.code in (0, 1)
        and (root / "build/cards/step-1-law/step-1-law-1080x1080.ur.png").is_file()
    )
    assert ran.code == 0 or "too long" in ran.err


@pytest.mark.parametrize(
    ("typeface", "says"),
    [
        (
            "",
            (
                "runs from right to left in letters that the brand's typeface lacks, and names no"
                " fonts"
            ),
        ),
        ('family = "Noto Sans Arabic"\n', "names a family without its font files"),
        (
            'fonts = ["fonts/arabic/NotoSansArabic-Regular.ttf"]\n',
            "names font files without their family",
        ),
        (
            'family = "Noto Sans Arabic"\nfonts = ["fonts/arabic/Gone.ttf"]\n',
            "names assets/brand/fonts/arabic/Gone.ttf, which is missing",
        ),
        (
            'family = "Noto Sans Arabic"\nfonts = ["../../secret.ttf"]\n',
            "does not lie in a folder of its own",
        ),
        (
            (
                "line_height = 9\nfamily = 'Noto Sans Arabic'\nfonts ="
                " ['fonts/arabic/NotoSansArabic-Regular.ttf']\n"
            ),
            "line_height is 9, not a number from 1 to 3",
        ),
    ],
)
def test_what_is_missing_is_said(
    leftward: Callable[..., Path], run: Run, typeface: str, says: str
) -> None:
    root = leftward("ar")
    campaign = root / "assets/campaign.toml"
    campaign.write_text(campaign.read_text("utf-8").replace(TYPEFACE, typeface), "utf-8")
    ran = run("build", "posters/hero", "--edition", "ar", "--project", root)
    assert ran.code == 2 and says in ran.err, ran.err


def test_a_letter_that_the_fonts_lack_stops_what_prints_it(
    leftward: Callable[..., Path], run: Run
) -> None:
    root = leftward("ar")
    path = root / "locales/ar/LC_MESSAGES/campaign.po"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r'msgstr "(?=[^"])', 'msgstr "\u06de', text), "utf-8")
    ran = run("build", "cards/slogan", "--edition", "ar", "--project", root)
    assert ran.code == 1 and "U+06DE" in ran.err and "[language.ar]" in ran.err, ran.err
    assert run("i18n", "lint", "ar", "--project", root).code == 1
