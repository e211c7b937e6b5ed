"""PDFium: the same page, the same pixels, however many ask at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from toolkit.engine.pixels import rasterise
from toolkit.model.problem import RenderFailed


@pytest.fixture(scope="module")
def poster(small: Path) -> bytes:
    return (small / "build/posters/hello/hello-a5-screen.cy.pdf").read_bytes()


@pytest.mark.parametrize(("ppi", "size"), [(72, (420, 596)), (36, (210, 298)), (144, (840, 1191))])
def test_a_page_has_as_many_pixels_as_its_inches_ask_for(
    poster: bytes, ppi: int, size: tuple[int, int]
) -> None:
    assert rasterise(poster, ppi).size == size


def test_flat_colours_are_exact(poster: bytes) -> None:
    image = rasterise(poster, 72)
    assert image.mode == "RGB"
    assert image.getpixel((5, 5)) == (255, 203, 31)
    assert image.getpixel((200, 590)) == (6, 55, 45)


def test_many_at_once_draw_the_same(poster: bytes) -> None:
    alone = rasterise(poster, 72).tobytes()
    with ThreadPoolExecutor(4) as pool:
        assert {
            image.tobytes() for image in pool.map(lambda _: rasterise(poster, 72), range(12))
        } == {alone}


def test_a_page_of_more_pixels_than_fit_is_refused(poster: bytes) -> None:
    with pytest.raises(RenderFailed, match=r"24,770 × 35,146 pixels; 250 million fit"):
        rasterise(poster, 4251)
