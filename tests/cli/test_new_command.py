"""toolkit new: a campaign is begun, or nothing is touched."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from minimal import tree
from running import Run

from toolkit.execute.starting import STARTER
from toolkit.i18n.catalogue import read_catalogue
from toolkit.i18n.lint import lint
from toolkit.read.content import read_content
from toolkit.read.project import CAMPAIGN
from toolkit.read.toml import read_toml


def test_a_campaign_is_begun_in_the_languages_that_were_asked_for(run: Run, tmp_path: Path) -> None:
    ran = run("new", tmp_path / "eat", "--name", "Waste less, eat more", "--languages", "en,pl")
    assert ran.code == 0, ran.err
    campaign = tomllib.loads((tmp_path / "eat" / CAMPAIGN).read_text("utf-8"))
    assert campaign["campaign"]["id"] == "waste-less-eat-more"
    assert list(campaign["language"]) == ["en", "pl"]
    assert campaign["edition"] == {"en": ["en"], "pl": ["pl"], "en-pl": ["en", "pl"]}
    assert (tmp_path / "eat/locales/pl/LC_MESSAGES/campaign.po").is_file()
    assert ran.out.count("\n  ") == 3 and "toolkit build" in ran.out


def test_welsh_stands_first_whoever_names_it_last(run: Run, tmp_path: Path) -> None:
    assert run("new", tmp_path / "a", "--languages", "en,cy").code == 0
    campaign = tomllib.loads((tmp_path / "a" / CAMPAIGN).read_text("utf-8"))
    assert list(campaign["language"]) == ["cy", "en"]
    assert campaign["edition"]["cy-en"] == ["cy", "en"]
    assert campaign["campaign"]["source"] == "en"


def test_words_that_nobody_has_written_yet_are_said_with_the_next_step(
    run: Run, tmp_path: Path
) -> None:
    ran = run("new", tmp_path / "a", "--languages", "de")
    assert ran.code == 0 and "toolkit build --draft" in ran.out
    assert "toolkit i18n update --house" in ran.out
    ran = run("build", "--project", tmp_path / "a", "--dry-run", "--kind", "decks", "--draft")
    assert ran.code == 0, ran.err
    ran = run("new", tmp_path / "b", "--languages", "pl")
    assert "--draft" not in ran.out and "--house" not in ran.out


def test_nothing_is_left_open_in_the_files(run: Run, tmp_path: Path) -> None:
    run("new", tmp_path / "a", "--languages", "en,pl")
    for path, data in tree(tmp_path / "a", hidden=True).items():
        if path.endswith(".toml"):
            assert tomllib.loads(data.decode()), path
            assert "$" not in data.decode(), path


def test_a_folder_that_holds_anything_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    ran = run("new", tmp_path)
    assert ran.code == 2 and "is not empty: it holds notes.txt" in ran.err
    assert tree(tmp_path) == {"notes.txt": b"mine"}


def test_an_empty_folder_becomes_the_campaign(run: Run, tmp_path: Path) -> None:
    assert run("new", tmp_path).code == 0
    assert (tmp_path / CAMPAIGN).is_file()
    assert not list(tmp_path.parent.glob(".part-*"))


@pytest.mark.parametrize(
    ("languages", "said"),
    [
        ("en,xx", "'xx' is no code of a language"),
        (",", "no language is given"),
        ("English", "did you mean 'en'?"),
    ],
)
def test_an_unknown_language_begins_nothing(
    run: Run, tmp_path: Path, languages: str, said: str
) -> None:
    ran = run("new", tmp_path / "a", "--languages", languages)
    assert ran.code == 2 and said in ran.err
    assert tree(tmp_path) == {}


def test_a_dry_run_writes_nothing(run: Run, tmp_path: Path) -> None:
    ran = run("new", tmp_path / "a", "--dry-run")
    assert ran.code == 0 and "assets/campaign.toml would be new" in ran.out
    assert tree(tmp_path) == {}


def test_a_layout_is_copied_when_somebody_wants_to_change_it(run: Run, tmp_path: Path) -> None:
    assert run("new", tmp_path / "a", "--copy", "poster-contact").code == 0
    layout = "assets/templates/poster-contact/poster-contact.typ"
    assert (tmp_path / "a" / layout).is_file()
    again = run("new", tmp_path / "a", "--copy", "poster-contact")
    assert again.code == 2 and f"{layout} is there already" in again.err
    more = run("new", tmp_path / "a", "--copy", "site/help.html")
    assert more.code == 0 and (tmp_path / "a/assets/site/help.html").is_file()
    unknown = run("new", tmp_path / "a", "--copy", "poster-contcat")
    assert unknown.code == 2 and "did you mean 'poster-contact'?" in unknown.err


def test_without_asking_no_layout_is_copied(run: Run, tmp_path: Path) -> None:
    run("new", tmp_path / "a")
    assert not (tmp_path / "a/assets/templates").exists()


@pytest.mark.parametrize("code", ["cy", "ga", "pl"])
def test_the_example_words_are_whole_in_each_language_that_has_them(code: str) -> None:
    files = sorted((STARTER / "assets/content").glob("*.toml"))
    documents = [read_toml(path.name, path.read_bytes())[0] for path in files]
    items = [item for one in documents for item in read_content(one)[0][0].values()]
    texts = [text for item in items for text in item.fields.values()]
    path = STARTER / f"locales/{code}.po"
    assert lint(path.name, code, path.read_bytes(), texts, {}) == []
    said, _ = read_catalogue(path.name, code, path.read_bytes())
    assert said.messages.keys() == {text.context for text in texts}
    assert all(message.text and not message.reviewed for message in said.messages.values())
