"""Reads the glossary for one language: its terms, words to avoid, words that stay."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from toolkit.i18n.welsh.avoided import Avoided, read_avoided
from toolkit.i18n.welsh.glossary import Term, read_terms
from toolkit.model.problem import Invalid
from toolkit.read.files import Files
from toolkit.read.table import Table
from toolkit.read.toml import Document, read_toml

GLOSSARY = "locales/glossary.toml"


@dataclass(frozen=True, slots=True)
class Glossary:
    """`terms`, longest first; words to `avoid`; words that stay as they are (`keep`)."""

    terms: tuple[Term, ...]
    avoid: tuple[Avoided, ...]
    keep: tuple[str, ...]


def read_glossary(root: Path, source: str, locale: str) -> Glossary:
    """What the glossary says from the source language into another; an empty one where there is
    none. Raises Invalid with every fault.
    """
    files = Files(root)
    raw = files.read(GLOSSARY) if files.holds(GLOSSARY) else b""
    document = files.noting(read_toml(GLOSSARY, raw or b""))
    values = document.values
    terms = files.noting(read_terms(GLOSSARY, values, _lines(document, "term"), source, locale))
    avoided = files.noting(
        read_avoided(GLOSSARY, values, _lines(document, "avoid"), source, locale)
    )
    keep = Table(document, files.problems).table("keep")
    keep.only(("words",), "keep", "[keep]")
    kept = tuple(word for words in keep.texts("words") for word in words.split())
    if files.problems:
        raise Invalid(files.problems)
    return Glossary(tuple(terms), tuple(avoided), kept)


def _lines(document: Document, table: str) -> list[int]:
    """Where the rows of a table stand."""
    rows = document.values.get(table, [])
    count = len(rows) if isinstance(rows, list) else 0
    return [document.at(table, number).line or 1 for number in range(count)]
