"""A small campaign with cards, a poster, posts and two packs."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from minimal import (
    CAMPAIGN,
    CARDS,
    CATALOGUE,
    FACTS,
    FILES,
    HERE,
    WORDS,
    catalogue,
    with_lines,
    write,
)

PACK, POSTING, POSTS, PACK_WORDS = (
    "assets/packs/small.toml",
    "assets/data/posting.toml",
    "assets/content/posts.toml",
    "assets/content/packs.toml",
)
NATIONS = "assets/data/nations.toml"  # the words of packs name the role of one
WELSH = {
    "posts/one/headline": "Yn poeni am blentyn?",
    "posts/one/body": "Dywedwch wrth rywun.",
    "posts/two/headline": "Peidiwch ag oedi.",
    "posts/two/body": "Rhannwch, yna cofnodwch.",
}


def packs_words() -> dict[str, tuple[str, str]]:
    """The real campaign's words of packs, and Welsh made for the test."""
    real = tomllib.loads((HERE / PACK_WORDS).read_text("utf-8"))
    return {
        f"packs/{table}/{key}": (text, f"cy: {text}")
        for table, strings in real.items()
        for key, text in strings.items()
        if key != "note"
    }


SMALL: dict[str, str] = {
    PACK_WORDS: (HERE / PACK_WORDS).read_text("utf-8"),
    NATIONS: (HERE / NATIONS).read_text("utf-8"),
    POSTS: (
        """[[post]]
id = "one"
headline = "Worried about a child?"
body = "Tell somebody."

[[post]]
id = "two"
headline = "Do not wait."
body = "Share, then record."
"""
    ),
    POSTING: (
        """[platform.x]
name = "X"
limit = 120
count = "weighted"
link = 23
alt = 100
picture = "400x400"
bytes = 100_000
text = "{headline} {body} {slogan}\\n{link} {hashtag}"

[platform.long]
name = "Long"
limit = 1000
count = "utf16"
alt = 1000
picture = "400x400"
bytes = 100_000
both = true
text = "{headline}\\n\\n{body}\\n\\n{link}"

[[slot]]
post = "one"
day = 1
[[slot]]
post = "two"
day = 8
"""
    ),
    CAMPAIGN: with_lines("slogan", "web", "hashtag"),
    FACTS: FILES[FACTS]
    + """
[slogan]
en = ["Think", "Check", "Share"]
cy = ["Meddwl", "Gwirio", "Rhannu"]
verified = { en = true, cy = true }

[hashtag]
en = "#ThinkCheckShare"
cy = "#MeddwlGwirioRhannu"
verified = { en = true, cy = true }
""",
    CARDS: FILES[CARDS]
    + """
[[resource]]
id = "post-{n}-{id}"
each = "posts/*"
kind = "cards"
template = "note"
describe = "artworks/hello"
formats = ["400x400"]
editions = ["cy", "en"]
[resource.slots]
title = "{item}/headline"
body = "{item}/body"
""",
    PACK: (
        """[pack]
words = "packs/primary"
editions = ["cy", "en", "cy-en"]

[[take]]
folder = "posteri-posters"
kind = "posters"

[[take]]
folder = "cardiau-cards"
kind = "cards"
resources = ["post-*", "hello"]
formats = ["png"]

[[take]]
folder = "ffilmiau-films"
kind = "videos"
formats = ["mp4", "vtt"]

[[take]]
folder = "geiriau-words"
kind = "posts"
"""
    ),
    "assets/packs/walls.toml": (
        """[pack]
words = "packs/print-at-school"
editions = ["cy", "cy-en"]

[[take]]
folder = "posteri-posters"
kind = "posters"
resources = ["hello"]
every = true
"""
    ),
}


def words(**welsh: str) -> dict[str, tuple[str, str]]:
    """Every string of the small campaign in both languages; words(**{"posts/one/body": "…"})
    changes the Welsh.
    """
    posts = tomllib.loads(SMALL[POSTS])["post"]
    own = {
        f"posts/{post['id']}/{key}": (post[key], WELSH[f"posts/{post['id']}/{key}"])
        for post in posts
        for key in ("headline", "body")
    }
    return {
        context: (english, welsh.get(context, answer))
        for context, (english, answer) in (WORDS | own | packs_words()).items()
    }


def files(changes: Mapping[str, str | None] | None = None, **welsh: str) -> dict[str, str | None]:
    """The files of the small campaign, with these in their place."""
    return {**SMALL, CATALOGUE: catalogue(words(**welsh)), **(changes or {})}


MakeCampaign = Callable[..., Path]


@pytest.fixture
def campaign(tmp_path: Path) -> MakeCampaign:
    """A factory: campaign({path: text}, "name", **welsh)."""

    def make(
        changes: Mapping[str, str | None] | None = None, name: str = "campaign", **welsh: str
    ) -> Path:
        return write(tmp_path / name, files(changes, **welsh))

    return make


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory, run: Any) -> Path:
    """The output of one build of the small campaign. Only to be looked at."""
    root = write(tmp_path_factory.mktemp("packed") / "campaign", files())
    ran = run("build", "--project", root)
    assert ran.code == 0, ran.err
    return root / "build"
