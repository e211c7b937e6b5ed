"""Facts that links and QR codes lead to: is each of them the address of a page?"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model.address import email_fault, link, phone_fault, web_fault
from toolkit.model.campaign import Project
from toolkit.model.problem import Problem, Span
from toolkit.read.suggest import suggest

EXAMPLE = 'write it without the words around it: "www.example.org/page" or "https://…"'


def misaddressed(project: Project) -> Iterator[Problem]:
    """The facts of [lines] web and licence_page and of every slot that is drawn as a QR code, and
    the pages to which facts lead.
    """
    named = _named(project)
    named |= {fact.leads for fact in project.facts.values() if fact.leads}
    for name in sorted(named & project.facts.keys()):
        fact = project.facts[name]
        for code, said in fact.values.items():
            if isinstance(said, str) and (fault := web_fault(said)):
                message = f"the address '{said}' of the fact '{name}' {fault}"
                yield Problem("address", message, fact.places.get(code, fact.where), EXAMPLE)


def _named(project: Project) -> set[str]:
    """The facts that people follow: the addresses of [lines], and those behind codes."""
    named = {project.lines.web, project.lines.licence_page} - {""}
    for resource in project.resources:
        template = project.templates.get(resource.template)
        for name, path in resource.slots.items() if template else ():
            slot = template.slots.get(name) if template else None
            if slot and slot.shape == "qr" and path.startswith("facts/"):
                named.add(path.removeprefix("facts/"))
    return named


def shallow(project: Project) -> Iterator[Problem]:
    """Addresses that lead astray: to a fact that is not there, or to a home page although a fact
    knows a page of that site.
    """
    for name, fact in project.facts.items():
        if fact.leads and fact.leads not in project.facts:
            message = f"the fact '{name}' leads to '{fact.leads}', which is no fact"
            yield Problem("address", message, fact.where, suggest(fact.leads, project.facts))
    for name in sorted(_named(project) & project.facts.keys()):
        fact = project.facts[name]
        for code, said in fact.values.items():
            deeper = [] if fact.leads else _deeper(project, code, said)
            if deeper:
                yield Problem(
                    "address",
                    f"the fact '{name}' leads to the home page {said}, and '{deeper[0]}' knows a"
                    " page of that site",
                    fact.places.get(code, fact.where),
                    f'lead people there, and print the short address: leads = "{deeper[0]}"',
                )


def uncalled(project: Project) -> Iterator[Problem]:
    """Names of pages that are no strings of the content."""
    strings = {f"{path}/{name}" for path, item in project.items.items() for name in item.fields}
    for name, fact in project.facts.items():
        if fact.called and fact.called not in strings:
            message = f"the fact '{name}' is called by '{fact.called}', and there is no such string"
            yield Problem("address", message, fact.where, suggest(fact.called, strings))


def _deeper(project: Project, code: str, said: object) -> list[str]:
    """The facts with a page of the site of which this is the home page."""
    if not isinstance(said, str) or web_fault(said):
        return []
    home = link(said).rstrip("/")
    return [
        name
        for name, fact in project.facts.items()
        if isinstance(page := fact.values.get(code), str)
        and not web_fault(page)
        and link(page).startswith(f"{home}/")
        and link(page).rstrip("/") != home
    ]


def contact_fault(key: str, said: str, where: Span) -> Problem | None:
    """What is wrong with a line of a school's contact, if it is an address or a number."""
    if key == "email" and (fault := email_fault(said)):
        hint = 'write email = "name@example.org"'
        return Problem("address", f"the e-mail address '{said}' {fault}", where, hint)
    if key in ("phone", "out_of_hours") and (fault := phone_fault(said)):
        hint = f'write {key} = "01492 123 456"; an extension as "ext. 12"'
        return Problem("address", f"the telephone number '{said}' {fault}", where, hint)
    return None
