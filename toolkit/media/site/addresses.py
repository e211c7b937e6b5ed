"""Where pages stand: pl/plakaty/witaj.html.

An address says its language, and is a file, so that a folder opens too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from toolkit.media.site.model import Site
from toolkit.media.site.offers import Offer, films
from toolkit.media.site.wording import Wording
from toolkit.model.campaign import Project, Resource

# ("list", kind, edition), ("for", audience), ("type", name), ("resource", kind, id), ("page", name)
# ("transcript", kind, id)
Key = tuple[str, ...]
HOME: Key = ("list", "", "")


def choices(project: Project) -> tuple[str, ...]:
    """The editions that a visitor chooses from: none where all there is is in one."""
    return tuple(project.editions) if len(project.editions) > 1 else ()


def addresses(
    project: Project, site: Site, found: Iterable[Offer], wording: Wording, archives: bool
) -> dict[Key, str]:
    """The path of every page in one language, below site/.

    Two pages with one address are noted as a problem of the wording.
    """
    offers = tuple(found)
    kinds = list(dict.fromkeys(offer.kind for offer in offers))
    keys: list[Key] = [
        ("list", kind, edition) for kind in ("", *kinds) for edition in ("", *choices(project))
    ]
    keys += [("for", name) for name in site.audiences] + [("type", name) for name in site.types]
    keys += [("page", name) for name in (*site.pages, *(("packs",) if archives else ()))]
    keys += [("resource", offer.kind, offer.id) for offer in offers]
    keys += [("transcript", offer.kind, offer.id) for offer in offers if films(offer)]
    made: dict[Key, Resource] = {
        (offer.kind, offer.id): offer.sketches[0].resource for offer in offers
    }
    paths: dict[Key, str] = {}
    taken: dict[str, Key] = {}
    for key in keys:
        path = f"{wording.locale}/{_path(key, wording, made)}.html"
        other = taken.setdefault(path, key)
        if other is not key:
            wording.clash(path, "-".join(filter(None, other[1:])), "-".join(filter(None, key[1:])))
        paths[key] = path
    return paths


def _path(key: Key, wording: Wording, made: Mapping[Key, Resource]) -> str:
    if key == HOME:
        return "index"
    if key[0] in ("resource", "transcript"):
        film = f"-{wording.slug('transcript')}" if key[0] == "transcript" else ""
        return f"{wording.slug(key[1])}/{_called(made[key[1:]], wording)}{film}"
    return "-".join(wording.slug(part) for part in key[1:] if part)


def _called(made: Resource, wording: Wording) -> str:
    """What a resource is called in its address. One of a series that has no word of its own takes
    those of the series and of its entry: plakat-2-swiatlo for poster-2-light.
    """
    entry = re.escape(made.item.rpartition("/")[2])
    parts = re.fullmatch(rf"(.+?)(-{made.position})?-({entry})", made.id) if made.item else None
    if not parts or wording.names(made.id) or not wording.names(parts[1]):
        return wording.slug(made.id)
    return f"{wording.slug(parts[1])}{parts[2] or ''}-{wording.slug(parts[3])}"


def root_of(path: str) -> str:
    """How a page reaches site/: ../../ from pl/plakaty/witaj.html."""
    return "../" * path.count("/")
