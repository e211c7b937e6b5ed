"""Names that lead nowhere: templates, formats, editions, slots and content paths; and two artefacts
with one path.
"""

from __future__ import annotations

from collections.abc import Iterable, Set

from toolkit.model.agenda import Agendas
from toolkit.model.campaign import Project, Resource
from toolkit.model.problem import Problem, Span
from toolkit.model.template import Slot, Template
from toolkit.read.suggest import suggest


def dangling(project: Project, lost: Set[str] = frozenset()) -> list[Problem]:
    """All names that the project does not know.

    What a lost file (it could not be read) would have named is no news.
    """
    sheets = None if _gone(lost, "assets/data/p") else project.sheets
    formats = None if sheets is None else project.formats
    editions = None if _gone(lost, "assets/campaign.toml") else project.editions
    templates = None if _gone(lost, "assets/templates/") else project.templates
    known = None if _gone(lost, "assets/content/", "assets/data/facts.toml") else _known(project)
    problems = [
        problem
        for format in project.formats.values()
        for problem in _unknown(
            f"format '{format.id}'", "sheet", (format.sheet,), sheets, format.where
        )
    ]
    for template in project.templates.values():
        for layout in template.layouts.values():
            problems += _unknown(
                f"template '{template.name}'", "sheet", (layout.sheet,), sheets, layout.where
            )
            problems += _unknown(
                f"template '{template.name}'", "edition", layout.editions, editions, layout.where
            )
    for resource in project.resources:
        name = f"'{resource.id}'"
        problems += _unknown(name, "format", resource.formats, formats, resource.at("formats"))
        problems += _unknown(name, "edition", resource.editions, editions, resource.at("editions"))
        problems += _unknown(
            name, "template", (resource.template,), templates, resource.at("template")
        )
        if known is not None:
            problems += _undescribed(resource, known)
            if template_used := project.templates.get(resource.template):
                problems += _slots(project, resource, template_used, known)
    return problems + _same_path(project.resources)


def _gone(lost: Set[str], *prefixes: str) -> bool:
    return any(path.startswith(prefixes) for path in lost)


def _unknown(
    what: str, word: str, names: Iterable[str], known: Iterable[str] | None, where: Span | None
) -> list[Problem]:
    """Names that are not known; `known` is None where nobody can say."""
    if known is None:
        return []
    known = set(known)
    return [
        Problem(word, f"{what} names the unknown {word} '{name}'", where, suggest(name, known))
        for name in names
        if name not in known
    ]


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
        )
        for field in ("title", "alt")
        if f"{resource.describe}/{field}" not in known
    ]


def _slots(
    project: Project, resource: Resource, template: Template, known: set[str]
) -> list[Problem]:
    problems = [
        Problem(
            "slot",
            f"'{resource.id}' fills the slot '{name}', which template '{template.name}' does not"
            " have",
            resource.at(f"slots.{name}"),
            suggest(name, template.slots),
        )
        for name in resource.slots
        if name not in template.slots
    ]
    for slot in template.slots.values():
        path = resource.slots.get(slot.name)
        if slot.shape == "school":  # filled from campaign.toml
            continue
        if slot.shape == "agenda" and path is not None:
            problems += _agenda(project, resource, slot, path, known)
        elif path is None:
            if not slot.optional:
                problems.append(
                    Problem(
                        "slot",
                        f"'{resource.id}' leaves the slot '{slot.name}' of template"
                        f" '{template.name}' empty",
                        resource.where,
                        f'add {slot.name} = "…" under [resource.slots]',
                    )
                )
        elif path not in known:
            problems.append(
                Problem(
                    "slot",
                    f"'{resource.id}' fills '{slot.name}' with '{path}', which does not exist",
                    resource.at(f"slots.{slot.name}"),
                    suggest(path, known),
                )
            )
        else:
            problems += _shape(project, resource, slot, path)
    return problems


def _agenda(
    project: Project, resource: Resource, slot: Slot, path: str, known: set[str]
) -> list[Problem]:
    """Is the path a talk with parts, does each say what to do, and are the minutes for questions a
    number?
    """
    where = resource.at(f"slots.{slot.name}")
    agendas = project.part(Agendas)
    talks = agendas.talks if agendas else {}
    if path not in talks or not talks[path].parts:
        return [
            Problem(
                "slot",
                f"the slot '{slot.name}' of '{resource.id}' wants a deck with parts, not '{path}'",
                where,
                suggest(path, talks),
            )
        ]
    questions = resource.options.get("questions", "0")
    wanted = [part.do for part in talks[path].parts]
    wanted += ["plan/questions/title", "plan/questions/do"] if questions != "0" else []
    problems = [
        Problem(
            "slot",
            f"'{resource.id}' needs the words '{name}', which do not exist",
            where,
            "add them to content/plan.toml",
        )
        for name in wanted
        if name not in known
    ]
    if not questions.isdecimal():
        problems.append(
            Problem(
                "slot",
                f"the minutes for questions of '{resource.id}' are '{questions}'",
                resource.at("options"),
                'a whole number: options = { questions = "10" }',
            )
        )
    return problems


def _shape(project: Project, resource: Resource, slot: Slot, path: str) -> list[Problem]:
    """Does the path lead to what the slot prints?"""
    where = resource.at(f"slots.{slot.name}")
    fact = project.facts.get(path.removeprefix("facts/")) if path.startswith("facts/") else None
    lists = fact is not None and any(isinstance(value, tuple) for value in fact.values.values())
    if slot.shape == "qr":
        return (
            []
            if fact and not lists
            else [
                Problem(
                    "slot",
                    f"the slot '{slot.name}' of '{resource.id}' wants a fact with a web address,"
                    f" not '{path}'",
                    where,
                    'such as "facts/web"',
                )
            ]
        )
    if (slot.shape == "texts") != lists and not slot.fields:
        wanted = "a fact with a list of strings" if slot.shape == "texts" else "a single string"
        return [
            Problem(
                "slot",
                f"the slot '{slot.name}' of '{resource.id}' wants {wanted}, not '{path}'",
                where,
                "compare template.toml",
            )
        ]
    members = (
        [project.items[p] for p in project.lists[path[:-2]]]
        if path.endswith("/*")
        else [project.items[path]]
        if path in project.items
        else []
    )
    problems = [
        Problem(
            "slot",
            f"'{item.path}' has no '{field}', which template '{resource.template}' prints",
            next((text.where for text in item.fields.values()), where),
            f'add {field} = "…"',
        )
        for item in members
        for field in slot.fields
        if field not in item.fields
    ]
    if bool(members) != bool(slot.fields):
        wanted = f"an entry with {', '.join(slot.fields)}" if slot.fields else "a single string"
        problems.append(
            Problem(
                "slot",
                f"the slot '{slot.name}' of '{resource.id}' wants {wanted}, not '{path}'",
                where,
                "compare template.toml",
            )
        )
    return problems


def _same_path(resources: Iterable[Resource]) -> list[Problem]:
    problems = []
    first: dict[tuple[str, str], Resource] = {}
    for resource in resources:
        other = first.setdefault((resource.kind, resource.id), resource)
        if other is not resource:
            problems.append(
                Problem(
                    "path",
                    f"two resources would write to {resource.kind}/{resource.id}",
                    resource.where,
                    f"the other is at {other.where}; give one another id",
                )
            )
    return problems
