"""Posts for each platform, a calendar of them, and the alt text of every picture, as files that
people copy from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from toolkit.i18n.lengths import length
from toolkit.i18n.placeholders import fill
from toolkit.i18n.words import unbound
from toolkit.media.posts.model import Platform, Posting
from toolkit.model.campaign import Edition, Format, Project, Resource, Sheet
from toolkit.model.digest import canonical
from toolkit.model.job import Job
from toolkit.model.problem import Problem, Span
from toolkit.plan.sketch import Sketch
from toolkit.plan.words import Gathered, Speaker

SHEET = Sheet("file", "px", 0, 0, 0, 0)
WORDS = "packs"  # content/packs.toml describes the files
FILES = (
    ("social-posts", "csv"),
    ("social-posts", "txt"),
    ("posting-calendar", "ics"),
    ("alt-texts", "csv"),
)
PICTURES = ("png", "jpeg", "svg")
RISKY = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet takes a cell that begins so for a formula
Cards = Mapping[tuple[str, tuple[str, ...], str], Sketch]  # (item, languages, format) → its card
Said = dict[tuple[str, str], dict[str, str]]  # (post, language) → its parts


def post_sketches(
    project: Project, made: Sequence[Sketch], made_by: str, draft: bool = False
) -> tuple[Sketch, ...]:
    """The files in every edition.

    `made` are the artefacts of which cards go with posts and whose alt texts are listed.
    """
    posting = project.posting
    if posting is None:
        return ()
    cards = {
        (sketch.resource.item, sketch.edition.locales, sketch.format.id): sketch
        for sketch in made
        if sketch.resource.item
    }
    pictures = [sketch for sketch in made if sketch.listed and sketch.format.output in PICTURES]
    return tuple(
        sketch
        for edition in project.editions.values()
        for sketch in _edition(project, posting, edition, cards, pictures, made_by, draft)
    )


def _edition(
    project: Project,
    posting: Posting,
    edition: Edition,
    cards: Cards,
    pictures: Sequence[Sketch],
    made_by: str,
    draft: bool,
) -> list[Sketch]:
    found = Gathered()
    parts: Said = {}
    speakers = {locale: Speaker(project, locale, draft, found) for locale in edition.locales}
    for locale, speaker in speakers.items():
        parts |= {(post, locale): _parts(speaker, post) for post in project.lists["posts"]}
        found.words[locale] = {
            f"{post}/{part}": {"id": f"{post}/{part}", "text": text}
            for (post, code), said in parts.items()
            if code == locale
            for part, text in said.items()
        }
    rows = [
        row
        for post in project.lists["posts"]
        for platform in posting.platforms
        for row in _rows(project, posting, platform, post, edition, parts, cards, found, draft)
    ]
    alts = _alts(edition, pictures)
    days = [
        _day(project, number, slot.post, slot.day, parts, speakers)
        for number, slot in enumerate(posting.slots, 1)
    ]
    said: dict[str, dict[str, Any]] = {
        "social-posts": {"rows": rows},
        "posting-calendar": {"days": days, "id": project.id},
        "alt-texts": {"alts": alts},
    }
    return [
        _sketch(project, edition, name, ending, said[name], found, speakers, made_by, draft)
        for name, ending in FILES
    ]


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


def _rows(
    project: Project,
    posting: Posting,
    platform: Platform,
    post: str,
    edition: Edition,
    parts: Said,
    cards: Cards,
    found: Gathered,
    draft: bool,
) -> list[dict[str, Any]]:
    """A post for one platform in each language, and in both together where there is room; its
    problems go to `found`.
    """
    rows = []
    for locale in edition.locales:
        text = fill(platform.text, parts[post, locale])
        card = cards.get((post, (locale,), platform.picture))
        rows.append(_row(project, posting, platform, post, (locale,), text, [card] if card else []))
        if not draft:
            found.problems += _problems(project, platform, post, locale, text, card, found.places)
    if platform.both and len(edition.locales) > 1:
        text = "\n\n".join(row["text"] for row in rows)
        both = [
            card
            for locale in edition.locales
            if (card := cards.get((post, (locale,), platform.picture)))
        ]
        if length(text, platform.count, platform.link) <= platform.limit:
            rows.append(_row(project, posting, platform, post, edition.locales, text, both))
    return rows


def _row(
    project: Project,
    posting: Posting,
    platform: Platform,
    post: str,
    locales: tuple[str, ...],
    text: str,
    cards: Sequence[Sketch],
) -> dict[str, Any]:
    day = next((slot.day for slot in posting.slots if slot.post == post), None)
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
    project: Project,
    platform: Platform,
    post: str,
    locale: str,
    text: str,
    card: Sketch | None,
    places: Mapping[str, Span],
) -> list[Problem]:
    language = project.languages[locale].name
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
    project: Project, number: int, post: str, day: int, parts: Said, speakers: Mapping[str, Speaker]
) -> dict[str, Any]:
    """An entry of the calendar in every language."""
    said = {}
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
    project: Project,
    edition: Edition,
    name: str,
    ending: str,
    said: dict[str, Any],
    found: Gathered,
    speakers: Mapping[str, Speaker],
    made_by: str,
    draft: bool,
) -> Sketch:
    own = Gathered(
        found.words,
        "",
        "",
        found.places,
        found.problems if name == "social-posts" else [],
        found.unreviewed,
        found.unverified,
    )
    own.title = " / ".join(
        unbound(speaker.string(f"{WORDS}/{name}/title")["text"]) for speaker in speakers.values()
    )
    own.alt = " ".join(
        unbound(speaker.string(f"{WORDS}/{name}/alt")["text"]) for speaker in speakers.values()
    )
    data = said | {
        "name": f"posts/{name} ({edition.id})",
        "as": f"{name}.{ending}",
        "title": own.title,
        "alt": own.alt,
        "date": project.date,
        "locales": list(edition.locales),
        "tags": {code: project.languages[code].tag for code in edition.locales},
        "names": {code: project.languages[code].name for code in project.languages},
        "words": found.words,
        "draft": draft,
    }
    resource = Resource(
        name,
        "posts",
        "",
        f"{WORDS}/{name}",
        (ending,),
        tuple(project.editions),
        {},
        f"posts/{name}",
        "",
        1,
        Span(f"assets/content/{WORDS}.toml"),
    )
    job = Job(
        f"posts/{name}/{name}.{edition.id}.{ending}", "posts", canonical(data), (), (), made_by
    )
    return Sketch(resource, edition, Format(ending, "file", ending), SHEET, 0, own, data, job, job)
