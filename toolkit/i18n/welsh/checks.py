"""Checks a Welsh catalogue, as far as a program can: it points, and a Welsh speaker judges.

Errors (E-) are never right in Welsh print; warnings (W-) may be; notes (I-) only inform. Each can
be switched off for one string by a translator's comment above it, with a reason:

    # toolkit: ignore W-PUNCTUATION the English is a question
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from toolkit.i18n.copies import kept
from toolkit.i18n.document import Document, Entry
from toolkit.i18n.readability import LONGEST, too_long
from toolkit.i18n.welsh.avoided import Avoided, unwanted
from toolkit.i18n.welsh.glossary import WELSH, Term, unused
from toolkit.i18n.welsh.idiom import idioms
from toolkit.i18n.welsh.neighbours import neighbours
from toolkit.i18n.welsh.signs import LINK, Found, facts, signs, spaces
from toolkit.i18n.welsh.switched import is_off, switched_off
from toolkit.i18n.welsh.together import together
from toolkit.i18n.welsh.unmutated import unmutated
from toolkit.i18n.welsh.words import fold, words
from toolkit.model.problem import Problem, Span

_PLACEHOLDER = re.compile(r"\{[a-z][a-z0-9_]*\}")


def check(
    document: Document,
    terms: Sequence[Term],
    keep: Sequence[str] = (),
    spelling: Callable[[str], Iterator[str]] | None = None,
    still: frozenset[str] = frozenset({"n"}),
    welsh: bool = True,
    avoided: Sequence[Avoided] = (),
) -> list[Problem]:
    """All findings about the strings in use, in the order of the file.

    `avoided` are words that say something else than they seem to. `keep` are words that stay as
    they are; `spelling` gives a text's unknown words; `still` are placeholders that stand for
    numbers and addresses, which never mutate. Of a catalogue that is not `welsh` only what holds in
    every language is looked at.
    """
    found: list[Problem] = []
    live = [entry for entry in document.live if any(entry.forms)]
    for entry in live:
        translated = (entry.lines[name] for name in entry.parts if name.startswith("msgstr"))
        where = Span(document.path, next(translated, entry.line))
        found += [
            Problem(code, f"'{entry.key}' {what}", where, hint)
            for code, what, hint in _string(entry, terms, keep, spelling, still, welsh, avoided)
            if not is_off(entry, code) and not (code == "W-UNTRANSLATED" and kept(entry))
        ]
        found += [
            Problem(
                "W-IGNORE",
                f"'{entry.key}' switches {code} off without a reason",
                where,
                f"# toolkit: ignore {code} because …",
            )
            for code, reason in switched_off(entry).items()
            if not reason
        ]
    return found + list(together(live, document.path, welsh))


def _string(
    entry: Entry,
    terms: Sequence[Term],
    keep: Sequence[str],
    spelling: Callable[[str], Iterator[str]] | None,
    still: frozenset[str],
    welsh: bool,
    avoided: Sequence[Avoided],
) -> Found:
    plural = "msgid_plural" in entry.parts
    for answer in dict.fromkeys(entry.forms):
        english = entry.parts["msgid_plural"] if plural else entry.source
        yield from spaces(english, answer)
        yield from facts(english, answer, plural)
        yield from _language(english, answer, terms, keep)
        yield from _false_friends(english, answer, avoided)
        if welsh:
            yield from signs(english, answer)
            yield from neighbours(answer, still)
            yield from _lengthy(answer)
            yield from idioms(answer)
            yield from unmutated(answer)
        if spelling:
            for word in spelling(answer):
                yield (
                    "W-SPELLING",
                    f"has an unknown word: {word}",
                    "correct it, or add it to locales/cy/words.txt",
                )


def _lengthy(welsh: str) -> Found:
    most = LONGEST[WELSH]
    for sentence, count in too_long(welsh, most):
        yield (
            "W-SENTENCE",
            f"has a sentence of {count} words: “{sentence}”",
            f"{most} are the most; a full stop, a colon or a semicolon makes two of it",
        )


def _language(english: str, welsh: str, terms: Sequence[Term], keep: Sequence[str]) -> Found:
    if fold(english) == fold(welsh) and len(_foreign(english, keep)) > 1:
        yield (
            "W-UNTRANSLATED",
            "is the same as the original",
            "translate it, or add its words to [keep] in locales/glossary.toml",
        )
    for term, wrong in unused(_said(english), _said(welsh), terms):
        about = f" ({term.where})"
        if wrong:
            yield (
                "W-GLOSSARY",
                f"uses “{wrong}” for “{term.en[0]}”",
                f"the glossary has: {term.cy}{about}",
            )
        else:
            yield (
                "W-GLOSSARY",
                f"does not use the glossary’s word for “{term.en[0]}”",
                f"{term.cy or term.en[0]}{', in any mutation' * term.mutates}{about}",
            )


def _said(text: str) -> str:
    """The text without addresses and names of placeholders, which are no words of it. A part of an
    address (staff-talk) is read as its words.
    """
    plain = _PLACEHOLDER.sub(" | ", LINK.sub(" ", text))
    return plain if " " in plain else plain.replace("-", " ")


def _false_friends(english: str, welsh: str, avoided: Sequence[Avoided]) -> Found:
    for one, said in unwanted(_said(english), _said(welsh), avoided):
        yield "W-AVOID", f"has “{said}”: {one.why}", f"{one.better} ({one.where})"


def _foreign(text: str, keep: Sequence[str]) -> list[str]:
    """The words of a text that are not to stay as they are."""
    kept = {word.lower() for word in keep}
    return [word for word in words(_PLACEHOLDER.sub(" ", text)) if word.lower() not in kept]
