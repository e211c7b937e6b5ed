"""Checks of a Welsh catalogue that a program can make.

They point; a Welsh speaker judges.

Errors (E-) are never right in Welsh print; warnings (W-) may be; notes (I-) only inform. Each can
be switched off for one string by a translator's comment with a reason: # toolkit: ignore
W-PUNCTUATION the English is a question
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from toolkit.i18n.po import Document, Entry
from toolkit.i18n.welsh.glossary import Term, hits, unused
from toolkit.i18n.welsh.mutation import TRIGGERS
from toolkit.i18n.welsh.words import fold, words
from toolkit.model.problem import Problem, Span

Found = Iterator[tuple[str, str, str]]  # code, what, how to mend it

_IGNORE = re.compile(r"#\s*toolkit:\s*ignore\s+([A-Z]-[A-Z]+|[A-Z]+)\b[:,]?\s*(.*)$")
_PLACEHOLDER = re.compile(r"\{[a-z][a-z0-9_]*\}")
_LINK = re.compile(
    r"https?://\S+|\b[\w.-]+@[\w-]+\.[\w.-]+|\b(?:[\w-]+\.)+(?:uk|cymru|wales|org|com|net)\b\S*"
)
_NUMBER = re.compile(r"(?<![\w.])\d[\d\s,.\u00a0]*\d|\d")
_PERSON = re.compile(r"\bdesignated person\b", re.IGNORECASE)
_PERSON_CY = re.compile(
    r"\b(?:person|pherson|berson|mherson|unigolyn) (?:d|dd)ynodedig\b", re.IGNORECASE
)
_ENDINGS = ".!?:…"
_TRIGGERED = re.compile(
    rf"(?<![\w’'])({'|'.join(sorted(TRIGGERS, key=len, reverse=True))}|[’'](?:i|u|w|m|th))["
    r" \u00a0]+(\{[a-z0-9_]+\})",
    re.IGNORECASE,
)
_AND = re.compile(r"(?<![\w’'])(ac?)[ \u00a0]+([^\W\d_]+)")
_VOWELS = "aeiouyâêîôûŷáéíóúàèìòùäëïöü"
# Verbs before which “a” asks or relates and stays before a vowel; and words before which “ac” stands before a consonant.
_VERBS = (
    "oes",
    "yw",
    "ydy",
    "ydw",
    "ydych",
    "ydyn",
    "ydynt",
    "oedd",
    "oeddech",
    "all",
    "allai",
    "allwch",
    "allwn",
    "ellir",
    "aeth",
    "eir",
    "elwir",
    "enwir",
    "ystyrir",
    "anfonwyd",
    "ofynnir",
    "allant",
)
_AC = (
    "mae",
    "maent",
    "maen",
    "roedd",
    "fel",
    "felly",
    "mor",
    "nid",
    "na",
    "nad",
    "ni",
    "nac",
    "sydd",
    "mewn",
    "meddai",
    "yw",
    "hefyd",
    "yn",
    "wrth",
    "wedi",
    "wedyn",
)
_ELIDED = re.compile(
    r"‘(?:na|ma|dw|da|di|dy|ro|rwy|sdim|se|steddfod|rioed|nawr|cw|fo)\b", re.IGNORECASE
)


def check(
    document: Document,
    terms: Sequence[Term],
    keep: Sequence[str] = (),
    spelling: Callable[[str], Iterator[str]] | None = None,
    still: frozenset[str] = frozenset({"n"}),
) -> list[Problem]:
    """All findings about the strings in use, in the order of the file.

    `keep` are words that stay English; `spelling` gives a text's unknown words; `still` are
    placeholders that stand for numbers and addresses, which never mutate.
    """
    found: list[Problem] = []
    live = [
        entry
        for entry in document.entries
        if not entry.obsolete and not entry.is_header and any(entry.forms)
    ]
    for entry in live:
        off = _switched_off(entry)
        where = Span(
            document.path,
            next(
                (entry.lines[name] for name in entry.parts if name.startswith("msgstr")), entry.line
            ),
        )
        for code, what, hint in _string(entry, terms, keep, spelling, still):
            if not {code, code[2:]} & off.keys():
                found.append(Problem(code, f"'{entry.key}' {what}", where, hint))
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
    found += [problem for problem in _twice(live, document.path)]
    return found


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
) -> Found:
    plural = "msgid_plural" in entry.parts
    for welsh in dict.fromkeys(entry.forms):
        english = entry.parts["msgid_plural"] if plural else entry.source
        yield from _signs(english, welsh)
        yield from _spaces(english, welsh)
        yield from _facts(english, welsh, plural)
        yield from _language(english, welsh, terms, keep)
        yield from _neighbours(welsh, still)
        if spelling:
            for word in spelling(welsh):
                yield (
                    "W-SPELLING",
                    f"has an unknown word: {word}",
                    "correct it, or add it to locales/cy/words.txt",
                )


def _signs(english: str, welsh: str) -> Found:
    if "&" in welsh:
        yield "E-AMPERSAND", "has &, which Welsh does not use", "write a or ac"
    if _PERSON_CY.search(welsh) or _PERSON.search(welsh) or _PERSON.search(english):
        yield (
            "E-PERSON",
            "names a bare “designated person”, who is somebody else",
            "Person Diogelu Dynodedig (Designated Safeguarding Person)",
        )
    if _ELIDED.search(welsh):
        yield (
            "W-APOSTROPHE",
            "has an opening quote where an apostrophe belongs",
            "write ’na, ’dw with a closing quote or a straight one",
        )
    if re.search(r"(?<!\w)'[^']+'(?!\w)", welsh) or "`" in welsh or "´" in welsh:
        yield (
            "W-APOSTROPHE",
            "has straight quotes around words, which print as apostrophes",
            "write ‘gair’ with curly quotes",
        )
    first, last = english.strip()[-1:], welsh.strip()[-1:]
    if (first in _ENDINGS or last in _ENDINGS) and first != last:
        yield (
            "W-PUNCTUATION",
            f"ends with “{last}”, the English with “{first}”",
            "end it as the English ends",
        )


def _spaces(english: str, welsh: str) -> Found:
    if "  " in welsh:
        yield "W-SPACE", "has two spaces in a row", "write one"
    if (welsh != welsh.lstrip()) != (english != english.lstrip()) or (welsh != welsh.rstrip()) != (
        english != english.rstrip()
    ):
        yield (
            "W-SPACE",
            "begins or ends with a space, and the English does not",
            "begin and end as the English does",
        )
    repeated = re.search(r"\b(\w{2,})\s+\1\b", welsh, re.IGNORECASE)
    if repeated:
        yield "W-REPEATED", f"says “{repeated.group(1)}” twice in a row", "delete one"


def _facts(english: str, welsh: str, plural: bool) -> Found:
    lost = _numbers(english) - _numbers(welsh) if not plural else set()
    if lost:
        yield (
            "W-NUMBER",
            f"lacks {', '.join(sorted(lost))}, which the English has",
            "numbers and telephone numbers are the same in both",
        )
    links, ours = len(_LINK.findall(english)), len(_LINK.findall(welsh))
    if links != ours:
        yield (
            "W-LINK",
            f"has {ours} addresses, the English {links}",
            "give the Welsh page: cy.ico.org.uk for ico.org.uk",
        )


def _numbers(text: str) -> set[str]:
    return {re.sub(r"[\s,.\u00a0]", "", number) for number in _NUMBER.findall(_LINK.sub(" ", text))}


def _language(english: str, welsh: str, terms: Sequence[Term], keep: Sequence[str]) -> Found:
    if fold(english) == fold(welsh) and len(_foreign(english, keep)) > 1:
        yield (
            "W-UNTRANSLATED",
            "is the same as the English",
            "translate it, or add its words to [keep] in locales/glossary.toml",
        )
    for term, wrong in unused(_LINK.sub(" ", english), _LINK.sub(" ", welsh), terms):
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
                f"{term.cy or term.en[0]}, in any mutation{about}",
            )


def _neighbours(welsh: str, still: frozenset[str]) -> Found:
    """What the next word does to a word: placeholders that may have to mutate, a and ac."""
    for trigger, placeholder in _TRIGGERED.findall(welsh):
        if placeholder[1:-1] in still:
            continue
        yield (
            "W-PLACEHOLDER",
            f"puts {placeholder} after “{trigger}”, where the name may have to mutate",
            "write “Ysgol: {name}”, or put another word between",
        )
    for word, following in _AND.findall(welsh):
        yield from _and(word, following)


def _and(word: str, following: str) -> Found:
    vowel = following[0].lower() in _VOWELS
    if word == "a" and vowel and following.lower() not in _VERBS:
        yield (
            "W-AND",
            f"has “a {following}”",
            f"“ac {following}” if it means and; switch this off where it asks or relates",
        )
    if (
        word == "ac"
        and not vowel
        and following[0].lower() not in "wh"
        and following.lower() not in _AC
    ):
        yield "W-AND", f"has “ac {following}”", f"“a {following}”, with its mutation"


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
                f"'{entry.key}' and '{other.key}' have the same English and different Welsh:"
                f" “{entry.forms[0]}” and “{other.forms[0]}”"
            )
            yield Problem(
                "I-DIFFERENT", message, Span(path, entry.line), "fine where grammar asks for it"
            )


def is_address(text: str) -> bool:
    """Whether the text is an address on the web or of email, and nothing else."""
    return bool(_LINK.fullmatch(text))


def term_hits(document: Document, terms: Sequence[Term]) -> int:
    """How often the English of the catalogue has a term of the glossary."""
    return sum(
        1
        for entry in document.entries
        if not entry.obsolete and any(entry.forms)
        for _ in hits(entry.source, terms)
    )
