"""Languages of other scripts, and those that came later: what a drawing must know of them, and
where they are drawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from toolkit.model.campaign import Project


def scripts(project: Project, locales: Iterable[str]) -> dict[str, Any]:
    """`scripts` of a job's data: typeface, direction and least line height (‰) of each language
    that has its own. Empty where none has, so that other editions stay as they are.
    """
    found = {
        code: {
            "rtl": language.right_to_left,
            "family": language.family,
            "lead": language.lead,
            "fonts": list(language.fonts),
        }
        for code in locales
        if (language := project.languages[code]).scripted
    }
    return {"scripts": found} if found else {}


def fonts(project: Project, locales: Iterable[str]) -> tuple[str, ...]:
    """The font files that an edition is drawn with: the brand's, and those of its languages."""
    return (*project.fonts, *(path for code in locales for path in project.languages[code].fonts))


def later(project: Project) -> dict[str, str]:
    """Editions that nothing names, and the edition in whose place each is drawn: languages that
    came later.

    One language is drawn wherever the source's own edition is, two wherever the first pair with the
    source is.
    """
    named = {name for resource in project.resources for name in resource.editions}
    named |= {name for deck in project.decks for name in deck.editions}
    named |= {
        name
        for template in project.templates.values()
        for drawn in template.layouts.values()
        for name in drawn.editions
    }
    like: dict[int, str] = {}
    for edition in project.editions.values():
        if project.source in edition.locales and (
            edition.id in named or edition.locales == (project.source,)
        ):
            like.setdefault(len(edition.locales), edition.id)
    return {
        edition.id: like[len(edition.locales)]
        for edition in project.editions.values()
        if edition.id not in named and len(edition.locales) in like
    }
