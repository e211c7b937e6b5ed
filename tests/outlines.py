"""Outlines for tests of pictures, as the model has them, from lengths in whole units."""

from __future__ import annotations

from toolkit.model.picture import Step

BEND = 0.5522847  # of a circle's radius: where the handles of its four curves are


def polygon(*points: tuple[float, float]) -> tuple[Step, ...]:
    (x, y), *others = [(round(a * 1000), round(b * 1000)) for a, b in points]
    return (("M", (x, y)), *(("L", point) for point in others), ("Z", ()))


def circle(x: float, y: float, r: float) -> tuple[Step, ...]:
    k = BEND * r
    curves = (
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
    )
    thousandths = [tuple(round(v * 1000) for v in curve) for curve in curves]
    first = round((x - r) * 1000), round(y * 1000)
    return (("M", first), *(("C", curve) for curve in thousandths), ("Z", ()))
