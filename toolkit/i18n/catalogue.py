"""Reads gettext catalogues strictly: every fault has a code and a line, and nothing is guessed.

Babel's and most other readers accept many broken files without a word; a broken file would
then print half a sentence.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from toolkit.i18n.characters import tidied, unprintable
from toolkit.i18n.copies import kept
from toolkit.i18n.document import Document, Entry, header_fields
from toolkit.i18n.plurals import BadRule, header, read_plurals
from toolkit.i18n.po import LARGEST, decode, parse
from toolkit.i18n.review import reviewer
from toolkit.model.message import Catalogue, Message
from toolkit.model.problem import Problem, Span


def read_catalogue(
    path: str, locale: str, raw: bytes, largest: int = LARGEST
) -> tuple[Catalogue, list[Problem]]:
    """The catalogue and all its faults.

    With a fault of syntax the catalogue holds what came before and after it.
    """
    text, problems = decode(path, raw, largest)
    if text is None:
        return Catalogue(locale, path), problems
    document, problems = parse(path, text)
    return understand(document, locale, problems)


def understand(
    document: Document, locale: str, problems: list[Problem]
) -> tuple[Catalogue, list[Problem]]:
    """The catalogue that a document holds, and its faults after those of syntax."""
    messages: dict[str, Message] = {}
    obsolete: dict[str, Message] = {}
    problems = problems + _check_headers(
        document, locale, any(problem.code == "E-CONFLICT" for problem in problems)
    )
    for entry in document.entries:
        if "msgid" not in entry.parts or not entry.forms or entry.is_header:
            continue
        where = Span(document.path, entry.line)
        if entry.obsolete:
            obsolete.setdefault(entry.key, _message(entry, where))
            continue
        problems += [*_check_forms(entry, where, locale), *_check_characters(entry, where, locale)]
        if entry.key in messages:
            problems.append(
                Problem(
                    "E-DUPLICATE",
                    f"'{entry.key}' is translated twice, first at {messages[entry.key].where}",
                    where,
                    "keep one of the two",
                )
            )
            continue
        messages[entry.key] = _message(entry, where)
    return Catalogue(locale, document.path, messages, obsolete), sorted(
        problems, key=lambda problem: problem.where.line if problem.where else 0
    )


def _check_headers(document: Document, locale: str, torn: bool) -> list[Problem]:
    """Is there one header, and is it right? A file torn by a merge may have lost it."""
    headers = [entry for entry in document.entries if entry.is_header and entry.forms]
    if not headers and torn:
        return []
    if not headers:
        hint = 'start the file with msgid "" and its header lines'
        where = Span(document.path, 1)
        return [Problem("E-HEADER", "the catalogue has no header", where, hint)]
    first, *others = headers
    message = f"the catalogue has a second header; the first is at {document.path}:{first.line}"
    return check_header(first, document, locale) + [
        Problem(
            "E-DUPLICATE", message, Span(document.path, other.line), 'keep one entry with msgid ""'
        )
        for other in others
    ]


def check_header(entry: Entry, document: Document, locale: str) -> list[Problem]:
    """Language, charset and plural rule of the header, and lines that say nothing."""
    where = Span(document.path, entry.line)
    text = entry.parts.get("msgstr", "")
    fields = header_fields(text)
    problems = []
    if any(line.strip() and ":" not in line for line in text.split("\n")):
        problems.append(
            Problem(
                "E-HEADER", "a line of the header has no colon", where, 'each is "Name: value\\n"'
            )
        )
    language = fields.get("Language", "")
    if language.replace("_", "-") != locale:  # gettext's own tools write pt_BR
        problems.append(
            Problem(
                "E-LANG",
                f"the header says Language: '{language[:40]}', the folder says '{locale}'",
                where,
                f'write "Language: {locale}\\n"',
            )
        )
    charset = fields.get("Content-Type", "").rpartition("charset=")[2].strip().upper()
    if charset != "UTF-8":
        problems.append(
            Problem(
                "E-CHARSET",
                f"the header says charset={charset[:40] or 'nothing'}",
                where,
                'write "Content-Type: text/plain; charset=UTF-8\\n"',
            )
        )
    plural = any("msgid_plural" in other.parts and not other.obsolete for other in document.entries)
    if plural or "Plural-Forms" in fields:
        problems += _check_rule(fields.get("Plural-Forms", ""), locale, where)
    return problems


def _check_rule(rule: str, locale: str, where: Span) -> list[Problem]:
    if rule == header(locale):
        return []
    hint = f'write "Plural-Forms: {header(locale)}\\n"'
    try:
        found = read_plurals(rule)
    except BadRule as error:
        return [
            Problem("E-PLURALFORMS", f"the plural rule is not understood: {error}", where, hint)
        ]
    if found == read_plurals(header(locale)):
        return []
    return [
        Problem(
            "E-PLURALFORMS",
            f"the header's {found.count} plural forms are not those of the language",
            where,
            f"toolkit i18n convert-plurals {locale} maps them; or {hint}",
        )
    ]


def _check_forms(entry: Entry, where: Span, locale: str) -> list[Problem]:
    """A plural has all its forms, numbered from 0; a singular has one without a number."""
    forms = [name for name in entry.parts if name.startswith("msgstr")]
    if "msgid_plural" not in entry.parts:
        if forms == ["msgstr"]:
            return []
        line = next(entry.lines[name] for name in forms if name != "msgstr")
        return [
            Problem(
                "E-PLURALS",
                f"'{entry.key}' has plural forms, but its original has none",
                Span(where.path, line),
                'write msgstr "…"',
            )
        ]
    count = read_plurals(header(locale)).count
    wanted = [f"msgstr[{n}]" for n in range(count)]
    if forms == wanted:
        return []
    return [
        Problem(
            "E-PLURALS",
            f"'{entry.key}' has {len(forms)} plural forms; the language has {count}",
            where,
            f"give {wanted[0]} to {wanted[-1]}, each once and in order",
        )
    ]


def _check_characters(entry: Entry, where: Span, locale: str) -> Iterator[Problem]:
    """What nobody can print, in the translation and in the words that it is found by."""
    for name, text in entry.parts.items():
        for fault in unprintable(tidied(text), locale if name.startswith("msgstr") else ""):
            yield Problem("E-CONTROL", f"'{entry.key}' {fault.what}", where, fault.hint)
            return


def _message(entry: Entry, where: Span) -> Message:
    forms = tuple(unicodedata.normalize("NFC", text) for text in entry.forms)
    # An empty form would print nothing for its numbers, so the whole counts as not translated.
    whole = len(forms) == 1 or all(form.strip() for form in forms)
    by = reviewer(entry)
    return Message(
        context=entry.key,
        source=entry.source,
        text=forms[0] if whole else "",
        where=where,
        fuzzy=entry.fuzzy,
        obsolete=entry.obsolete,
        reviewed=bool(by),
        plural=entry.parts.get("msgid_plural", ""),
        forms=forms if "msgid_plural" in entry.parts else (),
        reviewer=by,
        kept=kept(entry),
    )
