"""Films as they were made, or as somebody edited them: size, time, streams, captions; and twins
that are equals.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from toolkit.i18n.iso639 import three_letters
from toolkit.model.film import FPS
from toolkit.model.problem import Problem, Span

if TYPE_CHECKING:
    from toolkit.engine.film.read import Captions, Reel

BT709 = (1, 1, 1, 1)
KEYS = 2 * FPS  # frames
LOUD = (-17.0, -15.0)  # LUFS
_CUE = re.compile(
    r"^(\d+):(\d\d):(\d\d)\.(\d\d\d) --> (\d+):(\d\d):(\d\d)\.(\d\d\d)\n((?:.+\n?)+)", re.MULTILINE
)


def check_film(
    path: str,
    data: bytes,
    artefact: Mapping[str, Any] | None,
    captions: Mapping[str, str],
    thoroughly: bool = False,
) -> tuple[list[Problem], Reel | None]:
    """Problems of one film, and what it holds.

    `artefact` is its entry in the manifest; `captions` the WebVTT files beside it by language;
    `thoroughly` decodes every frame.
    """
    from toolkit.engine.film import ready

    if missing := ready.lacking():
        return [missing], None
    from toolkit.engine.film import read

    found = read.reel(data)
    if isinstance(found, str):
        return [_problem(path, f"cannot be read: {found}", "build it again")], None
    faults = [
        *_made(found),
        *(_promised(found, artefact) if artefact else ()),
        *_told(found, captions),
    ]
    if thoroughly:
        faults += _watched(read.watch(data), found)
    return [_problem(path, message, hint) for message, hint in faults], found


def _made(found: Reel) -> list[tuple[str, str]]:
    """What every film must be, so that platforms and players take it as it is."""
    again = "make it with toolkit build, or encode it as assets/videos/README.md says"
    wrong = [
        (
            found.codec != "h264"
            or not found.profile.startswith("High")
            or found.pixels != "yuv420p",
            f"is {found.codec} {found.profile} {found.pixels}, not H.264 High yuv420p",
        ),
        (found.colour != BT709, "does not say that its colours are BT.709 of limited range"),
        (
            not found.even or abs(found.rate - FPS) > 0.01,
            f"has {found.rate:.2f} frames a second or uneven ones, not {FPS} even ones from 0 on",
        ),
        (
            found.gap > KEYS,
            f"has {found.gap} frames from one key frame to the next; the limit is {KEYS}",
        ),
        (
            not found.index_first,
            "has its index behind its pictures, so that players must load all of it first",
        ),
        (found.edit_list, "has an edit list, which platforms ask to leave out"),
    ]
    faults = [(message, again) for is_wrong, message in wrong if is_wrong]
    if found.sound and (
        found.sound[:3] != ("aac", "LC", 48_000)
        or abs(found.sound[3] - found.duration) > 2000 // FPS
    ):
        faults.append(
            (
                (
                    f"has sound as {found.sound[0]} {found.sound[1]} of {found.sound[2]} Hz that"
                    f" ends at {found.sound[3] / 1000:.2f} s, not AAC-LC of 48000 Hz as long as the"
                    " film"
                ),
                again,
            )
        )
    return faults


def _promised(found: Reel, artefact: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What the manifest says of it."""
    size, again = artefact["size"], "build it again"
    faults = []
    if (found.width, found.height) != (size["width"], size["height"]):
        faults.append(
            (
                f"is {found.width} × {found.height} pixels, not {size['width']} × {size['height']}",
                again,
            )
        )
    if found.title != artefact["title"]:
        faults.append((f"is titled “{found.title}”, not “{artefact['title']}”", again))
    own = artefact["languages"][0]
    if not found.tracks or found.tracks[0].iso != three_letters(own) or not found.tracks[0].default:
        faults.append((f"does not show captions in its own language ({own}) first", again))
    return faults


def _told(found: Reel, captions: Mapping[str, str]) -> list[tuple[str, str]]:
    """The film's own captions, against the files beside it: as many, at the same times, with the
    same words, to the end.
    """
    faults = []
    if not found.tracks:
        faults.append(("has no captions", "build it again"))
    for track in found.tracks:
        if track.cues and max(end for _, end, _ in track.cues) > found.duration + 1:
            faults.append((f"has captions ({track.iso}) after its end", "build it again"))
        if any(a[1] > b[0] for a, b in pairwise(track.cues)):
            faults.append((f"has captions ({track.iso}) that overlap", "build it again"))
    by_iso = {track.iso: track for track in found.tracks}
    for locale, text in captions.items():
        inside = by_iso.get(three_letters(locale))
        if inside is None:
            faults.append(
                (
                    f"has no captions in the language '{locale}', which stands beside it as a file",
                    "build it again",
                )
            )
        elif difference := _difference(inside, cues(text)):
            faults.append(
                (
                    f"has other captions ({locale}) than the file beside it: {difference}",
                    "build both again",
                )
            )
    return faults


def _difference(track: Captions, beside: Sequence[tuple[int, int, str]]) -> str:
    if len(track.cues) != len(beside):
        return f"{len(track.cues)} inside, {len(beside)} beside"
    for n, (a, b) in enumerate(zip(track.cues, beside, strict=True), 1):
        if abs(a[0] - b[0]) > 1 or abs(a[1] - b[1]) > 1:
            return f"number {n} stands at {a[0] / 1000:.3f} s and at {b[0] / 1000:.3f} s"
        if a[2].split() != b[2].split():
            return f"number {n} says “{a[2]}” and “{b[2]}”"
    return ""


def cues(text: str) -> list[tuple[int, int, str]]:
    """The cues of a WebVTT file: start and end in ms, words."""
    found = []
    for match in _CUE.finditer(text):
        times = [int(part) for part in match.groups()[:8]]
        start, end = (((h * 60 + m) * 60 + s) * 1000 + ms for h, m, s, ms in (times[:4], times[4:]))
        found.append(
            (
                start,
                end,
                match[9].strip().replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"),
            )
        )
    return found


def _watched(seen: Any, found: Reel) -> list[tuple[str, str]]:
    if isinstance(seen, str):
        return [(f"breaks off while it is played: {seen}", "build it again")]
    flashed, frames, loud = seen
    faults = []
    if flashed.too_many:
        faults.append(
            (
                f"flashes {max(flashed.general, flashed.red)} times in a second; the limit is 3",
                "let it change more slowly, or in a smaller part of the picture",
            )
        )
    if frames != found.frames:
        faults.append((f"shows {frames} frames of {found.frames}", "build it again"))
    if loud is not None and not LOUD[0] <= loud <= LOUD[1] and loud > -70:
        faults.append(
            (
                f"is {loud:.1f} LUFS loud, not −16 ± 1",
                "supply the sound to toolkit build, which makes it so",
            )
        )
    return faults


def check_twins(reels: Mapping[str, tuple[Mapping[str, Any], Reel]]) -> list[Problem]:
    """Films that differ in language alone: equally long, equally large, with the same cuts and
    captions at the same times.

    `reels`: manifest entry and contents by path. The finding stands at the Welsh film, or the first
    of them.
    """
    groups: dict[tuple[str, str], list[tuple[Mapping[str, Any], Reel]]] = {}
    for artefact, found in reels.values():
        groups.setdefault((artefact["resource"], artefact["format"]), []).append((artefact, found))
    problems = []
    for group in groups.values():
        (mine, own), *others = sorted(
            group, key=lambda pair: (pair[0]["languages"] != ["cy"], pair[0]["path"])
        )
        for other, twin in others:
            for message in _unlike(own, twin):
                problems.append(
                    _problem(mine["path"], f"{message} {other['path']}", "build both again")
                )
    return problems


def _unlike(own: Reel, twin: Reel) -> list[str]:
    times = [
        {track.iso: [cue[:2] for cue in track.cues] for track in found.tracks}
        for found in (own, twin)
    ]
    return [
        message
        for unlike, message in (
            (own.frames != twin.frames, f"has {own.frames} frames, and {twin.frames} in"),
            ((own.width, own.height) != (twin.width, twin.height), "has another size than"),
            (times[0] != times[1], "has captions at other times than"),
            (
                bool(own.sound) != bool(twin.sound),
                "has sound where there is none, or none where there is, in",
            ),
        )
        if unlike
    ]


def _problem(path: str, message: str, hint: str) -> Problem:
    return Problem("film", f"{path} {message}", Span(path), hint)
