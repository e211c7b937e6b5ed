"""Pages, drawn for real: what stops an artefact, how it is told, and what the finished file says of
itself.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from minimal import (
    CARDS,
    CATALOGUE,
    FILES,
    PLATFORMS,
    POSTERS,
    TEMPLATE,
    catalogue,
    formats,
    line_of,
)
from PIL import Image

MakeProject = Callable[..., Path]

SHEET = """#import "/templates/lib/tcs.typ": *
#show: artwork
#sheet(fill: chalk, {{
{}
}})
"""
ALL_FORMATS = formats(POSTERS, "a5-screen", "a5-print", "a5-preview") | formats(
    CARDS, "400x400", "sign", "vector"
)


def each_language(title: str, body: str) -> dict[str, str]:
    """A template that draws these for each language: `l` is the language, `n` its number from 0."""
    return {
        TEMPLATE: SHEET.format(
            f"  for (n, l) in locales.enumerate() {{\n    {title}\n    {body}\n  }}"
        )
    }


TITLE = 'put(20pt + n * 160pt, 20pt, say(word("title", l: l), 20pt, 150pt, l: l, level: n + 1))'
BODY = 'put(20pt + n * 160pt, 120pt, say(word("body", l: l), 12pt, 150pt, l: l))'


class Told:
    """What a build said of its failures."""

    def __init__(self, lines: list[dict[str, object]]) -> None:
        self.failed = {
            str(line["path"]): line["problems"] for line in lines if line["event"] == "failed"
        }
        self.made = {str(line["path"]) for line in lines if line["event"] == "made"}

    @property
    def problems(self) -> list[dict[str, object]]:
        found: list[dict[str, object]] = []
        for problems in self.failed.values():
            assert isinstance(problems, list)
            found += [problem for problem in problems if problem not in found]
        return found

    @property
    def codes(self) -> set[object]:
        return {problem["code"] for problem in self.problems}


@pytest.fixture
def build(project: MakeProject, run: Callable[..., Any]) -> Callable[..., Told]:
    """build({path: text}, "--edition", "cy"): the failures of a small campaign."""

    def build(files: dict[str, str], *options: str, code: int = 1) -> Told:
        ran = run("build", "--project", project(files), "--json", *options)
        assert ran.code == code, ran.out + ran.err
        return Told(ran.lines)

    return build


Build = Callable[..., Told]
POSTER_CY, CARD_CY = "posters/hello/hello-a5-screen.cy.pdf", "cards/hello/hello-400x400.cy.png"


def test_the_minimal_templates_pass_every_check(build: Build) -> None:
    told = build(ALL_FORMATS, code=0)
    assert (len(told.made), told.failed) == (18, {})


def test_a_plain_template_passes_every_check(build: Build) -> None:
    assert len(build(each_language(TITLE, BODY), code=0).made) == 6


def test_welsh_that_is_too_long_stops_the_welsh_and_names_its_line(build: Build) -> None:
    welsh = catalogue(body="Dywedwch wrth rywun, " * 40 + "yn {web}.")
    told = build({CATALOGUE: welsh})
    assert set(told.failed) == {
        f"{name}.{edition}.{ending}"
        for name, ending in (
            ("cards/hello/hello-400x400", "png"),
            ("posters/hello/hello-a5-screen", "pdf"),
        )
        for edition in ("cy", "cy-en")
    }
    assert told.made == {"cards/hello/hello-400x400.en.png", "posters/hello/hello-a5-screen.en.pdf"}
    assert told.codes == {"fit"}
    for problem in told.problems:
        assert problem["where"] == {
            "path": CATALOGUE,
            "line": line_of(welsh, 'msgctxt "notes/hello/body"'),
        }
        assert "'notes/hello/body' (cy) is too long" in str(problem["message"])
        assert " pt higher than their box (150 pt)" in str(problem["message"])
        assert str(problem["hint"]).startswith("cut about ")
        assert str(problem["hint"]).endswith(" of its 857 characters")


def test_cutting_what_the_hint_says_is_about_enough(
    project: MakeProject, run: Callable[..., Any]
) -> None:
    def build(words: str, name: str) -> Any:
        return run(
            "build",
            "--project",
            project({CATALOGUE: catalogue(body=words + "{web}")}, name),
            "--json",
            "cards",
            "--edition",
            "cy",
        )

    words = "Dywedwch wrth rywun " * 40
    (problem,) = Told(build(words, "long").lines).problems
    cut = int(str(problem["hint"]).split()[2])
    assert build(words[: len(words) - round(cut * 1.2)], "cut").code == 0
    assert build(words[: len(words) - round(cut * 0.6)], "cut too little").code == 1


def test_english_that_is_too_long_names_its_line_in_the_content(build: Build) -> None:
    long = "Tell the person you trust, " * 40
    content = FILES["assets/content/notes.toml"].replace("Tell the person you trust.", long)
    told = build({"assets/content/notes.toml": content}, "--edition", "en")
    assert told.codes == {"fit"}
    assert [problem["where"] for problem in told.problems] == [
        {"path": "assets/content/notes.toml", "line": 3}
    ] * 2


def test_a_word_wider_than_its_box_is_named(build: Build) -> None:
    welsh = catalogue(title="Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch yma")
    told = build({CATALOGUE: welsh}, "cards", "--edition", "cy")
    (problem,) = told.problems
    assert problem["code"] == "fit"
    assert "“Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch”" in str(problem["message"])
    assert "wider than its box" in str(problem["message"])
    assert problem["where"] == {
        "path": CATALOGUE,
        "line": line_of(welsh, 'msgctxt "notes/hello/title"'),
    }


@pytest.mark.parametrize(("letter", "code"), [("ع", "U+0639"), ("漢", "U+6F22"), ("😀", "U+1F600")])
def test_a_letter_that_the_fonts_lack_is_named_with_its_string(
    build: Build, letter: str, code: str
) -> None:
    welsh = catalogue(title=f"Rhannu {letter}")
    told = build({CATALOGUE: welsh}, "--edition", "cy")
    assert set(told.failed) == {POSTER_CY, CARD_CY}
    assert told.codes == {"glyph"}
    for problem in told.problems:
        assert code in str(problem["message"])
        assert "'notes/hello/title'" in str(problem["message"])
        assert problem["where"] == {
            "path": CATALOGUE,
            "line": line_of(welsh, 'msgctxt "notes/hello/title"'),
        }


def test_every_welsh_letter_is_in_the_fonts(build: Build) -> None:
    told = build(
        {
            CATALOGUE: catalogue(
                title="ÂÊÎÔÛŴŶ ÁÉÍÓÚẂÝ ÀÈÌÒÙẀỲ ÄËÏÖÜẄŸ",
                body="âêîôûŵŷ áéíóúẃý àèìòùẁỳ äëïöüẅÿ ‘’“”–—…•£€ {web}",
            )
        },
        "--edition",
        "cy",
        code=0,
    )
    assert told.made == {POSTER_CY, CARD_CY}


@pytest.mark.parametrize(
    ("title", "words"),
    [
        (
            (
                'put(20pt + n * 160pt, 20pt, say(word("title", l: l), if l == "cy" { 18pt } else {'
                " 20pt }, 150pt, l: l, level: n + 1))"
            ),
            "is smaller in cy (18 pt) than in en (20 pt)",
        ),
        (
            (
                'put(180pt - n * 160pt, 20pt, say(word("title", l: l), 20pt, 150pt, l: l, level: n'
                " + 1))"
            ),
            "stands in en before it stands in cy",
        ),
        (
            'put(20pt, 65pt - n * 45pt, say(word("title", l: l), 20pt, 300pt, l: l, level: n + 1))',
            "stands in en before it stands in cy",
        ),
        (
            (
                'if l == "cy" { put(20pt, 20pt, say(word("title", l: l), 20pt, 150pt, l: l, level:'
                " 1)) }"
            ),
            "printed in cy only",
        ),
        (
            'put(20pt, 20pt, say(word("title", l: "en"), 20pt, 150pt, l: "en", level: 1))',
            "printed in en only",
        ),
    ],
    ids=["smaller", "right", "below", "welsh-only", "english-only"],
)
def test_a_template_that_puts_welsh_second_is_refused(build: Build, title: str, words: str) -> None:
    told = build(each_language(title, BODY), "--edition", "cy-en")
    assert set(told.failed) == {
        "cards/hello/hello-400x400.cy-en.png",
        "posters/hello/hello-a5-screen.cy-en.pdf",
    }
    assert told.codes == {"parity"}
    assert all(words in str(problem["message"]) for problem in told.problems)


def test_type_below_the_smallest_is_refused(build: Build) -> None:
    told = build(each_language(TITLE, BODY.replace("12pt", "8pt")), "--edition", "cy")
    assert told.codes == {"size"}
    assert all(
        "set at 8 pt; the smallest here is 9" in str(problem["message"])
        for problem in told.problems
    )


def test_words_off_the_sheet_are_refused(build: Build) -> None:
    told = build(
        each_language(TITLE, 'put(300pt, 120pt, say(word("body", l: l), 12pt, 150pt, l: l))'),
        "--edition",
        "cy",
    )
    assert told.codes == {"outside"}
    assert all(
        "runs over the edge of the sheet" in str(problem["message"]) for problem in told.problems
    )


def test_words_under_a_platforms_buttons_are_refused(build: Build) -> None:
    told = build(
        {
            PLATFORMS: (
                FILES[PLATFORMS].replace(
                    "small_min = 9\n", "small_min = 9\nsafe = [50, 0, 0, 0]\n", 1
                )
            )
        },
        "cards",
        "--edition",
        "cy",
    )
    assert told.codes == {"outside"}
    assert "platforms cover" in str(told.problems[0]["message"])


@pytest.mark.parametrize("name", ["400x400", "sign", "vector"])
def test_a_file_larger_than_its_platform_takes_is_refused(build: Build, name: str) -> None:
    small = (
        FILES[PLATFORMS]
        .replace("max_bytes = 100_000\n", "")
        .replace(
            f'[format.{name}]\nsheet = "400x400"\n',
            f'[format.{name}]\nsheet = "400x400"\nmax_bytes = 2_000\n',
        )
    )
    told = build(formats(CARDS, name) | {PLATFORMS: small}, "cards", "--edition", "cy")
    assert told.codes == {"bytes"}
    assert "2,000" in str(told.problems[0]["message"])


@pytest.mark.parametrize(
    ("size", "more", "said"),
    [
        ("8.5pt", "", "set at 8.5 pt; the smallest here is 9"),
        ("8.5pt", ", small: true", "set at 8.5 pt; the smallest here is 9"),
        ("9pt", "", "set at 9 pt; the smallest running text here is 12"),
        ("9pt", ", small: true", ""),
        ("12pt", "", ""),
    ],
)
def test_running_text_is_larger_than_small_print(
    size: str, more: str, said: str, build: Build
) -> None:
    body = BODY.replace("12pt, 150pt, l: l", f"{size}, 150pt, l: l{more}")
    files = each_language(TITLE, body) | {
        PLATFORMS: FILES[PLATFORMS].replace("body_min = 9", "body_min = 12")
    }
    told = build(files, "cards", "--edition", "cy", code=1 if said else 0)
    assert [problem["code"] for problem in told.problems] == ["size"] * bool(said)
    assert all(said in str(problem["message"]) for problem in told.problems)


def test_everything_that_stops_a_page_is_told_at_once(build: Build) -> None:
    told = build(
        each_language(TITLE.replace("20pt + n", "-20pt + n"), BODY.replace("12pt", "8pt")),
        "cards",
        "--edition",
        "cy",
    )
    assert told.codes == {"outside", "size"}


def test_a_broken_template_stops_its_own_artefacts_only(build: Build) -> None:
    other = {
        "assets/templates/good/good.typ": FILES[TEMPLATE],
        "assets/templates/good/template.toml": FILES["assets/templates/note/template.toml"],
        CARDS: FILES[CARDS].replace('template = "note"', 'template = "good"'),
    }
    told = build(
        {TEMPLATE: FILES[TEMPLATE].replace('field("pencil")', 'field("pencil"')} | other, code=2
    )
    assert {path.split("/")[0] for path in told.failed} == {"posters"}
    assert {path.split("/")[0] for path in told.made} == {"cards"}
    (problem,) = told.problems
    assert (problem["code"], problem["where"]) == ("typst", {"path": TEMPLATE, "line": 3})


@pytest.mark.parametrize(
    "text",
    [
        '#import "/templates/other/secret.typ": *',
        '#let words = toml("/content/notes.toml")',
        '#let other = read("../../resources/cards.toml")',
    ],
)
def test_a_template_that_reads_what_it_does_not_declare_is_told_with_its_line(
    build: Build, text: str
) -> None:
    told = build(
        {
            TEMPLATE: f"// a note\n{text}\n{FILES[TEMPLATE]}",
            "assets/templates/other/secret.typ": "#let a = 1",
        },
        "--edition",
        "cy",
        code=2,
    )
    (problem,) = told.problems
    assert (problem["code"], problem["where"]) == ("typst", {"path": TEMPLATE, "line": 2})
    assert problem["hint"]


# What the finished files say of themselves


@pytest.mark.parametrize(
    ("edition", "language"), [("cy", "cy-GB"), ("en", "en-GB"), ("cy-en", "cy-GB")]
)
def test_an_svg_is_well_formed_and_says_what_it_shows(
    small: Path, edition: str, language: str
) -> None:
    root = ElementTree.parse(small / f"build/cards/hello/hello-vector.{edition}.svg").getroot()
    svg = "{http://www.w3.org/2000/svg}"
    assert root.tag == f"{svg}svg"
    assert (root.get("role"), root.get("lang"), root.get("viewBox")) == (
        "img",
        language,
        "0 0 400 400",
    )
    title, desc = root.find(f"{svg}title"), root.find(f"{svg}desc")
    assert title is not None and desc is not None
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    expected = {
        "cy": ("Rhannu i ddiogelu", "Nodyn sy’n dweud: Rhannu i ddiogelu"),
        "en": ("Share to protect", "A note that says: Share to protect"),
    }
    titles, alts = zip(*(expected[code] for code in edition.split("-")), strict=True)
    assert (title.text, desc.text) == (" / ".join(titles), " ".join(alts))
    assert list(root).index(title) == 0


def test_an_svg_asks_nothing_of_the_network_and_runs_nothing(small: Path) -> None:
    for element in ElementTree.parse(small / "build/cards/hello/hello-vector.cy.svg").iter():
        assert not element.tag.endswith(("script", "foreignObject", "image"))
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on")
            assert "href" not in name or value.startswith("#")


def test_a_png_carries_its_title_and_description(small: Path) -> None:
    with Image.open(small / "build/cards/hello/hello-400x400.cy.png") as image:
        assert (image.info["Title"], image.info["Description"]) == (
            "Rhannu i ddiogelu",
            "Nodyn sy’n dweud: Rhannu i ddiogelu",
        )
        assert image.info["srgb"] == 0
        assert image.size == (400, 400)


@pytest.mark.parametrize(
    ("path", "size"),
    [
        ("posters/hello/hello-a5-preview.cy.png", (420, 596)),
        ("cards/hello/hello-400x400.en.png", (400, 400)),
        ("cards/hello/hello-sign.cy-en.jpg", (400, 400)),
    ],
)
def test_pictures_have_exact_brand_colours_and_sizes(
    small: Path, path: str, size: tuple[int, int]
) -> None:
    with Image.open(BytesIO((small / "build" / path).read_bytes())) as image:
        assert image.size == size
        colours = image.convert("RGB")
    give = 2 if path.endswith("jpg") else 0
    for place, expected in (
        ((3, 3), (255, 203, 31)),
        ((size[0] // 2, 10), (255, 203, 31)),
        ((3, size[1] - 5), (6, 55, 45)),
        ((size[0] - 3, size[1] - 55), (6, 55, 45)),
    ):
        pixel = colours.getpixel(place)
        assert isinstance(pixel, tuple)
        assert max(abs(a - b) for a, b in zip(pixel, expected, strict=True)) <= give, place
