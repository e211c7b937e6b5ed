"""Lists for programs: files.json, and a feed in each language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.i18n.words import unbound
from toolkit.media.site.addresses import HOME, Key
from toolkit.media.site.offers import Offer
from toolkit.media.site.pages.language import LanguageSite
from toolkit.media.site.payload import Attachment, FeedFile, FeedItem, FileAbout, FilesFile
from toolkit.media.site.sketch import About, FileSketch, file_sketch
from toolkit.plan.sketch import Sketch


def files_list(languages: Sequence[LanguageSite]) -> FileSketch:
    """files.json: every file with its size, digest, words to show, and the pages that offer it."""
    own = languages[0]
    told = FilesFile(
        address=own.site.address,
        date=own.project.date,
        files=tuple(
            FileAbout(
                path=f"files/{sketch.output}",
                need=sketch.output,
                kind=sketch.resource.kind,
                resource=sketch.resource.id,
                languages=sketch.edition.locales,
                format=sketch.format.id,
                title=sketch.found.title,
                alt=sketch.found.alt,
                media_type=sketch.type.media_type,
                pages={one.locale: one.at[key] for one in languages},
            )
            for key, sketch in _offered(own)
        ),
    )
    about = About(path="files.json", title="files", needs=[file.need for file in told.files])
    return file_sketch(own.project, own.site, about, told)


def _offered(own: LanguageSite) -> Iterator[tuple[Key, Sketch]]:
    """Every file, with the page that offers it."""
    for offer in own.offers:
        yield from ((("resource", offer.kind, offer.id), sketch) for sketch in offer.sketches)
    yield from ((("page", "packs"), sketch) for sketch in own.packs)


def feed(own: LanguageSite) -> FileSketch:
    """Each resource with its files, as feed readers and other hubs take them."""
    project, path = own.project, f"{own.locale}/feed.json"
    title = own.wording.motto or project.id
    told = FeedFile(
        title=title,
        about=own.wording.own("home", "lead"),
        language=project.languages[own.locale].tag,
        address=own.site.address,
        date=project.date,
        home=own.at[HOME],
        path=path,
        items=tuple(_item(own, offer) for offer in own.offers),
    )
    about = About(
        path=path,
        title=title,
        found=own.wording.found,
        needs=[file.need for item in told.items for file in item.files],
    )
    return file_sketch(project, own.site, about, told)


def _item(own: LanguageSite, offer: Offer) -> FeedItem:
    return FeedItem(
        page=own.at["resource", offer.kind, offer.id],
        title=unbound(offer.called(own.locale)),
        text=unbound(offer.alt(own.locale)),
        tags=(offer.kind,),
        files=tuple(
            Attachment(
                path=f"files/{sketch.output}",
                need=sketch.output,
                mime_type=sketch.type.media_type,
                title=sketch.found.title,
            )
            for sketch in offer.sketches
        ),
    )
