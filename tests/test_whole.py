"""The real campaign, built whole: what people will download keeps every promise."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from minimal import CATALOGUE, HERE, tree
from PIL import Image
from validators import verapdf

from toolkit.judge.structure import check_pdf
from toolkit.media.reading import read_project

Run = Callable[..., Any]
Artefact = dict[str, Any]
PART = ("posters/hero", "cards/step-9-*", "--format", "a4-*", "--format", "1080*")


@pytest.fixture(scope="module")
def outputs() -> dict[str, str]:
    """What each format is made as: screen, print, png, jpeg or svg."""
    return {name: format.output for name, format in read_project(HERE).formats.items()}


@pytest.fixture(scope="module")
def screens(whole: Any, outputs: dict[str, str]) -> list[Artefact]:
    """The PDFs that people read on a screen."""
    return [artefact for artefact in whole.artefacts if outputs.get(artefact["format"]) == "screen"]


@pytest.fixture
def copy(tmp_path: Path, whole: Any) -> Path:
    """A copy of the campaign, to be edited."""
    for folder in ("assets", "locales"):
        shutil.copytree(whole.root / folder, tmp_path / "copy" / folder)
    return tmp_path / "copy"


def test_everything_that_is_listed_is_built(whole: Any, run: Run) -> None:
    assert whole.ran.code == 0, [line for line in whole.ran.lines if line["event"] == "failed"]
    listed = {line["path"] for line in run("list", "--project", whole.root, "--json").lines}
    assert (
        run("list", "--project", whole.root)
        .out.split("\n")[-2]
        .startswith(f"{len(listed)} artefacts (")
    )
    assert len(listed) >= 397
    assert without_site(whole.ran.paths("made")) == listed
    assert {artefact["path"] for artefact in whole.artefacts} == listed


def test_the_manifest_agrees_with_the_files_and_nothing_else_lies_there(whole: Any) -> None:
    files = tree(whole.out, hidden=True)
    assert without_site(files) == {artefact["path"] for artefact in whole.artefacts} | {
        "manifest.json",
        "index.html",
        ".published",
        ".building",
    }
    for artefact in whole.artefacts:
        data = files[artefact["path"]]
        assert (len(data), hashlib.sha256(data).hexdigest()) == (
            artefact["bytes"],
            artefact["sha256"],
        ), artefact["path"]


def test_pictures_have_the_size_that_their_manifest_and_their_name_say(whole: Any) -> None:
    pictures = [
        artefact
        for artefact in whole.artefacts
        if artefact["media_type"] in ("image/png", "image/jpeg")
    ]
    assert len(pictures) > 250
    for artefact in pictures:
        with Image.open(BytesIO((whole.out / artefact["path"]).read_bytes())) as image:
            assert (
                image.format == {"image/png": "PNG", "image/jpeg": "JPEG"}[artefact["media_type"]]
            )
            assert image.size == (artefact["size"]["width"], artefact["size"]["height"]), artefact[
                "path"
            ]
            image.load()
        if "x" in artefact["format"]:
            assert artefact["format"] == f"{image.width}x{image.height}"


def test_pictures_are_no_larger_than_their_platform_takes(whole: Any) -> None:
    formats = read_project(HERE).formats
    for artefact in whole.artefacts:
        assert (
            artefact["format"] not in formats
            or not formats[artefact["format"]].max_bytes
            or artefact["bytes"] <= formats[artefact["format"]].max_bytes
        ), artefact["path"]


def test_every_welsh_file_has_its_english_twin_and_the_other_way_round(whole: Any) -> None:
    by_language: dict[str, set[tuple[str, str, str]]] = {"cy": set(), "en": set()}
    for artefact in whole.artefacts:
        if len(artefact["languages"]) == 1:
            by_language[artefact["languages"][0]].add(
                (artefact["kind"], artefact["resource"], artefact["format"])
            )
        else:
            assert artefact["languages"] == ["cy", "en"]
    assert by_language["cy"] == by_language["en"]
    assert len(by_language["cy"]) > 150


def test_welsh_titles_and_alt_texts_are_not_english(whole: Any) -> None:
    about = {(a["kind"], a["resource"], a["format"], a["edition"]): a for a in whole.artefacts}
    for (kind, resource, format, edition), artefact in about.items():
        assert artefact["title"].strip() and artefact["alt"].strip()
        assert not set("{}") & set(artefact["title"] + artefact["alt"])
        if edition == "cy":
            assert artefact["alt"] != about[kind, resource, format, "en"]["alt"], artefact["path"]


def test_a_bilingual_artefact_says_both_in_its_title_and_its_alt_text(whole: Any) -> None:
    about = {(a["kind"], a["resource"], a["format"], a["edition"]): a for a in whole.artefacts}
    both = [key for key in about if key[3] == "cy-en"]
    assert len(both) > 50
    for key in both:
        welsh, english = about[*key[:3], "cy"], about[*key[:3], "en"]
        assert about[key]["title"] == f"{welsh['title']} / {english['title']}"
        assert about[key]["alt"] == f"{welsh['alt']} {english['alt']}"


def test_every_screen_pdf_says_its_language_its_title_and_its_tags(
    whole: Any, screens: list[Artefact]
) -> None:
    assert len(screens) >= 39
    problems = [
        problem
        for a in screens
        for problem in check_pdf(
            a["path"], (whole.out / a["path"]).read_bytes(), tuple(a["languages"]), a["title"]
        )
    ]
    assert problems == []


def test_every_screen_pdf_keeps_pdf_ua(
    whole: Any, screens: list[Artefact], must: Callable[[str | None], None]
) -> None:
    must(verapdf.available())
    verdicts = verapdf.validate(whole.out / artefact["path"] for artefact in screens)
    assert len(verdicts) == len(screens)
    assert {
        path.name: verdict.failures for path, verdict in verdicts.items() if not verdict.compliant
    } == {}
    assert all(verdict.assertions > 100 for verdict in verdicts.values())


def test_every_pdf_is_whole(whole: Any, must: Callable[[str | None], None]) -> None:
    must(None if shutil.which("qpdf") else "qpdf is not installed (apt-get install qpdf)")
    pdfs = [
        artefact["path"]
        for artefact in whole.artefacts
        if artefact["media_type"] == "application/pdf"
    ]
    assert len(pdfs) >= 69
    for path in pdfs:
        ran = subprocess.run(
            ["qpdf", "--check", str(whole.out / path)], capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, f"{path}: {ran.stdout}{ran.stderr}"


def test_the_check_command_agrees(whole: Any, run: Run) -> None:
    ran = run("check", "--project", whole.root, "--out", whole.out)
    assert (ran.code, ran.out) == (0, f"{len(whole.artefacts)} files checked, 0 findings\n")


def test_a_rebuild_makes_nothing_and_touches_nothing(whole: Any, run: Run) -> None:
    def standing() -> dict[Path, int]:
        """Everything but the lock, which each build that looks takes."""
        found = (path for path in whole.out.rglob("*") if path.name != ".building")
        return {path: path.stat().st_mtime_ns for path in found}

    before = standing()
    ran = run(
        "build", "--project", whole.root, "--out", whole.out, "--store", whole.store, "--json"
    )
    assert ran.code == 0
    assert ran.paths("made") == set()
    assert len(without_site(ran.paths("reused"))) == len(whole.artefacts)
    assert standing() == before


def test_one_touched_welsh_string_makes_exactly_the_artefacts_that_print_it(
    whole: Any, run: Run, copy: Path, tmp_path: Path
) -> None:
    old, new = "Ffôn:", "Ffon:"
    expected = {
        artefact["path"]
        for artefact in whole.artefacts
        if any(text.rstrip(".") == old.rstrip(".") for text in artefact["text"])
    }
    assert 5 <= len(expected) <= 60
    catalogue = copy / CATALOGUE
    text = catalogue.read_text("utf-8")
    assert text.count(f'msgstr "{old}') >= 1
    catalogue.write_text(text.replace(f'msgstr "{old}', f'msgstr "{new}'), "utf-8")
    ran = run(
        "build", "--project", copy, "--out", tmp_path / "out", "--store", whole.store, "--json"
    )
    assert ran.code == 0
    made = ran.paths("made")
    assert {path for path in made if not path.startswith(("packs/", "posts/", "site/"))} == expected
    packs = {
        path: zipfile.ZipFile(tmp_path / "out" / path) for path in made if path.startswith("packs/")
    }
    assert packs.keys() >= {
        path
        for path, held in made_of(whole).items()
        if held & {name.rsplit("/", 1)[-1] for name in made}
    }
    assert all(
        made_of(whole)[path] & {name.rsplit("/", 1)[-1] for name in made}
        or new in pack.read("00-README.html").decode()
        for path, pack in packs.items()
    )
    assert not [path for path in expected if ".en." in path]


def without_site(paths: Iterable[str]) -> set[str]:
    """The paths without the site's, which shows artefacts and lists none of its own."""
    return {path for path in paths if not path.startswith("site/")}


def made_of(whole: Any) -> dict[str, set[str]]:
    """The names of the files in each pack."""
    return {
        path.relative_to(whole.out).as_posix(): {
            name.rsplit("/", 1)[-1] for name in zipfile.ZipFile(path).namelist()
        }
        for path in whole.out.glob("packs/*.zip")
    }


def test_two_builds_in_two_places_with_one_and_four_workers_are_alike(
    whole: Any, run: Run, copy: Path, tmp_path: Path
) -> None:
    one, two = tmp_path / "one", tmp_path / "a longer way/to two"
    assert run("build", "--project", whole.root, "--out", one, "-j1", *PART).code == 0
    assert run("build", "--project", copy, "--out", two, "-j4", *PART).code == 0
    first = tree(one)
    assert len(first) == 9 + 6 + 2
    assert tree(two) == first
    assert {name: data for name, data in first.items() if "/" in name} == {
        name: (whole.out / name).read_bytes() for name in first if "/" in name
    }, "a part is as it is in the whole"
    assert str(tmp_path).encode() not in b"".join(first.values())


def test_the_manifest_names_no_machine_and_no_moment(whole: Any) -> None:
    body = (whole.out / "manifest.json").read_text("utf-8")
    assert set(json.loads(body)) >= {"artefacts"}
    for secret in (str(HERE), str(whole.root), str(whole.out), str(Path.home())):
        assert secret not in body
