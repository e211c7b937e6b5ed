"""Writes a picture as SVG: for pages, which colour its roles themselves, and for files, in the
colours of a field.
"""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.model.picture import ROLES, Part, Picture

Colours = Mapping[str, str]  # ink, child and paper → #rrggbb


def inline(picture: Picture, name: str) -> str:
    """The picture within a page, as an element of the class `name`. Its parts are of the classes
    ink, child and paper, which the page's style colours. It only decorates.
    """
    parts = "".join(f'<path class="{ROLES[part.role]}" {_drawn(part)}/>' for part in picture.parts)
    return (
        f'<svg class="{name}" viewBox="{_frame(picture)}" aria-hidden="true" focusable="false">'
        f"{parts}</svg>"
    )


def file(picture: Picture, colours: Colours) -> str:
    """The picture as a file of its own."""
    parts = "".join(
        f'<path fill="{colours[ROLES[part.role]]}" {_drawn(part)}/>' for part in picture.parts
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{_frame(picture)}">{parts}</svg>\n'


def _frame(picture: Picture) -> str:
    return f"0 0 {_number(picture.width)} {_number(picture.height)}"


def _drawn(part: Part) -> str:
    """A part's outlines. Only where there are several can some of them be holes."""
    outline = "".join(kind + " ".join(map(_number, at)) for kind, at in part.outline)
    rule = ' fill-rule="evenodd"' if outline.count("M") > 1 else ""
    return f'd="{outline}"{rule}'


def _number(thousandths: int) -> str:
    return f"{thousandths / 1000:.3f}".rstrip("0").rstrip(".")
