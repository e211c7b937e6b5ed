"""data/coverage.toml: each sentence of the campaign's source, and the content paths that say it."""

from __future__ import annotations

from toolkit.model.coverage import Coverage, Sentence
from toolkit.model.problem import Problem
from toolkit.read.known import Known
from toolkit.read.source import Source
from toolkit.read.suggest import suggest
from toolkit.read.table import Table
from toolkit.read.toml import Document

COVERAGE = "assets/data/coverage.toml"


def read_coverage(source: Source) -> tuple[Coverage, ...]:
    """The sentences of the source, where the campaign lists any."""
    if not source.files.holds(COVERAGE):
        return ()
    coverage, problems = read_sentences(source.toml(COVERAGE), source.known)
    source.note(problems)
    return (coverage,)


def read_sentences(document: Document, known: Known) -> tuple[Coverage, list[Problem]]:
    """Each must have words, and at least one content path that leads somewhere."""
    problems: list[Problem] = []
    file = Table(document, problems)
    file.only(("source", "sentence"), "coverage", "coverage.toml")
    file.table("source").only(("title", "author", "address", "checked"), "coverage", "[source]")
    return Coverage(tuple(_sentence(row, known) for _, row in file.rows("sentence"))), problems


def _sentence(row: Table, known: Known) -> Sentence:
    row.only(("text", "said"), "coverage", "a sentence")
    text, said = row.words("text"), row.texts("said")
    if not text:
        row.refuse("coverage", "a sentence of the source has no words", 'text = "…"')
    elif not said:
        row.refuse(
            "coverage",
            f"nothing says what the source says: “{text}”",
            'name the content paths that say it: said = ["notes/hello/body"]',
        )
    for path in said:
        if known.lacks(path) or known.several(path):
            row.refuse(
                "coverage",
                f"“{text}” is said by '{path}', which is no single string of the content",
                suggest(path, known.strings),
                "said",
                lacks=path,
            )
    return Sentence(text, said, row.at("said"))
