"""A draft says that it is one, language by language, and stops saying so once nothing waits."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from media.packs.conftest import files as packed_files
from media.packs.conftest import words as packed_words
from media.site.conftest import site_files
from minimal import CATALOGUE, FACTS, FILES, catalogue, house, write

from toolkit.execute.prepare import sketch_all
from toolkit.i18n.words import unbound
from toolkit.media.reading import read_project
from toolkit.plan.waiting import NOTHING, Waiting, waiting

Run = Callable[..., Any]


def waits(root: Path) -> Waiting:
    project = read_project(root)
    return waiting(project, [sketch.found for sketch in sketch_all(project)])


def test_nothing_waits_where_all_is_reviewed_and_confirmed(project: Callable[..., Path]) -> None:
    assert waits(project()) == NOTHING


def test_words_and_facts_wait_in_their_own_languages(project: Callable[..., Path]) -> None:
    unsure = FILES[FACTS].replace("en = true", "en = false")
    root = project({CATALOGUE: catalogue(reviewed=False), FACTS: unsure})
    assert waits(root) == Waiting(words=("cy",), facts=("en",))


def with_house(words: str, file: str) -> str:
    """A catalogue with the house's words of a file, as a speaker leaves them."""
    blocks = house("assets/locales/cy.po").read_text("utf-8").split("\n\n")
    lent = [
        f"# reviewed: A. N. Other, 2026-11-01\n{block}\n"
        for block in blocks
        if (context := re.search(rf'^msgctxt ("{file}/.*")$', block, re.MULTILINE))
        and context[1] not in words
    ]
    (plurals,) = re.findall(r'^"Plural-Forms: .*"$', blocks[0], re.MULTILINE)
    return "\n".join([words.replace('"Language: cy\\n"', f'"Language: cy\\n"\n{plurals}'), *lent])


def test_the_site_says_what_is_a_draft_only_while_it_is(tmp_path: Path, run: Run) -> None:
    files = site_files()
    reviewed = with_house(files[CATALOGUE], "site")
    root = write(tmp_path / "campaign", files | {CATALOGUE: reviewed})
    assert run("build", "site", "--project", root).code == 0
    assert not said_in(root)
    unreviewed = reviewed.replace("# reviewed: A. N. Other, 2026-11-01\n", "", 1)
    (root / CATALOGUE).write_text(unreviewed, "utf-8")
    assert run("build", "site", "--project", root).code == 0
    assert said_in(root) == {
        f"site/{locale}/{page}.html: {language}"
        for locale, language, pages in (
            ("en", "Welsh", ("about", "accessibility", "help")),
            ("cy", "Cymraeg", ("ynghylch", "hygyrchedd", "cymorth")),
        )
        for page in pages
    }


def said_in(root: Path) -> set[str]:
    """Pages that speak of a draft, and of which language."""
    says = re.compile(r">(\w+): (?:a draft|drafft) ")
    return {
        f"{path.relative_to(root / 'build')}: {language}"
        for path in (root / "build/site").rglob("*.html")
        for language in says.findall(unbound(path.read_text("utf-8")))
    }


def test_a_pack_says_it_too(tmp_path: Path, run: Run) -> None:
    from zipfile import ZipFile

    def first_page(reviewed: bool) -> str:
        root = write(tmp_path / f"{reviewed}", packed_files())
        welsh = with_house(catalogue(packed_words()), "packs")
        mark = "# reviewed: A. N. Other, 2026-11-01\n"
        (root / CATALOGUE).write_text(welsh if reviewed else welsh.replace(mark, ""), "utf-8")
        ran = run("build", "--project", root)
        assert ran.code == 0, ran.err
        with ZipFile(root / "build/packs/small.en.zip") as pack:
            (name,) = [name for name in pack.namelist() if name.endswith("00-README.html")]
            return unbound(pack.read(name).decode())

    assert "Welsh: a draft until" not in first_page(reviewed=True)
    assert "Welsh: a draft until" in first_page(reviewed=False)
