"""Logos from campaign.toml to finished files, with the commands that people type."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from minimal import HERE
from PIL import Image, ImageDraw
from running import Ran, Run

from toolkit.engine.pixels import rasterise

RED = (200, 30, 40)
SECOND = HERE / "tests/campaigns/waste-less"
CAMPAIGN = "assets/campaign.toml"
VECTOR = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">'
    '<path d="M0 0h300l-50 100H50z" fill="#c81e28"/></svg>'
)


def png(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def disc(width: int, height: int, colour: tuple[int, int, int] = RED) -> bytes:
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((0, 0, width - 1, height - 1), fill=(*colour, 255))
    return png(image)


def photograph() -> bytes:
    out = BytesIO()
    Image.effect_noise((1600, 1600), 90).convert("RGB").save(out, "JPEG", quality=85)
    return out.getvalue()


Begun = Callable[..., Path]


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Begun:
    """A copy of a campaign with these logos: its school's, and its partners'."""

    def make(campaign: Path, school: str, partners: Mapping[str, bytes], data: bytes = b"") -> Path:
        root = tmp_path_factory.mktemp("logos") / "campaign"
        for folder in ("assets", "locales"):
            shutil.copytree(campaign / folder, root / folder)
        (root / "assets/logos").mkdir()
        for name, logo in (*partners.items(), (school, data)) if school else partners.items():
            (root / "assets/logos" / name).write_bytes(logo)
        text = (root / CAMPAIGN).read_text("utf-8").partition("[[partner]]")[0]
        text = text.replace('name = ""', 'name = "Ysgol"')
        if school:
            text = text.replace('logo = ""', f'logo = "logos/{school}"')
        for name in partners:
            text += f'\n[[partner]]\nname = "Partner {name}"\nlogo = "logos/{name}"\n'
        (root / CAMPAIGN).write_text(text, "utf-8")
        return root

    return make


@pytest.fixture(scope="module")
def partners(begun: Begun, run: Run) -> tuple[Path, Ran]:
    """Partners of every shape, on a campaign that is not the shipped one."""
    logos = {
        "wide.png": disc(2000, 200),
        "tall.png": disc(100, 500),
        "vector.svg": VECTOR.encode(),
        "photo.jpg": photograph(),
        "tiny.png": disc(24, 24),
        "white.png": disc(200, 200, (255, 255, 255)),
    }
    root = begun(SECOND, "", logos)
    posters = root / "assets/resources/posters.toml"
    text = posters.read_text("utf-8")
    white = 'describe = "artworks/hello"\noptions = { field = "chalk" }'
    posters.write_text(text.replace('describe = "artworks/hello"', white), "utf-8")
    ran = run("build", "*hello-a4-print.en.pdf", "*hello-a4-screen.en.pdf", "--project", root)
    assert ran.code == 0, ran.err
    return root / "build/posters/hello", ran


def images(path: Path) -> list[tuple[str, int, bool]]:
    """Each picture of a PDF: its colour space, its width, and whether it has a mask."""
    with pikepdf.open(path) as document:
        return [
            (str(found.ColorSpace), int(found.Width), "/SMask" in found)
            for found in document.objects
            if isinstance(found, pikepdf.Stream) and "/Width" in found
        ]


def test_too_few_pixels_and_too_little_contrast_are_told_once(partners: tuple[Path, Ran]) -> None:
    said = partners[1].err + partners[1].out
    assert said.count("tiny.png shows 24 × 24 pixels") == 1 and " ppi " in said, said
    assert said.count("white.png can hardly be seen") == 1
    assert not any(f"logo assets/logos/{name}" in said for name in ("wide", "tall", "vector"))


def test_files_for_the_press_hold_inks_and_no_mask(partners: tuple[Path, Ran]) -> None:
    found = images(partners[0] / "hello-a4-print.en.pdf")
    assert len(found) == 6
    assert {space for space, _, _ in found} == {"/DeviceCMYK", "/DeviceGray"}
    assert not any(masked for _, _, masked in found)


def test_no_file_grows_by_a_megabyte(partners: tuple[Path, Ran]) -> None:
    for path in partners[0].iterdir():
        assert path.stat().st_size < 1_000_000, path.name
        assert max(width for _, width, _ in images(path)) < 900, "300 ppi are enough"


def test_a_logo_has_its_own_colour_on_the_page(partners: tuple[Path, Ran]) -> None:
    page = rasterise((partners[0] / "hello-a4-screen.en.pdf").read_bytes(), 144)
    counted = dict((colour, n) for n, colour in page.getcolors(page.width * page.height) or [])
    assert counted.get(RED, 0) > 3000


def test_a_school_s_logo_stands_on_its_poster_and_its_slides(begun: Begun, run: Run) -> None:
    root = begun(HERE, "school.svg", {"partner.png": disc(90, 90)}, VECTOR.encode())
    ran = run("build", "*your-contact-a4-*.cy-en.pdf", "*quiz.cy.pptx", "--project", root)
    assert ran.code == 0, ran.err
    assert "the partner 'Partner partner.png' stands on nothing" in ran.err
    own = root / "build/recipients/school/posters/your-contact"
    ((space, width, masked),) = images(own / "your-contact-a4-print.cy-en.pdf")
    assert space == "/DeviceCMYK" and not masked
    assert 520 <= width <= 540, "45 mm at 300 ppi"
    shown = rasterise((own / "your-contact-a4-screen.cy-en.pdf").read_bytes(), 72)
    assert RED in [colour for _, colour in shown.getcolors(shown.width * shown.height) or []]
    assert (root / "build/recipients/school/decks/quiz/quiz.cy.pptx").is_file()


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.png", disc(9, 9)[:60], "is damaged"),
        ("a.png", png(Image.new("RGBA", (9, 9), (0, 0, 0, 0))), "transparent all over"),
        ("a.tif", b"II*\0" + b"\0" * 99, "TIFF"),
        ("a.svg", VECTOR.replace("</svg>", "<text>Hi</text></svg>").encode(), "live text"),
    ],
    ids=["damaged", "transparent", "tiff", "text"],
)
def test_a_logo_that_cannot_be_taken_stops_all_before_it_begins(
    begun: Begun, run: Run, name: str, data: bytes, why: str
) -> None:
    root = begun(SECOND, "", {name: data})
    ran = run("build", "posters/hello", "--project", root)
    assert ran.code == 2
    assert ran.err.count("error:") == 1 and why in ran.err and "hint:" in ran.err
    assert not (root / "build").exists()
