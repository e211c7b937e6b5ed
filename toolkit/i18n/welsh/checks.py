"""Checks a Welsh catalogue, as far as a program can: it points, and a Welsh speaker judges.

Errors (E-) are never right in Welsh print; warnings (W-) may be; notes (I-) only inform. Each can
be switched off for one string by a translator's comment above it, with a reason:

    # toolkit: ignore W-PUNCTUATION the English is a question
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from toolkit.i18n.copies import kept
from toolkit.i18n.document import Document, Entry
from toolkit.i18n.readability import LONGEST, too_long
from toolkit.i18n.welsh.glossary import WELSH, Term, unused
from toolkit.i18n.welsh.neighbours import neighbours
from toolkit.i18n.welsh.signs import LINK, Found, facts, signs, spaces
from toolkit.i18n.welsh.words import fold, words
from toolkit.model.problem import Problem, Span

_IGNORE = re.compile(r"#\s*toolkit:\s*ignore\s+([A-Z]-[A-Z]+|[A-Z]+)\b[:,]?\s*(.*)$")
_PLACEHOLDER = re.compile(r"\{[a-z][a-z0-9_]*\}")


def check(
    document: Document,
    terms: Sequence[Term],
    keep: Sequence[str] = (),
    spelling: Callable[[str], Iterator[str]] | None = None,
    still: frozenset[str] = frozenset({"n"}),
    welsh: bool = True,
) -> list[Problem]:
    """All findings about the strings in use, in the order of the file.

    `keep` are words that stay as they are; `spelling` gives a text's unknown words; `still` are
    placeholders that stand for numbers and addresses, which never mutate. Of a catalogue that is
    not `welsh` only what holds in every language is looked at.
    """
    found: list[Problem] = []
    live = [entry for entry in document.live if any(entry.forms)]
    for entry in live:
        translated = (entry.lines[name] for name in entry.parts if name.startswith("msgstr"))
        where = Span(document.path, next(translated, entry.line))
        off = _switched_off(entry)
        found += [
            Problem(code, f"'{entry.key}' {what}", where, hint)
            for code, what, hint in _string(entry, terms, keep, spelling, still, welsh)
            if not {code, code[2:]} & off.keys() and not (code == "W-UNTRANSLATED" and kept(entry))
        ]
        found += [
            Problem(
                "W-IGNORE",
                f"'{entry.key}' switches {code} off without a reason",
                where,
                f"# toolkit: ignore {code} because …",
            )
            for code, reason in off.items()
            if not reason
        ]
    return found + list(_twice(live, document.path))


def _switched_off(entry: Entry) -> dict[str, str]:
    """Code → reason."""
    return {
        match.group(1): match.group(2).strip()
        for line in entry.comments
        if (match := _IGNORE.match(line))
    }


def _string(
    entry: Entry,
    terms: Sequence[Term],
    keep: Sequence[str],
    spelling: Callable[[str], Iterator[str]] | None,
    still: frozenset[str],
    welsh: bool,
) -> Found:
    plural = "msgid_plural" in entry.parts
    for answer in dict.fromkeys(entry.forms):
        english = entry.parts["msgid_plural"] if plural else entry.source
        yield from spaces(english, answer)
        yield from facts(english, answer, plural)
        yield from _language(english, answer, terms, keep)
        if welsh:
            yield from signs(english, answer)
            yield from neighbours(answer, still)
            yield from _lengthy(answer)
        if spelling:
            for word in spelling(answer):
                yield (
                    "W-SPELLING",
                    f"has an unknown word: {word}",
                    "correct it, or add it to locales/cy/words.txt",
                )


def _lengthy(welsh: str) -> Found:
    most = LONGEST[WELSH]
    for sentence, count in too_long(welsh, most):
        yield (
            "W-SENTENCE",
            f"has a sentence of {count} words: “{sentence}”",
            f"{most} are the most; a full stop, a colon or a semicolon makes two of it",
        )


def _language(english: str, welsh: str, terms: Sequence[Term], keep: Sequence[str]) -> Found:
    if fold(english) == fold(welsh) and len(_foreign(english, keep)) > 1:
        yield (
            "W-UNTRANSLATED",
            "is the same as the original",
            "translate it, or add its words to [keep] in locales/glossary.toml",
        )
    for term, wrong in unused(_said(english), _said(welsh), terms):
        about = f" ({term.where})"
        if wrong:
            yield (
                "W-GLOSSARY",
                f"uses “{wrong}” for “{term.en[0]}”",
                f"the glossary has: {term.cy}{about}",
            )
        else:
            yield (
                "W-GLOSSARY",
                f"does not use the glossary’s word for “{term.en[0]}”",
                f"{term.cy or term.en[0]}{', in any mutation' * term.mutates}{about}",
            )


def _said(text: str) -> str:
    """The text without addresses and names of placeholders, which are no words of it."""
    return _PLACEHOLDER.sub(" | ", LINK.sub(" ", text))


def _foreign(text: str, keep: Sequence[str]) -> list[str]:
    """The words of a text that are not to stay as they are."""
    kept = {word.lower() for word in keep}
    return [word for word in words(_PLACEHOLDER.sub(" ", text)) if word.lower() not in kept]


def _twice(live: Sequence[Entry], path: str) -> Iterator[Problem]:
    """The same English with different Welsh: often right (Yes and No follow the verb), sometimes an
    oversight.
    """
    first: dict[str, Entry] = {}
    for entry in live:
        other = first.setdefault(fold(entry.source), entry)
        if (
            other is not entry
            and [fold(form) for form in other.forms] != [fold(form) for form in entry.forms]
            and not {"I-DIFFERENT", "DIFFERENT"} & _switched_off(entry).keys()
        ):
            message = (
                f"'{entry.key}' and '{other.key}' are one original, said in two ways:"
                f" “{entry.forms[0]}” and “{other.forms[0]}”"
            )
            yield Problem(
                "I-DIFFERENT", message, Span(path, entry.line), "fine where grammar asks for it"
            )
