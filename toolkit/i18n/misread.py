"""Finds letters that were lost or changed on their way between programs.

Windows' old ANSI has no ŵ and no ŷ: a program that saves Welsh in it writes a question mark. And a
program that takes UTF-8 for such an old encoding shows two or three strange signs for one letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

# What people write beyond ASCII: letters of Europe, and the signs of print.
_LETTERS = (
    *map(chr, range(0x00A0, 0x0180)),
    *"ȘșȚțẀẁẂẃẄẅỲỳẞ‐‑–—‘’‚“”„†•…‰‹›€™−←→✓✔\ufeff",
)
_ENCODINGS = ("cp1252", "latin-1", "cp1250", "mac_roman", "cp850", "cp437")
_ENDING = "‘’“”…–—»›\u00a0"  # signs that may well follow a capital: CAFÉ’S, VOILÀ…
# Letters of other alphabets: each is two signs, and words have more than one letter.
_FOREIGN = re.compile(
    "(?:[ÎÏÐÑ×ØÙÚÛ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]){2,}",
)
_AFTER_SMALL = re.compile(r"(?<=[a-zß-öø-ÿ])[ÂÃ](?![A-ZÀ-ÖØ-Þ])")

SIGNS = "?¿¤□▯"  # what programs write for a letter that they do not have
# Every quantifier has an end: a file from outside may hold one word of a million letters.
_ADDRESS = re.compile(r"[(‘“<]{0,3}[\w.-]{1,100}\.[a-z]{2,20}[/?#]")
_INSIDE = re.compile(rf"\w{{0,40}}[^\W\d_][{SIGNS}]{{1,3}}[^\W\d_]\w{{0,40}}")
_BEFORE = re.compile(r"(?<!\S)\?[^\W\d_]{2,40}")
_BEHIND = re.compile(r"[^\W\d_]{1,40}\?(?=\s[a-zà-öø-ÿŵŷ]|[.,;:]|[’'][^\W\d_])")
# Letters as programs write them where only plain ones pass: \u0175, %C5%B5, =C5=B5; and as people
# do whose keyboard has no circumflex: w^.
_CODED = re.compile(
    r"\\u[0-9A-Fa-f]{4}|(?:\\x[0-9A-Fa-f]{2}){1,4}|(?:[%=][C-F][0-9A-F](?:[%=][89AB][0-9A-F]){1,3})"
    r"|[aeiouwyAEIOUWY][\^ˆ]|[\^ˆ][aeiouwyAEIOUWY](?=\w)"
)
_BREAK = re.compile(r"\\[nrt](?![a-z]{0,20}\\)")  # a line break, written as programmers do
_FOLDERS = re.compile(r"[A-Za-z]:\\|\\\\")  # S:\new, \\server\new


def misread(text: str) -> tuple[str, str] | None:
    """The first signs that stand for another letter, and that letter: ("â€™", "’")."""
    if text.isascii():
        return None
    signs, found = _garbled()
    for match in found.finditer(text):
        if not _ordinary(text, match):
            return match.group(0), _shown(signs[match.group(0)])
    if other := _FOREIGN.search(text):
        meant = other.group(0).encode("cp1252", "ignore").decode("utf-8", "ignore")
        return other.group(0), meant or "another letter"
    if other := _AFTER_SMALL.search(text):
        return other.group(0), "another letter"
    return None


def _shown(letter: str) -> str:
    """An invisible one by its name."""
    return {"\u00a0": "no-break space", "\u00ad": "soft hyphen", "\ufeff": "nothing"}.get(
        letter, letter
    )


def _ordinary(text: str, match: re.Match[str]) -> bool:
    """Is it a capital with a sign behind it, as people write them, and no letter beside it?"""
    signs = match.group(0)
    if len(signs) > 2 or not (signs[1] in _ENDING or signs[1].isupper()):
        return False
    around = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
    return not any(ch.islower() for ch in around)


@lru_cache(maxsize=1)
def _garbled() -> tuple[dict[str, str], re.Pattern[str]]:
    """What each letter looks like once a program took its bytes for an older encoding."""
    signs: dict[str, str] = {}
    for letter in _LETTERS:
        for encoding in _ENCODINGS:
            # Five bytes mean nothing in Windows' encodings; programs show them as control codes.
            wrong = "".join(
                bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in letter.encode()
            )
            signs.setdefault(wrong, letter)
    longest = sorted(signs, key=len, reverse=True)
    return signs, re.compile("|".join(map(re.escape, longest)))


def lost(text: str) -> Iterator[str]:
    """Words in which a sign stands where a letter was: si?r, ?yn. Addresses may hold them."""
    bare = _without_addresses(text)
    for pattern in (_INSIDE, _BEFORE):
        if match := pattern.search(bare):
            yield match.group(0)
            return


def coded(text: str) -> str:
    """The first letter that stands there as a code of programs, or with its accent beside it."""
    if not any(sign in text for sign in "\\^ˆ%="):
        return ""
    bare = _without_addresses(text)
    match = _CODED.search(bare) or (not _FOLDERS.search(bare) and _BREAK.search(bare))
    return match.group(0) if match else ""


def ends_lost(text: str) -> str:
    """A word that ends in a question mark within a sentence: y t? yn. It may be a question."""
    if "?" not in text:
        return ""
    match = _BEHIND.search(_without_addresses(text))
    return match.group(0) if match else ""


def _without_addresses(text: str) -> str:
    return " ".join(
        word
        for word in text.split()
        if not ("://" in word or "@" in word or "www." in word or _ADDRESS.match(word))
    )
