"""Listings: the home page, and a page for each kind in each language, each audience and each type
of file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from toolkit.media.site.addresses import HOME, Key
from toolkit.media.site.offers import Offer
from toolkit.media.site.pages.archives import everything
from toolkit.media.site.pages.language import Content, LanguageSite, SitePage
from toolkit.media.site.pages.tiles import tile
from toolkit.media.site.pictures import Picture
from toolkit.media.site.shown import FilterLink, FilterRow, Tile

Tiles = Mapping[int, tuple[Tile, Picture | None]]  # by the offer's id()


def listings(own: LanguageSite) -> Iterator[SitePage]:
    """All listings of one language."""
    tiles = {id(offer): tile(own, offer) for offer in own.offers}
    kinds = dict.fromkeys(offer.kind for offer in own.offers)
    for kind in ("", *kinds):
        for edition in ("", *own.editions):
            chosen = {"kind": kind, "edition": edition}
            found = [
                offer
                for offer in own.offers
                if kind in ("", offer.kind) and (not edition or edition in offer.editions)
            ]
            yield _listing(own, ("list", kind, edition), chosen, found, tiles)
    for name in own.audiences:
        found = [offer for offer in own.offers if name in offer.audiences(own.site)]
        yield _listing(own, ("for", name), {"for": name}, found, tiles)
    for name in own.types:
        found = [offer for offer in own.offers if name in offer.types(own.site)]
        yield _listing(own, ("type", name), {"type": name}, found, tiles)


def _listing(
    own: LanguageSite,
    key: Key,
    chosen: Mapping[str, str],
    found: Sequence[Offer],
    tiles: Tiles,
) -> SitePage:
    words = [own.name(dim, name) for dim, name in chosen.items() if name]
    title = ", ".join(words) or own.wording.motto or own.wording.own("home", "title")
    whole = key == HOME
    button = everything(own) if whole else None
    content = Content(
        title=title,
        description=own.wording.own("home", "lead"),
        values={
            "whole": whole,
            "heading": "" if whole else title,
            "filters": list(_filters(own, chosen)),
            "tiles": [tiles[id(offer)][0] for offer in found],
            "chosen": chosen,
            "search": f"{own.locale}/search.js",
            "everything": button,
        },
        needs=[button.need] if button else (),
        pictures=[tiles[id(offer)][1] for offer in found],
    )
    return own.page(key, "listing.html", content)


def _filters(own: LanguageSite, chosen: Mapping[str, str]) -> Iterator[FilterRow]:
    """The rows of words.

    A link keeps the kind and the language; audiences and types of files stand alone without a
    script.
    """
    kind, edition = chosen.get("kind", ""), chosen.get("edition", "")
    kinds = dict.fromkeys(offer.kind for offer in own.offers)
    yield _row(own, chosen, "kind", "circle", ((k, ("list", k, edition)) for k in ("", *kinds)))
    if own.editions:
        editions = ((e, ("list", kind, e)) for e in ("", *own.editions))
        yield _row(own, chosen, "edition", "square", editions)
    for dim, stop, names in (("for", "quarter", own.audiences), ("type", "circle", own.types)):
        if names:
            links = ((name, (dim, name) if name else HOME) for name in ("", *names))
            yield _row(own, chosen, dim, stop, links)


def _row(
    own: LanguageSite,
    chosen: Mapping[str, str],
    dim: str,
    stop: str,
    links: Iterable[tuple[str, Key]],
) -> FilterRow:
    say = own.wording.own
    return FilterRow(
        dim=dim,
        stop=stop,
        label=say("filter", dim),
        links=tuple(
            FilterLink(
                value=name,
                text=own.name(dim, name) if name else say("filter", f"any_{dim}"),
                href=own.at[key],
                chosen=chosen.get(dim, "") == name,
            )
            for name, key in links
        ),
    )
