"""What stands behind and before the words of a page, by its pixels (NumPy).

Three pictures of a page (engine/shown.py) are compared where its words put ink: what is there
without the words is their ground; where the whole page does not show them, something hides them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from toolkit.engine.shown import Box, Picture, Printed, Run

INKED = 90  # of 255: a pixel that letters fill at least so far is one of their ink
WORST = 50  # ‰ of a run's ink decide its contrast: a single pixel at an edge is nobody's ground
PLAIN = 40  # of 255, in one channel: a change that anybody sees
APART = 24  # of 255, in one channel: two colours that anybody takes for two
RGB = 0xFFFFFF  # of a pixel as one number
FLAT = 600  # ‰ of the ink stand on two colours, or it is a photograph, where contrast alone decides
_WEIGHTS = np.array((0.0722, 0.7152, 0.2126))  # blue, green, red, as pixels have them
_LIGHT = np.where(
    np.arange(256) <= 10,
    np.arange(256) / 255 / 12.92,
    ((np.arange(256) / 255 + 0.055) / 1.055) ** 2.4,
)
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Seen:
    """How one run of words is seen: how many pixels of ink it has, how many of these are `hidden`,
    how many stand `astray`, on another ground than most, and the contrast of its ink with the
    ground that suits it least, from 1 to 21 (WCAG 1.4.3).
    """

    pixels: int
    hidden: int
    astray: int
    contrast: float


def seen(page: Printed) -> tuple[Seen, ...]:
    """One answer for each run of the page, in their order."""
    count = len(page.runs)
    at, whose, filled = _inked(page)
    inks = np.array([run.ink[::-1] for run in page.runs], np.int64).reshape(count, 3)
    opacity = np.array([run.opacity for run in page.runs])
    behind, shown = (_colours(each)[at].astype(np.int64) & RGB for each in (page.bare, page.whole))
    common = np.zeros(count, np.int64)  # the ground of most pixels, for nearly every run
    common[whose] = behind
    lost = np.bincount(
        whose[_hides(behind, shown, whose, filled, (inks, common, opacity))], minlength=count
    )
    owners, colours, sizes = _grouped(whose, behind, common)
    grounds = _channels(colours)
    ratios = _ratios(grounds, inks[owners], opacity[owners])
    starts = np.searchsorted(owners, np.arange(count + 1))
    parts = [slice(start, end) for start, end in pairwise(starts)]
    return tuple(
        Seen(
            int(sizes[part].sum()),
            int(lost[n]),
            int(sizes[part][_astray(grounds[part], sizes[part])].sum()),
            _worst(ratios[part], sizes[part]),
        )
        for n, part in enumerate(parts)
    )


def _grouped(whose: Numbers, behind: Numbers, common: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Whose ink stands on which colours, and on how many pixels of each; run by run.

    Sorting all pixels would take the longest of all, so only those are sorted that do not have
    their run's common ground.
    """
    usual = behind == common[whose]
    many = np.bincount(whose[usual], minlength=common.size)
    known = np.flatnonzero(many)
    rest, sizes = np.unique(whose[~usual] << 24 | behind[~usual], return_counts=True)
    groups = np.concatenate([known << 24 | common[known], rest])
    order = groups.argsort(kind="stable")
    groups, sizes = groups[order], np.concatenate([many[known], sizes])[order]
    return groups >> 24, groups & RGB, sizes


def beyond(page: Printed, run: Run) -> float:
    """How far, in pt, words that stand on two grounds go past the edge between them; 0 where the
    edge is neither upright nor level.
    """
    part = _part(run.box, page.scale)
    inked = _coverage(page.words)[part] >= INKED
    behind = _colours(page.bare).reshape(page.words.height, -1)[part].astype(np.int64) & RGB
    groups, sizes = np.unique(behind[inked], return_counts=True)
    stray = np.isin(behind, groups[_astray(_channels(groups), sizes)])
    return max(
        _past(np.flatnonzero(mine.any(axis)), np.flatnonzero(other.any(axis))) / page.scale
        for mine, other in ((inked & ~stray, inked & stray),)
        for axis in (0, 1)
    )


def _past(mine: Numbers, other: Numbers) -> int:
    """By how many pixels some stand past others along one side of them."""
    if not mine.size or not other.size:
        return 0
    if other[-1] > mine[-1] and other[0] >= mine[-1] - 1:
        return int(other[-1] - mine[-1])
    return int(mine[0] - other[0]) if other[-1] <= mine[0] + 1 else 0


def _inked(page: Printed) -> tuple[Numbers, Numbers, Numbers]:
    """The pixels of ink, as places in rows from the top; whose ink each is; how full."""
    labels = np.full((page.words.height, page.words.width), -1, np.int16)
    for number, run in enumerate(page.runs):
        labels[_part(run.box, page.scale)] = number
    coverage = _coverage(page.words).ravel()
    at = np.flatnonzero(coverage >= INKED)
    whose = labels.ravel()[at]
    at, whose = at[whose >= 0], whose[whose >= 0]
    return at, whose.astype(np.int64), coverage[at].astype(np.int64)


def _part(box: Box, scale: float) -> tuple[slice, slice]:
    """The rows and columns that a box takes; none where it lies off the page."""
    left, top, right, bottom = (max(0, int(edge * scale)) for edge in box)
    return slice(top, bottom + 1), slice(left, right + 1)


def _coverage(picture: Picture) -> NDArray[np.uint8]:
    """How far ink fills each pixel, of 255."""
    rows = np.frombuffer(picture.data, np.uint8).reshape(picture.height, picture.width, 4)
    return 255 - rows[:, :, 0]


def _colours(picture: Picture) -> NDArray[np.uint32]:
    """Each pixel as one number, 0x..rrggbb."""
    return np.frombuffer(picture.data, np.dtype("<u4"))


def _channels(colours: Numbers) -> Numbers:
    """Blue, green and red of colours, which are numbers."""
    return np.stack([colours >> shift & 0xFF for shift in (0, 8, 16)], axis=-1)


def _hides(
    behind: Numbers,
    shown: Numbers,
    whose: Numbers,
    filled: Numbers,
    runs: tuple[Numbers, Numbers, NDArray[np.float64]],
) -> NDArray[np.bool_]:
    """Where the ink should have changed what is behind it, and the page does not show that.

    Looks at the channel in which a run's ink differs most from its common ground. `runs` are
    inks, common grounds and opacities.
    """
    inks, common, opacity = runs
    channel = np.abs(inks - _channels(common)).argmax(axis=1)
    shift, ink = (8 * channel)[whose], inks[np.arange(channel.size), channel][whose]
    before = behind >> shift & 0xFF
    change = (ink - before) * filled * (opacity / 255)[whose]
    real = (shown >> shift & 0xFF) - before
    size = np.abs(change)
    hides: NDArray[np.bool_] = (size >= PLAIN) & (real * np.sign(change) < size / 2)
    return hides


def _astray(grounds: Numbers, sizes: Numbers) -> NDArray[np.bool_]:
    """Which of the colours behind a run are another ground than the largest."""
    if sizes.size < 2:
        return np.zeros(sizes.size, np.bool_)
    away = _apart(grounds, grounds[sizes.argmax()])
    if not away.any():
        return away
    near = ~_apart(grounds, grounds[np.where(away, sizes, 0).argmax()])
    flat = sizes[~away | near].sum() * 1000 >= FLAT * sizes.sum()
    return away if flat else np.zeros(sizes.size, np.bool_)


def _apart(grounds: Numbers, one: Numbers) -> NDArray[np.bool_]:
    apart: NDArray[np.bool_] = np.abs(grounds - one).max(axis=1) > APART
    return apart


def _ratios(grounds: Numbers, inks: Numbers, opacity: NDArray[np.float64]) -> NDArray[np.float64]:
    """The contrast of inks with grounds. Ink that lets its ground through is mixed with it."""
    mixed = np.rint(grounds + (inks - grounds) * opacity[:, None]).astype(np.int64)
    ours, theirs = _LIGHT[mixed] @ _WEIGHTS, _LIGHT[grounds] @ _WEIGHTS
    ratios: NDArray[np.float64] = (np.maximum(ours, theirs) + 0.05) / (
        np.minimum(ours, theirs) + 0.05
    )
    return ratios


def _worst(ratios: NDArray[np.float64], sizes: Numbers) -> float:
    """The contrast that all but the worst of the ink has; 21 where there is none."""
    if not sizes.size:
        return 21.0
    order = ratios.argsort(kind="stable")
    at = int(np.searchsorted(np.cumsum(sizes[order]) * 1000, WORST * sizes.sum(), side="right"))
    return float(ratios[order[min(at, order.size - 1)]])
