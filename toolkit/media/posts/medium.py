"""Posts as a medium: texts for each platform, a calendar, and the alt texts of all pictures."""

from __future__ import annotations

from toolkit.media.medium import Kind, Medium
from toolkit.media.posts.payload import AltTexts, Calendar, Posts
from toolkit.media.posts.plan import NEEDED, sketches
from toolkit.media.posts.read import POSTING, read_posts
from toolkit.model.filetype import CSV, ICS, TXT

POSTS = Medium(
    name="posts",
    after=("artwork", "decks", "films"),
    home=POSTING,
    files=(CSV, TXT, ICS),
    kinds=(
        Kind("posts", Posts, "toolkit.media.posts.render.posts"),
        Kind("calendar", Calendar, "toolkit.media.posts.render.calendar"),
        Kind("alt-texts", AltTexts, "toolkit.media.posts.render.alt_texts"),
    ),
    needs_words=NEEDED,
    read=read_posts,
    sketch=sketches,
    resources=("posts",),
)
