"""Facts that links and QR codes lead to: is each of them the address of a page?"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model.address import email_fault, phone_fault, web_fault
from toolkit.model.campaign import Project
from toolkit.model.problem import Problem, Span

EXAMPLE = 'write it without the words around it: "www.example.org/page" or "https://…"'


def misaddressed(project: Project) -> Iterator[Problem]:
    """The facts of [lines] web and of every slot that is drawn as a QR code."""
    named = {project.lines.web} if project.lines.web else set()
    for resource in project.resources:
        template = project.templates.get(resource.template)
        for name, path in resource.slots.items() if template else ():
            slot = template.slots.get(name) if template else None
            if slot and slot.shape == "qr" and path.startswith("facts/"):
                named.add(path.removeprefix("facts/"))
    for name in sorted(named & project.facts.keys()):
        fact = project.facts[name]
        for code, said in fact.values.items():
            if isinstance(said, str) and (fault := web_fault(said)):
                message = f"the address '{said}' of the fact '{name}' {fault}"
                yield Problem("address", message, fact.places.get(code, fact.where), EXAMPLE)


def contact_fault(key: str, said: str, where: Span) -> Problem | None:
    """What is wrong with a line of a school's contact, if it is an address or a number."""
    if key == "email" and (fault := email_fault(said)):
        hint = 'write email = "name@example.org"'
        return Problem("address", f"the e-mail address '{said}' {fault}", where, hint)
    if key in ("phone", "out_of_hours") and (fault := phone_fault(said)):
        hint = f'write {key} = "01492 123 456"; an extension as "ext. 12"'
        return Problem("address", f"the telephone number '{said}' {fault}", where, hint)
    return None
