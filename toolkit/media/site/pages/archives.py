"""The page of all packs, and the pack with everything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.i18n.words import unbound
from toolkit.media.site.model import PACKS
from toolkit.media.site.pages.language import Content, LanguageSite, SitePage
from toolkit.media.site.pages.tiles import tile_picture
from toolkit.media.site.pictures import Picture
from toolkit.media.site.shown import FileShown, PackShown, shown
from toolkit.plan.sketch import Sketch

MOST = 5  # pictures of what is in a pack


def pack_pages(own: LanguageSite) -> Iterator[SitePage]:
    """The page of all packs, where there are any."""
    if not own.packs:
        return
    packs, pictures = [], []
    for name in dict.fromkeys(sketch.resource.id for sketch in own.packs):
        held = _pictures(own, name)
        pictures += held
        packs.append(_pack(own, [s for s in own.packs if s.resource.id == name], held))
    content = Content(
        title=own.wording.own(PACKS, "title"),
        description=own.wording.own(PACKS, "lead"),
        values={"packs": packs},
        needs=[sketch.output for sketch in own.packs],
        pictures=pictures,
    )
    yield own.page(("page", PACKS), "packs.html", content)


def _pictures(own: LanguageSite, name: str) -> list[Picture]:
    held = [tile_picture(own, offer) for offer in own.offers if name in offer.packs]
    return [picture for picture in held if picture][:MOST]


def _pack(own: LanguageSite, editions: Sequence[Sketch], pictures: Sequence[Picture]) -> PackShown:
    described = editions[0].resource.describe
    title = unbound(own.wording.say(f"{described}/title"))
    return PackShown(
        id=editions[0].resource.id,
        title=title.removeprefix(own.wording.motto).strip(),
        about=unbound(own.wording.say(f"{described}/about")),
        pictures=tuple(made for picture in pictures if (made := shown(picture))),
        files=tuple(own.file(sketch).holding(len(sketch.needs)) for sketch in editions),
    )


def everything(own: LanguageSite) -> FileShown | None:
    """The pack for the first button, in most languages: the one that the site names, or else the
    one that holds most, where it holds something of all that the site shows.
    """
    named = {sketch.resource.id for sketch in own.packs} & {own.site.everything}
    name = own.site.everything if named else _fullest(own)
    whole = [sketch for sketch in own.packs if sketch.resource.id == name]
    return own.file(max(whole, key=lambda sketch: len(sketch.edition.locales))) if whole else None


def _fullest(own: LanguageSite) -> str:
    whole = [s for s in own.packs if all(s.resource.id in offer.packs for offer in own.offers)]
    return max(whole, key=lambda sketch: len(sketch.needs)).resource.id if whole else ""
