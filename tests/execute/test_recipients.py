"""What is made for one recipient only: it lies apart and is listed apart, and nothing that
everybody gets knows of it.
"""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from minimal import HERE, tree
from PIL import Image
from running import Run

from toolkit.execute.prepare import sketch_all
from toolkit.media.reading import read_project
from toolkit.model.campaign import Project, Recipient
from toolkit.model.message import Text
from toolkit.model.problem import Span
from toolkit.plan.sketch import Sketch

NAME, PERSON, PHONE, EMAIL = (
    "Ysgol Gyfrinachol",
    "Siân Ŵyn-Ddirgel",
    "029 2018 0123",
    "dirgel@ysgol.example",
)
SECRETS = (NAME, PERSON, PHONE, EMAIL)
SCHOOL = {"name": NAME, "person": PERSON, "phone": PHONE, "email": EMAIL, "logo": "brand/ours.png"}
POSTERS = ("your-contact", "your-contact-low-ink")
PACK = """[pack]
words = "packs/everything"
editions = ["cy", "cy-en"]

[[take]]
folder = "posteri-posters"
kind = "posters"

[[take]]
folder = "sleidiau-slides"
kind = "decks"
"""
LEFT_OUT = {"videos", "articles", "gallery", "posting.toml"}


# The plan: no file is drawn.


def known(**lines: str) -> Recipient:
    where = Span("assets/campaign.toml", 1)
    return Recipient(
        "school", {key: Text(f"school/{key}", value, where) for key, value in lines.items()}
    )


def planned(project: Project) -> dict[str, Sketch]:
    return {sketch.output: sketch for sketch in sketch_all(project)}


def prints_the_school(project: Project, sketch: Sketch) -> bool:
    """Has its template a place for the school, or its deck one for the contact?"""
    template = project.templates.get(sketch.resource.template)
    deck = HERE / f"assets/decks/{sketch.resource.id}.toml"
    return bool(template and any(slot.shape == "school" for slot in template.slots.values())) or (
        sketch.resource.kind == "decks" and "@contact" in deck.read_text("utf-8")
    )


@pytest.fixture(scope="module")
def campaign() -> Project:
    return replace(read_project(HERE), recipients=())


def test_what_prints_the_school_s_lines_is_planned_once_more_and_nothing_else(
    campaign: Project,
) -> None:
    blank = planned(campaign)
    both = planned(replace(campaign, recipients=(known(name=NAME, phone=PHONE),)))
    expected = {
        f"recipients/school/{output}"
        for output, sketch in blank.items()
        if prints_the_school(campaign, sketch)
    }
    assert both.keys() - blank.keys() == expected
    kinds = {output.split("/")[2] for output in expected}
    assert kinds == {"posters", "decks"} and len(expected) > 30
    assert all(sketch.shared is (output in blank) for output, sketch in both.items())


def test_everything_that_is_shared_is_planned_as_if_there_were_no_school(
    campaign: Project,
) -> None:
    """The same jobs with the same data, so the same keys: they stay blank, in the same sizes."""
    blank = planned(campaign)
    both = planned(replace(campaign, recipients=(known(name=NAME, person=PERSON),)))
    shared = {output: sketch for output, sketch in both.items() if sketch.shared}
    assert list(shared) == list(blank)
    for output, sketch in shared.items():
        assert sketch == blank[output], output
        jobs = [job.data for job in (sketch.ready, sketch.measure, sketch.cover) if job]
        assert not any(secret in data for data in jobs for secret in SECRETS)


def test_nothing_is_made_of_what_is_a_school_s_own(campaign: Project) -> None:
    both = planned(replace(campaign, recipients=(known(name=NAME, email=EMAIL),)))
    assert not [
        (output, need)
        for output, sketch in both.items()
        for need in sketch.needs
        if need.startswith("recipients/")
    ]


def test_a_long_name_makes_nobody_else_s_words_smaller(campaign: Project) -> None:
    both = planned(replace(campaign, recipients=(known(name=NAME * 9),)))
    sets = [
        {sketch.set for sketch in both.values() if sketch.measure and sketch.shared is shared}
        for shared in (True, False)
    ]
    assert all(sets) and not sets[0] & sets[1]


def test_two_recipients_share_no_folder_and_no_sizes(campaign: Project) -> None:
    other = replace(known(name="Another"), id="other")
    both = planned(replace(campaign, recipients=(known(name=NAME), other)))
    own = [
        {output for output in both if output.startswith(f"recipients/{name}/")}
        for name in ("school", "other")
    ]
    assert len(own[0]) == len(own[1]) > 20
    sets = [{both[output].set for output in each if both[output].measure} for each in own]
    assert not sets[0] & sets[1]
    said = [" ".join(job.data for output in each if (job := both[output].measure)) for each in own]
    assert NAME in said[0] and NAME not in said[1] and '"Another"' not in said[0]


# A whole build: posters to write in, a deck, a pack and the site.


def contact_campaign(root: Path) -> Path:
    """The real campaign with its contact posters, one deck, one pack and its site."""
    shutil.copytree(
        HERE / "assets",
        root / "assets",
        ignore=lambda folder, names: [
            name
            for name in names
            if name in LEFT_OUT
            or (Path(folder).name == "resources" and name != "posters.toml")
            or (Path(folder).name == "decks" and name != "quiz.toml")
            or (Path(folder).name == "packs" and name != "everything.toml")
        ],
    )
    shutil.copytree(HERE / "locales", root / "locales")
    posters = root / "assets/resources/posters.toml"
    text = "".join(
        part
        for part in re.split(r"(?m)^(?=\[\[resource\]\])", posters.read_text("utf-8"))
        if any(f'id = "{name}"' in part for name in POSTERS)
    )
    formats = 'formats = ["a4-screen", "a4-print", "a4-preview"]'
    posters.write_text(re.sub(r"(?m)^formats = .*$", formats, text), "utf-8")
    (root / "assets/packs/everything.toml").write_text(PACK, "utf-8")
    return root


def fill(root: Path, lines: dict[str, str]) -> None:
    """Fill the lines of [school], which are empty."""
    path = root / "assets/campaign.toml"
    text = path.read_text("utf-8")
    head, school = text.split("[school]\n")
    for key, value in lines.items():
        school, count = re.subn(rf'(?m)^{key} = ".*"$', f'{key} = "{value}"', school)
        if not count:
            school = f'{key} = "{value}"\n{school}'
    path.write_text(f"{head}[school]\n{school}", "utf-8")


def words(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """A file, and all files in it if it is an archive: packs hold decks, decks hold slides."""
    yield name, data
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for inner in archive.namelist():
                yield from words(f"{name}:{inner}", archive.read(inner))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return contact_campaign(tmp_path_factory.mktemp("school") / "campaign")


@pytest.fixture(scope="module")
def blank(root: Path, run: Run) -> dict[str, bytes]:
    """What is built while [school] is empty."""
    ran = run("build", "--project", root)
    assert ran.code == 0, ran.err
    return tree(root / "build")


@pytest.fixture(scope="module")
def filled(root: Path, run: Run, blank: dict[str, bytes]) -> dict[str, bytes]:
    """What is built once its lines are filled in."""
    Image.new("RGB", (400, 100), "#06372d").save(root / "assets/brand/ours.png")
    fill(root, SCHOOL)
    ran = run("build", "--project", root)
    assert ran.code == 0, ran.err
    return tree(root / "build")


def own(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if name.startswith("recipients/")}


def test_what_everybody_gets_is_the_same_to_the_last_byte(
    blank: dict[str, bytes], filled: dict[str, bytes]
) -> None:
    """Posters, decks, packs, the site, the manifest and the page to look through."""
    assert {"manifest.json", "index.html", "packs/everything.cy.zip", "site/index.html"} <= (
        blank.keys()
    )
    assert not own(blank)
    assert {name: data for name, data in filled.items() if name not in own(filled)} == blank


def test_no_shared_file_says_anything_of_the_school(filled: dict[str, bytes]) -> None:
    shared = [(name, data) for name, data in filled.items() if name not in own(filled)]
    assert len(shared) > 50
    for name, data in (part for file in shared for part in words(*file)):
        assert not any(secret.encode() in data for secret in SECRETS), name
    manifest = json.loads(filled["manifest.json"])["artefacts"]
    assert not any("recipients" in artefact["path"] for artefact in manifest)


def test_the_school_s_own_manifest_lists_exactly_its_copies(filled: dict[str, bytes]) -> None:
    artefacts = json.loads(filled["recipients/school/manifest.json"])["artefacts"]
    copies = own(filled).keys() - {"recipients/school/manifest.json"}
    assert {artefact["path"] for artefact in artefacts} == copies
    assert copies == {
        f"recipients/school/posters/{name}/{name}-{format}.{edition}.{end}"
        for name in POSTERS
        for edition in ("cy", "en", "cy-en")
        for format, end in (("a4-screen", "pdf"), ("a4-print", "pdf"), ("a4-preview", "png"))
    } | {
        f"recipients/school/decks/quiz/quiz{end.format(edition)}"
        for edition in ("cy", "en", "cy-en")
        for end in (".{}.pptx", "-handout.{}.pdf")
    }


def test_every_copy_says_the_school_s_lines(filled: dict[str, bytes]) -> None:
    artefacts = json.loads(filled["recipients/school/manifest.json"])["artefacts"]
    for artefact in artefacts:
        said = " ".join(artefact["text"]).replace("\N{NO-BREAK SPACE}", " ")
        assert all(line in said for line in (PERSON, PHONE, EMAIL)), artefact["path"]


def test_the_page_to_look_through_the_pack_and_the_site_lead_to_no_copy(
    filled: dict[str, bytes],
) -> None:
    for name, data in filled.items():
        if name.endswith((".html", ".json", ".js")) and name not in own(filled):
            assert b"recipients/" not in data, name


@pytest.fixture
def emptied(root: Path, filled: dict[str, bytes], tmp_path: Path) -> Callable[..., Path]:
    """A copy of the built campaign, with other lines."""

    def make(lines: dict[str, str]) -> Path:
        copy = tmp_path / "copy"
        shutil.copytree(root, copy)
        fill(copy, lines)
        return copy

    return make


def test_emptied_lines_take_their_copies_away(
    emptied: Callable[..., Path], run: Run, blank: dict[str, bytes]
) -> None:
    root = emptied(dict.fromkeys(SCHOOL, ""))
    shutil.rmtree(root / "build")
    fill(root, SCHOOL)
    assert run("build", "posters", "--project", root).code == 0
    assert own(tree(root / "build"))
    fill(root, dict.fromkeys(SCHOOL, ""))
    assert run("build", "--project", root).code == 0
    assert tree(root / "build") == blank
    assert not (root / "build/recipients").exists()


def test_another_id_is_another_folder(emptied: Callable[..., Path], run: Run) -> None:
    root = emptied({"id": "ysgol-y-bryn"})
    ran = run("build", "--project", root, "--out", root / "out")
    assert ran.code == 0, ran.err
    folders = {path.name for path in (root / "out/recipients").iterdir()}
    assert folders == {"ysgol-y-bryn"}
    artefacts = json.loads((root / "out/recipients/ysgol-y-bryn/manifest.json").read_bytes())
    assert len(artefacts["artefacts"]) == 24


@pytest.mark.parametrize("name", ["../up", "a/b", ".", "", "A B", "con:1"])
def test_an_id_that_is_no_folder_s_name_is_refused(
    emptied: Callable[..., Path], run: Run, name: str
) -> None:
    ran = run("build", "--project", emptied({"id": name}), "--dry-run")
    assert ran.code == 2 and "cannot be a folder's name" in ran.err
    assert "at assets/campaign.toml:" in ran.err


def test_the_copies_alone_can_be_asked_for(emptied: Callable[..., Path], run: Run) -> None:
    root = emptied({})
    ran = run("build", "recipients/*", "--project", root, "--out", root / "out", "--json")
    assert ran.code == 0, ran.err
    assert {path.split("/")[0] for path in ran.paths("made") | ran.paths("reused")} == {
        "recipients"
    }
    assert json.loads((root / "out/manifest.json").read_bytes())["artefacts"] == []


def test_the_outputs_of_a_build_are_checked_with_their_copies(
    root: Path, run: Run, filled: object
) -> None:
    manifests = (root / "build").glob("**/manifest.json")
    count = sum(len(json.loads(path.read_bytes())["artefacts"]) for path in manifests)
    ran = run("check", "--project", root)
    assert (ran.code, ran.out) == (0, f"{count} files checked, 0 findings\n"), ran.err
    copy = root / "build/recipients/school/posters/your-contact/your-contact-a4-print.cy.pdf"
    data = copy.read_bytes()
    copy.write_bytes(data + b"edited")
    ran = run("check", "--project", root)
    copy.write_bytes(data)
    assert ran.code == 1 and f"{copy.name} is not what was built" in ran.out
