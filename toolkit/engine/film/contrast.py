"""Contrast as pixels have it: words against what really stands behind them (WCAG 1.4.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

WORST = 5  # per cent of the pixels; single ones at edges are nobody's background

_LINEAR = np.where(
    np.arange(256) <= 10,
    np.arange(256) / 255 / 12.92,
    ((np.arange(256) / 255 + 0.055) / 1.055) ** 2.4,
)
_WEIGHTS = np.array((0.2126, 0.7152, 0.0722))


def linear(rgb: Any) -> NDArray[np.float64]:
    """Light of sRGB values of 0…255, each 0…1."""
    light: NDArray[np.float64] = _LINEAR[np.asarray(rgb, np.uint8)]
    return light


def luminance(rgb: Any) -> NDArray[np.float64]:
    """Relative luminance of sRGB pixels, 0…1; the last axis holds red, green, blue."""
    light: NDArray[np.float64] = linear(rgb) @ _WEIGHTS
    return light


def worst(behind: Any, ink: Sequence[int]) -> float:
    """The contrast of ink (red, green, blue of 0…255) against the pixels behind it that suit it
    least: 1 to 21.
    """
    own, ground = float(luminance(ink)), luminance(behind).ravel()
    if not ground.size:
        return 21.0
    ratios = (np.maximum(ground, own) + 0.05) / (np.minimum(ground, own) + 0.05)
    return float(np.percentile(ratios, WORST, method="lower"))
