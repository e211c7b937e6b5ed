"""The rounds of locales/README.md, command by command as they stand there, on the real campaign.

Of the campaign's pieces a few are left, one of each kind, so that all of them can be built.
"""

from __future__ import annotations

import re
import shlex
import shutil
import tomllib
from collections.abc import Callable, Iterator
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from minimal import CATALOGUE, HERE

from toolkit.i18n.placeholders import counts
from toolkit.i18n.po import parse

Run = Callable[..., Any]

POLISH = CATALOGUE.replace("/cy/", "/pl/")
KEEP = {
    "resources/posters": "your-contact",
    "resources/cards": "step-{n}-{id}",
    "decks": "five-minute-briefing",
    "videos": "in-an-emergency",
    "packs": "",
    "articles": "",
}
FORMATS = {"posters": '["a4-screen"]', "cards": '["1080x1080"]', "in-an-emergency": '["1080x1080"]'}
EACH = 15  # strings that each format brings back translated


def commands(heading: str) -> list[list[str]]:
    """The commands of the first block of code below a heading of the README."""
    text = (HERE / "locales/README.md").read_text("utf-8").partition(f"## {heading}\n")[2]
    block = text.partition("```sh\n")[2].partition("```")[0]
    lines = [shlex.split(line, comments=True) for line in block.splitlines()]
    return [line[1:] for line in lines if line]


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """The real campaign with a poster, a card, a deck, a film and the site."""
    root = tmp_path / "campaign"
    for folder in ("assets", "locales"):
        shutil.copytree(HERE / folder, root / folder)
    for folder in ("resources", "decks", "videos", "packs", "articles"):
        for path in sorted((root / "assets" / folder).glob("*.toml")):
            _left(path, KEEP.get(f"{folder}/{path.stem}", KEEP.get(folder)))
    for name in ("content/posts", "data/posting", "data/coverage"):
        (root / f"assets/{name}.toml").unlink()
    site = root / "assets/site/site.toml"
    text = re.sub(r"(?ms)^\[audience\.[^\]]*\]\n.*?(?=^\[|^#|\Z)", "", site.read_text("utf-8"))
    site.write_text(re.sub(r"(?m)^(card|everything) = .*$", "", text), "utf-8")
    return root


def _left(path: Path, keep: str | None) -> None:
    """What is left of a file: nothing, all of it, or one of its resources; in one format."""
    mark, text = "[[resource]]\n", path.read_text("utf-8")
    head, *blocks = text.split(mark)
    kept = [block for block in blocks if f'id = "{keep}"' in block]
    if path.stem != keep and not kept:
        path.unlink()
        return
    text = head + "".join(mark + block for block in kept)
    if path.stem in FORMATS:
        text = re.sub(r"(?m)^formats = .*", f"formats = {FORMATS[path.stem]}", text)
    text = re.sub(r"(?m)^editions = .*", 'editions = ["en"]', text)
    path.write_text(text.replace('each = "steps/*"', 'each = "steps/1..1"'), "utf-8")


def test_the_round_of_a_translator(few: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(few)
    for command in commands("One round, step by step"):
        ran = run(*(part for part in command if part != "--watch"))  # which never ends
        assert ran.code == 0, (command, ran.out[-2000:], ran.err[-2000:])
    assert (few / "build/context/cy.html").is_file()
    assert (few / "build/preview/preview.html").is_file()


def test_the_first_round_of_another_language(
    few: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(few)
    done = 0
    for command in commands("Another language"):
        if "polish.xlsx" in command and not find_spec("openpyxl"):
            continue
        if "import" in command:
            _agency(few / command[2])
        ran = run(*command)
        assert ran.code == 0, (command, ran.out[-2000:], ran.err[-2000:])
        if "add" in command:
            _configure(few, ran.out)
        if "import" in command:
            assert f"{EACH} changed, 0 rows left aside" in ran.out
            done += EACH
    said, _ = parse(POLISH, (few / POLISH).read_text("utf-8"))
    assert sum(bool(form) for entry in said.live for form in entry.forms) > done
    made = {path.relative_to(few / "build").as_posix() for path in (few / "build").rglob("*.*")}
    assert made >= {
        "posters/your-contact/your-contact-a4-screen.pl.pdf",
        "cards/step-1-law/step-1-law-1080x1080.pl.png",
        "decks/five-minute-briefing/five-minute-briefing.pl.pptx",
        "videos/in-an-emergency/in-an-emergency-1080x1080.pl.mp4",
        "site/pl/index.html",
    }


def _configure(root: Path, told: str) -> None:
    """Add the lines that `add` names, facts with words of Polish where they have words."""
    campaign = root / "assets/campaign.toml"
    text = campaign.read_text("utf-8")
    table, editions = re.findall(r"(?m)(?:^  .*= .*\n|^  \[language.*\n)+", told)[:2]
    text = text.replace("[edition]\n", f"{table}\n[edition]\n{editions}", 1)
    campaign.write_text(text, "utf-8")
    for name in ("facts", "nations"):
        path = root / f"assets/data/{name}.toml"
        facts = tomllib.loads(path.read_text("utf-8"))
        for fact, value in _english(facts):
            named = fact.rpartition(".")[2]
            assert f"[{named}]   pl = " in told or f"[….{named}]   pl = " in told
            lines = f"[{fact}]\npl = {_in_polish(value)}\n"
            text = path.read_text("utf-8").replace(f"[{fact}]\n", lines, 1)
            head, tail = text.split(lines)
            tail = tail.replace("verified = {", "verified = { pl = false,", 1)
            path.write_text(head + lines + tail, "utf-8")


def _english(tables: dict[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    for name, table in tables.items():
        if isinstance(table, dict) and "verified" in table:
            yield above + name, table["en"]
        elif isinstance(table, dict):
            yield from _english(table, f"{above}{name}.")


def _in_polish(value: Any) -> str:
    if isinstance(value, list):
        return str(["Pomyśl", "Sprawdź", "Powiedz", "Razem"][: len(value)]).replace("'", '"')
    return '"Słowa po polsku"' if " " in value else f'"{value}"'


def _translated(number: int, english: str) -> str:
    """Words of Polish, with the placeholders of the English."""
    names = "".join(f" {{{name}}}" * count for name, count in counts(english).items())
    return f"Zdanie {'abcdefghijklmnop'[number]}{names}"


def _agency(file: Path) -> None:
    """Somebody fills in the first strings of the file."""
    if file.suffix == ".xlsx":
        import openpyxl

        book = openpyxl.load_workbook(file)
        for number in range(EACH):
            cells = book.active[number + 2]
            cells[3].value = _translated(number, cells[1].value)
        book.save(file)
        return
    text = file.read_text("utf-8")
    units = text.split("<trans-unit ")
    for number, unit in enumerate(units[1 : EACH + 1]):
        source = re.sub("<[^>]*>", "", unit.partition("<source")[2].partition("</source>")[0])
        words = escape(_translated(number, source.partition(">")[2]))
        old = re.search(r'state="new"></target>', unit)
        assert old, unit
        units[number + 1] = unit.replace(old[0], f'state="translated">{words}</target>', 1)
    file.write_text("<trans-unit ".join(units), "utf-8")
