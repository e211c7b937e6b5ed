"""data/posting.toml: the platforms that posts are written for, and the calendar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from toolkit.i18n.lengths import COUNTS
from toolkit.i18n.placeholders import faults, names
from toolkit.media.posts.model import Platform, Posting
from toolkit.media.posts.read_slots import read_slots
from toolkit.model.campaign import Format, Item
from toolkit.model.problem import Problem
from toolkit.read.house import HOUSE
from toolkit.read.source import Source
from toolkit.read.suggest import suggest
from toolkit.read.table import Table
from toolkit.read.toml import Document

POSTING = "assets/data/posting.toml"
KNOWN = f"{HOUSE}/data/posting.toml"
KEYS = (
    "name",
    "limit",
    "count",
    "link",
    "alt",
    "picture",
    "bytes",
    "both",
    "text",
    "source",
    "checked",
    "until",
)
PARTS = ("headline", "body", "slogan", "status", "link", "hashtag")


def read_posts(source: Source) -> tuple[object, ...]:
    """The platforms and the calendar, where the campaign has any."""
    if not source.files.holds(POSTING):
        return ()
    project = source.project
    posting, problems = read_posting(
        source.toml(POSTING),
        source.toml(KNOWN),
        (project.items, project.formats),
        date.fromisoformat(project.date),
    )
    source.note(problems)
    return (posting,) if posting else ()


def read_posting(
    document: Document,
    known: Document,
    campaign: tuple[Mapping[str, Item], Mapping[str, Format]],
    begins: date,
) -> tuple[Posting | None, list[Problem]]:
    """Platforms and calendar; None where there is no such file, or it cannot be understood.

    `known` are the platforms that the house knows, in whose place come the campaign's own; days
    are counted from the date on which the campaign `begins`.
    """
    items, formats = campaign
    problems: list[Problem] = []
    if not document.values:
        return None, problems
    file = Table(document, problems)
    file.only(("platforms", "platform", "slot"), "posting", "posting.toml")
    platforms = tuple(
        _platform(name, table, formats) for name, table in _chosen(file, Table(known, problems))
    )
    posts = {path.split("/")[1] for path in items if path.startswith("posts/")}
    slots = tuple(read_slots(file, posts, begins))
    for key, found in (("platform", platforms), ("slot", slots)):
        if not found:
            file.refuse(
                "posting", f"posting.toml has no {key}s", "delete the file if there are no posts"
            )
    return (None if problems else Posting(platforms, slots)), problems


def _chosen(file: Table, known: Table) -> Iterator[tuple[str, Table]]:
    """The platforms that the campaign names (platforms = ["x"]); without names those that it
    describes itself, or all that the house knows.
    """
    own = dict(file.table("platform").tables())
    all_known = dict(known.table("platform").tables()) | own
    for name in file.texts("platforms") or own or all_known:
        if name in all_known:
            yield name, all_known[name]
        else:
            file.refuse(
                "posting",
                f"posts are wanted for '{name}', a platform that nobody describes",
                suggest(name, all_known),
                "platforms",
            )


def _platform(name: str, table: Table, formats: Mapping[str, Format]) -> Platform:
    table.only(KEYS, "posting", f"the platform '{name}'")
    count = table.text("count")
    if count not in COUNTS:
        table.refuse(
            "posting",
            f"the platform '{name}' counts in '{count}', which nobody knows",
            suggest(count, COUNTS),
            "count",
        )
    sizes = {key: _amount(name, table, key) for key in ("limit", "alt", "bytes")}
    both = table.values.get("both", False)
    if not isinstance(both, bool):
        table.refuse("posting", "'both' is not true or false", "both = true", "both")
    return Platform(
        id=name,
        name=table.words("name", name),
        limit=sizes["limit"],
        count=count,
        link=table.whole("link"),
        alt=sizes["alt"],
        picture=_picture(name, table, sizes["bytes"], formats),
        bytes=sizes["bytes"],
        both=both is True,
        text=_text(name, table),
        where=table.at(),
    )


def _amount(name: str, table: Table, key: str) -> int:
    value = table.whole(key)
    if not value:
        table.refuse(
            "posting",
            f"the platform '{name}' has no {key}",
            f"give {key} as a whole number",
            key,
        )
    return value


def _text(name: str, table: Table) -> str:
    """How a post is put together: every part of it known."""
    text = table.text("text")
    wrong = faults(text)
    wrong = wrong or [f"{{{part}}} is no part of a post" for part in sorted(names(text) - {*PARTS})]
    for fault in wrong:
        table.refuse(
            "posting",
            f"the text of the platform '{name}': {fault}",
            f"parts are {', '.join(PARTS)}",
            "text",
        )
    if not text.strip():
        table.refuse(
            "posting",
            f"the platform '{name}' has no text",
            'text = "{headline} {body} {link}"',
            "text",
        )
    return text


def _picture(name: str, table: Table, size: int, formats: Mapping[str, Format]) -> str:
    """The format of its card, which must be small enough for the platform."""
    picture = table.text("picture")
    if picture not in formats:
        table.refuse(
            "format",
            f"the platform '{name}' names the unknown format '{picture}'",
            suggest(picture, formats),
            "picture",
        )
        return picture
    most = formats[picture].max_bytes
    if size and (not most or most > size):
        has = f"may have {most:,}" if most else "has no limit"
        table.refuse(
            "bytes",
            f"{name} takes pictures of {size:,} bytes; the format {picture} {has}",
            "choose another picture, or lower max_bytes of the format in data/platforms.toml",
            "picture",
        )
    return picture
