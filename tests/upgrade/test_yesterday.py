"""Yesterday's campaign still builds, and an upgrade changes the outdated lines and nothing else."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from minimal import HERE, tree

from toolkit.read.upgrades import newest

Run = Callable[..., Any]
CAMPAIGN = "assets/campaign.toml"
SLIDES = "assets/brand/slides.toml"
TYPEFACE = 'face = "Arial"\nwidths = "data/arial.toml"\n'
MADE = 43


def written(root: Path) -> dict[str, bytes]:
    """What people wrote."""
    return {
        f"{folder}/{name}": data
        for folder in ("assets", "locales")
        for name, data in tree(root / folder, hidden=True).items()
    }


def digests(root: Path) -> dict[str, str]:
    manifest = json.loads((root / "build/manifest.json").read_bytes())
    return {artefact["path"]: artefact["sha256"] for artefact in manifest["artefacts"]}


LINES = """
[lines]
slogan = "facts/slogan"
web = "facts/web"
hashtag = "facts/hashtag"
"""


POLISH = ('pl = ["pl"]', 'pl = { languages = ["pl"], like = "en" }')
EDITIONS = ('editions = ["cy", "en", "cy-en"]', "languages = [1, 2]")


def upgraded(campaign: str) -> str:
    """Its campaign.toml, all but the line that says the format."""
    return campaign.replace(*POLISH) + LINES


@pytest.mark.parametrize("command", [["build"], ["list"], ["i18n", "status"]])
def test_its_outdated_lines_are_named_and_nothing_is_made(
    yesterday: Path, run: Run, command: list[str]
) -> None:
    before = tree(yesterday, hidden=True)
    ran = run(*command, "--project", yesterday)
    assert ran.code == 2 and "toolkit upgrade" in ran.err and f"at {CAMPAIGN}:" in ran.err
    assert "warning" not in ran.err and tree(yesterday, hidden=True) == before


def test_an_upgrade_changes_the_outdated_lines_and_keeps_every_other_byte(
    yesterday: Path, run: Run
) -> None:
    before = written(yesterday)
    ran = run("upgrade", "--project", yesterday)
    assert ran.code == 0 and f"{CAMPAIGN}:3: format = {newest()}" in ran.out, ran.err
    after = written(yesterday)
    old, new = before.pop(CAMPAIGN).decode(), after.pop(CAMPAIGN).decode()
    layouts = [path for path in before if path.endswith("/template.toml")]
    assert len(layouts) == 3
    for path in layouts:
        before[path] = before[path].replace(*(each.encode() for each in EDITIONS))
    slides = before.pop(SLIDES).decode().replace("\n[slide]\n", f"\n[slide]\n{TYPEFACE}")
    assert after.pop(SLIDES).decode() == slides
    assert after == before
    assert new == upgraded(old.replace("\n[campaign]", f"\nformat = {newest()}\n\n[campaign]", 1))
    ran = run("build", "--project", yesterday)
    assert (ran.code, len(digests(yesterday))) == (0, MADE), ran.err
    assert "toolkit upgrade" not in ran.err
    status = json.loads(run("i18n", "status", "--json", "--project", yesterday).out)
    assert status["languages"]["cy"]["all"]["reviewed"] == 7
    assert run("i18n", "update", "--check", "--project", yesterday).code == 0


def test_upgrading_twice_changes_nothing_and_can_be_undone(yesterday: Path, run: Run) -> None:
    before = written(yesterday)
    run("upgrade", "--project", yesterday)
    after, kept = written(yesterday), tree(yesterday / "build", hidden=True)
    ran = run("upgrade", "--project", yesterday)
    assert ran.code == 0 and "nothing to upgrade" in ran.out and ran.err == ""
    assert (written(yesterday), tree(yesterday / "build", hidden=True)) == (after, kept)
    assert run("restore", 1, "--project", yesterday).code == 0
    assert written(yesterday) == before


def test_a_dry_run_shows_the_lines_and_writes_nothing(yesterday: Path, run: Run) -> None:
    before = tree(yesterday, hidden=True)
    ran = run("upgrade", "--dry-run", "--project", yesterday)
    assert ran.code == 0 and f"\n+format = {newest()}\n" in ran.out and "would be" in ran.out
    gone = [line for line in ran.out.splitlines() if line.startswith("-") and line[1] != "-"]
    assert all(POLISH[0] in line or EDITIONS[0] in line for line in gone)
    assert tree(yesterday, hidden=True) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# note\n\n[campaign]\n", "# note\n\nformat = 3\n\n[campaign]\n"),
        ("# note\n[campaign]\n", "format = 3\n\n# note\n[campaign]\n"),
        ("[campaign]\n", "format = 3\n\n[campaign]\n"),
        ("\n[campaign]\n", "format = 3\n\n\n[campaign]\n"),
        ("\ufeff[campaign]\n", "\ufeffformat = 3\n\n[campaign]\n"),
        (
            "\ufeff# note\r\n\r\n[campaign]\r\n",
            "\ufeff# note\r\n\r\nformat = 3\r\n\r\n[campaign]\r\n",
        ),
        ("format=1 # old\n[campaign]\n", "format=3 # old\n[campaign]\n"),
        ("format = 1\r\n[campaign]\r\n", "format = 3\r\n[campaign]\r\n"),
    ],
)
def test_however_the_file_begins_its_own_marks_and_line_ends_stay(
    yesterday: Path, run: Run, old: str, new: str
) -> None:
    file = yesterday / CAMPAIGN
    _, _, rest = file.read_bytes().partition(b"[campaign]\n")
    end = b"\r\n" if "\r" in old else b"\n"
    rest = rest.replace(b"\n", end)
    file.write_bytes(old.encode() + rest)
    assert run("upgrade", "--project", yesterday).code == 0
    mended = upgraded(new + rest.decode()).replace("\r\n", "\n")
    assert file.read_bytes() == mended.encode().replace(b"\n", end)
    ran = run("list", "--project", yesterday)
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("format = 99", "was made for a newer toolkit"),
        ('format = "2"', "format is '2'; formats are whole numbers"),
        ("format = true", "format is True; formats are whole numbers"),
        ("format = 0", "format is 0; formats are whole numbers"),
    ],
)
@pytest.mark.parametrize("command", [["build"], ["i18n", "update"], ["upgrade"]])
def test_a_format_that_cannot_be_read_is_refused_at_its_line(
    yesterday: Path, run: Run, line: str, says: str, command: list[str]
) -> None:
    file = yesterday / CAMPAIGN
    file.write_text(f"# note\n{line}\n" + file.read_text("utf-8"), "utf-8")
    before = tree(yesterday, hidden=True)
    ran = run(*command, "--project", yesterday)
    assert ran.code == 2 and says in ran.err and f"{CAMPAIGN}:2" in ran.err, ran.err
    assert ran.err.count("error: ") == 1 and "warning" not in ran.err
    assert tree(yesterday, hidden=True) == before


def test_the_campaign_that_is_shipped_has_the_newest_format_and_can_come_from_the_first(
    tmp_path: Path, run: Run
) -> None:
    root = tmp_path / "campaign"
    for folder in ("assets", "locales"):
        shutil.copytree(HERE / folder, root / folder, ignore=shutil.ignore_patterns("gallery"))
    before = written(root)
    ran = run("upgrade", "--project", root)
    assert "nothing to upgrade" in ran.out and written(root) == before
    file = root / CAMPAIGN
    lines = file.read_text("utf-8").splitlines(keepends=True)
    (line,) = [n for n, line in enumerate(lines) if line.startswith("format = ")]
    old = "".join(lines[:line] + lines[line + 2 :])
    named = re.search(r"# [^\n]*\n\[lines\]\n(.*?)\n\n", old, re.DOTALL)
    assert named is not None
    file.write_text(old.replace(named[0], ""), "utf-8")
    assert run("upgrade", "--project", root).code == 0
    new = file.read_text("utf-8")
    assert f"\n\nformat = {newest()}\n\n" in new
    lines = tomllib.loads(named[0])["lines"]
    for name in (
        "status_short",
        "licence",
        "licence_page",
    ):  # which a campaign asks for by naming them
        lines.pop(name)
    assert tomllib.loads(new)["lines"] == lines
    after = written(root)
    after.pop(CAMPAIGN), before.pop(CAMPAIGN)
    assert after == before
    ran = run("list", "--project", root)
    assert (ran.code, ran.err) == (0, "")


def test_a_campaign_that_is_not_there_or_malformed_is_said(
    yesterday: Path, run: Run, tmp_path: Path
) -> None:
    ran = run("upgrade", "--project", tmp_path / "nowhere")
    assert ran.code == 2 and f"{CAMPAIGN} is missing" in ran.err
    (yesterday / CAMPAIGN).write_text("[campaign\n", "utf-8")
    ran = run("upgrade", "--project", yesterday)
    assert ran.code == 2 and "has not all its brackets" in ran.err and f"{CAMPAIGN}:1" in ran.err
    shutil.rmtree(yesterday / "assets")
    assert run("upgrade", "--project", yesterday).code == 2
