"""What a page is given is what it prints: planted faults, in one language and in two."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from minimal import HERE
from running import Run

from toolkit.engine import pdf, pixels
from toolkit.judge import printed
from toolkit.model.job import Landing, unplaced
from toolkit.model.page import Page, Script

WORDS = {"cy": ("Meddwl am eraill", "Gwirio’r ffeithiau"), "en": ("Think of others", "Check facts")}
LEFTWARD = Script(rtl=True, family="x", lead=0, fonts=())
HERO = Path("assets/templates/poster-hero/poster-hero.typ")
Change = Callable[[str], str]


def page(*locales: str, **more: object) -> Page:
    said = {
        code: {
            "title": {"id": "talk/title", "text": WORDS[code][0]},
            "steps": [
                {"id": f"talk/{n}", "n": n, "body": {"id": f"talk/{n}/body", "text": f"{text} {n}"}}
                for n, text in enumerate(WORDS[code], 1)
            ],
        }
        for code in locales
    }
    values = {"sheet": "a4", "unit": "mm", "width": 1, "height": 1, "body_min": 1, "small_min": 1}
    return Page(
        name="posters/talk on a4",
        entry="assets/templates/talk/talk.typ",
        safe=(0, 0, 0, 0),
        locales=locales,
        regions={},
        tags={},
        words=said,
        **values | more,  # type: ignore[arg-type]  # values of many types
    )


def landed(*locales: str) -> list[Landing]:
    return [
        unplaced(path, code, text)
        for code in locales
        for path, text in (
            ("talk/title", WORDS[code][0]),
            ("talk/1/body", f"{WORDS[code][0]} 1"),
            ("talk/2/body", f"{WORDS[code][1]} 2"),
        )
    ]


@pytest.mark.parametrize("locales", [("cy",), ("cy", "en")])
def test_all_that_is_given_is_printed(locales: tuple[str, ...]) -> None:
    given, all_of_it = page(*locales), landed(*locales)
    assert printed.unprinted(given, all_of_it) == []
    for gone in range(len(all_of_it)):
        rest = [l for n, l in enumerate(all_of_it) if n != gone and l.context != "talk/title"]
        (first, *_) = printed.unprinted(given, rest)
        assert (first.code, "not printed" in first.message) == ("dropped", True)
        assert str(first.where) == given.entry


def test_other_words_in_the_place_of_those_given_are_told() -> None:
    other = [unplaced("talk/title", "en", "Something else"), *landed("en")[1:]]
    (problem,) = printed.unprinted(page("en"), other)
    assert "is printed as “Something else”, not as “Think of others”" in problem.message


def test_capitals_and_a_stop_are_a_matter_of_design() -> None:
    loud = [unplaced("talk/title", "en", "THINK OF OTHERS."), *landed("en")[1:]]
    assert printed.unprinted(page("en"), loud) == []


def test_entries_of_a_list_are_read_in_their_order() -> None:
    title, first, second = landed("en")
    (problem,) = printed.unprinted(page("en"), [title, second, first])
    assert problem.code == "order"
    assert "'talk/2/body' (en) is read before 'talk/1/body'" in problem.message


def test_what_is_an_alt_text_need_not_be_printed() -> None:
    assert printed.unprinted(page("en", unsaid=("talk/title",)), landed("en")[1:]) == []


TEXT = "Think of \r\nothers\r\nThink\xa0of others 1\r\nCheck facts 2"


def test_the_finished_file_says_all_of_it() -> None:
    assert printed.unread(page("en"), TEXT) == []
    (problem,) = printed.unread(page("en"), TEXT.replace("Check facts 2", ""))
    assert "“Check facts 2”" in problem.message


def test_a_number_in_the_same_line_parts_no_string() -> None:
    assert printed.unread(page("en"), TEXT.replace("Check facts 2", "Check 7 \r\nfacts 2")) == []


def test_lines_that_run_both_ways_are_judged_by_their_letters() -> None:
    given = page("en", scripts={"en": LEFTWARD})
    assert printed.unread(given, "2 stcaf kcehC 1 srehto fo knihT srehto fo knihT") == []
    assert printed.unread(given, "1 srehto fo knihT srehto fo knihT") != []


def test_every_page_of_a_draft_says_so() -> None:
    (problem,) = printed.unmarked(page("en", draft="DRAFT"), ["DRAFT\n" + TEXT, TEXT])
    assert "page 2 of a draft does not say DRAFT" in problem.message
    assert printed.unmarked(page("en"), [TEXT]) == []


def test_a_typeface_that_is_not_the_campaign_s_is_named(small: Path) -> None:
    made = (small / "build/posters/hello/hello-a5-screen.cy.pdf").read_bytes()
    used = pdf.fonts(made)
    assert used and all(name.startswith("Onest-") for name in used)
    assert printed.strange_letters(page("en"), used, used) == []
    (problem,) = printed.strange_letters(page("en"), [*used, "Arial"], used)
    assert "drawn in Arial, which is none of the campaign's fonts" in problem.message


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            lambda text: text.replace(
                '  say(word("web", l: l), size, w, l: l, weight: 700, fill: f.ink)\n', ""
            ),
            "'facts/web' (en), in the slot 'web', is given to the template and not printed",
        ),
        (
            lambda text: text.replace(
                '= say(word("strapline", l: l)', '= hide(say(word("strapline", l: l)', 1
            ).replace("{ f.ink } else { f.on })", "{ f.ink } else { f.on }))", 1),
            "is laid out, but not in the finished file",
        ),
        (
            lambda text: text.replace(
                "#show: artwork", '#show: artwork\n#set text(font: "Playfair")'
            ),
            "no font file here is of the family 'playfair'",
        ),
    ],
    ids=["never drawn", "hidden", "unknown family"],
)
def test_planted_faults_stop_the_real_poster(
    tmp_path: Path, run: Run, change: Change, told: str
) -> None:
    for folder in ("assets", "locales"):
        shutil.copytree(HERE / folder, tmp_path / folder)
    text = (tmp_path / HERO).read_text("utf-8")
    assert change(text) != text
    (tmp_path / HERO).write_text(change(text), "utf-8")
    ran = run(
        "build", "--project", tmp_path, "hero", "--format", "a4-preview", "--edition", "cy-en"
    )
    assert ran.code in (1, 2)
    assert told in ran.err
    assert "poster-hero.typ" in ran.err


def test_a_family_that_no_file_has_is_refused_where_it_is_named(tmp_path: Path, run: Run) -> None:
    for folder in ("assets", "locales"):
        shutil.copytree(HERE / folder, tmp_path / folder)
    tokens = tmp_path / "assets/brand/tokens.toml"
    tokens.write_text(tokens.read_text("utf-8").replace('"Onest"', '"Onset"'), "utf-8")
    ran = run("build", "--project", tmp_path, "hero")
    assert ran.code == 2
    assert "is of the family 'Onset', in which words are set" in ran.err
    assert 'write family = "Onest"' in ran.err


def test_white_is_white_in_a_picture(small: Path, run: Run, tmp_path: Path) -> None:
    """The word DRAFT is white on black: a grey of the page engine has one number, not three."""
    root = tmp_path / "small"
    shutil.copytree(small, root, ignore=shutil.ignore_patterns("build"))
    ran = run("build", "--project", root, "--draft", "posters/hello", "--edition", "en")
    assert ran.code == 0
    made = (root / "build/posters/hello/hello-a5-screen.en.pdf").read_bytes()
    assert all("DRAFT" in text for text in pixels.texts(made))
    band = pixels.rasterise(made, 72).crop((0, 0, 60, 16))
    assert {(0, 0, 0), (255, 255, 255)} <= {colour for _, colour in band.getcolors(4096)}
