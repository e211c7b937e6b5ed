"""What office suites drop when they save a deck, put back from what they keep: words, names, rows,
glue.

LibreOffice writes no alt text of tables and charts and no header rows (7.4 to 25.2), no mark of
decoration (before 7.5), and its own language into layouts. Nothing here guesses what a picture
shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.oxml import parse_xml

from toolkit.engine.slides.pack import pack
from toolkit.engine.slides.pictograms import PICTURES
from toolkit.engine.slides.read import read
from toolkit.engine.slides.sections import divide
from toolkit.engine.slides.text import NAMESPACES
from toolkit.model.digest import digest

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_URI = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_MARK = (
    f'<a:ext {NAMESPACES} uri="{_URI}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
)
_ICON = (  # of LibreOffice 25.2: a landscape in a frame
    "50f2a2369409572ac70c7c4f5f796d85bd4cee6a2b2ced0d9874ee4b9178d0e7"
)
_OURS = {name.replace("/", " ") for name in PICTURES}
Mended = Iterator[str]


def mend(data: bytes, languages: Sequence[str]) -> tuple[bytes, tuple[str, ...]] | str:
    """The deck with what can be put back, and what was done, by slide; or why it cannot be read.

    Words are never changed.
    """
    known = read(data)
    if isinstance(known, str):
        return known
    made: Any = Presentation(BytesIO(data))
    spoken = _spoken(made, languages)
    main = (
        made.core_properties.language
        if made.core_properties.language in languages
        else next(iter(spoken), "")
    )  # "": nobody knows
    done = []
    for number, slide in enumerate(made.slides, 1):
        done += [f"slide {number}: {said}" for said in _icons(slide)]
        trees = [
            slide.shapes._spTree,
            *([slide.notes_slide.shapes._spTree] if slide.has_notes_slide else []),
        ]
        done += [
            f"slide {number}: {said}"
            for tree in trees
            for said in (*_tree(tree), *_languages(tree, languages, spoken, main))
        ]
    if sections := _sections(made, known.sections):
        done.append(f"sections: {', '.join(sections)}")
    behind = sum(_relabel(root, languages, main) for root in _behind(made)) if main else 0
    if behind:
        done.append(f"layouts, masters and charts: {behind} places say {main}")
    if main and made.core_properties.language != main:
        made.core_properties.language = main
        done.append(f"the file says that its language is {main}")
    out = BytesIO()
    made.save(out)
    return pack(out.getvalue()), tuple(done)


def _spoken(made: Any, languages: Sequence[str]) -> list[str]:
    """The languages of the words on the slides, the most used first."""
    counted = Counter(
        run.get("lang") for slide in made.slides for run in slide.shapes._spTree.iter(f"{_A}rPr")
    )
    return [language for language, _ in counted.most_common() if language in languages]


def _tree(tree: Any) -> Mended:
    for element in tree:
        kind = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if kind == "graphicFrame":
            yield from _frame(element)
        elif kind in ("cxnSp", "grpSp", "sp"):
            yield from _drawing(element, kind)


def _icons(slide: Any) -> Mended:
    """LibreOffice makes a picture of an empty place for a logo."""
    for picture in slide.shapes._spTree.findall(f"{_P}pic"):
        relation = slide.part.rels.get(
            next((blip.get(f"{_R}embed") for blip in picture.iter(f"{_A}blip")), None)
        )
        if (
            relation is not None
            and not relation.is_external
            and digest(relation.target_part.blob) == _ICON
        ):
            picture.getparent().remove(picture)
            yield (
                f"the icon in the empty place of '{_about(picture).get('name')}' is gone; the"
                " layout has the place still"
            )


def _about(element: Any) -> Any:
    return next(element.iter(f"{_P}cNvPr"))


def _frame(element: Any) -> Mended:
    """A table's header row and its alt text come from its cells, a chart's from its name."""
    about, table = _about(element), next(element.iter(f"{_A}tbl"), None)
    if table is None:
        if _lacks(about) and _tells(about.get("name", "")):
            about.set("descr", about.get("name"))
            yield "the chart says again what it shows"
        return
    rows = [
        [
            "".join(text.text or "" for text in cell.iter(f"{_A}t")).strip()
            for cell in row.iter(f"{_A}tc")
        ]
        for row in table.iter(f"{_A}tr")
    ]
    if (
        rows
        and all(rows[0])
        and table.find(f"{_A}tblPr") is not None
        and table.find(f"{_A}tblPr").get("firstRow") not in ("1", "true")
    ):
        table.find(f"{_A}tblPr").set("firstRow", "1")
        yield f"the first row of the table heads it again: {', '.join(rows[0])}"
    if _lacks(about) and len(rows) > 1:
        about.set("descr", "; ".join(": ".join(cell for cell in row if cell) for row in rows[1:]))
        yield "the table says again what it holds"


def _drawing(element: Any, kind: str) -> Mended:
    """A glued arrow and a picture of ours decorate; a shape whose name is the slogan says it."""
    about = _about(element)
    if not _lacks(about) or any((text.text or "").strip() for text in element.iter(f"{_A}t")):
        return
    if (kind == "cxnSp" and next(element.iter(f"{_A}stCxn", f"{_A}endCxn"), None) is not None) or (
        kind == "grpSp" and about.get("name") in _OURS
    ):
        _decorate(about)
        yield f"'{about.get('name')}' is marked as decoration again"
    elif (
        kind == "sp"
        and next(element.iter(f"{_P}ph"), None) is None
        and _tells(about.get("name", ""))
    ):
        about.set("descr", about.get("name"))
        yield f"'{about.get('name')}' is alt text again"


def _lacks(about: Any) -> bool:
    return not about.get("descr", "").strip() and not any(
        mark.get("val") in ("1", "true") for mark in about.iter("{*}decorative")
    )


def _tells(name: str) -> bool:
    """Is the name a sentence of ours, not "Rectangle 3"?"""
    return name.endswith(".") and " " in name


def _decorate(about: Any) -> None:
    about.attrib.pop("descr", None)
    holder = about.find(f"{_A}extLst")
    if holder is None:
        holder = parse_xml(f"<a:extLst {NAMESPACES}/>")
        about.append(holder)
    for old in [each for each in holder if each.get("uri") == _URI]:
        holder.remove(old)
    holder.append(parse_xml(_MARK))


def _sections(made: Any, there: Sequence[object]) -> list[str]:
    """Where no section is left, the links of the agenda name them: the first slide whose links lead
    onwards from the start.
    """
    if there:
        return []
    slides = {slide.part.partname: number for number, slide in enumerate(made.slides)}
    for slide in made.slides:
        named: dict[int, list[str]] = {}
        for run in slide.shapes._spTree.iter(f"{_A}r"):
            link = next(run.iter(f"{_A}hlinkClick"), None)
            relation = slide.part.rels.get(link.get(f"{_R}id")) if link is not None else None
            if (
                relation is not None
                and not relation.is_external
                and relation.target_part.partname in slides
            ):
                named.setdefault(slides[relation.target_part.partname], []).append(
                    (run.findtext(f"{_A}t") or "").replace("\xa0", " ").strip()
                )
        starts = sorted(named)
        if len(starts) > 1 and starts[0] == 0 and list(named) == starts:
            divide(
                made,
                [(" / ".join(dict.fromkeys(named[start])), start) for start in starts],
                "mended",
            )
            return [" / ".join(dict.fromkeys(named[start])) for start in starts]
    return []


def _languages(tree: Any, languages: Sequence[str], spoken: Sequence[str], main: str) -> Mended:
    """Words in a language that is none of ours take that of their neighbours, or of a deck that
    speaks one; else they stay.
    """
    for element in tree:
        if not isinstance(element.tag, str):
            continue
        near = {style.get("lang") for style in element.iter(f"{_A}rPr")} & set(languages)
        language = near.pop() if len(near) == 1 else spoken[0] if len(spoken) == 1 else ""
        runs = [
            run
            for run in element.iter(f"{_A}r", f"{_A}fld")
            if (run.findtext(f"{_A}t") or "").strip()
        ]
        wrong = [
            run
            for run in runs
            if (style := run.find(f"{_A}rPr")) is None or style.get("lang") not in languages
        ]
        if wrong and language:
            for run in wrong:
                style = run.find(f"{_A}rPr")
                (run.get_or_add_rPr() if style is None else style).set("lang", language)
            yield (
                f"{len(wrong)} pieces of text say {language}: “{wrong[0].findtext(f'{_A}t')[:40]}”"
            )
        if language or main:
            _relabel(element, languages, language or main, (f"{_A}endParaRPr", f"{_A}defRPr"))


def _relabel(
    root: Any,
    languages: Sequence[str],
    language: str,
    tags: Iterable[str] = (f"{_A}rPr", f"{_A}defRPr", f"{_A}endParaRPr"),
) -> int:
    wrong = [
        each for each in root.iter(*tags) if each.get("lang") and each.get("lang") not in languages
    ]
    for each in wrong:
        each.set("lang", language)
    return len(wrong)


def _behind(made: Any) -> Iterator[Any]:
    """The roots of layouts, masters and charts."""
    for part in made.part.package.iter_parts():
        if hasattr(part, "_element") and any(
            word in str(part.partname)
            for word in ("/slideLayouts/", "/slideMasters/", "/notesMasters/", "/charts/")
        ):
            yield part._element
