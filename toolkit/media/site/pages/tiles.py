"""Tiles: a resource in a listing, with a small preview."""

from __future__ import annotations

from toolkit.i18n.words import unbound
from toolkit.media.site.offers import Offer
from toolkit.media.site.pages.language import LanguageSite
from toolkit.media.site.pictures import TILE, Picture, picture
from toolkit.media.site.shown import Tile, TileLink, shown


def tile(own: LanguageSite, offer: Offer) -> tuple[Tile, Picture | None]:
    """The tile, and the picture on it."""
    preview = tile_picture(own, offer)
    title = unbound(offer.called(own.locale))
    made = Tile(
        id=f"{offer.kind}/{offer.id}",
        href=own.at["resource", offer.kind, offer.id],
        title=title,
        slogan=title == own.wording.motto,
        kind=own.wording.named("one", offer.kind),
        picture=shown(preview),
        links=tuple(
            TileLink(text=own.name("edition", edition), edition=edition, lang=own.hreflang(edition))
            for edition in offer.editions
        ),
        data={
            "kind": offer.kind,
            "edition": " ".join(offer.editions),
            "for": " ".join(offer.audiences(own.site)),
            "type": " ".join(offer.types(own.site)),
        },
    )
    return made, preview


def tile_picture(own: LanguageSite, offer: Offer) -> Picture | None:
    """The small preview of a resource in this language, if it has any."""
    pictures = (picture(own.site, offer, edition, TILE) for edition in own.mine(offer))
    return next((found for found in pictures if found), None)
