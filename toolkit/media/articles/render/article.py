"""An article as HTML that mail programs take, and as plain text."""

from __future__ import annotations

import textwrap
from base64 import b64encode
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from toolkit.engine.html import fill_shipped
from toolkit.engine.payload import decode
from toolkit.media.articles.payload import ArticlePart, ArticleText
from toolkit.model.job import Job, Landing, Rendered

TEMPLATE = Path(__file__).with_name("article.html")
WIDE = 72  # characters of a line, as mail has them


def render(job: Job, room: Path) -> Rendered:
    """The file's bytes. Plain text has the line ends of mail, which every editor shows."""
    text = decode(ArticleText, job.data)
    made = _page(text, room) if text.format == "html" else "\r\n".join([*_lines(text), ""])
    return Rendered(made.encode(), landed=tuple(_landed(text)))


def _page(text: ArticleText, room: Path) -> str:
    """One file, the picture in it: opened in a browser, selected and copied, it is whole."""
    values = {
        "text": text,
        "direction": "rtl" if text.parts[0].right_to_left else "ltr",
        "source": partial(_source, room),
    }
    return fill_shipped(TEMPLATE, values)


def _source(room: Path, part: ArticlePart) -> str:
    """The picture as part of the page."""
    assert part.picture
    data = b64encode((room / "needs" / part.need).read_bytes()).decode()
    return f"data:{part.picture.media_type};base64,{data}"


def _lines(text: ArticleText) -> Iterator[str]:
    for number, part in enumerate(text.parts):
        if number:
            yield from ("", "-" * WIDE, "")
        yield part.heading.text
        for paragraph in part.body:
            yield ""
            for said in paragraph.said:
                if paragraph.points:
                    yield from _wrapped(said.text, "* ", "  ")
                else:
                    yield from _wrapped(said.text)
        yield ""
        yield from _wrapped(part.link.text)
        yield part.address
        yield ""
        if part.picture:
            yield from _wrapped(f"[{part.picture.file}] {part.picture.alt}")
            yield ""
        yield from _wrapped(part.status.text)


def _wrapped(text: str, first: str = "", then: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        WIDE,
        initial_indent=first,
        subsequent_indent=then,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _landed(text: ArticleText) -> Iterator[Landing]:
    """The strings in reading order; they lie on no page."""
    for locale, several in text.words.items():
        for said in several:
            yield Landing(said.id, locale, said.text, 1, 0, 0, 0, 0, 0, 1)
