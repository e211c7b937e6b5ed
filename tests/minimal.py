"""The smallest campaign that is whole: one template, two resources, Welsh and English.

Tests change what they are about.
"""

from __future__ import annotations

import shutil
import signal
from collections.abc import Mapping
from pathlib import Path

HERE = (
    Path(__file__).resolve().parent.parent
)  # the real campaign, whose lib, tokens and fonts are used

WORDS = {
    "notes/hello/title": ("Share to protect", "Rhannu i ddiogelu"),
    "notes/hello/body": (
        "Tell the person you trust. Read more at {web}.",
        "Dywedwch wrth rywun. Darllenwch fwy yn {web}.",
    ),
    "artworks/hello/title": ("{title}", "{title}"),
    "artworks/hello/alt": ("A note that says: {title}", "Nodyn sy’n dweud: {title}"),
}

HEADER = """msgid ""
msgstr ""
"Language: cy\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"""

CATALOGUE = "locales/cy/LC_MESSAGES/campaign.po"
TEMPLATE = "assets/templates/note/note.typ"
CAMPAIGN = "assets/campaign.toml"
CONTENT = "assets/content/notes.toml"
POSTERS = "assets/resources/posters.toml"
CARDS = "assets/resources/cards.toml"
FACTS = "assets/data/facts.toml"
PAPER = "assets/data/paper.toml"
PLATFORMS = "assets/data/platforms.toml"


def quoted(text: str) -> str:
    """Text as it stands between the quotes of a catalogue, or of a basic TOML string."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def catalogue(
    words: Mapping[str, tuple[str, str]] = WORDS, reviewed: bool = True, **welsh: str
) -> str:
    """A Welsh catalogue.

    `title` and `body` change the Welsh of the note: catalogue(title="Rhannu").
    """
    entries = [HEADER]
    for context, (english, answer) in words.items():
        field = context.removeprefix("notes/hello/")
        mark = "# reviewed: A. N. Other, 2026-11-01\n" if reviewed else ""
        entries.append(
            f'{mark}msgctxt "{context}"\nmsgid "{quoted(english)}"\nmsgstr'
            f' "{quoted(welsh.get(field, answer))}"\n'
        )
    return "\n".join(entries)


def line_of(text: str, part: str) -> int:
    """The line, counted from 1, on which a part of the text stands first."""
    return text[: text.index(part)].count("\n") + 1


def entry(words: str, context: str) -> str:
    """Where an entry of a Welsh catalogue stands, as messages say it: locales/…/campaign.po:12."""
    return f"{CATALOGUE}:{line_of(words, f'msgctxt {chr(34)}{context}{chr(34)}')}"


STANDING = {
    "status": "campaign/line/status",
    "danger": "campaign/line/danger",
    "contact": "campaign/contact/role",
    "slogan": "facts/slogan",
    "web": "facts/web",
    "hashtag": "facts/hashtag",
}  # where the shipped campaign has the lines that every campaign may have
FILES: dict[str, str] = {
    CAMPAIGN: (
        """format = 3

[campaign]
id = "small"
source = "en"
date = 2026-11-22
publisher = "A Small Council"

[language.cy]
name = "Cymraeg"
english = "Welsh"
region = "GB"

[language.en]
name = "English"
english = "English"
region = "GB"

[edition]
cy = ["cy"]
en = ["en"]
cy-en = ["cy", "en"]
"""
    ),
    CONTENT: (
        """[hello]
title = "Share to protect"
body = "Tell the person you trust. Read more at {web}."
"""
    ),
    "assets/content/artworks.toml": (
        """[hello]
title = "{title}"
alt = "A note that says: {title}"
"""
    ),
    FACTS: (
        """[web]
en = "ico.org.uk"
cy = "cy.ico.org.uk"
verified = { en = true, cy = true }
source = "the regulator's own pages"
checked = 2026-11-01
"""
    ),
    PAPER: (
        """[sheet.a5]
width = 148
height = 210
unit = "mm"
body_min = 12
small_min = 9

[format.a5-screen]
sheet = "a5"
output = "screen"

[format.a5-print]
sheet = "a5"
output = "print"
bleed = 3
condition = "FOGRA39"

[format.a5-preview]
sheet = "a5"
output = "png"
ppi = 72
"""
    ),
    PLATFORMS: (
        """[sheet.400x400]
width = 400
height = 400
unit = "px"
body_min = 9
small_min = 9

[format.400x400]
sheet = "400x400"
output = "png"
max_bytes = 100_000

[format.sign]
sheet = "400x400"
output = "jpeg"
max_bytes = 100_000

[format.vector]
sheet = "400x400"
output = "svg"
"""
    ),
    "assets/templates/note/template.toml": (
        """about = "A title and a sentence."
[slots]
title = "text"
body = "text"

[formats]
a5 = { languages = [1, 2] }
400x400 = { languages = [1, 2] }
"""
    ),
    TEMPLATE: (
        """#import "/templates/lib/tcs.typ": *
#show: artwork
#let f = field("pencil")
#let m = 30pt
#let w = (W - m) / locales.len() - m
#sheet(fill: f.bg, {
  ground(0pt, H - 60pt, W, 60pt, board)
  for (n, l) in locales.enumerate() {
    let x = m + n * (w + m)
    put(x, m, fit("title", w, 70pt, k => say(
      word("title", l: l), 24pt * k, w, l: l, weight: 800, fill: f.ink, level: n + 1,
    )))
    put(x, m + 90pt, fit("body", w, 150pt, k => say(
      word("body", l: l), 14pt * k, w, l: l, fill: f.ink,
    )))
  }
})
"""
    ),
    POSTERS: (
        """[[resource]]
id = "hello"
kind = "posters"
template = "note"
describe = "artworks/hello"
formats = ["a5-screen"]
editions = ["cy", "en", "cy-en"]
[resource.slots]
title = "notes/hello/title"
body = "notes/hello/body"
"""
    ),
    CARDS: (
        """[[resource]]
id = "hello"
kind = "cards"
template = "note"
describe = "artworks/hello"
formats = ["400x400"]
editions = ["cy", "en", "cy-en"]
[resource.slots]
title = "notes/hello/title"
body = "notes/hello/body"
"""
    ),
    CATALOGUE: catalogue(),
}

OUTPUTS = {
    f"{name}.{edition}.{ending}"
    for name, ending in (
        ("cards/hello/hello-400x400", "png"),
        ("posters/hello/hello-a5-screen", "pdf"),
    )
    for edition in ("cy", "en", "cy-en")
}


def with_lines(*roles: str, campaign: str = "") -> str:
    """campaign.toml with lines that the toolkit prints by itself: with_lines("status")."""
    named = "".join(f'{role} = "{STANDING[role]}"\n' for role in roles)
    return f"{campaign or FILES[CAMPAIGN]}\n[lines]\n{named}"


def formats(path: str, *names: str) -> dict[str, str]:
    """A resource file of the small campaign that asks for these formats in place of its own."""
    old = FILES[path].split("formats = ")[1].split("\n")[0]
    return {path: FILES[path].replace(old, "[" + ", ".join(f'"{name}"' for name in names) + "]")}


def house(path: str) -> Path:
    """The file or folder of the house that stands for a path of assets/."""
    return HERE / "toolkit/house" / path.removeprefix("assets/")


def take(root: Path, *paths: str) -> None:
    """Copy files and folders of the house into a campaign, to change them there."""
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        if house(path).is_dir():
            shutil.copytree(house(path), root / path)
        else:
            shutil.copy(house(path), root / path)


def write(root: Path, files: Mapping[str, str | None]) -> Path:
    """The minimal campaign on disk, with these files in place of its own; None leaves one out."""
    shutil.copytree(HERE / "assets/brand", root / "assets/brand")
    take(root, "assets/templates/lib")
    for path, text in (FILES | dict(files)).items():
        if text is not None:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, "utf-8", newline="")
    return root


def tree(folder: Path, hidden: bool = False) -> dict[str, bytes]:
    """Every file below a folder, by path; what hides behind a dot only when asked for."""
    found = {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    return {
        name: path.read_bytes()
        for name, path in found.items()
        if hidden or not any(part.startswith(".") for part in name.split("/"))
    }


def listening() -> None:
    """Before a child process starts: what a shell runs in the background is deaf to Ctrl-C, and so
    are its children.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
