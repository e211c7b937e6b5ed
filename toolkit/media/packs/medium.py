"""Packs as a medium: archives of what was made, for schools and communications teams."""

from __future__ import annotations

from toolkit.media.medium import Kind, Medium
from toolkit.media.packs.model import FIRST_PAGE
from toolkit.media.packs.payload import Archive, FirstPage
from toolkit.media.packs.plan import finish, sketches
from toolkit.media.packs.read import read_packs
from toolkit.model.filetype import ZIP

PACKS = Medium(
    name="packs",
    stage=1,
    home="assets/packs",
    files=(ZIP,),
    kinds=(
        Kind("readme", FirstPage, "toolkit.media.packs.render.readme"),
        Kind("pack", Archive, "toolkit.media.packs.render.pack"),
    ),
    needs_words=FIRST_PAGE,
    read=read_packs,
    sketch=sketches,
    finish=finish,
    resources=("packs",),
)
