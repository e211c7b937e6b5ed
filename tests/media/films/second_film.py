"""A second campaign: its own words in English and Polish, its own colours, typeface and pictures,
and one film. Nothing in it is of the campaign that the toolkit was first made for.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from minimal import HERE, quoted

from media.films.small_film import SHEET

BOARD = "assets/videos/hands.toml"
POLISH = "locales/pl/LC_MESSAGES/campaign.po"
TAP = "assets/brand/pictures/tap.svg"
HEADER = """msgid ""
msgstr ""
"Language: pl\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"""
SAID = {
    "film/hands/title": ("Wash hands", "Myj ręce"),
    "film/hands/alt": ("A tap, a drop, and clean hands.", "Kran, kropla i czyste ręce."),
    "film/tap/seen": ("A drop falls from a tap.", "Z kranu spada kropla."),
    "film/tap/line": ("Water and soap.", "Woda i mydło."),
    "film/close/seen": ("The whole tap, in light colours.", "Cały kran w jasnych kolorach."),
    "film/close/line": ("Twenty seconds, every time.", "Dwadzieścia sekund, za każdym razem."),
}
HEADINGS = {
    "transcripts/page/kind": ("Transcript", "Transkrypcja"),
    "transcripts/page/scene": ("Scene", "Scena"),
    "transcripts/page/seen": ("What you see", "Co widać"),
    "transcripts/page/read": ("What you read", "Co można przeczytać"),
    "transcripts/page/silent": ("This film has no sound.", "Ten film nie ma dźwięku."),
    "transcripts/page/spoken": ("A voice reads the words.", "Głos czyta słowa."),
    "transcripts/page/music": ("This film has music.", "Ten film ma muzykę."),
}
SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 60">
  <title>A tap over a basin</title>
  <g id="tap">
    <path class="ink" d="M8 30V12A12 12 0 0 1 20 0H44V10H22A4 4 0 0 0 18 14V30Z"/>
    <rect class="paper" x="11" y="18" width="4" height="8"/>
  </g>
  <circle class="child" id="drop" cx="39" cy="22" r="6"/>
  <g id="basin">
    <path class="ground" d="M0 36H60V44A16 16 0 0 1 44 60H16A16 16 0 0 1 0 44Z"/>
    <path class="paper" d="M10 42H50V45A8 8 0 0 1 42 53H18A8 8 0 0 1 10 45Z"/>
  </g>
</svg>
"""
STORYBOARD = """[film]
title = "film/hands/title"
alt = "film/hands/alt"
formats = ["360x360"]
editions = [EDITIONS]
poster = "close"

[[scene]]
id = "tap"
ground = "pencil"
describe = "film/tap/seen"
[scene.places.line]
square = [8, 8, 74, 22, 10]
[scene.layers.basin]
shape = "picture"
picture = "tap"
part = "basin"
square = { below = { x = 20, size = 50, foot = 30 }, here = [20, 50] }
[scene.layers.tap]
shape = "picture"
picture = "tap"
part = "tap"
from = "left"
square = { shut = { x = 20, size = 50, open = 0 }, here = [20, 50] }
[scene.layers.drop]
shape = "picture"
picture = "tap"
part = "drop"
from = "above"
[scene.layers.drop.square]
none = { x = 20, size = 50, grown = 0, shown = 0 }
hangs = [20, 50]
falls = { x = 20, size = 50, foot = 12 }
[[scene.beat]]
moves = [
  { layer = "basin", to = "here", how = "move" },
  { layer = "tap", to = "here", how = "wipe", after = 600 },
  { layer = "drop", to = "hangs", how = "grow", after = 1320 },
  { layer = "drop", to = "falls", how = "land", after = 2040 },
]
says = [{ in = "line", say = "film/tap/line" }]

[[scene]]
id = "close"
ground = "pencil"
describe = "film/close/seen"
[scene.places.line]
square = [8, 8, 74, 14, 5.6]
WORDS
[scene.layers.basin]
shape = "picture"
picture = "tap"
part = "basin"
[scene.layers.tap]
shape = "picture"
picture = "tap"
part = "tap"
[scene.layers.drop]
shape = "picture"
picture = "tap"
part = "drop"
square = { gone = { x = 20, size = 50, foot = 12, shown = 0 } }
[scene.layers.night]
shape = "field"
colour = "board"
side = "right"
[scene.layers.whole]
shape = "picture"
picture = "tap"
on = "board"
inside = "night"
square = { here = [50, 52, 32] }
[[scene.beat]]
moves = [
  { layer = "night", to = "on", how = "wipe" },
  { layer = "drop", to = "gone", how = "move" },
]
says = [{ in = "line", say = "film/close/line" }, SAYS]
"""


def storyboard(words: int = 2, editions: Sequence[str] = ("en", "pl")) -> str:
    """The film, with as many words of the slogan one below the other."""
    places = "\n".join(
        f'[scene.places.w{n}]\nkey = "slogan"\nsquare = [8, {25 + 13 * n}, 40, 12, 10]'
        for n in range(words)
    )
    says = ", ".join(
        f'{{ in = "w{n}", say = "facts/motto/{n + 1}", stop = {n % 3} }}' for n in range(words)
    )
    named = ", ".join(f'"{edition}"' for edition in editions)
    return STORYBOARD.replace("EDITIONS", named).replace("WORDS", places).replace("SAYS", says)


MOTTOS = {
    1: (["Wash"], ["Myj"]),
    2: (["Wash", "hands"], ["Myj", "ręce"]),
    3: (["Wet", "Soap", "Rinse"], ["Zmocz", "Namydl", "Spłucz"]),
    4: (["Wet", "Soap", "Rinse", "Dry"], ["Zmocz", "Namydl", "Spłucz", "Wysusz"]),
}


def _table(words: Mapping[str, str]) -> dict[str, str]:
    """content/*.toml of strings by path."""
    files: dict[str, dict[str, list[str]]] = {}
    for path, text in words.items():
        file, table, key = path.split("/")
        lines = files.setdefault(f"assets/content/{file}.toml", {}).setdefault(table, [])
        lines.append(f'{key} = "{quoted(text)}"')
    return {
        file: "\n".join(f"[{name}]\n" + "\n".join(lines) + "\n" for name, lines in tables.items())
        for file, tables in files.items()
    }


def catalogue(words: Mapping[str, tuple[str, str]]) -> str:
    """The Polish of these words, reviewed; an empty one is not translated yet."""
    entries = [
        f'# reviewed: A. N. Other, 2026-11-01\nmsgctxt "{path}"\nmsgid "{quoted(english)}"\n'
        f'msgstr "{quoted(polish)}"\n'
        for path, (english, polish) in words.items()
    ]
    return "\n".join([HEADER, *entries])


def campaign_toml(languages: Mapping[str, tuple[str, str]], later: Sequence[str] = ()) -> str:
    """campaign.toml of these languages (own name, English name), an edition for each. Those of
    `later` came when there was an English one already.
    """
    tables = [
        f'[language.{code}]\nname = "{own}"\nenglish = "{english}"\nregion = ""\n'
        for code, (own, english) in languages.items()
    ]
    editions = "\n".join(
        f'{code} = {{ languages = ["{code}"], like = "en" }}'
        if code in later
        else f'{code} = ["{code}"]'
        for code in languages
    )
    return (
        'format = 3\n\n[campaign]\nid = "hands"\nsource = "en"\ndate = 2026-11-22\n'
        'publisher = "A Clinic"\n\n' + "\n".join(tables) + f"\n[edition]\n{editions}\n"
    )


LANGUAGES = {"en": ("English", "English"), "pl": ("polski", "Polish")}


def second_campaign(
    root: Path,
    *,
    words: int = 2,
    languages: Sequence[str] = ("en", "pl"),
    editions: Sequence[str] | None = None,
    more: Mapping[str, str] | None = None,
) -> Path:
    """The campaign on disk, with a slogan of so many words."""
    said = SAID | HEADINGS
    motto = dict(zip(("en", "pl"), MOTTOS[words], strict=True))
    values = "\n".join(
        f"{code} = [{', '.join(f'{chr(34)}{word}{chr(34)}' for word in motto[code])}]"
        for code in languages
    )
    verified = ", ".join(f"{code} = true" for code in languages)
    files = {
        "assets/campaign.toml": campaign_toml(
            {code: LANGUAGES[code] for code in languages},
            [code for code in languages if code not in (editions or languages)],
        ),
        "assets/data/facts.toml": (
            f'[motto]\n{values}\nverified = {{ {verified} }}\nsource = "us"\nchecked = 2026-11-01\n'
        ),
        "assets/data/platforms.toml": SHEET,
        BOARD: storyboard(words, editions or languages),
        TAP: SVG,
        **_table({path: english for path, (english, _) in said.items()}),
    }
    if "pl" in languages:
        files[POLISH] = catalogue(said)
    shutil.copytree(HERE / "toolkit/starter/assets/brand", root / "assets/brand")
    for path, text in (files | dict(more or {})).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return root
