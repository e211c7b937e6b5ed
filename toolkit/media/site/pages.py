"""What each page says: plain data for its template.

Sizes and digests of files are filled in when the page is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from toolkit.i18n.words import unbound
from toolkit.media.site.addresses import HOME, Key, addresses, root_of
from toolkit.media.site.model import Site
from toolkit.media.site.offers import Offer, blocks
from toolkit.media.site.pictures import PREVIEW, TILE, Picture, picture
from toolkit.media.site.voice import Voice
from toolkit.model.campaign import Project
from toolkit.plan.sketch import Sketch

CHECKED = ("screen", "slides")  # outputs that a check looks into
SHARED = ("site/nav/skip", "site/nav/home")


@dataclass
class Page:
    """One page: its address below site/, its template, what it says, and the artefacts whose sizes
    it prints.
    """

    path: str
    template: str
    title: str
    data: dict[str, Any]
    needs: list[str] = field(default_factory=list)
    checked: dict[str, dict[str, Any]] = field(default_factory=dict)


class Writer:
    """Writes all pages of one language."""

    def __init__(
        self,
        project: Project,
        site: Site,
        found: Sequence[Offer],
        packs: Sequence[Sketch],
        voice: Voice,
    ) -> None:
        self.project, self.site, self.offers, self.packs, self.voice = (
            project,
            site,
            found,
            packs,
            voice,
        )
        self.locale = voice.locale
        self.at = addresses(project, site, found, voice, bool(packs))
        self.others: list[Writer] = []
        self.audiences = [
            name for name in site.audiences if any(name in offer.audiences(site) for offer in found)
        ]
        self.types = [
            name for name in site.types if any(name in offer.types(site) for offer in found)
        ]
        self.tiles: dict[int, dict[str, Any]] = {}
        self.tables: dict[str, dict[str, dict[str, str]]] = {}

    @cached_property
    def chrome(self) -> dict[str, Any]:
        """What stands on every page."""
        say = self.voice.say
        return {
            "lang": self.locale,
            "region": self.project.languages[self.locale].tag.replace("-", "_"),
            "slogan": self.voice.slogan(),
            "danger": say("campaign/line/danger"),
            "status": say("campaign/line/status"),
            "home": self.at[HOME],
            "pages": {
                name: {"title": say(f"site/{name}/title"), "href": self.at["page", name]}
                for name in (*(("packs",) if self.packs else ()), *self.site.pages)
            },
        }

    def page(
        self,
        key: Key,
        template: str,
        title: str,
        description: str,
        data: Mapping[str, Any],
        needs: Iterable[str] = (),
    ) -> Page:
        """A page with all that every page has: the words of its template, its twins in the other
        languages.
        """
        path = self.at[key]
        table = self.tables.get(template) or self.tables.setdefault(
            template, self.voice.table(self.site.templates[template].words)
        )
        twins = [
            {
                "lang": writer.locale,
                "name": self.project.languages[writer.locale].own,
                "here": self.voice.named(
                    "edition", writer.locale, self.project.languages[writer.locale].own
                ),
                "href": writer.at[key],
            }
            for writer in self.others
        ]
        whole = (
            self.chrome
            | {
                "t": table,
                "root": root_of(path),
                "path": path,
                "twins": twins,
                "title": unbound(title),
                "description": unbound(description),
                "address": self.site.address,
                "card": self._card(key),
            }
            | dict(data)
        )
        return Page(path, template, unbound(title), whole, list(needs))

    def _card(self, key: Key) -> dict[str, str] | None:
        """The picture that other sites show when somebody shares the page: the resource's own, or
        the slogan's.
        """
        own = [
            offer
            for offer in self.offers
            if key[0] == "resource" and (offer.kind, offer.id) == key[1:]
        ]
        for offer in (*own, *(offer for offer in self.offers if offer.id == "slogan")):
            for sketch in offer.sketches:
                if sketch.format.id == "1200x630" and sketch.edition.locales == (self.locale,):
                    return {"href": f"files/{sketch.output}", "alt": sketch.found.alt}
        return None

    # listings

    def listings(self) -> Iterator[Page]:
        """The home page, and a page for each kind in each language, each audience and each type of
        file.
        """
        kinds = list(dict.fromkeys(offer.kind for offer in self.offers))
        for kind in ("", *kinds):
            for edition in ("", *self.project.editions):
                yield self._listing(
                    ("list", kind, edition),
                    {"kind": kind, "edition": edition},
                    [
                        o
                        for o in self.offers
                        if kind in ("", o.kind) and (not edition or edition in o.editions)
                    ],
                )
        for name in self.audiences:
            yield self._listing(
                ("for", name),
                {"for": name},
                [o for o in self.offers if name in o.audiences(self.site)],
            )
        for name in self.types:
            yield self._listing(
                ("type", name),
                {"type": name},
                [o for o in self.offers if name in o.types(self.site)],
            )

    def _listing(self, key: Key, chosen: dict[str, str], shown: Sequence[Offer]) -> Page:
        words = [self._name(dim, name) for dim, name in chosen.items() if name]
        title = (
            ", ".join(words)
            if words
            else " ".join(f"{word}." for word in self.voice.slogan())
            or self.voice.say("site/home/title")
        )
        rows = self._filters(chosen)
        whole = key == HOME
        data = {
            "whole": whole,
            "heading": "" if whole else title,
            "filters": rows,
            "tiles": [
                self.tiles.get(id(offer)) or self.tiles.setdefault(id(offer), self._tile(offer))
                for offer in shown
            ],
            "chosen": chosen,
            "search": f"{self.locale}/search.js",
        }
        button = self.everything() if whole else None
        return self.page(
            key,
            "listing.html",
            title,
            self.voice.say("site/home/lead"),
            data | {"everything": button},
            [button["need"]] if button else (),
        )

    def _name(self, dim: str, name: str) -> str:
        return unbound(
            self.voice.named(
                {"kind": "kind", "edition": "edition", "for": "audience", "type": "type"}[dim], name
            )
        )

    def _filters(self, chosen: Mapping[str, str]) -> list[dict[str, Any]]:
        """The rows of words.

        A link keeps the kind and the language; audiences and types of files stand alone without a
        script.
        """
        kind, edition = chosen.get("kind", ""), chosen.get("edition", "")
        kinds = list(dict.fromkeys(offer.kind for offer in self.offers))
        rows: list[tuple[str, str, Iterable[tuple[str, Key]]]] = [
            ("kind", "circle", ((name, ("list", name, edition)) for name in ("", *kinds))),
            (
                "edition",
                "square",
                ((name, ("list", kind, name)) for name in ("", *self.project.editions)),
            ),
            (
                "for",
                "quarter",
                ((name, ("for", name) if name else HOME) for name in ("", *self.audiences)),
            ),
            (
                "type",
                "circle",
                ((name, ("type", name) if name else HOME) for name in ("", *self.types)),
            ),
        ]
        return [
            {
                "dim": dim,
                "stop": stop,
                "label": self.voice.say(f"site/filter/{dim}"),
                "links": [
                    {
                        "value": name,
                        "text": (
                            self._name(dim, name)
                            if name
                            else self.voice.say(f"site/filter/any_{dim}")
                        ),
                        "href": self.at[key],
                        "chosen": chosen.get(dim, "") == name,
                    }
                    for name, key in links
                ],
            }
            for dim, stop, links in rows
            if dim not in ("for", "type") or (self.audiences if dim == "for" else self.types)
        ]

    def _tile(self, offer: Offer) -> dict[str, Any]:
        href = self.at["resource", offer.kind, offer.id]
        shown = next(
            (p for edition in self._mine(offer) if (p := picture(self.site, offer, edition, TILE))),
            None,
        )
        title = unbound(offer.called(self.locale))
        return {
            "id": f"{offer.kind}/{offer.id}", "href": href, "title": title, "slogan": title == " ".join(f"{word}." for word in self.voice.slogan()), "kind": self.voice.named("one", offer.kind), "picture": _shown(shown),
            "links": [{"text": self._name("edition", edition), "edition": edition, "lang": _hreflang(self.project, edition)} for edition in offer.editions],
            "data": {"kind": offer.kind, "edition": " ".join(offer.editions), "for": " ".join(offer.audiences(self.site)), "type": " ".join(offer.types(self.site))},
        }  # fmt: skip

    def _mine(self, offer: Offer) -> list[str]:
        """The editions of a resource, those in this language alone first."""
        return sorted(
            offer.editions,
            key=lambda edition: (
                self.project.editions[edition].locales != (self.locale,),
                self.locale not in self.project.editions[edition].locales,
            ),
        )

    # resources

    def resources(self) -> Iterator[Page]:
        """A page for each resource."""
        for offer in self.offers:
            title = offer.called(self.locale)
            sections = [self._edition(offer, edition) for edition in offer.editions]
            data = {
                "kind": {
                    "name": self._name("kind", offer.kind),
                    "one": self.voice.named("one", offer.kind),
                    "id": offer.kind,
                    "href": self.at["list", offer.kind, ""],
                },
                "sections": sections,
                "alt": offer.alt(self.locale),
                "blocks": blocks(offer, self.locale),
                "packs": [
                    {"title": self._name("for", name), "href": f"{self.at['page', 'packs']}#{name}"}
                    for name in offer.packs
                ],
                "slogan_title": (
                    unbound(title) == " ".join(f"{word}." for word in self.voice.slogan())
                ),
            }
            made = self.page(
                ("resource", offer.kind, offer.id),
                "resource.html",
                title,
                offer.alt(self.locale),
                data,
                [sketch.output for sketch in offer.sketches],
            )
            made.checked = _checked(offer.sketches)
            yield made

    def _edition(self, offer: Offer, edition: str) -> dict[str, Any]:
        shown = picture(self.site, offer, edition, PREVIEW)
        files = [self.file(sketch) for sketch in offer.sketches if sketch.edition.id == edition]
        groups: dict[str, list[dict[str, Any]]] = {}
        for file in files:
            groups.setdefault(file["access"], []).append(file)
        alt = next(sketch.found.alt for sketch in offer.sketches if sketch.edition.id == edition)
        locales = self.project.editions[edition].locales
        return {
            "id": edition,
            "name": self._name("edition", edition),
            "lang": locales[0] if len(locales) == 1 else "",
            "picture": _shown(shown),
            "film": self._film(offer, edition),
            "alt": alt,
            "whole": f"files/{shown.source.output}" if shown else "",
            "groups": [
                groups[access] for access in sorted(groups, key=lambda access: access == "still")
            ],
        }

    def _film(self, offer: Offer, edition: str) -> dict[str, Any] | None:
        """The widest film of an edition, with captions in its own language first."""
        films = [
            sketch
            for sketch in offer.sketches
            if sketch.edition.id == edition and sketch.format.output == "mp4"
        ]
        if not films:
            return None
        film = max(films, key=lambda sketch: sketch.sheet.width)
        captions = sorted(
            (s for s in offer.sketches if s.format.id == "captions-vtt"),
            key=lambda s: s.edition.id != edition,
        )
        tracks = [
            {
                "need": s.output,
                "lang": s.edition.locales[0],
                "name": self.project.languages[s.edition.locales[0]].own,
            }
            for s in captions
        ]
        return {
            "href": f"files/{film.output}",
            "width": film.sheet.width // 1000,
            "height": film.height // 1000,
            "tracks": tracks,
            "title": unbound(film.found.title),
            "lang": film.edition.locales[0],
        }

    def file(self, sketch: Sketch) -> dict[str, Any]:
        """A file to take away. `access` names the line that says how accessible it is."""
        form, kind = sketch.format, sketch.resource.kind
        own = next(
            (
                name
                for name in (f"{kind}-{form.output}", f"{kind}-{form.id}")
                if self.voice.has(f"site/format/{name}")
            ),
            form.id,
        )
        label = self.voice.named("format", own, form.id)
        pixels = (
            f"{sketch.sheet.width // 1000} × {sketch.height // 1000}"
            if sketch.sheet.unit == "px"
            and form.output in ("png", "jpeg", "webp", "mp4")
            and sketch.height
            else ""
        )
        access = (
            sketch.type.access
            if kind != "videos" or form.output not in ("png", "jpeg", "webp")
            else "still"
        )
        return {
            "href": f"files/{sketch.output}",
            "need": sketch.output,
            "label": label,
            "language": self._name("edition", sketch.edition.id),
            "lang": _hreflang(self.project, sketch.edition.id),
            "type": sketch.type.called,
            "media": sketch.type.media_type,
            "pixels": pixels,
            "access": access,
            "line": self.voice.say(f"site/access/{access}"),
        }

    # packs

    def pack_pages(self) -> Iterator[Page]:
        """The page of all packs, where there are any."""
        if not self.packs:
            return
        names = dict.fromkeys(sketch.resource.id for sketch in self.packs)
        shown = [
            self._pack(name, [sketch for sketch in self.packs if sketch.resource.id == name])
            for name in names
        ]
        yield self.page(
            ("page", "packs"),
            "packs.html",
            self.voice.say("site/packs/title"),
            self.voice.say("site/packs/lead"),
            {"packs": shown},
            [sketch.output for sketch in self.packs],
        )

    def _pack(self, name: str, editions: Sequence[Sketch]) -> dict[str, Any]:
        """A pack with its archives, and a few pictures of what is in it."""
        described = editions[0].resource.describe
        held = [offer for offer in self.offers if name in offer.packs]
        pictures = [
            _shown(p)
            for offer in held
            if (
                p := next(
                    (
                        p
                        for edition in self._mine(offer)
                        if (p := picture(self.site, offer, edition, TILE))
                    ),
                    None,
                )
            )
        ]
        slogan = " ".join(f"{word}." for word in self.voice.slogan())
        return {
            "id": name,
            "title": unbound(self.voice.say(f"{described}/title")).removeprefix(slogan).strip(),
            "about": unbound(self.voice.say(f"{described}/about")),
            "pictures": pictures[:5],
            "files": [self.file(sketch) | {"count": len(sketch.needs)} for sketch in editions],
        }

    def everything(self) -> dict[str, Any] | None:
        """The pack with every file in every language, for the first button."""
        whole = [sketch for sketch in self.packs if sketch.resource.id == "everything"]
        return (
            self.file(max(whole, key=lambda sketch: len(sketch.edition.locales))) if whole else None
        )

    # pages of words

    def plain(self) -> Iterator[Page]:
        """Pages of words alone: print tips, the licence and so on."""
        for name in self.site.pages:
            made = self.page(
                ("page", name),
                f"{name}.html",
                self.voice.say(f"site/{name}/title"),
                self.voice.say(f"site/{name}/title"),
                {"name": name},
            )
            if name == "accessibility":
                made.checked = _checked(
                    sketch for offer in self.offers for sketch in offer.sketches
                )
                made.data |= {
                    "counted": {
                        kind: sum(
                            sketch.format.output == kind
                            for offer in self.offers
                            for sketch in offer.sketches
                        )
                        for kind in CHECKED
                    },
                    "date": self.project.date,
                }
            yield made

    def search(self) -> dict[str, str]:
        """The words by which each resource is found, each once: its titles in all languages, and
        all that it says in this one.
        """
        index = {}
        for offer in self.offers:
            texts = [
                offer.alt(self.locale),
                self._name("kind", offer.kind),
                self.voice.named("one", offer.kind),
                *(offer.called(code) for code in self.project.languages),
            ]
            texts += [text for block in blocks(offer, self.locale) for text in _all(block)]
            index[f"{offer.kind}/{offer.id}"] = " ".join(
                dict.fromkeys(unbound(" ".join(texts)).lower().split())
            )
        return index


def _checked(sketches: Iterable[Sketch]) -> dict[str, dict[str, Any]]:
    """The artefacts that a check looks into, with what it expects of each."""
    return {
        sketch.output: {"languages": list(sketch.edition.locales), "title": sketch.found.title}
        for sketch in sketches
        if sketch.format.output in CHECKED
    }


def _all(block: dict[str, Any]) -> list[str]:
    return [
        *block.get("list", ()),
        *block.get("notes", ()),
        *(text for item in block.get("items", ()) for text in item),
        block.get("p", ""),
        block.get("heading", ""),
    ]


def _shown(shown: Picture | None) -> dict[str, Any] | None:
    return (
        {
            "src": shown.path.removeprefix("site/"),
            "larger": shown.larger.removeprefix("site/"),
            "width": shown.width,
            "height": shown.height,
        }
        if shown
        else None
    )


def _hreflang(project: Project, edition: str) -> str:
    """A link leads to one language, or to several (mul, in BCP 47)."""
    locales = project.editions[edition].locales
    return locales[0] if len(locales) == 1 else "mul"
