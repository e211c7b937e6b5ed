"""No campaign in the program: what belongs to the shipped campaign stands in its folder, and
nowhere in the package. Whoever begins another must not have to look for it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache

import pytest
from minimal import HERE

from toolkit.media.reading import read_project
from toolkit.media.registry import MEDIA
from toolkit.model.campaign import Project

PACKAGE = HERE / "toolkit"
ENDINGS = (".py", ".html", ".css", ".typ", ".js")
# Names of two words that a campaign shares with the program, each with its reason.
GENERIC: dict[str, str] = {}
NEUTRAL = {"#ffffff", "#000000"}
# Not the names of files (site/help.html), nor a part of something longer.
_PATH = re.compile(r"[a-z0-9-]+(?:/[a-z0-9_-]+)+(?![a-z0-9_-]|/[a-z0-9]|\.[a-z])")
_NAME = re.compile(r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)+")
_COLOUR = re.compile(r"(?<![\w#])#?([0-9A-Fa-f]{6})\b")


@cache
def shipped() -> Project:
    return read_project(HERE)


@cache
def paths() -> frozenset[str]:
    """Strings and entries of the content, all with a stroke in them."""
    items = shipped().items
    return frozenset({*items, *(f"{path}/{name}" for path in items for name in items[path].fields)})


@cache
def names() -> frozenset[str]:
    """Ids of two words or more; not those that a medium asks of every campaign."""
    project = shipped()
    asked = {
        part for medium in MEDIA.values() for path in medium.needs_words for part in path.split("/")
    }
    files = [*(HERE / "assets").rglob("*.toml"), *(HERE / "assets/templates").glob("*")]
    found = {path.rpartition("/")[2] for path in project.items}
    found |= {resource.id for resource in project.resources} | {project.id}
    found |= {file.stem for file in files}
    return frozenset(name for name in found - asked - {*GENERIC} if re.search("[-_]", name))


@cache
def phrases() -> tuple[re.Pattern[str], ...]:
    """What its facts say: the slogan's words in a row, however joined; all else as a word."""
    said = [value for fact in shipped().facts.values() for value in fact.values.values()]
    rows = (
        r"\W{1,2}".join(map(re.escape, v)) if isinstance(v, tuple) else re.escape(v) for v in said
    )
    return tuple(
        re.compile(rf"(?<!\w){row}(?!\w)", re.IGNORECASE if " " in row else 0) for row in {*rows}
    )


@cache
def colours() -> frozenset[str]:
    tokens = tomllib.loads((HERE / "assets/brand/tokens.toml").read_text("utf-8"))
    return frozenset(str(value).lower() for value in tokens["color"].values()) - NEUTRAL


def of_the_campaign(text: str) -> Iterator[tuple[int, str]]:
    """Lines that say something of the shipped campaign, and what."""
    for number, line in enumerate(text.split("\n"), 1):
        found = [path for path in _PATH.findall(line) if path in paths()]
        found += [name for name in _NAME.findall(line) if name in names()]
        found += [match[0] for pattern in phrases() for match in pattern.finditer(line)]
        found += [digits for digits in _COLOUR.findall(line) if f"#{digits.lower()}" in colours()]
        yield from ((number, what) for what in found)


FILES = sorted(
    str(file.relative_to(PACKAGE))
    for ending in ENDINGS
    for file in PACKAGE.rglob(f"*{ending}")
    if "starter" not in file.parts
)


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_the_program_says_nothing_of_the_shipped_campaign(name: str) -> None:
    found = list(of_the_campaign((PACKAGE / name).read_text("utf-8")))
    assert not found, "\n".join(f"toolkit/{name}:{line}: {what}" for line, what in found)


@pytest.mark.parametrize(
    "line",
    [
        'say("campaign/line/status")',
        'f"transcripts/page/{name}"',
        '# such as "steps/emergency/title"',
        'CARD = "ten-steps"',
        'kind = "staff-briefing"',
        "Think. Check. Share.",
        'THEME = "Think Check Share"',
        "Meddwl. Gwirio. Rhannu.",
        '<a href="https://cy.ico.org.uk/">',
        "#ThinkCheckShare",
        "Based on ICO guidance.",
        "fill: #FFCB1F;",
        'fgColor="06372D"',
    ],
)
def test_it_finds_a_planted_fault(line: str) -> None:
    assert [number for number, _ in of_the_campaign(f"one\n{line}\nthree")]


@pytest.mark.parametrize(
    "line", ["#ffffff", "think of a check", "icon", "f'{kind}/{resource}'", "needs/words/3"]
)
def test_it_is_silent_about_the_rest(line: str) -> None:
    assert not list(of_the_campaign(line))
