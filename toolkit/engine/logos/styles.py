"""What style sheets and values of a logo's SVG may ask for: what Typst draws as browsers do.

A rule that it passes over in silence would be a colour that is wrong in print.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from PIL import ImageColor

from toolkit.engine.logos.decode import NotTaken

GROUND = "draw its ground as a shape, or save it as PNG"
HINT = "export it with presentation attributes instead of CSS, or save it as PNG"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LOADED = re.compile(r"@(?:import|charset|namespace)\b[^;{}]*;?|@font-face\s*\{[^}]*\}", re.I)
_MEDIA = re.compile(r"@media\b([^{}]*)\{((?:[^{}]*\{[^{}]*\})*[^{}]*)\}", re.I)
_LIGHT = (
    r"(?:(?:only\s+)?(?:all|screen))?\s*(?:\band\b)?\s*"
    r"(?:\(\s*prefers-color-scheme\s*:\s*light\s*\))?"
)
_EVERYWHERE = re.compile(_LIGHT, re.I)
_FEATURE = r"(?:-ms-high-contrast|forced-colors|prefers-contrast|prefers-reduced-motion)[^()]*"
_ELSEWHERE = re.compile(
    rf"print|(?:(?:all|screen)\s+and\s+)?\(\s*(?:prefers-color-scheme\s*:\s*dark|{_FEATURE})\s*\)",
    re.I,
)
_URL = re.compile(r"url\(\s*(['\"]?)(.*?)\1\s*\)", re.I)
_COMPUTED = re.compile(
    r"\b(var|env|calc|attr|color|color-mix|lab|lch|oklab|oklch|hwb|light-dark|image-set|min|max"
    r"|clamp)\(",
    re.I,
)
_SELECTED = re.compile(r"[~+\\]|[*$^]=|\|(?!=)|,\s*$|:(?!hover|focus|active|link|visited)[\w:-]+")
_UNITS = re.compile(
    r"\btransform\s*:[^;]*?(?:\d\s*(?:deg|rad|turn|grad|px|%|em)|translate|rotate|skew|3d)", re.I
)
_COLOURED = {"fill", "stroke", "stop-color", "flood-color", "lighting-color", "color"}
_CUT = {"clip-path", "mask"}
_DRAWN = {
    *_COLOURED,
    *_CUT,
    "opacity",
    "fill-opacity",
    "fill-rule",
    "stroke-width",
    "stroke-opacity",
}
_DRAWN |= {"display", "visibility", "filter", "transform", "stop-opacity"}
_MOVED = {"vector-effect", "translate", "rotate", "scale", "offset-path", "transform-box", "d"}
_MOVED |= {"all"}
_MEASURED = {"x", "y", "cx", "cy", "r", "rx", "ry", "width", "height"}
_PAINTED = ("FillPaint", "StrokePaint")
_LONG = _MEASURED | {"x1", "x2", "y1", "y2", "stroke-width", "stroke-dasharray", "font-size"}
_ODD_UNIT = re.compile(r"[\d.+-]+(?:rem|[sdl]?v(?:w|h|min|max)|Q|ch|lh|cap|ic)", re.I)
_BLENDED = re.compile(r"\b(?:hue|plus-lighter|plus-darker)\b")
# Words in the one spelling that Typst knows; numbers all of one kind.
_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)"
_NEXT = r"(?:\s*,\s*|\s+)"
_COLOUR = re.compile(
    r"none|inherit|currentColor|transparent|context-(?:fill|stroke)|#[\dA-Fa-f]{3,4}"
    r"|#[\dA-Fa-f]{6}(?:[\dA-Fa-f]{2})?"
    rf"|rgba?\(\s*{_NUMBER}(?:{_NEXT}{_NUMBER}){{2}}(?:\s*,\s*{_NUMBER})?\s*\)"
    rf"|rgba?\(\s*{_NUMBER}%(?:{_NEXT}{_NUMBER}%){{2}}(?:\s*,\s*{_NUMBER})?\s*\)"
    rf"|hsla?\(\s*{_NUMBER}(?:deg)?(?:{_NEXT}{_NUMBER}%){{2}}(?:\s*,\s*{_NUMBER}%?)?\s*\)"
)
_NAMES = set(ImageColor.colormap) - {"rebeccapurple"}  # Typst does not know this one


def plain(sheet: str) -> str:
    """A style sheet without comments, other sheets, typefaces, and rules for other media.

    Rules for media that are not told apart here stay, and are refused.
    """
    bare = _COMMENT.sub("", sheet).replace("<!--", "").replace("-->", "")
    return _MEDIA.sub(_in_medium, _LOADED.sub("", bare)).strip()


def _in_medium(rules: re.Match[str]) -> str:
    if _EVERYWHERE.fullmatch(rules[1].strip()):
        return rules[2]
    return "" if _ELSEWHERE.fullmatch(rules[1].strip()) else rules[0]


def refuse(sheet: str, line: int, outermost: Collection[str] = ()) -> None:
    """Raises NotTaken for a sheet that would be drawn otherwise than it is meant.

    `outermost` are the selectors of the outermost element, which may say how large it is.
    """
    refuse_values("style", sheet, line)
    for rule, body in re.findall(r"([^{}]+)\{([^{}]*)", sheet):
        if found := _SELECTED.search(rule):
            what = f"has a style for “{rule.strip()[:40]}”, and {found[0]} is not known here"
            raise NotTaken(what, HINT, line)
        if rule.strip() not in outermost:
            refuse_measures(body, line)
        if ground(body, line):
            raise NotTaken("has a ground that is a style (background)", GROUND, line)
    if "@" in sheet:
        raise NotTaken(f"has a style sheet with {sheet[sheet.index('@') :][:20]}", HINT, line)
    if re.search(r"\{[^}]*\{", sheet):
        raise NotTaken("has styles within styles", HINT, line)


def refuse_measures(style: str, line: int) -> None:
    """Raises NotTaken where a style says how large a shape is, which Typst passes over."""
    for key, said in _declared("style", style):
        if key in _MEASURED and said.lower() not in ("", "auto"):
            raise NotTaken(f"measures shapes by CSS ({key}: {said[:40]})", HINT, line)


def ground(style: str, line: int) -> str:
    """The colour of the ground that the outermost element's style gives it; "" for none."""
    colour = ""
    for key, said in _declared("style", style):
        if key in ("background", "background-color"):
            colour = "" if said.lower() in ("", "none", "transparent") else said
    if colour and (_URL.search(colour) or not _known(colour)):
        raise NotTaken(f"has the ground “{colour[:40]}”, which is not known here", GROUND, line)
    return colour


def refuse_values(name: str, value: str, line: int) -> None:
    """Raises NotTaken for a value that reaches for another file, or that has to be computed."""
    if name in ("id", "class", "d", "href"):
        return
    if name == "pathLength" or (name in ("in", "in2") and value.strip() in _PAINTED):
        raise NotTaken(f"has what not every program draws ({name}: {value[:40]})", HINT, line)
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
        styled = name == "style" or key == "vector-effect"
        if styled and key in _MOVED and said.lower() not in ("", "none"):
            raise NotTaken(f"has a style that is not known here ({key})", HINT, line)
        if name == "style" and key.lower() in _DRAWN and key != key.lower():
            raise NotTaken(f"has a style in capitals ({key})", HINT, line)
        _refuse_effect(key, said, line)


def _refuse_effect(key: str, said: str, line: int) -> None:
    """Effects and mixtures that Typst draws otherwise, or not at all."""
    odd = key == "filter" and "drop-shadow(" in said.lower()
    odd |= key == "mix-blend-mode" and bool(_BLENDED.search(said))
    odd |= key == "color-interpolation" and said.lower() == "linearrgb"
    odd |= key in _LONG and bool(_ODD_UNIT.fullmatch(said))
    odd |= key in ("rx", "ry") and said.lower() == "auto"
    if odd:
        raise NotTaken(f"has what not every program draws ({key}: {said[:40]})", HINT, line)


def _declared(name: str, value: str) -> Iterator[tuple[str, str]]:
    """What a value says: an attribute one thing, a style several."""
    if name != "style":
        yield name, value.strip()
        return
    for part in re.split(r"[;{}]", value):
        key, _, said = part.partition(":")
        yield key.strip(), re.sub(r"\s*!important\s*$", "", said.strip(), flags=re.I)


def _known(colour: str) -> bool:
    """Does Typst read the colour as browsers do? Whatever it does not know, it paints black."""
    if colour[:4].lower() == "url(" != colour[:4]:
        return False
    rest = _URL.sub("", colour, count=1).strip() if _URL.match(colour) else colour
    return not rest or rest.lower() in _NAMES or bool(_COLOUR.fullmatch(rest))


def references(value: str) -> Iterator[str]:
    """The ids that a value points to."""
    return (target[1:] for _, target in _URL.findall(value) if target.startswith("#"))


def is_off(attributes: Mapping[str, str]) -> bool:
    """Do an element's own attributes say that it is not shown?"""
    said = dict(_declared("style", attributes.get("style", "")))
    return said.get("display", attributes.get("display", "")).lower() == "none"


def effects(name: str, value: str) -> Iterator[str]:
    """The ids of the effects (filters) that a value asks for."""
    for key, said in _declared(name, value):
        if key == "filter":
            yield from references(said)


def by_selector(sheets: Iterable[list[str]]) -> dict[str, list[str]]:
    """The ids that style sheets point to, by each element, .class and #id that their rules name."""
    found: dict[str, list[str]] = {}
    for sheet in sheets:
        for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", plain("".join(sheet))):
            for selector in re.findall(r"[.#]?[\w-]+", selectors):
                found.setdefault(selector, []).extend(references(body))
    return found
