"""Words of finished stills where they came to stand: faults planted into a template that hides them
from everything but the finished file. Each is found in every format, in one language and in two.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from minimal import CARDS, FILES, PLATFORMS, POSTERS, TEMPLATE, formats
from running import Run

SHEET = """#import "/templates/lib/tcs.typ": *
#show: artwork
#let word-at(slot, n, l, x, y, size: 14pt, w: 110pt, fill: board, dx: 0pt, dy: 0pt) = put(
  x + n * 150pt, y,
  say(word(slot, l: l), size, w, l: l, fill: fill, level: if slot == "title" { n + 1 }),
)
#sheet(fill: chalk, {
  let all(draw) = for (n, l) in locales.enumerate() { draw(n, l) }
%s
})
"""
TITLE = '  all((n, l) => word-at("title", n, l, 30pt, 30pt))\n'
BODY = '  all((n, l) => word-at("body", n, l, 30pt, 120pt))\n'
# What is planted, where the title stands right; and what is said of it.
FAULTS = {
    "words over words by a millimetre": (
        TITLE + '  all((n, l) => word-at("body", n, l, 30pt, 60pt))\n',
        "of 'notes/hello/body' (cy) lies over “",
    ),
    "half under a dark shape": (
        TITLE + BODY + "  put(0pt, 126pt, rect(width: W, height: 60pt, fill: sugar))\n",
        "is covered by a shape: ",
    ),
    "half under a shape as dark as they are": (
        TITLE + BODY + "  put(0pt, 126pt, rect(width: W, height: 60pt, fill: board))\n",
        "off its ground",
    ),
    "under a shape of its own ground": (
        TITLE + BODY + "  put(0pt, 117pt, rect(width: W, height: 90pt, fill: chalk))\n",
        "is covered by a shape: 100 % of it is not to be seen",
    ),
    "grey on grey": (
        "  put(0pt, 100pt, rect(width: W, height: 150pt, fill: luma(110)))\n"
        + TITLE
        + BODY.replace("120pt)", "120pt, fill: luma(150))"),
        "has a contrast of ",
    ),
    "light words off a dark card": (
        "  all((n, l) => put(9pt + n * 150pt, 110pt, rect(width: 80pt, height: 9cm, fill: pen)))\n"
        + TITLE
        + BODY,
        "off its ground",
    ),
    "cut off by what holds it": (
        TITLE
        + "  put(0pt, 110pt, block(width: W, height: 14pt, clip: true, {"
        + ' all((n, l) => word-at("body", n, l, 30pt, 8pt)) }))\n',
        "is cut off: ",
    ),
    "cut off by the corners of a round frame": (
        TITLE
        + "  all((n, l) => put(30pt + n * 150pt, 110pt, block(width: 110pt, height: 110pt,"
        + " radius: 50%, clip: true, place(dy: 10pt,"
        + ' say(word("body", l: l), 14pt, 110pt, l: l)))))\n',
        "% of it is not to be seen",
    ),
    "made smaller after it was said": (
        TITLE
        + "  all((n, l) => put(30pt + n * 150pt, 120pt, std.scale(40%, reflow: true,"
        + ' say(word("body", l: l), 14pt, 110pt, l: l))))\n',
        " is 5.6 pt large in the finished file; ",
    ),
    "squeezed after it was said": (
        TITLE
        + "  all((n, l) => put(30pt + n * 150pt, 120pt, std.scale(x: 30%,"
        + ' say(word("body", l: l), 14pt, 110pt, l: l))))\n',
        " is 4.2 pt large in the finished file; ",
    ),
    "once more in the same place": (
        TITLE + BODY + BODY,
        "of 'notes/hello/body' (cy) ",
    ),
    "lines over lines of the same words": (
        TITLE
        + "  all((n, l) => put(30pt + n * 150pt, 120pt,"
        + ' say(word("body", l: l), 14pt, 110pt, l: l, lead: .1)))\n',
        "of 'notes/hello/body' (cy) lies over “",
    ),
    "on the second page, across the edge of the sheet": (
        TITLE
        + BODY
        + "})\n#sheet(fill: chalk, {\n  put(0pt, 0pt, move(dx: -6pt, text(20pt, [Rhannwch])))\n",
        ", page 2: “Rhannwch” runs ",
    ),
    "out of its box": (
        TITLE
        + '  all((n, l) => put(30pt + n * 150pt, 120pt, fit("body", 110pt, 90pt, k => {'
        + ' show "t": set text(tracking: 12pt); set par(linebreaks: "simple");'
        + ' box(width: 400pt, say(word("body", l: l), 12pt, auto, l: l)) })))\n',
        "",
    ),
}
KINDS = ("a5-screen", "a5-print", "a5-preview")
Build = Callable[..., dict[str, list[str]]]


@pytest.fixture
def failures(project: Callable[..., Path], run: Callable[..., Any]) -> Build:
    """failures(drawing): what was said of each artefact that failed."""

    def failures(drawing: str, **more: str) -> dict[str, list[str]]:
        files = formats(POSTERS, *KINDS) | formats(CARDS, "400x400", "sign", "vector")
        files |= {TEMPLATE: SHEET % drawing} | {PLATFORMS: more.get("platforms", FILES[PLATFORMS])}
        editions = ("--edition", "cy", "--edition", "cy-en")
        ran = run(
            "build", "--project", project(files), "--json", *editions, *more.get("only", "").split()
        )
        return {
            line["path"]: [problem["message"] for problem in line["problems"]]
            for line in ran.lines
            if line["event"] == "failed"
        }

    return failures


def test_nothing_is_said_of_words_in_their_places(failures: Build) -> None:
    assert failures(TITLE + BODY) == {}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_stops_every_format(fault: str, failures: Build) -> None:
    drawing, said = FAULTS[fault]
    failed = failures(drawing, only="posters" if "page" in fault else "")
    assert len(failed) == (2 * 3 if "page" in fault else 2 * 6), failed.keys()
    for path, messages in failed.items():
        told = "has 2 pages; a picture shows one" if "page" in fault and "png" in path else said
        assert any(told in message for message in messages), (path, messages)


PAGES = {
    "a picture of two pages": (
        TITLE + BODY + "})\n#sheet(fill: chalk, {\n  put(9pt, 9pt, square(fill: board))\n",
        "has 2 pages;",
    ),
    "an empty page": (TITLE + BODY + "})\n#sheet(fill: chalk, {\n", "page 2 is empty"),
    "a page of another size": (
        TITLE + BODY + "})\n#page(width: 90pt, height: 90pt, margin: 0pt, {\n",
        "page 2 measures 90 × 90 px; 400x400 is 400 × 400 px",
    ),
}


@pytest.mark.parametrize("fault", PAGES)
def test_pages_are_those_that_were_asked_for(fault: str, failures: Build) -> None:
    drawing, said = PAGES[fault]
    failed = failures(drawing, only="cards --edition cy")
    assert len(failed) == 2 * 3
    assert all(any(said in message for message in told) for told in failed.values()), failed


def test_the_band_of_a_draft_covers_no_words(project: Callable[..., Path], run: Run) -> None:
    """Words at the head of the sheet leave no room for it there, and so it stands at the foot."""
    drawing = TITLE.replace("30pt, 30pt)", "30pt, 6pt)") + BODY
    files = formats(POSTERS, "a5-screen", "a5-print") | formats(CARDS, "400x400")
    ran = run("build", "--project", project(files | {TEMPLATE: SHEET % drawing}), "--draft")
    assert ran.code == 0, ran.err
