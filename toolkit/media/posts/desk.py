"""What the posts of one edition are written from, and the parts that make up a post."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.i18n.words import unbound
from toolkit.media.posts.model import Posting
from toolkit.model.address import link
from toolkit.model.campaign import Project
from toolkit.model.language import Edition
from toolkit.model.line import Line
from toolkit.model.page import Slot
from toolkit.plan.sketch import Sketch
from toolkit.plan.words import Gathered, Speaker

Cards = Mapping[tuple[str, tuple[str, ...], str], Sketch]  # (item, languages, format) → its card
Parts = Mapping[str, str]  # headline, body, slogan, status, link and hashtag, with plain spaces


@dataclass(frozen=True, slots=True)
class Desk:
    """One edition: a speaker for each of its languages, and each post's parts by (post, language).

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

    @property
    def posts(self) -> tuple[str, ...]:
        """The content paths of all posts, in order."""
        return self.project.lists["posts"]

    def slots(self) -> dict[str, dict[str, Slot]]:
        """The same strings as those of artworks stand in sketches: by language and content path."""
        return {code: {line.id: line for line in said} for code, said in self.words().items()}

    def words(self) -> dict[str, tuple[Line, ...]]:
        """The strings of all posts by language."""
        return {
            locale: tuple(
                Line(f"{post}/{part}", text)
                for post in self.posts
                for part, text in self.parts[post, locale].items()
                if text
            )
            for locale in self.speakers
        }


def desk(project: Project, posting: Posting, edition: Edition, cards: Cards, draft: bool) -> Desk:
    """Everything at hand for one edition."""
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
            for post in project.lists["posts"]
        },
        short={locale: _short(speaker) for locale, speaker in speakers.items()},
        draft=draft,
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
