"""Pages: what every job of the page engine is told, put together in one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from toolkit.engine.payload import encode
from toolkit.model.campaign import Format, Project, Sheet
from toolkit.model.filetype import SCREEN
from toolkit.model.job import Job
from toolkit.model.page import DRAFT, Page, Script, Slots
from toolkit.plan.rights import called, rights
from toolkit.plan.setting import Fits, MadeBy

Drawn = TypeVar("Drawn", bound=Page)
Inputs = tuple[tuple[str, str], ...]


def page(
    project: Project,
    locales: tuple[str, ...],
    sheet: Sheet,
    *,
    name: str,
    entry: str,
    words: Mapping[str, Slots],
    draft: bool = False,
) -> Page:
    """A page on a sheet, its sizes still open."""
    languages = {code: project.languages[code] for code in locales}
    return Page(
        name=name,
        entry=entry,
        sheet=sheet.id,
        unit=sheet.unit,
        width=sheet.width,
        height=sheet.height,
        body_min=sheet.body_min,
        small_min=sheet.small_min,
        safe=sheet.safe,
        locales=locales,
        # The page engine knows countries; wider regions (419, Latin America) are left to the tags.
        regions={
            code: language.region if language.region.isalpha() else ""
            for code, language in languages.items()
        },
        tags={code: language.tag for code, language in languages.items()},
        words=words,
        scripts={
            code: Script(language.right_to_left, language.family, language.lead, language.fonts)
            for code, language in languages.items()
            if language.scripted
        },
        draft=DRAFT if draft else None,
    )


def printed(
    project: Project, drawn: Drawn, format: Format, title: str, alt: str, scales: Fits
) -> Drawn:
    """The page as one format shows it, at the sizes of its set."""
    return replace(
        drawn,
        scales=dict(scales),
        output=format.output,
        format=format.id,
        ppi=format.ppi,
        bleed=format.bleed,
        max_bytes=format.max_bytes,
        condition=format.condition,
        inks=project.brand.inks.get(format.condition, {}),
        title=title,
        description=alt,
        alt=alt,
        author=project.publisher,
        date=project.date,
        rights=rights(project, drawn.locales),
        called=called(project, drawn.words) if format.output == SCREEN.output else {},
    )


def page_job(kind: str, drawn: Page, inputs: Inputs, made_by: MadeBy, output: str = "") -> Job:
    """The job of a page: `kind` is measure, fit, page, or another that draws with the engine."""
    return Job(output, kind, encode(drawn), inputs, (), made_by(kind))


def inputs_of(project: Project, paths: Iterable[str]) -> Inputs:
    """Files with their digests, as jobs declare them."""
    return tuple((path, project.digests[path]) for path in paths)


def fonts(project: Project, locales: Iterable[str]) -> tuple[str, ...]:
    """The font files that an edition is drawn with: the brand's, and those of its languages."""
    return (*project.fonts, *(path for code in locales for path in project.languages[code].fonts))
