"""Knows the initial mutations: the forms that a word may take, and the words that cause them."""

from __future__ import annotations

# How a word begins → how it begins mutated (soft, nasal, aspirate). Letters of two signs stand
# first, so that they are not taken for their first sign. Those with nothing behind them never
# mutate, nor do those that are not listed.
_TABLE: tuple[tuple[str, tuple[str, ...]], ...] = (
    *((letter, ()) for letter in ("ch", "dd", "ff", "ng", "ph", "th")),
    ("ll", ("l",)),
    ("rh", ("r",)),
    ("p", ("b", "mh", "ph")),
    ("t", ("d", "nh", "th")),
    ("c", ("g", "ngh", "ch")),
    ("b", ("f", "m")),
    ("d", ("dd", "n")),
    ("g", ("", "ng")),
    ("m", ("f",)),
)
BARE = "aeiouwylr"  # before these a word may have lost its g
VOWELS = "aeiouwyâêîôûŵŷáéíóúẃýàèìòùẁỳäëïöüẅÿ"

# Words after which the next one may mutate. Which mutation it is depends on the word, on gender and
# on the sentence.
TRIGGERS = frozenset(
    [
        "a",
        "â",
        "am",
        "ar",
        "at",
        "dan",
        "tan",
        "dros",
        "tros",
        "drwy",
        "trwy",
        "ei",
        "ein",
        "eu",
        "fy",
        "dy",
        "gan",
        "gyda",
        "heb",
        "hyd",
        "i",
        "neu",
        "o",
        "tua",
        "wrth",
        "y",
        "yn",
        "yng",
        "ym",
        "dau",
        "dwy",
    ]
)


def forms(word: str) -> frozenset[str]:
    """The word and its mutations, in small letters.

    A word with a vowel first also gets an h, as after “ei” (hers) and “eu”.
    """
    word = word.lower()
    found = {word}
    for start, others in _TABLE:
        if word.startswith(start):
            found |= {other + word[len(start) :] for other in others}
            break
    if word[:1] in VOWELS:
        found.add("h" + word)
    return frozenset(found - {""})


def beginnings() -> tuple[tuple[str, str], ...]:
    """How a mutated word begins → how the word itself does, in plain letters, for a search.

    A g is lost before some letters alone, so these stand with it: `lan` may be `glan`.
    """
    found = {(mutated, start) for start, others in _TABLE for mutated in others if mutated} | {
        (letter, f"g{letter}") for letter in BARE
    }
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair)))
