"""Format 3: brand/slides.toml says in which typeface slides are set. Until then all had one."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.read.mending import Mend, Sources

SLIDES, FOLDER = "assets/brand/slides.toml", "assets/brand"
SAID = {"face": "Arial", "widths": "data/arial.toml"}


def nameless_typeface(sources: Sources) -> Iterator[Mend]:
    """The typeface and its widths, below the heading of [slide]."""
    if SLIDES not in sources.find(FOLDER, ".toml"):
        return
    slide = sources.toml(SLIDES).values.get("slide")
    said = tuple(f'{key} = "{value}"' for key, value in SAID.items())
    if isinstance(slide, dict) and slide and not SAID.keys() & slide.keys():
        number = min(sources.toml(SLIDES).at("slide", key).line for key in slide)
        why = "[slide] now says in which typeface slides are set"
        yield Mend(SLIDES, number, 0, said, why)
