"""What slots say, as blocks of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from toolkit.i18n.words import unbound
from toolkit.model.block import Block, Row, listed, phrase
from toolkit.model.line import Line
from toolkit.model.page import Slot
from toolkit.model.template import Reading

STOPS = "facts/"  # a list of facts is words that end with a stop each

Words = Mapping[str, Slot]


def blocks(words: Words, reading: Reading, options: Mapping[str, str]) -> list[Block]:
    """What slots say. A label that stands beside its texts does not stand alone too."""
    labels = {field: _text(words[slot]) for field, slot in reading.labels.items() if slot in words}
    beside = {slot for field, slot in reading.labels.items() if field.partition(".")[0] in words}
    return [
        block
        for name, value in words.items()
        if name not in beside
        for block in _blocks(name, value, reading, labels, options)
    ]


def _blocks(
    name: str, value: Slot, reading: Reading, labels: Mapping[str, str], options: Mapping[str, str]
) -> Iterator[Block]:
    if isinstance(value, list):
        conditions = reading.numbered.get(name)
        steps = conditions is not None and all(
            options.get(option) in values for option, values in conditions.items()
        )
        yield from _several(name, value, labels, steps)
    elif isinstance(value, Line):
        yield {"p": phrase(value.text, value.id)}
    elif name in reading.answers:
        yield _question(value, reading.answers[name])
    elif isinstance(value.get("text"), str):
        yield {"p": phrase(unbound(value["text"]), value["id"])}
    else:  # an item; a code (qr) is written out beside it
        for said in _row(name, value, labels):
            yield {"p": said}


def _text(said: Mapping[str, str]) -> str:
    return unbound(said["text"])


def _several(
    name: str, values: Sequence[Slot], labels: Mapping[str, str], steps: bool
) -> Iterator[Block]:
    if not all(isinstance(value.get("text"), str) for value in values):
        yield listed((_row(name, value, labels) for value in values), steps)
        return
    said = [phrase(unbound(value["text"]), value["id"]) for value in values]
    if said and all(each["id"].startswith(STOPS) for each in said):
        yield {"p": phrase(" ".join(f"{each['text']}." for each in said), said[0]["id"])}
    else:
        yield listed([each] for each in said)


def _row(name: str, item: Mapping[str, Slot], labels: Mapping[str, str]) -> Row:
    return [
        phrase(unbound(part["text"]), part["id"], labels.get(f"{name}.{field}", ""))
        for field, part in item.items()
        if isinstance(part, dict) and isinstance(part.get("text"), str)
    ]


def _question(item: Mapping[str, Slot], answers: Mapping[str, str]) -> Block:
    said = {field: part for field, part in item.items() if isinstance(part, dict)}
    asked = next(field for field in said if field not in {*answers, *answers.values()})
    return {
        "question": phrase(_text(said[asked]), said[asked]["id"]),
        "answers": [
            {
                "answer": phrase(_text(said[answer]), said[answer]["id"]),
                "then": phrase(_text(said[then]), said[then]["id"]) if then else None,
            }
            for answer, then in answers.items()
            if answer in said
        ],
    }
