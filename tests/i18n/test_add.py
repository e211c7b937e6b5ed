"""Another language needs a catalogue and some lines, and no template."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from minimal import FACTS, FILES

from toolkit.engine import pixels

MakeProject = Callable[..., Path]
Run = Callable[..., Any]
POLISH = "locales/pl/LC_MESSAGES/campaign.po"
WORDS = {
    "Share to protect": "Udostępniaj, by chronić",
    "Tell the person you trust. Read more at {web}.": "Powiedz zaufanej osobie. Więcej: {web}.",
    "{title}": "{title}",
    "A note that says: {title}": "Notatka z napisem: {title}",
}


def test_polish_is_begun_configured_translated_and_built(project: MakeProject, run: Run) -> None:
    root = project()
    ran = run("i18n", "add", "pl", "--project", root)
    assert (
        ran.code == 0
        and '[language.pl]\n  name = "polski"' in ran.out
        and "[web]   pl = " in ran.out
    ), ran.err
    text = (root / POLISH).read_text("utf-8")
    assert "nplurals=3" in text and text.count("msgctxt") == 4
    for english, polish in WORDS.items():
        text = text.replace(
            f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{polish}"'
        )
    (root / POLISH).write_text(text, "utf-8")
    campaign = FILES["assets/campaign.toml"] + 'pl = { languages = ["pl"], like = "en" }\n'
    campaign = campaign.replace(
        "[edition]",
        '[language.pl]\nname = "polski"\nenglish = "Polish"\nregion = "PL"\n\n[edition]',
    )
    (root / "assets/campaign.toml").write_text(campaign, "utf-8")
    facts = FILES[FACTS].replace(
        "verified = { en = true", 'pl = "ico.org.uk"\nverified = { pl = false, en = true'
    )
    (root / FACTS).write_text(facts, "utf-8")
    assert run("i18n", "lint", "pl", "--project", root).code == 0
    ran = run("build", "--project", root, "--edition", "pl", "--json")
    assert ran.code == 0, ran.out
    assert ran.paths("made") == {
        "posters/hello/hello-a5-screen.pl.pdf",
        "cards/hello/hello-400x400.pl.png",
    }
    printed = pixels.text((root / "build/posters/hello/hello-a5-screen.pl.pdf").read_bytes())
    assert "Udostępniaj" in printed and "ico.org.uk" in printed and "Share" not in printed
    assert run("check", "--project", root).code == 0


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("zz", "no code of a language"),
        ("cz", "did you mean 'cs'?"),
        ("zh-hant", "write zh-Hant"),
        ("../../etc", "no code of a language"),
        ("en", "the language of the content"),
        ("cy", "there already"),
    ],
)
def test_what_cannot_be_begun_is_said_and_nothing_written(
    project: MakeProject, run: Run, code: str, says: str
) -> None:
    root = project()
    before = {path for path in root.rglob("*")}
    ran = run("i18n", "add", code, "--project", root)
    assert ran.code == 2 and says in ran.err and before == {path for path in root.rglob("*")}


@pytest.mark.parametrize(("code", "letter"), [("ar", "ب"), ("ur", "ب"), ("he", "ג"), ("hi", "क")])
def test_a_language_of_other_letters_is_told_which_lines_its_fonts_need(
    project: MakeProject, run: Run, code: str, letter: str
) -> None:
    ran = run("i18n", "add", code, "--project", project())
    assert (
        ran.code == 0
        and letter in ran.out
        and 'family = "…"' in ran.out
        and f'en-{code} = {{ languages = ["en", "{code}"], like = "cy-en" }}' in ran.out
    ), ran.out + ran.err
