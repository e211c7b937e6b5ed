"""Judges the sheets of a finished file: each of the size that was asked for, as many as the kind of
file can show, and none of them empty.
"""

from __future__ import annotations

from toolkit.engine import pixels
from toolkit.judge.layout import POINTS
from toolkit.model.page import Page
from toolkit.model.problem import Problem, Span

NEAR = 0.5  # pt
PICTURES = ("png", "jpeg", "svg")  # which show one page


def missized(page: Page, pdf: bytes, margin: int = 0) -> list[Problem]:
    """What is wrong with the pages of a PDF. `margin` is what lies around the trim, in 1/1000 of
    the page's unit.
    """
    pages = pixels.sheets(pdf)
    unit = POINTS[page.unit] / 1000
    width, height = ((2 * margin + side) * unit for side in (page.width, page.height))
    problems = []
    if len(pages) > 1 and page.output in PICTURES:
        what = f"has {len(pages)} pages; a picture shows one"
        problems.append((what, "draw all of it on one sheet, or leave out what begins the next"))
    for number, each in enumerate(pages, 1):
        if abs(each.width - width) > NEAR or abs(each.height - height) > NEAR:
            wrong, right = _size(page, each.width, each.height), _size(page, width, height)
            what = f"page {number} measures {wrong}; {page.sheet} is {right}"
            problems.append((what, "draw pages with sheet(), or with W and H"))
        elif each.plain and len(pages) > 1:
            hint = "take out the page break, or what is too high for the page before it"
            problems.append((f"page {number} is empty", hint))
    return [
        Problem("pages", f"{page.name}: {what}", Span(page.entry), hint) for what, hint in problems
    ]


def _size(page: Page, width: float, height: float) -> str:
    unit = POINTS[page.unit]
    return f"{width / unit:.0f} × {height / unit:.0f} {page.unit}"
