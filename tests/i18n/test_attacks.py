"""Translations that try to be code: in every medium they stand there as letters, and nothing else
happens.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from minimal import CARDS, CATALOGUE, POSTERS, catalogue, formats, tree
from PIL import Image

from toolkit.engine import pixels

MakeProject = Callable[..., Path]
Run = Callable[..., Any]

ATTACKS = [
    '#read("secret.txt")',
    '#panic("x") #sys.inputs',
    "$ x^2 $ *b* _i_ = h",
    "@x <lab> // c /* d */ \\ ~",
    "] #set text(99pt) [",
    "{{7*7}} {{% x %}}",
    "<scripts>alert(1)</scripts>",
    "& amp; & #60b#62 <!- x",
    '"><im src=x onerror=y>',
    "]]></titles></desc><svgs/>",
    "_x0041_ <a:t>x</a:t>",
    "{{\\b1}} %{{x}} 100%, 5%",
    "../../x/../y",
    '=HYPERLINK("http://x")',
    "'; DROP TABLE x; --",
    "<im src=//h/x> [a](b) `c`",
]


class Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.fixture(scope="module", params=range(0, len(ATTACKS), 2))
def attacked(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, run: Run
) -> tuple[Path, tuple[str, str]]:
    """A campaign whose title and body attack, built; and the words that a reader must see."""
    from minimal import write

    title, body = ATTACKS[request.param : request.param + 2]
    root = write(
        tmp_path_factory.mktemp("attack") / "campaign",
        {CATALOGUE: catalogue(title=title, body=body + " {web}")}
        | formats(POSTERS, "a5-screen", "a5-print")
        | formats(CARDS, "400x400", "vector"),
    )
    (root / "assets/templates/note/secret.txt").write_text("TOPSECRET", "utf-8")
    (root / "assets/secret.txt").write_text("TOPSECRET", "utf-8")
    outside = tree(root.parent)
    ran = run("build", "--project", root, "--edition", "cy")
    assert ran.code == 0, ran.err
    assert {name for name in tree(root.parent) if "/build/" not in name} == outside.keys()
    return root, (printed(title), printed(body))


def printed(text: str) -> str:
    return text.replace("{{", "{").replace("}}", "}").replace("'", "’")


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("\ufffe", "").replace("\xad", "")


def test_in_every_file_it_is_letters(attacked: tuple[Path, tuple[str, str]]) -> None:
    root, (words, body) = attacked
    built = root / "build"
    for name in ("a5-screen", "a5-print"):
        text = pixels.text((built / f"posters/hello/hello-{name}.cy.pdf").read_bytes())
        assert (
            squeezed(words) in squeezed(text)
            and squeezed(body) in squeezed(text)
            and "TOPSECRET" not in text
        )
    svg = ElementTree.fromstring((built / "cards/hello/hello-vector.cy.svg").read_bytes())
    space = "{http://www.w3.org/2000/svg}"
    assert svg.findtext(f"{space}title") == words and words in (svg.findtext(f"{space}desc") or "")
    assert not svg.findall(f".//{space}script") and len(svg.findall(f"{space}title")) == 1
    with Image.open(built / "cards/hello/hello-400x400.cy.png") as picture:
        assert picture.text["Title"] == words  # type: ignore[attr-defined]
    artefacts = json.loads((built / "manifest.json").read_text("utf-8"))["artefacts"]
    assert all(artefact["title"] == words and words in artefact["text"] for artefact in artefacts)
    assert {Path(artefact["path"]).name for artefact in artefacts} == {
        "hello-a5-screen.cy.pdf",
        "hello-a5-print.cy.pdf",
        "hello-vector.cy.svg",
        "hello-400x400.cy.png",
    }


def test_in_every_page_it_is_letters(attacked: tuple[Path, tuple[str, str]], run: Run) -> None:
    root, (words, _) = attacked
    run("i18n", "context", "--project", root)
    run("i18n", "preview", "notes/hello/title", "--project", root)
    for page in ("index.html", "context/cy.html", "preview/preview.html"):
        found = Tags((root / "build" / page).read_text("utf-8"))
        assert "script" not in {tag for tag, _ in found.seen}, page
        assert not any(
            name.startswith("on") for _, attributes in found.seen for name in attributes
        ), page
        assert all(
            str(value).startswith(("#", "crops/", "data:image/webp", "posters/", "cards/"))
            for _, attributes in found.seen
            for name, value in attributes.items()
            if name in ("src", "href")
        ), page
        assert words in " ".join(found.words).replace("{{", "{").replace("}}", "}").replace(
            "'", "’"
        ) or any(words in str(v) for _, a in found.seen for v in a.values()), page


def test_in_every_exchange_file_it_is_letters(
    attacked: tuple[Path, tuple[str, str]], run: Run
) -> None:
    root, _ = attacked
    before = (root / CATALOGUE).read_bytes()
    for ending in ("xlsx", "xlf", "tmx"):
        assert run("i18n", "export", root / f"x.{ending}", "--project", root, "--plain").code == 0
        if ending != "tmx":
            assert (
                "0 changed, 0 rows"
                in run("i18n", "import", root / f"x.{ending}", "--project", root).out
            )
    assert (root / CATALOGUE).read_bytes() == before
    ElementTree.fromstring((root / "x.tmx").read_bytes())
