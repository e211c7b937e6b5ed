"""What is in a pack, how it is written, and what is made again when something changes."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from minimal import CATALOGUE, catalogue, tree

from media.packs.conftest import MakeCampaign, words
from toolkit.engine.archive import unsafe, write_archive

Run = Callable[..., Any]
OWN = {"00-README.html", "LICENCE-CREDITS.txt", "SHA256SUMS", "manifest.json"}


def names(pack: Path) -> set[str]:
    with zipfile.ZipFile(pack) as archive:
        return set(archive.namelist())


def test_a_pack_holds_what_it_takes_in_its_own_language(packed: Path) -> None:
    posts = {
        f"geiriau-words/{name}.cy.{ending}"
        for name, ending in (
            ("social-posts", "csv"),
            ("social-posts", "txt"),
            ("posting-calendar", "ics"),
            ("alt-texts", "csv"),
        )
    }
    cards = {
        f"cardiau-cards/{name}-400x400.cy.png" for name in ("hello", "post-1-one", "post-2-two")
    }
    assert names(packed / "packs/small.cy.zip") == OWN | posts | cards | {
        "posteri-posters/hello-a5-screen.cy.pdf"
    }


def test_a_bilingual_pack_takes_both_languages_where_nothing_is_bilingual(packed: Path) -> None:
    found = {
        name.rsplit("/")[-1]
        for name in names(packed / "packs/small.cy-en.zip")
        if name.startswith("cardiau")
    }
    assert found == {
        "hello-400x400.cy-en.png",
        *(
            f"post-{post}-400x400.{code}.png"
            for post in ("1-one", "2-two")
            for code in ("cy", "en")
        ),
    }


def test_a_pack_may_take_every_edition_of_its_languages(packed: Path) -> None:
    assert {name for name in names(packed / "packs/walls.cy-en.zip")} - OWN == {
        f"posteri-posters/hello-a5-screen.{edition}.pdf" for edition in ("cy", "en", "cy-en")
    }
    assert not (packed / "packs/walls.en.zip").exists()


def test_archives_are_written_in_one_plain_way(packed: Path) -> None:
    for pack in packed.glob("packs/*.zip"):
        with zipfile.ZipFile(pack) as archive:
            assert archive.testzip() is None
            infos = archive.infolist()
            assert [info.filename for info in infos] == sorted(
                info.filename for info in infos
            ) and infos[0].filename == "00-README.html"
            assert not archive.comment
            for info in infos:
                assert (info.date_time, info.external_attr >> 16, info.extra, info.comment) == (
                    (2026, 11, 22, 0, 0, 0),
                    0o100644,
                    b"",
                    b"",
                )
                assert (info.compress_type == zipfile.ZIP_STORED) == (
                    info.filename.endswith((".pdf", ".png", "SHA256SUMS"))
                )
                assert unsafe(info.filename) == "" and info.filename.isascii()


def test_another_program_finds_nothing_wrong(
    packed: Path, must: Callable[[str | None], None]
) -> None:
    unzip = shutil.which("unzip")
    must(None if unzip else "unzip is not here")
    for pack in packed.glob("packs/*.zip"):
        subprocess.run([str(unzip), "-tqq", str(pack)], check=True)


def test_the_sums_and_the_manifest_say_what_is_there(packed: Path) -> None:
    built = {
        artefact["path"].rsplit("/", 1)[-1]: artefact
        for artefact in json.loads((packed / "manifest.json").read_bytes())["artefacts"]
    }
    with zipfile.ZipFile(packed / "packs/small.cy-en.zip") as archive:
        sums = dict(
            reversed(line.split("  ", 1))
            for line in archive.read("SHA256SUMS").decode().splitlines()
        )
        assert sums == {
            name: hashlib.sha256(archive.read(name)).hexdigest()
            for name in archive.namelist()
            if name != "SHA256SUMS"
        }
        manifest = json.loads(archive.read("manifest.json"))
        assert (manifest["pack"], manifest["edition"], manifest["languages"]) == (
            "small",
            "cy-en",
            ["cy", "en"],
        )
        assert {file["path"] for file in manifest["files"]} == set(archive.namelist()) - {
            "manifest.json",
            "SHA256SUMS",
        }
        for file in manifest["files"]:
            if "resource" in file:
                artefact = built[file["path"].rsplit("/", 1)[-1]]
                assert (file["bytes"], file["sha256"], file["title"], file["alt"]) == (
                    artefact["bytes"],
                    artefact["sha256"],
                    artefact["title"],
                    artefact["alt"],
                )


def test_the_build_s_manifest_lists_packs_and_posts(packed: Path) -> None:
    listed = {
        artefact["path"]: artefact
        for artefact in json.loads((packed / "manifest.json").read_bytes())["artefacts"]
    }
    pack = listed["packs/small.cy.zip"]
    assert (pack["kind"], pack["media_type"], pack["title"]) == (
        "packs",
        "application/zip",
        "cy: Pack for primary schools",
    )
    assert {
        listed[f"posts/{name}"]["media_type"]
        for name in ("social-posts/social-posts.cy.csv", "posting-calendar/posting-calendar.cy.ics")
    } == {"text/csv", "text/calendar"}


def test_the_credits_say_who_made_what_in_welsh_first(packed: Path) -> None:
    with zipfile.ZipFile(packed / "packs/small.en.zip") as archive:
        said = archive.read("LICENCE-CREDITS.txt").decode("utf-8-sig")
    for part in (
        "Open Government Licence v3.0",
        "SIL Open Font License 1.1",
        "Not published or approved by the ICO",
    ):
        assert said.count(part) == 2
    assert said.startswith("cy: ") and said.count("\n") == said.count("\r\n")


class Page(HTMLParser):
    """What a test wants to know of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.heads: list[str] = []
        self.languages: list[str] = []
        self.others: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        known = dict(attributes)
        if tag == "a":
            self.links.append(str(known["href"]))
        if re.fullmatch("h[1-6]", tag):
            self.heads.append(tag)
        if tag == "section":
            self.languages.append(str(known["lang"]))
        if tag in ("script", "link", "img", "iframe", "form") or "src" in known:
            self.others.append(tag)


def test_the_first_page_leads_to_every_file_and_asks_nobody_for_anything(packed: Path) -> None:
    for pack in packed.glob("packs/*.zip"):
        with zipfile.ZipFile(pack) as archive:
            page = Page(archive.read("00-README.html").decode())
            files = {name for name in archive.namelist() if "/" in name}
        assert set(page.links) - {"#cy", "#en"} == files
        assert page.languages == ["cy-GB", "en-GB"] and page.others == []
        assert page.heads[0] == "h1" and page.heads.count("h1") == 1
        assert all(
            int(after[1]) - int(before[1]) <= 1
            for before, after in zip(page.heads, page.heads[1:], strict=False)
        )


def test_the_first_page_says_type_language_and_size_of_each_file(packed: Path) -> None:
    with zipfile.ZipFile(packed / "packs/small.cy-en.zip") as archive:
        page = archive.read("00-README.html").decode()
        size = max(
            1, round(archive.getinfo("cardiau-cards/hello-400x400.cy-en.png").file_size / 1000)
        )
    assert f"PNG, 400 × 400, Welsh and English, {size}\u00a0kB" in page
    assert f"PNG, 400 × 400, cy: Welsh and English, {size}\u00a0kB" in page


def test_the_first_page_wears_the_brand_by_day_and_by_night_and_on_paper(packed: Path) -> None:
    with zipfile.ZipFile(packed / "packs/small.cy.zip") as archive:
        page = archive.read("00-README.html").decode()
    assert '--letters: "Onest";' in page and "--head: #FFCB1F;" in page and "@font-face" not in page
    assert "--ink: #06372D;" in page and "prefers-color-scheme: dark" in page
    assert page.count("#06372D") == 2 and "@media print" in page  # the ink, here and on the head


def test_a_brand_that_dresses_no_pages_gets_a_plain_first_page(
    campaign: MakeCampaign, run: Run
) -> None:
    root = campaign()
    tokens = root / "assets/brand/tokens.toml"
    whole = tokens.read_text("utf-8")
    tokens.write_text(re.sub(r"\[page\].*?\n\n", "", whole, flags=re.DOTALL), "utf-8")
    assert run("build", "packs/walls", "--edition", "cy", "--project", root).code == 0
    with zipfile.ZipFile(root / "build/packs/walls.cy.zip") as archive:
        page = archive.read("00-README.html").decode()
    assert "--ground: #ffffff;" in page and "--ink: #000000;" in page


def test_what_people_wrote_cannot_become_markup(campaign: MakeCampaign, run: Run) -> None:
    root = campaign(**{"packs/primary/title": 'Pecyn <alert 1="2"> & mwy'})
    assert run("build", "packs/small", "--project", root).code == 0
    with zipfile.ZipFile(root / "build/packs/small.cy.zip") as archive:
        page = archive.read("00-README.html").decode()
    assert "<alert" not in page and "Pecyn &lt;alert 1=" in page


def test_the_same_bytes_on_any_number_of_cores_in_any_place_and_zone(
    campaign: MakeCampaign, run: Run, packed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setenv("LC_ALL", "cy_GB.UTF-8")
    if hasattr(time, "tzset"):
        time.tzset()
    root = campaign(name="elsewhere")
    assert run("build", "--project", root, "-j", "4", "--out", root / "out").code == 0
    assert tree(root / "out/packs") == tree(packed / "packs")
    assert tree(root / "out/posts") == tree(packed / "posts")


def test_one_changed_card_makes_itself_and_the_packs_that_hold_it_and_nothing_else(
    campaign: MakeCampaign, run: Run
) -> None:
    root = campaign()
    assert run("build", "--project", root).code == 0
    (root / CATALOGUE).write_text(
        catalogue(words(**{"notes/hello/body": "Dywedwch wrth rywun heddiw: {web}."})), "utf-8"
    )
    ran = run("build", "--project", root, "--json")
    cards = {f"cards/hello/hello-400x400.{edition}.png" for edition in ("cy", "cy-en")}
    posters = {f"posters/hello/hello-a5-screen.{edition}.pdf" for edition in ("cy", "cy-en")}
    assert ran.paths("made") == cards | posters | {
        f"packs/{name}.zip" for name in ("small.cy", "small.cy-en", "walls.cy", "walls.cy-en")
    }
    assert run("build", "--project", root, "--json").paths("made") == set()


def test_a_pack_that_does_not_hold_the_card_is_left_alone(campaign: MakeCampaign, run: Run) -> None:
    root = campaign()
    assert run("build", "--project", root).code == 0
    (root / CATALOGUE).write_text(
        catalogue(words(**{"posts/one/body": "Dywedwch wrth rywun heddiw."})), "utf-8"
    )
    made = run("build", "--project", root, "--json").paths("made")
    assert {path for path in made if path.startswith("packs/")} == {
        "packs/small.cy.zip",
        "packs/small.cy-en.zip",
    }
    assert not any("two" in path or path.startswith("posters/") for path in made)


def test_one_pack_can_be_asked_for_and_brings_what_it_holds(
    campaign: MakeCampaign, run: Run
) -> None:
    root = campaign()
    ran = run("build", "packs/walls", "--edition", "cy", "--project", root, "--json")
    assert ran.paths("made") == {"packs/walls.cy.zip", "posters/hello/hello-a5-screen.cy.pdf"}


def test_words_that_are_missing_stop_the_packs_that_would_hold_them(
    campaign: MakeCampaign, run: Run
) -> None:
    root = campaign(**{"posts/two/body": ""})
    ran = run("build", "--project", root, "--json")
    assert ran.code == 1
    assert {path for path in ran.paths("failed") if path.startswith("packs/")} == {
        "packs/small.cy.zip",
        "packs/small.cy-en.zip",
    }
    assert "packs/small.en.zip" in ran.paths("made")


def test_a_draft_says_so(campaign: MakeCampaign, run: Run) -> None:
    root = campaign(**{"packs/primary/about": ""})
    assert run("build", "--project", root).code == 1
    assert run("build", "--draft", "--project", root).code == 0
    with zipfile.ZipFile(root / "build/packs/small.cy.zip") as archive:
        page = archive.read("00-README.html").decode()
    assert "DRAFT" in page and "[!packs/primary/about]" in page


def test_large_files_go_through_in_pieces(tmp_path: Path) -> None:
    large = tmp_path / "film.mp4"
    with large.open("wb") as file:
        file.truncate(64_000_000)
    tracemalloc.start()
    write_archive(
        tmp_path / "pack.zip", {"films/film.mp4": large, "a.txt": b"words"}, (2026, 11, 22)
    )
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8_000_000
    assert (tmp_path / "pack.zip").stat().st_size > 64_000_000


@pytest.mark.parametrize(
    "name",
    [
        "../a",
        "/a",
        "C:/a",
        "a\\b",
        "a//b",
        "./a",
        "a/",
        "",
        "con",
        "a/AUX.txt",
        "a/lpt9",
        "a.",
        "a/b ",
        "a\x00",
        "a\n",
        "a?",
        "w\u0302.txt",
        "x" * 121,
    ],
)
def test_names_that_some_system_refuses_are_refused(name: str, tmp_path: Path) -> None:
    assert unsafe(name)
    with pytest.raises(ValueError):
        write_archive(tmp_path / "a.zip", {name: b""}, (2026, 11, 22))


def test_names_that_differ_in_capitals_only_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="capitals"):
        write_archive(tmp_path / "a.zip", {"a/B.pdf": b"", "a/b.pdf": b""}, (2026, 11, 22))


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="asks the Linux kernel")
def test_a_build_of_packs_stays_small_in_memory(packed: Path, campaign: MakeCampaign) -> None:
    root = campaign(name="memory")
    code = (
        "from toolkit.cli import main\ntry: main()\nexcept SystemExit: pass\nprint(*[line for line"
        " in open('/proc/self/status') if line.startswith('VmHWM')])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, "build", "packs", "--project", str(root)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONUTF8": "1"},
    )
    assert (
        int(ran.stdout.split("VmHWM:")[1].split()[0]) < 400_000
    )  # kB; Typst and its fonts take most of it
