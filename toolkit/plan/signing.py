"""Who is behind a campaign: does every piece say it, in full or in short?"""

from __future__ import annotations

from toolkit.model.campaign import Project
from toolkit.model.problem import Problem
from toolkit.plan.sketch import Sketch

ARCHIVE = "application/zip"  # says it in its credits, and each of its files says it


def unsigned(project: Project, sketch: Sketch) -> tuple[Problem, ...]:
    """What a piece lacks of the status line of [lines], in each of its languages.

    A campaign that gives no short form has pieces without room for the line: it is asked nothing.
    """
    lines = project.lines
    if not lines.status_short or sketch.type.media_type == ARCHIVE:
        return ()
    lacking = [
        project.languages[code].name
        for code in sketch.edition.locales
        if _printed(sketch, code).isdisjoint({lines.status, lines.status_short})
    ]
    if not lacking:
        return ()
    message = (
        f"{sketch.resource.kind}/{sketch.resource.id} as {sketch.format.id} does not say who is"
        f" behind it in {' and '.join(lacking)}"
    )
    hint = f"print {lines.status}, or {lines.status_short} where there is little room"
    return (Problem("status", message, sketch.resource.where, hint),)


def _printed(sketch: Sketch, locale: str) -> set[str]:
    """The content paths of what is printed. What a layout leaves out is no longer on its page."""
    if sketch.page and sketch.resource.slots:
        said = sketch.page.words[locale].values()
        return {str(value["id"]) for value in said if isinstance(value, dict) and "id" in value}
    start = f"{locale} "
    return {place.removeprefix(start) for place in sketch.found.places if place.startswith(start)}
