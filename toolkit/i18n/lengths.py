"""Counts how long a post is, as each platform counts it.

Counted is the composed form (NFC), in which platforms keep text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from unicodedata import category, normalize

LINK = re.compile(r"https?://\S+")
# Ranges of characters that weigh one on X; all others weigh two (twitter-text, config v3).
_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
# Characters that count one everywhere. Most posts have no others, and need no closer look.
_PLAIN = re.compile("[\n -~\u00c0-\u02ff\u2010-\u201f]*")
_JOINER, _PICTURE = "\u200d", "\ufe0f"


def clusters(text: str) -> Iterator[str]:
    """What people see as one character (UAX 29).

    A letter with its marks, an emoji with its tones and joined parts, or a flag. Text in Indic
    scripts, and Hangul that is not composed, may be counted longer than it is, never shorter.
    """
    cluster = ""
    for ch in normalize("NFC", text):
        if cluster and _extends(cluster, ch):
            cluster += ch
        else:
            if cluster:
                yield cluster
            cluster = ch
    if cluster:
        yield cluster


def _extends(cluster: str, ch: str) -> bool:
    if cluster[-1] in "\r\n" or ch in "\r\n":
        return cluster == "\r" and ch == "\n"
    if category(cluster[-1]) == "Cc":
        return False
    if (
        ch == _JOINER
        or category(ch) in ("Mn", "Me", "Mc")
        or "\U0001f3fb" <= ch <= "\U0001f3ff"
        or "\U000e0020" <= ch <= "\U000e007f"
    ):
        return True
    if cluster[-1] == _JOINER:
        return _emoji(cluster[0]) and _emoji(ch)
    return _flag(ch) and len(cluster) == 1 and _flag(cluster)


def _flag(ch: str) -> bool:
    return "\U0001f1e6" <= ch <= "\U0001f1ff"


def _emoji(ch: str) -> bool:
    return (
        category(ch) == "So" or "\U0001f000" <= ch <= "\U0001faff" or ch in "‼⁉ℹ↔↕↖↗↘↙↩↪©®〰〽㊗㊙"
    )


def graphemes(text: str) -> int:
    """Bluesky and Mastodon."""
    return sum(1 for _ in clusters(text))


def weighted(text: str) -> int:
    """X: a letter of most European languages weighs one, of others two, a whole emoji two."""
    return sum(2 if _drawn(cluster) else sum(map(_weight, cluster)) for cluster in clusters(text))


def _drawn(cluster: str) -> bool:
    """Is it one whole emoji?"""
    if _flag(cluster[0]):
        return len(cluster) == 2 and _flag(cluster[1])
    return (_emoji(cluster[0]) and (cluster[0] >= "\U0001f000" or _PICTURE in cluster)) or (
        cluster[0] in "#*0123456789" and cluster[1:] == f"{_PICTURE}\u20e3"
    )


def _weight(ch: str) -> int:
    return 4 if ch > "\uffff" else 1 if any(low <= ord(ch) <= high for low, high in _LIGHT) else 2


def in_bytes(text: str) -> int:
    """Threads: a character counts one, an emoji its bytes in UTF-8."""
    return sum(
        len(ch.encode()) if ch >= "\U0001f000" or _emoji(ch) or ch in (_JOINER, _PICTURE) else 1
        for ch in normalize("NFC", text)
    )


def utf16(text: str) -> int:
    """Facebook, Instagram and LinkedIn: units of UTF-16, so that an emoji counts two or more."""
    return len(normalize("NFC", text).encode("utf-16-le")) // 2


COUNTS: Mapping[str, Callable[[str], int]] = {
    "graphemes": graphemes,
    "weighted": weighted,
    "bytes": in_bytes,
    "utf16": utf16,
}


def length(text: str, count: str, link: int = 0) -> int:
    """The length of a post as a platform counts it; each link counts `link` where that is not 0."""
    links = LINK.findall(text) if link else []
    rest = LINK.sub("", text) if links else text
    return (len(rest) if _PLAIN.fullmatch(rest) else COUNTS[count](rest)) + link * len(links)
