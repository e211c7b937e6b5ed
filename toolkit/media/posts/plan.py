"""Posts for each platform, a calendar of them, and the alt text of every picture, as files that
people copy from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from toolkit.engine.payload import encode
from toolkit.media.posts.desk import STAFF, Desk, desks
from toolkit.media.posts.model import Posting, Slot
from toolkit.media.posts.payload import AltText, AltTexts, Calendar, Day, Entry, Posts
from toolkit.media.posts.rows import rows
from toolkit.model.block import Block, phrase
from toolkit.model.campaign import Format, Project, Resource, Sheet
from toolkit.model.filetype import CSV, ICS, TXT, FileType
from toolkit.model.job import Job
from toolkit.model.language import Edition
from toolkit.model.problem import Span
from toolkit.plan.setting import Setting
from toolkit.plan.sketch import Sketch
from toolkit.plan.words import Gathered, Speaker

SHEET = Sheet("file", "px", 0, 0, 0, 0)
WORDS = "packs"  # content/packs.toml describes the files
NEEDED = (
    *(
        f"{WORDS}/{name}/{part}"
        for name in ("social-posts", "staff-posts", "posting-calendar", "staff-calendar")
        for part in ("title", "alt")
    ),
    *(
        f"{WORDS}/{name}/{part}"
        for name in ("posting-calendar", "staff-calendar")
        for part in ("summary", "description")
    ),
    *(f"{WORDS}/alt-texts/{part}" for part in ("title", "alt")),
    *(f"{WORDS}/alt-texts/{part}" for part in ("file", "text")),
    *(f"posts/*/{part}" for part in ("headline", "body")),
)
PICTURES = ("png", "jpeg", "svg")
Told = Posts | Calendar | AltTexts
KINDS: dict[type[Told], str] = {Posts: "posts", Calendar: "calendar", AltTexts: "alt-texts"}


@dataclass(frozen=True, kw_only=True)
class AltSketch(Sketch):
    """The table of alt texts, each with the files that it is for."""

    heads: Mapping[str, tuple[str, str]]
    alts: tuple[AltText, ...]

    def blocks(self, locale: str) -> list[Block]:
        """A row for each picture: its files, and its alt text."""
        if locale not in self.heads:
            return []
        rows = [[phrase("\n".join(alt.files)), phrase(alt.alt)] for alt in self.alts]
        return [{"table": [[phrase(head) for head in self.heads[locale]], *rows]}]


@dataclass(frozen=True, slots=True)
class _File:
    """A file of one edition: its own words, and who says them."""

    found: Gathered
    speakers: Mapping[str, Speaker]


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
        at = tuple(desks(project, posting, edition, cards, setting.draft))
        for one in at:
            yield from _posts(one, setting)
        yield from (_calendar(one, setting) for one in at if _due(one))
        yield _alts(at[0], pictures, setting)


def _posts(desk: Desk, setting: Setting) -> Iterator[Sketch]:
    """The only files that say what a platform would refuse: once is enough."""
    name = "staff-posts" if desk.audience == STAFF else "social-posts"
    file = _file(desk, name)
    written = rows(desk, file.found)
    for type in (CSV, TXT):
        told = Posts(
            name=_name(desk, name),
            form=type.suffix,
            title=file.found.title,
            alt=file.found.alt,
            words=desk.words(),
            rows=written,
        )
        yield _sketch(desk, name, type, file.found, _job(desk, name, type, told, setting))


def _due(desk: Desk) -> list[Slot]:
    """The days of the calendar on which one of these posts is due."""
    return [slot for slot in desk.posting.slots if slot.post in desk.posts]


def _calendar(desk: Desk, setting: Setting) -> Sketch:
    project = desk.project
    name = "staff-calendar" if desk.audience == STAFF else "posting-calendar"
    file = _file(desk, name)
    told = Calendar(
        name=_name(desk, name),
        title=file.found.title,
        alt=file.found.alt,
        id=project.id,
        date=project.date,
        locales=desk.edition.locales,
        tags={code: project.languages[code].tag for code in desk.edition.locales},
        words=desk.words(),
        days=tuple(_day(desk, file, name, slot) for slot in _due(desk)),
    )
    return _sketch(desk, name, ICS, file.found, _job(desk, name, ICS, told, setting))


def _day(desk: Desk, file: _File, name: str, slot: Slot) -> Day:
    """A day of the calendar, with its entry in every language."""
    said = {}
    for locale, speaker in file.speakers.items():
        parts = desk.parts[slot.post, locale]
        speaker.values |= {"headline": parts["headline"]}
        described = speaker.plain(f"{WORDS}/{name}/description")
        told = (described, parts["headline"], parts["body"], parts["status"])
        said[locale] = Entry(
            summary=speaker.plain(f"{WORDS}/{name}/summary"),
            description="\n\n".join(filter(None, told)),
            link=parts["link"],
        )
    return Day(
        uid=slot.uid,
        date=slot.due,
        days=slot.days,
        revision=slot.revision,
        said=said,
    )


def _alts(desk: Desk, pictures: Sequence[Sketch], setting: Setting) -> Sketch:
    name = "alt-texts"
    file = _file(desk, name)
    told = AltTexts(
        name=_name(desk, name),
        title=file.found.title,
        alt=file.found.alt,
        alts=_each_once(desk.edition, pictures),
    )
    heads = {
        code: (speaker.plain(f"{WORDS}/{name}/file"), speaker.plain(f"{WORDS}/{name}/text"))
        for code, speaker in file.speakers.items()
    }
    made = _sketch(desk, name, CSV, file.found, _job(desk, name, CSV, told, setting))
    known = {part.name: getattr(made, part.name) for part in fields(made)}
    return AltSketch(**known, heads=heads, alts=told.alts)


def _each_once(edition: Edition, pictures: Iterable[Sketch]) -> tuple[AltText, ...]:
    """Each alt text once, in every language of the edition, in its order, with its files."""
    alts: dict[tuple[str, str, str, str], AltText] = {}
    for sketch in pictures:
        if set(edition.locales).issuperset(sketch.edition.locales):
            resource, found = sketch.resource, sketch.found
            key = (resource.kind, resource.id, sketch.edition.id, found.alt)
            known = alts.get(key) or AltText(
                kind=resource.kind,
                resource=resource.id,
                languages=sketch.edition.locales,
                title=found.title,
                alt=found.alt,
            )
            file = sketch.output.rpartition("/")[2]
            alts[key] = replace(known, files=(*known.files, file))
    return tuple(alts.values())


def _name(desk: Desk, name: str) -> str:
    return f"posts/{name} ({desk.edition.id})"


def _file(desk: Desk, name: str) -> _File:
    """One file, with its title and its alt text."""
    known = desk.found
    found = replace(known, places=dict(known.places), problems=list(known.problems))
    speakers = {code: Speaker(desk.project, code, desk.draft, found) for code in desk.speakers}
    found.title, found.alt = (
        between.join(speaker.plain(f"{WORDS}/{name}/{part}") for speaker in speakers.values())
        for part, between in (("title", " / "), ("alt", " "))
    )
    return _File(found, speakers)


def _job(desk: Desk, name: str, type: FileType, told: Told, setting: Setting) -> Job:
    kind = KINDS[told.__class__]
    return Job(
        output=f"posts/{name}/{name}.{desk.edition.id}.{type.suffix}",
        kind=kind,
        data=encode(told),
        inputs=(),
        needs=(),
        made_by=setting.made_by(kind),
    )


def _sketch(desk: Desk, name: str, type: FileType, found: Gathered, job: Job) -> Sketch:
    return Sketch(
        medium="posts",
        resource=_resource(desk, name, type),
        edition=desk.edition,
        format=Format(type.suffix, "file", type.output),
        type=type,
        sheet=SHEET,
        height=0,
        found=found,
        name=job.output,
        ready=job,
    )


def _resource(desk: Desk, name: str, type: FileType) -> Resource:
    own = Resource.of_its_own(
        "posts",
        name,
        describe=f"{WORDS}/{name}",
        formats=(type.suffix,),
        editions=tuple(desk.project.editions),
        where=Span(f"assets/content/{WORDS}.toml"),
    )
    return own if name == "alt-texts" else replace(own, audience=desk.audience)
