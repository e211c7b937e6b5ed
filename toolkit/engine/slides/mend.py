"""Puts back what office suites drop when they save a deck, from what they keep.

LibreOffice writes no alt text of tables and charts and no header rows (7.4 to 25.2), no mark of
decoration (before 7.5), and its own language into layouts. It keeps words, names, rows and the
shapes that arrows are glued to, and from these the rest is made. Nothing here guesses what a
picture shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO

import pptx
from pptx.opc.package import Part
from pptx.oxml import parse_xml
from pptx.presentation import Presentation
from pptx.slide import Slide

from toolkit.engine.slides.ooxml import (
    BEHIND,
    A,
    Element,
    P,
    R,
    about,
    decorates,
    holder,
    said,
    tag,
)
from toolkit.engine.slides.pack import pack
from toolkit.engine.slides.pictures import OURS
from toolkit.engine.slides.read import Document, damaged, read
from toolkit.engine.slides.sections import divide
from toolkit.engine.slides.text import NAMESPACES, plain
from toolkit.model.digest import digest

_URI = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_MARK = (
    f'<a:ext {NAMESPACES} uri="{_URI}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
)
# What LibreOffice 25.2 puts into an empty place for a picture: a landscape in a frame.
_ICON = "50f2a2369409572ac70c7c4f5f796d85bd4cee6a2b2ced0d9874ee4b9178d0e7"
_RUNS, _DEFAULTS, _ENDS = f"{A}rPr", f"{A}defRPr", f"{A}endParaRPr"  # what states a language
Mended = Iterator[str]  # what was put back, one sentence each


def mend(data: bytes, languages: Sequence[str]) -> tuple[bytes, tuple[str, ...]] | str:
    """The deck with what can be put back, and what was done, by slide; or why it cannot be read.

    `languages` are the tags that words may have. Words are never changed.
    """
    known = read(data)
    if isinstance(known, str):
        return known
    try:
        return _mended(data, languages, known)
    except MemoryError:
        raise
    except Exception as error:  # such as a part that nothing needed until now
        return damaged(error)


def _mended(
    data: bytes, languages: Sequence[str], known: Document
) -> tuple[bytes, tuple[str, ...]]:
    made = pptx.Presentation(BytesIO(data))
    spoken = _spoken(made, languages)
    stated = made.core_properties.language
    main = stated if stated in languages else next(iter(spoken), "")  # "": nobody knows
    done = [
        f"slide {number}: {mended}"
        for number, slide in enumerate(made.slides, 1)
        for mended in _slide(slide, languages, spoken, main)
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


def spoken(data: bytes) -> tuple[str, ...]:
    """The languages of a deck's words, the most used first; none of what is no deck."""
    if isinstance(read(data), str):
        return ()
    return tuple(_counted(pptx.Presentation(BytesIO(data))))


def _spoken(made: Presentation, languages: Sequence[str]) -> list[str]:
    """Those of the languages that the words on the slides have, the most used first."""
    return [language for language in _counted(made) if language in languages]


def _counted(made: Presentation) -> list[str]:
    counted = Counter(
        run.get("lang") for slide in made.slides for run in slide.shapes._spTree.iter(_RUNS)
    )
    return [language for language, _ in counted.most_common() if language]


def _slide(slide: Slide, languages: Sequence[str], spoken: Sequence[str], main: str) -> Mended:
    yield from _icons(slide)
    trees: list[Element] = [slide.shapes._spTree]
    if slide.has_notes_slide:
        trees.append(slide.notes_slide.shapes._spTree)
    for tree in trees:
        yield from _tree(tree)
        yield from _languages(tree, languages, spoken, main)


def _tree(tree: Element) -> Mended:
    for element in tree:
        kind = tag(element)
        if kind == "graphicFrame":
            yield from _frame(element)
        elif kind in ("cxnSp", "grpSp", "sp"):
            yield from _drawing(element, kind)


def _icons(slide: Slide) -> Mended:
    """Remove the picture that LibreOffice makes of an empty place for a logo."""
    for picture in slide.shapes._spTree.findall(f"{P}pic"):
        blip = next(picture.iter(f"{A}blip"), None)
        image = _related(slide, None if blip is None else blip.get(f"{R}embed"))
        if image is not None and digest(image.blob) == _ICON:
            picture.getparent().remove(picture)
            yield (
                f"the icon in the empty place of '{about(picture).get('name')}' is gone; the"
                " layout has the place still"
            )


def _related(slide: Slide, id: str | None) -> Part | None:
    """The part of the file to which the slide's relation of that id leads, if it leads to one."""
    relation = slide.part.rels.get(id) if id else None
    return None if relation is None or relation.is_external else relation.target_part


def _frame(element: Element) -> Mended:
    """A table's header row and its alt text come from its cells, a chart's from its name."""
    own, table = about(element), next(element.iter(f"{A}tbl"), None)
    if table is None:
        if _lacks(own) and _tells(own.get("name", "")):
            own.set("descr", own.get("name"))
            yield "the chart says again what it shows"
        return
    rows = [
        [
            "".join(text.text or "" for text in cell.iter(f"{A}t")).strip()
            for cell in row.iter(f"{A}tc")
        ]
        for row in table.iter(f"{A}tr")
    ]
    look = table.find(f"{A}tblPr")
    if rows and all(rows[0]) and look is not None and look.get("firstRow") not in ("1", "true"):
        look.set("firstRow", "1")
        yield f"the first row of the table heads it again: {', '.join(rows[0])}"
    if _lacks(own) and len(rows) > 1:
        own.set("descr", "; ".join(": ".join(cell for cell in row if cell) for row in rows[1:]))
        yield "the table says again what it holds"


def _drawing(element: Element, kind: str) -> Mended:
    """A shape without words and alt text: does it decorate, or does its name say what it shows?

    Arrows that are glued to other shapes and pictures of ours decorate. The slogan, drawn as a
    shape, has its words as its name.
    """
    own = about(element)
    if not _lacks(own) or any((text.text or "").strip() for text in element.iter(f"{A}t")):
        return
    name = own.get("name", "")
    glued = next(element.iter(f"{A}stCxn", f"{A}endCxn"), None) is not None
    if (kind == "cxnSp" and glued) or (kind == "grpSp" and name.startswith(OURS)):
        _decorate(own)
        yield f"'{name}' is marked as decoration again"
    elif kind == "sp" and holder(element) is None and _tells(name):
        own.set("descr", name)
        yield f"'{name}' is alt text again"


def _lacks(own: Element) -> bool:
    """Has a shape neither alt text nor the mark that it decorates?"""
    return not own.get("descr", "").strip() and not decorates(own)


def _tells(name: str) -> bool:
    """Is the name a sentence of ours, not "Rectangle 3"?"""
    return name.endswith(".") and " " in name


def _decorate(own: Element) -> None:
    own.attrib.pop("descr", None)
    marks = own.find(f"{A}extLst")
    if marks is None:
        marks = parse_xml(f"<a:extLst {NAMESPACES}/>")
        own.append(marks)
    for old in [each for each in marks if each.get("uri") == _URI]:
        marks.remove(old)
    marks.append(parse_xml(_MARK))


def _sections(made: Presentation, there: Sequence[object]) -> list[str]:
    """Make the sections anew, where none is left, and give their names.

    The agenda names them: it is the first slide whose links lead onwards from the first slide.
    """
    if there:
        return []
    slides = {slide.part.partname: number for number, slide in enumerate(made.slides)}
    for slide in made.slides:
        named = _linked(slide, slides)
        starts = sorted(named)
        if len(starts) > 1 and starts[0] == 0 and list(named) == starts:
            titles = [" / ".join(dict.fromkeys(named[start])) for start in starts]
            divide(made, list(zip(titles, starts, strict=True)), "mended")
            return titles
    return []


def _linked(slide: Slide, slides: Mapping[str, int]) -> dict[int, list[str]]:
    """The words of a slide that lead to other slides, by the number of these, in reading order."""
    named: dict[int, list[str]] = {}
    for run in slide.shapes._spTree.iter(f"{A}r"):
        link = next(run.iter(f"{A}hlinkClick"), None)
        target = _related(slide, None if link is None else link.get(f"{R}id"))
        if target is not None and target.partname in slides:
            number = slides[target.partname]
            named.setdefault(number, []).append(plain(said(run)).strip())
    return named


def _languages(tree: Element, languages: Sequence[str], spoken: Sequence[str], main: str) -> Mended:
    """Give words in a language that is none of ours the language of the words beside them.

    Where these do not decide it and the deck speaks one language, they get that; else they stay.
    """
    for element in tree:
        if not tag(element):
            continue
        near = {style.get("lang") for style in element.iter(_RUNS)} & set(languages)
        language = near.pop() if len(near) == 1 else spoken[0] if len(spoken) == 1 else ""
        wrong = [
            run
            for run in element.iter(f"{A}r", f"{A}fld")
            if said(run).strip()
            and ((style := run.find(_RUNS)) is None or style.get("lang") not in languages)
        ]
        if wrong and language:
            for run in wrong:
                style = run.find(_RUNS)
                (run.get_or_add_rPr() if style is None else style).set("lang", language)
            yield f"{len(wrong)} pieces of text say {language}: “{said(wrong[0])[:40]}”"
        if language or main:
            _relabel(element, languages, language or main, (_ENDS, _DEFAULTS))


def _relabel(
    root: Element,
    languages: Sequence[str],
    language: str,
    tags: Iterable[str] = (_RUNS, _DEFAULTS, _ENDS),
) -> int:
    """Give what states a language that is none of ours this one; how many did."""
    wrong = [
        each for each in root.iter(*tags) if each.get("lang") and each.get("lang") not in languages
    ]
    for each in wrong:
        each.set("lang", language)
    return len(wrong)


def _behind(made: Presentation) -> Iterator[Element]:
    """The roots of layouts, masters and charts."""
    for part in made.part.package.iter_parts():
        if hasattr(part, "_element") and any(word in str(part.partname) for word in BEHIND):
            yield part._element
