"""The site as a medium: pages that offer everything, with previews and copies of the files."""

from __future__ import annotations

from toolkit.media.medium import Kind, Medium
from toolkit.media.site.model import WORDS
from toolkit.media.site.payload import (
    KINDS,
    Audit,
    FeedFile,
    FilesFile,
    FontFile,
    IconFile,
    PageFile,
    PlainFile,
    Preview,
    SearchFile,
    StyleFile,
)
from toolkit.media.site.plan import NEEDED, finish, sketches
from toolkit.media.site.read import SITE, read_pages
from toolkit.model.filetype import CSS, HTML, JS, JSON, SVG, WEBP, WOFF2

RENDERERS = {
    PageFile: "page",
    StyleFile: "style",
    PlainFile: "plain",
    IconFile: "icon",
    SearchFile: "search",
    FilesFile: "files",
    FeedFile: "feed",
    Preview: "preview",
    FontFile: "font",
    Audit: "audit",
}

SITE_MEDIUM = Medium(
    name="site",
    stage=2,
    home=SITE,
    files=(HTML, CSS, JS, JSON, WEBP, WOFF2, SVG),
    kinds=tuple(
        Kind(KINDS[told], told, f"toolkit.media.site.render.{module}")
        for told, module in RENDERERS.items()
    ),
    needs_words=NEEDED,
    read=read_pages,
    sketch=sketches,
    finish=finish,
    resources=("site",),
    addresses=f"{WORDS}/address",
)
