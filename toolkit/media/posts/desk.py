"""What the posts of one edition are written from, and the parts that make up a post."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.i18n.words import unbound
from toolkit.media.posts.model import Posting
from toolkit.model.address import link
from toolkit.model.campaign import AUDIENCES, Project
from toolkit.model.language import Edition
from toolkit.model.line import Line
from toolkit.model.page import Slot
from toolkit.plan.sketch import Sketch
from toolkit.plan.words import Gathered, Speaker

Cards = Mapping[tuple[str, tuple[str, ...], str], Sketch]  # (item, languages, format) → its card
Parts = Mapping[str, str]  # headline, body, slogan, status, link and hashtag, with plain spaces
STAFF = AUDIENCES[1]


@dataclass(frozen=True, slots=True)
class Desk:
    """The posts of one edition for one audience (content paths, in order): a speaker for each of
    its languages, and each post's parts by (post, language).

    `short` is the address as it is printed, by language, for platforms without room for that of the
    page. What the speakers lack is noted in `found`.
    """

    project: Project
    posting: Posting
    edition: Edition
    cards: Cards
    found: Gathered
    speakers: Mapping[str, Speaker]
    parts: Mapping[tuple[str, str], Parts]
    short: Mapping[str, str]
    draft: bool
    posts: tuple[str, ...]
    audience: str

    def slots(self) -> dict[str, dict[str, Slot]]:
        """The same strings as those of artworks stand in sketches: by language and content path."""
        return {code: {line.id: line for line in said} for code, said in self.words().items()}

    def words(self) -> dict[str, tuple[Line, ...]]:
        """The strings of these posts by language."""
        return {
            locale: tuple(
                Line(f"{post}/{part}", text)
                for post in self.posts
                for part, text in self.parts[post, locale].items()
                if text
            )
            for locale in self.speakers
        }


def desks(
    project: Project, posting: Posting, edition: Edition, cards: Cards, draft: bool
) -> Iterator[Desk]:
    """One for each audience that posts speak to: what is for staff lies in files of its own."""
    staff = tuple(path for path in project.lists["posts"] if project.items[path].audience == STAFF)
    others = tuple(path for path in project.lists["posts"] if path not in staff)
    known = {project.items[path].audience for path in others}
    for posts, audience in ((others, known.pop() if len(known) == 1 else ""), (staff, STAFF)):
        if posts:
            yield _desk(project, posting, edition, cards, draft, posts, audience)


def _desk(
    project: Project,
    posting: Posting,
    edition: Edition,
    cards: Cards,
    draft: bool,
    posts: tuple[str, ...],
    audience: str,
) -> Desk:
    """Everything at hand for some posts of one edition."""
    found = Gathered()
    speakers = {locale: Speaker(project, locale, draft, found) for locale in edition.locales}
    made = Desk(
        project=project,
        posting=posting,
        edition=edition,
        cards=cards,
        found=found,
        speakers=speakers,
        parts={
            (post, locale): _parts(speaker, post)
            for locale, speaker in speakers.items()
            for post in posts
        },
        short={locale: _short(speaker) for locale, speaker in speakers.items()},
        draft=draft,
        posts=posts,
        audience=audience,
    )
    found.words = made.slots()
    return made


def _short(speaker: Speaker) -> str:
    web = speaker.project.lines.web
    return link(unbound(speaker.fact(web)["text"])) if web else ""


def _parts(speaker: Speaker, post: str) -> Parts:
    """What a campaign has no line for is empty."""
    lines = speaker.project.lines
    slogan = " ".join(f"{word}." for word in speaker.slogan())
    address = speaker.page(lines.web) if lines.web else ""
    hashtag = unbound(speaker.fact(lines.hashtag)["text"]) if lines.hashtag else ""
    status = lines.status_short or lines.status
    return {
        "headline": speaker.plain(f"{post}/headline"),
        "body": speaker.plain(f"{post}/body"),
        "slogan": slogan,
        "status": speaker.plain(status) if status else "",
        "link": address,
        "hashtag": hashtag,
    }
