"""The lines that the toolkit prints by itself, whatever the campaign: which strings they are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """What a campaign says of itself, by what it is for; "" where it says nothing of the kind.

    Content paths: `status` says who is behind the campaign, `status_short` says it where there is
    little room, `licence` under which terms its words stand (in the metadata of files), `danger`
    whom to call at once, `contact` whose name follows, `questions` is the entry for the end of a
    talk (title and do). Names of facts: `slogan` is printed word by word, `web` is an address,
    `licence_page` that of the licence, `hashtag` ends a post.
    """

    status: str = ""
    status_short: str = ""
    licence: str = ""
    danger: str = ""
    contact: str = ""
    questions: str = ""
    slogan: str = ""
    web: str = ""
    licence_page: str = ""
    hashtag: str = ""


NO_LINES = Lines()
