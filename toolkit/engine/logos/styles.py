"""What style sheets and values of a logo's SVG may ask for: what Typst draws as browsers do.

A rule that it passes over in silence would be a colour that is wrong in print.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

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
