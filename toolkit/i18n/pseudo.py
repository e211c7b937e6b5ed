"""Makes a language that nobody speaks, to find tight boxes before any translation exists.

It is the source made longer and stranger. Its lengths are those of the longest twentieth of 1,292
real translations from English into Welsh, which is the yardstick for every language: a design that
holds them holds Welsh, and most others. Every string stands in brackets, so a word without them is
printed by a template. Placeholders stay.
"""

from __future__ import annotations

import re
from itertools import cycle

from toolkit.i18n.placeholders import names
from toolkit.i18n.plurals import categories
from toolkit.model.message import Catalogue, Message, Text

# English of up to so many characters → of 100 Welsh translations, 95 are at most so many times as
# long.
FACTORS = ((10, 2.25), (20, 1.69), (30, 1.58), (50, 1.50), (70, 1.38))
LONG = 1.36
_ACCENTS = str.maketrans("aeiouwyAEIOUWY", "âêîôûŵŷÂÊÎÔÛŴŶ")
# Words of Welsh letters and lengths; together they say nothing.
_FILLING = ("llwŷth", "ddâ", "gŵyl", "ynghŷd", "tŷ", "môr", "cân")
_KEPT = re.compile(r"\{\{|\}\}|\{[^{}]*\}")


def factor(letters: int) -> float:
    """How many times as long as an original of so many characters its translation may well be."""
    return next((times for upto, times in FACTORS if letters <= upto), LONG)


def pseudo(text: str) -> str:
    """`Spot the scam` → `[Spôt thê scâm llŵŷth]`: as long as the longest twentieth of translations,
    brackets counted.
    """
    kept = _KEPT.findall(text)
    parts = [part.translate(_ACCENTS) for part in _KEPT.split(text)]
    made = "".join(part + mark for part, mark in zip(parts, [*kept, ""], strict=True))
    # A bare placeholder grows by what fills it, and needs no filling of its own.
    wanted = round(len(text) * factor(len(text))) if _KEPT.sub("", text).strip() else 0
    filling = cycle(_FILLING)
    while len(made) + 2 < wanted:
        room = wanted - len(made) - 3
        if room < 1:
            break
        made += " " + next(filling)[:room]
    return f"[{made}]"


def pseudo_catalogue(locale: str, path: str, texts: tuple[Text, ...]) -> Catalogue:
    """A whole catalogue for the texts.

    What is nothing but a placeholder is left as it is: it brings its own brackets.
    """
    return Catalogue(
        locale,
        path,
        {
            text.context: Message(
                context=text.context,
                source=text.text,
                text=_one(text.text),
                where=text.where,
                reviewed=True,
                plural=text.plural,
                forms=(_one(text.plural),) * len(categories(locale)) if text.forms else (),
            )
            for text in texts
        },
    )


def _one(text: str) -> str:
    return text if names(text) and not _KEPT.sub("", text).strip() else pseudo(text)
