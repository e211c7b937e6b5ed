"""Artwork: posters, infographics, cards, sheets and banners, as the resource files ask for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from toolkit.media.artwork.holding import height_of, left, within
from toolkit.model.campaign import Format, Project, Recipient, Resource
from toolkit.model.filetype import JPEG, PNG, PRINT, SCREEN, SVG
from toolkit.model.inks import profile_of
from toolkit.model.job import Job
from toolkit.model.language import Edition
from toolkit.model.page import Page
from toolkit.model.problem import Invalid, Problem
from toolkit.model.template import Layout, Template
from toolkit.plan.gathering import gather
from toolkit.plan.pages import Inputs, fonts, inputs_of, page, page_job, printed
from toolkit.plan.pictures import used
from toolkit.plan.setting import Setting, Sizing
from toolkit.plan.sketch import Sketch
from toolkit.plan.words import Gathered

TYPES = {type.output: type for type in (SCREEN, PRINT, PNG, JPEG, SVG)}


@dataclass(frozen=True, slots=True)
class _Copy:
    """One resource in one edition, for everybody or for one recipient, with its words."""

    resource: Resource
    template: Template
    edition: Edition
    recipient: Recipient | None
    found: Gathered


def sketches(project: Project, setting: Setting) -> Iterator[Sketch]:
    """All artwork in the order of the resource files; languages as the editions stand.

    Formats of one sheet share a layout. Raises Invalid for formats that no template draws.
    """
    if problems := [*undrawn(project)]:
        raise Invalid(problems)
    for resource in project.resources:
        template = project.templates[resource.template]
        for recipient in (None, *(project.recipients if _personal(template) else ())):
            copies = _copies(project, resource, recipient, setting.draft)
            yield from _drawn(project, resource, copies, setting)


def _personal(template: Template) -> bool:
    """Does it print a school's name and contact?"""
    return any(slot.shape == "school" for slot in template.slots.values())


def _copies(
    project: Project, resource: Resource, recipient: Recipient | None, draft: bool
) -> dict[str, _Copy]:
    """The resource in each edition that it is drawn in, by the edition's id."""
    template = project.templates[resource.template]
    return {
        edition.id: _Copy(
            resource,
            template,
            edition,
            recipient,
            gather(project, resource, edition, draft, recipient),
        )
        for edition in project.editions.values()
        if project.wanted(edition.id, resource.editions) and template.takes(len(edition.locales))
    }


def _drawn(
    project: Project, resource: Resource, copies: Mapping[str, _Copy], setting: Setting
) -> Iterator[Sketch]:
    layouts: dict[tuple[str, str], tuple[Page, Job]] = {}
    for format in (project.formats[name] for name in resource.formats):
        layout = project.templates[resource.template].layouts.get(format.sheet)
        for edition, copy in copies.items():
            if layout is None or len(copy.edition.locales) not in layout.languages:
                continue
            if (format.sheet, edition) not in layouts:
                layouts[format.sheet, edition] = _layout(project, copy, layout, setting)
            yield _sketch(project, copy, format, layout, layouts[format.sheet, edition])


def _layout(project: Project, copy: _Copy, layout: Layout, setting: Setting) -> tuple[Page, Job]:
    """The page of one copy on one sheet, and the job that measures it."""
    resource, edition = copy.resource, copy.edition
    logo = copy.recipient.lines.get("logo") if copy.recipient else None
    words = left(copy.found, layout, copy.template.left(resource.options))
    shown = {slot for slots in words.values() for slot in slots}
    named = any(s.shape == "partners" and s.name in shown for s in copy.template.slots.values())
    images = (
        *((f"assets/{logo.text}",) if logo else ()),
        *(partner.logo for partner in project.partners if named),
    )
    sheet = project.sheets[layout.sheet]
    drawn = page(
        project,
        edition.locales,
        replace(sheet, height=height_of(copy.found, layout) or sheet.height),
        name=f"{resource.kind}/{resource.id} on {layout.sheet} ({edition.id})",
        entry=copy.template.entry,
        words=words,
        draft=setting.draft,
    )
    pictures = used(project, copy.template.pictures, words)
    drawn = replace(
        drawn,
        options=copy.template.chosen(resource.options),
        images=images,
        unsaid=_unsaid(copy),
        ratios={name: picture.ratio for name, picture in pictures.items()},
    )
    inputs = _inputs(project, copy, images)
    measured = page_job("measure", drawn, inputs, setting.made_by)
    return replace(drawn, pictures=pictures), measured


def _unsaid(copy: _Copy) -> tuple[str, ...]:
    """The names that are given as alt texts of logos."""
    partners = copy.found.words[copy.edition.locales[0]].get("partners", ())
    school = [
        "school/name"
        for slot in copy.template.slots.values()
        if slot.shape == "school" and "name" not in slot.fields
    ]
    return (*school, *(partner["name"]["id"] for partner in partners))


def _inputs(project: Project, copy: _Copy, images: Iterable[str]) -> Inputs:
    return inputs_of(
        project, (*copy.template.files, *fonts(project, copy.edition.locales), *images)
    )


def _sketch(
    project: Project, copy: _Copy, format: Format, layout: Layout, drawn: tuple[Page, Job]
) -> Sketch:
    sheet = project.sheets[format.sheet]
    return Sketch(
        medium="artwork",
        resource=copy.resource,
        edition=copy.edition,
        format=format,
        type=TYPES[format.output],
        sheet=sheet,
        height=drawn[0].height,
        found=within(project, copy.resource, layout, copy.found),
        page=drawn[0],
        measure=drawn[1],
        own_sizes=bool(copy.edition.like),
        images=len(drawn[0].images),
        recipient=copy.recipient,
        reading=copy.template.reading,
    )


def finish(project: Project, sketch: Sketch, sizing: Sizing) -> tuple[Job, ...]:
    """The page at the sizes of its set."""
    assert sketch.page and sketch.measure
    found = sketch.found
    drawn = printed(project, sketch.page, sketch.format, found.title, found.alt, sizing.scales)
    press = (profile_of(drawn.condition),) if sketch.type == PRINT else ()
    inputs = sketch.measure.inputs + inputs_of(project, press)
    return (page_job("page", drawn, inputs, sizing.made_by, sketch.output),)


def undrawn(project: Project) -> Iterator[Problem]:
    """Formats and editions that a resource asks for and its template does not draw at all."""
    for resource in project.resources:
        template = project.templates[resource.template]
        for name in resource.formats:
            if project.formats[name].sheet not in template.layouts:
                yield Problem(
                    "format",
                    f"'{resource.id}' asks for {name}, which template '{resource.template}' does"
                    " not draw",
                    resource.where,
                    f"add {project.formats[name].sheet} under [formats] of its template.toml",
                )
        for edition in resource.editions:
            count = len(project.editions[edition].locales)
            if not template.takes(count):
                yield Problem(
                    "edition",
                    f"'{resource.id}' asks for the edition '{edition}', whose {count} languages"
                    f" template '{resource.template}' does not print together",
                    resource.at("editions"),
                    f"leave it out, or draw it and say languages = [1, {count}] in"
                    f" {template.where.path}",
                )
