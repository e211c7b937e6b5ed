"""Judges whether a page draws all that it is given besides words: pictures, logos, codes."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model.page import Page, Slot
from toolkit.model.problem import Problem, Span
from toolkit.model.trace import Trace

WHAT = {"picture": "the picture", "image": "the logo", "qr": "the code to scan for"}


def undrawn(page: Page, trace: Trace) -> list[Problem]:
    """What the template was given and does not report as drawn."""
    drawn = {mark["drawn"] for mark in trace if "drawn" in mark}
    drawn |= {mark["logo"] for mark in trace if "logo" in mark}
    given = {
        (slot, kind, name): called
        for slots in page.words.values()
        for slot, value in slots.items()
        for kind, name, called in _given(value)
    }
    return [
        Problem(
            "dropped",
            f"{page.name}: {WHAT[kind]}{called}, in the slot '{slot}', is given to the template and"
            " not drawn",
            Span(page.entry),
            "draw it there; or say in template.toml what the format or an option leaves out"
            " (leaves)",
        )
        for (slot, kind, name), called in given.items()
        if name not in drawn
    ]


def _given(value: Slot) -> Iterator[tuple[str, str, str]]:
    """What stands in a slot besides words: its kind, the name by which it is drawn, and what people
    call it. A logo's own name is a digest.
    """
    if isinstance(value, list):
        for part in value:
            yield from _given(part)
    elif isinstance(value, dict):
        for key, part in value.items():
            if key in WHAT and isinstance(part, str):
                called = value.get("name", {}).get("text", "") if key == "image" else part
                yield key, part, f" {called}" if called else ""
            elif not isinstance(part, str):
                yield from _given(part)
