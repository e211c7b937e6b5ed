"""Writes the glossary as TBX (ISO 30042:2008), which translation programs show beside strings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from toolkit.i18n.welsh.glossary import Term

PREFERRED, ADMITTED, DEPRECATED = (
    f"{status}-admn-sts" for status in ("preferredTerm", "admittedTerm", "deprecatedTerm")
)

DONE, WAITS = "finalized", "provisionallyProcessed"  # whether somebody confirmed a term


def write_tbx(terms: Sequence[Term], source: str, target: str) -> bytes:
    """The terms, from one language into another, in the order of the glossary; forbidden words are
    deprecated terms. Words to avoid everywhere have no original, so they are none.
    """
    entries = [_entry(n, term, source, target) for n, term in enumerate(_in_order(terms), 1)]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<martif type="TBX" xml:lang={quoteattr(source)}>',
        "<martifHeader><fileDesc><sourceDesc><p>locales/glossary.toml</p></sourceDesc></fileDesc>",
        '<encodingDesc><p type="XCSURI">TBXXCS.xcs</p></encodingDesc></martifHeader>',
        "<text><body>",
        *entries,
        "</body></text>",
        "</martif>",
        "",
    ]
    return "\n".join(lines).encode()


def _in_order(terms: Sequence[Term]) -> list[Term]:
    return sorted(terms, key=lambda term: term.where.line)


def _entry(number: int, term: Term, source: str, target: str) -> str:
    said = term.en if term.keep else (term.cy, *_whole(term.forms))
    ours = [(term.en[0], PREFERRED), *((text, ADMITTED) for text in term.en[1:])]
    theirs = [(text, ADMITTED) for text in said[1:]]
    theirs += [(text, DEPRECATED) for text in _whole(term.forbidden)]
    whose = f'<admin type="source">{escape(term.source)}</admin>' * bool(term.source)
    first = f'<termNote type="processStatus">{DONE if term.confirmed else WAITS}</termNote>{whose}'
    inside = [*_language(source, ours), *_language(target, [(said[0], PREFERRED)], first, theirs)]
    return "\n".join([f'<termEntry id="term-{number}">', *inside, "</termEntry>"])


def _whole(texts: Sequence[str]) -> list[str]:
    """Words as people write them: a stem with * is for checks alone."""
    return [text for text in texts if not text.endswith("*")]


def _language(
    code: str,
    terms: Sequence[tuple[str, str]],
    more: str = "",
    others: Sequence[tuple[str, str]] = (),
) -> Iterator[str]:
    """The terms of a language with their status; `more` is said of each but the `others`."""
    yield f"<langSet xml:lang={quoteattr(code)}>"
    for said, about in ((terms, more), (others, "")):
        for text, status in said:
            note = f'<termNote type="administrativeStatus">{status}</termNote>'
            yield f"<tig><term>{escape(text)}</term>{note}{about}</tig>"
    yield "</langSet>"
