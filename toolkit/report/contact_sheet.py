"""index.html: a page to look through everything that was built, by resource, Welsh first.

One file, no script, no request to anywhere.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Mapping
from html import escape
from typing import Any

_STYLE = """
:root{color-scheme:light;--board:#06372d;--chalk:#fff;--pencil:#ffcb1f;--desk:#edf0ee}
*{box-sizing:border-box}
body{margin:0;background:var(--chalk);color:var(--board);font:500 17px/1.4 Onest,system-ui,-apple-system,"Segoe UI",sans-serif}
header{background:var(--pencil);padding:48px clamp(20px,5vw,72px) 40px}
h1{font-size:clamp(34px,6vw,68px);font-weight:800;letter-spacing:-.025em;line-height:1;margin:0 0 20px}
header p{margin:0;max-width:62ch}
nav{margin-top:24px}nav ul,.files{list-style:none;margin:0;padding:0}
nav ul{display:flex;flex-wrap:wrap;gap:4px 28px}
nav a{display:inline-block;padding:10px 0;font-weight:700;font-size:20px}
a{color:inherit;text-underline-offset:.18em;text-decoration-thickness:1.5px}
a:focus-visible{outline:4px solid var(--board);outline-offset:4px}
main{padding:0 clamp(20px,5vw,72px) 72px}
h2{font-size:40px;font-weight:800;letter-spacing:-.025em;margin:64px 0 8px;text-transform:none}
h3{font-size:24px;font-weight:800;letter-spacing:-.01em;line-height:1.2;margin:44px 0 16px}
h3 span{display:block}
.sets{display:flex;flex-wrap:wrap;gap:32px 40px}
.set h4{font-size:17px;font-weight:500;margin:0 0 10px}
.tiles{display:flex;flex-wrap:wrap;gap:16px;margin:0;padding:0;list-style:none}
.frame{display:block;background:var(--desk);padding:14px}
.frame img,.frame video{height:226px;width:auto;display:block}
.frame video{height:320px;max-width:100%}
.tall .frame img{height:520px}
.tiles a{display:block;text-decoration:none}.tiles a:hover .name{text-decoration:underline}
.name{display:block;padding-top:8px;font-weight:700}
.fine{display:block;font-size:15px}
.files{margin-top:20px;columns:3 260px;column-gap:24px}
.files li{padding:5px 0;break-inside:avoid}
footer{background:var(--board);color:var(--chalk);padding:36px clamp(20px,5vw,72px)}
footer p{margin:0;max-width:70ch}
@media (max-width:700px){.frame img,.frame video{height:190px}}
@media print{.frame img{height:160px}header,footer{background:none;color:inherit}}
"""
_TYPES = {"application/vnd.openxmlformats-officedocument.presentationml.presentation": "PowerPoint"}
_NAMES = {"cy": "Cymraeg", "en": "English", "cy-en": "Cymraeg, English"}


def contact_sheet(
    manifest: bytes,
    family: str,
    fonts: Mapping[int, bytes],
    read: Callable[[str], bytes] = lambda path: b"",
) -> bytes:
    """The page for a manifest, set in the brand's fonts (by weight).

    Pictures are those that were built, loaded as they come into view. `read` gives the bytes of an
    artefact: captions are put into the page, since browsers load no others from a disk.
    """
    artefacts = json.loads(manifest)["artefacts"]
    kinds: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for artefact in artefacts:
        kinds.setdefault(artefact["kind"], {}).setdefault(artefact["resource"], []).append(artefact)
    nav = "".join(
        f'<li><a href="#{escape(kind)}">{escape(kind.capitalize())}</a></li>'
        for kind in _in_order(kinds)
    )
    body = "".join(_kind(kind, kinds[kind], read) for kind in _in_order(kinds))
    style = _STYLE.replace("Onest", family)
    page = (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport"'
        ' content="width=device-width,initial-scale=1"><title>Everything that was'
        f" built</title><style>{_faces(family, fonts)}{style}</style></head><body><header><h1>Everything"
        f" that was&nbsp;built</h1><p>{len(artefacts)} files of {sum(map(len, kinds.values()))}"
        " resources. Each picture is the file itself.</p><nav"
        f' aria-label="Kinds"><ul>{nav}</ul></nav></header><main>{body}</main><footer><p>Based on'
        " ICO guidance. Not published or approved by the ICO. Every Welsh word waits for review by"
        " a Welsh speaker unless the catalogue says otherwise.</p></footer></body></html>\n"
    )
    return page.encode()


def _in_order(kinds: dict[str, Any]) -> list[str]:
    first = ["posters", "infographics", "cards", "videos"]
    return [kind for kind in first if kind in kinds] + sorted(set(kinds) - set(first))


def _kind(
    kind: str, resources: dict[str, list[dict[str, Any]]], read: Callable[[str], bytes]
) -> str:
    return (
        f'<section id="{escape(kind)}"><h2>{escape(kind.capitalize())}</h2>'
        + "".join(
            _resource(found, read)
            for _, found in sorted(resources.items(), key=lambda r: _natural(r[0]))
        )
        + "</section>"
    )


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (0, part) for part in name.split("-")]


def _resource(artefacts: list[dict[str, Any]], read: Callable[[str], bytes]) -> str:
    titles = {a["languages"][0]: a["title"] for a in artefacts if len(a["languages"]) == 1}
    heading = "".join(
        f'<span lang="{code}">{escape(titles[code])}</span>' for code in _languages(titles)
    )
    films = any(a["media_type"] == "video/mp4" for a in artefacts)
    pictures = [
        a
        for a in artefacts
        if a["media_type"] in (("video/mp4",) if films else ("image/png", "image/jpeg"))
    ]
    others = [a for a in artefacts if a not in pictures]
    sets: dict[str, list[dict[str, Any]]] = {}
    for a in sorted(pictures, key=lambda a: (_width(a), a["format"])):
        sets.setdefault(a["format"], []).append(a)
    shown = "".join(
        _set(
            name,
            sorted(found, key=_edition),
            [_film(a, others, read) for a in sorted(found, key=_edition)] if films else None,
        )
        for name, found in sets.items()
    )
    files = "".join(_file(a) for a in sorted(others, key=lambda a: (_edition(a), a["format"])))
    return f'<h3>{heading}</h3><div class="sets">{shown}</div>' + (
        f'<ul class="files">{files}</ul>' if files else ""
    )


def _set(name: str, artefacts: list[dict[str, Any]], films: list[str] | None = None) -> str:
    tall = " tall" if _width(artefacts[0]) < 0.4 else ""
    size = artefacts[0]["size"]
    return (
        f'<section class="set{tall}"><h4>{escape(name)} ({size["width"]} ×'
        f" {size['height']})</h4><ul"
        f' class="tiles">{"".join(films or map(_tile, artefacts))}</ul></section>'
    )


def _faces(family: str, fonts: Mapping[int, bytes]) -> str:
    """The fonts inside the page, so that it looks the same wherever it is copied."""
    return "".join(
        f'@font-face{{font-family:"{family}";font-weight:{weight};src:url(data:font/ttf;base64,{b64encode(data).decode()})}}'
        for weight, data in sorted(fonts.items())
    )


def _languages(titles: dict[str, str]) -> list[str]:
    return sorted(titles, key=lambda code: (code != "cy", code))


def _edition(artefact: dict[str, Any]) -> tuple[int, int, str]:
    """Welsh, English, bilingual."""
    languages = artefact["languages"]
    return len(languages), languages[0] != "cy", artefact["edition"]


def _width(artefact: dict[str, Any]) -> float:
    return float(artefact["size"]["width"]) / float(artefact["size"]["height"])


def _tile(a: dict[str, Any]) -> str:
    size = a["size"]
    return (
        f'<li><a href="{escape(a["path"])}"><span class="frame"><img src="{escape(a["path"])}"'
        f' alt="{escape(a["alt"])}" lang="{a["languages"][0]}" loading="lazy"'
        f' width="{size["width"]}" height="{size["height"]}"></span><span'
        f' class="name">{_NAMES.get(a["edition"], a["edition"])}</span></a><span'
        f' class="fine">{_size(a)}</span></li>'
    )


def _film(a: dict[str, Any], others: list[dict[str, Any]], read: Callable[[str], bytes]) -> str:
    """A film with its poster and its captions. It loads nothing before somebody plays it."""
    size, name = a["size"], a["path"].removesuffix(f".{a['edition']}.mp4")
    poster = next(
        (o["path"] for o in others if o["path"].startswith(f"{name}-poster.{a['edition']}.")), ""
    )
    narrow = "captions-9x16-vtt" if size["height"] > size["width"] else "captions-vtt"
    captions = sorted(
        (o for o in others if o["format"] == narrow),
        key=lambda o: (o["languages"] != a["languages"], o["languages"]),
    )
    tracks = "".join(
        f'<track kind="captions" srclang="{o["languages"][0]}"'
        f' label="{_NAMES.get(o["edition"], o["edition"])}"'
        f' src="data:text/vtt;base64,{b64encode(read(o["path"])).decode()}"{" default" if o["languages"] == a["languages"] else ""}>'
        for o in captions
    )
    return (
        '<li><span class="frame"><video controls playsinline preload="none"'
        f' width="{size["width"]}" height="{size["height"]}" lang="{a["languages"][0]}"'
        f' aria-label="{escape(a["alt"])}"{f" poster={chr(34)}{escape(poster)}{chr(34)}" if poster else ""}><source'
        f' src="{escape(a["path"])}" type="video/mp4">{tracks}</video></span><a'
        f' href="{escape(a["path"])}"><span'
        f' class="name">{_NAMES.get(a["edition"], a["edition"])}</span></a><span'
        f' class="fine">{_size(a)}</span></li>'
    )


def _file(a: dict[str, Any]) -> str:
    if a["kind"] == "videos":
        return (
            f'<li><a href="{escape(a["path"])}">{escape(a["path"].rsplit("/", 1)[-1])}</a>'
            f" ({_size(a)})</li>"
        )
    kind = _TYPES.get(a["media_type"]) or a["path"].rsplit(".", 1)[-1].upper()
    pages = (
        f", {a['pages']} {'slides' if kind == 'PowerPoint' else 'pages'}" if a["pages"] > 1 else ""
    )
    return (
        f'<li><a href="{escape(a["path"])}">{_NAMES.get(a["edition"], a["edition"])}:'
        f" {escape(a['format'])}</a> ({kind}, {_size(a)}{pages})</li>"
    )


def _size(a: dict[str, Any]) -> str:
    return f"{max(1, round(a['bytes'] / 1000))} kB"
