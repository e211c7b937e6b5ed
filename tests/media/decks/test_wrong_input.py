"""Wrong decks: one clear message each, with file and line."""

from __future__ import annotations

import pytest
from minimal import HERE
from running import Run

from media.decks.conftest import Campaign
from toolkit.engine.outlines import wordmark

FIVE = "assets/decks/five-minute-briefing.toml"
MASTER = "assets/brand/slides.toml"
WELSH = "locales/cy/LC_MESSAGES/campaign.po"
WORDS = "assets/content/briefing.toml"
WHEN = 'msgstr "Pryd y gallwch rannu"'
LONG = "Mae hwn yn frawddeg hir iawn am rannu gwybodaeth. " * 12


@pytest.mark.parametrize(
    ("change", "message", "where"),
    [
        (
            (FIVE, 'body = "sharing/*/text"', 'picture = "steps/law"\nbody = "sharing/*/text"'),
            "the layout 'text' (one) has no place for a picture",
            FIVE,
        ),
        (
            (FIVE, 'think = "campaign/line/think"', 'thinks = "campaign/line/think"'),
            "'actions' fills 'thinks', a placeholder that the layout 'flow' (one) lacks",
            FIVE,
        ),
        (
            (FIVE, 'share = "campaign/line/share"\n', ""),
            "'actions' leaves 'share' of the layout 'flow' empty",
            FIVE,
        ),
        (
            (FIVE, 'body = "sharing/*/text"', 'body = "sharing/9..12/text"'),
            "'when' fills 'body' with 'sharing/9..12/text', which does not exist",
            FIVE,
        ),
        ((FIVE, 'layout = "text"', 'layout = "texts"'), "'when' uses the layout 'texts'", FIVE),
        (
            (FIVE, "minutes = 5", "minutes = 6"),
            "the slides of 'five-minute-briefing' take 5 minutes; the deck says 6",
            FIVE,
        ),
        ((FIVE, 'id = "when"', 'id = "close"'), "the id 'close' is used twice", FIVE),
        (
            (FIVE, 'notes = "briefing/why/notes"\n', ""),
            "slide 2 of 'five-minute-briefing' lacks 'notes'",
            FIVE,
        ),
        (
            ("assets/decks/quiz.toml", 'left = "answer-1"', 'left = "answer-9"'),
            "'question-1' links to the slide 'answer-9'",
            "assets/decks/quiz.toml",
        ),
        (
            ("assets/decks/staff-briefing.toml", '"circle"', '"star"'),
            "shows the picture 'star', which nobody has drawn",
            "assets/decks/staff-briefing.toml",
        ),
        (
            (
                FIVE,
                'minutes = 1\ntitle = "campaign/line/strapline"',
                'minutes = "one"\ntitle = "campaign/line/strapline"',
            ),
            "slide 1 of 'five-minute-briefing': its minutes are not a whole number",
            FIVE,
        ),
        (
            (FIVE, 'body = "sharing/*/text"', "body = 3"),
            "'when' fills 'body' with '3', which does not exist",
            FIVE,
        ),
        (
            (FIVE, 'body = "sharing/*/text"', 'body = "@agenda"'),
            "'body' prints the agenda, but no slide begins a part",
            FIVE,
        ),
        (
            (
                FIVE,
                'title = "campaign/line/strapline"',
                'logo = "campaign/line/think"\ntitle = "campaign/line/strapline"',
            ),
            "'logo' is the school's logo",
            FIVE,
        ),
        (
            (
                "assets/decks/staff-briefing.toml",
                '  ["briefing/who/law", "briefing/who/law_then"],',
                '  ["briefing/who/law"],',
            ),
            "'table' is a table: a list of rows",
            "assets/decks/staff-briefing.toml",
        ),
        (
            ("assets/decks/staff-briefing.toml", 'links = { next = "who" }', 'links = "who"'),
            "'links' is not what it should be",
            "assets/decks/staff-briefing.toml",
        ),
        (
            (MASTER, 'field = "sugar"', 'field = "suger"'),
            "'section' names the unknown field 'suger'",
            MASTER,
        ),
        (
            (MASTER, 'type = "title", box = [38, 26', 'type = "heading", box = [38, 26'),
            "layout 'title' (one) does not start with one title",
            MASTER,
        ),
        ((MASTER, "width = 960\n", ""), "the slides' layouts lack or garble 'width'", MASTER),
        (
            (MASTER, "wordmark = [[38, 40, 392, 242]]", "wordmark = [[38, 40, 392]]"),
            "the slides' layouts lack or garble",
            MASTER,
        ),
        (
            (
                MASTER,
                "wordmark = [[40, 40, 240, 145], [485, 40, 240, 145]]",
                "wordmark = [[40, 40, 240, 145]]",
            ),
            "'cover' (two) has 1 boxes for the slogan in two languages",
            MASTER,
        ),
        (
            (FIVE, 'alt = "briefing/deck/alt"', 'alt = "briefing/deck/alt"\nauthor = "us"'),
            "the deck 'five-minute-briefing' has no key 'author'",
            FIVE,
        ),
        (
            (FIVE, 'editions = ["cy"', "editions = [7"),
            "'editions' holds something other than text",
            FIVE,
        ),
        (
            (FIVE, 'notes = "briefing/why/notes"', "notes = [3]"),
            "'notes' holds something other than text",
            FIVE,
        ),
        (
            (FIVE, 'body = "sharing/*/text"', 'body = [["sharing/*/text"]]'),
            "'body' is a path, or a list of paths",
            FIVE,
        ),
        (
            (FIVE, 'body = "sharing/*/text"', 'body = ["sharing/*/text", ["sharing/*/text"]]'),
            "'when' fills 'body' with '['sharing/*/text']', which does not exist",
            FIVE,
        ),
        ((FIVE, 'body = "sharing/*/text"', "body = []"), "'body' is a path, or a list", FIVE),
        (
            ("assets/decks/quiz.toml", '{ left = "answer-1"', "{ left = 1"),
            "'question-1' links to the slide '1', which 'quiz' does not have",
            "assets/decks/quiz.toml",
        ),
        (
            (FIVE, 'title = "briefing/actions/title"', 'title = "sharing/0..2/text"'),
            "'sharing/0..2/text', which does not exist",
            FIVE,
        ),
        (
            (FIVE, 'body = "sharing/*/text"', 'body = "sharing/2..9/text"'),
            "hint: sharing has 3 entries, from 1",
            FIVE,
        ),
        (
            (FIVE, 'notes = "briefing/why/notes"', 'notes = "sharing/1..2/text"'),
            "'actions' says 'sharing/1..2/text' in 'notes', where one string is wanted",
            FIVE,
        ),
        (
            (FIVE, 'notes = "briefing/why/notes"', 'notes = ["@contact"]'),
            "'actions' says '@contact' in 'notes', where one string is wanted",
            FIVE,
        ),
        (
            (FIVE, 'alt = "briefing/deck/alt"', 'alt = "facts/slogan"'),
            "'five-minute-briefing' says 'facts/slogan' in 'alt', where one string",
            FIVE,
        ),
        (
            ("assets/decks/staff-briefing.toml", '"briefing/who/worry"', '"sharing/*/text"'),
            "'who' says 'sharing/*/text' in 'table', where one string is wanted",
            "assets/decks/staff-briefing.toml",
        ),
        (
            (MASTER, "body = { box = [38, 130,", "body = { box = [38, 90,"),
            "the boxes of 'title' and 'body' of 'text' (one) meet",
            MASTER,
        ),
        (
            (MASTER, "box2 = [492, 138, 430, 350]", "box2 = [402, 138, 430, 350]"),
            "the boxes of 'body' and 'body' of 'text' (two) meet",
            MASTER,
        ),
        (
            (MASTER, "body = { box = [38, 130, 884, 350]", "body = { box = [38, 130, 884, 450]"),
            "the box of 'body' of 'text' (one) runs off the slide",
            MASTER,
        ),
        (
            (MASTER, "picture = [560, 90, 362]", "picture = [460, 90, 362]"),
            "the boxes of 'title' and 'picture' of 'section' (one) meet",
            MASTER,
        ),
        (
            (MASTER, "body = { box = [38, 130, 884, 350]", "body = { box = [38, 130, 884, 0]"),
            "the box of 'body' of 'text' (one) has no room",
            MASTER,
        ),
        (
            (MASTER, 'face = "Arial"', 'face = "Verdana"'),
            "slides are set in 'Verdana', and toolkit/house/data/arial.toml says",
            MASTER,
        ),
        (
            (MASTER, "lead = 90", "leads = 90"),
            "the placeholder 'title' of 'title' has no key 'leads'",
            MASTER,
        ),
        ((MASTER, "bold = true", "bold = 1"), "'bold' is a whole number, not true or fal", MASTER),
        (
            (MASTER, "size = [28, 26, 24, 22]", 'size = [28, "26"]'),
            "the slides' layouts lack or garble 'size'",
            MASTER,
        ),
        ((MASTER, "box = [38, 360,", "box = [nan, 360,"), "lack or garble 'box'", MASTER),
        (
            (MASTER, 'anchor = "b"', 'anchor = "bottom"'),
            "the placeholder 'title' of 'cover' has the unknown anchor 'bottom'",
            MASTER,
        ),
        (
            (MASTER, '["check", "share"]', '["check"]'),
            "the slides' layouts lack or garble 'arrows'",
            MASTER,
        ),
        (
            ("assets/data/arial.toml", '768 = "ť"', "768 = 7"),
            "'768' is no width with its letters",
            "assets/data/arial.toml",
        ),
    ],
)
def test_nothing_is_built(
    campaign: Campaign, run: Run, change: tuple[str, str, str], message: str, where: str
) -> None:
    ran = run("build", "--project", campaign(change))
    assert ran.code == 2
    assert message in ran.err
    assert f"at {where}:" in ran.err or f"at {where}\n" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            (
                WELSH,
                (
                    'Tri pheth i’w gwneud"\n\n#: assets/content/briefing.toml\nmsgctxt'
                    ' "briefing/actions/notes"'
                ),
                LONG + '"\n\n#: assets/content/briefing.toml\nmsgctxt "briefing/actions/notes"',
            ),
            (
                "five-minute-briefing (cy), slide 2 'actions': 'briefing/actions/title' (cy) is too"
                " long"
            ),
        ),
        ((WELSH, WHEN, f'msgstr "{"Llan" * 15}"'), "is wider than its box by"),
        ((WELSH, WHEN, 'msgstr "Pryd 你 rannu"'), "is not known to have 你"),
        (
            (WELSH, WHEN, 'msgstr "Yn poeni am blentyn?"'),
            "the slides 'when' and 'close' have one title, “Yn poeni am blentyn?” (cy)",
        ),
        (
            (MASTER, "size = [40, 36, 32, 30, 28, 26, 24, 22, 20, 18]", "size = [16]"),
            "is set at 16 pt; the smallest on slides is 18",
        ),
    ],
)
def test_one_deck_is_stopped(
    campaign: Campaign, run: Run, change: tuple[str, str, str], message: str
) -> None:
    ran = run("build", "--project", campaign(change), "decks/five-minute-briefing/*")
    assert ran.code == 1
    assert message in ran.err
    assert "Traceback" not in ran.err


def test_english_that_fits_is_made_although_its_welsh_does_not(
    campaign: Campaign, run: Run
) -> None:
    ran = run(
        "build",
        "--project",
        campaign((WELSH, WHEN, f'msgstr "{"Llan" * 15}"')),
        "decks/five-minute-briefing/*",
        "--json",
    )
    assert ran.paths("made") == {
        f"decks/five-minute-briefing/five-minute-briefing{kind}"
        for kind in (".en.pptx", "-handout.en.pdf")
    }


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"not a picture", "is no picture"), (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "is damaged")],
)
def test_a_broken_logo(campaign: Campaign, run: Run, data: bytes, message: str) -> None:
    root = campaign(
        ("assets/campaign.toml", 'name = ""', 'name = "Ysgol"'),
        ("assets/campaign.toml", 'logo = ""', 'logo = "brand/logo.png"'),
    )
    (root / "assets/brand/logo.png").write_bytes(data)
    ran = run("build", "--project", root, "*decks/quiz/quiz.cy.pptx")
    assert ran.code == 2
    assert not (root / "build").exists(), "nothing is made beside a logo that is wrong"
    assert f"assets/brand/logo.png {message}" in ran.err
    assert ran.err.count("error:") == 1 and "at assets/campaign.toml:" in ran.err
    assert "Traceback" not in ran.err


def test_a_logo_that_is_not_there(campaign: Campaign, run: Run) -> None:
    ran = run(
        "build",
        "--project",
        campaign(
            ("assets/campaign.toml", 'name = ""', 'name = "Ysgol"'),
            ("assets/campaign.toml", 'logo = ""', 'logo = "brand/logo.png"'),
        ),
    )
    assert ran.code == 2
    assert "logo" in ran.err and "Traceback" not in ran.err and ran.err.count("error:") == 1


def test_a_slogan_that_the_brands_font_cannot_draw() -> None:
    font = (HERE / "assets/brand/fonts/Onest_800ExtraBold.ttf").read_bytes()
    stops = {"size": [0.2, 0.2, 0.2], "distance": [0.1, 0.1, 0.1]}
    assert len(wordmark(font, ["Meddwl"], stops).contours) > 6
    for data, word in ((font, "你"), (b"no font", "Meddwl"), (font[:2000], "Meddwl")):
        with pytest.raises(ValueError, match="it cannot draw"):
            wordmark(data, [word], stops)
