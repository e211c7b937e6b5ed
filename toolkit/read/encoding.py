"""Texts of people's files: UTF-8, with or without the mark that some editors put before it."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from toolkit.model.problem import Problem, Span

TEXTS = (".toml", ".typ", ".html", ".css", ".js", ".csv", ".txt", ".lock")
MAY_BE_EMPTY = (".css", ".js", ".csv", ".txt", ".lock", ".po")
LARGEST_TEXT = 5_000_000  # bytes; a campaign's longest text has some ten thousand
_HINT = "save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8), and look at letters such as ŵ"


_OTHERS = {  # how files begin that programs saved under a name of ours
    b"{\\rtf": "a document of a word processor (RTF)",
    b"PK\x03\x04": "a document or an archive (DOCX, XLSX, ODT, ZIP)",
    b"\xd0\xcf\x11\xe0": "a document of an older office (DOC, XLS)",
    b"%PDF-": "a PDF",
    b"\x1f\x8b": "an archive (gzip)",
}
_PAGE = re.compile(rb"\s*<(?:!doctype html|html)\b", re.IGNORECASE)


def faulty_text(path: str, raw: bytes) -> Problem | None:
    """Why the bytes are no text that can be read."""
    if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return _wrong(path, 1, "is saved as UTF-16", _HINT)
    if kind := next((kind for begins, kind in _OTHERS.items() if raw.startswith(begins)), ""):
        hint = "save it as plain text, or restore it from a copy"
        return _wrong(path, 1, f"is no plain text: {kind} is called so", hint)
    if path.endswith(".toml") and _PAGE.match(raw[:200]):
        hint = "download the file itself (in GitHub: Raw), or restore it from a copy"
        return _wrong(path, 1, "is no plain text: a page of the web is called so", hint)
    if b"\0" in raw:
        line = raw[: raw.index(b"\0")].count(b"\n") + 1
        wide = raw.count(b"\0") > len(raw) // 3 and len(raw.strip(b"\0")) > len(raw) // 4
        if wide:
            return _wrong(path, line, "is saved as UTF-16", _HINT)
        hint = "fetch it once more, or restore it from a copy"
        return _wrong(path, line, "is damaged: it holds bytes that are no letters", hint)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        letter = raw[error.start : error.start + 1].decode("cp1252", "replace")
        begins = max(raw.rfind(b"\n", 0, error.start) + 1, error.start - 12)
        around = raw[begins : error.start + 12].decode("cp1252", "replace")
        around = around.partition("\n")[0].strip()
        what = f"is not saved as UTF-8: “{letter}” in “{around}” is a letter of Windows (ANSI)"
        return _wrong(path, line, what, _HINT)
    return None


def _wrong(path: str, line: int, what: str, hint: str) -> Problem:
    return Problem("encoding", f"{path} {what}", Span(path, line), hint)


def without_mark(path: str, raw: bytes) -> bytes:
    """A text's bytes without the mark that says UTF-8, which most programs take for a letter."""
    return raw.removeprefix(BOM_UTF8) if path.casefold().endswith((*TEXTS, ".svg")) else raw
