"""Finds names that lead nowhere: templates, formats, editions, slots, content paths.

And it finds two artefacts that would have one path.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from toolkit.model.campaign import Project, Resource
from toolkit.model.picture import drawn_as
from toolkit.model.problem import Problem, Span
from toolkit.read.slots import check_options, check_slots
from toolkit.read.suggest import suggest


def dangling(project: Project) -> list[Problem]:
    """All names that the project does not know."""
    sheets, formats, editions = project.sheets, project.formats, project.editions
    templates, known = project.templates, _known(project)
    problems = [
        problem
        for format in project.formats.values()
        for problem in _unknown(
            f"format '{format.id}'", "sheet", (format.sheet,), sheets, format.where
        )
    ]
    problems += _undrawn(project)
    for template in project.templates.values():
        name = f"template '{template.name}'"
        for layout in template.layouts.values():
            problems += _unknown(name, "sheet", (layout.sheet,), sheets, layout.where)
    problems += crowded(project)
    for resource in project.resources:
        name = f"'{resource.id}'"
        problems += _unknown(name, "format", resource.formats, formats, resource.at("formats"))
        problems += _unknown(name, "edition", resource.editions, editions, resource.at("editions"))
        problems += _unknown(
            name, "template", (resource.template,), templates, resource.at("template")
        )
        problems += _undescribed(resource, known)
        if template_used := templates.get(resource.template):
            problems += check_slots(project, resource, template_used, known)
            problems += check_options(resource, template_used)
    return [*problems, *_same_path(project.resources)]


def crowded(project: Project) -> list[Problem]:
    """Editions of more languages than any layout prints together."""
    drawn = {
        number
        for template in project.templates.values()
        for layout in template.layouts.values()
        for number in layout.languages
    }
    most = max(drawn, default=0)
    widest = [name for name, template in project.templates.items() if template.takes(most)]
    return [
        Problem(
            "edition",
            f"the edition '{edition.id}' prints {len(edition.locales)} languages together; no"
            f" layout takes more than {most}",
            edition.where,
            f"make an edition for each {'pair' if most == 2 else 'language'}, or draw a layout"
            f" that says languages = [{len(edition.locales)}]; {most} is what"
            f" {', '.join(widest[:3])} and others take",
        )
        for edition in project.editions.values()
        if drawn and len(edition.locales) not in drawn
    ]


def _unknown(
    what: str, word: str, names: Iterable[str], known: Iterable[str], where: Span | None
) -> list[Problem]:
    known = set(known)
    return [
        Problem(
            word,
            f"{what} names the unknown {word} '{name}'",
            where,
            suggest(name, known),
            lacks=f"{word} {name}",
        )
        for name in names
        if name not in known
    ]


def _undrawn(project: Project) -> Iterator[Problem]:
    """Pictures that an entry or a template names and nobody has drawn."""
    drawn = project.pictures
    for item in project.items.values():
        names = (item.picture,) if item.picture else ()
        yield from _unknown(f"'{item.path}'", "picture", names, drawn, item.where)
    for template in project.templates.values():
        wanted = [drawn_as(name, drawn) for name in template.pictures]
        name = f"template '{template.name}'"
        yield from _unknown(name, "picture", wanted, drawn, template.where)


def _known(project: Project) -> set[str]:
    """Every path that a slot can name."""
    fields = {f"{path}/{field}" for path, item in project.items.items() for field in item.fields}
    return (
        fields
        | set(project.items)
        | {f"{name}/*" for name in project.lists}
        | {f"facts/{name}" for name in project.facts}
    )


def _undescribed(resource: Resource, known: set[str]) -> list[Problem]:
    return [
        Problem(
            "alt",
            f"'{resource.id}' has no {field}: {resource.describe}/{field} does not exist",
            resource.at("describe"),
            suggest(resource.describe, known),
            lacks=f"{resource.describe}/{field}",
        )
        for field in ("title", "alt")
        if f"{resource.describe}/{field}" not in known
    ]


def _same_path(resources: Iterable[Resource]) -> Iterator[Problem]:
    """Resources that would write to one folder; a file that repeats another is named once."""
    first: dict[tuple[str, str], Resource] = {}
    again: dict[tuple[str, str], list[tuple[Resource, Resource]]] = {}
    for resource in resources:
        other = first.setdefault((resource.kind, resource.id), resource)
        if other is not resource:
            files = resource.where.path, other.where.path
            again.setdefault(files, []).append((resource, other))
    for (path, beside), pairs in again.items():
        resource, other = pairs[0]
        said = f"two resources would write to {resource.kind}/{resource.id}"
        hint = f"the other is at {other.where}; give one another id"
        if len(pairs) > 1 and path != beside:
            one = f"{resource.kind}/{resource.id}"
            said = f"{path} and {beside} both make {one} and {len(pairs) - 1} more"
            hint = "delete one of the two files, or give each resource an id of its own"
        yield Problem("path", said, resource.where, hint)
