"""Sketches of the site's files. None of them is listed in the manifest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from toolkit.media.site.model import Site
from toolkit.media.site.payload import Audit, Preview, Told
from toolkit.media.site.pictures import Picture
from toolkit.model.campaign import Format, Project, Resource, Sheet
from toolkit.model.filetype import CSS, HTML, JS, JSON, SVG, WEBP, WOFF2
from toolkit.model.job import Job
from toolkit.model.language import Edition
from toolkit.plan.pages import Inputs, inputs_of
from toolkit.plan.sketch import Sketch
from toolkit.plan.words import Gathered

SHEET = Sheet("site", "px", 0, 0, 0, 0)
EDITION = Edition("site", ())
TYPES = {type.suffix: type for type in (HTML, CSS, JS, JSON, WEBP, WOFF2, SVG)}


@dataclass(frozen=True, kw_only=True)
class FileSketch(Sketch):
    """A page or another file of the site: what its renderer is told, the files that making it
    reads, and the checks of artefacts that it tells of.
    """

    told: Told
    inputs: Inputs
    audits: tuple[Audit, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CopySketch(Sketch):
    """An artefact where the site's pages find it."""


@dataclass(frozen=True, kw_only=True)
class PreviewSketch(Sketch):
    """A preview of an artefact; `source` draws it where the artefact itself is no picture."""

    told: Preview
    source: Job | None


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is known of a file of the site before it is made.

    `part` is the part of the site that can be asked for: pages, files, pictures, style. `inputs`
    are paths of the project, `needs` artefacts (outputs), `found` the words that it prints.
    """

    path: str
    title: str
    part: str = "pages"
    found: Gathered | None = None
    inputs: Sequence[str] = ()
    needs: Iterable[str] = ()
    audits: tuple[Audit, ...] = ()


def file_sketch(project: Project, site: Site, about: About, told: Told) -> FileSketch:
    """A page or another file of the site."""
    type = TYPES[about.path.rpartition(".")[2]]
    return FileSketch(
        medium="site",
        resource=resource(site, about.part),
        edition=EDITION,
        format=Format(type.suffix, "site", type.output),
        type=type,
        sheet=SHEET,
        height=0,
        found=replace(about.found or Gathered(), words={}, title=about.title, alt=""),
        name=f"site/{about.path}",
        needs=tuple(dict.fromkeys(about.needs)),
        listed=False,
        told=told,
        inputs=inputs_of(project, about.inputs),
        audits=about.audits,
    )


def copy_sketch(site: Site, made: Sketch) -> CopySketch:
    """An artefact where the site's pages find it, so that the folder site/ is whole."""
    return CopySketch(
        medium="site",
        resource=resource(site, "files"),
        edition=EDITION,
        format=made.format,
        type=made.type,
        sheet=made.sheet,
        height=made.height,
        found=made.found,
        name=f"site/files/{made.output}",
        needs=(made.output,),
        listed=False,
    )


def preview_sketch(site: Site, picture: Picture, path: str, times: int) -> PreviewSketch:
    """A preview, so many times as large as pages show it."""
    made = picture.source
    return PreviewSketch(
        medium="site",
        resource=replace(resource(site, "pictures"), where=made.resource.where),
        edition=EDITION,
        format=Format("webp", "site", "webp"),
        type=WEBP,
        sheet=SHEET,
        height=0,
        found=made.found,
        name=path,
        needs=(made.output,),
        listed=False,
        told=Preview(
            width=times * picture.width,
            height=times * picture.height,
            crop=picture.crop,
            media=made.type.output if made.cover is None else "png",
        ),
        source=made.cover,
    )


def resource(site: Site, part: str) -> Resource:
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
