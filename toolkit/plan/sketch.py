"""Sketches: every artefact that the project asks for, its words gathered, its sizes still open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from toolkit.model.campaign import Edition, Format, Project, Resource, Sheet
from toolkit.model.digest import canonical
from toolkit.model.job import Job
from toolkit.model.problem import Problem
from toolkit.model.template import Template
from toolkit.plan.scripts import fonts, later, scripts
from toolkit.plan.words import Gathered, gather

MEDIA_TYPES = {
    "screen": "application/pdf",
    "print": "application/pdf",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "svg": "image/svg+xml",
    "slides": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "zip": "application/zip",
    "csv": "text/csv",
    "ics": "text/calendar",
    "css": "text/css",
    "js": "text/javascript",
    "woff2": "font/woff2",
    "json": "application/json",
    "mp4": "video/mp4",
    "webp": "image/webp",
    "vtt": "text/vtt",
    "srt": "application/x-subrip",
    "html": "text/html",
    "txt": "text/plain",
}
ENDINGS = {
    "screen": "pdf",
    "print": "pdf",
    "png": "png",
    "jpeg": "jpg",
    "svg": "svg",
    "slides": "pptx",
}


@dataclass(frozen=True)
class Sketch:
    """One artefact.

    `layout` is what decides its sizes; `measure` is the job that finds them out.

    `ready` is the job itself, where the plan knows the sizes without measuring (decks). `medium`
    says who finishes it (plan.jobs.FINISH); `needs` are the outputs of earlier sketches that it is
    made of (packs, the site); `path` is its output where it has a name of its own. What is not
    `listed` is published without a line in the manifest.
    """

    resource: Resource
    edition: Edition
    format: Format
    sheet: Sheet
    height: int
    found: Gathered
    layout: dict[str, Any]
    measure: Job
    ready: Job | None = None
    medium: str = "page"
    needs: tuple[str, ...] = ()
    path: str = ""
    listed: bool = True
    apart: bool = False

    @cached_property
    def output(self) -> str:
        if self.path or self.ready:
            return self.path or (self.ready.output if self.ready else "")
        r, f = self.resource, self.format
        return f"{r.kind}/{r.id}/{r.id}-{f.id}.{self.edition.id}.{ENDINGS[f.output]}"

    @cached_property
    def set(self) -> tuple[str, str, str]:
        """Artworks that share their sizes: a series on one sheet; single languages together.

        A language that came later has its own: it makes no other smaller.
        """
        together = len(self.edition.locales) == 1 and not self.apart
        return self.resource.series, self.sheet.id, "single" if together else self.edition.id


def sketches(project: Project, measured_by: str, draft: bool = False) -> tuple[Sketch, ...]:
    """All artefacts, in the order of the resource files; Welsh before English, as the editions
    stand.

    `measured_by` names who makes jobs of the kind `measure`. Formats of one sheet share a layout.
    """
    found: list[Sketch] = []
    stands_for = later(project)
    for resource in project.resources:
        template = project.templates[resource.template]
        images = _images(project, template)
        gathered: dict[str, Gathered] = {}
        layouts: dict[tuple[str, str], tuple[dict[str, Any], Job]] = {}
        for format_id in resource.formats:
            format = project.formats[format_id]
            drawn = template.layouts.get(format.sheet)
            if drawn is None:
                continue
            for edition_id in project.editions:
                like = stands_for.get(edition_id, edition_id)
                if like not in resource.editions or like not in drawn.editions:
                    continue
                edition = project.editions[edition_id]
                if edition_id not in gathered:
                    gathered[edition_id] = gather(project, resource, edition, draft)
                sheet = project.sheets[format.sheet]
                height = drawn.height or sheet.height
                if (sheet.id, edition_id) not in layouts:
                    inputs = tuple(
                        (path, project.digests[path])
                        for path in (*template.files, *fonts(project, edition.locales), *images)
                    )
                    layout = _layout(
                        project, resource, edition, sheet, height, gathered[edition_id], draft
                    ) | {"images": images}
                    layouts[sheet.id, edition_id] = (
                        layout,
                        Job(
                            "",
                            "measure",
                            canonical(layout | {"scales": None}),
                            inputs,
                            (),
                            measured_by,
                        ),
                    )
                found.append(
                    Sketch(
                        resource,
                        edition,
                        format,
                        sheet,
                        height,
                        gathered[edition_id],
                        *layouts[sheet.id, edition_id],
                        apart=edition_id in stands_for,
                    )
                )
    return tuple(found)


def _images(project: Project, template: Template) -> list[str]:
    """Pictures from outside that the template may print: the school's logo."""
    logo = project.school.get("logo")
    return (
        [f"assets/{logo.text}"]
        if logo and any(slot.shape == "school" for slot in template.slots.values())
        else []
    )


def _layout(
    project: Project,
    resource: Resource,
    edition: Edition,
    sheet: Sheet,
    height: int,
    found: Gathered,
    draft: bool,
) -> dict[str, Any]:
    return {
        "name": f"{resource.kind}/{resource.id} on {sheet.id} ({edition.id})",
        "entry": project.templates[resource.template].entry,
        "sheet": sheet.id,
        "unit": sheet.unit,
        "width": sheet.width,
        "height": height,
        "small_min": sheet.small_min,
        "safe": list(sheet.safe),
        "output": "screen",
        "bleed": 0,
        "locales": list(edition.locales),
        "regions": {code: project.languages[code].region for code in edition.locales},
        "tags": {code: project.languages[code].tag for code in edition.locales},
        "words": found.words,
        "options": dict(resource.options),
        "draft": "DRAFT" if draft else None,
        "title": "",
        "description": "",
        "author": "",
    } | scripts(project, edition.locales)


def undrawn(project: Project) -> list[Problem]:
    """Formats that a resource asks for and its template does not draw in any edition."""
    return [
        Problem(
            "format",
            f"'{resource.id}' asks for {format_id}, which template '{resource.template}' does not"
            " draw",
            resource.where,
            f"add {project.formats[format_id].sheet} under [formats] of its template.toml",
        )
        for resource in project.resources
        for format_id in resource.formats
        if project.formats[format_id].sheet not in project.templates[resource.template].layouts
    ]
