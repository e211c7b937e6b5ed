"""Judges films, as they were made or as somebody edited them, and films that differ in language.

Of one film: size, time, streams, captions, flashes and loudness. Of twins: are they equals?
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, TypedDict

from toolkit.i18n.tags import three_letters
from toolkit.model.film import FPS
from toolkit.model.problem import Problem, Span

if TYPE_CHECKING:
    from toolkit.engine.film.read import Captions, Reel, Watched

AGAIN = "build it again"
ENCODE = "make it with toolkit build, or encode it as assets/videos/README.md says"
BT709 = (1, 1, 1, 1)
SOUND = ("aac", "LC", 48_000)
KEYS = 2 * FPS  # frames
LOUD = (-17.0, -15.0)  # LUFS
SILENT = -70  # LUFS
_CUE = re.compile(
    r"^(\d+):(\d\d):(\d\d)\.(\d\d\d) --> (\d+):(\d\d):(\d\d)\.(\d\d\d)\n((?:.+\n?)+)", re.MULTILINE
)


Fault = tuple[str, str]  # what is wrong, how to mend it


class Size(TypedDict):
    """Of a picture, in px."""

    width: int
    height: int


class Promised(TypedDict):
    """What the manifest says of a film, as far as it is judged here."""

    path: str
    resource: str
    format: str
    languages: list[str]
    title: str
    size: Size


def check_film(
    path: str,
    data: bytes,
    promised: Promised | None,
    captions: Mapping[str, str],
    thoroughly: bool = False,
) -> tuple[list[Problem], Reel | None]:
    """Problems of one film, and what it holds.

    `promised` is its entry in the manifest, if it has one; `captions` are the WebVTT files beside
    it, by language; `thoroughly` decodes every frame.
    """
    from toolkit.engine.film import ready

    if missing := ready.lacking():
        return [missing], None
    from toolkit.engine.film import read

    found = read.reel(data)
    if isinstance(found, str):
        return [_problem(path, f"cannot be read: {found}", AGAIN)], None
    faults = [
        *_made(found),
        *(_kept(found, promised) if promised else ()),
        *_told(found, captions),
    ]
    if thoroughly:
        faults += _watched(read.watch(data), found)
    return [_problem(path, message, hint) for message, hint in faults], found


def _made(found: Reel) -> list[Fault]:
    """Is it what every film must be, so that platforms and players take it as it is?"""
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
        (found.turned, "asks players to turn or mirror its picture, and not all of them do"),
    ]
    return [(message, ENCODE) for is_wrong, message in wrong if is_wrong] + _heard(found)


def _heard(found: Reel) -> list[Fault]:
    """Is its sound, if it has any, of the kind that platforms take, and as long as the film?"""
    if not found.sound:
        return []
    codec, profile, rate, end = found.sound
    if (codec, profile, rate) == SOUND and abs(end - found.duration) <= 2000 // FPS:
        return []
    message = (
        f"has sound as {codec} {profile} of {rate} Hz that ends at {end / 1000:.2f} s, not AAC-LC"
        " of 48000 Hz as long as the film"
    )
    return [(message, ENCODE)]


def _kept(found: Reel, promised: Promised) -> list[Fault]:
    """Is it what the manifest says?"""
    wide, high = promised["size"]["width"], promised["size"]["height"]
    faults = []
    if (found.width, found.height) != (wide, high):
        faults.append(f"is {found.width} × {found.height} pixels, not {wide} × {high}")
    if found.title != promised["title"]:
        faults.append(f"is titled “{found.title}”, not “{promised['title']}”")
    own = promised["languages"][0]
    first = found.tracks[0] if found.tracks else None
    if first is None or not first.default or not _speaks(first, own):
        faults.append(f"does not show captions in its own language ({own}) first")
    return [(message, AGAIN) for message in faults]


def _told(found: Reel, captions: Mapping[str, str]) -> list[Fault]:
    """Are its captions whole, and those of the files beside it?"""
    if not found.tracks:
        return [("has no captions", AGAIN)]
    faults = []
    for track in found.tracks:
        if track.cues and max(end for _, end, _ in track.cues) > found.duration + 1:
            faults.append((f"has captions ({track.language}) after its end", AGAIN))
        if any(a[1] > b[0] for a, b in pairwise(track.cues)):
            faults.append((f"has captions ({track.language}) that overlap", AGAIN))
    for locale, text in captions.items():
        spoken = [track for track in found.tracks if _speaks(track, locale)]
        differences = [_difference(track, cues(text)) for track in spoken]
        if not spoken:
            message = (
                f"has no captions in the language '{locale}', which stands beside it as a file"
            )
            faults.append((message, AGAIN))
        elif all(differences):
            message = f"has other captions ({locale}) than the file beside it: {differences[0]}"
            faults.append((message, "build both again"))
    return faults


def _speaks(track: Captions, locale: str) -> bool:
    """Is the track in this language? By its tag; by three letters where it has none: `zho` may be
    either of zh-Hans and zh-Hant.
    """
    return track.tag == locale if track.tag else track.iso == three_letters(locale)


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
        words = match[9].strip().replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        found.append((start, end, words))
    return found


def _watched(seen: Watched | str, found: Reel) -> list[Fault]:
    """Is it safe, whole and rightly loud when it is played to its end?"""
    if isinstance(seen, str):
        return [(f"breaks off while it is played: {seen}", AGAIN)]
    faults = []
    if seen.flashes.too_many:
        worst = max(seen.flashes.general, seen.flashes.red)
        message = f"flashes {worst} times in a second; the limit is 3"
        hint = "let it change more slowly, or in a smaller part of the picture"
        faults.append((message, hint))
    if seen.frames != found.frames:
        faults.append((f"shows {seen.frames} frames of {found.frames}", AGAIN))
    loud = seen.loudness
    if loud is not None and not LOUD[0] <= loud <= LOUD[1] and loud > SILENT:
        hint = "supply the sound to toolkit build, which makes it so"
        faults.append((f"is {loud:.1f} LUFS loud, not −16 ± 1", hint))
    return faults


def check_twins(reels: Iterable[tuple[Promised, Reel]]) -> list[Problem]:
    """Are films that differ in language alone equally long and large, with captions at one time?

    `reels`: what the manifest says of each, and what it holds. A finding stands at the film whose
    path is the first.
    """
    groups: dict[tuple[str, str], list[tuple[Promised, Reel]]] = {}
    for promised, found in reels:
        groups.setdefault((promised["resource"], promised["format"]), []).append((promised, found))
    problems = []
    for group in groups.values():
        (mine, own), *others = sorted(group, key=lambda pair: pair[0]["path"])
        for other, twin in others:
            problems += [
                _problem(mine["path"], f"{message} {other['path']}", "build both again")
                for message in _unlike(own, twin)
            ]
    return problems


def _unlike(own: Reel, twin: Reel) -> list[str]:
    times = [
        {track.language: [cue[:2] for cue in track.cues] for track in found.tracks}
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
