"""Judges what an accessible PDF says of itself.

That is its language, title and tags, headings in order, no script, and embedded fonts.
"""

from __future__ import annotations

from toolkit.engine.pdf import Outline, outline
from toolkit.model.problem import Problem, Span


def check_pdf(path: str, data: bytes, languages: tuple[str, ...], title: str) -> list[Problem]:
    """Problems of one PDF.

    `languages` in reading order (cy, en): the first is the document's, each must be marked.
    """
    found = outline(data)
    if isinstance(found, str):
        return [_problem(path, f"is damaged: {found}", "build it again")]
    return [
        _problem(path, message, "see the template that drew it")
        for message in _faults(found, languages, title)
    ]


def check_any_pdf(path: str, data: bytes) -> list[Problem]:
    """Problems of a PDF of which only is known that everybody should be able to read it."""
    found = outline(data)
    if isinstance(found, str):
        return [_problem(path, f"cannot be read: {found}", "download or export it again")]
    faults = [] if found.language else ["does not say its language"]
    faults += [] if found.title else ["has no title"]
    faults += _faults(found, (found.language or "?",), found.title)
    hint = "export it again with tags, or take the file that was built"
    return [_problem(path, fault, hint) for fault in faults if "language is ''" not in fault]


def _faults(found: Outline, languages: tuple[str, ...], title: str) -> list[str]:
    faults = []
    # The page engine writes no scripts of languages: zh of zh-Hans.
    spoken = tuple(language.split("-")[0] for language in languages)
    if not found.tagged:
        faults.append("has no tags")
    if found.language.split("-")[0] != spoken[0]:
        faults.append(f"says that its language is '{found.language}', not '{spoken[0]}'")
    marked = {language.split("-")[0] for language in found.languages}
    faults += [f"marks no part as '{code}'" for code in spoken[1:] if code not in marked]
    if found.title != title:
        faults.append(f"is titled “{found.title}”, not “{title}”")
    if not found.shows_title:
        faults.append("shows its file name in place of its title")
    if not found.headings or found.headings[0] != 1:
        faults.append("does not start with a first-level heading")
    faults += [
        f"jumps from heading level {a} to {b}"
        for a, b in zip(found.headings, found.headings[1:], strict=False)
        if b > a + 1
    ]
    if found.figures_without_alt:
        faults.append(f"has {found.figures_without_alt} figures without alt text")
    if found.scripts:
        faults.append("holds a script")
    faults += [f"does not embed the font {name}" for name in found.loose_fonts]
    return faults


def _problem(path: str, message: str, hint: str) -> Problem:
    return Problem("structure", f"{path} {message}", Span(path), hint)
