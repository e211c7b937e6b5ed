"""Throws spoilt files at every reader of what strangers may bring: `python tests/trust.py`.

It prints for each reader how many were tried, taken and refused. Ends with 1 if anything else came
of one: a crash, a traceback, a hang, a file written or read outside, a call over the network.
`--parser fonts --seed 1 --number 77` tries that one file again and keeps it beside.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

from trusting.readers import READERS  # noqa: E402
from trusting.samples import PORT  # noqa: E402
from trusting.trial import Tally, attempt, sample  # noqa: E402

PIECE = 250  # tries that one process makes before the next piece


def main() -> int:
    """The program."""
    asked = _arguments()
    names = [name for name in READERS if not asked.parser or asked.parser in name]
    if asked.number is not None:
        return _again(names[0], asked.seed, asked.number)
    started = time.perf_counter()
    calls = _listener()
    tallies = dict.fromkeys(names, Tally())
    peak = 0
    for name, tally, memory in _all(names, asked.count, asked.seed, asked.workers):
        tallies[name] = _sum(tallies[name], tally)
        peak = max(peak, memory)
        for failure in tally.failures:  # at once, for whoever waits
            print(f"found: {failure}", file=sys.stderr, flush=True)
    _tell(tallies, time.perf_counter() - started, peak, calls)
    failures = [failure for tally in tallies.values() for failure in tally.failures]
    failures += [f"{len(calls)} calls over the network"] * bool(calls)
    for failure in failures[:20]:
        print(f"FAILED {failure}")
    return 1 if failures else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000, help="tries of all readers together")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--parser", default="", help="only readers that are called so")
    parser.add_argument("--number", type=int, help="one try again")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


def _again(name: str, seed: int, number: int) -> int:
    data = sample(name, seed, number)
    kept = Path(tempfile.gettempdir()) / f"trust-{seed}-{number}"
    kept.write_bytes(data)
    tally = attempt(name, seed, [number])
    print(f"{kept}: {len(data)} bytes; {dict(tally.ways)}, {tally.slowest:.2f} s")
    print("\n".join(tally.failures))
    return 1 if tally.failures else 0


def shares(names: list[str], count: int) -> Iterator[tuple[str, range]]:
    """The numbers that each reader tries, in pieces."""
    whole = sum(READERS[name].share for name in names)
    for name in names:
        most = -(-count * READERS[name].share // whole)
        for first in range(0, most, PIECE):
            yield name, range(first, min(first + PIECE, most))


def _all(names: list[str], count: int, seed: int, workers: int) -> Iterator[tuple[str, Tally, int]]:
    """Every piece, each process a few; what dies is told as a failure."""
    with tempfile.TemporaryDirectory() as notes:
        waiting = list(shares(names, count))
        while waiting:
            done = set()
            with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
                asked = {pool.submit(_piece, *piece, seed, notes): piece for piece in waiting}
                try:
                    for future in as_completed(asked):
                        tally, memory = future.result()
                        done.add(asked[future])
                        yield asked[future][0], tally, memory
                except BrokenProcessPool:
                    pass
            waiting = [piece for piece in waiting if piece not in done]
            for note in Path(notes).iterdir():
                name, _, number = note.read_text().partition("\n")
                note.unlink()
                if waiting:  # whoever was at work when all broke off
                    said = f"{name}, --seed {seed}, number {number}: died or hung, or stood beside"
                    lost = next(p for p in waiting if p[0] == name and int(number) in p[1])
                    waiting.remove(lost)
                    yield name, Tally(failures=[said]), 0


def _piece(name: str, numbers: range, seed: int, notes: str) -> tuple[Tally, int]:
    """One process's part, and the most memory that it or its process apart took, in MB."""
    note = Path(notes) / str(os.getpid())
    os.chdir(notes)
    faulthandler.dump_traceback_later(900, exit=True)  # a hang in this process itself
    try:
        tally = attempt(name, seed, numbers, note)
    finally:
        faulthandler.cancel_dump_traceback_later()
    note.unlink()
    return tally, _memory()


def _memory() -> int:
    try:
        import resource
    except ImportError:
        return 0
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    most = max(resource.getrusage(whose).ru_maxrss for whose in both)
    return most // (1_000_000 if sys.platform == "darwin" else 1000)


def _sum(first: Tally, second: Tally) -> Tally:
    whole = Tally()
    whole.add(first)
    whole.add(second)
    return whole


def _listener() -> list[str]:
    """Somebody whom the harmful samples would call; who called."""
    calls: list[str] = []
    try:
        server = socket.create_server(("127.0.0.1", PORT))
    except OSError as error:
        print(f"nobody listens for calls: {error}")
        return calls

    def listen() -> None:
        while True:
            caller, _ = server.accept()
            calls.append(str(caller.recv(200)))
            caller.close()

    threading.Thread(target=listen, daemon=True).start()
    return calls


def _tell(tallies: dict[str, Tally], seconds: float, peak: int, calls: list[str]) -> None:
    ways = ("taken", "refused", "too long", "too large", "crashed", "reached out", "traceback")
    print(f"{'reader':18}{'tries':>8}" + "".join(f"{way:>12}" for way in ways) + f"{'slowest':>10}")
    for name, tally in tallies.items():
        print(
            f"{name:18}{tally.ways.total():8,}"
            + "".join(f"{tally.ways[way]:12,}" for way in ways)
            + f"{tally.slowest:8.1f} s"
        )
    total = sum(tally.ways.total() for tally in tallies.values())
    print(
        f"{total:,} tries in {seconds:.0f} s; {len(calls)} calls over the network;"
        f" at most {peak:,} MB of memory"
    )


if __name__ == "__main__":
    sys.exit(main())
