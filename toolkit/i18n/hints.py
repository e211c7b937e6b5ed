"""Says beside a string which words of the glossary it wants: short, and those of its terms alone.

Every string is looked up by its words, as a glossary has hundreds of terms and a catalogue
thousands of strings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.i18n.placeholders import without
from toolkit.i18n.welsh.glossary import Term
from toolkit.i18n.welsh.words import fold
from toolkit.model.message import Text

MOST = 5  # terms: a longer line is not read
_WORD = re.compile(r"[^\W_]+")


class Hints:
    """The terms of a glossary for one language, by the first word of each."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.terms: dict[str, list[tuple[str, str]]] = {}
        for term in terms:
            hint = f"{term.en[0]} = {term.en[0] if term.keep else term.cy}"
            tells = term.keep or fold(term.en[0]) != fold(term.cy)
            for said in map(fold, term.en):
                if first := _WORD.search(said):
                    known = self.terms.setdefault(first.group(0), [])
                    known.append((said, hint * tells))
        for known in self.terms.values():
            known.sort(key=lambda one: -len(one[0]))

    def __call__(self, text: Text) -> str:
        """`consent = cydsyniad; data protection = diogelu data`, in the order of the original;
        empty where no term stands in it.
        """
        found: list[str] = []
        for words in filter(None, (text.text, text.plural)):
            self._look(fold(without(words)), found)
        told = dict.fromkeys(hint for hint in found if hint)
        return "; ".join(list(told)[:MOST])

    def _look(self, words: str, found: list[str]) -> None:
        """Terms in folded words; the longest where several begin, and no term inside another."""
        past = 0
        for match in _WORD.finditer(words):
            at = match.start()
            for said, hint in self.terms.get(match.group(0), ()) if at >= past else ():
                end = at + len(said)
                if words.startswith(said, at) and not words[end : end + 1].isalnum():
                    found.append(hint)
                    past = end
                    break
