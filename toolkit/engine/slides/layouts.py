"""Writes layouts as XML: what a person who adds a slide finds, with sizes, colours and prompts."""

from __future__ import annotations

from dataclasses import replace
from xml.sax.saxutils import quoteattr

from toolkit.engine.slides.deck import Box, Deck, Fields, Figure, Holder, Layout, Slide, Square
from toolkit.engine.slides.pictures import count, picture
from toolkit.engine.slides.shapes import inks, tile
from toolkit.engine.slides.text import (
    NAMESPACES,
    box,
    direction,
    emu,
    fill,
    named,
    plain,
    run,
)
from toolkit.engine.slides.theme import DARK

FOOTER, NUMBER = 11, 12  # of their placeholders, on every layout
TWO_LINES = 36000  # 1/1000 pt: what a footer in two languages needs
PROMPTS = {"title": "title", "body": "text", "pic": "logo", "tbl": "table", "chart": "chart"}
TYPES = {
    "title": 'type="title"',
    "body": 'type="body"',
    "pic": 'type="pic"',
    "tbl": 'type="tbl"',
    "chart": 'type="chart"',
}
FOOT_INSETS = 'vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"'


def layout(deck: Deck, data: Layout, fields: Fields) -> bytes:
    """One layout, as a part of the file."""
    shapes = _decoration(deck, data, fields)
    for holder in data.holders:
        shapes.append(_holder(deck, holder, 100 + holder.idx, fields))
    if data.footer:
        locale = deck.locales[0]
        shapes.append(footer(deck, data.footer, 190, fields[data.field]["ink"]))
        shapes.append(
            slide_number(
                deck.number,
                191,
                deck.tags[locale],
                deck.footer_size,
                deck.mirrored,
            )
        )
    name = " / ".join(dict.fromkeys(called(deck, data, code) for code in deck.locales))
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><p:sldLayout {NAMESPACES}'
        f' preserve="1" userDrawn="1"><p:cSld name={quoteattr(name)}>'
        f"{background(data.field)}<p:spTree>{EMPTY_GROUP}{''.join(shapes)}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    ).encode()


def background(field: str) -> str:
    """The whole slide in the colour of a field."""
    return f"<p:bg><p:bgPr>{fill(field)}<a:effectLst/></p:bgPr></p:bg>"


def with_pictures(deck: Deck) -> Deck:
    """The deck with a layout of its own for each picture that a slide shows.

    Pictures only decorate. On layouts every program keeps the mark that says so; on slides some
    programs drop it.
    """
    layouts = {data.name: [data] for data in deck.layouts}
    slides: list[Slide] = []
    for slide in deck.slides:
        if slide.picture:
            kinds = layouts[slide.layout]
            wanted = f"{slide.layout} {slide.picture}"
            if all(kind.name != wanted for kind in kinds):
                kinds.append(_pictured(kinds[0], slide, wanted))
            slide = replace(slide, layout=wanted)
        slides.append(slide)
    return replace(
        deck,
        layouts=tuple(data for kinds in layouts.values() for data in kinds),
        slides=tuple(slides),
    )


def _pictured(data: Layout, slide: Slide, name: str) -> Layout:
    """The layout with the slide's picture, on the tile or field that lies under it."""
    at = data.picture
    assert at is not None, "only slides of a layout with a place for a picture have one"
    under = next((tile.fill for tile in data.tiles if _inside(at, tile.box)), data.field)
    figure = Figure(draw=slide.picture, at=at, on=under)
    titles = {holder.idx: holder.locale for holder in data.holders if holder.type == "title"}
    said = {
        titles[place.idx]: plain(" ".join(p.text for p in place.paragraphs))
        for place in slide.places
        if place.idx in titles
    }
    return replace(data, name=name, like=data.name, titles=said, figures=(*data.figures, figure))


def _inside(picture: Square, box: Box) -> bool:
    """Does the middle of the picture lie in the box?"""
    x, y = picture[0] + picture[2] / 2, picture[1] + picture[2] / 2
    return box[0] <= x <= box[0] + box[2] and box[1] <= y <= box[1] + box[3]


def called(deck: Deck, data: Layout, locale: str) -> str:
    """The name by which people choose a layout.

    "Step", or "Step: In an emergency, share" for the layout that shows that step's picture.
    """
    name = deck.labels[locale][f"name/{data.like or data.name}"]
    return f"{name}: {data.titles[locale]}" if locale in data.titles else name


EMPTY_GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1"'
    ' name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext'
    ' cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)


def _decoration(deck: Deck, data: Layout, fields: Fields) -> list[str]:
    shapes = []
    number = 2
    for each in data.tiles:
        shapes.append(tile(number, each.box, each.fill))
        number += 1
    for figure in data.figures:
        colours = inks(fields, figure.on)
        drawing = deck.pictures[figure.draw]
        shapes.append(picture(number, drawing, figure.at, colours, deck.mirrored))
        number += count(drawing)
    return shapes


def _holder(deck: Deck, holder: Holder, number: int, fields: Fields) -> str:
    """A placeholder with its box, its type and a prompt in its own language."""
    locale = holder.locale
    kind = "body" if holder.type == "title" and holder.idx else holder.type
    prompt = run(deck.labels[locale][f"prompt/{PROMPTS[holder.type]}"], deck.tags[locale])
    idx = "" if kind == "title" else f' idx="{holder.idx}"'
    ground = fill(holder.fill) if holder.fill else ""
    leftward = locale in deck.leftward
    return (
        f"<p:sp><p:nvSpPr>{named(number, label(holder, deck))}<p:cNvSpPr><a:spLocks"
        f' noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {TYPES[kind]}{idx}'
        ' hasCustomPrompt="1"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{box(holder.box)}<a:prstGeom"
        f' prst="rect"><a:avLst/></a:prstGeom>{ground}</p:spPr>'
        f"<p:txBody>{_body(holder, leftward)}<a:lstStyle>{_style(holder, fields, leftward)}"
        f"</a:lstStyle><a:p>{prompt}</a:p></p:txBody></p:sp>"
    )


def label(holder: Holder, deck: Deck) -> str:
    """What the selection pane calls a placeholder: its name, with its language where two are."""
    return f"{holder.name} ({holder.locale})" if len(deck.locales) > 1 else holder.name


def _body(holder: Holder, leftward: bool) -> str:
    inset = emu(holder.inset)
    sides = " ".join(f'{side}Ins="{inset}"' for side in "ltrb")
    columns = ' rtlCol="1"' if leftward else ""
    return (
        f'<a:bodyPr vert="horz" wrap="square" {sides}{columns} anchor="{holder.anchor}"'
        ' anchorCtr="0"><a:normAutofit/></a:bodyPr>'
    )


def _style(holder: Holder, fields: Fields, leftward: bool) -> str:
    """The style of a placeholder's five levels, all alike.

    On a slide one level is enough, and so pressing Tab never makes words smaller.
    """
    size, gap = holder.size, holder.gap
    indent = emu(1800 * size) if holder.numbered else 0
    bullet = (
        f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"{_start(holder)}/>'
        if holder.numbered
        else "<a:buNone/>"
    )
    inner = (
        f'<a:lnSpc><a:spcPct val="{holder.lead * 1000}"/></a:lnSpc><a:spcBef><a:spcPts'
        f' val="{gap * 100}"/></a:spcBef>{bullet}<a:defRPr sz="{size * 100}"'
        f' b="{int(holder.bold)}">{fill(fields[holder.on]["ink"])}</a:defRPr>'
    )
    align = {"l": "r", "r": "l"}.get(holder.align, holder.align) if leftward else holder.align
    along = f'algn="{align}"' + (' rtl="1"' if leftward else "")
    return "".join(
        f'<a:lvl{n}pPr marL="{indent}" indent="{-indent}" {along}>{inner}</a:lvl{n}pPr>'
        for n in range(1, 6)
    )


def _start(holder: Holder) -> str:
    """The number with which a list starts, where it is not 1."""
    return f' startAt="{holder.numbered}"' if holder.numbered > 1 else ""


def footer(deck: Deck, values: Box, number: int, ink: str) -> str:
    """The slogan at the foot: one line for each language."""
    words = [
        f"{deck.labels[code]['label/draft']}  {text}" if deck.draft else text
        for code, text in zip(deck.locales, deck.slogan, strict=False)
    ]
    leftward = deck.leftward
    lines = (
        "".join(
            f"<a:p>{direction(code in leftward)}{run(text, deck.tags[code])}</a:p>"
            for code, text in zip(deck.locales, words, strict=False)
        )
        or "<a:p/>"
    )
    if len(words) > 1 and values[3] < TWO_LINES:
        values = (values[0], values[1] - 10000, values[2], TWO_LINES)
    side = "r" if deck.mirrored else "l"
    style = (
        f'<a:lvl1pPr algn="{side}"><a:buNone/><a:defRPr sz="{deck.footer_size * 100}"'
        f' b="1">{fill(ink)}</a:defRPr></a:lvl1pPr>'
    )
    return (
        f"<p:sp><p:nvSpPr>{named(number, 'Footer')}<p:cNvSpPr><a:spLocks"
        ' noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="ftr" sz="quarter"'
        f' idx="{FOOTER}"/></p:nvPr></p:nvSpPr><p:spPr>{box(values)}<a:prstGeom'
        f' prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr {FOOT_INSETS}/>'
        f"<a:lstStyle>{style}</a:lstStyle>{lines}</p:txBody></p:sp>"
    )


def slide_number(values: Box, number: int, tag: str, size: int, mirrored: bool = False) -> str:
    """The slide's number, bottom right; bottom left of a mirrored deck."""
    side = "l" if mirrored else "r"
    style = (
        f'<a:lvl1pPr algn="{side}"><a:buNone/><a:defRPr sz="{size * 100}"'
        f' b="1">{fill(DARK)}</a:defRPr></a:lvl1pPr>'
    )
    return (
        f"<p:sp><p:nvSpPr>{named(number, 'Slide number')}<p:cNvSpPr><a:spLocks"
        ' noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldNum" sz="quarter"'
        f' idx="{NUMBER}"/></p:nvPr></p:nvSpPr><p:spPr>{box(values)}<a:prstGeom'
        f' prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr {FOOT_INSETS}/>'
        f"<a:lstStyle>{style}</a:lstStyle><a:p><a:fld"
        ' id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr'
        f' lang="{tag}"/><a:t>‹#›</a:t></a:fld></a:p></p:txBody></p:sp>'
    )
