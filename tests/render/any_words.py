"""A campaign with a list, a quote and a line, in Welsh and English, for the layouts that take any
words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from minimal import (
    CARDS,
    CATALOGUE,
    CONTENT,
    FACTS,
    FILES,
    PAPER,
    PLATFORMS,
    POSTERS,
    TEMPLATE,
    catalogue,
)

SHEETS = ("a4-screen", "a3-screen")
TALL_CARDS = ("1080x1350", "1080x1920")
CARD_SIZES = ("1080x1080", *TALL_CARDS, "1200x630", "1600x900", "1920x1080")
WELSH = {
    "Look": "Edrychwch",
    "Ask": "Gofynnwch",
    "Write it down": "Ysgrifennwch ef",
    "Tell somebody": "Dywedwch wrth rywun",
    "Ask again": "Gofynnwch eto",
    "Follow up": "Dilynwch i fyny",
}
BODY = ("A small worry counts.", "Mae pryder bach yn cyfrif.")
ITEMS = [(f"{title} {round}", f"{WELSH[title]} {round}") for round in (1, 2) for title in WELSH]
SAID = {
    "talk/head/title": ("Before you share", "Cyn i chi rannu"),
    "talk/head/lead": ("Short answers for volunteers.", "Atebion byr i wirfoddolwyr."),
    "talk/head/quote": ("I told my teacher.", "Dywedais wrth fy athro."),
    "talk/head/name": ("Siân, 14", "Siân, 14"),
    "talk/head/role": ("A pupil", "Disgybl"),
    "talk/head/line": ("A small worry counts.", "Mae pryder bach yn cyfrif."),
    "talk/head/second": ("You need no proof.", "Nid oes angen prawf."),
    "talk/head/status": ("Says a small council.", "Yn ôl cyngor bach."),
    "talk/poster/title": ("A sample", "Sampl"),
    "talk/poster/alt": ("A sample.", "Sampl."),
}
SENDER = {"slogan": "facts/slogan", "web": "facts/web", "status": "talk/head/status"}
SPOKEN = {"talk/head/status", "facts/web"}
LIST = {"title": "talk/head/title", "lead": "talk/head/lead", "items": "talk/*"}
QUOTE = {"quote": "talk/head/quote", "name": "talk/head/name", "role": "talk/head/role"}
LINE = {"line": "talk/head/line", "second": "talk/head/second", "picture": "mark"}
SLOGAN = """
[slogan]
en = ["Think", "Check", "Share"]
cy = ["Meddwl", "Gwirio", "Rhannu"]
verified = { en = true, cy = true }
source = "ours"
checked = 2026-11-01
"""


def resource(
    name: str,
    template: str,
    slots: Mapping[str, str],
    formats: Iterable[str] = SHEETS,
    editions: Iterable[str] = ("cy", "en", "cy-en"),
    **options: str,
) -> str:
    """A resource as people write it."""
    chosen = ", ".join(f'{key} = "{value}"' for key, value in options.items())
    filled = "\n".join(f'{slot} = "{path}"' for slot, path in slots.items())
    return f"""[[resource]]
id = "{name}"
kind = "posters"
template = "{template}"
describe = "talk/poster"
formats = {list(formats)}
editions = {list(editions)}
options = {{ {chosen} }}
[resource.slots]
{filled}

"""


def files(resources: str, count: int = 3, bodies: bool = True) -> dict[str, str | None]:
    """A campaign with a list of so many entries, and these resources."""
    words = dict(SAID)
    for number, title in enumerate(ITEMS[:count], 1):
        words[f"talk/i{number}/title"] = title
        if bodies:
            words[f"talk/i{number}/body"] = BODY
    tables: dict[str, list[str]] = {}
    for path, (english, _) in words.items():
        _, table, field = path.split("/")
        tables.setdefault(table, []).append(f'{field} = "{english}"')
    content = "\n".join(
        (f'[[item]]\nid = "{table}"\n' if table[0] == "i" else f"[{table}]\n") + "\n".join(lines)
        for table, lines in tables.items()
    )
    return {
        "assets/content/talk.toml": content,
        CATALOGUE: catalogue(words),
        FACTS: FILES[FACTS] + SLOGAN,
        POSTERS: resources,
        CARDS: None,
        CONTENT: None,
        PAPER: None,
        PLATFORMS: None,
        "assets/content/artworks.toml": None,
        TEMPLATE: None,
        "assets/templates/note/template.toml": None,
    }
