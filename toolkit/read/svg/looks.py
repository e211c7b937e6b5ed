"""How the shapes of a drawing look: what classes, styles and attributes say; what is refused.

A picture is flat shapes. Colours are read and forgotten, for the role decides; whatever else would
change the look is refused, because no medium would draw it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.read.svg.elements import Element

Refusal = tuple[str, str]  # what is wrong, what mends it
Rules = Mapping[str, Mapping[str, str]]  # class → property → value, as a style sheet says

_CLASS = re.compile(r"\.[\w-]+")
_FLAT = re.compile(r"#[0-9a-f]{3}([0-9a-f]{3})?|[a-z]+|rgb\([\d\s,.%]+\)")
_WHOLE = {"1", "1.0", "100%"}
# Properties that change the look of a filled shape, with the values that change nothing.
_PLAIN = {
    "clip-path": {"none"},
    "display": {"inline", "block", "inherit", "initial"},
    "filter": {"none"},
    "marker": {"none"},
    "marker-end": {"none"},
    "marker-mid": {"none"},
    "marker-start": {"none"},
    "mask": {"none"},
    "mask-image": {"none"},
    "mix-blend-mode": {"normal"},
    "visibility": {"visible", "inherit", "initial"},
}
_HINTS = {
    "clip-path": "cut the shapes themselves (Path > Intersection)",
    "mask": "cut the shapes themselves (Path > Intersection)",
    "display": "delete what is hidden",
    "visibility": "delete what is hidden",
    "mix-blend-mode": "draw the shape as it should look, in one role",
}
_GEOMETRY = {"transform", "transform-origin", "d", "x", "y", "r", "rx", "ry", "cx", "cy"}
_GEOMETRY |= {"width", "height", "translate", "rotate", "scale", "zoom"}


@dataclass(frozen=True, slots=True)
class Look:
    """What is handed down to the shapes of a group: are they filled, and by which rule?"""

    fill: str = "black"
    rule: str = "nonzero"


PLAIN = Look()


def read_rules(text: str) -> Rules:
    """What a style sheet says of classes. Raises ValueError where it says more than that."""
    rules: dict[str, dict[str, str]] = {}
    for rule in _uncommented(text).split("}"):
        selector, brace, said = rule.partition("{")
        names = [name.strip() for name in selector.split(",")]
        if not rule.strip():
            continue
        if not brace or "{" in said or not all(map(_CLASS.fullmatch, names)):
            raise ValueError(rule.strip()[:40])
        for name in names:
            rules.setdefault(name[1:], {}).update(_declared(said))
    return rules


def _uncommented(text: str) -> str:
    """The style sheet without /* remarks */."""
    first, *others = text.split("/*")
    return first + "".join(other.partition("*/")[2] for other in others)


def properties(element: Element, rules: Rules) -> dict[str, str]:
    """What an element says of its look: its attributes, then its classes, then its own style."""
    found = dict(element.attributes)
    for name in found.get("class", "").split():
        found |= rules.get(name, {})
    return found | _declared(found["style"]) if "style" in found else found


def look(above: Look, said: Mapping[str, str]) -> Look:
    """The look of an element within a group."""
    fill, rule = (said.get(key, "inherit").strip().lower() for key in ("fill", "fill-rule"))
    return Look(
        above.fill if fill == "inherit" else fill, above.rule if rule == "inherit" else rule
    )


def refusals(element: Element, said: Mapping[str, str]) -> Iterator[Refusal]:
    """What of an element's look or behaviour is no part of a picture."""
    for name in element.attributes:
        if name.lower().startswith("on"):
            yield f"'{name}' is a script", "delete it: a picture only stands there"
    if "href" in element.attributes:
        yield "it refers to something else", "unlink clones and embed nothing: draw each shape"
    for name, value in said.items():
        yield from _refused(name.lower(), value.strip().lower())
    for name in _GEOMETRY & said.keys():
        if said[name] != element.attributes.get(name):
            yield f"a style moves or sizes a shape ('{name}')", "use the attribute of that name"


def _refused(name: str, value: str) -> Iterator[Refusal]:
    if name == "stroke" and value not in ("none", "inherit", "transparent"):
        yield "a stroke is no filled shape", "turn it into one (Path > Stroke to Path)"
    elif name in ("opacity", "fill-opacity") and value not in _WHOLE:
        if not _is_one(value):
            yield "a shape is transparent", f'write {name}="1", and give it a role of its own'
    elif name == "fill" and value != "none" and not _FLAT.fullmatch(value):
        yield f"a fill is no flat colour ('{value[:30]}')", "fill the shape with one colour"
    elif name == "fill-rule" and value not in ("nonzero", "evenodd", "inherit"):
        yield f"the fill-rule '{value[:20]}' does not exist", "write nonzero or evenodd"
    elif name in ("requiredfeatures", "requiredextensions", "systemlanguage"):
        yield "a shape is drawn for some readers only", f"delete {name}"
    elif name in _PLAIN and value not in _PLAIN[name]:
        yield (
            f"'{name}' is no part of a picture",
            _HINTS.get(name, "delete it, or draw its outcome"),
        )


def _is_one(value: str) -> bool:
    try:
        return float(value.removesuffix("%")) == (100 if value.endswith("%") else 1)
    except ValueError:
        return False


def _declared(style: str) -> dict[str, str]:
    """The declarations of a style: `fill:#336699;stroke:none`."""
    pairs = (each.partition(":") for each in style.split(";") if ":" in each)
    return {
        name.strip().lower(): value.replace("!important", "").strip() for name, _, value in pairs
    }
