"""Reads the campaign's catalogues: what they say, what spoilt their words, what was left undone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from toolkit.i18n.catalogue import read_catalogue
from toolkit.i18n.copies import copied, marked, partly, related
from toolkit.i18n.spoilt import doubtful, spoilt
from toolkit.model.campaign import Item
from toolkit.model.fact import Fact
from toolkit.model.language import Language
from toolkit.model.message import Catalogue, Text
from toolkit.model.problem import Problem
from toolkit.read.content import BOTH
from toolkit.read.files import Files
from toolkit.read.known import Known
from toolkit.read.lent import completed, lent
from toolkit.read.source import toml
from toolkit.read.table import Table

CAMPAIGN = "assets/campaign.toml"
GLOSSARY = "locales/glossary.toml"


def read_catalogues(
    files: Files,
    languages: Mapping[str, Language],
    source: str,
    known: Known,
) -> tuple[dict[str, Catalogue], list[Problem]]:
    """One for each language that anything is translated into, its copies of the original marked;
    and what a person should look at: warnings.

    The source language wants one only for blocks that were written in another.
    """
    if CAMPAIGN in files.lost or CAMPAIGN in files.wrong:  # nobody knows its languages
        return {}, []
    texts = [text for item in known.items.values() for text in item.fields.values()]
    foreign = any(text.language not in ("", BOTH, source) for text in texts)
    keep = kept_words(files, source)
    files.problems += _copied_facts(known.facts, source, keep)
    catalogues, doubts = {}, []
    for code in languages:
        path = f"locales/{code}/LC_MESSAGES/campaign.po"
        if code != source or (foreign and files.holds(path)):
            raw = files.read(path)
            if raw is None:
                continue
            own, problems = read_catalogue(path, code, raw)
            files.noting((None, problems + list(spoilt(own))), path)
            theirs = said_by_house(own, known.items)
            asked = [text for text in texts if text.context not in theirs]
            own = marked(own, asked, source, keep)
            doubts += [*doubtful(own), *_undone(own, asked, source, keep)]
        elif foreign:
            own = Catalogue(code, path)
        else:
            continue
        catalogues[code] = completed(own, known.items)
    return catalogues, doubts


def said_by_house(own: Catalogue, items: Mapping[str, Item]) -> frozenset[str]:
    """The contexts of which a catalogue says what the house says in its language: no copies."""
    return frozenset(
        context
        for context, message in lent(own.locale, items).items()
        if context in own.messages and own.messages[context].text == message.text
    )


def _copied_facts(
    facts: Mapping[str, Fact], source: str, keep: Collection[str]
) -> Iterator[Problem]:
    """Facts that say in another language what the original says, and nobody verified that."""
    for name, fact in facts.items():
        for code, value in fact.values.items():
            said, original = _joined(value), _joined(fact.values.get(source, ""))
            verified = fact.verified.get(code) or related(code, source)
            if not verified and copied(original, said, keep):
                yield Problem(
                    "copied",
                    f"the {code} of the fact '{name}' is the original again: “{said}”",
                    fact.where,
                    f"translate it; where it is right so, set verified.{code} = true",
                )


def _joined(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else " ".join(value)


def kept_words(files: Files, source: str) -> frozenset[str]:
    """Words that every language has as they are: [keep] of the glossary, and terms with keep."""
    if not files.holds(GLOSSARY):
        return frozenset()
    document = toml(files, GLOSSARY)
    keep = Table(document, files.problems).table("keep")
    keep.only(("words",), "keep", "[keep]")
    said = [*keep.texts("words"), *_kept_terms(document.values.get("term"), source)]
    return frozenset(word for words in said for word in words.split())


def _kept_terms(terms: object, source: str) -> Iterator[str]:
    for term in terms if isinstance(terms, list) else []:
        if isinstance(term, dict) and term.get("keep") is True:
            said = term.get(source)
            yield from (word for word in (said if isinstance(said, list) else [said]) if word)


def _undone(
    catalogue: Catalogue, texts: Collection[Text], source: str, keep: Collection[str]
) -> Iterator[Problem]:
    """Words of the original within translations, where nobody said that they may stay."""
    for text in texts:
        message = catalogue.messages.get(text.context)
        waits = message is None or message.kept or message.copied or message.fuzzy
        if waits or message is None or related(text.language or source, catalogue.locale):
            continue
        found = (
            partly(text.plural or text.text, form, keep)
            for form in message.forms or (message.text,)
        )
        if left := next(filter(None, found), ""):
            yield Problem(
                "copied",
                f"the {catalogue.locale} of '{text.context}' still has words of the original:"
                f" “{left}”",
                message.where,
                f"translate them; where it is right so: toolkit i18n keep {text.context} --by NAME",
            )
