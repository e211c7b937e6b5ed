"""The look of the toolkit's own pages, with the brand's font files."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from toolkit.model.campaign import Brand
from toolkit.model.look import Look

WEIGHTS = (500, 700, 800)  # that pages are set in


def read_look(root: Path, brand: Brand, weights: Collection[int] = WEIGHTS) -> Look:
    """What a page needs of a campaign's brand, with the fonts of these weights, where it has them."""
    return Look(
        family=brand.family,
        palette=brand.palette,
        fonts={
            weight: (root / path).read_bytes()
            for weight, path in brand.fonts.items()
            if weight in weights
        },
    )
