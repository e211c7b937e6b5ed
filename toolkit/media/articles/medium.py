"""Articles as a medium: texts that a campaign sends, to paste into an e-mail or a newsletter."""

from __future__ import annotations

from toolkit.media.articles.payload import ArticleText
from toolkit.media.articles.plan import finish, sketches
from toolkit.media.articles.read import read_articles
from toolkit.media.medium import Kind, Medium
from toolkit.model.filetype import HTML, TXT

ARTICLES = Medium(
    name="articles",
    after=("artwork",),
    home="assets/articles",
    files=(HTML, TXT),
    kinds=(Kind("article", ArticleText, "toolkit.media.articles.render.article"),),
    read=read_articles,
    sketch=sketches,
    finish=finish,
    resources=("articles",),
)
