"""Compares the Welsh of a string with its English, sign by sign: marks, spaces, numbers, links."""

from __future__ import annotations

import re
from collections.abc import Iterator

Found = Iterator[tuple[str, str, str]]  # code, what is wrong, how to mend it

LINK = re.compile(
    r"https?://\S+|\b[\w.-]+@[\w-]+\.[\w.-]+|\b(?:[\w-]+\.)+(?:uk|cymru|wales|org|com|net)\b\S*"
)
_NUMBER = re.compile(r"(?<![\w.])\d[\d\s,.\u00a0]*\d|\d")
_PERSON = re.compile(r"\bdesignated person\b", re.IGNORECASE)
_PERSON_CY = re.compile(
    r"\b(?:person|pherson|berson|mherson|unigolyn) (?:d|dd)ynodedig\b", re.IGNORECASE
)
_ENDINGS = ".!?:…"
_ELIDED = re.compile(
    r"‘(?:na|ma|dw|da|di|dy|ro|rwy|sdim|se|steddfod|rioed|nawr|cw|fo)\b", re.IGNORECASE
)


def is_address(text: str) -> bool:
    """Whether the text is an address on the web or of email, and nothing else."""
    return bool(LINK.fullmatch(text))


def signs(english: str, welsh: str) -> Found:
    """Marks and names that Welsh print does not have, and what stands at the end."""
    if "&" in welsh:
        yield "E-AMPERSAND", "has &, which Welsh does not use", "write a or ac"
    if _PERSON_CY.search(welsh) or _PERSON.search(welsh) or _PERSON.search(english):
        yield (
            "E-PERSON",
            "names a bare “designated person”, who is somebody else",
            "say which: the whole title of the role, as schools use it",
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
            "has straight quotes or accents around words",
            "straight ones print as ‘gair’; write them so, to be sure",
        )
    first, last = english.strip()[-1:], welsh.strip()[-1:]
    if (first in _ENDINGS or last in _ENDINGS) and first != last:
        yield (
            "W-PUNCTUATION",
            f"ends with “{last}”, the original with “{first}”",
            "end it as the original ends",
        )


def spaces(english: str, welsh: str) -> Found:
    """Spaces that nobody wants, and words said twice in a row."""
    if "  " in welsh:
        yield "W-SPACE", "has two spaces in a row", "write one"
    if (welsh != welsh.lstrip()) != (english != english.lstrip()) or (welsh != welsh.rstrip()) != (
        english != english.rstrip()
    ):
        yield (
            "W-SPACE",
            "begins or ends with a space, and the original does not",
            "begin and end as the original does",
        )
    repeated = re.search(r"\b(\w{2,})\s+\1\b", welsh, re.IGNORECASE)
    if repeated:
        yield "W-REPEATED", f"says “{repeated.group(1)}” twice in a row", "delete one"


def facts(english: str, welsh: str, plural: bool) -> Found:
    """Numbers and addresses, which are the same in both. A plural may say its number in words."""
    before, after = (_numbers(english), _numbers(welsh)) if not plural else (set(), set())
    lost, added = before - after, after - before
    if lost:
        yield (
            "W-NUMBER",
            f"lacks {', '.join(sorted(lost))}, which the original has",
            "numbers and telephone numbers are the same in both",
        )
    elif added:
        yield (
            "W-NUMBER",
            f"has {', '.join(sorted(added))}, which the original has not",
            "write it in words where the original does",
        )
    links, ours = len(LINK.findall(english)), len(LINK.findall(welsh))
    if links != ours:
        yield (
            "W-LINK",
            f"has {ours} addresses, the original {links}",
            "give each page, in this language where there is one",
        )


def _numbers(text: str) -> set[str]:
    return {re.sub(r"[\s,.\u00a0]", "", number) for number in _NUMBER.findall(LINK.sub(" ", text))}
