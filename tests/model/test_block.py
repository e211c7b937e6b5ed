"""Words as text: labels beside them, in the order of the sheet."""

from __future__ import annotations

from toolkit.model.block import arranged, phrase, phrases
from toolkit.model.template import Reading
from toolkit.plan.blocks import blocks


def said(path: str) -> dict[str, str]:
    return {"id": path, "text": path.upper(), "joined": "", "longest": ""}


WORDS = {
    "false": said("label/false"),
    "true": said("label/true"),
    "status": said("line/status"),
    "pairs": [
        {"id": i, "n": 1, "right": said(f"{i}/right"), "wrong": said(f"{i}/wrong")} for i in "ab"
    ],
    "ask": {
        "id": "q",
        "n": 1,
        "text": said("q/text"),
        "yes": said("q/yes"),
        "no": said("q/no"),
        "then": said("q/then"),
    },
}
READING = Reading(
    numbered={"pairs": {"marks": ("numbers",)}},
    labels={"pairs.wrong": "false", "pairs.right": "true"},
    answers={"ask": {"yes": "", "no": "then"}},
)
DRAWN = ["label/false", "label/true", "q/text", "q/no", "q/then", "q/yes"] + [
    f"{i}/{part}" for i in "ab" for part in ("wrong", "right")
]


def test_a_label_stands_beside_its_text_and_not_alone() -> None:
    found = blocks(WORDS, READING, {})
    assert [s["id"] for block in found for s in phrases(block)][:3] == [
        "line/status",
        "a/right",
        "a/wrong",
    ]
    assert found[1]["list"][0][1] == phrase("A/WRONG", "a/wrong", "LABEL/FALSE")


def test_steps_are_numbered_where_their_option_says_so() -> None:
    for marks, numbered in (("numbers", True), ("stops", False)):
        (listed,) = (b for b in blocks(WORDS, READING, {"marks": marks}) if "list" in b)
        assert listed["numbered"] is numbered


def test_blocks_stand_in_the_order_of_what_was_drawn() -> None:
    found = arranged(blocks(WORDS, READING, {}), [*DRAWN, "line/status"])
    assert [s["id"] for block in found for s in phrases(block)] == [*DRAWN[2:], "line/status"]
    assert [answer["then"] and answer["then"]["id"] for answer in found[0]["answers"]] == [
        "q/then",
        None,
    ]


def test_what_was_not_drawn_stays_after_what_stood_before_it() -> None:
    found = arranged([{"p": phrase(x, x)} for x in "acbd"], ["b", "a"])
    assert [block["p"]["id"] for block in found] == ["b", "d", "a", "c"]
