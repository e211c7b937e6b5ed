"""What planning tells the renderers of decks: values that come through JSON as they were."""

from __future__ import annotations

import json

import pytest
from minimal import HERE

from toolkit.engine.payload import decode, encode
from toolkit.engine.slides.deck import Figure, Holder, Layout, Tile, Wordmark
from toolkit.execute.prepare import sketch_all
from toolkit.media.decks.leftward import mirror
from toolkit.media.decks.model import Rows, Slot, lines, rows
from toolkit.media.decks.payload import DeckFile, DeckPage
from toolkit.media.decks.plan import DeckSketch
from toolkit.media.reading import read_project

SKETCHES = [sketch for sketch in sketch_all(read_project(HERE)) if sketch.medium == "decks"]


def test_the_renderer_gets_what_was_planned() -> None:
    decks = [sketch for sketch in SKETCHES if isinstance(sketch, DeckSketch)]
    assert len(decks) == 12
    for sketch in decks:
        assert sketch.ready is not None
        file = decode(DeckFile, sketch.ready.data)
        assert file.slides == sketch.file.slides and encode(file) == sketch.ready.data
        assert {code: len(said) > 20 for code, said in file.words.items()} == dict.fromkeys(
            sketch.edition.locales, True
        )


def test_links_are_numbers_of_slides() -> None:
    quiz = next(sketch for sketch in SKETCHES if sketch.output == "decks/quiz/quiz.en.pptx")
    assert isinstance(quiz, DeckSketch)
    found = [
        {p.link for place in slide.places for p in place.strings()} - {None}
        for slide in quiz.file.slides[1:3]
    ]
    assert found == [{2}, {3}], "a question leads to its answer, the answer to the next question"


def test_templates_get_only_the_layouts_that_are_shown() -> None:
    for sketch in SKETCHES:
        if isinstance(sketch, DeckSketch):
            assert sketch.cover is not None
            cover = decode(DeckPage, sketch.cover.data).deck
            assert len(cover.slides) == len(cover.layouts) == 1 and not cover.labels
        else:
            assert sketch.ready is not None
            shown = decode(DeckPage, sketch.ready.data).deck
            assert {slide.layout for slide in shown.slides} == {
                layout.name for layout in shown.layouts
            }
            # The names by which templates ask for them.
            told = json.loads(sketch.ready.data)["deck"]
            assert {"box", "idx", "on", "fill", "numbered"} <= told["layouts"][0]["holders"][
                0
            ].keys()


def test_a_layout_that_is_mirrored_twice_is_what_it_was() -> None:
    layout = Layout(
        name="text",
        field="chalk",
        footer=(1, 2, 3, 4),
        picture=(5, 6, 7),
        arrows=(),
        tiles=(Tile(box=(0, 0, 30, 90), fill="board"),),
        figures=(Figure(draw="mark", at=(60, 10, 20), on="chalk"),),
        wordmark=(Wordmark(box=(10, 10, 40, 20), words=("Meddwl",), locale="cy"),),
        holders=(
            Holder(
                name="title",
                type="title",
                idx=0,
                locale="cy",
                box=(10, 20, 50, 30),
                size=24,
                bold=True,
                lead=100,
                gap=0,
                numbered=0,
                align="l",
                anchor="t",
                inset=0,
                on="chalk",
                fill="",
            ),
        ),
    )
    once = mirror(layout, 100)
    assert (once.footer, once.picture) == ((96, 2, 3, 4), (88, 6, 7))
    assert (once.tiles[0].box, once.figures[0].at) == ((70, 0, 30, 90), (20, 10, 20))
    assert (once.wordmark[0].box, once.holders[0].box) == ((50, 10, 40, 20), (40, 20, 50, 30))
    assert mirror(once, 100) == layout


CELLS = (("a/b", "c/d"), ("e/f", "g/h"))


@pytest.mark.parametrize(
    ("slot", "paths", "table"),
    [
        ("a/b", ("a/b",), ()),
        (("a/b", "c/d"), ("a/b", "c/d"), ()),
        (CELLS, ("a/b", "c/d", "e/f", "g/h"), CELLS),
        ((), (), ()),
    ],
)
def test_a_slot_holds_a_path_or_several_or_rows_of_them(
    slot: Slot, paths: tuple[str, ...], table: Rows
) -> None:
    assert (lines(slot), rows(slot)) == (paths, table)
