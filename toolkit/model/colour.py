"""Colours: what is one, and how well two of them can be told apart."""

from __future__ import annotations


def is_colour(value: object) -> bool:
    """Is it written as #rrggbb, the one way in which tokens write colours?"""
    return (
        isinstance(value, str)
        and len(value) == 7
        and value[0] == "#"
        and all(digit in "0123456789abcdefABCDEF" for digit in value[1:])
    )


def contrast(first: str, second: str) -> float:
    """WCAG 2.2 contrast ratio of two colours, #rrggbb: 1 to 21."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
