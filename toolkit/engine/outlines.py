"""fontTools draws the slogan as outlines, its full stops as the brand's shapes.

So it looks right in programs that do not have the brand's typeface.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

EM = 1000  # every measure here is in 1/1000 em
TRACK, LEAD, CAP = -18, 960, 708
OVERHANG = {letter: 10 for letter in "CGOS"}  # round letters stand a little out
ROUND = 0.5523  # of a radius: how far the handles of a quarter of a circle reach

Segment = tuple[str, tuple[tuple[float, float], ...]]  # M, L, Q or C, and its points
Contour = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """Closed contours, y downwards from the top of the first capital."""

    width: float
    height: float
    contours: tuple[Contour, ...]


def wordmark(font: bytes, words: Sequence[str], stops: Mapping[str, Sequence[float]]) -> Outline:
    """The words under each other, each with its stop: a circle, a square, a quarter.

    `stops`: their `size` and `distance` in em.

    Raises ValueError when the font cannot be read or lacks a letter.
    """
    from fontTools.ttLib import TTFont

    try:
        with TTFont(BytesIO(font), lazy=True) as face:
            letters = _Letters(face)
            lines = [_line(letters, word, n, stops) for n, word in enumerate(words)]
    except Exception as error:  # fontTools meets damage with many kinds of errors
        raise ValueError(f"it cannot draw {' '.join(words)} ({type(error).__name__})") from error
    contours = tuple(
        _moved(contour, 0, n * LEAD + CAP)
        for n, (_, found) in enumerate(lines)
        for contour in found
    )
    return Outline(max(width for width, _ in lines), (len(lines) - 1) * LEAD + CAP, contours)


class _Letters:
    """The glyphs of an open font, scaled to 1/1000 em and with y downwards from the baseline."""

    def __init__(self, face: TTFont) -> None:
        self.glyphs, self.names, self.metrics = face.getGlyphSet(), face.getBestCmap(), face["hmtx"]
        self.scale = EM / face["head"].unitsPerEm

    def advance(self, letter: str) -> float:
        return float(self.metrics[self.names[ord(letter)]][0] * self.scale)

    def contours(self, letter: str) -> list[Contour]:
        from fontTools.pens.recordingPen import DecomposingRecordingPen

        pen = DecomposingRecordingPen(self.glyphs)
        self.glyphs[self.names[ord(letter)]].draw(pen)
        found: list[list[Segment]] = []
        for operation, points in pen.value:
            flipped = (
                tuple((x * self.scale, -y * self.scale) for x, y in points)
                if operation not in ("closePath", "endPath")
                else ()
            )
            if operation == "moveTo":
                found.append([("M", flipped)])
            elif operation == "lineTo":
                found[-1].append(("L", flipped))
            elif operation == "qCurveTo":
                found[-1] += _quadratic(flipped)
            elif operation == "curveTo":
                found[-1].append(("C", flipped))
        return [tuple(contour) for contour in found]


def _quadratic(points: tuple[tuple[float, float], ...]) -> Iterator[Segment]:
    """A curve of TrueType as single segments: it leaves out points half-way between two handles."""
    *handles, end = points
    for n, (x, y) in enumerate(handles):
        to = (
            end
            if n == len(handles) - 1
            else ((x + handles[n + 1][0]) / 2, (y + handles[n + 1][1]) / 2)
        )
        yield "Q", ((x, y), to)


def _line(
    letters: _Letters, word: str, number: int, stops: Mapping[str, Sequence[float]]
) -> tuple[float, list[Contour]]:
    """One word, flush left by its ink, and its stop on the baseline."""
    first = letters.contours(word[0])
    x = -_left(first) - OVERHANG.get(word[0], 0)
    found: list[Contour] = []
    for letter in word:
        drawn = [_moved(contour, x, 0) for contour in letters.contours(letter)]
        found += drawn
        x += letters.advance(letter) + TRACK
    size, gap = (stops[key][number % len(stops[key])] * EM for key in ("size", "distance"))
    start = max(point[0] for contour in drawn for _, points in contour for point in points) + gap
    found.append(_stop(number % 3, start, size))
    return start + size, found


def _left(contours: list[Contour]) -> float:
    return min(point[0] for contour in contours for _, points in contour for point in points)


def _moved(contour: Contour, dx: float, dy: float) -> Contour:
    return tuple((kind, tuple((x + dx, y + dy) for x, y in points)) for kind, points in contour)


def _stop(number: int, x: float, d: float) -> Contour:
    """A circle, a square, or a quarter whose square corner is bottom left."""
    if number == 1:
        return ("M", ((x, -d),)), ("L", ((x + d, -d),)), ("L", ((x + d, 0),)), ("L", ((x, 0),))
    if number == 2:
        return (
            ("M", ((x, 0),)),
            ("L", ((x, -d),)),
            ("C", ((x + ROUND * d, -d), (x + d, -ROUND * d), (x + d, 0))),
        )
    r, k = d / 2, ROUND * d / 2
    cx, cy = x + r, -r
    return (
        ("M", ((cx, cy - r),)),
        ("C", ((cx + k, cy - r), (cx + r, cy - k), (cx + r, cy))),
        ("C", ((cx + r, cy + k), (cx + k, cy + r), (cx, cy + r))),
        ("C", ((cx - k, cy + r), (cx - r, cy + k), (cx - r, cy))),
        ("C", ((cx - r, cy - k), (cx - k, cy - r), (cx, cy - r))),
    )
