"""Divides the list of slides into sections: the parts of an agenda."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from pptx.oxml import parse_xml
from pptx.presentation import Presentation

from toolkit.engine.slides.text import NAMESPACES
from toolkit.model.digest import digest

_P14 = 'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'


def divide(made: Presentation, parts: Sequence[tuple[str, int]], name: str) -> None:
    """Put every slide into a section.

    `parts`: title and first slide, from 0. The sections' numbers are derived from `name`, so that
    every deck has numbers of its own.
    """
    if not parts:
        return
    ids = [each.get("id") for each in made.part._element.sldIdLst]
    listed = ""
    for (title, start), after in zip(
        parts, [*(start for _, start in parts[1:]), len(ids)], strict=True
    ):
        members = "".join(f'<p14:sldId id="{each}"/>' for each in ids[start:after])
        key = digest(f"{name} {start}".encode()).upper()
        guid = "-".join((key[:8], key[8:12], f"5{key[13:16]}", f"8{key[17:20]}", key[20:32]))
        listed += (
            f"<p14:section name={quoteattr(title)}"
            f' id="{{{guid}}}"><p14:sldIdLst>{members}</p14:sldIdLst></p14:section>'
        )
    root = made.part._element
    holder = root.find("{*}extLst")
    if holder is None:
        holder = parse_xml(f"<p:extLst {NAMESPACES}/>")
        root.append(holder)
    holder.append(
        parse_xml(
            f'<p:ext {NAMESPACES} uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}"><p14:sectionLst'
            f" {_P14}>{listed}</p14:sectionLst></p:ext>"
        )
    )
