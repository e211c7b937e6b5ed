"""A deck from plain values to the bytes of a .pptx: words in placeholders, notes, links, sections,
properties.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from pptx.oxml import parse_xml

from toolkit.engine.outlines import Outline
from toolkit.engine.slides import chart
from toolkit.engine.slides.layouts import FOOTER, NUMBER, Fields, label, with_pictures
from toolkit.engine.slides.master import presentation
from toolkit.engine.slides.pack import pack
from toolkit.engine.slides.sections import divide
from toolkit.engine.slides.shapes import arrow, wordmark, written
from toolkit.engine.slides.text import NAMESPACES, body, emu, fill

SLIDE_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide"
EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties"


def write(
    deck: Mapping[str, Any],
    colours: Mapping[str, str],
    fields: Fields,
    logo: bytes | None,
    slogans: Sequence[Outline | None] = (),
) -> bytes:
    """The file.

    `colours`: name → #rrggbb; `fields`: name → its ink and child; `logo`: a PNG that is known to be
    sound.

    `slogans`: the slogan as outlines, in each of the deck's languages.
    """
    deck = with_pictures(deck)
    made = presentation(deck, colours, fields)
    layouts = {
        data["name"]: (data, made.slide_layouts[n]) for n, data in enumerate(deck["layouts"])
    }
    slides = [made.slides.add_slide(layouts[each["layout"]][1]) for each in deck["slides"]]
    for slide, each in zip(slides, deck["slides"], strict=True):
        _Sheet(deck, slide, slides, layouts[each["layout"]][0], each, fields).fill(logo, slogans)
    _sections(made, deck)
    _properties(made, deck)
    out = BytesIO()
    made.save(out)
    return pack(out.getvalue(), deck["date"], deck["tags"][deck["locales"][0]])


class _Sheet:
    """One slide while it is being filled."""

    def __init__(
        self,
        deck: Mapping[str, Any],
        slide: Any,
        slides: list[Any],
        layout: Mapping[str, Any],
        data: Mapping[str, Any],
        fields: Fields,
    ) -> None:
        self.deck, self.slide, self.slides, self.layout, self.data, self.fields = (
            deck,
            slide,
            slides,
            layout,
            data,
            fields,
        )
        self.leftward, self.mirrored = deck.get("leftward", ()), bool(deck.get("mirrored"))
        self.holders = {holder["idx"]: holder for holder in layout["holders"]}
        self.shapes = {shape.placeholder_format.idx: shape for shape in slide.placeholders}

    def fill(self, logo: bytes | None, slogans: Sequence[Outline | None]) -> None:
        """Everything that the slide shows and says."""
        for idx, shape in self.shapes.items():
            shape._element.nvSpPr.cNvPr.set("name", label(self.holders[idx], self.deck))
        for place in self.data["places"]:
            if self.holders[place["idx"]]["type"] == "tbl":
                self._table(place)
            else:
                self._words(place)
        if self.data["chart"]:
            series = " / ".join(
                self.deck["labels"][code]["label/series"] for code in self.deck["locales"]
            )
            chart.insert(
                next(
                    shape
                    for idx, shape in self.shapes.items()
                    if self.holders[idx]["type"] == "chart"
                ),
                series,
                self.deck["parts"],
                self.data["chart"],
                self.mirrored,
            )
        self._logo(logo)
        self._slogans(slogans)
        self._arrows()
        self._foot()
        self._notes()

    def _words(self, place: Mapping[str, Any]) -> None:
        element = self.shapes[place["idx"]]._element
        links = {
            p["link"]: self.slide.part.relate_to(self.slides[p["link"]].part, SLIDE_LINK)
            for p in place["paragraphs"]
            if p.get("link") is not None
        }
        holder = self.holders[place["idx"]]
        # Words that run leftward are not linked: LibreOffice sets a link in them as if it ran rightward, over the words beside it.
        element.replace(
            element.txBody,
            parse_xml(
                body(
                    place["paragraphs"],
                    self.deck["tags"],
                    {} if place["locale"] in self.leftward else links,
                    leftward=self.leftward,
                )
            ),
        )
        if (
            holder["fill"] and links
        ):  # the whole button, for PowerPoint; LibreOffice knows only the link of the words
            target = next(iter(links.values()))
            element.nvSpPr.cNvPr.append(
                parse_xml(
                    f'<a:hlinkClick {NAMESPACES} r:id="{target}" action="ppaction://hlinksldjump"/>'
                )
            )

    def _table(self, place: Mapping[str, Any]) -> None:
        rows = place["rows"]
        frame = self.shapes[place["idx"]].insert_table(len(rows), len(rows[0]))
        frame._element.nvGraphicFramePr.cNvPr.set(
            "descr", "; ".join(": ".join(cell["text"] for cell in row) for row in rows[1:])
        )
        table = frame.table
        table._tbl.tblPr.find("{*}tableStyleId").text = "{5940675A-B579-460E-94D1-54222C63F5DA}"
        table._tbl.tblPr.attrib.pop("bandRow", None)
        if place["locale"] in self.leftward:
            table._tbl.tblPr.set("rtl", "1")
        size = self.holders[place["idx"]]["size"]
        for n, row in enumerate(rows):
            table.rows[n].height = emu(place["heights"][n])
            for m, cell in enumerate(row):
                self._cell(table.cell(n, m)._tc, cell, size, n == 0)
        frame.height = emu(sum(place["heights"]))

    def _cell(self, element: Any, cell: Mapping[str, Any], size: int, head: bool) -> None:
        style = fill("chalk" if head else "board")
        text = (
            body([cell], self.deck["tags"], {}, style, "a:txBody", self.leftward, True)
            .replace("<a:bodyPr><a:normAutofit/></a:bodyPr>", "<a:bodyPr/>")
            .replace("<a:rPr ", f'<a:rPr sz="{size * 100}" b="{int(head)}" ')
        )
        element.replace(element.txBody, parse_xml(text))
        properties = element.get_or_add_tcPr()
        for side, value in (("marL", 8000), ("marR", 8000), ("marT", 5000), ("marB", 5000)):
            properties.set(side, str(emu(value)))
        properties.append(
            parse_xml(
                fill("board" if head else "chalk").replace(
                    "<a:solidFill>", f"<a:solidFill {NAMESPACES}>"
                )
            )
        )

    def _logo(self, logo: bytes | None) -> None:
        for idx, shape in self.shapes.items():
            if (
                self.holders[idx]["type"] == "pic" and not logo
            ):  # a program that makes a picture of the empty place keeps the words
                shape._element.nvSpPr.cNvPr.set(
                    "descr", self.deck["labels"][self.holders[idx]["locale"]]["prompt/logo"]
                )
            elif self.holders[idx]["type"] == "pic" and logo:
                box = self.holders[idx]["box"]
                placed = shape.insert_picture(BytesIO(logo))
                placed.crop_left = placed.crop_right = placed.crop_top = placed.crop_bottom = 0
                wide, high = placed.image.size
                scale = min(box[2] / wide, box[3] / high)
                placed.width, placed.height = emu(wide * scale), emu(high * scale)
                placed.left, placed.top = (
                    emu(box[0] if self.mirrored else box[0] + box[2] - wide * scale),
                    emu(box[1]),
                )
                placed._element.nvPicPr.cNvPr.set("descr", self.deck["logo"]["alt"])

    def _slogans(self, slogans: Sequence[Outline | None]) -> None:
        """The slogan in the brand's letters, or in words where they cannot draw it, each language
        after its title.
        """
        titles = [
            self.shapes[holder["idx"]]._element
            for holder in self.layout["holders"]
            if holder["type"] == "title"
        ]
        ink = self.fields[self.layout["field"]]["ink"]
        for n, (title, mark, outline) in enumerate(
            zip(titles, self.layout["wordmark"], slogans, strict=False)
        ):
            locale = mark["locale"]
            drawn = (
                wordmark(1000 + n, self.deck["slogan"][n], mark["box"], outline, ink)
                if outline
                else written(
                    1000 + n,
                    mark["words"],
                    mark["box"],
                    ink,
                    self.deck["tags"][locale],
                    locale in self.leftward,
                )
            )
            if drawn:
                title.addnext(parse_xml(drawn))

    def _arrows(self) -> None:
        tree = self.slide.shapes._spTree
        number = 2000
        for start, end in self.layout["arrows"]:
            for locale in self.deck["locales"]:
                pair = [
                    next(
                        h
                        for h in self.layout["holders"]
                        if h["name"] == name and h["locale"] == locale
                    )
                    for name in (start, end)
                ]
                ids = self.shapes[pair[0]["idx"]].shape_id, self.shapes[pair[1]["idx"]].shape_id
                tree.append(parse_xml(arrow(number, pair[0], pair[1], ids, self.mirrored)))
                number += 1

    def _foot(self) -> None:
        """Footer and number are on the layout only, until somebody copies them."""
        for shape in self.slide.slide_layout.placeholders:
            if shape.placeholder_format.idx in (FOOTER, NUMBER):
                copy = parse_xml(_xml(shape._element))
                copy.nvSpPr.cNvPr.set("id", str(3000 + shape.placeholder_format.idx))
                for inherited in (*copy.spPr, *copy.txBody.find("{*}lstStyle")):
                    inherited.getparent().remove(inherited)
                self.slide.shapes._spTree.append(copy)

    def _notes(self) -> None:
        frame = self.slide.notes_slide.notes_text_frame
        holder = frame._element.getparent()
        holder.replace(
            frame._element,
            parse_xml(
                body(
                    [p | {"link": None} for p in self.data["notes"]],
                    self.deck["tags"],
                    {},
                    leftward=self.leftward,
                    aligned=True,
                )
            ),
        )


def _xml(element: Any) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(element))


def _sections(made: Any, deck: Mapping[str, Any]) -> None:
    """The parts of the agenda, as sections of the slide list."""
    divide(made, [(part["title"], part["start"]) for part in deck["parts"]], deck["name"])


def _properties(made: Any, deck: Mapping[str, Any]) -> None:
    about = made.core_properties
    day = datetime.fromisoformat(deck["date"])
    about.title, about.subject, about.author = deck["title"], deck["alt"], deck["author"]
    about.language = deck["tags"][deck["locales"][0]]
    about.created = about.modified = day
    about.last_modified_by, about.revision, about.keywords, about.comments = (
        deck["author"],
        1,
        ", ".join(deck["tags"][code] for code in deck["locales"]),
        "",
    )
    for relation in made.part.package._rels.values():
        if relation.reltype == EXTENDED:
            relation.target_part._blob = _application(len(deck["slides"]))


def _application(slides: int) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties'
        ' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<TotalTime>0</TotalTime><Application>campaign-toolkit</Application><PresentationFormat>Widescreen</PresentationFormat><Slides>{slides}</Slides><Notes>{slides}</Notes><HiddenSlides>0</HiddenSlides></Properties>"
    ).encode()
