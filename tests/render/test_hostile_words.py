"""Words are data.

Whatever a translator writes is printed as it stands: it is never code, markup or a command.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest
from minimal import CARDS, CATALOGUE, POSTERS, catalogue, formats, write

MakeProject = Callable[..., Path]
Run = Callable[..., Any]

HOSTILE = [
    '#read("/brand/tokens.toml")',
    "#panic()",
    "#eval(sys.inputs.job)",
    '#{{ panic("no") }}',
    "$x$ a $y$",
    "*b* _i_ `raw`",
    "= h",
    "@x",
    "<lab>",
    "\\ \\x{{41}} \\# C:\\new",
    "// gone /* gone */",
    "- a + b / c: d",
    "https://example.org ~ -- ---",
    "[a](b) #[c] ] [",
    "<lab><scr ipt>alert(1)</lab>",
    '"><im src=x onerror=alert(1)>',
    "' onload='alert(1)",
    "&lt b &gt & &#60",
    "]]> <![CDATA[ -->",
    "<?xml version='1.0'?>",
    "</lab></svgs></styles>",
    "{{7*7}}",
    "{{{{ slogan }}}}",
    "{{% raw %}} %s %d %n",
    "`id` $(id) ; id | id",
    "../../etc/passwd",
    "'; DROP TABLE words; --",
    "=1+1",
]


class Page(HTMLParser):
    """The elements of a page, and the words of its headings."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _ in attrs)))
        self.words += [value for name, value in attrs if name == "alt" and value]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def printed(text: str) -> str:
    """As it is printed: typographic apostrophes, and two braces for one."""
    return text.replace("{{", "{").replace("}}", "}").replace("'", "’")


ALL = formats(POSTERS, "a5-screen") | formats(CARDS, "400x400", "vector")


def build(project: MakeProject, run: Run, title: str) -> tuple[Path, Any]:
    root = project(ALL | {CATALOGUE: catalogue(title=title)})
    return root / "build", run("build", "--project", root, "--edition", "cy")


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """The same artefacts with words that nobody could mind."""
    root = write(tmp_path_factory.mktemp("calm") / "campaign", ALL)
    assert run("build", "--project", root, "--edition", "cy").code == 0
    return root / "build"


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_printed_as_they_stand_and_harm_nothing(
    project: MakeProject, run: Run, calm: Path, words: str
) -> None:
    out, ran = build(project, run, words)
    assert (ran.code, ran.err) == (0, "")
    expected = printed(words)

    artefacts = json.loads((out / "manifest.json").read_bytes())["artefacts"]
    assert [artefact["text"][0] for artefact in artefacts] == [expected] * 3
    assert [artefact["title"] for artefact in artefacts] == [expected] * 3

    poster = out / "posters/hello/hello-a5-screen.cy.pdf"
    document = pypdfium2.PdfDocument(poster)
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert "".join(expected.split()) in re.sub(r"\s|\ufffe|\x02", "", text)
    with pikepdf.open(poster) as pdf:
        assert str(pdf.docinfo["/Title"]) == expected
        assert "/OpenAction" not in pdf.Root and "/JavaScript" not in pdf.Root.get(
            "/Names", pikepdf.Dictionary()
        )
        assert not [page for page in pdf.pages if "/Annots" in page]

    svg = ElementTree.parse(out / "cards/hello/hello-vector.cy.svg").getroot()
    assert {element.tag for element in svg.iter()} <= {
        element.tag
        for element in ElementTree.parse(calm / "cards/hello/hello-vector.cy.svg").getroot().iter()
    }
    assert [child.text for child in svg[:2]] == [expected, f"Nodyn sy’n dweud: {expected}"]

    page, other = (
        Page((out / "index.html").read_text("utf-8")),
        Page((calm / "index.html").read_text("utf-8")),
    )
    assert page.elements == other.elements
    assert expected in page.words
    assert f"Nodyn sy’n dweud: {expected}" in page.words


@pytest.mark.parametrize(
    "words",
    [
        "${HOME}",
        "{0}",
        "{title.__class__}",
        "{title!r}",
        "{title:>99999999}",
        "{",
        "}",
        "{ web }",
        "{Web}",
        "{web}",
        "{title}",
        "%(web)s",
    ],
)
def test_placeholders_that_are_more_than_a_known_name_are_refused(
    project: MakeProject, run: Run, words: str
) -> None:
    out, ran = build(project, run, words)
    assert ran.code == 1
    assert f"at {CATALOGUE}:" in ran.err
    assert not (out / "posters").exists()


MARKUP = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "&lt;b&gt;",
    "a &amp; b",
    "it&#8217;s",
    "a <!-- b -->",
    "</title></svg></style>",
    "one<br/>two",
]


@pytest.mark.parametrize("words", MARKUP)
def test_markup_and_codes_of_characters_are_refused_before_anything_is_built(
    project: MakeProject, run: Run, words: str
) -> None:
    out, ran = build(project, run, words)
    assert ran.code == 2
    assert f"at {CATALOGUE}:" in ran.err
    assert not out.exists()


@pytest.mark.parametrize("control", ["\x07", "\x1b[31m", "\x00", "\u202e", "\ufeff", "\u2028"])
def test_control_characters_are_refused_before_anything_is_built(
    project: MakeProject, run: Run, control: str
) -> None:
    out, ran = build(project, run, f"Rhan{control}nu")
    assert ran.code == 2
    assert f"at {CATALOGUE}" in ran.err
    assert control not in ran.err
    assert not out.exists()


ESCAPES = ["\\u0007", "\\u001b[31m", "\\u202e", "\\ufffe"]


@pytest.mark.parametrize("escape", ESCAPES)
def test_control_characters_in_printed_content_are_refused(
    project: MakeProject, run: Run, escape: str
) -> None:
    root = project(
        {
            "assets/content/notes.toml": (
                f'[hello]\ntitle = "Sha{escape}re"\nbody = "Words. {{web}}"\n'
            )
        }
    )
    ran = run("build", "--project", root, "--edition", "en")
    assert ran.code != 0
    assert "at assets/content/notes.toml:2" in ran.err
    assert not (root / "build/cards").exists()


@pytest.mark.parametrize("escape", ESCAPES)
def test_control_characters_in_alt_text_are_refused(
    project: MakeProject, run: Run, escape: str
) -> None:
    """Alt text has no glyphs to lack; in an SVG it would stop every reader of XML."""
    root = project(
        {"assets/content/artworks.toml": f'[hello]\ntitle = "{{title}}"\nalt = "A no{escape}te"\n'}
        | formats(CARDS, "vector")
    )
    ran = run("build", "--project", root, "--edition", "en")
    assert ran.code != 0
    assert "at assets/content/artworks.toml:3" in ran.err
    assert not (root / "build/cards").exists()
