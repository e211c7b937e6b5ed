"""Artwork as a medium: whatever the resource files make from templates."""

from __future__ import annotations

from toolkit.media.artwork.plan import TYPES, finish, sketches
from toolkit.media.medium import Kind, Medium
from toolkit.model.page import Page

ARTWORK = Medium(
    name="artwork",
    files=tuple(TYPES.values()),
    kinds=(
        Kind("measure", Page, "toolkit.render.measure"),
        Kind("fit", Page, "toolkit.render.fit"),
        Kind("fit-bare", Page, "toolkit.render.fit"),
        Kind("page", Page, "toolkit.render.page"),
    ),
    sketch=sketches,
    finish=finish,
)
