"""A strict reader of gettext catalogues: every fault has a code and a line, and nothing is guessed.

Babel's and most other readers accept many broken files without a word; a broken Welsh file would then print
half a sentence. Reads UTF-8 with LF or CRLF; keeps no more than building needs.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import islice

from toolkit.i18n.words import unprintable
from toolkit.model.message import Catalogue, Message
from toolkit.model.problem import Problem, Span

_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"\s*$')
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[(\d+)\])?)\s*(.*)$")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}
_CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_REVIEWED = re.compile(r"#\s*reviewed:\s*\S")


@dataclass
class _Entry:
    line: int = 0
    parts: dict[str, str] = field(default_factory=dict)
    fuzzy: bool = False
    obsolete: bool = False
    reviewed: bool = False


def read_catalogue(path: str, locale: str, raw: bytes) -> tuple[Catalogue, list[Problem]]:
    """The catalogue and all its faults. With a fault of syntax the catalogue holds what came before and after it."""
    text, problems = _decode(path, raw)
    if text is None or (conflict := _conflict(path, text)):
        return Catalogue(locale, path), problems or conflict
    messages: dict[str, Message] = {}
    obsolete: dict[str, Message] = {}
    header: Span | None = None
    for entry in _entries(path, text, problems):
        where = Span(path, entry.line)
        if "msgid" not in entry.parts:
            problems.append(Problem("E-SYNTAX", "an entry has no msgid", where, "add the line msgid \"…\" before msgstr"))
            continue
        if not any(part.startswith("msgstr") for part in entry.parts):
            problems.append(Problem("E-SYNTAX", "an entry has no msgstr", where, 'add msgstr "" if it is not translated yet'))
            continue
        if entry.parts["msgid"] == "" and "msgctxt" not in entry.parts:
            if header:
                problems.append(Problem("E-DUPLICATE", f"the catalogue has a second header; the first is at {header}", where, 'keep one entry with msgid ""'))
            header = header or where
            problems += _check_header(entry.parts.get("msgstr", ""), locale, where)
            continue
        message = _message(entry, where)
        problems += _check_characters(message)
        shelf = obsolete if entry.obsolete else messages
        if message.context in shelf and not entry.obsolete:
            first = shelf[message.context].where
            problems.append(Problem("E-DUPLICATE", f"'{message.context}' is translated twice, first at {first}", where, "keep one of the two"))
            continue
        shelf[message.context] = message
    if not header:
        problems.append(Problem("E-HEADER", "the catalogue has no header", Span(path, 1), 'start the file with msgid "" and its header lines'))
    return Catalogue(locale, path, messages, obsolete), problems


def _decode(path: str, raw: bytes) -> tuple[str | None, list[Problem]]:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return None, [Problem("E-UTF16", "the catalogue is saved as UTF-16", Span(path, 1), "save it as UTF-8")]
    if b"\0" in raw or raw[:4] in (b"\xde\x12\x04\x95", b"\x95\x04\x12\xde"):
        return None, [Problem("E-BINARY", "this is not a text file", Span(path, 1), "give the .po file, not the compiled .mo")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return None, [Problem("E-ENCODING", f"byte {error.start} is not UTF-8", Span(path, line), "save the file as UTF-8")]
    return text.replace("\r\n", "\n").replace("\r", "\n"), []


def _conflict(path: str, text: str) -> list[Problem]:
    """The first marker that a merge left; nothing below it can be trusted."""
    lines = (number for number, line in enumerate(text.split("\n"), 1) if line.startswith(_CONFLICT))
    return [Problem("E-CONFLICT", "a merge conflict was left in the file", Span(path, number), "choose one side and delete the markers") for number in islice(lines, 1)]


def _entries(path: str, text: str, problems: list[Problem]) -> list[_Entry]:
    entries: list[_Entry] = []
    entry = _Entry()
    part = ""

    def close() -> None:
        nonlocal entry, part
        if entry.parts:
            entries.append(entry)
        entry, part = _Entry(), ""

    for number, line in enumerate(text.split("\n"), 1):
        where = Span(path, number)
        bare = line.strip()
        if not bare:
            close()
            continue
        if bare.startswith("#~|"):
            continue
        if bare.startswith("#~"):
            bare = bare[2:].strip()
            if (bare.startswith("msgctxt") and entry.parts) or (bare.startswith("msgid ") and "msgid" in entry.parts):
                close()
            entry.obsolete = True
        elif bare.startswith("#"):
            if any(name.startswith("msgstr") for name in entry.parts):
                close()
            entry.fuzzy |= bare.startswith("#,") and "fuzzy" in [flag.strip() for flag in bare[2:].split(",")]
            entry.reviewed |= bool(_REVIEWED.match(bare))
            continue
        part = _take(bare, part, entry, number, where, problems)
        if part is _NEW:
            close()
            part = _take(bare, "", entry, number, where, problems)
    close()
    return entries


_NEW = "\0new"


def _take(bare: str, part: str, entry: _Entry, number: int, where: Span, problems: list[Problem]) -> str:
    """Add one line to the entry; the part that it belongs to, or _NEW when it starts another entry."""
    keyword = _KEYWORD.match(bare)
    if keyword:
        name = keyword.group(1)
        if name in entry.parts or (name in ("msgctxt", "msgid") and any(p.startswith("msgstr") for p in entry.parts)):
            if any(p.startswith("msgstr") for p in entry.parts):
                return _NEW
            problems.append(Problem("E-SYNTAX", f"{name} stands twice in one entry", where, "leave a blank line between entries"))
        if name == "msgctxt" and "msgid" in entry.parts:
            problems.append(Problem("E-SYNTAX", "msgctxt stands after msgid", where, "msgctxt comes first"))
        part, bare = name, keyword.group(3)
        entry.line = number if name in ("msgid", "msgctxt") and not entry.line else entry.line or number
        entry.parts[part] = ""
    elif not part:
        problems.append(Problem("E-SYNTAX", f"this line is not understood: {bare[:40]}", where, 'lines start with #, msgctxt, msgid, msgstr or "'))
        return part
    quoted = _QUOTED.match(bare)
    if not quoted:
        problems.append(Problem("E-SYNTAX", "the text is not between straight double quotes", where, r'write msgstr "…" on one line, and \" for a quote inside'))
        return part
    entry.parts[part] += _unescape(quoted.group(1), where, problems)
    return part


def _unescape(text: str, where: Span, problems: list[Problem]) -> str:
    def one(match: re.Match[str]) -> str:
        letter = match.group(1)
        if letter not in _ESCAPES:
            problems.append(Problem("E-SYNTAX", f"\\{letter} is not an escape", where, r"use \n, \t, \" or \\"))
        return _ESCAPES.get(letter, letter)

    return re.sub(r"\\(.)", one, text)


# The six forms of CLDR: zero, one, two, three (few), six (many), other.
WELSH_PLURALS = "nplurals=6; plural=(n==0) ? 0 : (n==1) ? 1 : (n==2) ? 2 : (n==3) ? 3 : (n==6) ? 4 : 5;"


def _check_header(text: str, locale: str, where: Span) -> list[Problem]:
    lines = [line for line in text.splitlines() if line.strip()]
    fields = {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    problems = [Problem("E-HEADER", f"a line of the header has no colon: {line[:40]}", where, "write “Name: value”") for line in lines if ":" not in line]
    language = fields.get("Language", "")
    if language != locale:
        problems.append(Problem("E-LANG", f"the header says Language: '{language}', the folder says '{locale}'", where, f'write "Language: {locale}\\n"'))
    charset = fields.get("Content-Type", "").rpartition("charset=")[2].strip().upper()
    if charset != "UTF-8":
        problems.append(Problem("E-CHARSET", f"the header says charset={charset or 'nothing'}", where, 'write "Content-Type: text/plain; charset=UTF-8\\n"'))
    plurals = fields.get("Plural-Forms")
    if locale == "cy" and plurals is not None and _bare(plurals) != _bare(WELSH_PLURALS):
        problems.append(Problem("E-PLURALFORMS", "the header's plural forms are not the six of Welsh", where, f'write "Plural-Forms: {WELSH_PLURALS}\\n"'))
    return problems


def _bare(rule: str) -> str:
    """The rule without spaces: compared as text, never evaluated."""
    return "".join(rule.split()).rstrip(";")


def _message(entry: _Entry, where: Span) -> Message:
    context = entry.parts.get("msgctxt", "")
    text = unicodedata.normalize("NFC", entry.parts.get("msgstr", entry.parts.get("msgstr[0]", "")))
    return Message(context or entry.parts["msgid"], entry.parts["msgid"], text, where, entry.fuzzy, entry.obsolete, entry.reviewed)


def _check_characters(message: Message) -> list[Problem]:
    bad = unprintable(message.text)
    return [Problem("E-CONTROL", f"'{message.context}' holds characters that cannot be printed: {bad}", message.where, "delete them; they often come with a copy from a PDF")] if bad else []
