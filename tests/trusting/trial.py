"""Tries spoilt files on one reader, and watches what it does besides."""

from __future__ import annotations

import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from trusting.mutations import spoilt
from trusting.readers import READERS, outcome
from trusting.samples import SECRET

SLOW = 30.0  # seconds: what takes longer is a hang
ALLOWED = ("taken", "refused", "too long", "too large")


@dataclass
class Tally:
    """What became of the tries: how often each way, the slowest, and every failure."""

    ways: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    failures: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Count another's tries too."""
        self.ways += other.ways
        self.slowest = max(self.slowest, other.slowest)
        self.failures += other.failures


def sample(name: str, seed: int, number: int) -> bytes:
    """The file of a try. The first tries are the samples themselves."""
    known = _samples(name)
    if number < len(known):
        return known[number]
    r = random.Random(f"{seed} {name} {number}")
    return spoilt(r, r.choice(known), READERS[name].text)


@cache
def _samples(name: str) -> list[bytes]:
    return READERS[name].samples()


def attempt(name: str, seed: int, numbers: Iterable[int], note: Path | None = None) -> Tally:
    """Try the files of these numbers. `note` says which one, should this process die."""
    tally = Tally()
    _samples(name)
    for number in numbers:
        if note:
            note.write_text(f"{name}\n{number}")
        data = sample(name, seed, number)
        started = time.perf_counter()
        with _watched() as seen:
            try:
                way, said = outcome(READERS[name], data)
            except Exception:
                way, said = "traceback", traceback.format_exc(limit=-4)
        took = time.perf_counter() - started
        tally.ways[way] += 1
        tally.slowest = max(tally.slowest, took)
        if SECRET in said:
            seen.append("read a file outside")
        if took > SLOW and way != "too long":
            seen.append(f"took {took:.0f} s")
        if way not in ALLOWED:
            seen.append(f"{way}: {said[-700:]}")
        tally.failures += [f"{name}, --seed {seed}, number {number}: {what}" for what in seen]
    return tally


_SEEN: list[list[str]] = []  # where what happens now is noted


@contextmanager
def _watched() -> Iterator[list[str]]:
    """Notes files that this process would write outside temporary folders, and calls outside."""
    _hook()
    seen: list[str] = []
    _SEEN.append(seen)
    try:
        yield seen
    finally:
        _SEEN.remove(seen)


@cache
def _hook() -> None:
    own = tempfile.gettempdir()

    def hook(event: str, given: tuple[object, ...]) -> None:
        if not _SEEN:
            return
        if event.startswith("socket.c") or event in ("os.system", "os.exec", "socket.getaddrinfo"):
            _SEEN[-1].append(f"did {event}")
        if event == "open" and isinstance(given[1], str) and set("wax+") & set(given[1]):
            path = str(given[0])
            if not (path.startswith(own) or given[0] == "/dev/null" or isinstance(given[0], int)):
                _SEEN[-1].append(f"wrote {path}")

    sys.addaudithook(hook)
