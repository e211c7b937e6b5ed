"""What files say where nobody sees it: the licence of their words, and what links are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from toolkit.model.address import link
from toolkit.model.campaign import Project
from toolkit.model.page import Slots, strings
from toolkit.model.rights import Rights
from toolkit.plan.words import Gathered, Speaker


def rights(project: Project, locales: Iterable[str]) -> Rights | None:
    """The licence of a file in these languages; None where the campaign names none.

    Languages in which the line waits for its translation say nothing: what prints the line is
    stopped, and the others of a file still say it.
    """
    lines, said, pages = project.lines, dict[str, None](), list[str]()
    if not lines.licence:
        return None
    for code in locales:
        speaker = Speaker(project, code, False, Gathered())
        said |= {speaker.plain(lines.licence): None}
        pages += [speaker.page(lines.licence_page)] if lines.licence_page else []
    text = " / ".join(filter(None, said))
    return Rights(text=text, page=next(filter(None, pages), "")) if text else None


def called(project: Project, words: Mapping[str, Slots]) -> dict[str, str]:
    """What the pages are called to which words lead, by their address."""
    found: dict[str, str] = {}
    for code, slots in words.items():
        names = _names(project, code)
        for said in strings(slots):
            if name := names.get(said.get("leads", "")):
                found.setdefault(said["leads"], name)
    return found


def _names(project: Project, code: str) -> dict[str, str]:
    """The names of pages in one language, by their address."""
    speaker = Speaker(project, code, False, Gathered())
    return {
        link(said): speaker.plain(fact.called)
        for fact in project.facts.values()
        if fact.called and isinstance(said := fact.values[code], str)
    }
