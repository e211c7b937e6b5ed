"""[lines] of campaign.toml: what the toolkit prints by itself, found or refused at its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from minimal import CAMPAIGN, CATALOGUE, FACTS, FILES, catalogue, line_of

from toolkit.media.reading import read_project
from toolkit.model.lines import NO_LINES, Lines
from toolkit.model.problem import Invalid, Span
from toolkit.read.upgrades import upgrade

MakeProject = Callable[..., Path]
LIST = '\n[words]\nen = ["One", "Two"]\ncy = ["Un", "Dau"]\nverified = { en = true, cy = true }\n'


def test_a_campaign_without_such_lines_has_none(project: MakeProject) -> None:
    assert read_project(project()).lines == NO_LINES


def test_a_campaign_calls_its_own_strings_what_it_likes(project: MakeProject) -> None:
    named = '\n[lines]\nstatus = "notes/hello/body"\nslogan = "facts/words"\nweb = "facts/web"\n'
    root = project({CAMPAIGN: FILES[CAMPAIGN] + named, FACTS: FILES[FACTS] + LIST})
    lines = read_project(root).lines
    assert lines == Lines(status="notes/hello/body", slogan="words", web="web")


@pytest.mark.parametrize(
    ("line", "says", "hint"),
    [
        ('status = "notes/hello/boddy"', "there is no string 'notes/hello/boddy'", "body"),
        ('status = "notes/hello"', "there is no string 'notes/hello'", "notes/hello"),
        ('danger = "facts/web"', "there is no string 'facts/web'", ""),
        ('questions = "notes/hello"', "there is no string 'notes/hello/do'", ""),
        ('slogan = "notes/hello/title"', "which is no fact", "facts/web"),
        ('web = "facts/wob"', "which is no fact", "facts/web"),
        ('statos = "notes/hello/body"', "[lines] has no key 'statos'", "status"),
        ("status = 3", "'status' is a whole number, not text", ""),
    ],
)
def test_what_leads_nowhere_is_refused_at_its_line(
    project: MakeProject, line: str, says: str, hint: str
) -> None:
    text = FILES[CAMPAIGN] + f"\n[lines]\n{line}\n"
    with pytest.raises(Invalid) as error:
        read_project(project({CAMPAIGN: text}))
    (problem,) = error.value.problems
    assert says in problem.message and hint in problem.hint
    assert problem.where == Span(CAMPAIGN, line_of(text, line))


def test_only_the_slogan_is_a_list_of_words(project: MakeProject) -> None:
    text, facts = FILES[CAMPAIGN] + '\n[lines]\nweb = "facts/words"\n', FILES[FACTS] + LIST
    with pytest.raises(Invalid) as error:
        read_project(project({CAMPAIGN: text, FACTS: facts}))
    (problem,) = error.value.problems
    assert "is a list" in problem.message and problem.where == Span(
        FACTS, line_of(facts, "[words]")
    )


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_an_older_campaign_gets_the_lines_that_it_had(project: MakeProject, end: str) -> None:
    text = FILES[CAMPAIGN].replace("format = 3\n\n", "").rstrip("\n")
    text = text.replace("\n", end or "\n") + end
    said = '[line]\nstatus = "By nobody."\n'
    root = project({"assets/content/campaign.toml": said, CATALOGUE: catalogue()})
    (root / CAMPAIGN).write_bytes(text.encode())
    with pytest.raises(Invalid, match="status line") as error:
        read_project(root)
    assert all("toolkit upgrade" in problem.hint for problem in error.value.problems)
    edits, _ = upgrade(root)
    (edit,) = edits
    stop = end or "\n"
    new = f'{stop}[lines]{stop}status = "campaign/line/status"{stop}web = "facts/web"{stop}'
    assert (edit.after or b"").decode().endswith((end or "\n") + new)


def test_an_older_campaign_lists_languages_in_its_own_order(project: MakeProject) -> None:
    text = FILES[CAMPAIGN].replace("format = 3\n\n", "").replace("language.cy", "language.pl")
    text = text.replace('cy = ["cy"]', 'pl = ["pl"]').replace(
        'cy-en = ["cy", "en"]', 'pl-en = [ "en", "pl" ]  # both'
    )
    root = project({CAMPAIGN: text})
    (edit,), _ = upgrade(root)
    assert (edit.after or b"").decode().count('pl-en = ["pl", "en"]  # both\n') == 1


def test_a_slogan_of_five_strings_is_refused_at_its_line(project: MakeProject) -> None:
    text = FILES[CAMPAIGN] + '\n[lines]\nslogan = "facts/words"\n'
    facts = FILES[FACTS] + LIST.replace("en = [", 'en = ["One", "Two", "Three", "Four", ')
    assert facts.count('"Four"') == 1
    with pytest.raises(Invalid) as error:
        read_project(project({CAMPAIGN: text, FACTS: facts}))
    (problem,) = error.value.problems
    assert "strings in en, and layouts have room for one to 4" in problem.message
    assert problem.where == Span(FACTS, line_of(facts, "[words]"))
