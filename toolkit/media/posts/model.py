"""Posts: what platforms take, and when a post is due."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.model.problem import Span


@dataclass(frozen=True, slots=True)
class Platform:
    """What one platform takes.

    `count` says how it counts characters (i18n.lengths), `link` what a link counts (0: as it is
    written), `alt` characters of an alt text, `picture` the format of the card and `bytes` how
    large it may be. `both`: there is room for both languages in one post. `text` puts a post
    together: {headline} {body} {slogan} {link} {hashtag}.
    """

    id: str
    name: str
    limit: int
    count: str
    link: int
    alt: int
    picture: str
    bytes: int
    both: bool
    text: str
    where: Span


@dataclass(frozen=True, slots=True)
class Slot:
    """A post (its content path) and the day when it is due, counted from the campaign's date."""

    post: str
    day: int
    where: Span


@dataclass(frozen=True, slots=True)
class Posting:
    """All platforms, and the calendar."""

    platforms: tuple[Platform, ...]
    slots: tuple[Slot, ...]
