"""Finds the words of a string in one language. It never falls back to another language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from itertools import pairwise

from toolkit.i18n.characters import NO_BREAK, tidied
from toolkit.i18n.placeholders import faults, names
from toolkit.i18n.plurals import categories
from toolkit.i18n.quotes import alike, quoted
from toolkit.model.message import Catalogue, Message, Text
from toolkit.model.problem import Problem, Span


@dataclass(frozen=True, slots=True)
class Answer:
    """The words in one language, or the problem that stands in their place."""

    text: str | None
    problem: Problem | None
    where: Span
    reviewed: bool = True
    forms: tuple[tuple[str, str], ...] = ()  # by CLDR category, where a number changes them


# Words of one letter that belong to the next word: they never end a line.
_SLAVIC = ("a", "i", "k", "o", "s", "u", "v", "z")
BOUND = {
    "cy": ("a", "i", "o", "y", "â"),
    "en": ("a", "i"),
    "pl": ("a", "i", "o", "u", "w", "z"),
    "cs": _SLAVIC,
    "sk": _SLAVIC,
    "ga": ("a", "á"),
    "uk": ("а", "в", "з", "и", "й", "о", "у", "і"),
}
# Longer ones, which a caption keeps together with the next; and what hangs on a word that does.
LEADING = {"cy": ("yn", "yr", "y")}
HANGING = {"cy": ("’n", "’r")}
LENT = "toolkit/house/"  # where words stand that every campaign has without writing them
_ENDING = re.compile(r"\d{1,4}[.,:;!?]")
SHORT_ENDING = 15  # letters; two last words together below this stay on one line


@lru_cache(maxsize=8192)  # the same words stand in many artefacts
def typeset(text: str, locale: str = "") -> str:
    """The text as it is printed: what it holds put right (`characters`), and the quotes and
    apostrophes of its language (`quotes`).
    """
    return quoted(tidied(text), locale)


@lru_cache(maxsize=8192)  # the same words stand in many artefacts
def bound(text: str, locale: str) -> str:
    """The text with no-break spaces where a line must not end.

    That is after words of one letter, before a short last word, and before a number that ends a
    clause: nobody should read “call” without “999.”
    """
    words = typeset(text).split(" ")  # its language's quotes it has already
    letters = BOUND.get(locale, ())
    joints = [
        NO_BREAK
        if (word.lower() in letters and word == word.strip(",.")) or _ENDING.fullmatch(after)
        else " "
        for word, after in pairwise(words)
    ]
    if len(words) > 3 and len(words[-1]) + len(words[-2]) < SHORT_ENDING:
        joints[-1] = NO_BREAK
    return "".join(part for pair in zip(words, [*joints, ""], strict=True) for part in pair)


def leads(word: str, locale: str) -> bool:
    """Does the word belong to the next one, so that a caption's line should not end with it?"""
    small = word.lower()
    return small in LEADING.get(locale, ()) or small.endswith(HANGING.get(locale, ()))


def unbound(text: str) -> str:
    """The text with plain spaces in place of no-break ones, as people and programs expect it."""
    return text.replace(NO_BREAK, " ")


def one_line(text: str) -> str:
    """The text without the line breaks in it: for titles, slides, and texts that are read out."""
    return " ".join(line for line in text.split("\n") if line)


def translate(source: Text, catalogue: Catalogue, language: str) -> Answer:
    """What the catalogue says for a string of the content.

    `language` is the name that messages use (Welsh).
    """
    answer = _translated(source, catalogue, language)
    if answer.problem is None:
        return answer
    code = catalogue.locale
    many = (
        f"toolkit i18n status {code} counts them; draft = true under [language.{code}] of"
        " campaign.toml leaves the language out until they are done"
    )
    return replace(answer, problem=replace(answer.problem, many=many))


def _translated(source: Text, catalogue: Catalogue, language: str) -> Answer:
    message = catalogue.messages.get(source.context)
    if message is None:
        return _absent(source, catalogue, language)
    wrong = _unready(message, source, language) or _misfilled(message, source)
    if wrong:
        return _stop(wrong[0], wrong[1], message.where, wrong[2])
    if not source.forms:
        said = typeset(message.text, catalogue.locale)
        return Answer(said, None, message.where, message.reviewed)
    said_forms = (typeset(form, catalogue.locale) for form in message.forms)
    forms = tuple(zip(categories(catalogue.locale), said_forms, strict=False))
    return Answer(forms[-1][1], None, message.where, message.reviewed, forms)


def _absent(source: Text, catalogue: Catalogue, language: str) -> Answer:
    """The catalogue has no entry for the string; perhaps it had one."""
    if old := catalogue.obsolete.get(source.context):
        return _stop(
            "obsolete",
            f"the {language} of '{source.context}' is marked obsolete",
            old.where,
            "remove the #~ marks and check the words",
        )
    return _stop(
        "missing",
        f"'{source.context}' has no {language}",
        Span(catalogue.path),
        f"{_adding(source)}; the original is at {source.where}",
    )


def _adding(source: Text) -> str:
    """What puts an entry for the string into a catalogue."""
    if source.where.path.startswith(LENT):
        return "toolkit i18n update --house adds an entry for it"
    return "add an entry with this msgctxt, or let toolkit i18n update do it"


def _unready(message: Message, source: Text, language: str) -> tuple[str, str, str] | None:
    """Code, message and hint where the translation is empty, or waits for somebody's look."""
    if not tidied(message.text):
        return (
            "missing",
            f"'{source.context}' is not translated into {language}",
            f"translate “{source.text}”, or build with --draft to see the gap marked",
        )
    if message.copied:
        return (
            "copied",
            f"the {language} of '{source.context}' is the original again: “{message.text}”",
            f"translate it; where it is right so: toolkit i18n keep {source.context} --by NAME",
        )
    if message.fuzzy:
        return (
            "fuzzy",
            f"the {language} of '{source.context}' is marked fuzzy",
            "check the words and remove the fuzzy mark",
        )
    if not says_the_same(message.source, message.plural, source):
        return (
            "stale",
            f"the {language} of '{source.context}' translates older words",
            f"the original is now “{source.text}” ({source.where}); update msgid and msgstr",
        )
    return None


def says_the_same(english: str, plural: str, text: Text) -> bool:
    """Are these a string's words, for one and for many, whatever quotes and spaces they have?"""
    return alike(english) == alike(text.text) and alike(plural) == alike(text.plural)


def _misfilled(message: Message, source: Text) -> tuple[str, str, str] | None:
    """Code, message and hint where the placeholders are not those of the English."""
    texts = message.forms if source.forms else (message.text,)
    if wrong := [fault for text in texts for fault in faults(text)]:
        hint = "write {name} as in the original, or {{ for a brace"
        return "placeholder", f"'{source.context}': {wrong[0]}", hint
    # A form for one number only may say it in words, or not at all.
    wrongly = [text for text in texts if not names(text) <= names(source.plural or source.text)]
    if wrongly or (not source.forms and names(message.text) != names(source.text)):
        wanted = ", ".join(sorted("{" + n + "}" for n in names(source.text))) or "none"
        return (
            "placeholder",
            f"'{source.context}' has other placeholders than the original",
            f"use these: {wanted}",
        )
    return None


def speak(
    source: Text,
    locale: str,
    catalogue: Catalogue | None,
    language: str,
    main: str,
    pairs: Mapping[str, str],
) -> Answer:
    """A string in one language: as it was written, or as the catalogue translates it.

    `language` is the name that messages use; `main` is the campaign's source language; `pairs` are
    the marks of words that were written in both languages and approved together.
    """
    if source.twins:
        return _twin(source, locale, language, pairs)
    if locale == (source.language or main):
        return Answer(source.plural or source.text, None, source.where, forms=source.forms)
    empty = Catalogue(locale, f"locales/{locale}/LC_MESSAGES/campaign.po")
    return translate(source, catalogue or empty, language)


def _twin(source: Text, locale: str, language: str, pairs: Mapping[str, str]) -> Answer:
    """A string that was written in both languages together, if both were approved as they are."""
    text = dict(source.twins).get(locale)
    if text is None:
        return _stop(
            "missing",
            f"'{source.context}' has no {language}",
            source.where,
            f'add {locale} = "…"',
        )
    if pairs.get(source.context) != pair_mark(source):
        return _stop(
            "stale",
            f"one language of '{source.context}' changed since both were approved together",
            source.where,
            f"check that both say the same, then: toolkit i18n approve {source.context}",
        )
    return Answer(text, None, source.where)


def pair_mark(source: Text) -> str:
    """Eight letters that change with either language of words that were written together."""
    words = "\0".join(part for twin in source.twins for part in twin)
    return sha256(words.encode()).hexdigest()[:8]


def _stop(code: str, message: str, where: Span, hint: str) -> Answer:
    return Answer(None, Problem(code, message, where, hint), where, False)
