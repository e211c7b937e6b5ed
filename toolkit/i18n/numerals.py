"""Numbers that are written as words: which does a sentence say?

From two to twenty (in English to ninety-nine), in the forms that stand before a noun, mutated and
of each gender. Languages that are not here are asked for figures alone.
"""

from __future__ import annotations

import re
from functools import lru_cache

FIRST = 2
_UNITS = ("", "-one", "-two", "-three", "-four", "-five", "-six", "-seven", "-eight", "-nine")
_TENS = " ".join(
    f"{ten}ty{unit}"
    for ten in ("twen", "thir", "for", "fif", "six", "seven", "eigh", "nine")
    for unit in _UNITS
)
WORDS = {
    "en": (
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        f" sixteen seventeen eighteen nineteen {_TENS}"
    ),
    "cy": (
        "dau/ddau/dwy/ddwy tri/dri/thri/tair/dair/thair pedwar/bedwar/phedwar/pedair/bedair/phedair"
        " pump/bump/phump/pum/bum/phum chwech/chwe saith wyth naw deg/ddeg/deng/ddeng"
        " un-ar-ddeg/un-deg-un deuddeg/ddeuddeg/deuddeng/ddeuddeng/un-deg-dau/un-deg-dwy"
        " tri-ar-ddeg/tair-ar-ddeg/un-deg-tri/un-deg-tair"
        " pedwar-ar-ddeg/pedair-ar-ddeg/un-deg-pedwar/un-deg-pedair"
        " pymtheg/bymtheg/pymtheng/un-deg-pump"
        " un-ar-bymtheg/un-ar-bymtheg"
        " dau-ar-bymtheg/dwy-ar-bymtheg deunaw/ddeunaw pedwar-ar-bymtheg/pedair-ar-bymtheg"
        " ugain/dau-ddeg"
    ),
    "pl": (
        "dwa/dwie/dwóch/dwoje trzy/trzech/troje cztery/czterech pięć/pięciu sześć/sześciu"
        " siedem/siedmiu osiem/ośmiu dziewięć/dziewięciu dziesięć/dziesięciu"
        " jedenaście/jedenastu dwanaście/dwunastu trzynaście/trzynastu czternaście/czternastu"
        " piętnaście/piętnastu szesnaście/szesnastu siedemnaście/siedemnastu"
        " osiemnaście/osiemnastu dziewiętnaście/dziewiętnastu dwadzieścia/dwudziestu"
    ),
    "fr": (
        "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
        " dix-sept dix-huit dix-neuf vingt"
    ),
    "de": (
        "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn"
        " sechzehn siebzehn achtzehn neunzehn zwanzig"
    ),
    "es": (
        "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"
        " dieciséis diecisiete dieciocho diecinueve veinte"
    ),
}
_FIGURES = re.compile(r"\d+")


def said(text: str, language: str) -> dict[str, int]:
    """The numbers that a text says, by the words as they stand in it."""
    pattern, numbers = _known(language.partition("-")[0])
    found = {word: int(word) for word in _FIGURES.findall(text) if len(word) < 4}
    for match in pattern.finditer(text) if pattern else ():
        found[match[0]] = numbers[_plain(match[0])]
    return found


@lru_cache(maxsize=32)
def _known(language: str) -> tuple[re.Pattern[str] | None, dict[str, int]]:
    numbers = {
        _plain(word): number
        for number, forms in enumerate(WORDS.get(language, "").split(), FIRST)
        for word in forms.split("/")
    }
    if not numbers:
        return None, {}
    longest = sorted(numbers, key=len, reverse=True)
    words = "|".join(r"[\s-]".join(map(re.escape, word.split("-"))) for word in longest)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), numbers


def _plain(word: str) -> str:
    return re.sub(r"[\s-]", "-", word.lower())
