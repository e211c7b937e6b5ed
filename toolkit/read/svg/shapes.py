"""Shapes of SVG as closed outlines: rectangles, circles, polygons, paths; how they are moved."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import cos, isfinite, radians, sin, tan

from toolkit.engine.outlines import ROUND
from toolkit.engine.paths import Contour, Point, Segment, contours
from toolkit.model import matrix as matrices
from toolkit.model.matrix import IDENTITY, Matrix, joined

SHAPES = ("path", "rect", "circle", "ellipse", "polygon", "polyline")
_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")
_CALL = re.compile(r"\s*(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)[\s,]*")


def outline(tag: str, attributes: Mapping[str, str]) -> list[Contour]:
    """The closed outlines of a shape. Raises ValueError, in words, for what cannot be drawn."""
    if tag == "path":
        return contours(attributes.get("d", ""))
    if tag in ("polygon", "polyline"):
        return _polygon(numbers(attributes.get("points", "")))
    if tag == "rect":
        return _rectangle(attributes)
    cx, cy = _length(attributes, "cx"), _length(attributes, "cy")
    if tag == "circle":
        rx = ry = _length(attributes, "r")
    else:
        rx, ry = _radii(attributes)
    if rx < 0 or ry < 0:
        raise ValueError("a circle has a radius below 0")
    return [_rounded(cx - rx, cy - ry, 2 * rx, 2 * ry, rx, ry)] if rx and ry else []


def moved(contour: Contour, matrix: Matrix) -> Contour:
    """An outline with a transform applied."""
    return tuple(
        (kind, tuple(matrices.moved(point, matrix) for point in points)) for kind, points in contour
    )


def transform(text: str) -> Matrix:
    """The matrix of a `transform`. Raises ValueError, in words."""
    matrix, at = IDENTITY, 0
    while at < len(text):
        if not text[at:].strip():
            break
        found = _CALL.match(text, at)
        if found is None:
            raise ValueError(f"the transform goes wrong at “{text[at : at + 20]}”")
        matrix = joined(_matrix(found[1], numbers(found[2])), matrix)
        at = found.end()
    return matrix


def numbers(text: str) -> list[float]:
    """Numbers between spaces or commas. Raises ValueError, in words."""
    found = []
    at = 0
    while at < len(text):
        if text[at] in " \t\r\n,":
            at += 1
            continue
        number = _NUMBER.match(text, at)
        if number is None or not isfinite(float(number[0])):
            raise ValueError(f"“{text[at : at + 12]}” is no number that can be drawn")
        found.append(float(number[0]))
        at = number.end()
    return found


def _matrix(name: str, values: list[float]) -> Matrix:
    match name, values:
        case "matrix", [a, b, c, d, e, f]:
            return a, b, c, d, e, f
        case "translate", [x, *rest] if len(rest) < 2:
            return 1, 0, 0, 1, x, rest[0] if rest else 0
        case "scale", [x, *rest] if len(rest) < 2:
            return x, 0, 0, rest[0] if rest else x, 0, 0
        case "rotate", [angle, *centre] if len(centre) in (0, 2):
            turn, (x, y) = radians(angle), centre or (0, 0)
            turned: Matrix = (cos(turn), sin(turn), -sin(turn), cos(turn), 0, 0)
            return joined((1, 0, 0, 1, -x, -y), joined(turned, (1, 0, 0, 1, x, y)))
        case "skewX", [angle]:
            return 1, 0, tan(radians(angle)), 1, 0, 0
        case "skewY", [angle]:
            return 1, tan(radians(angle)), 0, 1, 0, 0
    raise ValueError(f"the transform {name}(…) has too few or too many numbers")


def _length(attributes: Mapping[str, str], name: str) -> float:
    """A length in the drawing's own unit; 0 where there is none."""
    text = attributes.get(name, "0").strip().removesuffix("px")
    if not _NUMBER.fullmatch(text) or not isfinite(float(text)):
        raise ValueError(f"'{name}' is “{text[:12]}”, which is no plain number")
    return float(text)


def _radii(attributes: Mapping[str, str]) -> Point:
    """rx and ry; where only one is given, the other is the same."""
    given = [
        _length(attributes, name) if attributes.get(name, "auto").strip() != "auto" else None
        for name in ("rx", "ry")
    ]
    rx = given[0] if given[0] is not None else given[1]
    ry = given[1] if given[1] is not None else given[0]
    return rx or 0.0, ry or 0.0


def _rectangle(attributes: Mapping[str, str]) -> list[Contour]:
    x, y, w, h = (_length(attributes, name) for name in ("x", "y", "width", "height"))
    rx, ry = _radii(attributes)
    if min(w, h, rx, ry) < 0:
        raise ValueError("a rectangle has a size below 0")
    if not w or not h:
        return []
    rx, ry = min(rx, w / 2), min(ry, h / 2)
    if rx and ry:
        return [_rounded(x, y, w, h, rx, ry)]
    return _polygon([x, y, x + w, y, x + w, y + h, x, y + h])


def _polygon(values: list[float]) -> list[Contour]:
    if len(values) % 2:
        raise ValueError("a polygon has a point without its second number")
    points = list(zip(values[::2], values[1::2], strict=True))
    return (
        [tuple(("L" if n else "M", (point,)) for n, point in enumerate(points))] if points else []
    )


def _rounded(x: float, y: float, w: float, h: float, rx: float, ry: float) -> Contour:
    """A rectangle with four round corners, clockwise; an ellipse, where they meet."""
    k, m = (1 - ROUND) * rx, (1 - ROUND) * ry
    r, b = x + w, y + h
    steps: list[Segment] = [("M", ((x + rx, y),))]
    for start, *curve in (
        ((r - rx, y), (r - k, y), (r, y + m), (r, y + ry)),
        ((r, b - ry), (r, b - m), (r - k, b), (r - rx, b)),
        ((x + rx, b), (x + k, b), (x, b - m), (x, b - ry)),
        ((x, y + ry), (x, y + m), (x + k, y), (x + rx, y)),
    ):
        if steps[-1][1][-1] != start:
            steps.append(("L", (start,)))
        steps.append(("C", tuple(curve)))
    return tuple(steps)
