"""One translation, written from the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from minimal import CATALOGUE, HEADER, catalogue

MakeProject = Callable[..., Path]
Run = Callable[..., Any]

BODY, TITLE = "notes/hello/body", "notes/hello/title"
SIX = (
    '"Plural-Forms: nplurals=6; plural=(n==0) ? 0 : (n==1) ? 1 : (n==2) ? 2 : (n==3) ? 3 : (n==6) ?'
    ' 4 : 5;\\n"\n'
)


def test_the_words_are_written_and_all_else_stays(project: MakeProject, run: Run) -> None:
    before = catalogue().replace(
        f'msgctxt "{BODY}"', f'# mine\n#, fuzzy\n#| msgid "Old"\nmsgctxt "{BODY}"'
    )
    root = project({CATALOGUE: before})
    words = r"Dywedwch “wrth” rywun.\nDarllenwch: {web}"
    shown = run("i18n", "set", BODY, words, "--dry-run", "--project", root)
    assert shown.code == 0 and "would be translated" in shown.out
    assert (root / CATALOGUE).read_text("utf-8") == before
    ran = run("i18n", "set", BODY, words, "--project", root)
    assert ran.code == 0 and "it was “Dywedwch wrth rywun." in ran.out
    entry = next(e for e in (root / CATALOGUE).read_text("utf-8").split("\n\n") if BODY in e)
    assert "# mine\nmsgctxt" in entry and "fuzzy" not in entry and "#|" not in entry
    assert 'msgstr ""\n"Dywedwch “wrth” rywun.\\n"\n"Darllenwch: {web}"' in entry
    assert "reviewed" not in entry, "nobody has reviewed the new words"
    assert run("i18n", "lint", "--project", root).code == 0


def test_words_that_stand_there_keep_their_review(project: MakeProject, run: Run) -> None:
    root = project()
    before = (root / CATALOGUE).read_bytes()
    ran = run("i18n", "set", TITLE, "Rhannu i ddiogelu", "--project", root)
    assert (ran.code, ran.out) == (0, f"{TITLE} says that already\n")
    assert (root / CATALOGUE).read_bytes() == before


@pytest.mark.parametrize(
    ("context", "words", "said"),
    [
        ("notes/hello/titel", "Helo", "did you mean 'notes/hello/title'?"),
        (BODY, "Dywedwch wrth rywun.", "lacks {web}"),
        (BODY, "{web} {web}", "more often"),
        (BODY, "{web} {0}", "only {name}"),
        (TITLE, "  ", "no words"),
        (TITLE, "Rhannu <b>i</b> ddiogelu", "holds markup"),
    ],
)
def test_what_would_be_wrong_is_not_written(
    project: MakeProject, run: Run, context: str, words: str, said: str
) -> None:
    root = project()
    before = (root / CATALOGUE).read_bytes()
    ran = run("i18n", "set", context, words, "--project", root)
    assert ran.code == 2 and said in ran.err and "Traceback" not in ran.err
    assert (root / CATALOGUE).read_bytes() == before


def test_a_copy_of_the_original_is_said_and_can_then_be_kept(
    project: MakeProject, run: Run
) -> None:
    root = project()
    ran = run("i18n", "set", TITLE, "Share to protect", "--project", root)
    assert ran.code == 0 and "E-COPIED" in ran.out
    assert run("i18n", "keep", TITLE, "--by", "A. N. Other", "--project", root).out == "1 kept\n"


def test_a_plural_is_set_form_by_form(project: MakeProject, run: Run) -> None:
    forms = "".join(f'msgstr[{n}] "{{n}} {n}"\n' for n in range(6))
    plural = f'\nmsgctxt "notes/hello/count"\nmsgid "{{n}} c"\nmsgid_plural "{{n}} cs"\n{forms}'
    root = project({CATALOGUE: catalogue().replace(HEADER, HEADER + SIX) + plural})
    ran = run("i18n", "set", "notes/hello/count", "{n} cath", "--project", root)
    assert ran.code == 2 and "notes/hello/count[2] for 2" in ran.err
    assert run("i18n", "set", "notes/hello/count[2]", "{n} gath", "--project", root).code == 0
    assert 'msgstr[2] "{n} gath"' in (root / CATALOGUE).read_text("utf-8")


def test_a_string_that_the_catalogue_lacks_asks_for_an_update(
    project: MakeProject, run: Run
) -> None:
    root = project({CATALOGUE: HEADER})
    ran = run("i18n", "set", TITLE, "Helo", "--project", root)
    assert ran.code == 2 and "toolkit i18n update" in ran.err
