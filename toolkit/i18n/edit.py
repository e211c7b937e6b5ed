"""Edits one entry of a catalogue; every line that an edit does not concern stays as it was."""

from __future__ import annotations

import re

from toolkit.i18n.document import Entry

_WORDS = re.compile(r"\s*(?:msg|\"|#)")
_ORDER = ("#.", "#:", "#,", "#|")  # where gettext puts comments, after the translators' own


def quoted(text: str) -> str:
    """The text as a catalogue writes it between quotes."""
    return (
        '"'
        + text.replace("\\", "\\\\")
        .replace('"', '\\"')
        .replace("\n", "\\n")
        .replace("\t", "\\t")
        .replace("\r", "\\r")
        + '"'
    )


def keyword_lines(name: str, text: str) -> list[str]:
    """`msgid "…"`: on one line, or one for each line of the text."""
    lines = text.splitlines(keepends=True)
    if len(lines) < 2:
        return [f"{name} {quoted(text)}"]
    return [f'{name} ""', *map(quoted, lines)]


def set_part(entry: Entry, name: str, text: str) -> None:
    """Write one part (`msgid`, `msgstr[2]`) anew."""
    if entry.parts.get(name) == text:
        return
    end = line_end(entry)
    start = _find(entry, name)
    lines = [line + end for line in keyword_lines(name, text)]
    if start is None:
        place = _find(entry, "msgid") if name == "msgctxt" else None
        place = len(entry.raw) if place is None else place
        entry.raw[place:place] = lines
    else:
        # A comment may stand between the lines of one string: it stays, after the new lines.
        stop = start + 1
        while stop < len(entry.raw) and entry.raw[stop].lstrip().startswith(('"', "#")):
            stop += 1
        comments = [line for line in entry.raw[start:stop] if line.lstrip().startswith("#")]
        entry.raw[start:stop] = [*lines, *comments]
    entry.parts[name] = text


def _find(entry: Entry, name: str) -> int | None:
    pattern = re.compile(rf"\s*{re.escape(name)}(?![\w\[])")
    return next((n for n, line in enumerate(entry.raw) if pattern.match(line)), None)


def line_end(entry: Entry) -> str:
    """What its lines carry at their end beside the file's line end: \\r in a file with CRLF."""
    return "\r" if any(line.endswith("\r") for line in entry.raw) else ""


def set_comments(entry: Entry, kind: str, lines: list[str]) -> None:
    """Replace all comments of one kind (`#.`, `#:`, `#|`), in the place where gettext has them."""
    end = line_end(entry)
    old = [n for n, line in enumerate(entry.raw) if line.lstrip().startswith(kind)]
    place = old[0] if old else _place(entry, kind)
    kept = [(n, line) for n, line in enumerate(entry.raw) if n not in old]
    before = [line for n, line in kept if n < place]
    entry.raw[:] = (
        before + [line + end for line in lines] + [line for n, line in kept if n >= place]
    )


def _place(entry: Entry, kind: str) -> int:
    after = (*_ORDER[_ORDER.index(kind) + 1 :],)
    return next(
        (
            n
            for n, line in enumerate(entry.raw)
            if line.lstrip().startswith(after) or line.lstrip().startswith(("msg", "#~"))
        ),
        len(entry.raw),
    )


def add_note(entry: Entry, text: str) -> None:
    """A translator's comment (`# …`), after those that there are; never twice."""
    if text in entry.comments:
        return
    place = next(
        (n for n, line in enumerate(entry.raw) if line.lstrip().startswith((*_ORDER, "msg", "#~"))),
        len(entry.raw),
    )
    entry.raw.insert(place, text + line_end(entry))


def set_fuzzy(entry: Entry, fuzzy: bool) -> None:
    """Set or clear the fuzzy flag; other flags stay."""
    set_flag(entry, "fuzzy", fuzzy)


def set_flag(entry: Entry, flag: str, on: bool) -> None:
    """Set or clear a flag, fuzzy before all others; these stay."""
    if on == (flag in entry.flags):
        return
    lines = [line for line in entry.comments if line.startswith("#,")]
    named = [name.strip() for line in lines for name in line[2:].split(",")]
    flags = [name for name in named if name and name != flag]
    if on:
        flags.insert(0 if flag == "fuzzy" else len(flags), flag)
    set_comments(entry, "#,", ["#, " + ", ".join(flags)] if flags else [])
    entry.flags = set(flags)


def set_previous(entry: Entry, before: dict[str, str]) -> None:
    """`#| msgid "…"`: what the English was when the translation was made."""
    set_comments(
        entry,
        "#|",
        [f"#| {line}" for name, text in before.items() for line in keyword_lines(name, text)],
    )
    entry.before = dict(before)


def make_obsolete(entry: Entry) -> None:
    """The entry is kept, out of use: its words behind #~, without notes that no longer hold."""
    raw = [
        line for line in entry.raw if line.strip() and not line.lstrip().startswith(("#.", "#:"))
    ]
    entry.raw[:] = [line_end(entry)] + [_mark(line) for line in raw]
    entry.obsolete = True


def _mark(line: str) -> str:
    bare = line.lstrip()
    return (
        line
        if bare.startswith("#") and not bare.startswith("#|")
        else f"#~{bare[1:]}"
        if bare.startswith("#|")
        else f"#~ {bare}"
    )


def revive(entry: Entry) -> None:
    """The entry is in use again."""
    entry.raw[:] = [
        (
            re.sub(r"^\s*#~\| ?", "#| ", line)
            if line.lstrip().startswith("#~|")
            else re.sub(r"^\s*#~ ?", "", line)
        )
        for line in entry.raw
    ]
    entry.obsolete = False


def note_budget(entry: Entry, most: int | None) -> None:
    """Write the comment that says how many characters fit, or take it away (None).

    From 20 on it counts in fives, so that it stays the same when little changes.
    """
    old = [line for line in entry.comments if line.startswith("#.")]
    new = [line for line in old if not line.startswith("#. fits:")]
    new += (
        [f"#. fits: about {most if most < 20 else most // 5 * 5} characters"]
        if most is not None
        else []
    )
    if new != old:
        set_comments(entry, "#.", new)
