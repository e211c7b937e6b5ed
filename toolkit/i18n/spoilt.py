"""Says of a catalogue's translations what spoilt them on the way, and what was hardly meant."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.i18n.characters import LOST, doubts, faults
from toolkit.i18n.misread import ends_lost
from toolkit.model.message import Catalogue, Message
from toolkit.model.problem import Problem


def spoilt(catalogue: Catalogue) -> Iterator[Problem]:
    """What nobody can print as it was meant, once for each kind and string.

    What cannot be printed at all (E-CONTROL) the catalogue's reader has said.
    """
    for message in catalogue.messages.values():
        found: dict[str, Problem] = {}
        for text in message.forms or (message.text,):
            for fault in faults(text, catalogue.locale):
                code, what = f"E-{fault.code.upper()}", f"'{message.context}' {fault.what}"
                if fault.code != "control":
                    found.setdefault(code, Problem(code, what, message.where, fault.hint))
            if word := _lost_at_end(message, text):
                what = f"'{message.context}' asks where the original does not: {word}"
                found.setdefault("E-LOST", Problem("E-LOST", what, message.where, LOST))
        yield from found.values()


def _lost_at_end(message: Message, text: str) -> str:
    """A word that seems to have lost its last letter, where the original asks fewer questions."""
    asked = max(message.source.count("?"), message.plural.count("?"))
    return ends_lost(text) if text.count("?") > asked else ""


def doubtful(catalogue: Catalogue) -> Iterator[Problem]:
    """What prints well and is hardly meant: warnings."""
    for message in catalogue.messages.values():
        asks = "?" in message.source + message.plural
        for text in message.forms or (message.text,):
            if text.endswith("?") and not asks:
                what = f"'{message.context}' ends with a question mark, and the original has none"
                yield Problem("W-LOST", what, message.where, LOST)
            for doubt in doubts(text):
                if doubt.code != "lost":  # a translation is compared with its original
                    what = f"'{message.context}' {doubt.what}"
                    yield Problem(f"W-{doubt.code.upper()}", what, message.where, doubt.hint)
