"""Posts: what platforms take, and when a post is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from toolkit.model.fact import Expiry
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
    """A post (its content path), the day when it is `due` (ISO 8601), and for how many days.

    `uid` names it in calendars that people have, wherever it stands; `revision` counts its changes.
    """

    post: str
    uid: str
    due: str
    days: int
    revision: int
    where: Span

    @property
    def said(self) -> str:
        """When it is due, as tables say it: 2027-03-31, or 2027-W05 for a whole week."""
        year, week, _ = date.fromisoformat(self.due).isocalendar()
        return self.due if self.days == 1 else f"{year}-W{week:02}"


@dataclass(frozen=True, slots=True)
class Posting:
    """All platforms, and the calendar."""

    platforms: tuple[Platform, ...]
    slots: tuple[Slot, ...]

    @property
    def expiries(self) -> tuple[Expiry, ...]:
        """A calendar is for days to come: when its first is past, somebody should know."""
        first = min(self.slots, key=lambda slot: slot.due)
        return (
            Expiry(
                "slot",
                first.due,
                first.where,
                f"the posting calendar begins on {first.due}, which is past",
                "give the campaign a later date, or its slots later days",
            ),
        )
