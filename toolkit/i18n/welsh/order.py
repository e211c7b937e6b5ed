"""Which language is read first where several stand together."""

from __future__ import annotations

from collections.abc import Sequence

# In Wales the Welsh stands where it is read first (Welsh Language Standards, 2015).
READS_FIRST = ("cy",)


def in_order(codes: Sequence[str]) -> tuple[str, ...]:
    """Each language once, those first that are read first."""
    return tuple(sorted(dict.fromkeys(codes), key=lambda code: code not in READS_FIRST))
