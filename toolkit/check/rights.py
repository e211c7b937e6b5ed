"""Reads back whether a made file says in its metadata under which licence its words stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from html import unescape

from toolkit.check.manifest import Artefact
from toolkit.model.problem import Problem, Span
from toolkit.model.rights import Rights

Licence = Callable[[Sequence[str]], Rights | None]  # of a file in these languages


def unstated(locales: Sequence[str]) -> None:
    """The licence of a campaign that names none."""


def unlicensed(artefact: Artefact, data: bytes, licence: Licence) -> list[Problem]:
    """A finding for a file of a kind that carries the licence line, and lacks it."""
    read = _READ.get(artefact["media_type"])
    wanted = licence(artefact["languages"]) if read else None
    if read is None or wanted is None:
        return []
    try:
        said = read(data)
    except MemoryError:
        raise
    except Exception:  # what is damaged in which way, the checks of its kind say
        said = ""
    if wanted.text in said and wanted.page in said:
        return []
    path = artefact["path"]
    message = f"{path} does not say in its metadata: “{wanted.whole}”"
    return [Problem("licence", message, Span(path), "build it again")]


def _pdf(data: bytes) -> str:
    from toolkit.engine.pdf import rights_of

    return rights_of(data).whole


def _picture(data: bytes) -> str:
    from toolkit.engine.raster import rights_of

    return unescape(rights_of(data))


def _svg(data: bytes) -> str:
    said = re.search(rb"<metadata>(.*?)</metadata>", data, re.DOTALL)
    return unescape(said.group(1).decode()) if said else ""


def _slides(data: bytes) -> str:
    from toolkit.engine.slides.read import rights_of

    return rights_of(data)


def _film(data: bytes) -> str:
    from toolkit.engine.film.read import rights_of

    return rights_of(data)


_READ: Mapping[str, Callable[[bytes], str]] = {
    "application/pdf": _pdf,
    "image/png": _picture,
    "image/jpeg": _picture,
    "image/webp": _picture,
    "image/svg+xml": _svg,
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": _slides,
    "video/mp4": _film,
}
