"""Words as XML: every run says its language, sizes and colours stay in the layouts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
# The brand's colours as the theme has them: a school that changes the theme changes every slide.
THEME = {
    "board": "tx1",
    "chalk": "bg1",
    "sugar": "bg2",
    "pencil": "accent2",
    "desk": "accent5",
    "pen": "accent6",
}

WEIGHT = ("", ' b="1"')  # of a run; all others are as their layout says


def emu(milli: float) -> int:
    """1/1000 pt in English Metric Units."""
    return round(milli * 12.7)


def fill(colour: str) -> str:
    """A solid fill in a colour of the brand."""
    return f'<a:solidFill><a:schemeClr val="{THEME[colour]}"/></a:solidFill>'


def box(values: Iterable[float], tag: str = "a:xfrm") -> str:
    """Position and size from x, y, width, height in 1/1000 pt."""
    x, y, w, h = (emu(v) for v in values)
    return f'<{tag}><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></{tag}>'


def run(text: str, tag: str, link: str = "", style: str = "", strong: bool = False) -> str:
    """A run in a language. `link` is the id of a relation to another slide."""
    jump = f'<a:hlinkClick r:id="{link}" action="ppaction://hlinksldjump"/>' if link else ""
    return (
        f'<a:r><a:rPr lang="{tag}"{WEIGHT[strong]}'
        f' dirty="0">{style}{jump}</a:rPr><a:t>{escape(text)}</a:t></a:r>'
    )


def body(
    paragraphs: Iterable[Mapping[str, Any]],
    tags: Mapping[str, str],
    links: Mapping[int, str],
    style: str = "",
    element: str = "p:txBody",
    leftward: Sequence[str] = (),
    aligned: bool = False,
) -> str:
    """The text of a shape: one paragraph for each string, shrinking only when somebody types more.

    `leftward`: languages that run from right to left; `aligned`: nothing that the shape takes after
    says where their lines begin.
    """
    lines = [
        f"<a:p>{direction(p['locale'] in leftward, aligned)}{_line(p, tags[p['locale']], links, style)}</a:p>"
        for p in paragraphs
    ]
    return (
        f"<{element}"
        f" {NAMESPACES}><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/>{''.join(lines)}</{element}>"
    )


def direction(leftward: bool, aligned: bool = False) -> str:
    """What a paragraph that runs from right to left says of itself."""
    if not leftward:
        return ""
    return '<a:pPr algn="r" rtl="1"/>' if aligned else '<a:pPr rtl="1"/>'


def _line(p: Mapping[str, Any], tag: str, links: Mapping[int, str], style: str) -> str:
    """A paragraph's runs: where only its first words are a link, the rest is a run of its own."""
    link = links.get(p["link"], "") if p.get("link") is not None else ""
    text, linked = p["text"], p.get("linked", "")
    if link and linked and text.startswith(linked):
        return run(linked, tag, link, style) + run(text[len(linked) :], tag, "", style)
    return run(text, tag, link, style, p.get("strong", False))


def named(number: int, name: str, descr: str = "", decorative: bool = False) -> str:
    """An element's id and name; its alt text, or the mark that there is nothing to say."""
    mark = (
        '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
        ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
        ' val="1"/></a:ext></a:extLst>'
        if decorative
        else ""
    )
    alt = f" descr={quoteattr(descr)}" if descr else ""
    return (
        f'<p:cNvPr id="{number}" name={quoteattr(name)}{alt}>{mark}</p:cNvPr>'
        if mark
        else f'<p:cNvPr id="{number}" name={quoteattr(name)}{alt}/>'
    )
