"""All media, each after those that it uses, and the tables that follow from them.

A medium is a folder beside this file with a `medium.py` that holds one Medium: whoever adds such a
folder has added a medium.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path

from toolkit.media.medium import Kind, Medium
from toolkit.model.filetype import HTML, JSON, TXT, FileType


def _found() -> Iterator[Medium]:
    for path in sorted(Path(__file__).parent.glob("*/medium.py")):
        module = import_module(f"toolkit.media.{path.parent.name}.medium")
        yield from (value for value in vars(module).values() if isinstance(value, Medium))


def _ordered(media: dict[str, Medium]) -> dict[str, Medium]:
    """Each medium after those that it uses: those that it names, and all of earlier stages."""
    whole = {
        name: replace(
            medium,
            after=(*medium.after, *(o.name for o in media.values() if o.stage < medium.stage)),
        )
        for name, medium in media.items()
    }
    order = TopologicalSorter({name: medium.after for name, medium in whole.items()})
    return {name: whole[name] for name in order.static_order()}


MEDIA: dict[str, Medium] = _ordered({medium.name: medium for medium in _found()})
KINDS: dict[str, Kind] = {kind.name: kind for medium in MEDIA.values() for kind in medium.kinds}
FILE_TYPES: dict[str, FileType] = {  # by how a file's name ends
    type.suffix: type for medium in MEDIA.values() for type in medium.files
}
PACKED_TYPES: dict[str, FileType] = {  # what packs hold: what others make, and words about it
    type.suffix: type
    for type in (
        *(type for medium in MEDIA.values() if not medium.stage for type in medium.files),
        *(HTML, JSON, TXT),
    )
}
RESOURCES = frozenset(name for medium in MEDIA.values() for name in medium.resources)
