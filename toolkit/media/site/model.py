"""The site that offers what was made: what is shown of each kind, how it can be filtered, and its
pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.model.problem import Span

WORDS = "site"  # the file of content/ with the words of the site itself
PACKS = "packs"  # the page of all packs, and its table of words


def word(table: str, key: str) -> str:
    """The content path of one of the site's own words."""
    return f"{WORDS}/{table}/{key}"


@dataclass(frozen=True, slots=True)
class SiteKind:
    """A kind of resource (posters, cards) that the site shows, and the formats that its previews
    are taken from, the best first.
    """

    id: str
    previews: tuple[str, ...]
    where: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class SiteTemplate:
    """A page's template.

    `files` are all that filling it reads, itself first; `words` the content paths that it prints.
    """

    path: str
    files: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """`kinds` in the order in which they are shown.

    `audiences` and `types` map a filter's name to what it lets through: patterns such as
    `posters/*` or the name of a pack (`@primary`), and media types. `pages` are the pages of words
    alone. `moved` says of addresses that once were pages where their pages stand today, both below
    site/. `address` is where the site will stand (https://…, without a stroke at its end), or
    empty; `contact` is where people write to whoever publishes it, an e-mail or web address, or
    empty. `card` is the resource (`cards/motto`) whose picture other sites show of pages that have
    none, `everything` the pack that the first button offers; "" where nobody says.
    """

    kinds: tuple[SiteKind, ...]
    audiences: Mapping[str, tuple[str, ...]]
    types: Mapping[str, tuple[str, ...]]
    pages: tuple[str, ...]
    templates: Mapping[str, SiteTemplate]
    address: str
    where: Span = field(compare=False)
    card: str = ""
    everything: str = ""
    contact: str = ""
    moved: Mapping[str, str] = field(default_factory=dict)
