"""Lets `pybabel extract` find the words of assets/content/*.toml: Babel's extractor for them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import IO

from toolkit.read.content import read_content
from toolkit.read.toml import read_toml

Extracted = tuple[int, str, tuple[str, ...], list[str]]


def extract_content(
    file: IO[bytes],
    keywords: Collection[str],
    comment_tags: Collection[str],
    options: dict[str, object],
) -> Iterator[Extracted]:
    """Yield (line, "pgettext", (context, text), notes) for each string, or "npgettext" with the
    text for one and for many.

    Raises ValueError when the file is not well-formed.
    """
    document, problems = read_toml(
        str(getattr(file, "name", "content.toml")).replace("\\", "/"), file.read()
    )
    (items, _), found = read_content(document)
    if problems or found:
        raise ValueError("\n".join(map(str, (*problems, *found))))
    for item in items.values():
        for text in item.fields.values():
            if text.language:  # written in another language, or in both together
                continue
            words = (text.context, text.text, *((text.plural,) if text.forms else ()))
            function = "npgettext" if text.forms else "pgettext"
            yield text.where.line, function, words, [text.note] if text.note else []
