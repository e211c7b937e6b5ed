"""[reading] of template.toml: how its words are read by somebody who does not see where they stand.

Which slots hold steps, what names a field on the sheet, what follows each answer to a question.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from toolkit.model.template import Reading, Slot
from toolkit.read.suggest import suggest
from toolkit.read.table import Table

KEYS = ("numbered", "labels", "answers")
LARGE = "large"
AGENDA = ("clock", "title", "do")  # the fields of a part of an agenda


def read_reading(table: Table, slots: Mapping[str, Slot]) -> Reading:
    """The table, with slots and fields that exist."""
    table.only((*KEYS, LARGE), "template", "[reading]")
    numbered, labels, answers = (table.table(key) for key in KEYS)
    fields = {f"{slot.name}.{name}" for slot in slots.values() for name in _fields(slot)}
    return Reading(
        large=table.flag(LARGE),
        numbered={
            slot: {option: conditions.texts(option) for option in conditions.values}
            for slot, conditions in numbered.tables()
            if _known(numbered, slot, slot, slots)
        },
        labels={
            name: label
            for name in labels.values
            if (label := labels.text(name))
            and _known(labels, name, name, fields)
            and _known(labels, name, label, slots)
        },
        answers={
            slot: {answer: then.text(answer) for answer in then.values}
            for slot, then in answers.tables()
            if _known(answers, slot, slot, slots) and _led(then, slots[slot])
        },
    )


def _fields(slot: Slot) -> tuple[str, ...]:
    return AGENDA if slot.shape == "agenda" else (*slot.fields, *slot.may)


def _led(then: Table, slot: Slot) -> bool:
    """Are answers, and what follows them, fields of the slot?"""
    return all(
        _known(then, answer, name, _fields(slot))
        for answer in then.values
        for name in (answer, then.text(answer))
        if name
    )


def _known(table: Table, key: str, name: str, known: Collection[str]) -> bool:
    if name in known:
        return True
    message = f"'{name}' is no slot, and no field of one"
    table.refuse("template", message, suggest(name, known), key)
    return False
