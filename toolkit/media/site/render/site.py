"""Pages of the site, and the few files beside them: style, script, lists for programs."""

from __future__ import annotations

import json
import re
import tomllib
from base64 import b64encode
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from toolkit.engine import html
from toolkit.model.amounts import NO_BREAK, file_size
from toolkit.model.job import Job, Rendered

FOLDER = "assets/site"
TOKENS = "assets/brand/tokens.toml"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AROUND = re.compile(r"\s*([{};])\s*")


def render(job: Job, room: Path) -> Rendered:
    """The file's bytes. Raises RenderFailed for a template that cannot be filled."""
    data = json.loads(job.data)
    return Rendered(_MAKE[data["make"]](data, job, room).encode())


def _facts(job: Job, room: Path) -> dict[str, Any]:
    """Of each artefact that the job needs: bytes, sha256 and facts, by its path."""
    return dict(json.loads((room / "needs.json").read_text("utf-8"))) if job.needs else {}


def _page(data: dict[str, Any], job: Job, room: Path) -> str:
    templates = {path.removeprefix(f"{FOLDER}/"): _read(room / path) for path, _ in job.inputs}
    facts = _facts(job, room)
    checks = {output: facts[f"checked/{output}"]["facts"]["findings"] for output in data["checks"]}

    def found(files: list[dict[str, Any]]) -> int:
        """How many points to mend a check found in some files."""
        return sum(checks.get(file["need"], 0) for file in files)

    def inside(name: str, kind: str) -> str:
        """A small file in the page itself: captions play from a folder, where a browser may load
        nothing beside a page.
        """
        return f"data:{kind};base64,{b64encode((room / 'needs' / name).read_bytes()).decode()}"

    return html.fill(
        data["template"],
        templates,
        data["page"]
        | {
            "inside": inside,
            "clock": _clock,
            "facts": facts,
            "checks": checks,
            "found": found,
            "size": partial(file_size, gap=NO_BREAK),
            "written": _written,
        },
        FOLDER,
    )


def _clock(milliseconds: int) -> str:
    """How long a film is: 0:43."""
    seconds = round(milliseconds / 1000)
    return f"{seconds // 60}:{seconds % 60:02}"


def _written(day: str, locale: str) -> str:
    """A day as the language writes it."""
    from toolkit.i18n.dates import written_date

    return written_date(date.fromisoformat(day), locale)


def _style(data: dict[str, Any], job: Job, room: Path) -> str:
    """The brand's letters and colours, then the style as it is written."""
    colours = tomllib.loads((room / TOKENS).read_text("utf-8"))["color"]
    faces = "".join(
        f'@font-face{{font-family:"{data["family"]}";font-weight:{weight};font-display:swap;src:url(fonts/{weight}.woff2)format("woff2")}}\n'
        for weight in data["weights"]
    )
    named = "".join(f"--{name}:{value};" for name, value in colours.items())
    return f'{faces}:root{{--letters:"{data["family"]}";{named}}}\n' + _tight(
        _read(room / data["entry"])
    )


def _tight(style: str) -> str:
    """A style without comments and without spaces that nobody reads."""
    return _AROUND.sub(r"\1", " ".join(_COMMENT.sub("", style).split())) + "\n"


def _file(data: dict[str, Any], job: Job, room: Path) -> str:
    return _read(room / data["entry"])


def _read(path: Path) -> str:
    return path.read_text("utf-8").replace("\r\n", "\n")


def _script(data: dict[str, Any], job: Job, room: Path) -> str:
    """Data as a script, which a page opened from a folder may load."""
    return (
        f"window.{data['name']} ="
        f" {json.dumps(data['value'], ensure_ascii=False, sort_keys=True, indent=0)};\n"
    )


def _files(data: dict[str, Any], job: Job, room: Path) -> str:
    """Every file with its size and digest. Addresses are whole where the campaign knows its own."""
    facts, base = _facts(job, room), f"{data['address']}/" if data["address"] else ""
    lines = []
    for file in data["files"]:
        about = facts[file.pop("need")]
        file |= {
            "url": base + file["path"],
            "bytes": about["bytes"],
            "sha256": about["sha256"],
            "count": about["facts"].get("pages", 1),
            "duration_ms": about["facts"].get("duration_ms", 0),
            "pages": {locale: base + path for locale, path in file["pages"].items()},
        }
        lines.append(json.dumps(file, ensure_ascii=False, sort_keys=True))
    return f'{{"date": "{data["date"]}", "files": [\n' + ",\n".join(lines) + "\n]}\n"


def _feed(data: dict[str, Any], job: Job, room: Path) -> str:
    """A JSON Feed. Where nobody knows the site's address, links are relative to the feed."""
    facts, address = _facts(job, room), data["address"]
    base = f"{address}/" if address else "../"
    items = []
    for item in data["items"]:
        attached = [
            {
                "url": base + file["url"],
                "mime_type": file["mime_type"],
                "title": file["title"],
                "size_in_bytes": facts[file["need"]]["bytes"],
            }
            for file in item["attachments"]
        ]
        items.append(
            item
            | {
                "url": base + item["id"],
                "date_published": f"{data['date']}T00:00:00Z",
                "attachments": attached,
            }
        )
    about = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": data["title"],
        "description": data["about"],
        "language": data["language"],
        "home_page_url": base + data["home"],
        "feed_url": base + data["path"],
    }
    return json.dumps(about | {"items": items}, ensure_ascii=False, indent=1) + "\n"


_MAKE: dict[str, Callable[[dict[str, Any], Job, Path], str]] = {
    "page": _page,
    "style": _style,
    "file": _file,
    "script": _script,
    "files": _files,
    "feed": _feed,
}
