"""Sketches of the site: pages, previews, copies of the files, the style.

None of them is listed in the manifest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from toolkit.i18n.words import unbound
from toolkit.media.site.addresses import HOME, Key
from toolkit.media.site.model import Site
from toolkit.media.site.offers import Offer, offers, packs
from toolkit.media.site.pages import Page, Writer
from toolkit.media.site.pictures import PREVIEW, TILE, Picture, picture
from toolkit.media.site.voice import Voice
from toolkit.model.campaign import Edition, Format, Project, Resource, Sheet
from toolkit.model.digest import canonical
from toolkit.model.job import Job
from toolkit.model.problem import Span
from toolkit.plan.sketch import MEDIA_TYPES, Sketch
from toolkit.plan.words import Gathered

TOKENS = "assets/brand/tokens.toml"
SLIDE = "deck-slide"
FONTS = (500, 700, 800)
_COPY = Resource(
    "files", "site", "", "", (), (), {}, "site/files", "", 1, Span("assets/site/site.toml")
)
_NOTHING = Job("", "none", "", (), (), "")
_SHEET = Sheet("site", "px", 0, 0, 0, 0)
_EDITION = Edition("site", ())
_FORMATS = {
    name: Format(name, "site", name)
    for name in ("html", "css", "js", "json", "webp", "woff2", "svg")
}


def site_sketches(
    project: Project, everything: Sequence[Sketch], draft: bool = False
) -> tuple[Sketch, ...]:
    """The site that offers everything that was sketched before."""
    site = project.site
    if site is None:
        return ()
    found = offers(site, everything)
    voices = [Voice(project, locale, draft) for locale in project.languages]
    archives = packs(everything)
    writers = [Writer(project, site, found, archives, voice) for voice in voices]
    for writer in writers:
        writer.others = [other for other in writers if other is not writer]
    made = [
        *_copies([s for offer in found for s in offer.sketches] + archives),
        *_pictures(site, found),
        *_style(project, site),
    ]
    for writer in writers:
        made += _pages(project, site, writer)
    made += [_entry(project, site, writers), _files(project, site, found, archives, writers)]
    return tuple(made)


def _sketch(
    project: Project,
    path: str,
    title: str,
    found: Gathered,
    data: Mapping[str, Any],
    inputs: Iterable[str] = (),
    needs: Iterable[str] = (),
    medium: str = "site",
    part: str = "pages",
) -> Sketch:
    site = project.site
    assert site is not None
    resource = Resource(part, "site", "", "", (), (), {}, f"site/{part}", "", 1, site.where)
    layout = (
        {"title": title, "alt": "", "words": {}}
        | dict(data)
        | {"inputs": tuple((name, project.digests[name]) for name in inputs)}
    )
    own = Gathered({}, title, "", found.places, found.problems, found.unreviewed, found.unverified)
    return Sketch(
        resource,
        _EDITION,
        _FORMATS[path.rpartition(".")[2]],
        _SHEET,
        0,
        own,
        layout,
        _NOTHING,
        None,
        medium,
        tuple(needs),
        path,
        False,
    )


def _copies(found: Iterable[Sketch]) -> Iterator[Sketch]:
    """Every artefact where the site's pages find it, so that the folder site/ is whole."""
    for s in found:
        yield Sketch(
            _COPY,
            _EDITION,
            s.format,
            s.sheet,
            s.height,
            s.found,
            {},
            _NOTHING,
            None,
            "copy",
            (s.output,),
            f"site/files/{s.output}",
            False,
        )


def _pictures(site: Site, found: Iterable[Offer]) -> Iterator[Sketch]:
    for offer in found:
        for edition in offer.editions:
            boxes = (TILE, PREVIEW) if "-" not in edition else (PREVIEW,)
            for shown in (p for box in boxes if (p := picture(site, offer, edition, box))):
                yield _picture(shown, shown.path, 1)
                yield _picture(shown, shown.larger, 2)


def _picture(shown: Picture, path: str, times: int) -> Sketch:
    source = shown.source
    layout = {
        "title": source.found.title,
        "alt": source.found.alt,
        "words": {},
        "width": times * shown.width,
        "height": times * shown.height,
        "crop": shown.crop,
        "media": source.format.output,
    }
    drawn = source.layout if source.format.output == "slides" else None
    own = Resource(
        "pictures", "site", "", "", (), (), {}, "site/pictures", "", 1, source.resource.where
    )
    return Sketch(
        own,
        _EDITION,
        _FORMATS["webp"],
        _SHEET,
        0,
        source.found,
        {"picture": layout, "deck": drawn},
        _NOTHING,
        None,
        "picture",
        (source.output,),
        path,
        False,
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
        ("assets/site/site.css", TOKENS),
        part="style",
    )
    for name in ("site.js", "icon.svg"):
        yield _sketch(
            project,
            f"site/{name}",
            name,
            nobody,
            {"make": "file", "entry": f"assets/site/{name}"},
            (f"assets/site/{name}",),
            part="style",
        )
    for weight, path in fonts:
        yield _sketch(
            project,
            f"site/fonts/{weight}.woff2",
            "font",
            nobody,
            {"entry": path, "letters": _letters(project)},
            (path,),
            medium="font",
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
        "audits": page.checked,
    }
    return _sketch(
        project,
        f"site/{page.path}",
        page.title,
        writer.voice.found,
        data,
        template.files,
        dict.fromkeys([*page.needs, *page.checked]),
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
    return _sketch(project, "site/index.html", data["page"]["title"], found, data, template.files)


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
            "media_type": MEDIA_TYPES[s.format.output],
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
    return _sketch(
        project, "site/files.json", "files", Gathered(), data, (), [file["need"] for file in files]
    )


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
                    "mime_type": MEDIA_TYPES[s.format.output],
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
        (),
        [s.output for offer in writer.offers for s in offer.sketches],
    )


def finish_site(
    project: Project,
    sketch: Sketch,
    scales: Mapping[str, int],
    made_by: Any,
    planned: Mapping[str, Job],
) -> tuple[Job, ...]:
    """A page, and the checks whose outcome it tells."""
    layout = dict(sketch.layout)
    inputs = layout.pop("inputs")
    checks = [
        _check(project, planned[output], about, made_by)
        for output, about in layout.pop("audits", {}).items()
    ]
    needs = [(output, planned[output].key) for output in sketch.needs]
    needs += [
        (f"checked/{output}", check.key)
        for output, check in zip(layout.get("checks", ()), checks, strict=True)
    ]
    return (
        *checks,
        Job(
            sketch.output,
            "font" if sketch.medium == "font" else "site",
            canonical(layout),
            inputs,
            tuple(needs),
            made_by("font" if sketch.medium == "font" else "site"),
        ),
    )


def _check(project: Project, job: Job, about: dict[str, Any], made_by: Any) -> Job:
    """A look into an artefact, as `toolkit check` takes it; made for the pages that tell of it."""
    tags = [language.tag for language in project.languages.values()]
    return Job(
        "",
        "audit",
        canonical(about | {"path": job.output, "tags": tags}),
        (),
        (("artefact", job.key),),
        made_by("audit"),
    )


def finish_picture(
    project: Project,
    sketch: Sketch,
    scales: Mapping[str, int],
    made_by: Any,
    planned: Mapping[str, Job],
) -> tuple[Job, ...]:
    """A preview; of a deck, the page that draws its first slide comes before it."""
    data, deck = sketch.layout["picture"], sketch.layout["deck"]
    source = planned[sketch.needs[0]]
    before: tuple[Job, ...] = ()
    if deck:
        before = (source := _slide(project, sketch, deck, made_by),)
    return (
        *before,
        Job(
            sketch.output,
            "picture",
            canonical(data),
            (),
            (("source", source.key),),
            made_by("picture"),
        ),
    )


def _slide(project: Project, sketch: Sketch, deck: dict[str, Any], made_by: Any) -> Job:
    template = project.templates[SLIDE]
    first = deck["slides"][0]
    locales = list(deck["locales"])
    data = {
        "name": f"{deck['name']}, first slide", "entry": template.entry, "sheet": "slide", "unit": "px", "width": 960_000, "height": 540_000, "small_min": 1000, "safe": [0, 0, 0, 0], "output": "png", "bleed": 0,
        "locales": locales, "regions": {code: project.languages[code].region for code in locales}, "tags": deck["tags"], "words": {code: {} for code in locales},
        "deck": {"slides": [first], "labels": {}, "parts": deck["parts"], "width": deck["width"], "height": deck["height"], "layouts": [layout for layout in deck["layouts"] if layout["name"] == first["layout"]]},
        "options": {}, "draft": None, "images": [], "scales": {}, "format": "site", "ppi": 144, "max_bytes": 0, "condition": "", "title": sketch.found.title, "description": sketch.found.alt, "alt": sketch.found.alt, "author": "", "date": project.date,
    }  # fmt: skip
    inputs = tuple((path, project.digests[path]) for path in (*template.files, *project.fonts))
    return Job("", "page", canonical(data), inputs, (), made_by("page"))
