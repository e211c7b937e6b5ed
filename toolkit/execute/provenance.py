"""Who makes a kind of job: the sources that its renderer imports, and the versions of their tools.

Nothing is listed by hand. The text of every module that a renderer reaches through imports decides
its jobs' keys, and so does every other file that lies beside such a module. A file that is called
like a module (a page's template) counts for that module alone: a new look of transcripts encodes no
film again.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from toolkit.media.registry import KINDS
from toolkit.model.digest import canonical, digest
from toolkit.model.problem import Problem

PACKAGE = Path(__file__).resolve().parent.parent
# `import a.b`, `from a import b, c` and `from a import (…)`, wherever in a file they stand.
_IMPORT = re.compile(
    r"^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import[ \t]+(\([^)]*\)|[^\n]*)|import[ \t]+([^\n]*))",
    re.MULTILINE,
)
_COMMENT = re.compile(r"#[^\n]*")
_REQUIRED = re.compile(r"^Requires-Dist: ([A-Za-z0-9._-]+)([^\n]*)", re.MULTILINE)
# Where a module is called otherwise than the package that brings it.
_BROUGHT_BY = {"PIL": "pillow", "pptx": "python-pptx", "fontTools": "fonttools"}


@lru_cache(maxsize=64)
def made_by(kind: str) -> str:
    """Digest of the renderer's sources and its tools' versions: who changes either makes everything
    of that kind anew.
    """
    return digest_of(KINDS[kind].renderer)


def digest_of(module: str) -> str:
    """Digest of all that a module reaches through imports, and of its tools' versions."""
    sources, tools = closure(module)
    seen = [(name, _source(name)) for name in sources]
    python = ".".join(map(str, sys.version_info[:2]))
    return digest(canonical([seen, versions(tools), python]).encode())


@lru_cache(maxsize=64)
def lacking(kind: str) -> tuple[Problem, ...]:
    """What of the optional tools of a kind is not installed here."""
    extra = KINDS[kind].extra
    if not extra:
        return ()
    _, tools = closure(KINDS[kind].renderer)
    missing = [name for name in tools if find_spec(name) is None]
    if not missing:
        return ()
    return (
        Problem(
            extra,
            f"films need the extra “{extra}”: {' and '.join(missing)}"
            f" {'is' if len(missing) == 1 else 'are'} not installed",
            None,
            "pip install -r requirements.txt; everything else is made without, packs and the"
            " site too",
        ),
    )


@lru_cache(maxsize=64)
def closure(module: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Every file of the package that a module reaches through imports, itself and the packages that
    it lies in included, and the files beside them that are no modules (paths below toolkit/); the
    tools from outside.
    """
    modules: dict[str, None] = {}
    tools: set[str] = set()
    waiting = list(_with_packages(module))
    while waiting:
        name = waiting.pop()
        path = _file(name)
        if name in modules or path is None:
            continue
        modules[name] = None
        for imported in _imports(path):
            if imported.partition(".")[0] == "toolkit":
                waiting.append(imported)
            elif imported.partition(".")[0] not in sys.stdlib_module_names:
                tools.add(imported.partition(".")[0])
    files = {path for name in modules if (path := _file(name))}
    folders = {os.path.dirname(path) for path in files}
    files |= {path for folder in folders for path in _beside(folder) if _counts(path, files)}
    return tuple(sorted(files)), tuple(sorted(tools))


def versions(tools: tuple[str, ...]) -> list[tuple[str, str]]:
    """The installed version of each tool, and of the packages that it requires itself."""
    found: dict[str, str] = {}
    waiting = [_BROUGHT_BY.get(tool, tool).lower().replace("_", "-") for tool in tools]
    while waiting:
        package = waiting.pop()
        if package in found:
            continue
        folder, found[package] = _installed().get(package, ("", "none"))
        waiting += _required(folder)
    return sorted(found.items())


@lru_cache(maxsize=512)
def _file(module: str) -> str | None:
    """The path below toolkit/ of a dotted name; None for what is a name inside a module."""
    inside = "/".join(module.split(".")[1:])
    for path in (f"{inside}.py", f"{inside}/__init__.py".lstrip("/")):
        if (PACKAGE / path).is_file():
            return path
    return None


@lru_cache(maxsize=512)
def _imports(path: str) -> tuple[str, ...]:
    """Dotted names that a file may import. `from a import b` may mean the module a.b; a package is
    reached too, since importing what is in it runs its __init__.
    """
    found: dict[str, None] = {}
    text = _COMMENT.sub("", (PACKAGE / path).read_text(encoding="utf-8"))
    for start, names, plain in _IMPORT.findall(text):
        for name in re.findall(r"[\w.]+(?:[ \t]+as[ \t]+\w+)?", plain or names):
            word = name.split()[0]
            whole = word if plain else f"{start}.{word}"
            parts = whole.split(".")
            found |= dict.fromkeys(_with_packages(whole) if parts[0] == "toolkit" else (whole,))
    return tuple(found)


def _with_packages(module: str) -> Iterator[str]:
    """A module and the packages that it lies in, whose __init__ runs first. Not the toolkit's own,
    which says nothing but its version.
    """
    parts = module.split(".")
    return (".".join(parts[:n]) for n in range(2, len(parts) + 1))


@lru_cache(maxsize=64)
def _beside(folder: str) -> tuple[str, ...]:
    """Files of a folder that are no modules: templates and tables that its modules read."""
    names = sorted(os.listdir(PACKAGE / folder))
    return tuple(
        os.path.join(folder, name).replace(os.sep, "/")
        for name in names
        if not name.endswith((".py", ".pyc", ".md")) and os.path.isfile(PACKAGE / folder / name)
    )


def _counts(path: str, modules: set[str]) -> bool:
    """Does a file beside modules belong to these? Where none is called like it, to all."""
    namesake = f"{path.rpartition('.')[0]}.py"
    return namesake in modules or not (PACKAGE / namesake).is_file()


@lru_cache(maxsize=512)
def _source(path: str) -> str:
    return digest((PACKAGE / path).read_bytes().replace(b"\r\n", b"\n"))


@lru_cache(maxsize=1)
def _installed() -> dict[str, tuple[str, str]]:
    """Every installed package: the folder that describes it, and its version from that folder's
    name. Asking importlib.metadata costs as much as a whole plan.
    """
    found: dict[str, tuple[str, str]] = {}
    for folder in sys.path:
        if os.path.isdir(folder):
            for name in os.listdir(folder):
                if name.endswith(".dist-info"):
                    package, _, version = name.removesuffix(".dist-info").partition("-")
                    found.setdefault(
                        package.lower().replace("_", "-"), (os.path.join(folder, name), version)
                    )
    return found


def _required(folder: str) -> Iterator[str]:
    """What a package needs to work at all, without its extras."""
    try:
        about = Path(folder, "METADATA").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return
    for name, condition in _REQUIRED.findall(about.partition("\n\n")[0]):
        if "extra" not in condition:
            yield name.lower().replace("_", "-")
