"""The site as a medium: pages that offer everything, with previews and copies of the files."""

from __future__ import annotations

from toolkit.media.medium import Kind, Medium
from toolkit.media.site.plan import finish, sketches
from toolkit.media.site.read import SITE, read_pages
from toolkit.model.filetype import CSS, HTML, JS, JSON, SVG, WEBP, WOFF2

SITE_MEDIUM = Medium(
    name="site",
    stage=2,
    home=SITE,
    files=(HTML, CSS, JS, JSON, WEBP, WOFF2, SVG),
    kinds=(
        Kind("site", dict, "toolkit.media.site.render.site"),
        Kind("picture", dict, "toolkit.media.site.render.picture"),
        Kind("font", dict, "toolkit.media.site.render.font"),
        Kind("audit", dict, "toolkit.media.site.render.audit"),
    ),
    needs_words=("campaign/line/danger", "campaign/line/status", "site/home/lead"),
    read=read_pages,
    sketch=sketches,
    finish=finish,
    resources=("site",),
)
