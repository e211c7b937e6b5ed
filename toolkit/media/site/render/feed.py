"""A feed of all resources in one language (JSON Feed 1.1)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from toolkit.engine.payload import decode
from toolkit.media.site.payload import FeedFile, FeedItem
from toolkit.model.job import Job, Rendered
from toolkit.render.needs import Needed, needed


def render(job: Job, room: Path) -> Rendered:
    """The feed. Where nobody knows the site's address, links are relative to it."""
    told, known = decode(FeedFile, job.data), needed(room)
    base = f"{told.address}/" if told.address else "../"
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": told.title,
        "description": told.about,
        "language": told.language,
        "home_page_url": base + told.home,
        "feed_url": base + told.path,
        "items": [_item(item, known, base, told.date) for item in told.items],
    }
    return Rendered((json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode())


def _item(item: FeedItem, known: Mapping[str, Needed], base: str, date: str) -> dict[str, object]:
    return {
        "attachments": [
            {
                "url": base + file.path,
                "mime_type": file.mime_type,
                "title": file.title,
                "size_in_bytes": known[file.need].bytes,
            }
            for file in item.files
        ],
        "content_text": item.text,
        "id": item.page,
        "tags": item.tags,
        "title": item.title,
        "url": base + item.page,
        "date_published": f"{date}T00:00:00Z",
    }
