"""Words of the glossary beside a string: those of its terms, the longest, each once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from minimal import CATALOGUE

from toolkit.i18n.hints import MOST, Hints
from toolkit.i18n.welsh.glossary import read_terms
from toolkit.model.message import Text
from toolkit.model.problem import Span

WHERE = Span("assets/content/notes.toml", 1)
ROWS = {
    "term": [
        {"en": ["data", "datum"], "cy": "data"},
        {"en": ["data protection"], "cy": "diogelu data"},
        {"en": ["consent"], "cy": "cydsyniad"},
        {"en": ["Data Officer", "DO"], "cy": "Swyddog Data"},
        {"en": ["ACME"], "keep": True},
    ]
}
GLOSSARY = """[[term]]
en = ["person you trust"]
cy = "oedolyn yr ydych yn ymddiried ynddo"
"""
MakeProject = Callable[..., Path]
Run = Callable[..., Any]


@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("Consent, then consent", "consent = cydsyniad"),
        ("Data protection asks no consent", "data protection = diogelu data; consent = cydsyniad"),
        ("Ask a DO at ACME", "Data Officer = Swyddog Data; ACME = ACME"),
        ("Your data", ""),  # the same word says nothing
        ("Consents and database", ""),
        ("", ""),
    ],
)
def test_a_hint_says_the_terms_of_its_string(english: str, said: str) -> None:
    terms, _ = read_terms("g", ROWS, [])
    assert Hints(terms)(Text("a/b/c", english, WHERE)) == said


def test_a_hint_is_short() -> None:
    rows = {"term": [{"en": f"term{n}", "cy": f"gair{n}"} for n in range(20)]}
    hints = Hints(read_terms("g", rows, [])[0])
    every = " ".join(f"term{n}" for n in range(20))
    assert hints(Text("a/b/c", every, WHERE)).count("=") == MOST


def test_update_keeps_hints_right_beside_notes(project: MakeProject, run: Run) -> None:
    root = project({"locales/glossary.toml": GLOSSARY})
    assert run("i18n", "update", "--project", root).code == 0
    hint = "#. glossary: person you trust = oedolyn yr ydych yn ymddiried ynddo\n"
    text = (root / CATALOGUE).read_text("utf-8")
    assert text.count("glossary:") == 1 and hint + "#: assets/content/notes.toml" in text
    (root / CATALOGUE).write_text(text.replace(hint, hint + "#. fits: about 70 characters\n"))
    assert run("i18n", "update", "--check", "--project", root).code == 0
    (root / "locales/glossary.toml").write_text(GLOSSARY.replace("oedolyn", "rhywun"))
    assert run("i18n", "update", "--check", "--project", root).code == 1
    assert run("i18n", "update", "--project", root).code == 0
    text = (root / CATALOGUE).read_text("utf-8")
    assert hint.replace("oedolyn", "rhywun") + "#. fits: about" in text and "oedolyn" not in text
    assert "glossary" not in run("i18n", "lint", "--project", root).out
