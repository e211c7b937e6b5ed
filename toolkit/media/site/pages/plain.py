"""Pages of words alone: print tips, the licence and so on."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.i18n.words import unbound
from toolkit.media.site.model import word
from toolkit.media.site.offers import films
from toolkit.media.site.pages.language import CHECKED, Content, LanguageSite, SitePage
from toolkit.media.site.shown import Link

STATEMENT = "accessibility"  # the page that tells what checks found in all files


def plain_pages(own: LanguageSite) -> Iterator[SitePage]:
    """Every page that site.toml lists under `pages`."""
    for name in own.site.pages:
        title = own.wording.own(name, "title")
        content = (
            _statement(own, title)
            if name == STATEMENT
            else Content(
                title=title,
                description=title,
                values={
                    "name": name,
                    "waiting": own.drafts,
                    "large": _large(own),
                    "sources": _sources(own),
                },
            )
        )
        yield own.page(("page", name), f"{name}.html", content)


def _large(own: LanguageSite) -> list[Link]:
    """The resources in large print."""
    return [
        Link(href=own.at["resource", offer.kind, offer.id], title=unbound(offer.called(own.locale)))
        for offer in own.offers
        if offer.sketches[0].reading.large
    ]


def _sources(own: LanguageSite) -> list[Link]:
    """Pages of others that the campaign's words come from: each string of `sources` that is named
    as a fact leads to the page of that fact.
    """
    item = own.project.items.get(word("sources", "").rstrip("/"))
    return [
        Link(href=own.wording.speaker.page(name), title=own.wording.own("sources", name))
        for name in (item.fields if item else ())
        if name in own.project.facts
    ]


def _statement(own: LanguageSite, title: str) -> Content:
    """How many files of each kind were checked, when, and what was found."""
    sketches = [sketch for offer in own.offers for sketch in offer.sketches]
    return Content(
        title=title,
        description=title,
        values={
            "name": STATEMENT,
            "waiting": own.drafts,
            "counted": {
                output: sum(sketch.format.output == output for sketch in sketches)
                for output in CHECKED
            },
            "date": own.project.date,
            "contact": own.site.contact,
            "films": any(map(films, own.offers)),
        },
        audits=own.audits(sketches),
    )
