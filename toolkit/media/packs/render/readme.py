"""The first page of a pack: what is in it, how to use it, how to print it; every language on one
page, Welsh first.

One file, no script, no request to anywhere: it opens from the folder, on a phone and on paper.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any

from toolkit.model.job import Job, Rendered

STYLE = """
:root{color-scheme:light dark;--ink:#06372d;--page:#fff;--head:#ffcb1f;--on-head:#06372d;--line:#06372d}
@media (prefers-color-scheme:dark){:root{--ink:#fff;--page:#06372d;--head:#ffcb1f;--line:#cdd3ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:500 18px/1.5 Onest,Arial,Helvetica,sans-serif;overflow-wrap:break-word}
header,section,footer{padding:32px max(20px,calc((100% - 60rem)/2))}
header{background:var(--head);color:var(--on-head)}
h1,h2,h3{line-height:1.15;letter-spacing:-.015em;margin:0 0 .5em}
h1{font-size:clamp(30px,6vw,58px)}h1 span{display:block}
h2{font-size:clamp(26px,4.4vw,38px)}h3{font-size:22px;margin-top:1.8em}h4{font-size:19px;margin:1.4em 0 .4em}
p,li{max-width:44rem}p{margin:0 0 .8em}
ul,ol{margin:0 0 1em;padding-left:1.3em}li{margin:0 0 .5em}
nav ul{display:flex;flex-wrap:wrap;gap:8px 28px;list-style:none;padding:0;margin:16px 0 0}
nav a{font-weight:700;font-size:20px;display:inline-block;padding:8px 0}
a{color:inherit;text-underline-offset:.18em}
a:focus-visible{outline:4px solid currentColor;outline-offset:3px}
section+section{border-top:4px solid var(--line)}
.files{display:flex;flex-wrap:wrap;gap:2px 28px;list-style:none;padding:0;margin:2px 0 10px}
.files li{margin:0}.files a{display:inline-block;padding:3px 0}
.heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media print{:root{--ink:#000;--page:#fff;--head:#fff;--on-head:#000;--line:#000}header,section,footer{padding:6mm 0}nav{display:none}section+section{break-before:page}li{break-inside:avoid}}
"""
TYPES = {
    "application/pdf": "PDF", "image/png": "PNG", "image/jpeg": "JPEG", "image/svg+xml": "SVG", "image/webp": "WebP", "video/mp4": "MP4", "text/vtt": "VTT", "application/x-subrip": "SRT", "text/csv": "CSV", "text/html": "HTML",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PowerPoint", "text/calendar": "iCalendar", "text/plain": "TXT", "application/zip": "ZIP",
}  # fmt: skip


def render(job: Job, room: Path) -> Rendered:
    """The page as HTML; sizes and pages come from the files themselves."""
    data = json.loads(job.data)
    needed = json.loads((room / "needs.json").read_text("utf-8"))
    page = _page(data, needed)
    return Rendered(page.encode())


def _page(data: dict[str, Any], needed: dict[str, Any]) -> str:
    words = data["words"]
    first = data["locales"][0]
    slogans = "".join(
        f'<span lang="{data["tags"][code]}">{escape(data["slogan"][code])}</span>'
        for code in data["locales"]
    )
    languages = "".join(
        f'<li><a href="#{code}" lang="{data["tags"][code]}"'
        f' hreflang="{data["tags"][code]}">{_say(words[code], "readme/language")}</a></li>'
        for code in data["locales"]
    )
    body = "".join(_part(data, needed, code) for code in data["locales"])
    draft = "<p><strong>DRAFT</strong></p>" if data["draft"] else ""
    name = escape(" / ".join(words[code]["title"]["text"] for code in data["locales"]))
    return (
        f'<!DOCTYPE html>\n<html lang="{data["tags"][first]}">\n<head>\n<meta'
        ' charset="utf-8">\n<meta name="viewport"'
        f' content="width=device-width,initial-scale=1">\n<title>{name}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n'
        f"<header>\n{draft}<h1>{slogans}</h1>\n<nav"
        f' aria-label="{escape(" / ".join(words[code]["readme/languages"]["text"] for code in data["locales"]))}"><ul>{languages}</ul></nav>\n</header>\n<main>\n{body}</main>\n</body>\n</html>\n'
    )


def _part(data: dict[str, Any], needed: dict[str, Any], code: str) -> str:
    """Everything in one language."""
    words = data["words"][code]
    return (
        f'<section id="{code}" lang="{data["tags"][code]}"{_direction(data, code)}'
        f' aria-labelledby="{code}-h">\n<h2'
        f' id="{code}-h">{_say(words, "title")}</h2>\n<p>{_say(words, "about")}</p>\n'
        f"<h3>{_say(words, 'readme/contents')}</h3>\n{_contents(data, needed, code)}"
        f"<h3>{_say(words, 'readme/use')}</h3>\n{_lines(data, code, 'readme/use_', 'ol')}"
        f"<h3>{_say(words, 'readme/print')}</h3>\n{_lines(data, code, 'readme/print_', 'ul')}"
        f"<h3>{_say(words, 'readme/access')}</h3>\n{_lines(data, code, 'readme/access_', 'ul')}"
        f"<h3>{_say(words, 'readme/trust')}</h3>\n{_lines(data, code, 'readme/trust_', 'ul')}"
        f"<h3>{_say(words, 'readme/licence')}</h3>\n{_lines(data, code, 'credits/', 'ul')}</section>\n"
    )


def _direction(data: dict[str, Any], code: str) -> str:
    return ' dir="rtl"' if code in data["leftward"] else ""


def _say(words: dict[str, Any], name: str) -> str:
    return escape(words[name]["text"])


def _lines(data: dict[str, Any], code: str, prefix: str, tag: str) -> str:
    found = "".join(
        f"<li>{_say(data['words'][code], name)}</li>"
        for name in data["order"]
        if name.startswith(prefix)
    )
    return f"<{tag}>{found}</{tag}>\n" if found else ""


def _contents(data: dict[str, Any], needed: dict[str, Any], code: str) -> str:
    folders: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for file in data["files"]:
        folders.setdefault(file["name"].split("/")[0], {}).setdefault(file["resource"], []).append(
            file
        )
    words = data["words"][code]
    said = []
    for folder, resources in folders.items():
        rows = "".join(_resource(data, files, needed, code) for files in resources.values())
        said.append(
            f"<h4>{_say(words, f'folder/{folder}')}</h4>\n<p><code>{escape(folder)}/</code></p>\n<ul>{rows}</ul>\n"
        )
    return "".join(said)


def _resource(
    data: dict[str, Any], files: list[dict[str, Any]], needed: dict[str, Any], code: str
) -> str:
    """One thing and its files.

    A title that has no words in this language says in which language it is.
    """
    titles = files[0]["titles"]
    other = next(iter(titles), "")
    title = (
        f"<span>{escape(titles[code])}</span>"
        if code in titles
        else (
            f'<span lang="{data["tags"][other]}">{escape(titles[other])}</span>'
            if other
            else f"<span>{escape(files[0]['title'])}</span>"
        )
    )
    if len(files) == 1:
        return (
            f"<li>{_link(data, files[0], needed[files[0]['name']], code, title, alone=True)}</li>"
        )
    links = "".join(
        f"<li>{_link(data, file, needed[file['name']], code, title)}</li>" for file in files
    )
    return f'<li>{title}<ul class="files">{links}</ul></li>'


def _link(
    data: dict[str, Any],
    file: dict[str, Any],
    about: dict[str, Any],
    code: str,
    title: str,
    alone: bool = False,
) -> str:
    """A file with its type, size and language.

    Every link says by itself where it leads, to those who hear it too.
    """
    words = data["words"][code]
    said = [
        TYPES.get(file["media_type"], file["format"]),
        *_size(file),
        (
            words[f"language/{file['edition']}"]["text"]
            if f"language/{file['edition']}" in words
            else file["edition"]
        ),
    ]
    facts = about["facts"]
    if facts.get("pages", 1) > 1:
        said.append(
            f"{words['label/slides' if file['format'] == 'slides' else 'label/pages']['text']}"
            f" {facts['pages']}"
        )
    if length := facts.get("duration_ms"):
        said.append(
            f"{words['label/length']['text']}"
            f" {round(length / 1000) // 60}:{round(length / 1000) % 60:02}"
        )
    said.append(_bytes(about["bytes"]))
    press = f" {escape(words['label/press']['text'])}" if file["press"] else ""
    tags = " ".join(data["tags"][locale] for locale in file["languages"][:1])
    link = f'<a href="{escape(file["name"])}" type="{file["media_type"]}" hreflang="{tags}">'
    return (
        f"{link}{title}</a> ({escape(', '.join(said))}){press}"
        if alone
        else f'{link}<span class="heard">{title}: </span>{escape(", ".join(said))}</a>{press}'
    )


def _size(file: dict[str, Any]) -> list[str]:
    """A4 for paper, pixels for pictures and films."""
    if file["unit"] == "mm":
        return [file["sheet"].upper()]
    if not file["width"] or file["format"] == "slides":
        return []
    return [f"{file['width'] // 1000} × {file['height'] // 1000}"]


def _bytes(size: int) -> str:
    return (
        f"{max(1, round(size / 1000))}\u00a0kB"
        if size < 995_000
        else f"{size / 1_000_000:.1f}\u00a0MB"
    )
