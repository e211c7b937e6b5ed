"""Makes the master of a deck by code: the brand's colours, typeface and sizes.

No binary template is kept anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

import pptx
from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.slide import SlideLayoutPart
from pptx.presentation import Presentation
from pptx.util import Emu

from toolkit.engine.slides.deck import Deck, Fields
from toolkit.engine.slides.layouts import EMPTY_GROUP, background, footer, layout, slide_number
from toolkit.engine.slides.ooxml import Element
from toolkit.engine.slides.text import NAMESPACES, box, emu, named, run
from toolkit.engine.slides.theme import DARK, LIGHT, filled

LAYOUT = "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml"
FIRST_LAYOUT = 2147483700


def presentation(deck: Deck, colours: Mapping[str, str], fields: Fields) -> Presentation:
    """An empty presentation with the brand's master and layouts, in the deck's order."""
    made = pptx.Presentation()
    made.slide_width, made.slide_height = Emu(emu(deck.width)), Emu(emu(deck.height))
    made.part._element.sldSz.attrib.pop("type", None)
    if deck.mirrored:
        made.part._element.set("rtl", "1")
    master = made.slide_master
    for old in list(master.slide_layouts):
        master.slide_layouts.remove(old)
    _shed(made)
    root = master.part._element
    root.replace(root.cSld, parse_xml(_slide(deck)))
    root.replace(root.find("{*}txStyles"), parse_xml(_styles()))
    theme = master.part.part_related_by(RT.THEME)
    theme._blob = _theme(theme.blob, deck, colours)
    ids = root.get_or_add_sldLayoutIdLst()
    for number, data in enumerate(deck.layouts, 1):
        part = SlideLayoutPart.load(
            PackURI(f"/ppt/slideLayouts/slideLayout{number}.xml"),
            LAYOUT,
            made.part.package,
            layout(deck, data, fields),
        )
        part.relate_to(master.part, RT.SLIDE_MASTER)
        ids._add_sldLayoutId(
            rId=master.part.relate_to(part, RT.SLIDE_LAYOUT), id=str(FIRST_LAYOUT + number)
        )
    made.part._element.find("{*}sldMasterIdLst")[0].set("id", str(FIRST_LAYOUT))
    return made


def _shed(made: Presentation) -> None:
    """Take away what python-pptx's empty presentation brings: printer settings and a thumbnail."""
    for part in (made.part, made.part.package):
        for key, relation in list(part._rels.items()):
            if relation.reltype.endswith(("/printerSettings", "/thumbnail")):
                part._rels.pop(key)


def _slide(deck: Deck) -> str:
    """The master's own slide: title, text, footer, number on the light colour."""
    locale = deck.locales[0]
    labels, tag = deck.labels[locale], deck.tags[locale]
    shapes = (
        _holder(2, "title", "", (38000, 34000, 884000, 76000), labels["prompt/title"], tag),
        _holder(3, "body", ' idx="1"', (38000, 130000, 884000, 350000), labels["prompt/text"], tag),
        footer(deck, deck.footer, 4, DARK),
        slide_number(deck.number, 5, tag, deck.footer_size, deck.mirrored),
    )
    return (
        f"<p:cSld {NAMESPACES}>{background(LIGHT)}"
        f"<p:spTree>{EMPTY_GROUP}{''.join(shapes)}</p:spTree></p:cSld>"
    )


def _holder(
    number: int, kind: str, idx: str, place: tuple[int, int, int, int], prompt: str, tag: str
) -> str:
    return (
        f"<p:sp><p:nvSpPr>{named(number, kind.capitalize())}<p:cNvSpPr><a:spLocks"
        f' noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}"{idx}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{box(place)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        '<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"'
        ' anchor="t"><a:normAutofit/></a:bodyPr><a:lstStyle/>'
        f"<a:p>{run(prompt, tag)}</a:p></p:txBody></p:sp>"
    )


def _styles() -> str:
    def level(n: int, size: int, bold: int, face: str) -> str:
        return (
            f'<a:lvl{n}pPr marL="0" indent="0" algn="l" rtl="0" eaLnBrk="1" latinLnBrk="0"'
            ' hangingPunct="1"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts'
            f' val="0"/></a:spcBef><a:buNone/><a:defRPr sz="{size * 100}" b="{bold}"'
            ' kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin'
            f' typeface="+{face}-lt"/><a:ea typeface="+{face}-ea"/><a:cs'
            f' typeface="+{face}-cs"/></a:defRPr></a:lvl{n}pPr>'
        )

    levels = "".join(level(n, 24 if n == 1 else 20, 0, "mn") for n in range(1, 6))
    others = "".join(level(n, 18, 0, "mn") for n in range(1, 6))
    return (
        f"<p:txStyles {NAMESPACES}><p:titleStyle>{level(1, 40, 1, 'mj')}</p:titleStyle>"
        f"<p:bodyStyle>{levels}</p:bodyStyle>"
        f"<p:otherStyle>{others}</p:otherStyle></p:txStyles>"
    )


def _theme(blob: bytes, deck: Deck, colours: Mapping[str, str]) -> bytes:
    """The stock theme with our colours and typefaces, and without its shadows of new shapes."""
    root = parse_xml(blob)
    root.set("name", deck.theme)
    elements = root.find("{*}themeElements")
    for name, made in (
        ("clrScheme", _colour_scheme(deck, colours)),
        ("fontScheme", _font_scheme(deck)),
        ("fmtScheme", _flat()),
    ):
        elements.replace(elements.find(f"{{*}}{name}"), parse_xml(made))
    defaults = root.find("{*}objectDefaults")
    for child in list(defaults):
        defaults.remove(child)
    return _bytes(root)


def _colour_scheme(deck: Deck, colours: Mapping[str, str]) -> str:
    scheme = "".join(
        f'<a:{slot}><a:srgbClr val="{colour.lstrip("#").upper()}"/></a:{slot}>'
        for slot, colour in filled(deck.scheme, colours).items()
    )
    return f"<a:clrScheme {NAMESPACES} name={quoteattr(deck.theme)}>{scheme}</a:clrScheme>"


def _font_scheme(deck: Deck) -> str:
    face = (
        f'<a:latin typeface={quoteattr(deck.typeface)}/><a:ea typeface=""/><a:cs'
        f" typeface={quoteattr(deck.face)}/>"
    )
    return (
        f"<a:fontScheme {NAMESPACES} name={quoteattr(deck.typeface)}>"
        f"<a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme>"
    )


def _flat() -> str:
    """Fills, lines and effects that new shapes may take: one plain kind of each."""
    solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="12700">{solid}<a:prstDash val="solid"/></a:ln>'
    none = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:fmtScheme {NAMESPACES} name="Flat"><a:fillStyleLst>{solid * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{none * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{solid * 3}</a:bgFillStyleLst></a:fmtScheme>"
    )


def _bytes(root: Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
