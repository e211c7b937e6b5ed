"""Measures the contrast (WCAG 1.4.3) of words with the pixels that stand behind them in a frame."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

# The worst 5 % of the pixels decide; a single pixel at an edge is nobody's background.
WORST = 5

_LINEAR = np.where(
    np.arange(256) <= 10,
    np.arange(256) / 255 / 12.92,
    ((np.arange(256) / 255 + 0.055) / 1.055) ** 2.4,
)
_WEIGHTS = np.array((0.2126, 0.7152, 0.0722))


def linear(rgb: ArrayLike) -> NDArray[np.float64]:
    """The amount of light (0 to 1) that sRGB values of 0 to 255 stand for."""
    light: NDArray[np.float64] = _LINEAR[np.asarray(rgb, np.uint8)]
    return light


def luminance(rgb: ArrayLike) -> NDArray[np.float64]:
    """Relative luminance of sRGB pixels, 0…1; the last axis holds red, green, blue."""
    light: NDArray[np.float64] = linear(rgb) @ _WEIGHTS
    return light


def worst(behind: NDArray[np.uint8], ink: Sequence[int]) -> float:
    """The contrast, from 1 to 21, of an ink with the pixels behind it that suit it least.

    `ink` is red, green, blue of 0 to 255.
    """
    own, ground = float(luminance(ink)), luminance(behind).ravel()
    if not ground.size:
        return 21.0
    ratios = (np.maximum(ground, own) + 0.05) / (np.minimum(ground, own) + 0.05)
    return float(np.percentile(ratios, WORST, method="lower"))
