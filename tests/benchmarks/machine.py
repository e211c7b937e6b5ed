"""What every benchmark here needs: the machine's facts, a frozen copy of the project, processes
that are measured.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
TOOLS = ("typst", "pypdfium2", "pillow", "pikepdf", "fonttools", "babel", "click")


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def facts() -> str:
    """The machine and the tools, in two lines. Figures without them mean nothing."""
    load = f", load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
    found = ", ".join(f"{name} {_version(name)}" for name in TOOLS)
    return (
        f"{_processor()}, {cores()} cores for this process{load}; {platform.system()}"
        f" {platform.release()}\nPython {platform.python_version()}; {found}"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        return next(
            line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")
        )
    except (OSError, StopIteration):
        return platform.machine()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"


@contextmanager
def frozen() -> Iterator[Path]:
    """A temporary folder with `project`, a copy of the campaign and the toolkit that nobody edits
    while we measure.
    """
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        project = Path(folder).resolve() / "project"
        for name in ("assets", "locales", "toolkit"):
            shutil.copytree(
                ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        yield project


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: seconds of wall and of CPU (user and system, its children too), peak
    memory, what it said.
    """

    wall: float
    cpu: float
    peak_mb: float
    said: str
    status: int


def run(command: Sequence[str | Path], folder: Path) -> Run:
    """Run a command in a folder and measure it, the start of the process included.

    Python keeps its compiled modules beside the folder, so that only the first run compiles them,
    as on any machine.
    """
    environment = {
        name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
    }
    environment["PYTHONPYCACHEPREFIX"] = str(folder.parent / "compiled")
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as out,
        tempfile.TemporaryFile("w+", encoding="utf-8") as errors,
    ):
        started = time.perf_counter()
        process = subprocess.Popen(
            [str(word) for word in command], cwd=folder, env=environment, stdout=out, stderr=errors
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        errors.seek(0)
        if process.returncode:
            sys.exit(
                f"{' '.join(map(str, command))} ended with"
                f" {process.returncode}\n{out.read()[-2000:]}\n{errors.read()[-4000:]}"
            )
        unit = 1 if sys.platform == "darwin" else 1024
        return Run(
            wall,
            usage.ru_utime + usage.ru_stime,
            usage.ru_maxrss * unit / 1e6,
            out.read(),
            process.returncode,
        )
