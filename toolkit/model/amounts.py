"""Amounts as people read them: one way to write the size of a file, everywhere."""

from __future__ import annotations

NO_BREAK = "\u00a0"  # on pages, no line ends between a number and its unit


def counted(count: int, noun: str) -> str:
    """1 file, 2 files: for terminals, whose words are English."""
    return f"{count} {noun}{'s' * (count != 1)}"


def file_size(count: int, gap: str = " ") -> str:
    """A number of bytes as people count them: 412 kB is 412,000 bytes.

    Nothing is smaller than 1 kB: nobody decides anything by less. Pages give `NO_BREAK` as the
    `gap` between number and unit; in a terminal a space stays one that people can search for.
    """
    if count < 999_500:
        return f"{max(1, round(count / 1000))}{gap}kB"
    if count < 999_500_000:
        return f"{_short(count / 1_000_000)}{gap}MB"
    return f"{_short(count / 1_000_000_000)}{gap}GB"


def _short(amount: float) -> str:
    """One decimal below ten, where it says something: 1.2, 5, 12, 1,234."""
    return f"{amount:.1f}".removesuffix(".0") if amount < 9.95 else f"{round(amount):,}"
