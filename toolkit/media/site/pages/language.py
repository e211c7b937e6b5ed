"""The site in one language: what all its pages are written from, and what stands on every page.

Pages are values for templates; sizes and digests of files, and what checks found, are filled in
when a page is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from toolkit.i18n.naming import called
from toolkit.i18n.words import unbound
from toolkit.media.site.addresses import HOME, Key, addresses, choices, root_of
from toolkit.media.site.model import PACKS, Site, word
from toolkit.media.site.offers import Offer
from toolkit.media.site.payload import Audit, Values
from toolkit.media.site.pictures import Picture
from toolkit.media.site.shown import Card, FileShown, Link, Twin
from toolkit.media.site.wording import Wording
from toolkit.model.address import link, web_fault
from toolkit.model.campaign import Project
from toolkit.plan.sketch import Sketch
from toolkit.plan.waiting import NOTHING, Waiting

CHECKED = ("screen", "slides")  # outputs that a check looks into
PIXELS = ("png", "jpeg", "webp", "mp4")  # outputs whose size in pixels people want to know
STILLS = ("png", "jpeg", "webp")  # pictures, also of films
CARD = "1200x630"  # the format of the picture that other sites show
# The item of content/site.toml that names the choices of a filter; editions see Wording.edition.
NAMED_IN = {"kind": "kind", "for": "audience", "type": "type"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePage:
    """One page: its address below site/, its template and what that is filled with.

    `needs` are the artefacts (outputs) whose sizes it prints, `audits` the checks that it tells of,
    `pictures` the previews that it shows.
    """

    path: str
    template: str
    title: str
    values: Values
    needs: tuple[str, ...] = ()
    audits: tuple[Audit, ...] = ()
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What one page says, besides what all say: the values of its template, and see SitePage."""

    title: str
    description: str
    values: Values
    needs: Sequence[str] = ()
    audits: Sequence[Audit] = ()
    pictures: Iterable[Picture | None] = ()


@dataclass(frozen=True)
class LanguageSite:
    """The site in one language.

    `everywhere` are the addresses of all pages in every language; `waiting` says what is a draft.
    """

    project: Project
    site: Site
    offers: tuple[Offer, ...]
    packs: tuple[Sketch, ...]
    wording: Wording
    everywhere: Mapping[str, Mapping[Key, str]]
    waiting: Waiting = NOTHING

    @property
    def locale(self) -> str:
        """The language."""
        return self.wording.locale

    @property
    def at(self) -> Mapping[Key, str]:
        """Where each page stands, below site/."""
        return self.everywhere[self.locale]

    @cached_property
    def audiences(self) -> tuple[str, ...]:
        """Those for whom there is something."""
        return tuple(
            name
            for name in self.site.audiences
            if any(name in offer.audiences(self.site) for offer in self.offers)
        )

    @cached_property
    def types(self) -> tuple[str, ...]:
        """The types of files that there are."""
        return tuple(
            name
            for name in self.site.types
            if any(name in offer.types(self.site) for offer in self.offers)
        )

    @cached_property
    def chrome(self) -> dict[str, object]:
        """What stands on every page."""
        say, lines = self.wording.say, self.project.lines
        names = (*((PACKS,) if self.packs else ()), *self.site.pages)
        return {
            "lang": self.locale,
            "leftward": self.project.languages[self.locale].right_to_left,
            "region": self.project.languages[self.locale].tag.replace("-", "_"),
            "slogan": self.wording.slogan,
            "danger": say(lines.danger) if lines.danger else "",
            "status": say(lines.status) if lines.status else "",
            "leads": self.leads,
            "theme": self.project.brand.palette.head,
            "home": self.at[HOME],
            "pages": {
                name: Link(title=self.wording.own(name, "title"), href=self.at["page", name])
                for name in names
            },
        }

    @cached_property
    def leads(self) -> dict[str, str]:
        """The page to which each address among the facts leads, by what is printed."""
        facts, found = self.project.facts, {}
        for fact in facts.values():
            shown = fact.values[self.locale]
            page = facts[fact.leads].values[self.locale] if fact.leads else shown
            if isinstance(shown, str) and "." in shown and not web_fault(shown):
                found[shown] = link(str(page))
        return found

    @cached_property
    def editions(self) -> tuple[str, ...]:
        """The editions to choose from, where there is more than one."""
        return choices(self.project)

    def name(self, dim: str, name: str) -> str:
        """What a choice of a filter is called: a kind, an edition, an audience, a type of file."""
        if (dim, name) not in self._names:
            self._names[dim, name] = unbound(self._name(dim, name))
        return self._names[dim, name]

    def _name(self, dim: str, name: str) -> str:
        if dim == "edition":
            return self.wording.edition(name)
        if dim == "for" and not self.wording.has(word("audience", name)):
            wanted = {name, *(part.removeprefix("@") for part in self.site.audiences.get(name, ()))}
            for pack in self.packs:
                if pack.resource.id in wanted:
                    return self.wording.say(f"{pack.resource.describe}/title")
        return self.wording.named(NAMED_IN[dim], name)

    @cached_property
    def _names(self) -> dict[tuple[str, str], str]:
        """The names that were asked for so far: every page asks for all of them."""
        return {}

    @cached_property
    def drafts(self) -> dict[str, list[str]]:
        """The languages with words or facts that wait for somebody, as this one calls them."""

        def named(codes: tuple[str, ...]) -> list[str]:
            said = self.wording.named
            return [said("edition", code, called((code,), self.locale)) for code in codes]

        return {"words": named(self.waiting.words), "facts": named(self.waiting.facts)}

    def hreflang(self, edition: str) -> str:
        """A link leads to one language, or to several (mul, in BCP 47)."""
        locales = self.project.editions[edition].locales
        return locales[0] if len(locales) == 1 else "mul"

    def mine(self, offer: Offer) -> list[str]:
        """The editions of a resource, those in this language alone first."""
        editions = self.project.editions
        return sorted(
            offer.editions,
            key=lambda edition: (
                editions[edition].locales != (self.locale,),
                self.locale not in editions[edition].locales,
            ),
        )

    def page(self, key: Key, template: str, content: Content) -> SitePage:
        """A page with all that every page has: the words of its template, its twins in the other
        languages.
        """
        path, title = self.at[key], unbound(content.title)
        common: dict[str, object] = {
            "t": self.wording.table(template),
            "root": root_of(path),
            "path": path,
            "twins": self._twins(key),
            "title": title,
            "description": unbound(content.description),
            "address": self.site.address,
            "card": self._card(key),
        }
        return SitePage(
            path=path,
            template=template,
            title=title,
            values=self.chrome | common | dict(content.values),
            needs=tuple(content.needs),
            audits=tuple(content.audits),
            pictures=tuple(picture for picture in content.pictures if picture),
        )

    def _twins(self, key: Key) -> list[Twin]:
        languages = self.project.languages
        return [
            Twin(
                lang=code,
                name=languages[code].own,
                here=self.wording.named("edition", code, called((code,), self.locale)),
                href=at[key],
            )
            for code, at in self.everywhere.items()
            if code != self.locale
        ]

    def _card(self, key: Key) -> Card | None:
        """The resource's own picture, or the one that the site names, or the first there is."""
        own = [o for o in self.offers if key[0] == "resource" and (o.kind, o.id) == key[1:]]
        named = [o for o in self.offers if f"{o.kind}/{o.id}" == self.site.card]
        for offer in (*own, *named, *self.offers):
            for sketch in offer.sketches:
                if sketch.format.id == CARD and sketch.edition.locales == (self.locale,):
                    return Card(href=f"files/{sketch.output}", alt=sketch.found.alt)
        return None

    def file(self, sketch: Sketch) -> FileShown:
        """A file to take away."""
        form = sketch.format
        still = sketch.resource.kind == "videos" and form.output in STILLS
        access = "still" if still else sketch.type.access
        sized = sketch.sheet.unit == "px" and form.output in PIXELS and sketch.height
        return FileShown(
            href=f"files/{sketch.output}",
            need=sketch.output,
            label=self.wording.named("format", self._format(sketch), form.id),
            language=self.name("edition", sketch.edition.id),
            lang=self.hreflang(sketch.edition.id),
            type=sketch.type.called,
            media=sketch.type.media_type,
            pixels=f"{sketch.sheet.width // 1000} × {sketch.height // 1000}" if sized else "",
            access=access,
            line=self.wording.named("access", access),
        )

    def _format(self, sketch: Sketch) -> str:
        """The name that a format has for a kind of resource, or by itself."""
        form, kind = sketch.format, sketch.resource.kind
        for name in (f"{kind}-{form.output}", f"{kind}-{form.id}"):
            if self.wording.has(word("format", name)):
                return name
        return form.id

    def audits(self, sketches: Iterable[Sketch]) -> tuple[Audit, ...]:
        """The checks of these artefacts, where there is one, with what they expect."""
        tags = tuple(language.tag for language in self.project.languages.values())
        return tuple(
            Audit(
                path=sketch.output,
                title=sketch.found.title,
                languages=sketch.edition.locales,
                tags=tags,
            )
            for sketch in sketches
            if sketch.format.output in CHECKED
        )


def language_sites(
    project: Project, site: Site, offers: Sequence[Offer], packs: Sequence[Sketch], draft: bool
) -> tuple[LanguageSite, ...]:
    """The site in every language of the campaign."""
    wordings = [Wording(project, site, locale, draft) for locale in project.spoken]
    everywhere = {
        wording.locale: addresses(project, site, offers, wording, bool(packs))
        for wording in wordings
    }
    return tuple(
        LanguageSite(
            project=project,
            site=site,
            offers=tuple(offers),
            packs=tuple(packs),
            wording=wording,
            everywhere=everywhere,
        )
        for wording in wordings
    )
