"""Finds words that a Hunspell dictionary does not know.

It cannot find wrong mutations, as no spell-checker can. Optional: it needs `spylls` (the extra
`spell`) and a dictionary, which is not part of the project.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spylls.hunspell.dictionary import Dictionary

from toolkit.i18n.welsh.mutation import forms
from toolkit.i18n.welsh.words import bare, words

Spelling = Callable[[str], Iterator[str]]


def spelling(dictionary: Path, own: Iterable[str]) -> Spelling:
    """A function from a text to its unknown words, each once.

    `dictionary` is the path of its .aff and .dic without ending.

    `own` are words of the project; they may mutate. Raises ImportError without spylls, OSError or
    ValueError when the dictionary cannot be read.
    """
    known = _dictionary(dictionary)
    mine = frozenset(form for word in own for form in forms(word))
    seen: dict[str, bool] = {}

    def right(word: str) -> bool:
        if word not in seen:
            seen[word] = (
                word.lower() in mine
                or word.isupper()
                or any(ch.isdigit() for ch in word)
                or bool(known.lookup(word.replace("’", "'")))
            )
        return seen[word]

    def unknown(text: str) -> Iterator[str]:
        for whole in dict.fromkeys(words(text)):
            word = bare(whole)
            parts = [part for part in word.split("-") if len(part) > 1]
            if len(word) > 1 and not (
                right(word) or right(whole) or (len(parts) > 1 and all(map(right, parts)))
            ):
                yield whole

    return unknown


def _dictionary(path: Path) -> Dictionary:
    from spylls.hunspell.dictionary import Dictionary
    from spylls.hunspell.readers import read_aff, read_dic
    from spylls.hunspell.readers.file_reader import FileReader

    class Reader(FileReader):  # type: ignore[misc]  # spylls has no types
        """Reads the file whole and closes it, which spylls' own reader does not."""

        def _open(self, path: str, encoding: str) -> StringIO:
            return StringIO(Path(path).read_text(encoding, "surrogateescape"))

    try:
        aff, context = read_aff(Reader(f"{path}.aff"))
        return Dictionary(
            aff,
            read_dic(Reader(f"{path}.dic", encoding=context.encoding), aff=aff, context=context),
        )
    except OSError:
        raise
    except Exception as error:  # spylls has no error class of its own
        raise ValueError(f"{type(error).__name__}: {error}") from error


def read_words(text: str) -> tuple[str, ...]:
    """locales/cy/words.txt: one word a line, # for remarks."""
    return tuple(word for line in text.splitlines() if (word := line.split("#")[0].strip()))
