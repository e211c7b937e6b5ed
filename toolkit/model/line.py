"""A string of a payload, under the name by which people find it again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A string in one language.

    `id` is its content path, by which a build explains what changed.
    """

    id: str
    text: str
