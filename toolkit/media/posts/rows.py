"""Each post as each platform takes it, and what a platform would refuse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.engine.table import RISKY
from toolkit.i18n.lengths import length
from toolkit.i18n.placeholders import fill
from toolkit.media.posts.desk import Desk
from toolkit.media.posts.model import Platform
from toolkit.media.posts.payload import Row
from toolkit.model.problem import Problem
from toolkit.plan.sketch import Sketch
from toolkit.plan.words import Gathered

_GAP = re.compile(r"\n{3,}")


def rows(desk: Desk, found: Gathered) -> tuple[Row, ...]:
    """All posts for all platforms; what a platform would refuse is noted in `found`."""
    written = []
    for post in desk.posts:
        for platform in desk.posting.platforms:
            written += _rows(desk, platform, post)
            if not desk.draft:
                for locale in desk.edition.locales:
                    found.problems += _problems(desk, platform, post, locale)
                    found.problems += _card_problems(desk, platform, post, locale)
    return tuple(written)


def _rows(desk: Desk, platform: Platform, post: str) -> list[Row]:
    """A post for one platform in each language, and in both together where there is room."""
    locales = desk.edition.locales
    rows = [
        _row(desk, platform, post, (locale,), _text(desk, platform, post, locale))
        for locale in locales
    ]
    if platform.both and len(locales) > 1:
        text = "\n\n".join(row.text for row in rows)
        if length(text, platform.count, platform.link) <= platform.limit:
            rows.append(_row(desk, platform, post, locales, text))
    return rows


def _link(desk: Desk, platform: Platform, post: str, locale: str) -> str:
    """The address of the page; the short one where the platform has no room for that."""
    whole, short = desk.parts[post, locale]["link"], desk.short[locale]
    said = _with(desk, platform, post, locale, whole)
    return whole if length(said, platform.count, platform.link) <= platform.limit else short


def _text(desk: Desk, platform: Platform, post: str, locale: str) -> str:
    return _with(desk, platform, post, locale, _link(desk, platform, post, locale))


def _with(desk: Desk, platform: Platform, post: str, locale: str, address: str) -> str:
    """The post with an address. A part that the campaign does not have is left out, with the space
    beside it.
    """
    parts = {**desk.parts[post, locale], "link": address}
    said = fill(platform.text, parts)
    if all(parts.values()):
        return said
    lines = (" ".join(line.split()) for line in said.split("\n"))
    return _GAP.sub("\n\n", "\n".join(lines)).strip()


def _card(desk: Desk, platform: Platform, post: str, locale: str) -> Sketch | None:
    return desk.cards.get((post, (locale,), platform.picture))


def _row(desk: Desk, platform: Platform, post: str, locales: tuple[str, ...], text: str) -> Row:
    cards = [card for code in locales if (card := _card(desk, platform, post, code))]
    due = next((slot.said for slot in desk.posting.slots if slot.post == post), "")
    return Row(
        date=due,
        post=post.split("/")[1],
        platform=platform.name,
        languages=locales,
        text=text,
        links=tuple(filter(None, (_link(desk, platform, post, code) for code in locales))),
        pictures=tuple(card.output.rsplit("/", 1)[-1] for card in cards),
        alt=tuple(card.found.alt for card in cards),
        length=length(text, platform.count, platform.link),
        limit=platform.limit,
        audience=desk.project.items[post].audience,
    )


def _problems(desk: Desk, platform: Platform, post: str, locale: str) -> Iterator[Problem]:
    text = _text(desk, platform, post, locale)
    language, places = desk.project.languages[locale].name, desk.found.places
    where = places.get(f"{locale} {post}/body", platform.where)
    size = length(text, platform.count, platform.link)
    if size > platform.limit:
        yield Problem(
            "limit",
            f"the post '{post}' is too long for {platform.name} in {language}: {size}"
            f" characters; {platform.name} takes {platform.limit}",
            where,
            f"cut {size - platform.limit} characters of {post}/headline or {post}/body; the"
            f" limit is at {platform.where}",
        )
    if text.startswith(RISKY):
        yield Problem(
            "formula",
            f"the post '{post}' begins with '{text[0]}' in {language}: a spreadsheet takes that"
            " for a formula",
            places.get(f"{locale} {post}/headline", where),
            "begin with a word",
        )


def _card_problems(desk: Desk, platform: Platform, post: str, locale: str) -> Iterator[Problem]:
    card = _card(desk, platform, post, locale)
    language = desk.project.languages[locale].name
    if card is None:
        yield Problem(
            "alt",
            f"the post '{post}' has no card, and so no alt text, for {platform.name} in {language}",
            platform.where,
            f"make a card of it in the format {platform.picture}, or name another picture",
        )
        return
    resource, alt = card.resource, card.found.alt
    if not alt.strip() and not card.found.problems:
        yield Problem(
            "alt",
            f"the card of the post '{post}' has no alt text in {language}",
            resource.at("describe"),
            f"write {resource.describe}/alt",
        )
    elif len(alt) > platform.alt:
        yield Problem(
            "alt",
            f"the alt text of the card '{resource.id}' is too long for {platform.name} in"
            f" {language}: {len(alt)} characters; {platform.name} takes {platform.alt}",
            card.found.places.get(f"{locale} {resource.describe}/alt", platform.where),
            f"cut {len(alt) - platform.alt} characters",
        )
