"""How the pages look that the toolkit writes itself: index.html, the first page of a pack,
transcripts, the pages for translators.

The brand says it once, in its tokens. A campaign whose brand says nothing gets black on white, in
the reader's own typeface.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.model.colour import is_colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours (#rrggbb) by what they are for, so that no page knows the brand's own names.

    `ground` is the page and `ink` its words; the foot of a page turns the two round. `head` lies
    behind the title, with `head_ink` for its words and `child` for the child in the brand's
    picture; `quiet` marks words; `frame` lies behind pictures.
    """

    ground: str = "#ffffff"
    ink: str = "#000000"
    head: str = "#e8e8e8"
    head_ink: str = "#000000"
    child: str = "#000000"
    quiet: str = "#dcdcdc"
    frame: str = "#f2f2f2"


NEUTRAL = Palette()


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a page needs of the brand.

    `family` is its typeface, "" for the reader's own; `fonts` are font files by weight for pages
    that carry them, so that they look the same wherever they are copied.
    """

    family: str = ""
    palette: Palette = NEUTRAL
    fonts: Mapping[int, bytes] = field(default_factory=dict)


def palette(tokens: Mapping[str, object]) -> Palette:
    """The colours that `[page]` of the brand's tokens chooses: two of its fields, two of its
    colours.

    What it does not say, or says wrongly, is neutral; the reader of the tokens tells people of it.
    """
    colours, fields, page = (_table(tokens, name) for name in ("color", "field", "page"))
    ground, head = (_table(fields, page.get(name)) for name in ("ground", "head"))
    chosen = {
        "ground": page.get("ground"),
        "ink": ground.get("ink"),
        "head": page.get("head"),
        "head_ink": head.get("ink"),
        "child": head.get("child"),
        "quiet": page.get("quiet"),
        "frame": page.get("frame"),
    }
    found = {role: colours.get(name) for role, name in chosen.items() if isinstance(name, str)}
    return Palette(**{role: str(value) for role, value in found.items() if is_colour(value)})


def look(tokens: Mapping[str, object], fonts: Mapping[int, bytes] | None = None) -> Look:
    """The look that a brand's tokens describe."""
    family = _table(tokens, "font").get("family")
    return Look(
        family=family if isinstance(family, str) else "",
        palette=palette(tokens),
        fonts=fonts or {},
    )


def _table(tables: Mapping[str, object], name: object) -> Mapping[str, object]:
    found = tables.get(name) if isinstance(name, str) else None
    return found if isinstance(found, Mapping) else {}
