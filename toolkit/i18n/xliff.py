"""Writes what translation programs exchange: XLIFF 1.2, and TMX 1.4.

A placeholder is a code (`<ph>`), which these programs show as one sign that cannot be mistyped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from toolkit.i18n.exchange import Row
from toolkit.i18n.placeholders import pieces

_STATES = {
    "missing": "new",
    "fuzzy": "needs-review-translation",
    "translated": "translated",
    "reviewed": "final",
}


def write_xliff(rows: Iterable[Row], name: str, source: str, target: str) -> bytes:
    """The rows as XLIFF 1.2.

    `name`: the catalogue; `source`, `target`: language codes. Forms of a plural stand in a group.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">',
        (
            f"<file original={quoteattr(name)} source-language={quoteattr(source)}"
            f' target-language={quoteattr(target)} datatype="plaintext">'
        ),
        "<body>",
    ]
    group = ""
    for row in rows:
        context, bracket, _ = row.id.partition("[")
        context = context if bracket else ""
        if context != group:
            lines += ["</group>"] * bool(group) + [
                f'<group restype="x-gettext-plurals" id={quoteattr(context)}>'
            ] * bool(context)
            group = context
        lines += _unit(row, source, target)
    lines += ["</group>"] * bool(group) + ["</body>", "</file>", "</xliff>", ""]
    return "\n".join(lines).encode()


def _unit(row: Row, source: str, target: str) -> list[str]:
    room = f' maxwidth="{row.most}" size-unit="char"' if row.most is not None else ""
    approved = ' approved="yes"' if row.state == "reviewed" else ""
    words = _coded(row.text, row.source)
    lines = [
        f'<trans-unit id="{row.key}" resname={quoteattr(row.id)}{room}{approved}'
        ' xml:space="preserve">',
        f"<source xml:lang={quoteattr(source)}>{_coded(row.source, row.source)}</source>",
        f'<target xml:lang={quoteattr(target)} state="{_STATES[row.state]}">{words}</target>',
    ]
    if row.before:
        lines.append(
            '<alt-trans alttranstype="previous-version"><source'
            f" xml:lang={quoteattr(source)}>{_coded(row.before, row.source)}</source><target"
            f" xml:lang={quoteattr(target)}>{words}</target></alt-trans>"
        )
    lines += [f"<note>{_text(note)}</note>" for note in row.notes.splitlines()]
    return [*lines, "</trans-unit>"]


def _coded(words: str, source: str) -> str:
    """Words whose placeholders are codes, with the ids that these have in the source."""
    return "".join(
        f'<ph id="{id}" equiv-text={quoteattr(piece)}>{piece}</ph>' if id else _text(piece)
        for piece, id in _numbered(words, source)
    )


def _numbered(words: str, source: str) -> Iterator[tuple[str, int]]:
    """Each piece of the words; a placeholder with its number: that of the same one in the source,
    or one that the source does not have.
    """
    there = [piece for piece, is_code in pieces(source) if is_code]
    left = list(enumerate(there, 1))
    more = len(there)
    for piece, is_code in pieces(words):
        if not is_code:
            yield piece, 0
        elif same := next((one for one in left if one[1] == piece), None):
            left.remove(same)
            yield piece, same[0]
        else:
            more += 1
            yield piece, more


def _text(text: str) -> str:
    """Text of an element; a carriage return would be read as a line feed."""
    return escape(text, {"\r": "&#13;"})


def write_tmx(rows: Iterable[Row], source: str, target: str, version: str) -> bytes:
    """The whole translations that hold as a memory for other work. `version` of the toolkit."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<tmx version="1.4">',
        (
            f'<header creationtool="toolkit" creationtoolversion={quoteattr(version)}'
            f' segtype="block" o-tmf="gettext" adminlang="en" srclang={quoteattr(source)}'
            ' datatype="plaintext"/>'
        ),
        "<body>",
    ]
    for row in rows:
        if row.state in ("translated", "reviewed"):
            one, other = (_memory(words, row.source) for words in (row.source, row.text))
            lines.append(
                f'<tu><prop type="x-context">{_text(row.id)}</prop>'
                f"<tuv xml:lang={quoteattr(source)}><seg>{one}</seg></tuv>"
                f"<tuv xml:lang={quoteattr(target)}><seg>{other}</seg></tuv></tu>"
            )
    return "\n".join([*lines, "</body>", "</tmx>", ""]).encode()


def _memory(words: str, source: str) -> str:
    """Words as TMX has them."""
    return "".join(
        f'<ph x="{id}">{piece}</ph>' if id else _text(piece)
        for piece, id in _numbered(words, source)
    )
