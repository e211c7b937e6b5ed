"""What a deck promises: languages, order, notes, links, chart, bytes, and what two outside readers
make of it.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from minimal import HERE
from openxml_audit import validate_pptx
from pptx import Presentation
from running import Run

from media.decks.conftest import Campaign
from toolkit.judge.slides import check_slides
from toolkit.model.digest import digest

NAMES = [
    f"{deck}.{edition}"
    for deck in ("five-minute-briefing", "quiz", "staff-briefing", "worked-examples")
    for edition in ("cy", "cy-en", "en")
]
FIVE = "decks/five-minute-briefing/five-minute-briefing"
BRIEFING = "assets/decks/staff-briefing.toml"


def test_four_decks_in_three_editions(built: dict[str, Path]) -> None:
    assert sorted(built) == sorted(NAMES)
    assert {
        name: len(Presentation(str(path)).slides)
        for name, path in built.items()
        if name.endswith(".cy")
    } == {
        "five-minute-briefing.cy": 5,
        "quiz.cy": 14,
        "staff-briefing.cy": 21,
        "worked-examples.cy": 6,
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_validator_finds_nothing(built: dict[str, Path], name: str) -> None:
    result = validate_pptx(str(built[name]))
    assert not result.errors, result.errors


@pytest.mark.parametrize("name", NAMES)
def test_our_own_check_finds_nothing(built: dict[str, Path], name: str) -> None:
    assert check_slides(name, built[name].read_bytes(), ("cy-GB", "en-GB")) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_word_says_its_language_and_none_is_american(
    built: dict[str, Path], name: str
) -> None:
    allowed = {"cy": {b"cy-GB"}, "en": {b"en-GB"}, "cy-en": {b"cy-GB", b"en-GB"}}[
        name.rpartition(".")[2]
    ]
    with zipfile.ZipFile(built[name]) as parts:
        for part in parts.namelist():
            data = parts.read(part)
            assert b"en-US" not in data, part
            assert set(re.findall(rb'\blang="([^"]*)"', data)) <= allowed, part
            if part.startswith(("ppt/slides/slide", "ppt/notesSlides/notesSlide")):
                assert not re.search(rb"<a:r>(?!<a:rPr [^>]*\blang=)", data), part


def test_the_whole_file_says_what_it_is(built: dict[str, Path]) -> None:
    about = Presentation(str(built["quiz.cy-en"])).core_properties
    assert about.language == "cy-GB"
    assert about.title.startswith("Cwis: myth neu ffaith?") and "Quiz: myth or fact?" in about.title
    assert about.subject


@pytest.mark.parametrize("name", NAMES)
def test_the_title_is_first_and_welsh_is_read_before_english(
    built: dict[str, Path], name: str
) -> None:
    for slide in Presentation(str(built[name])).slides:
        shapes = [
            shape
            for shape in slide.shapes
            if shape.has_text_frame
            and shape.text_frame.text
            and shape.placeholder_format.idx not in (11, 12)
        ]
        assert shapes[0].placeholder_format.idx == 0
        spoken = [
            run.font.language_id.name
            for shape in shapes
            for p in shape.text_frame.paragraphs
            for run in p.runs
        ]
        assert spoken == sorted(spoken, key=lambda language: language != "WELSH")


def test_the_minutes_of_the_slides_add_up_to_the_agenda(built: dict[str, Path]) -> None:
    slides = list(Presentation(str(built["staff-briefing.en"])).slides)
    notes = [slide.notes_slide.notes_text_frame.text for slide in slides]
    assert (
        sum(int(re.search(r"Minutes for this slide: (\d+)", text).group(1)) for text in notes) == 25
    )
    assert slides[1].shapes.title.text.replace("\xa0", " ").endswith("in 25 minutes")
    assert (
        sum(
            map(
                int,
                re.findall(
                    r"\((\d+)",
                    "\n".join(
                        s.text_frame.text for s in slides[1].placeholders if s.has_text_frame
                    ),
                ),
            )
        )
        == 25
    )


def test_the_agenda_and_the_quiz_lead_where_they_say(built: dict[str, Path]) -> None:
    briefing = Presentation(str(built["staff-briefing.cy-en"]))
    agenda = briefing.slides[1]
    jumps = [
        agenda.part.rels[
            link.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
        ].target_part.slide
        for link in agenda._element.iter("{*}hlinkClick")
    ]
    assert [briefing.slides.index(slide) + 1 for slide in jumps] == [1, 3, 5, 14, 17, 19] * 2
    quiz = Presentation(str(built["quiz.en"]))
    for n in range(6):
        question, answer = quiz.slides[1 + 2 * n], quiz.slides[2 + 2 * n]
        buttons = [
            shape
            for shape in question.placeholders
            if shape.has_text_frame and shape.click_action.target_slide
        ]
        assert [shape.text_frame.text for shape in buttons] == ["Myth", "Fact"]
        assert all(shape.click_action.target_slide == answer for shape in buttons)


def test_the_chart_is_native_with_its_workbook(built: dict[str, Path]) -> None:
    frame = next(
        shape
        for shape in Presentation(str(built["staff-briefing.cy"])).slides[1].shapes
        if shape.has_chart
    )
    assert list(frame.chart.plots[0].series[0].values) == [2, 3, 11, 4, 2, 3]
    with zipfile.ZipFile(BytesIO(frame.chart.part.chart_workbook.xlsx_part.blob)) as book:
        assert {info.date_time for info in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2026-11-29T00:00:00Z" in book.read("docProps/core.xml")
    assert "Siart" in frame._element.nvGraphicFramePr.cNvPr.get("descr")


def test_all_words_stand_in_placeholders_whose_layout_has_them(built: dict[str, Path]) -> None:
    for path in built.values():
        for slide in Presentation(str(path)).slides:
            assert all(
                shape.is_placeholder
                for shape in slide.shapes
                if shape.has_text_frame and shape.text_frame.text
            )


def test_the_slogan_is_drawn_in_the_brands_letters_and_says_itself(built: dict[str, Path]) -> None:
    slogans = {
        "cy": ["Meddwl. Gwirio. Rhannu."],
        "en": ["Think. Check. Share."],
        "cy-en": ["Meddwl. Gwirio. Rhannu.", "Think. Check. Share."],
    }
    for edition, wanted in slogans.items():
        first = Presentation(str(built[f"five-minute-briefing.{edition}"])).slides[0]
        drawn = [shape._element.nvSpPr.cNvPr for shape in first.shapes if not shape.is_placeholder]
        assert (
            [about.get("descr") for about in drawn]
            == [about.get("name") for about in drawn]
            == wanted
        )
        assert all(
            next(about.getparent().getparent().iter("{*}custGeom"), None) is not None
            for about in drawn
        )


def test_pictures_and_tiles_belong_to_layouts(built: dict[str, Path]) -> None:
    for path in built.values():
        for slide in Presentation(str(path)).slides:
            assert not any(
                shape.shape_type and shape._element.tag.endswith("}grpSp") for shape in slide.shapes
            )
    names = [
        layout.name for layout in Presentation(str(built["staff-briefing.cy-en"])).slide_layouts
    ]
    assert "Cam: Mewn argyfwng, rhannwch / Step: In an emergency, share" in names and len(
        set(names)
    ) == len(names)


def test_the_questions_are_a_diagram_of_glued_boxes(built: dict[str, Path]) -> None:
    slides = Presentation(str(built["staff-briefing.en"])).slides
    for slide in (slides[11], slides[12]):
        names = {shape.shape_id: shape.name for shape in slide.placeholders}
        glued = {
            tuple(
                names[int(next(arrow.iter(f"{{*}}{end}")).get("id"))] for end in ("stCxn", "endCxn")
            )
            for arrow in slide.shapes._spTree.iter("{*}cxnSp")
        }
        assert glued == {("ask", "next"), ("ask", "exit"), ("next", "exit2")}
        assert [shape.name for shape in slide.shapes][:5] == [
            "title",
            "ask",
            "exit",
            "next",
            "exit2",
        ]


def test_somebody_who_adds_a_slide_gets_the_campaigns_look(built: dict[str, Path]) -> None:
    deck = Presentation(str(built["staff-briefing.cy"]))
    assert len(deck.slide_layouts) == 23  # 19, and one for each picture of sections and steps
    for layout in deck.slide_layouts:
        slide = deck.slides.add_slide(layout)
        assert (
            slide.shapes.title is not None
            and next(iter(slide.placeholders)).placeholder_format.idx == 0
        )
        assert b"srgbClr" not in layout.part.blob
    theme = deck.slide_master.part.part_related_by(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
    ).blob
    assert b'typeface="Arial"' in theme and b'val="FFCB1F"' in theme


def test_the_same_bytes_in_another_process(built: dict[str, Path], tmp_path: Path) -> None:
    script = (
        f"import sys; sys.argv = ['toolkit', 'build', '--project', {str(HERE)!r}, '--out',"
        f" {str(tmp_path)!r}, 'decks/staff-briefing/*.pptx']; from toolkit.cli import main; main()"
    )
    subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        cwd=tmp_path,
        env={"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "PYTHONPATH": str(HERE)},
    )
    for edition in ("cy", "en", "cy-en"):
        assert digest(
            (tmp_path / f"decks/staff-briefing/staff-briefing.{edition}.pptx").read_bytes()
        ) == digest(built[f"staff-briefing.{edition}"].read_bytes())


def test_a_changed_word_makes_just_the_decks_that_print_it(campaign: Campaign, run: Run) -> None:
    root = campaign()
    assert run("build", "--project", root).code == 0
    path = root / "locales/cy/LC_MESSAGES/campaign.po"
    path.write_text(
        path.read_text("utf-8").replace(
            "Gallwch rannu pryder heb brawf.", "Gallwch rannu pryder heb dystiolaeth."
        ),
        "utf-8",
        newline="",
    )
    ran = run("build", "--project", root, "--json")
    assert ran.code == 0
    assert ran.paths("made") == {
        f"decks/quiz/quiz{kind}"
        for kind in (".cy.pptx", ".cy-en.pptx", "-handout.cy.pdf", "-handout.cy-en.pdf")
    }


def test_the_handout_is_an_accessible_pdf_with_the_notes(campaign: Campaign, run: Run) -> None:
    root = campaign()
    assert run("build", "--project", root, f"{FIVE}*.cy-en.*").code == 0
    ran = run("check", "--project", root)
    assert (ran.code, ran.out) == (0, "2 files checked, 0 findings\n")
    manifest = (root / "build/manifest.json").read_text("utf-8")
    assert "Croesawch bawb." in manifest and '"pages": 5' in manifest


def test_the_schools_contact_and_logo_take_their_places(campaign: Campaign, run: Run) -> None:
    from PIL import Image

    school = (
        (
            'name = ""\nperson = ""\ndeputy = ""\nphone = ""\nout_of_hours = ""\nemail = ""\n'
            'logo = ""'
        ),
        (
            'name = "Ysgol y Bryn"\nperson = "Siân Ŵyn"\nphone = "029 2000 0000"\nemail = ""\nlogo'
            ' = "brand/logo.png"'
        ),
    )
    root = campaign(("assets/campaign.toml", *school))
    Image.new("RGB", (400, 100), "#06372d").save(root / "assets/brand/logo.png")
    assert run("build", "--project", root, f"*{FIVE}.cy.pptx").code == 0
    own = root / f"build/recipients/school/{FIVE}.cy.pptx"
    first, *_, last = Presentation(str(own)).slides
    for slide in (first, last):
        picture = next(shape for shape in slide.shapes if shape._element.tag.endswith("}pic"))
        assert picture._element.nvPicPr.cNvPr.get("descr") == "Ysgol y Bryn"
        assert picture.width / picture.height == pytest.approx(4, rel=0.01)
    assert any(
        "Siân Ŵyn" in shape.text_frame.text for shape in last.placeholders if shape.has_text_frame
    )
    assert validate_pptx(str(own)).errors == []
    shared = Presentation(str(root / f"build/{FIVE}.cy.pptx"))
    for slide in shared.slides:
        assert not any(shape._element.tag.endswith("}pic") for shape in slide.shapes)
    with zipfile.ZipFile(root / f"build/{FIVE}.cy.pptx") as parts:
        said = b"".join(parts.read(name) for name in parts.namelist()).decode("utf-8", "ignore")
    assert not any(secret in said for secret in ("Ysgol y Bryn", "Siân", "029 2000 0000"))


def test_the_handout_has_the_schools_contact_too(campaign: Campaign, run: Run) -> None:
    root = campaign(("assets/campaign.toml", 'phone = ""', 'phone = "029 2000 0000"'))
    assert run("build", "--project", root, "*five-minute-briefing*.cy.*").code == 0

    def said(manifest: str) -> set[str]:
        artefacts = json.loads((root / "build" / manifest).read_bytes())["artefacts"]
        return {a["path"] for a in artefacts if "029 2000 0000" in " ".join(a["text"])}

    assert said("recipients/school/manifest.json") == {
        f"recipients/school/{FIVE}{name}" for name in (".cy.pptx", "-handout.cy.pdf")
    }
    assert said("manifest.json") == set()


def test_forty_slides_take_less_than_two_seconds(campaign: Campaign, run: Run) -> None:
    root = campaign()
    board = root / "assets/decks/quiz.toml"
    text = board.read_text("utf-8")
    words = root / "assets/content/quiz.toml"
    more = ""
    for n in range(26):
        more += (
            f'\n[[slide]]\nid = "more-{n}"\nlayout = "answer"\ntitle ='
            f' "quiz/heading/question"\nvalues = {{ n = "{n + 10}" }}\nanswer ='
            ' "quiz/proof/answer"\nnext = "briefing/next/end"\nlinks = { next = "close" }\nnotes'
            ' = "quiz/heading/tell"\n'
        )
    board.write_text(text + more, "utf-8")
    assert words.exists()
    run("build", "--project", root, f"{FIVE}.cy.pptx")  # imports are not what is measured
    started = time.process_time()
    assert run("build", "--project", root, "decks/quiz/quiz.cy-en.pptx").code == 0
    assert time.process_time() - started < 2
    assert len(Presentation(str(root / "build/decks/quiz/quiz.cy-en.pptx")).slides) == 40


def test_the_translators_tools_take_decks_as_they_are(campaign: Campaign, run: Run) -> None:
    root = campaign()
    ran = run("i18n", "parity", "decks/quiz", "--project", root)
    assert (ran.code, ran.err) == (0, "")
    assert run("i18n", "fit", "decks/quiz", "--project", root).code == 0
