"""What a deck must keep that people open, edit and present, whoever edited it last: findings by
slide.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from toolkit.engine.slides.read import Document, Page, Shape, Words, read
from toolkit.model.colour import contrast
from toolkit.model.letters import measure
from toolkit.model.problem import Problem, Span

SMALLEST, FOOT = 18, 12  # pt
FEET = ("ftr", "sldNum", "dt")
_FILE = re.compile(
    r"\.(png|jpe?g|gif|svg|bmp|tiff?|webp|emf|wmf)\b|^(img|dsc)[_ -]?\d", re.IGNORECASE
)
_LAZY = {
    "image",
    "picture",
    "photo",
    "photograph",
    "graphic",
    "chart",
    "table",
    "diagram",
    "llun",
    "delwedd",
    "ffotograff",
    "siart",
    "graff",
    "tabl",
}
_VAGUE = {
    "click here",
    "here",
    "read more",
    "more",
    "link",
    "cliciwch yma",
    "yma",
    "darllen mwy",
    "mwy",
    "dolen",
}
_UNNAMED = re.compile(r"(default|untitled) section|section \d+|adran \d+", re.IGNORECASE)
_Found = Iterator[tuple[str, str, str]]  # code, message, hint


def check_slides(
    path: str,
    data: bytes,
    languages: Collection[str],
    widths: tuple[Mapping[str, int], Mapping[str, int]] | None = None,
) -> list[Problem]:
    """Problems of one .pptx.

    `languages` are the tags that words may have (cy-GB, en-GB); `widths`: of letters, to measure
    words.
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
                *(finding for shape in page.shapes for finding in _shape(shape, languages, widths)),
            )
        ]
    return found


def _whole(document: Document, languages: Collection[str]) -> _Found:
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


def _page(page: Page, titles: dict[str, int], languages: Collection[str]) -> _Found:
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
    same = sorted(
        number for number, times in Counter(shape.id for shape in page.shapes).items() if times > 1
    )
    if same:
        yield (
            "structure",
            f"two shapes have the number {same[0]}",
            "cut one of them and paste it again",
        )
    yield from _notes(page, languages)


def _notes(page: Page, languages: Collection[str]) -> _Found:
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
    yield from _languages(page.notes, languages, "the notes")


def _shape(
    shape: Shape,
    languages: Collection[str],
    widths: tuple[Mapping[str, int], Mapping[str, int]] | None,
) -> _Found:
    yield from _alt(shape)
    yield from _languages(shape.words, languages, f"'{shape.name}'")
    if (
        shape.holder
        and shape.kind == "words"
        and not shape.words
        and shape.holder not in (*FEET, "pic", "title")
    ):
        yield "empty", f"the placeholder '{shape.name}' is empty", "fill it or delete it"
    if shape.kind == "table":
        yield from _table(shape)
    for words in shape.words:
        if words.link and (
            words.text.strip().casefold().rstrip(".") in _VAGUE
            or re.match(r"https?://", words.text.strip())
        ):
            yield (
                "link",
                f"the words “{words.text.strip()}” do not say where their link leads",
                "name the page or the slide",
            )
    if shape.style:
        yield from _looks(shape, widths)


def _alt(shape: Shape) -> _Found:
    needs = shape.kind in ("picture", "chart", "table", "group", "media", "drawing", "line")
    if shape.decorative and shape.alt:
        yield "alt", f"'{shape.name}' is marked as decoration and has alt text", "choose one"
    elif needs and not shape.alt and not shape.decorative:
        yield (
            "alt",
            f"'{shape.name}' ({shape.kind}) has no alt text",
            "say what it shows, or mark it as decorative",
        )
    elif (
        needs
        and shape.alt
        and (_FILE.search(shape.alt) or shape.alt.casefold().strip(". ") in _LAZY)
    ):
        yield "alt", f"the alt text of '{shape.name}' is “{shape.alt}”", "say what it shows"


def _languages(said: tuple[Words, ...], languages: Collection[str], where: str) -> _Found:
    wrong: dict[str, str] = {}
    for words in said:
        if words.language not in languages and any(letter.isalpha() for letter in words.text):
            wrong.setdefault(words.language, words.text.strip())
    for language, text in wrong.items():
        yield (
            "language",
            f"{where}: “{text[:60]}” is marked as '{language or 'no language'}'",
            f"Review › Language: one of {', '.join(languages)}",
        )


def _table(shape: Shape) -> _Found:
    if not shape.header or not shape.rows or not all(cell.strip() for cell in shape.rows[0]):
        yield (
            "table",
            f"the table '{shape.name}' has no whole header row",
            "Table Design › Header Row, and a word in each of its cells",
        )
    if shape.merged:
        yield (
            "table",
            f"the table '{shape.name}' has merged cells",
            "split them: a screen reader loses its place",
        )


def _looks(shape: Shape, widths: tuple[Mapping[str, int], Mapping[str, int]] | None) -> _Found:
    style = shape.style
    assert style is not None
    least = FOOT if shape.holder in FEET else SMALLEST
    if style.smallest < least:
        yield (
            "size",
            f"words of '{shape.name}' are set at {style.smallest:g} pt; the smallest is {least}",
            "make them larger, or move some to the notes",
        )
    for words, ground, size, bold in dict.fromkeys(style.pairs):
        ratio, wanted = contrast(words, ground), 3.0 if (size >= 18 and bold) or size >= 24 else 4.5
        if ratio < wanted:
            yield (
                "contrast",
                (
                    f"words of '{shape.name}' have a contrast of {ratio:.1f}:1 ({words} on"
                    f" {ground}); {wanted:g}:1 is the least"
                ),
                "use the theme's own colours",
            )
    if widths and shape.holder not in FEET:
        _, _, wide, high = style.box
        words_in = measure(
            shape.paragraphs,
            wide - style.indent,
            round(style.size),
            widths[style.bold],
            round(style.lead),
            round(style.gap),
        )
        over = words_in.height - high - style.gap  # the first paragraph needs no gap above it
        if over > 1:
            yield (
                "fit",
                (
                    f"the words of '{shape.name}' are {over:.0f} pt higher than their box"
                    f" ({high:.0f} pt)"
                ),
                "cut some, or move them to the notes",
            )
