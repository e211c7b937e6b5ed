"""The licence of the words, in the metadata of every made file that has a place for it, and what
links are called there.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from minimal import CAMPAIGN, CARDS, FACTS, FILES, POSTERS, formats, write
from pikepdf import Array, Dictionary, Name
from running import Run

from toolkit.check.manifest import Artefact
from toolkit.check.rights import unlicensed, unstated
from toolkit.engine import pdf, raster
from toolkit.media.reading import read_project
from toolkit.model.problem import Invalid
from toolkit.model.rights import Rights
from toolkit.plan.rights import called, rights

MakeProject = Callable[..., Path]
LINES = (
    '\n[lines]\nlicence = "notes/hello/title"\nlicence_page = "facts/terms"\nweb = "facts/web"\n'
)
TERMS = (
    '\n[terms]\nen = "example.org/free"\ncy = "example.org/rhydd"\n'
    "verified = { en = true, cy = true }\n"
)
BOTH = Rights(text="Rhannu i ddiogelu / Share to protect", page="https://example.org/rhydd")
LICENSED = {
    CAMPAIGN: FILES[CAMPAIGN] + LINES,
    FACTS: FILES[FACTS].replace("[web]", '[web]\ncalled = "notes/hello/title"') + TERMS,
}


def test_a_campaign_without_the_line_says_nothing(project: MakeProject) -> None:
    assert rights(read_project(project()), ("cy", "en")) is None


def test_the_line_is_said_in_each_language_with_its_address(project: MakeProject) -> None:
    campaign = read_project(project(LICENSED))
    assert rights(campaign, ("cy", "en")) == BOTH
    assert rights(campaign, ("en",)) == Rights(
        text="Share to protect", page="https://example.org/free"
    )


def test_a_page_is_called_by_its_name_in_the_language_of_its_link(project: MakeProject) -> None:
    campaign = read_project(project(LICENSED))
    page = campaign.facts["web"].values["cy"]
    said = {"id": "facts/web", "text": page, "leads": f"https://{page}"}
    assert called(campaign, {"cy": {"web": said}}) == {f"https://{page}": "Rhannu i ddiogelu"}


def test_a_name_that_is_no_string_is_refused(project: MakeProject) -> None:
    facts = LICENSED[FACTS].replace("notes/hello/title", "notes/hello/titel")
    with pytest.raises(Invalid) as error:
        read_project(project(LICENSED | {FACTS: facts}))
    (problem,) = error.value.problems
    assert "'notes/hello/titel'" in problem.message and "notes/hello/title" in problem.hint


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """A campaign with the line, built in every kind of page."""
    files = formats(POSTERS, "a5-screen", "a5-print", "a5-preview")
    files |= formats(CARDS, "400x400", "sign", "vector") | LICENSED
    root = write(tmp_path_factory.mktemp("licensed") / "campaign", files)
    ran = run("build", "--project", root)
    assert ran.code == 0, ran.err
    return root


def test_every_file_says_it_and_check_reads_it_back(made: Path, run: Run) -> None:
    ran = run("check", "--project", made)
    assert ran.code == 0, ran.out
    posters = made / "build/posters/hello"
    for name in ("screen", "print"):
        assert pdf.rights_of((posters / f"hello-a5-{name}.cy-en.pdf").read_bytes()) == BOTH
    picture = raster.rights_of((posters / "hello-a5-preview.cy-en.png").read_bytes())
    assert picture == BOTH.whole
    kinds = {artefact["media_type"] for artefact in listed(made)}
    assert kinds == {"application/pdf", "image/png", "image/jpeg", "image/svg+xml"}


def listed(root: Path) -> list[Artefact]:
    found: list[Artefact] = json.loads((root / "build/manifest.json").read_text())["artefacts"]
    return found


def test_a_file_that_lacks_it_is_a_finding(made: Path, small: Path) -> None:
    licence = partial(rights, read_project(made))
    plain = {artefact["path"]: artefact for artefact in listed(small)}
    for path, artefact in plain.items():
        bare, full = ((root / "build" / path).read_bytes() for root in (small, made))
        (found,) = unlicensed(artefact, bare, licence)
        assert found.code == "licence" and "example.org/" in found.message
        assert not unlicensed(artefact, full, licence)
        assert not unlicensed(artefact, bare, unstated)


def test_what_is_made_does_not_depend_on_when(made: Path) -> None:
    data = (made / "build/posters/hello/hello-a5-screen.cy-en.pdf").read_bytes()
    assert pdf.describe(data, BOTH, {}) == pdf.describe(data, BOTH, {})


def test_a_link_is_called_by_its_page(made: Path) -> None:
    plain = (made / "build/posters/hello/hello-a5-screen.en.pdf").read_bytes()
    with pikepdf.open(BytesIO(plain)) as document:
        document.pages[0].Annots = document.make_indirect(
            Array([Dictionary(Subtype=Name.Link, A=Dictionary(URI="https://example.org/"))])
        )
        out = BytesIO()
        document.save(out)
    named = pdf.describe(out.getvalue(), None, {"https://example.org/": "Y canllaw"})
    assert pdf.links(named) == (("https://example.org/", "Y canllaw"),)
