"""The style of the site, with the brand's letters and colours."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from toolkit.engine.bearings import EM, Letters, letters_of
from toolkit.engine.payload import decode
from toolkit.media.site.payload import StyleFile
from toolkit.model.job import Job, Rendered

TOKENS = "assets/brand/tokens.toml"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ROUND = "CGOSQ"  # they stand out a little from a straight edge, as on paper
_STANDS_OUT = 10  # 1/1000 em
_HANGS = -20  # 1/1000 em: what reaches farther back, as the foot of a J may, hangs out
_STOP = 340  # the widest stop with its distance, as the style draws it
_TRACKING = 18  # the style sets the letters of the slogan this much closer
_AROUND = re.compile(r"\s*([{};])\s*")


def render(job: Job, room: Path) -> Rendered:
    """Letters and colours as CSS takes them, then the style as it is written, without comments and
    without spaces that nobody reads.
    """
    told = decode(StyleFile, job.data)
    colours = tomllib.loads((room / TOKENS).read_text("utf-8"))["color"]
    faces = "".join(_face(told.family, weight) for weight in told.weights)
    named = "".join(f"--{name}:{value};" for name, value in colours.items())
    slogan = _slogan(told, room)
    style = _COMMENT.sub("", (room / told.entry).read_text("utf-8"))
    tight = _AROUND.sub(r"\1", " ".join(style.split()))
    return Rendered(
        f'{faces}:root{{--letters:"{told.family}";{named}}}\n{slogan}{tight}\n'.encode()
    )


def _slogan(told: StyleFile, room: Path) -> str:
    """How wide the widest line of the slogan is, and where each of its lines begins.

    A font that cannot be read is refused where pages are drawn; here nothing is known of it.
    """
    try:
        font = letters_of((room / told.display).read_bytes())
    except Exception:  # damage comes as many kinds of errors, see judge/glyphs
        return ""
    widths = (font.width(line) - _TRACKING * len(line) for line in told.motto)
    widest = max(widths, default=0) + _STOP
    return f":root{{--widest:{widest / EM:g}}}\n" + "".join(_flush(font, told.motto))


def _flush(font: Letters, motto: tuple[str, ...]) -> Iterator[str]:
    """Each line flush by the ink of its first letter.

    Not from right to left, where the letter that begins a word has a form of its own.
    """
    firsts = {line[0] for line in motto if unicodedata.bidirectional(line[0]) == "L"}
    for letter, (left, _) in font.sides(sorted(firsts)).items():
        out = max(left, _HANGS) + (_STANDS_OUT if letter in _ROUND else 0)
        yield (
            f':is(.entry,.hero h1) .word[data-first="{letter}"]'
            f"{{margin-inline-start:{-out / EM:g}em}}\n"
        )


def _face(family: str, weight: int) -> str:
    source = f'url(fonts/{weight}.woff2)format("woff2")'
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-display:swap;'
        f"src:{source}}}\n"
    )
