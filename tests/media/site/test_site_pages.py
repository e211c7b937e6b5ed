"""The pages as files: what they say, where they lead, and what a change makes anew."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from minimal import CARDS, CATALOGUE, CONTENT, FILES, tree

MakeProject = Callable[..., Path]
SiteFiles = Callable[..., dict[str, str]]
OUTSIDE = "https://"  # where addresses in the words of pages lead


class Read(HTMLParser):
    """A page taken apart: language, links, pictures, headings, words."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.lang, self.links, self.images, self.headings, self.ids, self.words, self.srcs = (
            "",
            [],
            [],
            [],
            [],
            [],
            [],
        )  # type: ignore[var-annotated]
        self.current: list[dict[str, Any]] = []
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"]] if "id" in given else []
        if tag == "html":
            self.lang = given.get("lang")
        if tag == "a":
            self.links.append(given | {"text": ""})
        if tag == "img":
            self.images.append(given)
        if tag in ("h1", "h2", "h3"):
            self.headings.append(tag)
        self.srcs += [given[name] for name in ("src", "href", "poster") if given.get(name)]

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self.links:
            self.links[-1]["text"] += data

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).replace("\u00a0", " ").split())


def pages(site: Path) -> Iterator[tuple[str, Read]]:
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        if not name.startswith("files/"):
            yield name, Read(path)


@pytest.fixture(scope="module")
def site(small_site: Path) -> Path:
    return small_site / "build/site"


def test_every_page_has_its_twin_in_the_other_language(site: Path) -> None:
    found = dict(pages(site))
    for name, page in found.items():
        if name == "index.html":
            continue
        twins = [link for link in page.links if link.get("rel") == "alternate"]
        assert [link["lang"] for link in twins] == ["en" if page.lang == "cy" else "cy"], name
        twin = (
            (site / name)
            .parent.joinpath(unquote(twins[0]["href"]))
            .resolve()
            .relative_to(site.resolve())
            .as_posix()
        )
        back = next(link for link in found[twin].links if link.get("rel") == "alternate")
        assert (site / twin).parent.joinpath(back["href"]).resolve() == (site / name).resolve()


def test_the_neutral_entry_offers_welsh_first_and_leads_nowhere_by_itself(site: Path) -> None:
    page = Read(site / "index.html")
    assert [link["href"] for link in page.links] == ["cy/index.html", "en/index.html"]
    assert page.lang == "cy"
    text = (site / "index.html").read_text("utf-8")
    assert "<script" not in text and "http-equiv" not in text


def test_every_link_leads_to_a_file_or_a_place_of_this_site(site: Path) -> None:
    found = dict(pages(site))
    for name, page in found.items():
        outside = {link["href"] for link in page.links if link.get("href", "").startswith(OUTSIDE)}
        for src in sorted({*page.srcs} - outside):
            path, _, fragment = src.partition("#")
            assert "://" not in src, f"{name} asks {src}"
            target = (
                (site / name).parent.joinpath(unquote(path)).resolve()
                if path
                else (site / name).resolve()
            )
            assert target.is_file(), f"{name} → {src}"
            if fragment and target.suffix == ".html":
                assert fragment in found[target.relative_to(site.resolve()).as_posix()].ids, (
                    f"{name} → {src}"
                )


def test_pages_ask_no_other_website_and_keep_nothing(site: Path) -> None:
    for name, data in tree(site).items():
        if name.startswith("files/"):
            continue
        if name.endswith((".html", ".js", ".css")):
            text = data.decode().replace(f'<a href="{OUTSIDE}', "")  # asked only by who follows it
            assert "http://" not in text and "https://" not in text.replace(
                "https://jsonfeed.org", ""
            ), name
            assert "cookie" not in text.lower() or name.endswith(".html"), name
            assert "localStorage" not in text and "sessionStorage" not in text, name


def test_headings_go_down_in_steps_pictures_have_alt_texts_and_ids_are_single(site: Path) -> None:
    for name, page in pages(site):
        levels = [int(heading[1]) for heading in page.headings]
        assert levels.count(1) == 1 and levels[0] == 1, name
        assert all(after - before <= 1 for before, after in pairwise(levels)), name
        assert all(
            "alt" in image and image.get("width") and image.get("height") for image in page.images
        ), name
        assert len(page.ids) == len(set(page.ids)), name


def test_languages_are_offered_welsh_first_on_both_versions(site: Path) -> None:
    for name, order in (
        ("cy/posteri/hello.html", ["Cymraeg", "Saesneg", "Dwyieithog"]),
        ("en/posters/hello.html", ["Welsh", "English", "Bilingual"]),
    ):
        text = (site / name).read_text("utf-8")
        places = [text.index(f"<h2>{language}</h2>") for language in order]
        assert places == sorted(places)


def test_a_link_to_a_file_says_its_type_its_size_its_language_and_its_pages(site: Path) -> None:
    page = Read(site / "en/posters/hello.html")
    screen = next(link for link in page.links if link["href"].endswith("hello-a5-screen.cy.pdf"))
    size = round((site / "files/posters/hello/hello-a5-screen.cy.pdf").stat().st_size / 1000)
    assert " ".join(screen["text"].replace("\u00a0", " ").split()).startswith(
        f"a5-screen, Welsh (PDF, {size} kB, 1 page)"
    )
    assert (screen["hreflang"], screen["type"]) == ("cy", "application/pdf")


def test_what_a_page_says_of_a_file_s_accessibility_is_what_a_check_found(site: Path) -> None:
    text = Read(site / "en/posters/hello.html").text
    assert (
        text.count("Checked when it was made: nothing to mend.") == 3
    )  # three editions for screens; print files are told apart
    assert "Not tagged" not in text  # files for the press are tagged too, and nobody reads them
    statement = Read(site / "en/accessibility.html").text
    assert "Nothing to mend was found in 3 of 3 files." in statement
    assert "PDF files to read: 3." in statement


def test_dates_are_of_the_language_and_its_region(whole_site: Any) -> None:
    for page, written in (
        ("en/accessibility.html", "of 29 November 2026."),
        ("cy/hygyrchedd.html", "29 Tachwedd 2026"),
    ):
        assert written in Read(whole_site.out / "site" / page).text


def test_the_words_of_a_resource_are_on_its_page_as_text(site: Path) -> None:
    assert "Rhannu i ddiogelu plentyn" in Read(site / "cy/posteri/hello.html").text
    assert (
        "Dywedwch wrth rywun am y dŵr. Darllenwch fwy yn cy.ico.org.uk."
        in Read(site / "cy/posteri/hello.html").text
    )
    assert (
        "Tell the person you trust. Read more at ico.org.uk."
        in Read(site / "en/posters/hello.html").text
    )


def test_lists_for_programs_name_every_file_with_its_size_and_digest(
    site: Path, small_site: Path
) -> None:
    listed = {
        file["path"]: file for file in json.loads((site / "files.json").read_bytes())["files"]
    }
    artefacts = json.loads((small_site / "build/manifest.json").read_bytes())["artefacts"]
    assert listed.keys() == {f"files/{a['path']}" for a in artefacts}
    for path, file in listed.items():
        data = (site / path).read_bytes()
        assert (file["bytes"], file["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
        assert {(site / page).is_file() for page in file["pages"].values()} == {True}
    feed = json.loads((site / "cy/feed.json").read_bytes())
    assert feed["version"].startswith("https://jsonfeed.org/version/1")
    assert {
        a["url"].removeprefix("../") for item in feed["items"] for a in item["attachments"]
    } == set(listed)


def test_the_first_view_weighs_less_than_150_kb_besides_the_previews(whole_site: Any) -> None:
    top = whole_site.out / "site"
    shared = sum(
        (top / name).stat().st_size
        for name in (
            "site.css",
            "site.js",
            "icon.svg",
            "fonts/500.woff2",
            "fonts/700.woff2",
            "fonts/800.woff2",
        )
    )
    for name in ("cy/index.html", "en/index.html", "cy/pecynnau.html", "en/posters/ten-steps.html"):
        assert shared + (top / name).stat().st_size < 150_000, name


def test_the_words_on_the_real_site_agree_with_the_artwork(whole_site: Any) -> None:
    """Whatever an artefact prints in a language stands on its page in that language."""
    top = whole_site.out / "site"
    files = {
        file["path"].removeprefix("files/"): file
        for file in json.loads((top / "files.json").read_bytes())["files"]
    }
    read = {
        page: Read(top / page).text for file in files.values() for page in file["pages"].values()
    }
    squeezed = {page: squeeze(text) for page, text in read.items()}
    missing = []
    for artefact in whole_site.artefacts:
        if artefact["kind"] not in ("packs", "posts") and len(artefact["languages"]) == 1:
            page = files[artefact["path"]]["pages"][artefact["languages"][0]]
            missing += [
                (page, text)
                for text in artefact["text"]
                if squeeze(text).rstrip(".") not in squeezed[page] and not text.isdigit()
            ]
    assert missing == []


def test_a_campaign_s_address_gives_whole_links_to_programs_and_to_social_networks(
    project: MakeProject, with_site: SiteFiles, run: Callable[..., Any]
) -> None:
    files = with_site()
    root = project(
        files
        | {
            "assets/campaign.toml": (
                FILES["assets/campaign.toml"] + '\n[site]\naddress = "https://example.org/tcs/"\n'
            )
        }
    )
    assert run("build", "--project", root).code == 0
    text = (root / "build/site/cy/index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://example.org/tcs/cy/index.html">' in text
    assert (
        '<link rel="alternate" hreflang="en" href="https://example.org/tcs/en/index.html">' in text
    )
    assert json.loads((root / "build/site/files.json").read_bytes())["files"][0]["url"].startswith(
        "https://example.org/tcs/files/"
    )


def squeeze(text: str) -> str:
    """Without spaces and cases; the stops of single words are shapes on the artwork."""
    return "".join(text.replace("\u00a0", "").split()).casefold()


def made(ran: Any) -> set[str]:
    return {path for path in ran.paths("made")}


def test_a_changed_word_of_one_card_makes_it_its_previews_and_the_pages_that_show_it(
    project: MakeProject, with_site: SiteFiles, run: Callable[..., Any]
) -> None:
    second = "assets/content/others.toml"
    cards = FILES[CARDS]
    other = (
        cards.replace('id = "hello"', 'id = "second"')
        .replace("notes/hello", "others/second")
        .replace("artworks/hello", "artworks/second")
    )
    files = with_site()
    files[CATALOGUE] += "".join(
        f'\n# reviewed: A. N. Other, 2026-11-01\nmsgctxt "{context}"\nmsgid "{english}"\nmsgstr'
        f' "{welsh}"\n'
        for context, english, welsh in (
            ("others/second/title", "Second", "Ail"),
            ("others/second/body", "Two", "Dau"),
            ("artworks/second/title", "{title}", "{title}"),
            ("artworks/second/alt", "A note: {title}", "Nodyn: {title}"),
        )
    )
    files |= {
        second: '[second]\ntitle = "Second"\nbody = "Two"\n',
        "assets/content/artworks.toml": (
            '[hello]\ntitle = "{title}"\nalt = "A note that says: {title}"\n[second]\ntitle ='
            ' "{title}"\nalt = "A note: {title}"\n'
        ),
        CARDS: cards + "\n" + other,
    }
    root = project(files)
    assert run("build", "--project", root).code == 0
    assert made(run("build", "--project", root, "--json")) == set()
    (root / CATALOGUE).write_text(
        files[CATALOGUE].replace('msgstr "Dau"', 'msgstr "Dau ddau"'), "utf-8"
    )
    ran = run("build", "--project", root, "--json")
    touched = made(ran)
    artworks = {f"cards/second/second-400x400.{edition}.png" for edition in ("cy", "cy-en")}
    assert {path for path in touched if not path.startswith("site/")} == artworks
    on_site = {path.removeprefix("site/") for path in touched if path.startswith("site/")}
    assert {path for path in on_site if path.startswith("files/")} == {
        f"files/{path}" for path in artworks
    }
    pictures = {path for path in on_site if path.startswith("pictures/")}
    assert pictures and all("cards/second-" in path and ".en." not in path for path in pictures)
    # The body is on the card's own pages, in the index of the search and in the lists of files.
    assert on_site - pictures - {f"files/{path}" for path in artworks} == {
        "cy/cardiau/second.html",
        "en/cards/second.html",
        "cy/search.js",
        "cy/feed.json",
        "en/feed.json",
        "files.json",
    }


def test_a_changed_style_makes_the_style_alone(
    project: MakeProject, with_site: SiteFiles, run: Callable[..., Any]
) -> None:
    root = project(with_site())
    assert run("build", "--project", root).code == 0
    with (root / "assets/site/site.css").open("a") as style:
        style.write("\n.tile { opacity: 1 }\n")
    assert made(run("build", "--project", root, "--json")) == {"site/site.css"}


def test_the_style_knows_how_wide_the_slogan_is_and_where_its_lines_begin(
    project: MakeProject, with_site: SiteFiles, run: Callable[..., Any]
) -> None:
    def widest(root: Path) -> float:
        style = (root / "build/site/site.css").read_text("utf-8")
        return float(style.partition("--widest:")[2].partition("}")[0])

    root = project(with_site())
    assert run("build", "--project", root).code == 0
    before, facts = widest(root), root / "assets/data/facts.toml"
    assert 2 < before < 8
    assert 'data-first="' in (root / "build/site/site.css").read_text("utf-8")
    words = facts.read_text("utf-8")
    first = next(word for word in ("Think", "Look", "Say") if f'"{word}"' in words)
    facts.write_text(words.replace(f'"{first}"', '"Responsibility"'), "utf-8")
    run("build", "--project", root)
    assert widest(root) > before + 2


def test_the_site_can_be_asked_for_alone_and_is_not_in_the_manifest(
    project: MakeProject, with_site: SiteFiles, run: Callable[..., Any]
) -> None:
    root = project(with_site())
    assert run("build", "site", "--project", root).code == 0
    assert (root / "build/site/cy/index.html").is_file()
    artefacts = json.loads((root / "build/manifest.json").read_bytes())["artefacts"]
    assert {a["kind"] for a in artefacts} == {"posters", "cards"}


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "assets/site/help.html",
            "{{ t.help.which }}",
            "{{ t.help.wich }}",
            "help.html prints t.help.wich, which content/site.toml does not have",
        ),
        (
            "assets/site/help.html",
            "page.html",
            "pge.html",
            "help.html takes in 'pge.html', which does not exist",
        ),
        (
            "assets/site/help.html",
            "{% block text %}",
            "{% blok text %}",
            "help.html is not a whole template",
        ),
        ("assets/site/help.html", "{{ t.help.which }}", "{{ nothing }}", "'nothing' is undefined"),
        (
            "assets/site/site.toml",
            'pages = ["print"',
            'pages = ["prints"',
            "the page 'prints' has no template",
        ),
        (
            "assets/site/site.toml",
            "[kind.posters]\npreview",
            "[kind.posters]\npreviews",
            "a kind has no key 'previews'",
        ),
        (
            "assets/site/site.toml",
            "[kind.posters]",
            "[kind.postrs]",
            "the site shows 'postrs', which has no name in content/site.toml",
        ),
        (
            "assets/content/site.toml",
            "[address]\n",
            '[address]\nhelp = "Help me"\n',
            "the address 'Help me' cannot be part of a web address",
        ),
        (
            "assets/content/site.toml",
            "[address]\n",
            '[address]\nhelp = "printing"\n',
            "two pages of the site would stand at en/printing.html",
        ),
    ],
)
def test_wrong_input_is_said_with_its_place(
    project: MakeProject,
    with_site: SiteFiles,
    run: Callable[..., Any],
    file: str,
    old: str,
    new: str,
    said: str,
) -> None:
    files = with_site()
    assert old in files[file]
    ran = run("build", "site", "--project", project(files | {file: files[file].replace(old, new)}))
    assert ran.code in (1, 2)
    assert said in ran.err
    at = ran.err[ran.err.index(said) :].split("\n")[1]
    assert at.strip().startswith("at assets/") and "Traceback" not in ran.err


def test_an_address_that_is_none_is_refused(
    project: MakeProject, with_site: SiteFiles, run: Callable[..., Any]
) -> None:
    files = with_site()
    campaign = FILES["assets/campaign.toml"]
    ran = run(
        "build",
        "--project",
        project(
            files
            | {"assets/campaign.toml": campaign + '\n[site]\naddress = "javascript:alert(1)"\n'}
        ),
    )
    assert ran.code == 2
    assert "is no web address" in ran.err and "assets/campaign.toml:" in ran.err


def test_words_of_a_campaign_are_text_on_a_page_whatever_they_say(
    project: MakeProject, with_site: SiteFiles, run: Callable[..., Any]
) -> None:
    """Tags and template marks in words are printed, never obeyed."""
    nasty = "A <alert one> {{{{ 7*7 }}}} 5 & 6"
    files = with_site()
    files[CONTENT] = f"[hello]\ntitle = 'Hello'\nbody = '{nasty}'\n"
    files[CATALOGUE] = (
        files[CATALOGUE]
        .replace('msgid "Share to protect"', 'msgid "Hello"')
        .replace('msgid "Tell the person you trust. Read more at {web}."', f'msgid "{nasty}"')
        .replace("Darllenwch fwy yn {web}.", "Iawn.")
    )
    root = project(files)
    ran = run("build", "--project", root)
    assert ran.code == 0, ran.err
    text = (root / "build/site/en/posters/hello.html").read_text("utf-8")
    assert "A &lt;alert one&gt; {{ 7*7 }} 5 &amp; 6" in text
    assert "<alert" not in text


def test_the_same_campaign_gives_the_same_site_elsewhere(
    project: MakeProject, with_site: SiteFiles, run: Callable[..., Any], small_site: Path
) -> None:
    root = project(with_site(), "élan elsewhere")
    assert run("build", "site", "--project", root, "-j", 1).code == 0
    assert tree(root / "build/site") == tree(small_site / "build/site")


def test_a_contact_that_nobody_can_write_to_is_refused(
    project: MakeProject, with_site: SiteFiles, run: Callable[..., Any]
) -> None:
    campaign = FILES["assets/campaign.toml"] + '\n[site]\ncontact = "javascript:alert(1)"\n'
    ran = run("build", "--project", project(with_site() | {"assets/campaign.toml": campaign}))
    assert ran.code == 2
    assert "is no e-mail and no web address" in ran.err and "assets/campaign.toml:" in ran.err
