"""Writes a deck from plain values: words in placeholders, notes, links, sections, properties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from lxml import etree
from pptx.oxml import parse_xml
from pptx.presentation import Presentation
from pptx.slide import Slide

from toolkit.engine.outlines import Outline
from toolkit.engine.slides import chart, deck, table
from toolkit.engine.slides.deck import Deck, Fields
from toolkit.engine.slides.layouts import FOOTER, NUMBER, label, with_pictures
from toolkit.engine.slides.master import presentation
from toolkit.engine.slides.ooxml import Shape
from toolkit.engine.slides.pack import pack
from toolkit.engine.slides.sections import divide
from toolkit.engine.slides.shapes import arrow, wordmark, wordmark_unit, written
from toolkit.engine.slides.text import NAMESPACES, body, emu
from toolkit.engine.slides.theme import in_slots

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
SLIDE_LINK = f"{OFFICE}/relationships/slide"
WEB_LINK = f"{OFFICE}/relationships/hyperlink"
EXTENDED = f"{OFFICE}/relationships/extended-properties"
# Where shapes that are added to a slide begin to be numbered, above all those of its layout.
SLOGANS, ARROWS, FEET = 1000, 2000, 3000


def write(
    data: Deck,
    colours: Mapping[str, str],
    fields: Fields,
    logo: bytes | None,
    slogans: Sequence[Outline | None] = (),
) -> bytes:
    """The deck's file.

    `colours`: name → #rrggbb; `fields`: name → its ink and child; `logo`: a PNG that is known to be
    sound; `slogans`: the slogan as outlines, in each of the deck's languages.
    """
    data, fields = in_slots(data, fields)
    data = with_pictures(data)
    made = presentation(data, colours, fields)
    layouts = {each.name: (each, made.slide_layouts[n]) for n, each in enumerate(data.layouts)}
    slides = [made.slides.add_slide(layouts[each.layout][1]) for each in data.slides]
    for slide, each in zip(slides, data.slides, strict=True):
        _Sheet(data, slide, slides, layouts[each.layout][0], each, fields).fill(logo, slogans)
    divide(made, [(part.title, part.start) for part in data.parts], data.name)
    _properties(made, data)
    out = BytesIO()
    made.save(out)
    return pack(out.getvalue(), data.date, data.tags[data.locales[0]])


class _Sheet:
    """One slide while it is being filled."""

    def __init__(
        self,
        whole: Deck,
        slide: Slide,
        slides: list[Slide],
        layout: deck.Layout,
        data: deck.Slide,
        fields: Fields,
    ) -> None:
        self.deck, self.slide, self.slides = whole, slide, slides
        self.layout, self.data, self.fields = layout, data, fields
        self.leftward, self.mirrored = whole.leftward, whole.mirrored
        self.holders = {holder.idx: holder for holder in layout.holders}
        self.shapes: dict[int, Shape] = {
            shape.placeholder_format.idx: shape for shape in slide.placeholders
        }

    def fill(self, logo: bytes | None, slogans: Sequence[Outline | None]) -> None:
        """Everything that the slide shows and says."""
        self._leave_out()
        for idx, shape in self.shapes.items():
            shape._element.nvSpPr.cNvPr.set("name", label(self.holders[idx], self.deck))
        for place in self.data.places:
            holder = self.holders[place.idx]
            if holder.type == "tbl":
                table.insert(self.shapes[place.idx], place, holder.size, self.deck)
            else:
                self._words(place)
        self._chart()
        for idx, shape in self._of_type("pic"):
            if logo:
                self._logo(shape, self.holders[idx].box, logo)
            else:  # a program that makes a picture of the empty place keeps the words
                words = self.deck.labels[self.holders[idx].locale]["prompt/logo"]
                shape._element.nvSpPr.cNvPr.set("descr", words)
        self._slogans(slogans)
        self._arrows()
        self._foot()
        self._notes()

    def _leave_out(self) -> None:
        """Placeholders that may stay empty, and do: an empty one would be read out."""
        filled = {place.idx for place in self.data.places}
        for idx, shape in self._of_type("body"):
            if idx not in filled:
                shape._element.getparent().remove(shape._element)
                del self.shapes[idx]

    def _of_type(self, kind: str) -> list[tuple[int, Shape]]:
        """The placeholders of a type (pic, chart) that are there before they are filled."""
        return [
            (idx, shape) for idx, shape in self.shapes.items() if self.holders[idx].type == kind
        ]

    def _words(self, place: deck.Place) -> None:
        element = self.shapes[place.idx]._element
        links = self._links(place.paragraphs)
        # Words that run leftward are not linked: LibreOffice sets a link in them as if it ran
        # rightward, over the words beside it.
        shown = {} if place.locale in self.leftward else links
        text = body(place.paragraphs, self.deck.tags, shown, leftward=self.leftward)
        element.replace(element.txBody, parse_xml(text))
        # PowerPoint links the whole button too; LibreOffice knows only the link of the words.
        if self.holders[place.idx].fill and links:
            self._jump(element, next(iter(links.values())), ' action="ppaction://hlinksldjump"')
        elif page := next((p.leads for p in place.paragraphs if p.leads), ""):
            # The shape, not its words: these would take the colour of links, on any ground.
            self._jump(element, self.slide.part.relate_to(page, WEB_LINK, is_external=True))

    def _jump(self, element: Any, target: str, action: str = "") -> None:
        """A click on the shape leads to a slide, or to a page of the web."""
        link = f'<a:hlinkClick {NAMESPACES} r:id="{target}"{action}/>'
        element.nvSpPr.cNvPr.append(parse_xml(link))

    def _links(self, paragraphs: Iterable[deck.Paragraph]) -> dict[int, str]:
        """The slide's relations to the slides that its words lead to, by their numbers."""
        targets = (p.link for p in paragraphs)
        return {
            target: self.slide.part.relate_to(self.slides[target].part, SLIDE_LINK)
            for target in targets
            if target is not None
        }

    def _chart(self) -> None:
        if not self.data.chart:
            return
        ((_, shape), *_) = self._of_type("chart")
        series = " / ".join(self.deck.labels[code]["label/series"] for code in self.deck.locales)
        chart.insert(shape, series, self.deck.parts, self.data.chart, self.mirrored)

    def _logo(self, shape: Shape, box: deck.Box, logo: bytes) -> None:
        """The logo as large as its box allows, at the outer edge of the slide."""
        placed = shape.insert_picture(BytesIO(logo))
        placed.crop_left = placed.crop_right = placed.crop_top = placed.crop_bottom = 0
        wide, high = placed.image.size
        scale = min(box[2] / wide, box[3] / high)
        placed.width, placed.height = emu(wide * scale), emu(high * scale)
        placed.left = emu(box[0] if self.mirrored else box[0] + box[2] - wide * scale)
        placed.top = emu(box[1])
        assert self.deck.logo is not None, "who hands in a logo says what it shows"
        placed._element.nvPicPr.cNvPr.set("descr", self.deck.logo.alt)

    def _slogans(self, slogans: Sequence[Outline | None]) -> None:
        """The slogan in each language, after the title in that language.

        It is drawn in the brand's letters, or written where they cannot draw it (None).
        """
        titles = [
            self.shapes[holder.idx]._element
            for holder in self.layout.holders
            if holder.type == "title"
        ]
        ink = self.fields[self.layout.field]["ink"]
        marks = list(zip(titles, self.layout.wordmark, slogans, strict=False))
        outlined = [(mark, outline) for _, mark, outline in marks if outline]
        unit = wordmark_unit(outlined) if outlined else 0.0
        for n, (title, mark, outline) in enumerate(marks):
            locale, number = mark.locale, SLOGANS + n
            drawn = (
                wordmark(number, self.deck.slogan[n], (*mark.box[:2], unit), outline, ink)
                if outline
                else written(number, mark, ink, self.deck.tags[locale], locale in self.leftward)
            )
            if drawn:
                title.addnext(parse_xml(drawn))

    def _arrows(self) -> None:
        tree = self.slide.shapes._spTree
        named = {(holder.name, holder.locale): holder for holder in self.layout.holders}
        number = ARROWS
        for start, end in self.layout.arrows:
            for locale in self.deck.locales:
                a, b = named[start, locale], named[end, locale]
                ids = self.shapes[a.idx].shape_id, self.shapes[b.idx].shape_id
                tree.append(parse_xml(arrow(number, a, b, ids, self.mirrored)))
                number += 1

    def _foot(self) -> None:
        """Footer and number, which python-pptx leaves on the layout, where no slide shows them."""
        for shape in self.slide.slide_layout.shapes:
            if shape.is_placeholder and shape.placeholder_format.idx in (FOOTER, NUMBER):
                copy = parse_xml(etree.tostring(shape._element))
                copy.nvSpPr.cNvPr.set("id", str(FEET + shape.placeholder_format.idx))
                for inherited in (*copy.spPr, *copy.txBody.find("{*}lstStyle")):
                    inherited.getparent().remove(inherited)
                self.slide.shapes._spTree.append(copy)

    def _notes(self) -> None:
        frame = self.slide.notes_slide.notes_text_frame
        assert frame is not None, "the notes master of python-pptx has a place for notes"
        notes = body(self.data.notes, self.deck.tags, {}, leftward=self.leftward, aligned=True)
        frame._element.getparent().replace(frame._element, parse_xml(notes))


def _properties(made: Presentation, data: Deck) -> None:
    about = made.core_properties
    about.title, about.subject, about.author = data.title, data.alt, data.author
    about.language = data.tags[data.locales[0]]
    about.created = about.modified = datetime.fromisoformat(data.date)
    about.last_modified_by, about.revision = data.author, 1
    about.keywords = ", ".join(data.tags[code] for code in data.locales)
    # Core properties have no place for rights; programs show comments beside the title.
    about.comments = data.rights.whole if data.rights else ""
    for relation in made.part.package._rels.values():
        if relation.reltype == EXTENDED:
            relation.target_part._blob = _application(len(data.slides))


def _application(slides: int) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties'
        f' xmlns="{OFFICE}/extended-properties">'
        "<TotalTime>0</TotalTime><Application>campaign-toolkit</Application>"
        "<PresentationFormat>Widescreen</PresentationFormat>"
        f"<Slides>{slides}</Slides><Notes>{slides}</Notes>"
        "<HiddenSlides>0</HiddenSlides></Properties>"
    ).encode()
