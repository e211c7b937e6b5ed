"""Initial mutations: the forms in which a word may stand in a sentence, and the words that cause
them.
"""

from __future__ import annotations

# Radical → soft, nasal, aspirate; longer beginnings first. Beginnings that are not here never mutate: ch dd ff ng ph th …
_TABLE = (
    ("ch", ()), ("dd", ()), ("ff", ()), ("ng", ()), ("ph", ()), ("th", ()),
    ("ll", ("l",)), ("rh", ("r",)),
    ("p", ("b", "mh", "ph")), ("t", ("d", "nh", "th")), ("c", ("g", "ngh", "ch")),
    ("b", ("f", "m")), ("d", ("dd", "n")), ("g", ("", "ng")), ("m", ("f",)),
)  # fmt: skip
VOWELS = "aeiouwyâêîôûŵŷáéíóúẃýàèìòùẁỳäëïöüẅÿ"

# Words after which the next one may mutate. Which mutation depends on the word, the gender and the sentence.
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
    """The word and its mutations, in small letters; with h before a vowel, as after “ei” (hers) and
    “eu”.
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


def radicals(word: str) -> frozenset[str]:
    """What the word may be a mutation of: the word itself and all that mutate into it."""
    word = word.lower()
    found = {word}
    for start, others in _TABLE:
        for other in others:
            if other and word.startswith(other):
                found.add(start + word[len(other) :])
    found.add("g" + word)
    if word[:1] == "h" and word[1:2] in VOWELS:
        found.add(word[1:])
    return frozenset(form for form in found if form == word or word in forms(form))
