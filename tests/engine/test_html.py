"""Templates that ship with the toolkit: filled strictly, always escaped, in the brand's look."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import UndefinedError

import toolkit
from toolkit.engine.html import fill, fill_shipped
from toolkit.model.look import Look, Palette

PACKAGE = Path(toolkit.__file__).parent
SHIPPED = sorted(
    path
    for end in ("html", "css")
    for path in PACKAGE.rglob(f"*.{end}")
    if PACKAGE / "house" not in path.parents  # layouts, which name colours as the tokens do
)

PAPER = {"#000", "#fff", "#000000", "#ffffff"}


def made(tmp_path: Path, text: str, **values: object) -> str:
    (tmp_path / "page.html").write_text(text, "utf-8")
    return fill_shipped(tmp_path / "page.html", values)


def test_words_are_escaped_and_line_breaks_stay(tmp_path: Path) -> None:
    text = made(tmp_path, "<p>{{ words }}</p>\n", words="a\n\n\nb <i> & \"c\" 'd'")
    assert text == "<p>a\n\n\nb &lt;i&gt; &amp; &#34;c&#34; &#39;d&#39;</p>\n"


def test_addresses_that_lead_somewhere_are_links_once() -> None:
    words = 'a.org, b.a.org & <p title="a.org">https://a.org/x <a href="y">a.org</a> (a.org)</p>'
    leads = {"a.org": "https://a.org/guide?x&y", "b.a.org": "https://b.a.org/"}
    given = fill(
        "page",
        {"page": "{{ words|safe|linked(leads) }}|{{ words|linked(leads) }}"},
        {"words": words, "leads": leads},
        "site",
    )
    page, text = given.split("|")
    link = '<a href="https://a.org/guide?x&amp;y">a.org</a>'
    assert page == (
        f'{link}, <a href="https://b.a.org/">b.a.org</a> & <p title="a.org">https://a.org/x'
        f' <a href="y">a.org</a> ({link})</p>'
    )
    assert text.startswith(f"{link}, ") and "&lt;p title" in text


def test_a_name_that_nobody_gave_stops_the_page(tmp_path: Path) -> None:
    with pytest.raises(UndefinedError, match="words"):
        made(tmp_path, "<p>{{ words }}</p>")
    with pytest.raises(UndefinedError, match="nothing"):
        made(tmp_path, "<p>{{ look.nothing }}</p>", look=Look())


def test_a_template_includes_those_beside_it_and_the_brand(tmp_path: Path) -> None:
    (tmp_path / "own.css").write_text("p { color: var(--ink) }\n", "utf-8")
    look = Look(family="Andika", palette=Palette(ink="#123456"), fonts={700: b"ttf", 400: b"thin"})
    text = made(tmp_path, '{% include "html.css" %}{% include "own.css" %}', look=look)
    assert text.endswith("p { color: var(--ink) }\n") and "--ink: #123456;" in text
    assert re.findall(r"font-weight: (\d+);\n  src: url\(data:font/ttf;base64,(.+)\)", text) == [
        ("400", "dGhpbg=="),
        ("700", "dHRm"),
    ]


def test_a_brand_without_a_typeface_leaves_the_reader_s_own(tmp_path: Path) -> None:
    text = made(tmp_path, '{% include "html.css" %}', look=Look())
    assert "--letters" not in text and "@font-face" not in text and "--ground: #ffffff;" in text


def test_a_family_s_name_cannot_end_the_style(tmp_path: Path) -> None:
    family = 'Ôl "3"</style><script>\\'
    text = made(tmp_path, '{% include "html.css" %}', look=Look(family=family))
    (said,) = re.findall('--letters: "(.*)";', text)
    assert not set(said) & set('<>"') and "Ôl " in said
    assert re.sub(r"\\([0-9a-f]+) ", lambda code: chr(int(code[1], 16)), said) == family


def test_they_are_found() -> None:
    assert {
        "article.html",
        "contact_sheet.html",
        "context.html",
        "preview.html",
        "readme.html",
        "transcript.html",
    } <= {path.name for path in SHIPPED}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_no_template_knows_a_campaign(path: Path) -> None:
    """Colours, typefaces, languages and names come from the campaign; paper is black on white."""
    text = path.read_text("utf-8")
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", text)) <= PAPER
    assert not re.search(
        r"\b(ICO|Onest|Welsh|Cymraeg|board|chalk|pencil|sugar|pen)\b|['\"]cy", text
    )
