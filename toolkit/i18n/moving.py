"""Finds strings that were moved or renamed, and takes their translations and reviews along.

Only what can be meant in one way: exactly one context is gone, exactly one came, and both have the
same English. The English is the same, so the words and who reviewed them hold as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from toolkit.i18n.document import Entry
from toolkit.i18n.edit import set_part
from toolkit.i18n.quotes import alike
from toolkit.i18n.review import reviewed
from toolkit.model.message import Text

_English = tuple[str, str]


def moves(gone: Mapping[str, Entry], fresh: Iterable[Text]) -> dict[str, Entry]:
    """Which entry moved to which of the `fresh` texts, by the text's context. `gone` are entries
    whose context the content has no more.
    """
    came: dict[_English, list[Text]] = {}
    for text in fresh:
        came.setdefault((alike(text.text), alike(text.plural)), []).append(text)
    left = Counter(map(_english, gone.values()))
    found = {}
    for entry in gone.values():
        english = _english(entry)
        texts = came.get(english, ())
        if len(texts) == left[english] == 1 and any(form.strip() for form in entry.forms):
            found[texts[0].context] = entry
    return found


def _english(entry: Entry) -> _English:
    return alike(entry.source), alike(entry.parts.get("msgid_plural", ""))


def move(entry: Entry, text: Text) -> str:
    """The entry belongs to the text from now on. Where it was, and whether its review came along,
    for people to read.
    """
    old = entry.context or "an entry without context"
    set_part(entry, "msgctxt", text.context)
    return f"{old}, with its review" if reviewed(entry) else old
