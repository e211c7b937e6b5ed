"""The style of the site, with the brand's letters and colours."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from toolkit.engine.bearings import letters_of
from toolkit.engine.payload import decode
from toolkit.media.site.payload import StyleFile
from toolkit.model.job import Job, Rendered

TOKENS = "assets/brand/tokens.toml"
ROUND, ROUNDER = "CGOSQ", 10  # letters, and 1/1000 em
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AROUND = re.compile(r"\s*([{};])\s*")


def render(job: Job, room: Path) -> Rendered:
    """Letters and colours as CSS takes them, then the style as it is written, without comments and
    without spaces that nobody reads.
    """
    told = decode(StyleFile, job.data)
    flush = "".join(_flush(room / told.font, told.firsts)) if told.font else ""
    colours = tomllib.loads((room / TOKENS).read_text("utf-8"))["color"]
    faces = "".join(_face(told.family, weight) for weight in told.weights)
    named = "".join(f"--{name}:{value};" for name, value in colours.items())
    style = _COMMENT.sub("", (room / told.entry).read_text("utf-8"))
    tight = _AROUND.sub(r"\1", " ".join(style.split()))
    return Rendered(f'{faces}:root{{--letters:"{told.family}";{named}}}\n{flush}{tight}\n'.encode())


def _face(family: str, weight: int) -> str:
    source = f'url(fonts/{weight}.woff2)format("woff2")'
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-display:swap;'
        f"src:{source}}}\n"
    )


def _flush(font: Path, firsts: str) -> Iterator[str]:
    """How far large words stand out, so that the ink of their first letter is flush; round ones a
    little more.
    """
    try:
        sides = letters_of(font.read_bytes()).sides(firsts)
    except Exception:  # damage comes as many kinds of errors; judge/glyphs says it better
        return
    for letter, (left, _) in sorted(sides.items()):
        out = left + ROUNDER * (letter in ROUND)
        yield f'[data-first="{letter}"]{{--flush:{-out / 1000:g}em}}\n'
