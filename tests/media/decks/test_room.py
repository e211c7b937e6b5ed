"""Room for words on slides, as translators are told it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from minimal import HERE

from media.decks.conftest import Campaign
from toolkit.execute.fitting import Fitting, fit_all
from toolkit.execute.prepare import sketch_all
from toolkit.execute.request import Request
from toolkit.execute.room import rooms
from toolkit.execute.store import Store
from toolkit.media.decks.plan import DeckSketch
from toolkit.media.reading import read_project

Run = Callable[..., Any]
PO = "locales/cy/LC_MESSAGES/campaign.po"


def fitting(root: Path, top: Path) -> Fitting:
    with rooms():
        request = Request(("decks/*/*.pptx",))
        return fit_all(root, read_project(root), request, Store(top / "store"))


def saying(root: Path, context: str, words: str) -> Path:
    """The campaign with other Welsh for one string."""
    text, count = re.subn(
        rf'(msgctxt "{context}"\nmsgid "[^\n]*"\nmsgstr )"[^\n]*"',
        rf'\1"{words}"',
        (root / PO).read_text("utf-8"),
    )
    assert count == 1
    (root / PO).write_text(text, "utf-8")
    return root


def test_every_string_of_every_deck_has_a_record(tmp_path: Path) -> None:
    found = fitting(HERE, tmp_path)
    assert found.layouts == 12 and not found.problems and all(fit.fits for fit in found.strings)
    for sketch in sketch_all(read_project(HERE)):
        if isinstance(sketch, DeckSketch):
            assert sketch.output.endswith(".pptx")
            said = {
                (p.locale, p.id)
                for slide in sketch.slides
                for place in slide.places
                for p in place.strings()
                if not p.id.startswith("@")
            }
            assert {
                (fit.locale, fit.context) for fit in found.strings if fit.output == sketch.output
            } == said
    assert all(
        fit.size >= fit.smallest >= 18000 and fit.lines <= (fit.allowed or 0)
        for fit in found.strings
    )


@pytest.mark.parametrize(
    "context", ["briefing/why/title", "briefing/think/more", "quiz/proof/text"]
)
def test_as_many_characters_as_it_promises_do_fit(
    campaign: Campaign, tmp_path: Path, context: str
) -> None:
    before = [
        fit
        for fit in fitting(HERE, tmp_path).strings
        if (fit.context, fit.locale) == (context, "cy")
    ]
    most = min(fit.most for fit in before if fit.most)
    words = ("gwybodaeth am blant yn ein hysgol ni heddiw " * 40)[: int(most * 0.9)].rsplit(" ", 1)[
        0
    ]
    after = [
        fit
        for fit in fitting(saying(campaign(), context, words), tmp_path).strings
        if (fit.context, fit.locale) == (context, "cy")
    ]
    assert after and all(fit.fits for fit in after)


def test_what_is_too_long_says_how_many_characters_to_cut(
    campaign: Campaign, run: Run, tmp_path: Path
) -> None:
    root = saying(
        campaign(),
        "briefing/why/title",
        "Rhannu gwybodaeth i ddiogelu plant a phobl ifanc yn yr ysgol ".strip()
        + " gwybodaeth am blant" * 16,
    )
    over = [
        fit
        for fit in fitting(root, tmp_path).strings
        if fit.context == "briefing/why/title" and not fit.fits
    ]
    assert over and all(
        0 < fit.cut < fit.characters and fit.over > 0 and fit.size == fit.smallest for fit in over
    )
    ran = run("i18n", "fit", "decks/*/*.pptx", "--project", root)
    assert (
        ran.code == 1 and "cut about" in ran.err and f"at {PO}:" in ran.err and "slide 3" in ran.err
    )
