"""How hard words are to read, for the languages of which a rule is known.

English has a grade (Flesch and Kincaid, 1975): the years of school that a reader needs. Syllables
are counted by rules of spelling, which err by a few in a hundred; over a piece that evens out. As
with Flesch (The Art of Readable Writing, 1949), what stands before a colon or a semicolon is a
sentence of its own, if it is long enough to be one. Of Welsh no formula is accepted, so only the
words of a sentence are counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

GRADE = {"en": 8.0}  # the mean of a piece's running text stays below it
LONGEST = {"cy": 20}  # words in a sentence

_END = re.compile(r"([.?!…][”’\")]*) (?=[“‘\"(]*[^“‘\"(a-zß-ÿŵŷ])")  # no small letter follows
_WITHIN = re.compile(r"(?<=[:;])\s+")
_CLAUSE = 4  # words; fewer before or after a colon are a label, or an item
_STOPPED = re.compile(r"[.?!…][”’\")]*$")
_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?<=[^aeiouy])e[ds]?$|(?<=[aeouy])ed$")
_SPOKEN = re.compile(r"(?:[^aeiouy]le|[dt]ed|(?:[sxz]|ch|sh|[cg])es)$")
_INNER = re.compile(  # silent within a word: somebody, therefore, safeguard, safely
    r"^some(?=[^d])|^there(?=f)|(?<=[^aeiouy])e(?=(?:guard|ly|full?y?|less|ment)(?:s|ing|ed)?$)"
)
_APART = re.compile(  # two vowels that are spoken as two
    r"ia(?!l)|io(?!n)|(?<![gq])ua|(?<!p)eo(?!u)|ea$|(?<=c)reat|ui?et$|cien|(?<=[bsy])eing"
)
TERM = "\uf8ff"  # stands for a term of the glossary: one word of two syllables


def running(text: str) -> bool:
    """Is it a sentence, or several? Titles and labels, which end without a stop, are not."""
    return bool(_STOPPED.search(text.strip()))


def sentences(text: str) -> list[str]:
    """The sentences of some words."""
    lines = _END.sub(r"\1\n", " ".join(text.split())).split("\n")
    whole = (part for part in lines if _WORD.search(part) or TERM in part)
    return [clause for sentence in whole for clause in _clauses(sentence)]


def _clauses(sentence: str) -> list[str]:
    """A sentence, parted at its colons and semicolons; what is short stays with what it is with."""
    parted = [""]
    for part in _WITHIN.split(sentence):
        if min(len(words(parted[-1])), len(words(part))) < _CLAUSE:
            parted[-1] = f"{parted[-1]} {part}".strip()
        else:
            parted.append(part)
    return parted


def words(sentence: str) -> list[str]:
    """Words, numbers and addresses, one each."""
    return re.findall(rf"{TERM}|{_WORD.pattern}", sentence)


def syllables(word: str) -> int:
    """How many syllables an English word has; a number counts as one."""
    if word == TERM:
        return 2
    spelt = re.sub(r"[^a-z]", "", word.lower())
    silent = bool(_SILENT.search(spelt) and not _SPOKEN.search(spelt)) + len(_INNER.findall(spelt))
    return max(1, len(_VOWELS.findall(spelt)) + len(_APART.findall(spelt)) - silent)


def grade(several: Sequence[str]) -> float:
    """The grade of some English sentences together; that of no words is 0."""
    spelt = [words(sentence) for sentence in several]
    count = sum(map(len, spelt))
    spoken = sum(syllables(word) for found in spelt for word in found)
    return 0.39 * count / len(several) + 11.8 * spoken / count - 15.59 if count else 0.0


def with_terms(text: str, terms: Iterable[str]) -> str:
    """Some words with a sign for each placeholder and each long term: one word of two syllables.

    Who reads the campaign knows its terms; other long words make it hard.
    """
    known = "|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True))
    pattern = rf"\{{\w+\}}|(?<!\w)(?:{known})(?!\w)" if known else r"\{\w+\}"
    return re.sub(pattern, _sign, text.replace("\u00a0", " "), flags=re.IGNORECASE)


def _sign(found: re.Match[str]) -> str:
    said = found.group()
    short = not said.startswith("{") and sum(map(syllables, words(said))) <= 2
    return said if short else TERM


def too_long(text: str, most: int) -> Iterator[tuple[str, int]]:
    """Sentences of more than `most` words, with their number."""
    for sentence in sentences(text):
        if (count := len(words(sentence))) > most:
            yield sentence, count
