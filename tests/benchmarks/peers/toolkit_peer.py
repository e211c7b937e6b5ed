"""This toolkit, warm: the page job of the slogan card, with the sentence of the input.
toolkit_peer.py PROJECT
"""

from __future__ import annotations

import json
import sys
import tempfile
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from speak import serve

project = Path(sys.argv[1])
sys.path.insert(0, str(project))

from toolkit.execute.fetch import LocalFetch  # noqa: E402
from toolkit.execute.prepare import prepare  # noqa: E402
from toolkit.execute.request import Request  # noqa: E402
from toolkit.execute.room import rooms  # noqa: E402
from toolkit.execute.store import Store  # noqa: E402
from toolkit.execute.work import work  # noqa: E402
from toolkit.media.reading import read_project  # noqa: E402
from toolkit.model.digest import canonical  # noqa: E402

with tempfile.TemporaryDirectory() as kept, rooms():
    store = Store(Path(kept))
    fetch = LocalFetch(project, store)
    request = Request(("cards/slogan",), formats=("1200x630",))
    prepared = prepare(project, read_project(project), request, store)
    jobs = {json.loads(job.data)["locales"][0]: job for job in prepared.plan.jobs}
    words = {}
    for locale, job in jobs.items():
        slots = json.loads(job.data)["words"][locale]
        words[locale] = {
            "slogan": [part["text"] for part in slots["slogan"]],
            "sentence": slots["strapline"]["text"],
            "web": slots["web"]["text"],
        }

    def draw(card: dict[str, Any]) -> bytes:
        """Everything that a build does for this card: words checked, laid out, judged, drawn,
        encoded.
        """
        job = jobs[card["locale"]]
        data = json.loads(job.data)
        data["words"][card["locale"]]["strapline"]["text"] = card["sentence"]
        return work(replace(job, data=canonical(data)), fetch).data

    serve(
        draw,
        {
            "words": words,
            "colours": tomllib.loads((project / "assets/brand/tokens.toml").read_text())["color"],
        },
    )
