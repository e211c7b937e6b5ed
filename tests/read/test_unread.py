"""What was put into the folders and not read is said; nothing is said of what counts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from minimal import HERE

from toolkit.media.reading import read_project
from toolkit.model.problem import Invalid, Problem
from toolkit.read.files import Files
from toolkit.read.wording import read_wording

Run = Callable[..., Any]
OTHER = HERE / "tests/campaigns/waste-less"
PO = "locales/cy/LC_MESSAGES/campaign.po"


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """A copy of the shipped campaign, to be changed."""
    for folder in ("assets", "locales"):
        shutil.copytree(HERE / folder, tmp_path / folder)
    return tmp_path


def copy(root: Path, path: str, other: str) -> None:
    (root / other).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(root / path, root / other)


def unread(root: Path) -> list[str]:
    codes = ("unread", "misnamed", "twice", "name")
    return [w.message for w in read_project(root).warnings if w.code in codes]


def refused(root: Path) -> Invalid:
    with pytest.raises(Invalid) as raised:
        read_project(root)
    return raised.value


@pytest.mark.parametrize("root", [HERE, OTHER], ids=["shipped", "other"])
def test_of_whole_campaigns_nothing_is_said(root: Path) -> None:
    assert unread(root) == [] and read_wording(root).unread == ()


def test_copies_and_what_was_put_away_are_not_read_and_said_a_line_a_folder(real: Path) -> None:
    before = read_project(real)
    for name in ("steps - Copy", "steps (1)", "steps-LAPTOP-7QX2", "steps_old", "Copi o steps"):
        copy(real, "assets/content/steps.toml", f"assets/content/{name}.toml")
    copy(real, "assets/content/steps.toml", "assets/content/steps.toml.bak")
    copy(real, "assets/brand/pictures/mark.svg", "assets/brand/pictures/mark copy.svg")
    copy(real, PO, PO.replace("campaign.po", "campaign (1).po"))
    copy(real, "assets/brand/tokens.toml", "assets/brand/tokens (1).toml")
    shutil.copytree(real / "assets/packs", real / "assets/packs/old")
    shutil.copytree(real / "assets/videos", real / "assets/videos/archive")
    hero = real / "assets/templates/poster-hero"
    shutil.copytree(hero, real / "assets/templates/z-old/poster-hero")
    shutil.copytree(hero, real / "assets/templates/poster-hero - Copy")
    after = read_project(real)
    assert (after.items, after.templates, after.parts) == (
        before.items,
        before.templates,
        before.parts,
    )
    said = unread(real)
    assert len(said) == 8
    assert any("6 files of assets/content are not read" in line for line in said)
    assert any(line.startswith("assets/packs/old is not read (6 files: ") for line in said)
    assert any("poster-hero - Copy is not read (2 files" in line for line in said)
    assert any("campaign (1).po is not read: it looks like a copy of" in line for line in said)
    assert [p.message for p in read_wording(real).unread if "content" in p.message]


def test_names_that_are_nearly_right_are_said(real: Path) -> None:
    packs = real / "assets/packs"
    (packs / "early-years.toml").rename(packs / "early-years.TOML")
    (packs / "secondary.toml").rename(packs / "secondary.toml.txt")
    (real / "assets/content/words.docx").write_bytes(b"x")
    (real / "assets/brand/fonts/more.woff2").write_bytes(b"x")
    (real / "assets/templates/poster-new").mkdir()
    (real / "assets/templates/poster-new/poster-new.typ").write_text("x")
    copy(real, PO, "locales/pl/LC_MESSAGES/campaign.po")
    shutil.copytree(real / "assets/resources", real / "assets/resource")
    (real / "assets/data/con.toml").write_text("[a]\nb = 1\n")
    copy(real, "assets/brand/fonts/Onest_400Regular.ttf", "assets/brand/fonts/another.ttf")
    said = {line.split(" (")[0].split(":")[0] for line in unread(real)}
    assert said >= {
        "assets/packs/early-years.TOML is not read",
        "assets/packs/secondary.toml.txt is not read",
        "assets/content/words.docx is not read",
        "assets/brand/fonts/more.woff2 is not read",
        "assets/templates/poster-new is not read",
        "locales/pl/LC_MESSAGES/campaign.po is not read",
        "5 files of assets/resource are not read",
        "assets/data/con.toml cannot be kept on Windows",
    }
    assert any("another.ttf" in line and "Onest_400Regular.ttf" in line for line in unread(real))


def test_litter_and_what_programs_put_beside_files_is_no_news(real: Path) -> None:
    for folder in (
        "assets",
        "assets/content",
        "assets/templates/poster-hero",
        "assets/brand/fonts",
    ):
        for name in (".DS_Store", "Thumbs.db", "desktop.ini", "~$steps.toml", "._steps.toml"):
            (real / folder / name).write_bytes(b"x")
        for name in (".~lock.steps.toml#", ".steps.toml.swp", "#steps.toml#", "steps.toml~"):
            (real / folder / name).write_bytes(b"x")
    (real / PO).with_suffix(".mo").write_bytes(b"x")
    (real / "assets/templates/poster-hero/poster-hero.pdf").write_bytes(b"x")
    (real / "assets/brand/pictures/mark.afdesign").write_bytes(b"x")
    assert unread(real) == []


def test_two_files_of_one_name_are_an_error_that_names_both(real: Path) -> None:
    copy(real, "assets/content/steps.toml", "assets/content/words-2025/steps.toml")
    copy(real, "assets/packs/primary.toml", "assets/packs/2025/primary.toml")
    copy(real, "assets/content/myths.toml", "assets/content/Myths.toml")
    hero = real / "assets/templates/poster-hero"
    shutil.copytree(hero, real / "assets/templates/new/poster-hero")
    copies = "assets/resources/cards.toml", "assets/resources/2025/cards.toml"
    copy(real, *copies)
    said = [problem.message for problem in refused(real).problems]
    for pair in (
        ("assets/content/words-2025/steps.toml", "assets/content/steps.toml"),
        ("assets/packs/2025/primary.toml", "assets/packs/primary.toml"),
        ("assets/templates/new/poster-hero/template.toml", f"{hero.relative_to(real)}/template"),
        ("assets/content/Myths.toml", "assets/content/myths.toml"),
    ):
        assert any(all(path in line for path in pair) for line in said), pair


def test_a_resource_file_that_repeats_another_is_one_error(real: Path) -> None:
    copy(real, "assets/resources/cards.toml", "assets/resources/2025/cards.toml")
    (problem,) = refused(real).problems
    assert "resources/cards.toml and assets/resources/2025/cards.toml" in problem.message


def test_words_that_stand_in_two_files_are_said(real: Path) -> None:
    copy(real, "assets/content/steps.toml", "assets/content/steps-annas.toml")
    (said,) = unread(real)
    assert "steps-annas.toml and assets/content/steps.toml say" in said


def test_a_name_that_is_nearly_right_is_the_cause_of_what_is_missing(real: Path) -> None:
    steps = real / "assets/content/steps.toml"
    steps.rename(steps.with_suffix(".TOML"))
    (problem,) = refused(real).problems
    assert "assets/content/steps.TOML is not read" in problem.message
    steps.with_suffix(".TOML").rename(steps)
    (real / "assets/templates/poster-hero/template.toml").unlink()
    (problem,) = refused(real).problems
    assert "assets/templates/poster-hero is not read" in problem.message


def _only_a_copy(root: Path) -> str:
    (root / "assets/content/steps.toml").rename(root / "assets/content/steps (1).toml")
    return "assets/content/steps (1).toml"


def _folder(root: Path) -> str:
    (root / "assets/content/steps.toml").unlink()
    (root / "assets/content/steps.toml").mkdir()
    return "assets/content/steps.toml"


def _placeholder(root: Path) -> str:
    (root / "assets/content/steps.toml").write_bytes(b"")
    return "assets/content/steps.toml"


def _in_the_cloud(root: Path) -> str:
    (root / "assets/content/steps.toml").rename(root / "assets/content/.steps.toml.icloud")
    return "assets/content/steps.toml"


def _enormous(root: Path) -> str:
    os.truncate(root / "assets/content/steps.toml", 200_000_000)
    return "assets/content/steps.toml"


def _compiled_alone(root: Path) -> str:
    (root / PO).rename((root / PO).with_suffix(".mo"))
    return PO


def _capitals(root: Path) -> str:
    (root / "assets/brand/tokens.toml").rename(root / "assets/brand/Tokens.toml")
    return "assets/brand/tokens.toml"


def _linked(root: Path) -> str:
    (root / "assets/templates/poster-hero").rename(root / "hero")
    (root / "assets/templates/poster-hero").symlink_to(root / "hero")
    return "assets/templates/poster-hero"


def _file(root: Path) -> str:
    shutil.rmtree(root / "locales/cy/LC_MESSAGES")
    (root / "locales/cy/LC_MESSAGES").write_text("x")
    return PO


@pytest.mark.parametrize(
    "act",
    [
        _only_a_copy,
        _folder,
        _placeholder,
        _in_the_cloud,
        _enormous,
        _compiled_alone,
        _capitals,
        _linked,
        _file,
    ],
)
def test_what_cannot_be_read_is_an_error_at_its_place(
    real: Path, act: Callable[[Path], str]
) -> None:
    path = act(real)
    wrong = refused(real)
    assert wrong.exit_code == 2
    assert path in [problem.where.path for problem in wrong.problems if problem.where]
    assert not wrong.beside


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="folders are not closed so here")
def test_a_folder_that_cannot_be_opened_is_an_error() -> None:
    with TemporaryDirectory() as folder:
        root, packs = Path(folder), Path(folder, "assets/packs")
        packs.mkdir(parents=True)
        root.chmod(0o755)
        packs.chmod(0)
        files, me = Files(root), os.geteuid()
        try:
            os.seteuid(me or 65534)  # root may open everything
            assert files.find("assets/packs", ".toml") == []
        finally:
            os.seteuid(me)
            packs.chmod(0o700)
    (problem,) = files.problems
    assert "the folder assets/packs cannot be opened (Permission denied)" in problem.message


def test_where_there_is_no_campaign_what_may_be_meant_is_named(real: Path, run: Run) -> None:
    (real / "assets/campaign.toml").rename(real / "assets/Campaign.toml")
    ran = run("list", "--project", real)
    assert (ran.code, "but assets/Campaign.toml" in ran.err) == (2, True)
    (real / "assets/Campaign.toml").rename(real / "assets/campaign.toml")
    ran = run("list", "--project", real / "assets")
    assert (ran.code, f"--project {real}" in ran.err) == (2, True)
    (real / "again").mkdir()
    for folder in ("assets", "locales"):
        (real / folder).rename(real / "again" / folder)
    ran = run("list", "--project", real)
    assert (ran.code, f"--project {real / 'again'}" in ran.err) == (2, True)


def test_every_command_says_it_once_and_beside_the_error_that_may_come_of_it(
    real: Path, run: Run
) -> None:
    copy(real, "assets/content/steps.toml", "assets/content/steps (1).toml")
    line = "assets/content/steps (1).toml is not read"
    for command in (["list", "hero"], ["i18n", "lint"]):
        ran = run(*command, "--project", real)
        assert ran.err.count(line) == 1 and ran.code != 2, command
    assert f"AMISS  {line}" in run("doctor", "--project", real).out
    ran = run("build", "poster-hero-of-nobody", "--project", real)
    assert (ran.code, ran.err.count(line)) == (2, 1)
    assert not (real / "build").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to print to here")
def test_what_cannot_be_printed_is_said(real: Path) -> None:
    with open("/dev/full", "w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "toolkit", "list", "--project", str(real)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (ran.returncode, "Traceback" in ran.stderr) == (1, False)
    assert "what is printed cannot be written" in ran.stderr


def test_problems_carry_what_was_passed_over() -> None:
    wrong = Invalid([Problem("a", "b")], [Problem("unread", "c")])
    assert (wrong.problems[0].message, wrong.beside[0].message) == ("b", "c")


@pytest.mark.parametrize("name", ["Campaign.po", "campaign (1).po", "campaign.po.txt"])
def test_no_catalogue_is_begun_beside_one_of_another_name(real: Path, run: Run, name: str) -> None:
    (real / PO).rename((real / PO).with_name(name))
    for command in ("update", "lint"):
        ran = run("i18n", command, "--project", real)
        assert ran.code == 2 and f"{PO} is not there, but" in ran.err and name in ran.err
    assert [path.name for path in (real / PO).parent.iterdir()] == [name]


def test_a_logo_of_another_spelling_is_refused_where_it_is_named(real: Path) -> None:
    copy(real, "assets/gallery/cards.png", "assets/brand/Logo.PNG")
    named = (real / "assets/campaign.toml").read_text("utf-8")
    named = named.replace('name = ""\nperson', 'name = "Ysgol"\nperson')
    (real / "assets/campaign.toml").write_text(
        named.replace('logo = ""', 'logo = "brand/logo.png"'), "utf-8"
    )
    (problem,) = refused(real).problems
    assert "assets/brand/logo.png is not there, but assets/brand/Logo.PNG is" in problem.message
    assert problem.where and problem.where.path == "assets/campaign.toml" and problem.where.line


def test_words_of_the_dictionary_in_windows_letters_are_refused(real: Path, run: Run) -> None:
    (real / "locales/cy/words.txt").write_bytes(b"caf\xe9\n")
    ran = run("i18n", "check", "--spell", "--project", real)
    assert (ran.code, "words.txt is not saved as UTF-8" in ran.err) == (2, True)
