"""Writes words as XML: every run says its language; sizes and colours stay in the layouts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from toolkit.engine.slides.deck import Paragraph

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
WEIGHT = ("", ' b="1"')  # of a run: as its layout says, or bold


def plain(text: str) -> str:
    """The words with plain spaces where lines may not end: for names, which have no lines."""
    return text.replace("\u00a0", " ")


def emu(milli: float) -> int:
    """1/1000 pt in English Metric Units."""
    return round(milli * 12.7)


def fill(slot: str) -> str:
    """A solid fill in a colour of the theme."""
    return f'<a:solidFill><a:schemeClr val="{slot}"/></a:solidFill>'


def box(values: Iterable[float], tag: str = "a:xfrm") -> str:
    """Position and size from x, y, width, height in 1/1000 pt."""
    x, y, w, h = (emu(v) for v in values)
    return f'<{tag}><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></{tag}>'


def run(text: str, tag: str, link: str = "", style: str = "", strong: bool = False) -> str:
    """A run of words in the language `tag`. `link` is the id of a relation to another slide."""
    jump = f'<a:hlinkClick r:id="{link}" action="ppaction://hlinksldjump"/>' if link else ""
    return (
        f'<a:r><a:rPr lang="{tag}"{WEIGHT[strong]}'
        f' dirty="0">{style}{jump}</a:rPr><a:t>{escape(text)}</a:t></a:r>'
    )


def body(
    paragraphs: Iterable[Paragraph],
    tags: Mapping[str, str],
    links: Mapping[int, str],
    style: str = "",
    element: str = "p:txBody",
    leftward: Sequence[str] = (),
    aligned: bool = False,
) -> str:
    """The text of a shape: one paragraph for each string, shrinking only when somebody types more.

    `leftward` are languages that run from right to left. `aligned` says on which side their lines
    begin, for shapes that take it from no layout.
    """
    lines = "".join(
        f"<a:p>{direction(p.locale in leftward, aligned)}"
        f"{_line(p, tags[p.locale], links, style)}</a:p>"
        for p in paragraphs
    )
    return (
        f"<{element} {NAMESPACES}><a:bodyPr><a:normAutofit/></a:bodyPr>"
        f"<a:lstStyle/>{lines}</{element}>"
    )


def direction(leftward: bool, aligned: bool = False) -> str:
    """What a paragraph that runs from right to left says of itself."""
    if not leftward:
        return ""
    return '<a:pPr algn="r" rtl="1"/>' if aligned else '<a:pPr rtl="1"/>'


def _line(p: Paragraph, tag: str, links: Mapping[int, str], style: str) -> str:
    """A paragraph's runs: where only its first words are a link, the rest is a run of its own."""
    target = p.link
    link = "" if target is None else links.get(target, "")
    text, linked = p.text, p.linked
    if link and linked and text.startswith(linked):
        return run(linked, tag, link, style) + run(text[len(linked) :], tag, "", style)
    return run(text, tag, link, style, p.strong)


def named(number: int, name: str, descr: str = "", decorative: bool = False) -> str:
    """A shape's number and name, with its alt text `descr` or the mark that it only decorates."""
    mark = (
        '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
        ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
        ' val="1"/></a:ext></a:extLst>'
        if decorative
        else ""
    )
    alt = f" descr={quoteattr(descr)}" if descr else ""
    start = f'<p:cNvPr id="{number}" name={quoteattr(name)}{alt}'
    return f"{start}>{mark}</p:cNvPr>" if mark else f"{start}/>"
