"""Captions as files: WebVTT and SRT.

Words are written so that no player can take them for anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from toolkit.engine.payload import decode
from toolkit.i18n.breaking import joined
from toolkit.media.films.payload import CaptionFile
from toolkit.model.film import FPS
from toolkit.model.job import Job, Rendered, unplaced

APART = "\u2060"  # a joiner that nobody sees: SRT has no way to say that a sign is only a sign
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def render(job: Job, room: Path) -> Rendered:
    """UTF-8 with plain line ends, the same in every player's reading."""
    told = decode(CaptionFile, job.data)
    write = {"vtt": webvtt, "srt": srt}[told.format]
    landed = tuple(
        replace(unplaced(cue.id, told.locale, joined(cue.lines)), page=number, lines=len(cue.lines))
        for number, cue in enumerate(told.cues, 1)
    )
    return Rendered(write(told).encode(), landed=landed, facts={"cues": len(landed)})


def webvtt(told: CaptionFile) -> str:
    """The language stands on the first line: lines of their own below it are against the format's
    grammar.
    """
    blocks = [f"WEBVTT Kind: captions; Language: {told.locale}"]
    blocks += [
        f"{n}\n{_time(start, '.')} --> {_time(end, '.')}\n" + "\n".join(map(_marked, _whole(lines)))
        for n, (_, start, end, lines) in enumerate(told.cues, 1)
    ]
    return "\n\n".join(blocks) + "\n"


def srt(told: CaptionFile) -> str:
    """SubRip, with nothing before the first cue."""
    blocks = [
        f"{n}\n{_time(start, ',')} --> {_time(end, ',')}\n" + "\n".join(map(_plain, _whole(lines)))
        for n, (_, start, end, lines) in enumerate(told.cues, 1)
    ]
    return "\n\n".join(blocks) + "\n"


def _time(frame: int, point: str) -> str:
    """When a frame begins, to the millisecond: 00:00:04.033."""
    seconds, milliseconds = divmod((frame * 1000 + FPS // 2) // FPS, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{milliseconds:03}"


def _whole(lines: Iterable[str]) -> Iterator[str]:
    """Lines that are lines: an empty one would end the cue."""
    return (line for line in (_CONTROL.sub(" ", line).strip() for line in lines) if line)


def _marked(line: str) -> str:
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _plain(line: str) -> str:
    """No tag, arrow or override, to players that look for them; to the eye nothing changes."""
    return re.sub(r"<(?=[A-Za-z/!])|\{(?=\\)|--(?=>)", lambda found: found.group(0) + APART, line)
