"""An SVG file from outside → a drawing that reaches for nothing, written anew, or why it is none.

What is left cannot run, load or grow: no scripts, no addresses, no other files, no letters (which
would want a font), and no more shapes than a logo has, however they are repeated.
"""

from __future__ import annotations

import base64
import binascii
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes
from xml.sax.saxutils import escape, quoteattr

from toolkit.engine.logos import styles
from toolkit.engine.logos.colours import Said
from toolkit.engine.logos.decode import NotTaken
from toolkit.engine.logos.tree import PLAIN, SVG, XLINK, Element, read_tree

LETTERS = {"text", "tspan", "textPath", "tref", "flowRoot", "flowPara", "flowSpan", "altGlyph"}
HOLDERS = {"svg", "g", "defs", "symbol", "use", "switch", "a", "style", "clipPath", "mask"}
SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "image", "marker"}
PAINTS = {"linearGradient", "radialGradient", "stop", "pattern"}
EFFECTS = {"filter", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feFlood"}
EFFECTS |= {"feDropShadow", "feGaussianBlur", "feMerge", "feMergeNode", "feOffset"}
EFFECTS |= {"feFuncR", "feFuncG", "feFuncB", "feFuncA"}
DRAWN = HOLDERS | SHAPES | PAINTS | EFFECTS
MOST_SHOWN = 100_000  # elements, each as often as it is repeated
DEEPEST_SHOWN = 200
MOST_EFFECTS = 60
OUTLINE = "turn its text into outlines (Illustrator: Type > Create Outlines; Inkscape: Path >"
OUTLINE += " Object to Path), or save it as PNG"
_LENGTH = re.compile(r"\s*\+?(\d*\.?\d+(?:[eE][-+]?\d+)?)\s*(px|pt|pc|mm|cm|in|em|ex|)\s*")
_PIXELS = {"": 1, "px": 1, "pt": 96 / 72, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}
_PIXELS |= {"em": 16, "ex": 8}
_DATA = re.compile(r"data:([\w/+.-]*)((?:;[\w=.-]+)*?)(;base64)?,", re.IGNORECASE)
Embed = Callable[[bytes], bytes]  # a picture within the drawing → a clean PNG; raises NotTaken


@dataclass(frozen=True, slots=True)
class Drawing:
    """SVG that may be drawn anywhere, and how wide and high it is, in units of its own."""

    svg: str
    width: float
    height: float
    said: tuple[Said, ...] = ()


def read(data: bytes, embed: Embed) -> Drawing:
    """The drawing of a file. Raises NotTaken."""
    root, moving = read_tree(data)
    _refuse(root)
    _refuse_many(root)
    left, top, width, height = _frame(root)
    body = "".join(_written(child, embed) for child in root.children)
    if colour := styles.ground(root.attributes.get("style", ""), root.line):
        plate = {"x": f"{left:g}", "y": f"{top:g}", "width": f"{width:g}", "height": f"{height:g}"}
        body = f"<rect {_attributes(plate | {'style': f'fill:{colour};stroke:none'})}/>{body}"
    kept = {
        name: value
        for name, value in _clean(root, embed).items()
        if name not in ("x", "y", "width", "height", "viewBox")
    }
    head = kept | {
        "viewBox": f"{left:g} {top:g} {width:g} {height:g}",
        "width": f"{width:g}",
        "height": f"{height:g}",
    }
    if root.attributes.get("preserveAspectRatio", "").strip().startswith("none"):
        own = [_length(root.attributes.get(name, "")) for name in ("width", "height")]
        if all(own):  # it is stretched
            width, height = own
            head |= {"width": f"{width:g}", "height": f"{height:g}"}
    said = [("moves; it is shown as it stands at first", "look at it")] if moving else []
    opened = f'<svg xmlns="{SVG}" xmlns:xlink="{XLINK}" {_attributes(head)}>'
    return Drawing(f"{opened}{body}</svg>", width, height, tuple(said))


def _refuse(root: Element) -> None:
    """What cannot be drawn as it is meant."""
    own = root.attributes
    classes = [f".{name}" for name in own.get("class", "").split()]
    outermost = {"svg", f"#{own.get('id', '')}", *classes}
    hidden = _hidden(root)
    for element in root.all():
        if element.tag in LETTERS:
            if id(element) not in hidden:
                _refuse_letters(element)
        elif element.tag not in DRAWN:
            raise NotTaken(f"holds <{element.tag}>, which not every program draws", PLAIN)
        if element.tag == "style":
            styles.refuse(_sheet(element), element.line, outermost)
        if element is not root:
            styles.refuse_measures(element.attributes.get("style", ""), element.line)
        _refuse_attributes(element)
    if sum(element.tag.startswith("fe") for element in root.all()) > MOST_EFFECTS:
        raise NotTaken("has too many effects", "save it as PNG")
    _refuse_names(root)


def _hidden(root: Element) -> set[int]:
    """What is never shown: layers that somebody switched off, such as those with drafts."""
    used = {target for element in root.all() for target in _references(element, {})}
    off = [
        element
        for element in root.all()
        if element is not root and styles.is_off(element.attributes)
    ]
    layers = [[*element.all()] for element in off]
    return {
        id(part)
        for layer in layers
        if not any(part.attributes.get("id") in used for part in layer)
        for part in layer
    }


def _refuse_letters(element: Element) -> None:
    if "".join("".join(each.text) for each in element.all()).strip():
        words = " ".join("".join("".join(e.text) for e in element.all()).split())[:30]
        raise NotTaken(f"holds live text (“{words}”)", OUTLINE, element.line)


def _refuse_attributes(element: Element) -> None:
    for name, value in element.attributes.items():
        styles.refuse_values(name, value, element.line)
        if name == "href" and element.tag not in ("a", "image") and value[:1] != "#":
            raise NotTaken(f"takes in another file ({value[:60]})", PLAIN, element.line)
    if element.tag == "symbol" and "transform" in element.attributes:
        raise NotTaken("turns or moves a symbol, which not every program does", PLAIN, element.line)


def _refuse_names(root: Element) -> None:
    """Names that point to two things, or to an effect that is not there: programs differ."""
    named = Counter(e.attributes["id"] for e in root.all() if "id" in e.attributes)
    for element in root.all():
        said = [*element.attributes.items(), ("style", "".join(element.text))]
        for name, value in said if element.tag == "style" else said[:-1]:
            pointed = [*styles.references(value)]
            if name == "href" and value[:1] == "#":
                pointed.append(value[1:])
            for target in pointed:
                if named[target] > 1:
                    what = f"calls {named[target]} parts “{target[:40]}”, and draws one of them"
                    raise NotTaken(what, PLAIN, element.line)
            for target in styles.effects(name, value):
                if target not in named:
                    what = f"wants the effect “{target[:40]}”, which is not in it"
                    raise NotTaken(what, PLAIN, element.line)


def _sheet(element: Element) -> str:
    """What a <style> says for all media; a sheet for one is as a rule for it."""
    medium = element.attributes.get("media", "").strip()
    sheet = "".join(element.text)
    return styles.plain(f"@media {medium}{{{styles.plain(sheet)}}}" if medium else sheet)


def _frame(root: Element) -> tuple[float, float, float, float]:
    """Left, top, width and height of what is shown, in the drawing's own unit."""
    wide, high = (_length(root.attributes.get(name, "")) for name in ("width", "height"))
    try:
        box = [float(v) for v in re.split(r"[\s,]+", root.attributes.get("viewBox", "").strip())]
    except ValueError:
        box = []
    if len(box) != 4 or min(box[2:]) <= 0:
        if not wide or not high:
            raise NotTaken(
                "has no size: neither a viewBox nor a width and a height", PLAIN, root.line
            )
        box = [0, 0, wide, high]
    if not all(math.isfinite(v) and abs(v) < 1e9 for v in box):
        raise NotTaken("has a viewBox that is no size", PLAIN, root.line)
    return box[0], box[1], box[2], box[3]


def _length(said: str) -> float:
    """In pixels; 0 for shares of something else, and for what is no length."""
    found = _LENGTH.fullmatch(said)
    return float(found[1]) * _PIXELS[found[2]] if found else 0.0


def _refuse_many(root: Element) -> None:
    """Shapes that show shapes that show shapes: a few lines can ask for more than anyone draws."""
    named = {e.attributes["id"]: e for e in root.all() if "id" in e.attributes}
    ruled = styles.by_selector(e.text for e in root.all() if e.tag == "style")
    known: dict[int, int] = {}

    def shown(element: Element, above: tuple[int, ...]) -> int:
        me = id(element)
        if me in above:  # such a circle is drawn as nothing
            return 0
        if len(above) > DEEPEST_SHOWN:
            raise NotTaken("shows shapes within shapes within shapes", PLAIN, element.line)
        if me not in known:
            deeper = (*above, me)
            times = 1 + len(element.attributes.get("d", "")) // 4 if _marked(element) else 1
            parts = [shown(child, deeper) for child in element.children]
            pointed = {name for name in _references(element, ruled) if name in named}
            parts += [shown(named[name], deeper) * times for name in sorted(pointed)]
            known[me] = min(1 + sum(parts), MOST_SHOWN + 1)
        return known[me]

    if shown(root, ()) > MOST_SHOWN:
        raise NotTaken("repeats its shapes more often than can be drawn", "save it as PNG")


def _marked(element: Element) -> bool:
    """Does it show a shape at each of its corners?"""
    return any("marker" in said for said in (*element.attributes, *element.attributes.values()))


def _references(element: Element, ruled: Mapping[str, list[str]]) -> Iterator[str]:
    """The ids of all that an element shows besides its own shape, by itself or by a style."""
    own = element.attributes
    classes = [f".{name}" for name in own.get("class", "").split()]
    for selector in (element.tag, f"#{own.get('id', '')}", *classes):
        yield from ruled.get(selector, ())
    for name, value in element.attributes.items():
        if name == "href" and value.startswith("#"):
            yield value[1:]
        yield from styles.references(value)


def _written(element: Element, embed: Embed) -> str:
    if element.tag in LETTERS:  # nothing stands in it
        return ""
    tag = element.tag
    text = escape(_sheet(element)) if tag == "style" else ""
    inner = text + "".join(_written(child, embed) for child in element.children)
    return f"<{tag} {_attributes(_clean(element, embed))}>{inner}</{tag}>"


def _clean(element: Element, embed: Embed) -> dict[str, str]:
    own = {n: value for n, value in element.attributes.items() if n not in ("href", "media")}
    link = element.attributes.get("href", "")
    if element.tag == "image":
        own["xlink:href"] = _embedded(link, element.line, embed)
    elif link and element.tag != "a":
        own["xlink:href"] = link
    return own


def _embedded(link: str, line: int, embed: Embed) -> str:
    """The picture that stands in the file itself, made harmless like any other."""
    found = _DATA.match(link.strip())
    if not found:
        shown = link.strip()[:60] or "nothing"
        raise NotTaken(
            f"shows a picture that lies elsewhere ({shown})", "embed it, or save all as PNG", line
        )
    rest = link.strip()[found.end() :]
    try:
        raw = unquote_to_bytes(rest)
        raw = base64.b64decode(raw) if found[3] else raw
    except (binascii.Error, ValueError):
        raise NotTaken("shows a picture that is damaged", PLAIN, line) from None
    return f"data:image/png;base64,{base64.b64encode(embed(raw)).decode()}"


def _attributes(attributes: dict[str, str]) -> str:
    return " ".join(f"{name}={quoteattr(value)}" for name, value in attributes.items())
