"""The style of the site, with the brand's letters and colours."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from toolkit.engine.bearings import EM, Letters, letters_of
from toolkit.engine.payload import decode
from toolkit.media.site.payload import StyleFile
from toolkit.model.job import Job, Rendered

TOKENS = "assets/brand/tokens.toml"
ROUND, ROUNDER = "CGOSQ", 10  # letters, and 1/1000 em
HANGING = -20  # 1/1000 em: a letter that reaches farther back (J) hangs out
_STOP = 340  # 1/1000 em: the widest stop with its distance, as the style draws it
_TRACKING = 18  # the style sets the letters of the slogan this much closer
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AROUND = re.compile(r"\s*([{};])\s*")


def render(job: Job, room: Path) -> Rendered:
    """Letters and colours as CSS takes them, then the style as it is written, without comments and
    without spaces that nobody reads.
    """
    told = decode(StyleFile, job.data)
    large = _letters(room / told.font) if told.font else None
    slogan = "".join((*_flush(large, told.firsts), _widest(large, told.slogans))) if large else ""
    colours = tomllib.loads((room / TOKENS).read_text("utf-8"))["color"]
    faces = "".join(_face(told.family, weight) for weight in told.weights)
    named = "".join(f"--{name}:{value};" for name, value in colours.items())
    style = _COMMENT.sub("", (room / told.entry).read_text("utf-8"))
    tight = _AROUND.sub(r"\1", " ".join(style.split()))
    return Rendered(
        f'{faces}:root{{--letters:"{told.family}";{named}}}\n{slogan}{tight}\n'.encode()
    )


def _face(family: str, weight: int) -> str:
    source = f'url(fonts/{weight}.woff2)format("woff2")'
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-display:swap;'
        f"src:{source}}}\n"
    )


def _letters(font: Path) -> Letters | None:
    """The letters of large words, unless nobody can read them."""
    try:
        return letters_of(font.read_bytes())
    except Exception:  # damage comes as many kinds of errors; judge/glyphs says it better
        return None


def _flush(large: Letters, firsts: str) -> Iterator[str]:
    """How far large words stand out, so that the ink of their first letter is flush; round ones a
    little more. What reaches back below the line, as the foot of a J may, hangs out.
    """
    for letter, (left, _) in sorted(large.sides(firsts).items()):
        out = (left if left > HANGING else 0) + ROUNDER * (letter in ROUND)
        yield f'[data-first="{letter}"]{{--flush:{-out / EM:g}em}}\n'


def _widest(large: Letters, slogans: tuple[str, ...]) -> str:
    """How wide the widest line is, in em: the style makes large type smaller for long words."""
    widths = (large.width(line) - _TRACKING * len(line) for line in slogans)
    return f":root{{--widest:{(max(widths, default=0) + _STOP) / EM:g}}}\n"
