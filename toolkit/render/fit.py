"""Fit: how much room each string of an artwork has at the sizes at which it is drawn.

For translators; judges nothing.

With scales, the artwork is laid out as it is printed. Without them (it does not fit) each box takes
its own best, and says by how much it overflows. `bare` also draws it, to find words that are
printed and are no string.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from toolkit.engine import pixels, qr, typst
from toolkit.judge import layout
from toolkit.model.digest import canonical
from toolkit.model.job import Job, Rendered

Trace = Sequence[Mapping[str, Any]]

CAP = 0.708  # of the type size: the height of the first line, as in templates/lib/type.typ
RAGGED = 0.93  # of a line's width is filled on average, where there are several
SAFE = 0.97  # what a box holds at its smallest size is an estimate: a little less is promised
_WORD = re.compile(r"[^\W\d_]{2,}")


def render(job: Job, room: Path) -> Rendered:
    """JSON: `strings`, a record for each string and box (see `records`); `bare`, words that are no
    string.
    """
    data = json.loads(job.data) | {"words": qr.with_codes(json.loads(job.data)["words"])}
    over: list[int] = []
    if data["scales"] is None:
        measured = typst.measure(room, data["entry"], canonical(data))
        over = [t["over"] for t in measured if "fit" in t]
        data["scales"] = layout.boxes(measured)
    trace = typst.measure(room, data["entry"], canonical(data))
    answer: dict[str, Any] = {"strings": list(records(trace, over, *_area(data)))}
    if job.kind == "fit-bare":
        pdf = typst.draw_pdf(room, data["entry"], canonical(data), date(2000, 1, 1)).pages[0]
        answer["bare"] = bare(pixels.text(pdf), trace)
    return Rendered(canonical(answer).encode())


def _area(data: Mapping[str, Any]) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what may hold words, in 1/1000 pt."""
    unit = layout.POINTS[data["unit"]]
    top, right, bottom, left = (round(v * unit) for v in data["safe"])
    return left, top, round(data["width"] * unit) - right, round(data["height"] * unit) - bottom


def records(
    trace: Trace, over: Sequence[int], left: int, top: int, right: int, bottom: int
) -> Iterator[dict[str, Any]]:
    """A record for each string, in reading order.

    Lengths in 1/1000 pt; `spare` and `cut` in characters; None: not known.

    `lines`, `allowed` lines; `spare` characters at this size; `most` characters at the smallest
    size; `over`, how much higher (or wider, outside a box) than its place; `cut`, about how many
    characters too many; `wide`: one word is.
    """
    inside: list[Mapping[str, Any]] = []
    box: Mapping[str, Any] | None = None
    count = 0
    for t in trace:
        if "fit" in t:
            box, inside = t, []
        elif "say" in t and box is not None:
            inside.append(t)
        elif "say" in t:
            yield _loose(t, left, top, right, bottom)
        elif "end" in t and box is not None:
            yield from _boxed(box, inside, over[count] if count < len(over) else 0)
            box = None
            count += 1


def _boxed(box: Mapping[str, Any], inside: Trace, measured: int) -> Iterator[dict[str, Any]]:
    """The strings of one box, which share its height."""
    bottom = max((t["y"] + t["h"] for t in inside), default=0)
    over = max(measured, bottom - box["y"] - box["h"])
    over = over if over > layout.TOLERANCE else 0
    letters = sum(len(t["text"]) for t in inside)
    longest = max(inside, key=lambda t: len(t["text"]), default=None)
    for t in inside:
        wide = over > layout.ENDLESS and t is longest
        cut = (
            min(len(t["text"]), max(1, round(letters * over / (box["h"] + over))))
            if over and t is longest and not wide
            else 0
        )
        free = 0 if over else max(0, box["y"] + box["h"] - bottom)
        allowed = (
            t["lines"] + free // t["step"] if t.get("step") else t["lines"]
        )  # a display line does not break
        spare, most = _room(t, box, allowed, bool(over))
        yield _record(t, box["fit"], allowed, spare, most) | {
            "over": over if t is longest and not wide else 0,
            "cut": cut,
            "wide": wide,
            "scale": box["k"],
            "smallest": t["size"] * box["last"] // box["k"],
        }


def _room(
    t: Mapping[str, Any], box: Mapping[str, Any], allowed: int, over: bool
) -> tuple[int | None, int | None]:
    """Characters to spare at this size, and the most that fit at the smallest; None where the words
    give no measure.
    """
    letters = len(t["text"])
    run = t.get("run") or t["w"]
    if not run or not letters:
        return None, None
    width = t.get("room") or box["w"]
    capacity = allowed * width * letters / run * (RAGGED if allowed > 1 else 1)
    spare = 0 if over else max(0, int(capacity) - letters)
    shrink = box["k"] / box["last"]
    return spare, (
        letters if over else max(letters + spare, int((letters + spare) * shrink * shrink * SAFE))
    )


def _loose(t: Mapping[str, Any], left: int, top: int, right: int, bottom: int) -> dict[str, Any]:
    """A string outside boxes: it must not leave the sheet, or the part that platforms leave free."""
    x, y = t["x"] + t["w"] - right, t["y"] + t["h"] - bottom
    over = max(x, y, left - t["x"], top - t["y"])
    over = over if over > layout.TOLERANCE else 0
    letters = len(t["text"])
    cut = (
        min(letters, max(1, -(-letters * x // max(t["w"], 1)) if x > 0 else letters // 10))
        if over
        else 0
    )
    one = t["lines"] == 1 and t["w"] and not over
    spare = (
        int(
            max(0, (min(right, t["x"] + t["room"]) if t.get("room") else right) - t["x"] - t["w"])
            * letters
            / t["w"]
        )
        if one
        else None
    )
    return _record(t, "", None, spare, letters + spare if spare is not None else None) | {
        "over": over,
        "cut": cut,
        "wide": False,
        "scale": 1000,
        "smallest": t["size"],
    }


def _record(
    t: Mapping[str, Any], box: str, allowed: int | None, spare: int | None, most: int | None
) -> dict[str, Any]:
    return {
        "context": t["say"],
        "locale": t["locale"],
        "box": box,
        "characters": len(t["text"]),
        "lines": t["lines"],
        "allowed": allowed,
        "spare": spare,
        "most": most,
        "size": t["size"],
    }


def bare(printed: str, trace: Trace) -> list[str]:
    """Words on the sheet that no string said: they cannot be translated. Numbers may stand."""
    rest = _letters(printed)
    for text in sorted({_letters(t["text"]) for t in trace if "say" in t}, key=len, reverse=True):
        rest = rest.replace(text, "\n") if text else rest
    return _WORD.findall(rest)


def _letters(text: str) -> str:
    """Letters and signs without spaces and hyphens at line ends: a line may break anywhere."""
    return re.sub(r"[\s\u00ad\u200b\ufffe\u0002]+", "", text)
