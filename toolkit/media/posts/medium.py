"""Posts as a medium: texts for each platform, a calendar, and the alt texts of all pictures."""

from __future__ import annotations

from toolkit.media.medium import Kind, Medium
from toolkit.media.posts.plan import FILES, WORDS, sketches
from toolkit.media.posts.read import POSTING, read_posts
from toolkit.model.filetype import CSV, ICS, TXT

POSTS = Medium(
    name="posts",
    after=("artwork", "decks", "films"),
    home=POSTING,
    files=(CSV, TXT, ICS),
    kinds=(Kind("posts", dict, "toolkit.media.posts.render.posts"),),
    needs_words=(
        *(f"{WORDS}/{name}/{part}" for name, _ in FILES for part in ("title", "alt")),
        *(f"{WORDS}/posting-calendar/{part}" for part in ("summary", "description")),
    ),
    read=read_posts,
    sketch=sketches,
    resources=("posts",),
)
