"""update, review, keep, approve and check, as a translator uses them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from minimal import CATALOGUE, CONTENT, catalogue

from toolkit.i18n.catalogue import read_catalogue

MakeProject = Callable[..., Path]
Run = Callable[..., Any]

BY = ("--by", "A. N. Other", "--date", "2026-12-01")
TITLE = "notes/hello/title"


def entry(root: Path, context: str) -> str:
    """The entry as the file has it."""
    return next(
        block
        for block in (root / CATALOGUE).read_text("utf-8").split("\n\n")
        if f'msgctxt "{context}"' in block
    )


def edit(root: Path, old: str, new: str, path: str = CONTENT) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


def test_update_writes_once_and_check_writes_nothing(project: MakeProject, run: Run) -> None:
    root = project()
    assert run("i18n", "update", "--check", "--project", root).code == 1, (
        "notes of the file are missing"
    )
    assert run("i18n", "update", "--project", root).code == 0
    before = (root / CATALOGUE).read_bytes()
    stamp = (root / CATALOGUE).stat().st_mtime_ns
    for options in ((), ("--check",), ("cy",)):
        ran = run("i18n", "update", *options, "--project", root)
        assert (
            ran.code,
            (root / CATALOGUE).read_bytes(),
            (root / CATALOGUE).stat().st_mtime_ns,
        ) == (0, before, stamp)
    edit(root, "Share to protect", "Share to keep safe")
    assert run("i18n", "update", "--check", "--project", root).code == 1
    assert (root / CATALOGUE).read_bytes() == before
    assert "1 changed since" in run("i18n", "update", "--project", root).out
    assert '#, fuzzy\n#| msgid "Share to protect"\n' in entry(
        root, TITLE
    ) and 'msgstr "Rhannu i ddiogelu"' in entry(root, TITLE)


def test_update_makes_a_catalogue_that_is_missing(project: MakeProject, run: Run) -> None:
    root = project({CATALOGUE: None})
    assert run("i18n", "update", "--project", root).code == 0
    made, problems = read_catalogue(CATALOGUE, "cy", (root / CATALOGUE).read_bytes())
    assert (
        problems == []
        and len(made.messages) == 4
        and not any(m.text for m in made.messages.values())
    )
    assert "nplurals=6" in (root / CATALOGUE).read_text("utf-8")


@pytest.mark.parametrize(
    "broken",
    ["rubbish\n", catalogue() + catalogue(), catalogue().replace('msgstr "', "msgstr ", 2)],
)
def test_update_touches_no_broken_catalogue(project: MakeProject, run: Run, broken: str) -> None:
    root = project({CATALOGUE: broken})
    ran = run("i18n", "update", "--project", root)
    assert ran.code == 2 and "Traceback" not in ran.err
    assert (root / CATALOGUE).read_text("utf-8") == broken


def test_a_review_lasts_until_the_words_change(project: MakeProject, run: Run) -> None:
    root = project({CATALOGUE: catalogue(reviewed=False)})

    def reviewed() -> int:
        return int(
            json.loads(run("i18n", "status", "--json", "--project", root).out)["languages"]["cy"][
                "all"
            ]["reviewed"]
        )

    assert reviewed() == 0
    assert run("i18n", "review", "notes/*", *BY, "--project", root).out == "2 reviewed\n"
    assert reviewed() == 2
    assert "# reviewed: A. N. Other, 2026-12-01 [" in entry(root, TITLE)
    strings = json.loads(run("i18n", "status", "--json", "--project", root).out)["languages"]["cy"][
        "strings"
    ]
    assert strings[TITLE] == {"state": "reviewed", "by": "A. N. Other, 2026-12-01"}
    edit(root, "Rhannu i ddiogelu", "Rhannu er mwyn diogelu", CATALOGUE)
    assert reviewed() == 1
    assert "W-REVIEW" in run("i18n", "lint", "--project", root).out
    run("i18n", "review", TITLE, *BY, "--project", root)
    assert reviewed() == 2 and entry(root, TITLE).count("reviewed:") == 1


def test_keep_says_that_the_welsh_still_holds(project: MakeProject, run: Run) -> None:
    root = project()
    edit(root, "Share to protect", "Share, to protect")
    run("i18n", "update", "--project", root)
    assert run("i18n", "review", TITLE, *BY, "--project", root).code == 1, (
        "fuzzy words cannot be reviewed"
    )
    assert run("i18n", "keep", TITLE, *BY, "--project", root).out == "1 kept\n"
    kept = entry(root, TITLE)
    assert "fuzzy" not in kept and "#|" not in kept and "# kept: A. N. Other, 2026-12-01" in kept
    assert run("i18n", "update", "--check", "--project", root).code == 0


@pytest.mark.parametrize("command", ["review", "keep"])
def test_a_string_that_does_not_exist_is_refused(
    project: MakeProject, run: Run, command: str
) -> None:
    root = project()
    ran = run("i18n", command, "notes/none/*", *BY, "--project", root)
    assert ran.code == 2 and "notes/none/*" in ran.err
    assert run("i18n", command, TITLE, "--by", "a\nb", "--project", root).code == 2


def test_check_ends_with_one_for_errors_only_and_without_the_extra_it_says_how(
    project: MakeProject, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project()
    assert run("i18n", "check", "--project", root).code == 0
    ran = run("i18n", "check", "--spell", "--project", root)
    assert ran.code == 0 and "campaign-toolkit[spell]" in ran.err
    monkeypatch.setitem(__import__("sys").modules, "spylls.hunspell.dictionary", None)
    ran = run("i18n", "check", "--dictionary", root / "none", "--project", root)
    assert ran.code == 0 and "campaign-toolkit[spell]" in ran.err
    edit(root, "Rhannu i ddiogelu", "Rhannu & diogelu", CATALOGUE)
    ran = run("i18n", "check", "--json", "--project", root)
    assert ran.code == 1 and [line["code"] for line in ran.lines] == ["E-AMPERSAND"]


WELSH_FIRST = (
    '[hello]\nsource = "cy"\ntitle = "Rhannu i ddiogelu"\nbody = "Dywedwch wrth rywun. Darllenwch'
    ' fwy yn {web}."\n'
)
TOGETHER = (
    '[hello]\nsource = "both"\ntitle = { cy = "Rhannu i ddiogelu", en = "Share to protect" }\nbody'
    ' = { cy = "Dywedwch wrth rywun.", en = "Tell someone." }\n'
)


def content(small: str) -> dict[str, str]:
    return {CONTENT: small}


def test_words_written_in_welsh_are_translated_into_english(project: MakeProject, run: Run) -> None:
    root = project(content(WELSH_FIRST))
    ran = run("build", "posters/hello", "--edition", "en", "--project", root)
    assert ran.code == 1 and "has no English" in ran.err + ran.out
    assert run("build", "posters/hello", "--edition", "cy", "--project", root).code == 0
    assert run("i18n", "update", "--project", root).code == 0
    english = root / "locales/en/LC_MESSAGES/campaign.po"
    text = english.read_text("utf-8")
    assert (
        "Language: en" in text
        and 'msgctxt "notes/hello/title"\nmsgid "Rhannu i ddiogelu"\nmsgstr ""' in text
    )
    english.write_text(
        text.replace(
            'msgid "Rhannu i ddiogelu"\nmsgstr ""',
            'msgid "Rhannu i ddiogelu"\nmsgstr "Share to protect"',
        ).replace('yn {web}."\nmsgstr ""', 'yn {web}."\nmsgstr "Read more at {web}."'),
        "utf-8",
    )
    assert run("build", "posters/hello", "--edition", "en", "--project", root).code == 0
    assert 'msgctxt "notes/hello/title"' not in (root / CATALOGUE).read_text("utf-8").replace(
        "#~ msgctxt", ""
    )


def test_words_written_together_wait_until_both_are_approved(
    project: MakeProject, run: Run
) -> None:
    root = project(content(TOGETHER))
    ran = run("build", "posters/hello", "--project", root)
    assert ran.code == 1 and "approve" in ran.err + ran.out
    assert run("i18n", "approve", "notes/hello/*", *BY, "--project", root).out == "2 approved\n"
    assert run("build", "posters/hello", "--project", root).code == 0
    edit(root, "Tell someone.", "Tell somebody.")
    assert run("build", "posters/hello", "--edition", "cy", "--project", root).code == 1, (
        "either side counts"
    )
    run("i18n", "approve", "notes/hello/body", *BY, "--project", root)
    assert run("build", "posters/hello", "--project", root).code == 0
    assert run("i18n", "approve", "notes/none", *BY, "--project", root).code == 2


@pytest.mark.parametrize(
    "wrong",
    [
        'source = "klingon"\ntitle = "a"\nbody = "b"',
        'source = "both"\ntitle = { cy = "a" }\nbody = "b"',
        'source = "both"\ntitle = "a"\nbody = "b"',
        'source = "both"\ntitle = { cy = "", en = "b" }\nbody = "c"',
    ],
)
def test_a_source_that_cannot_be_is_refused_at_its_line(
    project: MakeProject, run: Run, wrong: str
) -> None:
    ran = run("build", "--dry-run", "--project", project({CONTENT: f"[hello]\n{wrong}\n"}))
    assert ran.code == 2 and CONTENT in ran.err


def test_the_template_holds_what_is_translated_from_the_source_language_only(
    project: MakeProject, run: Run
) -> None:
    root = project(
        content(TOGETHER + WELSH_FIRST.replace("[hello]", "[welsh]") + '[plain]\ntitle = "Plain"\n')
    )
    assert run("i18n", "extract", "--project", root).code == 0
    template = (root / "locales/campaign.pot").read_text("utf-8")
    assert 'msgctxt "notes/plain/title"' in template
    assert "notes/hello" not in template and "notes/welsh" not in template
