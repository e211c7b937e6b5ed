"""Captions: the words of a film as cues of one or two lines, at the same times in every language,
and what stops them.

A cue that is too long for two lines is told in several captions, divided in the same number of
parts at the same frames in every language. Limits are the BBC's and Netflix's for reading (15
characters a second, 180 words a minute, 5/6 to 7 s).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from toolkit.i18n.words import NO_BREAK, bound, unbound
from toolkit.model.film import FPS, Cue, TimedScene, Timeline
from toolkit.model.problem import Problem, Span

WIDE, NARROW = 37, 25  # characters a line; narrow: 9:16
LINES = 2
PER_SECOND = 15  # characters
PER_MINUTE = 180  # words
SHORTEST, LONGEST = FPS * 5 // 6, FPS * 7  # frames
MOST_PARTS = 6
JOINED = {"cy": ("yn", "yr", "y")}  # words that belong to the next
CLITICS = ("’n", "’r")
STOPS = (".", "?", "!", ":", ";", ",", "…", "–", "\n")


@dataclass(frozen=True, slots=True)
class Caption:
    """One caption: its words in lines, from one frame to another.

    `id` is the content path of the words.
    """

    id: str
    start: int
    end: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The words without line breaks."""
        return " ".join(self.lines)


def caption_lines(timeline: Timeline, locale: str, narrow: bool = False) -> tuple[Caption, ...]:
    """The captions of a film in one language. Their times are the same in every language."""
    return tuple(
        caption for scene in timeline.scenes for caption in scene_captions(scene, locale, narrow)
    )


def scene_captions(scene: TimedScene, locale: str, narrow: bool = False) -> tuple[Caption, ...]:
    """The captions of one scene."""
    return tuple(
        caption for cue in scene.cues for caption in _told(cue, locale, NARROW if narrow else WIDE)
    )


def needed(texts: Mapping[str, str]) -> int:
    """The least frames in which words can be read within all limits, in every language and shape."""
    return max(
        sum(_need(parts) for parts in zip(*_divided(texts, width).values(), strict=True))
        for width in (WIDE, NARROW)
    )


def _told(cue: Cue, locale: str, width: int) -> tuple[Caption, ...]:
    return _captions(cue.id, cue.start, cue.end, tuple(cue.texts.items()), width)[locale]


@lru_cache(
    maxsize=2048
)  # asked for by every shape, language and edition of a film, and by its gates
def _captions(
    id: str, start: int, end: int, texts: tuple[tuple[str, str], ...], width: int
) -> dict[str, tuple[Caption, ...]]:
    """The captions of a cue in all its languages."""
    parts = _divided(dict(texts), width)
    needs = [_need(alike) for alike in zip(*parts.values(), strict=True)]
    times = [
        start + (end - start) * sum(needs[:n]) // max(sum(needs), 1) for n in range(len(needs) + 1)
    ]
    return {
        locale: tuple(
            Caption(id, a, b, lines(part, locale, width))
            for part, (a, b) in zip(said, pairwise(times), strict=True)
        )
        for locale, said in parts.items()
    }


def _need(alike: Iterable[str]) -> int:
    """Frames that one part wants in the language that needs the most."""
    return max(
        max(
            -(-len(part) * FPS // PER_SECOND),
            -(-len(part.split()) * FPS * 60 // PER_MINUTE),
            SHORTEST,
        )
        for part in alike
    )


def _divided(texts: Mapping[str, str], width: int) -> dict[str, tuple[str, ...]]:
    """The words of each language in the least number of parts that fit, the same number in all, and
    each part the same strings where the languages have as many.
    """
    strings = {locale: _strings(text) for locale, text in texts.items()}
    if len({len(found) for found in strings.values()}) == 1:
        alike = [
            _alike({locale: found[n] for locale, found in strings.items()}, width)
            for n in range(len(next(iter(strings.values()))))
        ]
        if all(alike):
            return _together(alike, width)
    whole = {locale: "\n".join(found) for locale, found in strings.items()}
    return _alike(whole, width) or {locale: (text,) for locale, text in whole.items()}


def _strings(text: str) -> list[str]:
    """What begins a line of its own.

    Single words with stops share a line: “Think. Check. Share.”
    """
    found: list[str] = []
    for string in (" ".join(part.split()) for part in unbound(text).split("\n")):
        if (
            found
            and found[-1].endswith(".")
            and string.endswith(".")
            and " " not in string
            and all(word.endswith(".") for word in found[-1].split())
        ):
            found[-1] += " " + string
        elif string:
            found.append(string)
    return found or [""]


def _alike(texts: Mapping[str, str], width: int) -> dict[str, tuple[str, ...]]:
    """One string in parts, as many in each language; nothing when it cannot be divided so that all
    fits.
    """
    for count in range(1, MOST_PARTS + 1):
        parts = {locale: _parts(text, locale, width, count) for locale, text in texts.items()}
        if all(parts.values()):
            return parts
    return {}


def _together(
    strings: Sequence[Mapping[str, tuple[str, ...]]], width: int
) -> dict[str, tuple[str, ...]]:
    """Whole strings that follow each other share a caption where two lines hold them in every
    language.
    """
    found: list[dict[str, str]] = []
    open_ = False
    for string in strings:
        parts = [
            dict(zip(string, alike, strict=True)) for alike in zip(*string.values(), strict=True)
        ]
        joined = (
            {locale: f"{found[-1][locale]}\n{text}" for locale, text in parts[0].items()}
            if open_ and len(parts) == 1
            else {}
        )
        if joined and all(_fits(text, locale, width) for locale, text in joined.items()):
            found[-1] = joined
        else:
            found += parts
        open_ = len(parts) == 1
    return {locale: tuple(part[locale] for part in found) for locale in strings[0]}


@lru_cache(maxsize=1024)  # asked for each language, shape and gate
def _parts(text: str, locale: str, width: int, count: int) -> tuple[str, ...]:
    """The text in so many parts, each within two lines: at ends of sentences if it can be, else of
    phrases; alike in length.
    """
    pieces = _pieces(text, locale)
    if count == 1:
        return (text,) if _fits(text, locale, width) else ()
    best: tuple[float, tuple[str, ...]] | None = None
    ends = [n for n in range(1, len(pieces))]
    for cuts in combinations(_likely(pieces, ends, count), count - 1):
        parts = tuple(
            " ".join(pieces[a:b]).replace("\n ", "\n") for a, b in pairwise((0, *cuts, len(pieces)))
        )
        cost = sum((len(part) - len(text) / count) ** 2 for part in parts) / len(text) - sum(
            _pause(part) for part in parts[:-1]
        )
        if (best is None or cost < best[0]) and all(_fits(part, locale, width) for part in parts):
            best = cost, tuple(part.strip() for part in parts)
    return best[1] if best else ()


def _likely(pieces: Sequence[str], ends: Sequence[int], count: int) -> Sequence[int]:
    """Where to look for cuts: everywhere in short texts, after punctuation in long ones, so that
    trying all stays quick.
    """
    stops = [n for n in ends if pieces[n - 1].endswith(STOPS)]
    return ends if (len(ends) <= 24 and count <= 4) or len(stops) < count - 1 else stops


def _pause(part: str) -> float:
    """How good it is to stop after these words."""
    return (
        60
        if part.endswith("\n")
        else 24
        if part.endswith((".", "?", "!", "…"))
        else 12
        if part.endswith(STOPS)
        else 0
    )


def _fits(text: str, locale: str, width: int) -> bool:
    broken = lines(text, locale, width)
    return len(broken) <= LINES and all(len(line) <= width for line in broken)


@lru_cache(maxsize=4096)  # the same words are tried in many divisions
def lines(text: str, locale: str, width: int) -> tuple[str, ...]:
    """The words in as few lines as the width allows; two lines are about alike and part at a pause
    where there is one. Strings of their own (after a line end in the text) begin a line.
    """
    strings = [string for string in text.split("\n") if string.strip()]
    if len(strings) > 1:
        return tuple(line for string in strings for line in lines(string, locale, width))
    pieces = [piece.strip() for piece in _pieces(text, locale)]
    whole = " ".join(pieces)
    if len(whole) <= width:
        return (whole,) if whole else ()
    halves = [(" ".join(pieces[:n]), " ".join(pieces[n:])) for n in range(1, len(pieces))]
    fitting = [half for half in halves if max(map(len, half)) <= width]
    if fitting:
        return min(fitting, key=lambda half: abs(len(half[0]) - len(half[1])) - _pause(half[0]) / 2)
    return _filled(pieces, width)


def _filled(pieces: Iterable[str], width: int) -> tuple[str, ...]:
    """Lines filled one after the other: what is said of words that are too long."""
    found: list[str] = []
    for piece in pieces:
        if found and len(found[-1]) + 1 + len(piece) <= width:
            found[-1] += " " + piece
        else:
            found.append(piece)
    return tuple(found)


def _pieces(text: str, locale: str) -> list[str]:
    """The text in pieces that no line breaks, with plain spaces: words that belong to the next stay
    with it. The last piece of a string keeps its line end.
    """
    first, *others = unbound(text).split("\n", 1)
    if others and others[0].strip():
        *pieces, last = _pieces(first, locale) or [""]
        return [*pieces, last + "\n", *_pieces(others[0], locale)]
    words = bound(" ".join(unbound(text).split()), locale)
    joined = JOINED.get(locale, ())
    pieces = []
    for word in words.split(" "):
        last = unbound(pieces[-1]).rpartition(" ")[2].lower() if pieces else ""
        if last and (last in joined or (locale == "cy" and last.endswith(CLITICS))):
            pieces[-1] += NO_BREAK + word
        elif word:
            pieces.append(word)
    return [unbound(piece) for piece in pieces]


def problems(
    film: str,
    timeline: Timeline,
    locales: Iterable[str],
    narrow: bool = False,
    where: Span | None = None,
) -> tuple[Problem, ...]:
    """Everything that stops the captions: each names the film, scene, language, value and limit.

    `where` is the storyboard.
    """
    found = []
    for locale in locales:
        before = 0
        for scene in timeline.scenes:
            name = f"film '{film}', scene '{scene.id}' ({locale}{', 9:16' if narrow else ''})"
            if not scene.descriptions.get(locale, "").strip():
                found.append(
                    Problem(
                        "description",
                        f"{name}: nothing says what is seen",
                        None,
                        "say in a sentence what the scene shows",
                        f"{locale} {scene.describe}",
                    )
                )
            for caption in scene_captions(scene, locale, narrow):
                inside = max(before, scene.start), scene.start + scene.frames
                found += [
                    Problem(
                        "captions",
                        f"{name}: {fault}",
                        where if timed else None,
                        hint,
                        "" if timed else f"{locale} {caption.id}",
                    )
                    for fault, hint, timed in _faults(caption, inside, NARROW if narrow else WIDE)
                ]
                before = caption.end
    return tuple(found)


def _faults(
    caption: Caption, inside: tuple[int, int], width: int
) -> Iterator[tuple[str, str, bool]]:
    """What is wrong, how to mend it, and whether the storyboard rather than the words must change."""
    said, seconds = f"'{caption.id}'", (caption.end - caption.start) / FPS
    if caption.start < inside[0] or caption.end > inside[1] or seconds <= 0:
        yield (
            (
                f"the caption {said} stands from {caption.start / FPS:.2f} to"
                f" {caption.end / FPS:.2f} s, outside {inside[0] / FPS:.2f} to"
                f" {inside[1] / FPS:.2f} s or over another"
            ),
            "give each its own time within the scene",
            True,
        )
        return
    speed, pace = len(caption.text) / seconds, len(caption.text.split()) * 60 / seconds
    if len(caption.text) * FPS > PER_SECOND * (
        caption.end - caption.start
    ):  # in whole numbers: at the limit is not over it
        yield (
            f"the caption {said} has {speed:.1f} characters a second; the limit is {PER_SECOND}",
            (
                f"cut {-(-len(caption.text) - int(-PER_SECOND * seconds))} characters, or hold the"
                " scene longer"
            ),
            False,
        )
    if len(caption.text.split()) * 60 * FPS > PER_MINUTE * (caption.end - caption.start):
        yield (
            f"the caption {said} has {pace:.0f} words a minute; the limit is {PER_MINUTE}",
            "use fewer words, or hold the scene longer",
            False,
        )
    if len(caption.lines) > LINES:
        yield (
            (
                f"the caption {said} has {len(caption.lines)} lines of {width} characters; the"
                f" limit is {LINES}"
            ),
            "use shorter sentences, or fewer words",
            False,
        )
    longest = max(caption.lines, key=len, default="")
    if len(longest) > width:
        yield (
            (
                f"the caption {said} has a line of {len(longest)} characters, “{longest}”; the"
                f" limit is {width}"
            ),
            "use shorter words, or words that a line may part",
            False,
        )
    if caption.end - caption.start < SHORTEST:
        yield (
            f"the caption {said} stands for {seconds:.2f} s; the least is {SHORTEST / FPS:.2f}",
            "hold the scene longer, or join it with another",
            True,
        )
    if caption.end - caption.start > LONGEST:
        yield (
            f"the caption {said} stands for {seconds:.2f} s; the most is {LONGEST / FPS:.0f}",
            "divide its words, or hold the scene for less time",
            True,
        )


def unsaid(
    film: str, timeline: Timeline, shown: Mapping[str, Mapping[str, Iterable[tuple[str, str]]]]
) -> tuple[Problem, ...]:
    """Words on the screen that the transcript lacks.

    `shown`: scene → language → (content path, words) as they are drawn.
    """
    found = []
    for scene in timeline.scenes:
        for locale, strings in shown.get(scene.id, {}).items():
            told = _folded(" ".join(cue.texts.get(locale, "") for cue in scene.cues))
            found += [
                Problem(
                    "transcript",
                    f"film '{film}', scene '{scene.id}' ({locale}): the words of '{path}' are on"
                    " the screen and not in the transcript",
                    None,
                    "make them a cue of the scene",
                    f"{locale} {path}",
                )
                for path, words in strings
                if _folded(words) not in told
            ]
    return tuple(found)


def _folded(text: str) -> str:
    return " ".join(unbound(text).split()).casefold()
