"""Finds everything that can be wrong with a catalogue, before a word of it is printed.

Errors begin with E-, warnings with W-. To what reading finds (see po.py and catalogue.py) it adds
placeholders, line ends, words that changed since, and letters that the fonts lack.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence

from toolkit.i18n.catalogue import understand
from toolkit.i18n.copies import is_copy, left_over
from toolkit.i18n.coverage import lacking
from toolkit.i18n.document import Document, Entry
from toolkit.i18n.merge import as_written
from toolkit.i18n.placeholders import counts, faults
from toolkit.i18n.plurals import categories
from toolkit.i18n.po import LARGEST, decode, parse
from toolkit.i18n.review import outdated
from toolkit.i18n.spoilt import doubtful, spoilt
from toolkit.i18n.words import typeset
from toolkit.model.message import Text
from toolkit.model.problem import Problem, Span


def lint(
    path: str,
    locale: str,
    raw: bytes,
    texts: Sequence[Text],
    fonts: Mapping[str, frozenset[int]],
    largest: int = LARGEST,
    keep: Collection[str] | None = (),
) -> list[Problem]:
    """All findings, in the order of lines.

    `texts` are what the catalogue translates; `fonts` the characters of each font file; `keep` are
    words that stay as they are, None where the language has the original's words anyway.
    """
    text, problems = decode(path, raw, largest)
    if text is None:
        return problems
    document, problems = parse(path, text)
    catalogue, problems = understand(document, locale, problems)
    problems += [*_file(document, text), *spoilt(catalogue), *doubtful(catalogue)]
    sources = {source.context: source for source in texts}
    covered = frozenset.intersection(*fonts.values()) if fonts else None
    for entry in document.live:
        problems += _placeholders(entry, path, locale)
        if keep is not None:
            problems += _left(entry, path, keep)
        problems += _entry(entry, path, sources.get(entry.key))
        if covered is not None:
            problems += _glyphs(entry, path, locale, covered, fonts)
    return sorted(problems, key=lambda problem: problem.where.line if problem.where else 0)


def _file(document: Document, text: str) -> Iterator[Problem]:
    top = Span(document.path, 1)
    if document.mark:
        yield Problem(
            "W-BOM",
            "the file begins with a byte order mark",
            top,
            "it is read all the same; toolkit i18n tidy removes it",
        )
    if document.crlf:
        yield Problem(
            "W-CRLF",
            "the file has Windows or old Macintosh line ends",
            top,
            "they are kept; toolkit i18n tidy writes plain ones",
        )
    if not unicodedata.is_normalized("NFC", text):
        line = next(
            (
                n
                for n, line in enumerate(text.split("\n"), 1)
                if not unicodedata.is_normalized("NFC", line)
            ),
            1,
        )
        yield Problem(
            "W-NFC",
            "letters are written as a letter and a loose accent",
            Span(document.path, line),
            "they are read as whole letters; toolkit i18n tidy writes them so",
        )


def _translations(entry: Entry) -> Iterator[tuple[str, str, int]]:
    """(name, text, line) of each msgstr."""
    return (
        (name, text, entry.lines.get(name, entry.line))
        for name, text in entry.parts.items()
        if name.startswith("msgstr") and text.strip()
    )


def _placeholders(entry: Entry, path: str, locale: str) -> Iterator[Problem]:
    plural = entry.parts.get("msgid_plural")
    wanted = counts(plural if plural is not None else entry.source)
    for fault in faults(entry.source):
        yield Problem(
            "E-PLACEHOLDER",
            f"'{entry.key}', the original: {fault}",
            Span(path, entry.line),
            "write {name}, or {{ for a brace, in assets/content/",
        )
    for name, text, line in _translations(entry):
        where = Span(path, line)
        for fault in faults(text):
            yield Problem(
                "E-PLACEHOLDER",
                f"'{entry.key}': {fault}",
                where,
                "write {name} as in the original, or {{ for a brace",
            )
        have = counts(text)
        may_lack = {"n"} if plural is not None and _speaks_the_number(name, locale) else set()
        lost = sorted(set(wanted) - set(have) - may_lack)
        strange = sorted(set(have) - set(wanted))
        often = sorted(p for p in have if p in wanted and have[p] > wanted[p])
        for names, what in (
            (lost, "lacks"),
            (strange, "has, and the original has not,"),
            (often, "has more often than the original"),
        ):
            if names:
                yield Problem(
                    "E-PLACEHOLDER",
                    f"'{entry.key}' {what} {', '.join('{' + n + '}' for n in names)}",
                    where,
                    "placeholders are those of the original, spelt the same, in any order",
                )


def _speaks_the_number(name: str, locale: str) -> bool:
    """A form for one number only may say it in words, or not at all: un plentyn, dim plant."""
    form = int(name[7:-1]) if name[7:-1].isdecimal() else 0
    names = categories(locale)
    return form < len(names) and names[form] in ("zero", "one", "two")


def _entry(entry: Entry, path: str, source: Text | None) -> Iterator[Problem]:
    where = Span(path, entry.line)
    if source is None:
        yield Problem(
            "W-UNUSED",
            f"'{entry.key}' is no string of the content",
            where,
            "toolkit i18n update marks it obsolete",
        )
    elif not as_written(entry, source):
        yield Problem(
            "W-STALE",
            f"the original of '{entry.key}' is now “{source.text}”",
            where,
            f"it is at {source.where}; toolkit i18n update marks the translation fuzzy",
        )
    if outdated(entry):
        yield Problem(
            "W-REVIEW",
            f"'{entry.key}' changed after somebody reviewed it",
            where,
            f"read it again; then: toolkit i18n review {entry.key}",
        )


def _left(entry: Entry, path: str, keep: Collection[str]) -> Iterator[Problem]:
    """Words of the original that stayed in the translation."""
    if not entry.fuzzy and is_copy(entry, keep):
        yield Problem(
            "E-COPIED",
            f"'{entry.key}' is the original again: “{entry.source}”",
            Span(path, entry.line),
            f"translate it; where it is right so: toolkit i18n keep {entry.key} --by NAME",
        )
    elif left := left_over(entry, keep):
        yield Problem(
            "W-COPIED",
            f"'{entry.key}' still has words of the original: “{left}”",
            Span(path, entry.line),
            f"translate them; where it is right so: toolkit i18n keep {entry.key} --by NAME",
        )


def _glyphs(
    entry: Entry,
    path: str,
    locale: str,
    covered: frozenset[int],
    fonts: Mapping[str, frozenset[int]],
) -> Iterator[Problem]:
    for _, text, line in _translations(entry):
        for ch in lacking(typeset(text, locale), covered):
            names = ", ".join(
                name for name, characters in fonts.items() if ord(ch) not in characters
            )
            yield Problem(
                "E-GLYPH",
                f"'{entry.key}': {ch!r} (U+{ord(ch):04X}) is not in {names}",
                Span(path, line),
                "use another character, or add a font that has it",
            )
