"""Every command that writes into assets/ or locales/ can be tried first and undone afterwards."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from minimal import CATALOGUE, CONTENT, FILES, HEADER, HERE, catalogue, tree

from toolkit.execute.kept import KEPT
from toolkit.read.upgrades import newest

MakeProject = Callable[..., Path]
Run = Callable[..., Any]
BY = ("--by", "A. N. Other", "--date", "2026-12-01")
CAMPAIGN = "assets/campaign.toml"
OTHER_PLURALS = HEADER + '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
TOGETHER = (
    '[hello]\nsource = "both"\ntitle = { cy = "a", en = "b" }\nbody = { cy = "c", en = "d" }\n'
)
CHANGED = FILES[CONTENT].replace("Share", "Share now")
COMMANDS = HERE / "toolkit/cli"


@dataclass(frozen=True)
class Case:
    """A command that changes `path` in a campaign with these files, after other commands ran."""

    path: str
    command: tuple[str, ...]
    files: dict[str, str | None]
    first: tuple[tuple[str, ...], ...] = ()


UNREVIEWED = {CATALOGUE: catalogue(reviewed=False)}
CASES = {
    "upgrade": Case(
        CAMPAIGN, ("upgrade",), {CAMPAIGN: FILES[CAMPAIGN].replace(f"format = {newest()}\n", "")}
    ),
    "add": Case("locales/pl/LC_MESSAGES/campaign.po", ("i18n", "add", "pl"), {}),
    "approve": Case("locales/pairs.lock", ("i18n", "approve", "notes/*", *BY), {CONTENT: TOGETHER}),
    "convert-plurals": Case(
        CATALOGUE,
        ("i18n", "convert-plurals"),
        {CATALOGUE: catalogue().replace(HEADER, OTHER_PLURALS)},
    ),
    "extract": Case("locales/campaign.pot", ("i18n", "extract"), {}),
    "fit": Case(CATALOGUE, ("i18n", "fit", "--note"), {}),
    "keep": Case(
        CATALOGUE,
        ("i18n", "keep", "notes/hello/title", *BY),
        {CATALOGUE: catalogue().replace('msgctxt "notes', '#, fuzzy\nmsgctxt "notes', 1)},
    ),
    "review": Case(CATALOGUE, ("i18n", "review", "notes/*", *BY), UNREVIEWED),
    "set": Case(CATALOGUE, ("i18n", "set", "notes/hello/title", "Rhannwch"), {}),
    "tidy": Case(CATALOGUE, ("i18n", "tidy"), {CATALOGUE: catalogue().replace("\n", "\r\n")}),
    "update": Case(CATALOGUE, ("i18n", "update"), {CONTENT: CHANGED}),
    "update, new": Case(CATALOGUE, ("i18n", "update"), {CATALOGUE: None}),
    "import": Case(CATALOGUE, ("i18n", "import", "words.xlf"), {}),
    "restore": Case(
        CATALOGUE,
        ("restore", "1"),
        UNREVIEWED,
        (("i18n", "review", "notes/*", *BY),),
    ),
}


def written(root: Path) -> dict[str, bytes]:
    """What people wrote."""
    return {
        f"{folder}/{name}": data
        for folder in ("assets", "locales")
        for name, data in tree(root / folder, hidden=True).items()
    }


def words_of_an_agency(root: Path, run: Run) -> None:
    run("i18n", "export", root / "words.xlf", "--plain", "--project", root)
    text = (root / "words.xlf").read_text("utf-8")
    assert "Rhannu i ddiogelu" in text
    changed = text.replace("Rhannu i ddiogelu", "Rhannu er mwyn diogelu")
    (root / "words.xlf").write_text(changed, "utf-8")


@pytest.mark.parametrize("name", CASES)
def test_it_shows_first_then_writes_and_all_comes_back(
    project: MakeProject, run: Run, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    case, root = CASES[name], project(CASES[name].files)
    monkeypatch.chdir(root)
    for command in case.first:
        assert run(*command).code == 0
    if name == "import":
        words_of_an_agency(root, run)
    before, kept = written(root), tree(root / KEPT, hidden=True)

    ran = run(*case.command, "--dry-run")
    assert ran.code == 0, ran.err
    assert case.path in ran.out and ("would " in ran.out or name == "fit")
    assert (written(root), tree(root / KEPT, hidden=True)) == (before, kept)

    ran = run(*case.command)
    assert ran.code == 0, ran.err
    after = written(root)
    assert {path for path in before | after if before.get(path) != after.get(path)} == {case.path}
    undo = ran.err.splitlines()[-1].removeprefix("To undo: toolkit ").split()
    assert undo == ["restore", str(1 + len(case.first))]
    assert " ".join(("toolkit", *case.command[: 1 + (case.command[0] == "i18n")])) in (
        run("restore").out
    )
    ran = run(*undo)
    assert ran.code == 0 and case.path in ran.out
    assert written(root) == before


@pytest.mark.parametrize("name", ["extract", "update", "tidy", "upgrade", "restore"])
def test_where_nothing_changes_nothing_is_kept(project: MakeProject, run: Run, name: str) -> None:
    root = project()
    for command in ("extract", "update"):
        run("i18n", command, "--project", root)
    kept = tree(root / KEPT, hidden=True)
    ran = run(
        *(("i18n",) if name in ("extract", "update", "tidy") else ()), name, "--project", root
    )
    assert (ran.code, ran.err) == (0, "")
    assert tree(root / KEPT, hidden=True) == kept


def test_what_is_read_by_programs_stays_so(project: MakeProject, run: Run) -> None:
    root = project()
    ran = run("i18n", "fit", "--note", "--json", "--dry-run", "--project", root)
    assert ran.code == 0 and ran.lines and f"+++ {CATALOGUE}" in ran.err


def test_a_list_of_what_can_be_put_back(project: MakeProject, run: Run) -> None:
    root = project({**UNREVIEWED, CONTENT: CHANGED})
    assert "Nothing to restore" in run("restore", "--project", root).out
    assert run("restore", 1, "--project", root).code == 2
    run("i18n", "extract", "--project", root)
    run("i18n", "update", "--project", root)
    first, second, *_ = run("restore", "--project", root).out.splitlines()
    assert first.split()[0] == "2" and "toolkit i18n update" in first and CATALOGUE in first
    assert second.split()[0] == "1" and "toolkit i18n extract" in second
    ran = run("restore", 3, "--project", root)
    assert ran.code == 2 and "there are: 2, 1" in ran.err


def test_work_that_was_done_since_is_kept_too(project: MakeProject, run: Run) -> None:
    root = project(UNREVIEWED)
    run("i18n", "review", "notes/*", *BY, "--project", root)
    edited = (root / CATALOGUE).read_bytes() + b"# by hand\n"
    (root / CATALOGUE).write_bytes(edited)
    ran = run("restore", 1, "--project", root)
    assert "it was changed since, and that is kept too" in ran.out
    assert f"To undo: toolkit restore 2 --project {root}" in ran.err
    run("restore", 2, "--project", root)
    assert (root / CATALOGUE).read_bytes() == edited


def test_clean_leaves_the_copies_unless_it_is_asked(project: MakeProject, run: Run) -> None:
    root = project(UNREVIEWED)
    run("i18n", "review", "notes/*", *BY, "--project", root)
    run("build", "cards", "--project", root)
    kept = tree(root / KEPT, hidden=True)
    assert kept and run("clean", "--project", root).code == 0
    assert tree(root / KEPT, hidden=True) == kept
    ran = run("clean", "--kept", "--project", root)
    assert ran.code == 0 and "copies of 1 command removed" in ran.out
    assert not (root / KEPT).exists()


@pytest.mark.parametrize(
    "command",
    [
        ("i18n", "review", "steps/*", *BY),
        ("i18n", "fit", "cards/step-1-law", "--note"),
        ("i18n", "add", "pl"),
    ],
)
def test_on_the_campaign_that_is_shipped(
    tmp_path: Path, run: Run, command: tuple[str, ...]
) -> None:
    root = tmp_path / "campaign"
    for folder in ("assets", "locales"):
        shutil.copytree(HERE / folder, root / folder, ignore=shutil.ignore_patterns("gallery"))
    before = written(root)
    ran = run(*command, "--dry-run", "--project", root)
    assert ran.code == 0 and "locales/" in ran.out and written(root) == before, ran.err
    assert run(*command, "--project", root).code == 0
    assert written(root) != before
    assert run("restore", 1, "--project", root).code == 0
    assert written(root) == before


def test_no_command_writes_there_in_another_way() -> None:
    """Whoever writes files by other means writes what was asked for, below build/ or where --out
    or an argument says; `new` where no campaign is yet. `doctor` tries the output folder out, in a
    folder that goes again.
    """
    others, ours = set(), set()
    for path in sorted(COMMANDS.rglob("*.py")):
        module = ast.parse(path.read_text("utf-8"))
        names = {
            alias.name
            for node in ast.walk(module)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        } | {node.attr for node in ast.walk(module) if isinstance(node, ast.Attribute)}
        name = path.relative_to(COMMANDS).as_posix()
        if names & {"write_whole", "write_bytes", "write_text"}:
            others.add(name)
        if "dry_run_option" in names:
            ours.add(path.stem.rstrip("_").removesuffix("_command").replace("_", "-"))
    assert others == {
        "doctor_command.py",
        "new_command.py",
        "i18n/export.py",
        "mend_command.py",
    }
    assert ours == {name.partition(",")[0] for name in CASES} - {"keep", "review"} | {
        "new",  # which writes where nothing is yet
        "settling",
    }
