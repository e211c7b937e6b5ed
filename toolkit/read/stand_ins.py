"""Languages that came later: in whose place each of their editions is drawn."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.model.campaign import Edition
from toolkit.model.problem import Problem
from toolkit.model.template import Template


def stand_ins(
    source: str, editions: Mapping[str, Edition], templates: Mapping[str, Template]
) -> dict[str, str]:
    """Editions that no template knows, and the edition in whose place each is drawn.

    One language is drawn wherever the source's own edition is, two languages wherever the first
    pair with the source is. A resource, deck or pack may still name such an edition: it is then
    made there too, and nowhere less.
    """
    known = {
        name
        for template in templates.values()
        for drawn in template.layouts.values()
        for name in drawn.editions
    }
    like: dict[int, str] = {}
    for edition in editions.values():
        if source in edition.locales and (edition.id in known or edition.locales == (source,)):
            like.setdefault(len(edition.locales), edition.id)
    return {
        edition.id: like[len(edition.locales)]
        for edition in editions.values()
        if edition.id not in known
        and len(edition.locales) in like
        and like[len(edition.locales)] != edition.id
    }


def half_known(editions: Mapping[str, Edition], templates: Mapping[str, Template]) -> list[Problem]:
    """Editions that some templates draw and others do not know at all: warnings, since resources of
    those others are then not made in that edition.
    """
    names = {
        template.name: {name for drawn in template.layouts.values() for name in drawn.editions}
        for template in templates.values()
        if template.layouts
    }
    return [
        Problem(
            "edition",
            f"the edition '{edition}' is drawn by {len(names) - len(without)} templates and not by"
            f" {', '.join(without)}: what those make does not exist in it",
            templates[without[0]].where,
            "name the edition in all templates, or in none: then it is drawn in the source's place",
        )
        for edition, only in editions.items()
        if len(only.locales) == 1
        and (without := sorted(name for name, drawn in names.items() if edition not in drawn))
        and len(without) < len(names)
    ]
