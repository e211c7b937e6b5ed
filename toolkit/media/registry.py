"""All media, each after those that it uses, and the tables that follow from them."""

from __future__ import annotations

from graphlib import TopologicalSorter

from toolkit.media.artwork.medium import ARTWORK
from toolkit.media.decks.medium import DECKS
from toolkit.media.films.medium import FILMS
from toolkit.media.medium import Kind, Medium
from toolkit.media.packs.medium import PACKS
from toolkit.media.posts.medium import POSTS
from toolkit.media.site.medium import SITE_MEDIUM
from toolkit.model.filetype import FileType

_ALL = {medium.name: medium for medium in (ARTWORK, DECKS, FILMS, POSTS, PACKS, SITE_MEDIUM)}
MEDIA: dict[str, Medium] = {
    name: _ALL[name]
    for name in TopologicalSorter(
        {medium.name: medium.after for medium in _ALL.values()}
    ).static_order()
    if name in _ALL
}
KINDS: dict[str, Kind] = {kind.name: kind for medium in MEDIA.values() for kind in medium.kinds}
FILE_TYPES: dict[str, FileType] = {  # by how a file's name ends
    type.suffix: type for medium in MEDIA.values() for type in medium.files
}
RESOURCES = frozenset(name for medium in MEDIA.values() for name in medium.resources)
