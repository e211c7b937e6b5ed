"""What the campaign makes, as a list that a person can review.

Refresh it after a change that is meant: `python tests/plan/test_golden_outputs.py`, then read the
difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from planning import sketches

from toolkit.media.artwork.plan import undrawn
from toolkit.media.reading import read_project
from toolkit.plan.sketch import Sketch

GOLDEN = Path(__file__).with_name("golden_outputs.txt")
ROOT = Path(__file__).resolve().parents[2]


def _everything() -> tuple[Sketch, ...]:
    return sketches(read_project(ROOT))


def _text(found: tuple[Sketch, ...]) -> str:
    return "".join(f"{sketch.output}\n" for sketch in found)


@pytest.fixture(scope="module")
def everything() -> tuple[Sketch, ...]:
    return _everything()


def test_the_campaign_makes_what_was_agreed(everything: tuple[Sketch, ...]) -> None:
    assert _text(everything).splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_every_path_is_made_once_and_is_safe_on_every_system(
    everything: tuple[Sketch, ...],
) -> None:
    outputs = [sketch.output for sketch in everything]
    assert len({output.lower() for output in outputs}) == len(outputs) > 0
    for output in outputs:
        assert len(output) <= 120
        assert set(output) <= set("abcdefghijklmnopqrstuvwxyz0123456789-./")
        assert ".." not in output and not output.startswith("/") and output.count("/") == 2


def test_every_artwork_has_its_welsh_wherever_it_has_english(
    everything: tuple[Sketch, ...],
) -> None:
    made = {
        (sketch.resource.kind, sketch.resource.id, sketch.format.id, sketch.edition.id)
        for sketch in everything
    }
    assert {(kind, name, form) for kind, name, form, edition in made if edition == "cy"} == {
        (kind, name, form) for kind, name, form, edition in made if edition == "en"
    }


def test_the_campaign_s_welsh_is_whole_and_every_format_is_drawn(
    everything: tuple[Sketch, ...],
) -> None:
    assert {str(problem) for sketch in everything for problem in sketch.found.problems} == set()
    assert list(undrawn(read_project(ROOT))) == []


if __name__ == "__main__":
    GOLDEN.write_text(_text(_everything()), encoding="utf-8", newline="\n")
