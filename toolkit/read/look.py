"""Reads the look of the toolkit's own pages from a campaign's folder."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from pathlib import Path

from toolkit.model.campaign import Brand
from toolkit.model.look import Look, look
from toolkit.read.house import place

TOKENS = "assets/brand/tokens.toml"
WEIGHTS = (500, 700, 800)  # that pages are set in


def read_look(root: Path, brand: Brand, weights: Collection[int] = WEIGHTS) -> Look:
    """What a page needs of a campaign's brand, with the fonts of these weights that it has."""
    return Look(
        family=brand.family,
        palette=brand.palette,
        fonts={
            weight: Path(place(root, path)).read_bytes()
            for weight, path in brand.fonts.items()
            if weight in weights
        },
    )


def glimpse(root: Path) -> Look:
    """The look of a campaign that cannot be read as a whole just now.

    It has no fonts, and the colours that the tokens say, if these can be read.
    """
    try:
        return look(tomllib.loads(Path(place(root, TOKENS)).read_text("utf-8-sig")))
    except (OSError, ValueError):
        return Look()
