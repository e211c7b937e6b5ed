"""Says in plain words what is wrong with a line of a catalogue that cannot be read."""

from __future__ import annotations

import re
from difflib import get_close_matches

KEYWORDS = ("msgctxt", "msgid", "msgid_plural", "msgstr")
_WRITE = r'write msgstr "…" on one line, and \" for a quotation mark inside'
_TYPOGRAPHIC = "“”„‟«»‘’‚"

Said = tuple[str, str]  # the message, and how it is written


def quoting(text: str) -> Said:
    """What is wrong with a text that does not stand between straight double quotation marks."""
    bare = text.strip()
    if not bare:
        return "the text is missing", f'{_WRITE}; an empty one is ""'
    if before := re.match(r'([^\s"“]+)\s*"[^"]*"$', bare):
        return f"'{before[1][:20]}' stands before the text", 'write msgstr "…", with a space alone'
    if bare[:1] in _TYPOGRAPHIC or (bare[:1] == '"' and bare[-1:] in _TYPOGRAPHIC):
        sign = bare[0] if bare[0] in _TYPOGRAPHIC else bare[-1]
        message = f"the text stands between typographic quotation marks ({sign})"
        return message, f"{_WRITE}; typographic ones are right inside"
    if bare[:1] == "'" and bare[-1:] == "'":
        return "the text stands between single quotation marks", _WRITE
    if bare[:1] == '"' and re.search(r'(?<!\\)"', bare[1:-1]):
        message = "a quotation mark inside the text ends it early"
        return message, r"write “…” or \" for quotation marks inside the text"
    if bare[:1] == '"':
        return "the quotation mark at the end of the text is missing", _WRITE
    if bare[-1:] == '"':
        return "the quotation mark at the beginning of the text is missing", _WRITE
    return "the text is not between straight double quotes", _WRITE


def strange(line: str) -> Said:
    """What is wrong with a line that is neither a comment nor a part of an entry."""
    first = re.split(r"[\s\":=]", line, maxsplit=1)[0]
    meant = get_close_matches(first.lower(), KEYWORDS, n=1, cutoff=0.75)
    if meant and not line.startswith('"'):
        return f"'{first[:40]}' is no part of an entry", f"did you mean {meant[0]}?"
    return (
        f"this line is not understood: {line[:40]}",
        'lines start with #, msgctxt, msgid, msgstr or "',
    )


def escape(letter: str) -> Said:
    """A backslash before a letter that it does not change."""
    return (
        f"a backslash stands before '{letter}', where it means nothing",
        r"write / between folders; \\ is a backslash itself, \n a new line",
    )
