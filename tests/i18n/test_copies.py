"""Words of the original in a translation: what stops, what is kept, what is no copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from minimal import CATALOGUE, FACTS, FILES, catalogue, entry

from toolkit.i18n.copies import copied, partly

MakeProject = Callable[..., Path]
Run = Callable[..., Any]

COPIES = [
    ("Share to protect", "Share to protect"),
    ("Share to protect", "share to protect."),
    ("Share to protect", " Share  to\u00a0protect! "),
    ("“Don’t wait”", "'Don't wait'"),
    ("STOP AND THINK", "Stop and think"),
    ("Read {n} steps", "Read {n} steps"),
]
NO_COPIES = [
    ("Share to protect", "Rhannu i ddiogelu"),
    ("{slogan}", "{slogan}"),
    ("ico.org.uk", "ico.org.uk"),
    ("https://ico.org.uk/x", "https://ico.org.uk/x"),
    ("GDPR", "GDPR"),
    ("PowerPoint", "PowerPoint"),
    ("NSPCC, NHS: 0808 800", "NSPCC, NHS: 0808 800"),
    ("A4", "A4"),
    ("#ThinkCheckShare", "#ThinkCheckShare"),
    ("Anna Nowak", "Anna Nowak"),  # of the words that are kept
    ("10:30", "10:30"),
]
KEEP = ("anna", "Nowak")


@pytest.mark.parametrize(("english", "welsh"), COPIES)
def test_a_copy_is_one_in_whatever_case_and_with_whatever_marks(english: str, welsh: str) -> None:
    assert copied(english, welsh, KEEP)


@pytest.mark.parametrize(("english", "welsh"), NO_COPIES)
def test_names_numbers_and_addresses_are_the_same_in_every_language(
    english: str, welsh: str
) -> None:
    assert not copied(english, welsh, KEEP)


def test_one_word_that_is_the_same_is_doubted_only() -> None:
    assert not copied("Posters", "posters") and partly("Posters", "posters.") == "Posters"
    assert not partly("GDPR", "GDPR") and not partly("Anna", "Anna", KEEP)


def test_a_sentence_or_half_of_the_words_that_stayed_is_found() -> None:
    english = "Tell our office today. You do not need proof."
    assert partly(english, "Dywedwch wrthym heddiw. You do not need proof.") == (
        "You do not need proof."
    )
    assert partly("Tell your office what was seen today", "Dywedwch your office what was seen")
    assert not partly(english, "Dywedwch wrth ein swyddfa heddiw. Nid oes angen prawf.")
    assert not partly("Onest by The Onest Project Authors", "Onest gan The Onest Project Authors")


TITLE = "notes/hello/title"
COPY = catalogue(title="Share to protect")


def test_english_in_the_welsh_stops_what_prints_it_until_somebody_keeps_it(
    project: MakeProject, run: Run
) -> None:
    root = project({CATALOGUE: COPY})
    ran = run("build", "--project", root)
    assert ran.code == 1 and "is the original again: “Share to protect”" in ran.err
    assert f"at {entry(COPY, TITLE)}" in ran.err and f"i18n keep {TITLE}" in ran.err
    assert not list((root / "build").glob("posters/*/*.cy.pdf"))
    assert list((root / "build").glob("posters/*/*.en.pdf"))
    assert "E-COPIED" in run("i18n", "lint", "--project", root).out
    status = run("i18n", "status", "--project", root).out
    assert " 3 " in status.splitlines()[1]

    kept = run("i18n", "keep", TITLE, "--by", "Siân", "--project", root)
    assert kept.code == 0 and kept.out.endswith("1 kept\n")
    assert run("build", "--project", root).code == 0
    assert run("i18n", "lint", "--project", root).code == 0


def test_what_was_kept_was_kept_for_these_words(project: MakeProject, run: Run) -> None:
    root = project({CATALOGUE: COPY})
    run("i18n", "keep", TITLE, "--by", "Siân", "--project", root)
    path = root / CATALOGUE
    path.write_text(path.read_text("utf-8").replace("Share to protect", "Share and protect"))
    assert "E-COPIED" in run("i18n", "lint", "--project", root).out


@pytest.mark.parametrize(
    "more",
    [
        {CATALOGUE: COPY.replace(f'msgctxt "{TITLE}"', f'# toolkit: ignore E-COPIED why\n'
                                 f'msgctxt "{TITLE}"')},
        {CATALOGUE: COPY, "locales/glossary.toml": '[keep]\nwords = ["Share to protect"]\n'},
    ],
    ids=["a comment with its reason", "the glossary"],
)  # fmt: skip
def test_a_copy_may_also_be_kept_by(project: MakeProject, run: Run, more: dict[str, str]) -> None:
    root = project(more)
    assert run("list", "--project", root).code == 0
    assert run("i18n", "lint", "--project", root).code == 0
    assert run("build", "--project", root, "--edition", "cy").code == 0


def test_half_a_translation_is_a_warning(project: MakeProject, run: Run) -> None:
    half = catalogue(body="Tell the person you trust. Darllenwch fwy yn {web}.")
    ran = run("build", "--project", project({CATALOGUE: half}), "--edition", "cy")
    assert ran.code == 0
    assert "still has words of the original: “Tell the person you trust.”" in ran.err


def test_a_fact_that_is_english_again_is_refused_until_it_is_verified(
    project: MakeProject, run: Run
) -> None:
    said = '\n[motto]\nen = ["Think", "Share"]\ncy = ["Think", "Share"]\n'
    said += "verified = {{ en = true, cy = {} }}\n"
    root = project({FACTS: FILES[FACTS] + said.format("false")})
    refused = run("list", "--project", root)
    assert refused.code == 2 and "the cy of the fact 'motto' is the original again" in refused.err
    (root / FACTS).write_text(FILES[FACTS] + said.format("true"), "utf-8")
    assert run("list", "--project", root).code == 0


SPOILT = {
    "lost": ("Rhannu?r gair", "E-LOST"),
    "misread": ("Rhannu Å´ i", "E-MISREAD"),
    "markup": ("Rhannu <b>i</b>", "E-MARKUP"),
    "lost at the end": ("Rhannu y t? yn", "E-LOST"),
}


@pytest.mark.parametrize(("welsh", "code"), SPOILT.values(), ids=SPOILT.keys())
def test_spoilt_words_stop_list_and_lint_at_their_line(
    project: MakeProject, run: Run, welsh: str, code: str
) -> None:
    words = catalogue(title=welsh)
    root = project({CATALOGUE: words})
    ran = run("list", "--project", root)
    assert ran.code == 2 and f"at {entry(words, TITLE)}" in ran.err and "1 problem" in ran.err
    linted = run("i18n", "lint", "--project", root)
    assert linted.code == 1 and f"{entry(words, TITLE)}: {code}" in linted.out


def test_the_manifest_says_who_reviewed_which_words(project: MakeProject, run: Run) -> None:
    import json

    root = project({})
    assert run("build", "--project", root, "--release", "--edition", "cy", "cards").code == 0
    said = json.loads((root / "build/manifest.json").read_text("utf-8"))["words"]
    assert said["cy"]["reviewed"] == {"A. N. Other, 2026-11-01": 4} and said["cy"]["strings"] == 4
    assert said["cy"]["verified"] == ["web"] and len(said["cy"]["sha256"]) == 64
    assert said["en"]["reviewed"] == {}
    path = root / CATALOGUE
    path.write_text(path.read_text("utf-8").replace("A. N. Other", "B", 1), "utf-8")
    assert run("build", "--project", root, "--edition", "cy", "cards").code == 0
    again = json.loads((root / "build/manifest.json").read_text("utf-8"))["words"]
    assert again["cy"]["reviewed"] == {"A. N. Other, 2026-11-01": 3, "B, 2026-11-01": 1}
    assert again["cy"]["sha256"] == said["cy"]["sha256"]
