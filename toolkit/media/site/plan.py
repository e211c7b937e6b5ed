"""The site: pages, previews, copies of the files, the style."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from toolkit.engine.payload import encode
from toolkit.i18n.searching import beginnings
from toolkit.media.site.listed import feed, files_list
from toolkit.media.site.model import WORDS, Site, word
from toolkit.media.site.offers import offers, packs
from toolkit.media.site.pages.archives import pack_pages
from toolkit.media.site.pages.language import LanguageSite, SitePage, language_sites
from toolkit.media.site.pages.listings import listings
from toolkit.media.site.pages.moved import moved_pages
from toolkit.media.site.pages.plain import plain_pages
from toolkit.media.site.pages.resources import resource_pages, transcript_pages
from toolkit.media.site.pages.search import search_words
from toolkit.media.site.payload import (
    KINDS,
    Audit,
    FontFile,
    IconFile,
    PageFile,
    PlainFile,
    Preview,
    SearchFile,
    StyleFile,
)
from toolkit.media.site.sketch import (
    About,
    CopySketch,
    FileSketch,
    PreviewSketch,
    copy_sketch,
    file_sketch,
    preview_sketch,
)
from toolkit.model.campaign import Project
from toolkit.model.job import Job
from toolkit.model.picture import SIGN
from toolkit.plan.setting import MadeBy, Setting, Sizing
from toolkit.plan.sketch import Sketch
from toolkit.plan.waiting import waiting
from toolkit.plan.words import Gathered, Speaker

TOKENS = "assets/brand/tokens.toml"
WEIGHTS = (500, 700, 800)
ENTRY = "entry.html"
# Words that pages print whatever the campaign; their templates ask for more, see read.py.
NEEDED = (
    word("home", "lead"),
    word("home", "title"),
    *(word("filter", f"{any}{dim}") for dim in ("kind", "edition") for any in ("", "any_")),
)


def sketches(project: Project, setting: Setting) -> tuple[Sketch, ...]:
    """The site that offers everything that was sketched before for everybody."""
    site = project.part(Site)
    if site is None:
        return ()
    everything = [sketch for sketch in setting.before if sketch.shared]
    found, archives = offers(site, everything), packs(everything)
    waits = waiting(project, [*(s.found for s in everything), *_own_words(project)])
    languages = tuple(
        replace(own, waiting=waits)
        for own in language_sites(project, site, found, archives, setting.draft)
    )
    pages = [(own, page) for own in languages for page in _pages(own)]
    return (
        *(copy_sketch(site, s) for s in (*(s for o in found for s in o.sketches), *archives)),
        *_previews(site, (page for _, page in pages)),
        *_style(languages),
        *(_page(own, page) for own, page in pages),
        *(sketch for own in languages for sketch in (_search(own), feed(own))),
        _entry(languages),
        files_list(languages),
    )


def _own_words(project: Project) -> Iterator[Gathered]:
    """The words of the site itself, in every language."""
    for locale in project.languages:
        found = Gathered()
        speaker = Speaker(project, locale, True, found)
        for path, item in project.items.items():
            if path.startswith(f"{WORDS}/"):
                for name in item.fields:
                    speaker.string(f"{path}/{name}")
        yield found


def _pages(own: LanguageSite) -> Iterator[SitePage]:
    pages = (
        *listings(own),
        *resource_pages(own),
        *transcript_pages(own),
        *plain_pages(own),
        *pack_pages(own),
    )
    yield from pages
    yield from moved_pages(own, pages)


def _previews(site: Site, pages: Iterable[SitePage]) -> Iterator[Sketch]:
    """The pictures that pages show, each once, and twice as large for sharp screens."""
    pictures = {picture.path: picture for page in pages for picture in page.pictures}
    for picture in pictures.values():
        yield preview_sketch(site, picture, picture.path, 1)
        yield preview_sketch(site, picture, picture.larger, 2)


def _firsts(languages: Iterable[LanguageSite]) -> str:
    """The letters with which words of slogans begin, where these run from left to right."""
    words = [
        word
        for own in languages
        if not own.project.languages[own.locale].right_to_left
        for word in own.wording.slogan
    ]
    return "".join(sorted({word[0] for word in words if word[:1].isalnum()}))


def _style(languages: Sequence[LanguageSite]) -> Iterator[Sketch]:
    """The style with the brand's colours, the script, and the brand's letters."""
    project, site = languages[0].project, languages[0].site
    fonts = {w: path for w, path in project.brand.fonts.items() if w in WEIGHTS}
    style = "assets/site/site.css"
    large = fonts[max(fonts)] if fonts else ""
    inputs = (style, TOKENS, *((large,) if large else ()))
    about = About(path="site.css", title="site.css", part="style", inputs=inputs)
    told = StyleFile(
        entry=style,
        family=project.brand.family,
        weights=tuple(fonts),
        font=large,
        firsts=_firsts(languages),
        slogans=tuple(dict.fromkeys(line for own in languages for line in own.wording.slogan)),
    )
    yield file_sketch(project, site, about, told)
    script = "assets/site/site.js"
    about = About(path="site.js", title="site.js", part="style", inputs=(script,))
    yield file_sketch(project, site, about, PlainFile(entry=script))
    yield _icon(project, site)
    for weight, path in fonts.items():
        name = f"fonts/{weight}.woff2"
        about = About(path=name, title="font", part="style", inputs=(path,))
        yield file_sketch(project, site, about, FontFile(entry=path, letters=_letters(project)))


def _icon(project: Project, site: Site) -> Sketch:
    """The campaign's sign; or what it has drawn for an icon itself."""
    about = About(path="icon.svg", title="icon.svg", part="style")
    if own := site.templates.get("icon.svg"):
        return file_sketch(
            project, site, replace(about, inputs=own.files), PlainFile(entry=own.path)
        )
    palette = project.brand.palette
    colours = {"ink": palette.ink, "child": palette.child, "paper": palette.ground}
    told = IconFile(sign=project.pictures[SIGN], colours=colours)
    return file_sketch(project, site, about, told)


def _letters(project: Project) -> str:
    """Letters beyond those that every site has, which some language of this one needs."""
    texts = (
        message.text
        for catalogue in project.catalogues.values()
        for message in catalogue.messages.values()
    )
    return "".join(sorted({letter for letter in set("".join(texts)) if ord(letter) > 0x24F}))


def _page(own: LanguageSite, page: SitePage) -> Sketch:
    checked = tuple(audit.path for audit in page.audits)
    told = PageFile(
        template=page.template,
        words={own.locale: own.wording.lines(page.template)},
        values=page.values,
        sign=own.project.pictures[SIGN],
        checks=checked,
    )
    about = About(
        path=page.path,
        title=page.title,
        found=own.wording.found,
        inputs=own.site.templates[page.template].files,
        needs=(*page.needs, *checked),
        audits=page.audits,
    )
    return file_sketch(own.project, own.site, about, told)


def _search(own: LanguageSite) -> Sketch:
    about = About(path=f"{own.locale}/search.js", title="search", found=own.wording.found)
    told = SearchFile(words=search_words(own), beginnings=beginnings(own.locale))
    return file_sketch(own.project, own.site, about, told)


def _entry(languages: Sequence[LanguageSite]) -> Sketch:
    """The neutral page: every language says its own, the first first."""
    project, site = languages[0].project, languages[0].site
    said = [
        {
            **own.chrome,
            "t": own.wording.table(ENTRY),
            "name": project.languages[own.locale].own,
        }
        for own in languages
    ]
    title = " / ".join(own.wording.motto for own in languages)
    told = PageFile(
        template=ENTRY,
        words={own.locale: own.wording.lines(ENTRY) for own in languages},
        values={
            "languages": said,
            "root": "",
            "path": "index.html",
            "address": site.address,
            "title": title,
        },
        sign=project.pictures[SIGN],
    )
    found = Gathered()
    for own in languages:
        found.problems += own.wording.found.problems
        found.places |= own.wording.found.places
    inputs = site.templates[ENTRY].files
    about = About(path="index.html", title=title, found=found, inputs=inputs)
    return file_sketch(project, site, about, told)


def finish(project: Project, sketch: Sketch, sizing: Sizing) -> tuple[Job, ...]:
    """A copy, a preview, or a page with the checks whose outcome it tells."""
    if isinstance(sketch, CopySketch):  # the same bytes, and so the same key, under another name
        made = sizing.planned[sketch.needs[0]]
        return (Job(sketch.output, made.kind, made.data, made.inputs, made.needs, made.made_by),)
    if isinstance(sketch, PreviewSketch):
        return _finish_preview(sketch, sizing)
    assert isinstance(sketch, FileSketch)
    checks = {
        f"checked/{audit.path}": _check(audit, sizing.planned[audit.path], sizing.made_by)
        for audit in sketch.audits
    }
    kind = KINDS[sketch.told.__class__]
    job = Job(
        output=sketch.output,
        kind=kind,
        data=encode(sketch.told),
        inputs=sketch.inputs,
        needs=(
            *((output, sizing.planned[output].key) for output in sketch.needs),
            *((name, check.key) for name, check in checks.items()),
        ),
        made_by=sizing.made_by(kind),
    )
    return (*checks.values(), job)


def _check(audit: Audit, artefact: Job, made_by: MadeBy) -> Job:
    """A look into an artefact, as `toolkit check` takes it; made for the pages that tell of it."""
    kind, needs = KINDS[Audit], (("artefact", artefact.key),)
    return Job("", kind, encode(audit), inputs=(), needs=needs, made_by=made_by(kind))


def _finish_preview(sketch: PreviewSketch, sizing: Sizing) -> tuple[Job, ...]:
    """A preview; what draws its source comes before it."""
    source = sketch.source or sizing.planned[sketch.needs[0]]
    kind = KINDS[Preview]
    job = Job(
        output=sketch.output,
        kind=kind,
        data=encode(sketch.told),
        inputs=(),
        needs=(("source", source.key),),
        made_by=sizing.made_by(kind),
    )
    return (sketch.source, job) if sketch.source else (job,)
