"""Posts for each platform, a calendar of them, and the alt text of every picture, as files that
people copy from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from toolkit.engine.payload import encode
from toolkit.i18n.lengths import length
from toolkit.i18n.placeholders import fill
from toolkit.i18n.words import unbound
from toolkit.media.posts.model import Platform, Posting, Slot
from toolkit.model.campaign import Edition, Format, Project, Resource, Sheet
from toolkit.model.filetype import CSV, ICS, TXT, FileType
from toolkit.model.job import Job
from toolkit.model.problem import Problem, Span
from toolkit.plan.setting import Setting
from toolkit.plan.sketch import Sketch
from toolkit.plan.words import Gathered, Speaker

SHEET = Sheet("file", "px", 0, 0, 0, 0)
WORDS = "packs"  # content/packs.toml describes the files
FILES = (
    ("social-posts", CSV),
    ("social-posts", TXT),
    ("posting-calendar", ICS),
    ("alt-texts", CSV),
)
PICTURES = ("png", "jpeg", "svg")
RISKY = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet takes a cell that begins so for a formula
Cards = Mapping[tuple[str, tuple[str, ...], str], Sketch]  # (item, languages, format) → its card
Said = dict[tuple[str, str], dict[str, str]]  # (post, language) → its parts


@dataclass(frozen=True, slots=True)
class _Desk:
    """What all rows of one edition are written from."""

    project: Project
    posting: Posting
    edition: Edition
    cards: Cards
    parts: Said
    found: Gathered
    draft: bool


def sketches(project: Project, setting: Setting) -> Iterator[Sketch]:
    """The files in every edition: posts with their cards, the calendar, and all alt texts."""
    posting = project.part(Posting)
    if posting is None:
        return
    made = [sketch for sketch in setting.before if sketch.listed and sketch.shared]
    cards = {
        (sketch.resource.item, sketch.edition.locales, sketch.format.id): sketch
        for sketch in made
        if sketch.resource.item
    }
    pictures = [sketch for sketch in made if sketch.type.output in PICTURES]
    for edition in project.editions.values():
        desk = _Desk(project, posting, edition, cards, {}, Gathered(), setting.draft)
        yield from _edition(desk, pictures, setting)


def _edition(desk: _Desk, pictures: Sequence[Sketch], setting: Setting) -> Iterator[Sketch]:
    project, found, edition = desk.project, desk.found, desk.edition
    speakers = {locale: Speaker(project, locale, desk.draft, found) for locale in edition.locales}
    for locale, speaker in speakers.items():
        said = {post: _parts(speaker, post) for post in project.lists["posts"]}
        desk.parts.update({(post, locale): parts for post, parts in said.items()})
        found.words[locale] = {
            f"{post}/{part}": {"id": f"{post}/{part}", "text": text}
            for post, parts in said.items()
            for part, text in parts.items()
        }
    rows = [
        row
        for post in project.lists["posts"]
        for platform in desk.posting.platforms
        for row in _rows(desk, platform, post)
    ]
    days = [
        _day(project, number, slot, desk.parts, speakers)
        for number, slot in enumerate(desk.posting.slots, 1)
    ]
    said_in: dict[str, dict[str, Any]] = {
        "social-posts": {"rows": rows},
        "posting-calendar": {"days": days, "id": project.id},
        "alt-texts": {"alts": _alts(edition, pictures)},
    }
    for name, type in FILES:
        yield _sketch(desk, name, type, said_in[name], speakers, setting)


def _parts(speaker: Speaker, post: str) -> dict[str, str]:
    """What a post is put together from, in one language."""
    slogan = " ".join(f"{word['text']}." for word in speaker.fact("slogan"))
    said = {
        "headline": speaker.string(f"{post}/headline")["text"],
        "body": speaker.string(f"{post}/body")["text"],
        "slogan": slogan,
        "link": f"https://{speaker.fact('web')['text']}",
        "hashtag": speaker.fact("hashtag")["text"],
    }
    return {part: unbound(text) for part, text in said.items()}


def _rows(desk: _Desk, platform: Platform, post: str) -> list[dict[str, Any]]:
    """A post for one platform in each language, and in both together where there is room; its
    problems are noted.
    """
    locales = desk.edition.locales
    cards = {locale: desk.cards.get((post, (locale,), platform.picture)) for locale in locales}
    rows = []
    for locale in locales:
        text = fill(platform.text, desk.parts[post, locale])
        rows.append(_row(desk, platform, post, (locale,), text, [cards[locale]]))
        if not desk.draft:
            desk.found.problems += _problems(desk, platform, post, locale, text, cards[locale])
    if platform.both and len(locales) > 1:
        text = "\n\n".join(row["text"] for row in rows)
        if length(text, platform.count, platform.link) <= platform.limit:
            rows.append(_row(desk, platform, post, locales, text, list(cards.values())))
    return rows


def _row(
    desk: _Desk,
    platform: Platform,
    post: str,
    locales: tuple[str, ...],
    text: str,
    shown: Sequence[Sketch | None],
) -> dict[str, Any]:
    project = desk.project
    cards = [card for card in shown if card]
    day = next((slot.day for slot in desk.posting.slots if slot.post == post), None)
    return {
        "date": (
            str(date.fromisoformat(project.date) + timedelta(days=day)) if day is not None else ""
        ),
        "post": post.split("/")[1],
        "platform": platform.name,
        "languages": list(locales),
        "text": text,
        "links": [
            f"https://{unbound(str(project.facts['web'].values[locale]))}" for locale in locales
        ],
        "pictures": [card.output.rsplit("/", 1)[-1] for card in cards],
        "alt": [card.found.alt for card in cards],
        "length": length(text, platform.count, platform.link),
        "limit": platform.limit,
    }


def _problems(
    desk: _Desk, platform: Platform, post: str, locale: str, text: str, card: Sketch | None
) -> list[Problem]:
    language, places = desk.project.languages[locale].name, desk.found.places
    where = places.get(f"{locale} {post}/body", platform.where)
    problems = []
    size = length(text, platform.count, platform.link)
    if size > platform.limit:
        problems.append(
            Problem(
                "limit",
                f"the post '{post}' is too long for {platform.name} in {language}: {size}"
                f" characters; {platform.name} takes {platform.limit}",
                where,
                f"cut {size - platform.limit} characters of {post}/headline or {post}/body; the"
                f" limit is at {platform.where}",
            )
        )
    if text.startswith(RISKY):
        problems.append(
            Problem(
                "formula",
                f"the post '{post}' begins with '{text[0]}' in {language}: a spreadsheet takes that"
                " for a formula",
                places.get(f"{locale} {post}/headline", where),
                "begin with a word",
            )
        )
    if card is None:
        problems.append(
            Problem(
                "alt",
                f"the post '{post}' has no card, and so no alt text, for {platform.name} in"
                f" {language}",
                platform.where,
                f"make a card of it in the format {platform.picture}, or name another picture",
            )
        )
    elif not card.found.alt.strip() and not card.found.problems:
        problems.append(
            Problem(
                "alt",
                f"the card of the post '{post}' has no alt text in {language}",
                card.resource.at("describe"),
                f"write {card.resource.describe}/alt",
            )
        )
    elif len(card.found.alt) > platform.alt:
        problems.append(
            Problem(
                "alt",
                f"the alt text of the card '{card.resource.id}' is too long for {platform.name} in"
                f" {language}: {len(card.found.alt)} characters; {platform.name} takes"
                f" {platform.alt}",
                card.found.places.get(f"{locale} {card.resource.describe}/alt", platform.where),
                f"cut {len(card.found.alt) - platform.alt} characters",
            )
        )
    return problems


def _alts(edition: Edition, pictures: Iterable[Sketch]) -> list[dict[str, Any]]:
    """Each picture once, in every language of the edition; Welsh first."""
    rows: dict[tuple[str, str, str], dict[str, Any]] = {}
    for sketch in pictures:
        if set(edition.locales).issuperset(sketch.edition.locales):
            r = sketch.resource
            rows.setdefault(
                (r.kind, r.id, sketch.edition.id),
                {
                    "kind": r.kind,
                    "resource": r.id,
                    "languages": list(sketch.edition.locales),
                    "title": sketch.found.title,
                    "alt": sketch.found.alt,
                },
            )
    return list(rows.values())


def _day(
    project: Project, number: int, slot: Slot, parts: Said, speakers: Mapping[str, Speaker]
) -> dict[str, Any]:
    """An entry of the calendar in every language."""
    said = {}
    post, day = slot.post, slot.day
    for locale, speaker in speakers.items():
        speaker.values |= {"headline": parts[post, locale]["headline"]}
        said[locale] = {
            "summary": unbound(speaker.string(f"{WORDS}/posting-calendar/summary")["text"]),
            "description": "\n\n".join(
                (
                    unbound(speaker.string(f"{WORDS}/posting-calendar/description")["text"]),
                    parts[post, locale]["headline"],
                    parts[post, locale]["body"],
                )
            ),
            "link": parts[post, locale]["link"],
        }
    return {
        "uid": f"{number}-{post.split('/')[1]}",
        "date": str(date.fromisoformat(project.date) + timedelta(days=day)),
        "said": said,
    }


def _sketch(
    desk: _Desk,
    name: str,
    type: FileType,
    said: dict[str, Any],
    speakers: Mapping[str, Speaker],
    setting: Setting,
) -> Sketch:
    project, edition, found = desk.project, desk.edition, desk.found
    own = replace(found, problems=found.problems if name == "social-posts" else [])
    titles, alts = (
        [unbound(s.string(f"{WORDS}/{name}/{part}")["text"]) for s in speakers.values()]
        for part in ("title", "alt")
    )
    own.title, own.alt = " / ".join(titles), " ".join(alts)
    data = said | {
        "name": f"posts/{name} ({edition.id})",
        "as": f"{name}.{type.suffix}",
        "title": own.title,
        "alt": own.alt,
        "date": project.date,
        "locales": list(edition.locales),
        "tags": {code: project.languages[code].tag for code in edition.locales},
        "names": {code: project.languages[code].name for code in project.languages},
        "words": found.words,
        "draft": desk.draft,
    }
    output = f"posts/{name}/{name}.{edition.id}.{type.suffix}"
    return Sketch(
        medium="posts",
        resource=_resource(project, name, type),
        edition=edition,
        format=Format(type.suffix, "file", type.output),
        type=type,
        sheet=SHEET,
        height=0,
        found=own,
        name=output,
        ready=Job(output, "posts", encode(data), (), (), setting.made_by("posts")),
    )


def _resource(project: Project, name: str, type: FileType) -> Resource:
    return Resource(
        id=name,
        kind="posts",
        template="",
        describe=f"{WORDS}/{name}",
        formats=(type.suffix,),
        editions=tuple(project.editions),
        slots={},
        series=f"posts/{name}",
        item="",
        position=1,
        where=Span(f"assets/content/{WORDS}.toml"),
    )
