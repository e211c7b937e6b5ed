"""A page for each resource: its preview or film, its files, and its words as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.i18n.words import unbound
from toolkit.media.site.offers import Offer, blocks, films, read_from
from toolkit.media.site.pages.language import Content, LanguageSite, SitePage
from toolkit.media.site.pictures import PREVIEW, Picture, picture
from toolkit.media.site.shown import (
    Described,
    FileShown,
    Film,
    KindShown,
    Link,
    Section,
    Track,
    shown,
)
from toolkit.plan.sketch import Sketch


def resource_pages(own: LanguageSite) -> Iterator[SitePage]:
    """A page for each resource."""
    for offer in own.offers:
        title, alt = offer.called(own.locale), offer.alt(own.locale)
        previews = {
            edition: picture(own.site, offer, edition, PREVIEW) for edition in offer.editions
        }
        kind = KindShown(
            name=own.name("kind", offer.kind),
            one=own.wording.named("one", offer.kind),
            id=offer.kind,
            href=own.at["list", offer.kind, ""],
        )
        packs = [
            Link(title=own.name("for", name), href=f"{own.at['page', 'packs']}#{name}")
            for name in offer.packs
        ]
        content = Content(
            title=title,
            description=alt,
            values={
                "kind": kind,
                "sections": [_section(own, offer, *pair) for pair in previews.items()],
                "alt": alt,
                "blocks": blocks(offer, own.locale),
                "drawn": _drawn(offer, own.locale),
                "packs": packs,
                "audience": _audience(own, offer),
                "slogan_title": unbound(title) == own.wording.motto,
                "transcript": own.at.get(("transcript", offer.kind, offer.id), ""),
            },
            needs=[sketch.output for sketch in offer.sketches],
            audits=own.audits(offer.sketches),
            pictures=previews.values(),
        )
        yield own.page(("resource", offer.kind, offer.id), "resource.html", content)


def _audience(own: LanguageSite, offer: Offer) -> str:
    """To whom it speaks, in words; "" where nobody said."""
    said = offer.sketches[0].resource.audience
    return own.wording.own("resource", f"for_{said}") if said else ""


def transcript_pages(own: LanguageSite) -> Iterator[SitePage]:
    """A page for each film that says all that is seen and read, with the other languages beside."""
    for offer in own.offers:
        if not films(offer):
            continue
        film = own.at["resource", offer.kind, offer.id]
        content = Content(
            title=f"{own.wording.own('resource', 'transcript')}: {offer.called(own.locale)}",
            description=offer.alt(own.locale),
            values={"blocks": blocks(offer, own.locale), "film": film},
        )
        yield own.page(("transcript", offer.kind, offer.id), "transcript.html", content)


def _drawn(offer: Offer, locale: str) -> str:
    """The artefact in whose order its page says the words; "" where they are in order as they are:
    a deck says some of them again and again, a text is written in order.
    """
    sketch = read_from(offer, locale)
    return sketch.output if sketch and sketch.page and sketch.medium == "artwork" else ""


def _section(own: LanguageSite, offer: Offer, edition: str, preview: Picture | None) -> Section:
    sketches = [sketch for sketch in offer.sketches if sketch.edition.id == edition]
    groups: dict[str, list[FileShown]] = {}
    for file in map(own.file, sketches):
        groups.setdefault(file.access, []).append(file)
    locales = own.project.editions[edition].locales
    return Section(
        id=edition,
        name=own.name("edition", edition),
        lang=locales[0] if len(locales) == 1 else "",
        picture=shown(preview),
        film=_film(own, offer, edition),
        described=tuple(_described(own, offer, sketches)),
        whole=f"files/{preview.source.output}" if preview else "",
        groups=tuple(
            tuple(groups[access]) for access in sorted(groups, key=lambda access: access == "still")
        ),
    )


def _described(own: LanguageSite, offer: Offer, sketches: Sequence[Sketch]) -> Iterator[Described]:
    """What the files of an edition show, each description once. Several languages follow each
    other, where an edition of each alone says it.
    """
    locales = sketches[0].edition.locales
    if len(locales) > 1:
        alone = [offer.best(locale) for locale in locales]
        if all(len(sketch.edition.locales) == 1 for sketch in alone):
            for sketch in alone:
                lang = sketch.edition.locales[0]
                yield Described(text=unbound(sketch.found.alt), lang=lang, files="")
            return
    by_alt: dict[str, list[str]] = {}
    for sketch in sketches:
        by_alt.setdefault(sketch.found.alt, []).append(own.file(sketch).label)
    for alt, labels in by_alt.items():
        files = ", ".join(dict.fromkeys(labels)) if len(by_alt) > 1 else ""
        lang = locales[0] if len(locales) == 1 else ""
        yield Described(text=unbound(alt), lang=lang, files=files)


def _film(own: LanguageSite, offer: Offer, edition: str) -> Film | None:
    """The widest film of an edition, with captions in its own language first."""
    films = [
        sketch
        for sketch in offer.sketches
        if sketch.edition.id == edition and sketch.format.output == "mp4"
    ]
    if not films:
        return None
    film = max(films, key=lambda sketch: sketch.sheet.width)
    captions = sorted(
        (s for s in offer.sketches if s.format.id == "captions-vtt"),
        key=lambda s: s.edition.id != edition,
    )
    return Film(
        href=f"files/{film.output}",
        width=film.sheet.width // 1000,
        height=film.height // 1000,
        tracks=tuple(
            Track(
                need=sketch.output,
                lang=sketch.edition.locales[0],
                name=own.project.languages[sketch.edition.locales[0]].own,
            )
            for sketch in captions
        ),
        title=unbound(film.found.title),
        lang=film.edition.locales[0],
    )
