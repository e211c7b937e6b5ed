"""Sketches of the site: pages, previews, copies of the files, the style.

None of them is listed in the manifest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from toolkit.engine.payload import encode
from toolkit.i18n.words import unbound
from toolkit.media.site.addresses import HOME, Key
from toolkit.media.site.model import Site
from toolkit.media.site.offers import Offer, offers, packs
from toolkit.media.site.pages import Page, Writer
from toolkit.media.site.pictures import PREVIEW, TILE, Picture, picture
from toolkit.media.site.voice import Voice
from toolkit.model.campaign import Edition, Format, Project, Resource, Sheet
from toolkit.model.filetype import CSS, HTML, JS, JSON, SVG, WEBP, WOFF2
from toolkit.model.job import Job
from toolkit.plan.pages import Inputs, inputs_of
from toolkit.plan.setting import MadeBy, Setting, Sizing
from toolkit.plan.sketch import Sketch
from toolkit.plan.words import Gathered

TOKENS = "assets/brand/tokens.toml"
FONTS = (500, 700, 800)
_SHEET = Sheet("site", "px", 0, 0, 0, 0)
_EDITION = Edition("site", ())
_TYPES = {type.suffix: type for type in (HTML, CSS, JS, JSON, WEBP, WOFF2, SVG)}


@dataclass(frozen=True, kw_only=True)
class FileSketch(Sketch):
    """A page or another file of the site: what it says, the files that making it reads, and the
    artefacts that are checked for it.
    """

    kind: str
    layout: dict[str, Any]
    inputs: Inputs
    audits: Mapping[str, dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class CopySketch(Sketch):
    """An artefact where the site's pages find it."""


@dataclass(frozen=True, kw_only=True)
class PictureSketch(Sketch):
    """A preview of an artefact; `source` draws it where the artefact itself is no picture."""

    layout: dict[str, Any]
    source: Job | None


def sketches(project: Project, setting: Setting) -> tuple[Sketch, ...]:
    """The site that offers everything that was sketched before for everybody."""
    site = project.part(Site)
    if site is None:
        return ()
    everything = [sketch for sketch in setting.before if sketch.shared]
    found = offers(site, everything)
    archives = packs(everything)
    voices = [Voice(project, locale, setting.draft) for locale in project.languages]
    writers = [Writer(project, site, found, archives, voice) for voice in voices]
    for writer in writers:
        writer.others = [other for other in writers if other is not writer]
    made = [
        *_copies(site, [s for offer in found for s in offer.sketches] + archives),
        *_pictures(site, found),
        *_style(project, site),
    ]
    for writer in writers:
        made += _pages(project, site, writer)
    made += [_entry(project, site, writers), _files(project, site, found, archives, writers)]
    return tuple(made)


def _resource(site: Site, part: str) -> Resource:
    """The parts of the site that can be asked for: pages, pictures, files, style."""
    return Resource(
        id=part,
        kind="site",
        template="",
        describe="",
        formats=(),
        editions=(),
        slots={},
        series=f"site/{part}",
        item="",
        position=1,
        where=site.where,
    )


def _sketch(
    project: Project,
    path: str,
    title: str,
    found: Gathered,
    data: Mapping[str, Any],
    **more: Any,
) -> Sketch:
    """`more`: inputs (paths), needs (outputs), kind, part, audits."""
    site = project.part(Site)
    assert site is not None
    type = _TYPES[path.rpartition(".")[2]]
    return FileSketch(
        medium="site",
        resource=_resource(site, more.get("part", "pages")),
        edition=_EDITION,
        format=Format(type.suffix, "site", type.output),
        type=type,
        sheet=_SHEET,
        height=0,
        found=replace(found, words={}, title=title, alt=""),
        name=path,
        needs=tuple(more.get("needs", ())),
        listed=False,
        kind=more.get("kind", "site"),
        layout={"title": title, "alt": "", "words": {}} | dict(data),
        inputs=inputs_of(project, more.get("inputs", ())),
        audits=more.get("audits", {}),
    )


def _copies(site: Site, found: Iterable[Sketch]) -> Iterator[Sketch]:
    """Every artefact where the site's pages find it, so that the folder site/ is whole."""
    resource = _resource(site, "files")
    for s in found:
        yield CopySketch(
            medium="site",
            resource=resource,
            edition=_EDITION,
            format=s.format,
            type=s.type,
            sheet=s.sheet,
            height=s.height,
            found=s.found,
            name=f"site/files/{s.output}",
            needs=(s.output,),
            listed=False,
        )


def _pictures(site: Site, found: Iterable[Offer]) -> Iterator[Sketch]:
    """A preview for each page; a smaller one for the tile of editions in one language."""
    for offer in found:
        for edition in offer.editions:
            alone = len(offer.edition(edition).locales) == 1
            boxes = (TILE, PREVIEW) if alone else (PREVIEW,)
            for shown in (p for box in boxes if (p := picture(site, offer, edition, box))):
                yield _picture(site, shown, shown.path, 1)
                yield _picture(site, shown, shown.larger, 2)


def _picture(site: Site, shown: Picture, path: str, times: int) -> Sketch:
    source = shown.source
    layout = {
        "title": source.found.title,
        "alt": source.found.alt,
        "words": {},
        "width": times * shown.width,
        "height": times * shown.height,
        "crop": shown.crop,
        "media": source.type.output if source.cover is None else "png",
    }
    return PictureSketch(
        medium="site",
        resource=replace(_resource(site, "pictures"), where=source.resource.where),
        edition=_EDITION,
        format=Format("webp", "site", "webp"),
        type=WEBP,
        sheet=_SHEET,
        height=0,
        found=source.found,
        name=path,
        needs=(source.output,),
        listed=False,
        layout=layout,
        source=source.cover,
    )


def _style(project: Project, site: Site) -> Iterator[Sketch]:
    """The style with the brand's colours, the script, and the brand's letters."""
    nobody = Gathered()
    fonts = [(weight, path) for weight, path in project.brand.fonts.items() if weight in FONTS]
    family = {"family": project.brand.family, "weights": [weight for weight, _ in fonts]}
    yield _sketch(
        project,
        "site/site.css",
        "site.css",
        nobody,
        {"make": "style", "entry": "assets/site/site.css", **family},
        inputs=("assets/site/site.css", TOKENS),
        part="style",
    )
    for name in ("site.js", "icon.svg"):
        yield _sketch(
            project,
            f"site/{name}",
            name,
            nobody,
            {"make": "file", "entry": f"assets/site/{name}"},
            inputs=(f"assets/site/{name}",),
            part="style",
        )
    for weight, path in fonts:
        yield _sketch(
            project,
            f"site/fonts/{weight}.woff2",
            "font",
            nobody,
            {"entry": path, "letters": _letters(project)},
            inputs=(path,),
            kind="font",
            part="style",
        )


def _letters(project: Project) -> str:
    """Letters beyond those that every site has, which some language of this one needs."""
    texts = (
        message.text
        for catalogue in project.catalogues.values()
        for message in catalogue.messages.values()
    )
    return "".join(sorted({letter for letter in set("".join(texts)) if ord(letter) > 0x24F}))


def _pages(project: Project, site: Site, writer: Writer) -> Iterator[Sketch]:
    for page in (*writer.listings(), *writer.resources(), *writer.plain(), *writer.pack_pages()):
        yield _page(project, site, writer, page)
    yield _sketch(
        project,
        f"site/{writer.locale}/search.js",
        "search",
        writer.voice.found,
        {"make": "script", "name": "words", "value": writer.search()},
    )
    yield _feed(project, site, writer)


def _page(project: Project, site: Site, writer: Writer, page: Page) -> Sketch:
    template = site.templates[page.template]
    words = writer.voice.words(template.words)
    data = {
        "make": "page",
        "template": page.template,
        "title": page.title,
        "words": words,
        "page": page.data,
        "checks": list(page.checked),
    }
    return _sketch(
        project,
        f"site/{page.path}",
        page.title,
        writer.voice.found,
        data,
        inputs=template.files,
        needs=dict.fromkeys([*page.needs, *page.checked]),
        audits=page.checked,
    )


def _entry(project: Project, site: Site, writers: Sequence[Writer]) -> Sketch:
    """The neutral page: every language says its own, the first first."""
    template = site.templates["entry.html"]
    found = Gathered()
    for writer in writers:
        writer.voice.table(template.words)
        found.problems += writer.voice.found.problems
        found.places |= writer.voice.found.places
    said = [
        writer.chrome
        | {
            "t": writer.voice.table(template.words),
            "name": project.languages[writer.locale].own,
        }
        for writer in writers
    ]
    data: dict[str, Any] = {
        "make": "page",
        "template": "entry.html",
        "words": {
            writer.locale: writer.voice.words(template.words)[writer.locale] for writer in writers
        },
        "page": {
            "languages": said,
            "root": "",
            "path": "index.html",
            "address": site.address,
            "title": " / ".join(" ".join(f"{word}." for word in one["slogan"]) for one in said),
        },
        "checks": [],
    }
    return _sketch(
        project, "site/index.html", data["page"]["title"], found, data, inputs=template.files
    )


def _files(
    project: Project,
    site: Site,
    found: Sequence[Offer],
    archives: Sequence[Sketch],
    writers: Sequence[Writer],
) -> Sketch:
    """files.json: every file with its size, digest, words to show, and the pages that offer it; for
    other hubs.
    """
    offered: list[tuple[Key, Sketch]] = [
        (("resource", offer.kind, offer.id), s) for offer in found for s in offer.sketches
    ] + [(("page", "packs"), s) for s in archives]
    files: list[dict[str, Any]] = [
        {
            "path": f"files/{s.output}",
            "need": s.output,
            "kind": s.resource.kind,
            "resource": s.resource.id,
            "languages": list(s.edition.locales),
            "format": s.format.id,
            "title": s.found.title,
            "alt": s.found.alt,
            "media_type": s.type.media_type,
            "pages": {writer.locale: writer.at[key] for writer in writers},
        }
        for key, s in offered
    ]
    data = {
        "make": "files",
        "files": files,
        "address": site.address,
        "date": project.date,
        "words": {},
    }
    needs = [file["need"] for file in files]
    return _sketch(project, "site/files.json", "files", Gathered(), data, needs=needs)


def _feed(project: Project, site: Site, writer: Writer) -> Sketch:
    """feed.json in one language: each resource with its files, as feed readers and other hubs take
    them (JSON Feed 1.1).
    """
    items = [
        {
            "id": writer.at["resource", offer.kind, offer.id],
            "title": unbound(offer.called(writer.locale)),
            "content_text": unbound(offer.alt(writer.locale)),
            "tags": [offer.kind],
            "attachments": [
                {
                    "url": f"files/{s.output}",
                    "mime_type": s.type.media_type,
                    "title": s.found.title,
                    "need": s.output,
                }
                for s in offer.sketches
            ],
        }
        for offer in writer.offers
    ]
    title = " ".join(f"{word}." for word in writer.voice.slogan()) or project.id
    data = {
        "make": "feed",
        "items": items,
        "address": site.address,
        "date": project.date,
        "home": writer.at[HOME],
        "path": f"{writer.locale}/feed.json",
        "language": project.languages[writer.locale].tag,
        "about": writer.voice.say("site/home/lead"),
    }
    return _sketch(
        project,
        f"site/{writer.locale}/feed.json",
        title,
        writer.voice.found,
        data,
        needs=[s.output for offer in writer.offers for s in offer.sketches],
    )


def finish(project: Project, sketch: Sketch, sizing: Sizing) -> tuple[Job, ...]:
    """A copy, a preview, or a page with the checks whose outcome it tells."""
    if isinstance(sketch, CopySketch):  # the same bytes, and so the same key, under another name
        return (replace(sizing.planned[sketch.needs[0]], output=sketch.output, frames=0),)
    if isinstance(sketch, PictureSketch):
        return _finish_picture(sketch, sizing)
    assert isinstance(sketch, FileSketch)
    checks = [
        _check(project, sizing.planned[output], about, sizing.made_by)
        for output, about in sketch.audits.items()
    ]
    needs = [(output, sizing.planned[output].key) for output in sketch.needs]
    needs += [
        (f"checked/{output}", check.key)
        for output, check in zip(sketch.audits, checks, strict=True)
    ]
    job = Job(
        sketch.output,
        sketch.kind,
        encode(sketch.layout),
        sketch.inputs,
        tuple(needs),
        sizing.made_by(sketch.kind),
    )
    return (*checks, job)


def _check(project: Project, job: Job, about: dict[str, Any], made_by: MadeBy) -> Job:
    """A look into an artefact, as `toolkit check` takes it; made for the pages that tell of it."""
    tags = [language.tag for language in project.languages.values()]
    data = encode(about | {"path": job.output, "tags": tags})
    return Job("", "audit", data, (), (("artefact", job.key),), made_by("audit"))


def _finish_picture(sketch: PictureSketch, sizing: Sizing) -> tuple[Job, ...]:
    """A preview; what draws its source comes before it."""
    before = (sketch.source,) if sketch.source else ()
    source = sketch.source or sizing.planned[sketch.needs[0]]
    job = Job(
        sketch.output,
        "picture",
        encode(sketch.layout),
        (),
        (("source", source.key),),
        sizing.made_by("picture"),
    )
    return (*before, job)
