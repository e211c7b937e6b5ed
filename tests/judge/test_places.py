"""Words of finished stills where they came to stand: faults planted into a template that hides them
from everything but the finished file. Each is found in every format, in one language and in two.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from minimal import CARDS, FILES, PLATFORMS, POSTERS, TEMPLATE, formats

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
        assert any(said in message for message in messages), (path, messages)
