"""Articles: texts that a campaign sends, and the picture that goes with each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.model.problem import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text, as content paths.

    `body` holds paragraphs, and points where several paths stand together. `most` is how many words
    it may have in any language. `ground` and `ink` (#rrggbb) are the colours of its heading.
    `picture` names a resource (cards/slogan) and `format` one of its formats; both may be empty.
    """

    id: str
    title: str
    alt: str
    editions: tuple[str, ...]
    heading: str
    body: tuple[str | tuple[str, ...], ...]
    link: str
    address: str
    status: str
    most: int
    ground: str
    ink: str
    picture: str
    format: str
    where: Span
    spans: Mapping[str, Span] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Articles:
    """All articles of the campaign."""

    articles: tuple[Article, ...]
