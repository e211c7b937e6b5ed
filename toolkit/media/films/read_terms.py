"""The glossary's terms, as captions keep them together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from toolkit.i18n.welsh.glossary import WELSH, mutated
from toolkit.media.films.terms import Terms, finder
from toolkit.read.files import Files
from toolkit.read.source import toml
from toolkit.read.translations import GLOSSARY


def read_terms_kept(files: Files, source: str, languages: Iterable[str]) -> Terms:
    """The terms of each language, with the forms that the glossary lists."""
    if not files.holds(GLOSSARY):
        return {}
    rows = toml(files, GLOSSARY).values.get("term")
    terms = [row for row in (rows if isinstance(rows, list) else []) if isinstance(row, dict)]
    return {
        locale: finder(form for term in terms for form in _forms(term, source, locale))
        for locale in languages
    }


def _forms(term: Mapping[str, object], source: str, locale: str) -> Iterator[str]:
    said = _texts(term.get(source if term.get("keep") is True else locale))
    if locale != source and said:
        said = (*said, *_texts(term.get("forms")))
    for text in (text.removesuffix("*") for text in said):
        yield from mutated(text) if locale == WELSH else (text,)


def _texts(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(text for text in values if isinstance(text, str) and text)
