"""The slides that take any words: a list, a quote, a picture with a line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation
from running import Run

Campaign = Callable[..., Path]
DECK = """[deck]
title = "briefing/deck/title"
alt = "briefing/deck/alt"
minutes = 5
editions = ["cy", "en", "cy-en"]

[[slide]]
id = "list"
layout = "list"
minutes = 1
title = "steps/heading/title"
body = "steps/*/title"
notes = "briefing/overview/notes"

[[slide]]
id = "quote"
layout = "quote"
minutes = 1
title = "myths/consent/fact"
name = "campaign/contact/role"
role = "campaign/line/status_short"
picture = "steps/openness"
notes = "briefing/why/notes"

[[slide]]
id = "quote-bare"
layout = "quote"
minutes = 1
title = "myths/trouble/fact"
name = "campaign/contact/role"
notes = "briefing/why/notes"

[[slide]]
id = "picture"
layout = "picture"
minutes = 1
title = "campaign/line/strapline"
second = "campaign/line/think"
picture = "steps/emergency"
notes = "briefing/why/notes"

[[slide]]
id = "picture-bare"
layout = "picture"
minutes = 1
title = "campaign/line/share"
picture = "mark"
notes = "briefing/why/notes"
"""


@pytest.mark.parametrize("edition", ["cy", "en", "cy-en"])
def test_a_place_that_stays_empty_is_not_on_the_slide(
    campaign: Campaign, run: Run, edition: str
) -> None:
    root = campaign()
    for path in (root / "assets/decks").glob("*.toml"):
        path.unlink()
    (root / "assets/decks/any.toml").write_text(DECK, "utf-8")
    ran = run("build", "--project", root, "decks/*/*.pptx", "--edition", edition)
    assert ran.code == 0, ran.err
    file = root / f"build/decks/any/any.{edition}.pptx"
    assert run("check", file).code == 0
    slides = Presentation(str(file)).slides
    said = [[shape.text_frame.text for shape in slide.placeholders] for slide in slides]
    assert all(text for texts in said for text in texts)
    assert len(said[1]) - len(said[2]) == len(edition.split("-"))  # who it was, in each language
    assert len(said[3]) - len(said[4]) == len(edition.split("-"))
