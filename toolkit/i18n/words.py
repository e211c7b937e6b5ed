"""From a path and a language to the words: never a fallback to another language."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from toolkit.i18n.placeholders import faults, names
from toolkit.model.message import Catalogue, Text
from toolkit.model.problem import Problem, Span


@dataclass(frozen=True, slots=True)
class Answer:
    """The words in one language, or the problem that stands in their place."""

    text: str | None
    problem: Problem | None
    where: Span
    reviewed: bool = True


def unprintable(text: str) -> str:
    """The code points of the text that no reader should meet: control, direction and replacement
    characters.
    """
    bad = sorted({ch for ch in text if _forbidden(ch)})
    return ", ".join(f"U+{ord(ch):04X}" for ch in bad)


def _forbidden(ch: str) -> bool:
    return (
        unicodedata.category(ch) in ("Cc", "Cs", "Co", "Cn") and ch not in "\n\t"
    ) or ch in _INVISIBLE


_INVISIBLE = "\ufffd\ufeff\u2028\u2029\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

# Words of one letter that belong to the next word: they never end a line.
BOUND = {"cy": ("a", "i", "o", "y", "â"), "en": ("a", "i")}
SHORT_ENDING = 15  # letters; two last words together below this stay on one line
NO_BREAK = "\u00a0"


@lru_cache(maxsize=8192)  # the same words stand in many artefacts
def typeset(text: str) -> str:
    """Straight apostrophes as they are printed; `’na` and `’dw` start with an apostrophe, not with
    a quote.
    """
    return unicodedata.normalize("NFC", text).replace("'", "’")


@lru_cache(maxsize=8192)  # the same words stand in many artefacts
def bound(text: str, locale: str) -> str:
    """The text with no-break spaces where a line must not end: after words of one letter, before a
    short last word.
    """
    words = typeset(text).split(" ")
    letters = BOUND.get(locale, ())
    joints = [
        NO_BREAK if word.lower() in letters and word == word.strip(",.") else " "
        for word in words[:-1]
    ]
    if len(words) > 3 and len(words[-1]) + len(words[-2]) < SHORT_ENDING:
        joints[-1] = NO_BREAK
    return "".join(part for pair in zip(words, [*joints, ""], strict=True) for part in pair)


def unbound(text: str) -> str:
    """The text with plain spaces, as a reader or a program wants it."""
    return text.replace(NO_BREAK, " ")


def translate(source: Text, catalogue: Catalogue, language: str) -> Answer:
    """What the catalogue says for a string of the content.

    `language` is the name that messages use (Welsh).
    """
    message = catalogue.messages.get(source.context)
    missing = Span(catalogue.path)
    if message is None:
        old = catalogue.obsolete.get(source.context)
        if old:
            return _stop(
                "obsolete",
                f"the {language} of '{source.context}' is marked obsolete",
                old.where,
                "remove the #~ marks and check the words",
                old.where,
            )
        return _stop(
            "missing",
            f"'{source.context}' has no {language}",
            missing,
            f"add an entry with this msgctxt; the English is at {source.where}",
            missing,
        )
    where = message.where
    if not message.text.strip():
        return _stop(
            "missing",
            f"'{source.context}' is not translated into {language}",
            where,
            f"translate “{source.text}”, or build with --draft to see the gap marked",
            where,
        )
    if message.fuzzy:
        return _stop(
            "fuzzy",
            f"the {language} of '{source.context}' is marked fuzzy",
            where,
            "check the words and remove the fuzzy mark",
            where,
        )
    if typeset(message.source) != source.text:
        return _stop(
            "stale",
            f"the {language} of '{source.context}' translates older English",
            where,
            f"the English is now “{source.text}” ({source.where}); update msgid and msgstr",
            where,
        )
    wrong = faults(message.text)
    if wrong:
        return _stop(
            "placeholder",
            f"'{source.context}': {wrong[0]}",
            where,
            "write {name} as in the English, or {{ for a brace",
            where,
        )
    if names(message.text) != names(source.text):
        wanted = ", ".join(sorted("{" + n + "}" for n in names(source.text))) or "none"
        return _stop(
            "placeholder",
            f"'{source.context}' has other placeholders than the English",
            where,
            f"use these: {wanted}",
            where,
        )
    return Answer(typeset(message.text), None, where, message.reviewed)


def speak(
    source: Text,
    locale: str,
    catalogue: Catalogue | None,
    language: str,
    main: str,
    pairs: Mapping[str, str],
) -> Answer:
    """A string in one language: as it was written, as both were written together, or as the
    catalogue translates it.

    `main` is the campaign's source language; `pairs` the marks of words that were approved
    together.
    """
    if source.twins:
        text = dict(source.twins).get(locale)
        if text is None:
            return _stop(
                "missing",
                f"'{source.context}' has no {language}",
                source.where,
                f'add {locale} = "…"',
                source.where,
            )
        if pairs.get(source.context) != pair_mark(source):
            hint = f"check that both say the same, then: toolkit i18n approve {source.context}"
            return _stop(
                "stale",
                f"one language of '{source.context}' changed since both were approved together",
                source.where,
                hint,
                source.where,
            )
        return Answer(text, None, source.where)
    if locale == (source.language or main):
        return Answer(source.text, None, source.where)
    return translate(
        source,
        catalogue or Catalogue(locale, f"locales/{locale}/LC_MESSAGES/campaign.po"),
        language,
    )


def pair_mark(source: Text) -> str:
    """Eight letters that change with either language of words that were written together."""
    return sha256("\0".join(part for twin in source.twins for part in twin).encode()).hexdigest()[
        :8
    ]


def _stop(code: str, message: str, at: Span, hint: str, where: Span) -> Answer:
    return Answer(None, Problem(code, message, at, hint), where, False)
