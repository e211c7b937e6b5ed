"""Judges a deck that people open, edit and present, slide by slide, whoever edited it last."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from toolkit.engine.slides.read import Document, Page, read
from toolkit.judge.boards import misplaced
from toolkit.judge.shapes import FEET, Found, Widths, foreign, judge
from toolkit.model.problem import Problem, Span

_UNNAMED = re.compile(r"(default|untitled) section|section \d+|adran \d+", re.IGNORECASE)


def check_slides(
    path: str,
    data: bytes,
    languages: Collection[str],
    widths: Widths | None = None,
) -> list[Problem]:
    """Problems of one .pptx.

    `languages` are the tags that words may have (cy-GB, en-GB); `widths` those of letters, to
    measure words.
    """
    document = read(data)
    if isinstance(document, str):
        return [
            Problem(
                "deck",
                f"{path} {document}",
                Span(path),
                "open and save it in PowerPoint, or build it again",
            )
        ]
    found = [
        Problem(code, f"{path}: {message}", Span(path), hint)
        for code, message, hint in _whole(document, languages)
    ]
    titles: dict[str, int] = {}
    for page in document.pages:
        found += [
            Problem(code, f"{path}, slide {page.number}: {message}", Span(path), hint)
            for code, message, hint in (
                *_page(page, titles, languages),
                *(found for shape in page.shapes for found in judge(shape, languages, widths)),
                *(misplaced(page, document.size, widths) if widths else ()),
            )
        ]
    return found


def _whole(document: Document, languages: Collection[str]) -> Found:
    """What concerns the whole file."""
    if not document.title.strip():
        yield "title", "the file has no title", "File › Info › Title"
    if document.language not in languages:
        yield (
            "language",
            f"the file says that its language is '{document.language}'",
            f"one of {', '.join(languages)}",
        )
    if not document.pages:
        yield "deck", "there are no slides", "add one"
    yield from _behind(document, languages)
    yield from _sections(document)


def _behind(document: Document, languages: Collection[str]) -> Found:
    """The languages of layouts, masters and charts, which new slides take over."""
    for language in sorted({words.language for _, words in document.others} - set(languages)):
        parts = sorted(
            {
                part.removeprefix("/ppt/")
                for part, words in document.others
                if words.language == language
            }
        )
        yield (
            "language",
            f"{len(parts)} layouts, masters or charts are marked as '{language}', {parts[0]} first",
            f"set the proofing language to one of {', '.join(languages)}: new slides take it over",
        )


def _sections(document: Document) -> Found:
    """Has each section a name of its own, and is each slide in one of them?"""
    names = Counter(name.casefold() for name, _ in document.sections)
    for name, members in document.sections:
        if not name.strip() or _UNNAMED.fullmatch(name.strip()):
            yield "section", f"a section is called '{name}'", "say what it is about"
        elif names[name.casefold()] > 1:
            yield "section", f"two sections are called '{name}'", "give each its own name"
        if set(members) - set(document.ids):
            yield (
                "structure",
                f"the section '{name}' lists slides that do not exist",
                "delete the section and make it again",
            )
    listed = Counter(member for _, members in document.sections for member in members)
    if document.sections and any(listed[each] != 1 for each in document.ids):
        yield (
            "structure",
            "some slides are in no section, or in two",
            "drag each slide into one section",
        )


def _page(page: Page, titles: dict[str, int], languages: Collection[str]) -> Found:
    """What concerns one slide. `titles` are those of the slides before it, and take in its own."""
    yield from _title(page, titles)
    if page.moves:
        yield (
            "motion",
            "something moves: a transition or an animation",
            "take it away: motion makes some people ill",
        )
    if page.dangling:
        yield (
            "structure",
            f"it refers to parts that are not there ({', '.join(page.dangling)})",
            "insert the picture or link again",
        )
    numbers = Counter(shape.id for shape in page.shapes)
    if same := sorted(number for number, times in numbers.items() if times > 1):
        yield (
            "structure",
            f"two shapes have the number {same[0]}",
            "cut one of them and paste it again",
        )
    yield from _notes(page, languages)


def _title(page: Page, titles: dict[str, int]) -> Found:
    """Has the slide a title of its own that is read first?"""
    title = next((shape for shape in page.shapes if shape.holder == "title"), None)
    text = " ".join(" ".join(title.paragraphs).split()) if title else ""
    if not text:
        yield (
            "title",
            "there is no title",
            "write one in the title's place: people find slides by it",
        )
    elif title is not page.shapes[0]:
        yield (
            "order",
            f"the title is not read first: “{page.shapes[0].name}” is",
            "move it to the bottom of the Selection pane",
        )
    if text and text.casefold() in titles:
        yield (
            "title",
            f"“{text}” is also the title of slide {titles[text.casefold()]}",
            "give each slide a title of its own",
        )
    titles.setdefault(text.casefold(), page.number)


def _notes(page: Page, languages: Collection[str]) -> Found:
    if not page.notes:
        yield (
            "notes",
            "there are no notes for the speaker",
            "write what to say; a person who reads the file alone needs it",
        )
        return
    spoken = {
        words.language for shape in page.shapes if shape.holder not in FEET for words in shape.words
    }
    said = {words.language for words in page.notes}
    for language in sorted(spoken & set(languages) - said):
        yield (
            "notes",
            f"the notes say nothing in {language}",
            "write them in each language of the slide",
        )
    yield from foreign(page.notes, languages, "the notes")
