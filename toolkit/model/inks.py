"""Colours as a printer's inks, and how far two colours lie apart on paper."""

from __future__ import annotations

from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

Inks = tuple[int, int, int, int]  # cyan, magenta, yellow, black in 1/1000 of full ink
Lab = tuple[float, float, float]  # CIE L*a*b*: lightness 0 to 100, green to red, blue to yellow
MOST_INK = 3000  # 1/1000: more does not dry; what the profile of coated paper was made for
PROFILES = "assets/brand/profiles"
CONDITION = "FOGRA39"  # what a press format is for that says nothing: coated paper


def profile_of(condition: str) -> str:
    """Where the profile of a printing condition lies."""
    return f"{PROFILES}/{condition}.icc"


def percent(inks: Inks) -> str:
    """The inks as tokens write them: [92, 40, 76, 62]."""
    return f"[{', '.join(f'{ink / 10:g}' for ink in inks)}]"


def difference(first: Lab, second: Lab) -> float:
    """CIEDE2000 (ISO/CIE 11664-6): 1 is hardly seen, 5 is seen side by side, 10 at a glance."""
    mean = (hypot(*first[1:]) + hypot(*second[1:])) / 2
    stretch = 1.5 - 0.5 * sqrt(mean**7 / (mean**7 + 25**7))
    one, two = ((lab[0], lab[1] * stretch, lab[2]) for lab in (first, second))
    chromas = hypot(*one[1:]), hypot(*two[1:])
    chroma = sum(chromas) / 2
    turn, hue = _hues(one, two)
    light = (one[0] + two[0]) / 2 - 50
    weight = (
        1
        - 0.17 * cos(radians(hue - 30))
        + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6))
        - 0.20 * cos(radians(4 * hue - 63))
    )
    lightness = (two[0] - one[0]) / (1 + 0.015 * light**2 / sqrt(20 + light**2))
    colourful = (chromas[1] - chromas[0]) / (1 + 0.045 * chroma)
    hued = (
        2 * sqrt(chromas[0] * chromas[1]) * sin(radians(turn) / 2) / (1 + 0.015 * chroma * weight)
    )
    bend = -2 * sqrt(chroma**7 / (chroma**7 + 25**7))
    bend *= sin(radians(60 * exp(-(((hue - 275) / 25) ** 2))))
    return sqrt(lightness**2 + colourful**2 + hued**2 + bend * colourful * hued)


def _hues(one: Lab, two: Lab) -> tuple[float, float]:
    """The angle from one hue to the other, and the mean hue, in degrees. Greys have no hue."""
    first, second = (degrees(atan2(lab[2], lab[1])) % 360 for lab in (one, two))
    if not any(one[1:]) or not any(two[1:]):
        return 0, first + second
    turn = (second - first + 180) % 360 - 180
    return turn, (first + turn / 2) % 360
