"""What style sheets and values of a logo's SVG may ask for: what Typst draws as browsers do.

A rule that it passes over in silence would be a colour that is wrong in print.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from PIL import ImageColor

from toolkit.engine.logos.decode import NotTaken

HINT = "export it with presentation attributes instead of CSS, or save it as PNG"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LOADED = re.compile(r"@(?:import|charset|namespace)\b[^;{}]*;?|@font-face\s*\{[^}]*\}", re.I)
_MEDIA = re.compile(r"@media\b[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.I)
_URL = re.compile(r"url\(\s*(['\"]?)(.*?)\1\s*\)", re.I)
_COMPUTED = re.compile(
    r"\b(var|env|calc|attr|color|color-mix|lab|lch|oklab|oklch|hwb|light-dark|image-set|min|max"
    r"|clamp)\(",
    re.I,
)
_SELECTED = re.compile(r"[~+]|:(?!first-child|hover|focus|active|root|link|visited)[\w:-]+")
_UNITS = re.compile(r"\btransform\s*:[^;]*?\d\s*(?:deg|rad|turn|grad|px|%|em)", re.I)
_COLOURED = {"fill", "stroke", "stop-color", "flood-color", "lighting-color", "color"}
_CUT = {"clip-path", "mask"}
_MOVED = {"vector-effect", "translate", "rotate", "scale", "offset-path", "transform-box", "d"}
_COLOUR = re.compile(
    r"none|inherit|currentcolor|transparent|context-(?:fill|stroke)|#[\da-f]{3,4}"
    r"|#[\da-f]{6}(?:[\da-f]{2})?|(?:rgb|hsl)a?\([\d.,%\s+-]*(?:deg)?[\d.,%\s+-]*\)",
    re.I,
)
_NAMES = set(ImageColor.colormap) - {"rebeccapurple"}  # Typst does not know this one


def plain(sheet: str) -> str:
    """A style sheet without comments, other sheets, typefaces, and rules for other media."""
    return _MEDIA.sub("", _LOADED.sub("", _COMMENT.sub("", sheet))).strip()


def refuse(sheet: str, line: int) -> None:
    """Raises NotTaken for a sheet that would be drawn otherwise than it is meant."""
    refuse_values("style", sheet, line)
    for rule in re.findall(r"([^{}]+)\{", sheet):
        if found := _SELECTED.search(rule):
            what = f"has a style for “{rule.strip()[:40]}”, and {found[0]} is not known here"
            raise NotTaken(what, HINT, line)
    if "@" in sheet:
        raise NotTaken(f"has a style sheet with {sheet[sheet.index('@') :][:20]}", HINT, line)


def refuse_values(name: str, value: str, line: int) -> None:
    """Raises NotTaken for a value that reaches for another file, or that has to be computed."""
    if name in ("id", "class", "d", "href"):
        return
    for _, target in _URL.findall(value):
        if not target.startswith("#"):
            raise NotTaken(f"takes in another file ({target[:60]})", HINT, line)
    if found := _COMPUTED.search(value):
        raise NotTaken(f"has values that are computed ({found[0]}…))", HINT, line)
    if name == "style" and _UNITS.search(value):
        raise NotTaken("turns or moves shapes by CSS", HINT, line)
    for key, said in _declared(name, value):
        if key in _COLOURED and not _known(said):
            raise NotTaken(f"has the colour “{said[:40]}”, which is not known here", HINT, line)
        if key in _CUT and said.lower() not in ("", "none", "inherit") and not _URL.match(said):
            raise NotTaken(f"cuts shapes by CSS ({key}: {said[:40]})", HINT, line)
        if name == "style" and key in _MOVED and said.lower() not in ("", "none"):
            raise NotTaken(f"has a style that is not known here ({key})", HINT, line)


def _declared(name: str, value: str) -> Iterator[tuple[str, str]]:
    """What a value says: an attribute one thing, a style several."""
    if name != "style":
        yield name, value.strip()
        return
    for part in re.split(r"[;{}]", value):
        key, _, said = part.partition(":")
        yield key.strip().lower(), re.sub(r"\s*!important\s*$", "", said.strip(), flags=re.I)


def _known(colour: str) -> bool:
    """Does Typst read the colour as browsers do? Whatever it does not know, it paints black."""
    rest = _URL.sub("", colour, count=1).strip() if _URL.match(colour) else colour
    return not rest or rest.lower() in _NAMES or bool(_COLOUR.fullmatch(rest))


def references(value: str) -> Iterator[str]:
    """The ids that a value points to."""
    return (target[1:] for _, target in _URL.findall(value) if target.startswith("#"))


def by_selector(sheets: Iterable[list[str]]) -> dict[str, list[str]]:
    """The ids that style sheets point to, by each element, .class and #id that their rules name."""
    found: dict[str, list[str]] = {}
    for sheet in sheets:
        for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", plain("".join(sheet))):
            for selector in re.findall(r"[.#]?[\w-]+", selectors):
                found.setdefault(selector, []).extend(references(body))
    return found
