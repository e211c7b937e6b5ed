"""A campaign with one short film of two scenes on a small sheet; tests change a line of it."""

from __future__ import annotations

import tomllib
from pathlib import Path

from minimal import CAMPAIGN, CATALOGUE, PLATFORMS, WORDS, catalogue, house, take, with_lines, write
from minimal import FILES as MINIMAL

BOARD = "assets/videos/short.toml"
FILMS = "assets/content/films.toml"
SAID = {
    "films/short/title": ("A short film", "Ffilm fer"),
    "films/short/alt": ("A circle meets a square.", "Mae cylch yn cwrdd â sgwâr."),
    "films/first/seen": ("A circle comes in.", "Mae cylch yn dod i mewn."),
    "films/first/said": ("Look up.", "Edrychwch."),
    "films/second/seen": ("Yellow wipes over the picture.", "Mae melyn yn ysgubo dros y llun."),
    "films/second/said": ("Say it.", "Dywedwch."),
    "films/second/word": ("Yes", "Ie"),
}
STORYBOARD = """[film]
title = "films/short/title"
alt = "films/short/alt"
formats = ["360x360"]
editions = ["cy", "en"]
poster = "second"

[[scene]]
id = "first"
ground = "sugar"
describe = "films/first/seen"
[scene.places.line]
square = [10, 10, 70, 20, 9]
[scene.layers.head]
shape = "circle"
colour = "board"
square = { off = [-30, 50, 30], here = [10, 50, 30] }
[[scene.beat]]
moves = [{ layer = "head", to = "here", how = "move" }]
says = [{ in = "line", say = "films/first/said" }]

[[scene]]
id = "second"
ground = "sugar"
describe = "films/second/seen"
[scene.places.word]
square = [10, 10, 70, 14, 12]
[scene.places.line]
square = [10, 26, 70, 14, 8]
[scene.layers.yellow]
shape = "field"
colour = "pencil"
side = "left"
[scene.layers.head]
shape = "circle"
colour = "board"
square = { far = [30, 50, 40] }
[scene.layers.kid]
shape = "child"
colour = "pen"
inside = "yellow"
square = { here = [72, 1] }
[[scene.beat]]
moves = [
  { layer = "yellow", to = "on", how = "wipe" },
  { layer = "head", to = "far", how = "grow" },
]
says = [
  { in = "word", say = "films/second/word", stop = 2 },
  { in = "line", say = "films/second/said" },
]
"""
STATUS = "Published by nobody."
SHEET = """
[sheet.360x360]
width = 360
height = 360
unit = "px"
body_min = 12
small_min = 9
safe = [20, 20, 20, 20]
"""


def content(words: dict[str, tuple[str, str]]) -> str:
    """films.toml with these words."""
    tables: dict[str, list[str]] = {}
    for path, (english, _) in words.items():
        _, table, key = path.split("/")
        tables.setdefault(table, []).append(f'{key} = "{english}"')
    return "\n".join(f"[{table}]\n" + "\n".join(lines) + "\n" for table, lines in tables.items())


def film_campaign(
    root: Path,
    board: str = STORYBOARD,
    words: dict[str, tuple[str, str]] | None = None,
    more: dict[str, str | None] | None = None,
) -> Path:
    """The campaign on disk. `words` changes what is said."""
    said = SAID | (words or {})
    transcripts = house("assets/content/transcripts.toml").read_text("utf-8")
    labels = {
        f"transcripts/{table}/{key}": (text, f"Cymraeg: {text}")
        for table, values in tomllib.loads(transcripts).items()
        for key, text in values.items()
        if key != "note"
    }
    files: dict[str, str | None] = {
        CAMPAIGN: with_lines("status"),
        BOARD: board,
        FILMS: content(said),
        "assets/content/transcripts.toml": transcripts,
        PLATFORMS: MINIMAL[PLATFORMS] + SHEET,
        "assets/content/campaign.toml": f'[line]\nstatus = "{STATUS}"\n',
        CATALOGUE: catalogue(
            WORDS | said | labels | {"campaign/line/status": (STATUS, "Gan neb.")}
        ),
    }
    write(root, files | (more or {}))
    take(root, "assets/templates/film")
    return root
