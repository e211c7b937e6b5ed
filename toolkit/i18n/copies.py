"""Finds words of the original that were left in a translation as they were.

A translation program fills the translation with the original, a person means to come back: nobody
meant the English to be printed as Welsh. Names, abbreviations, numbers and addresses are the same
in every language; words that are to stay are listed in the glossary ([keep]), and a string that is
right as it is carries a comment that somebody decided so.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from toolkit.i18n.characters import tidied
from toolkit.i18n.document import Entry
from toolkit.i18n.review import mark
from toolkit.i18n.welsh.words import fold, words
from toolkit.model.message import Catalogue, Message, Text

_KEPT = re.compile(r"#\s*kept:\s*\S.*\[([0-9a-f]{8})\]\s*$")
_IGNORED = re.compile(r"#\s*toolkit:\s*ignore\s+(?:[EW]-)?(?:COPIED|UNTRANSLATED)\b[:,]?\s*\S")
_SENTENCE = re.compile(r"(?<=[.!?:;])\s+|\n+")
_VOWELS = frozenset("aeiouyAEIOUY")
SHORT = 4  # letters: longer words in capitals are words, unless nobody can say them (NSPCC)
ENOUGH = 3  # words of the original in a row, or half of a translation: no accident


def copied(original: str, said: str, keep: Collection[str] = ()) -> bool:
    """Is the translation the original again, in whatever case and with whatever marks?

    One word alone may well be the same in both languages: see `partly`.
    """
    return _bare(original) == _bare(said) and len(foreign(original, keep)) > 1


@lru_cache(maxsize=4096)
def _bare(text: str) -> tuple[str, ...]:
    return tuple(word.strip("’") for word in words(fold(tidied(text))))


def foreign(text: str, keep: Collection[str] = ()) -> list[str]:
    """The words of a text that no other language has as they are."""
    kept = {word.lower() for word in keep}
    short = SHORT - text.isupper()  # where all is in capitals, they say less
    return [
        word
        for word in words(text)
        if len(word) > 1 and word.lower() not in kept and not _name(word, short)
    ]


def _name(word: str, short: int) -> bool:
    """GDPR, PowerPoint, NSPCC: an abbreviation, or a name that is written like no word."""
    if word.isupper():
        return len(word) <= short or not _VOWELS & set(word)
    return any(letter.isupper() for letter in word[1:])


def partly(original: str, said: str, keep: Collection[str] = ()) -> str:
    """What a translation still has of the original: its only word, a whole sentence, or half of its
    words; "" where it has none.
    """
    whole = _bare(original) == _bare(said)
    if not whole and len({*_bare(original)} & {*_bare(said)}) < ENOUGH:
        return ""  # nearly every translation: the rest takes ten times as long
    if whole and len(foreign(original, keep)) == 1:
        return original
    here = f" {' '.join(_bare(said))} "
    for sentence in _SENTENCE.split(tidied(original)):
        bare = _bare(sentence)
        if len(bare) >= ENOUGH and foreign(sentence, keep) and f" {' '.join(bare)} " in here:
            return sentence
    theirs = set(foreign(original, keep))
    ours = [word for word in foreign(said, keep) if len(word) > 2]
    same = [word for word in ours if word in theirs and word.islower()]  # no names
    return " ".join(same) if len(same) >= ENOUGH and 2 * len(same) >= len(ours) else ""


def kept(entry: Entry) -> bool:
    """Did somebody decide that it stays as it is, by these words?"""
    return any(
        _IGNORED.match(line) or ((found := _KEPT.match(line)) and found.group(1) == mark(entry))
        for line in entry.comments
    )


def is_copy(entry: Entry, keep: Collection[str] = ()) -> bool:
    """Is a form of the entry the original again, and did nobody decide so?"""
    originals = (entry.source, entry.parts.get("msgid_plural", ""))
    return not kept(entry) and any(
        copied(original, form, keep) for form in entry.forms for original in originals if original
    )


def left_over(entry: Entry, keep: Collection[str] = ()) -> str:
    """What an entry's translations still have of the original, if nobody decided so."""
    if kept(entry):
        return ""
    plural = entry.parts.get("msgid_plural", "")
    found = (partly(plural or entry.source, form, keep) for form in entry.forms)
    return next(filter(None, found), "")


def marked(
    catalogue: Catalogue, texts: Iterable[Text], source: str, keep: Collection[str]
) -> Catalogue:
    """The catalogue with its copies marked, where it is of another language than the words."""
    copies = dict(_copies(catalogue, texts, source, keep))
    return replace(catalogue, messages={**catalogue.messages, **copies}) if copies else catalogue


def _copies(
    catalogue: Catalogue, texts: Iterable[Text], source: str, keep: Collection[str]
) -> Iterator[tuple[str, Message]]:
    for text in texts:
        message = catalogue.messages.get(text.context)
        if message is None or message.kept or related(text.language or source, catalogue.locale):
            continue
        if any(
            copied(original, form, keep)
            for form in message.forms or (message.text,)
            for original in (text.text, text.plural)
            if original
        ):
            yield text.context, replace(message, copied=True)


def related(one: str, other: str) -> bool:
    """Are they the same language of two countries, which share most of their words?"""
    return one.partition("-")[0] == other.partition("-")[0]
