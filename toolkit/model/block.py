"""The words of an artefact as somebody reads them who does not see where they stand: in order, each
label beside its text, steps with their numbers, answers below their question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypedDict

LAST = 1_000_000  # after everything that has a place


class Phrase(TypedDict):
    """A string: its content path, its text, and what names it on the sheet, or ""."""

    id: str
    text: str
    label: str


class Answer(TypedDict):
    """An answer, and what then; None where it leads on to what comes next."""

    answer: Phrase
    then: Phrase | None


Row = list[Phrase]


class Block(TypedDict, total=False):
    """Some words as a reader wants them; a block has one of these.

    A heading has the `number` of its slide too, or 0. A list is `numbered` where its rows are
    steps. The first row of a table names its columns. A question has its `answers`, what is `seen`
    of a scene what is `read` there.
    """

    p: Phrase
    list: list[Row]
    numbered: bool
    table: list[Row]
    question: Phrase
    answers: list[Answer]
    heading: Phrase
    number: int
    notes: Row
    seen: Phrase
    read: Row


def phrase(text: str, id: str = "", label: str = "") -> Phrase:
    """A string of which nothing else is known."""
    return {"id": id, "text": text, "label": label}


def ended(text: str) -> str:
    """Words that stand by themselves on a sheet end with a stop where they are read out."""
    return text if text.endswith((".", "?", "!", ":", "…")) else f"{text}."


def listed(rows: Iterable[Row], numbered: bool = False) -> Block:
    """A list, or steps."""
    return {"list": list(rows), "numbered": numbered}


def phrases(block: Block) -> Iterator[Phrase]:
    """All that a block says, in order."""
    yield from (block[key] for key in ("heading", "question", "p", "seen") if key in block)
    for answer in block.get("answers", ()):
        yield answer["answer"]
        if answer["then"]:
            yield answer["then"]
    for row in (*block.get("list", ()), *block.get("table", ())):
        yield from row
    yield from (*block.get("notes", ()), *block.get("read", ()))


def arranged(found: Sequence[Block], said: Sequence[str]) -> list[Block]:
    """Blocks, and the words within each, in the order in which an artefact says them: `said` are
    the content paths of its strings. What it does not say comes after what stood before it.
    """
    places: dict[str, int] = {}
    for place, path in enumerate(said):
        places.setdefault(path, place)
    inside = [_arranged(block, places) for block in found]
    starts: list[int] = []
    for block in inside:
        last = min((places.get(each["id"], LAST) for each in phrases(block)), default=LAST)
        starts.append(last if last < LAST else starts[-1] if starts else -1)
    return [block for _, block in sorted(zip(starts, inside, strict=True), key=lambda at: at[0])]


def _arranged(block: Block, places: Mapping[str, int]) -> Block:
    def place(said: Phrase) -> int:
        return places.get(said["id"], LAST)

    if "list" in block:
        rows = [sorted(row, key=place) for row in block["list"]]
        rows.sort(key=lambda row: min(map(place, row), default=LAST))
        return {"list": rows, "numbered": block["numbered"]}
    if "answers" in block:
        answers = sorted(block["answers"], key=lambda each: place(each["answer"]))
        return {"question": block["question"], "answers": answers}
    return block
