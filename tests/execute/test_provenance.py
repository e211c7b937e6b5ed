"""Who makes a kind of job: its key changes when, and only when, something changes that its renderer
reaches.
"""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

import toolkit
from toolkit.execute.provenance import PACKAGE, closure, made_by, versions
from toolkit.media.registry import KINDS

RENDERERS = sorted({kind.renderer for kind in KINDS.values()})


@lru_cache(maxsize=512)
def imported(path: str) -> tuple[str, ...]:
    """Dotted names that a file may import, as Python's own parser sees them."""
    found: dict[str, None] = {}
    for node in ast.walk(ast.parse((PACKAGE / path).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= dict.fromkeys(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found |= dict.fromkeys(f"{node.module}.{alias.name}" for alias in node.names)
    return tuple(found)


def files_of(module: str) -> Iterator[str]:
    """The file of a dotted name and those of the packages around it, below toolkit/."""
    parts = module.split(".")[1:]
    for n in range(1, len(parts) + 1):
        inside = "/".join(parts[:n])
        for path in (f"{inside}.py", f"{inside}/__init__.py"):
            if (PACKAGE / path).is_file():
                yield path


def reached(module: str) -> tuple[set[str], set[str]]:
    """The modules and the tools that a module reaches, by the parser."""
    found: set[str] = set()
    tools: set[str] = set()
    waiting = [module]
    while waiting:
        name = waiting.pop()
        if name.partition(".")[0] != "toolkit":
            tools.add(name.partition(".")[0])
            continue
        for path in files_of(name):
            if path not in found:
                found.add(path)
                waiting += imported(path)
    return found, tools - sys.stdlib_module_names


@pytest.mark.parametrize("renderer", RENDERERS)
def test_imports_are_found_as_the_parser_finds_them(renderer: str) -> None:
    files, tools = closure(renderer)
    modules, from_outside = reached(renderer)
    assert {path for path in files if path.endswith(".py")} == modules
    assert set(tools) == from_outside


@pytest.mark.parametrize("renderer", RENDERERS)
def test_whatever_a_renderer_really_imports_is_among_them(renderer: str) -> None:
    """In a fresh interpreter. Imports inside functions come later, so there may be more."""
    script = f"""
import json, sys, {renderer}
print(json.dumps([name for name in sys.modules if name.split(".")[0] == "toolkit"]))
"""
    ran = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=PACKAGE.parent,
    )
    modules = {path for name in json.loads(ran.stdout) for path in files_of(name)}
    assert renderer.removeprefix("toolkit.").replace(".", "/") + ".py" in modules
    assert modules <= set(closure(renderer)[0])


def test_the_package_s_own_init_says_nothing_but_numbers() -> None:
    """It is left out of all keys, so that a new version alone makes nothing anew."""
    for node in ast.parse((PACKAGE / "__init__.py").read_text("utf-8")).body:
        assert isinstance(node, ast.Assign | ast.Expr) and isinstance(node.value, ast.Constant)
    assert toolkit.__version__


# Edits: a copy of the package, in which one file after the other is changed.

EDITS = """
import json, sys
from functools import lru_cache
from pathlib import Path
from toolkit.execute import provenance
from toolkit.media.registry import KINDS

assert str(provenance.PACKAGE).startswith(sys.argv[1]), "the copy is what is edited"
provenance.versions = lru_cache(provenance.versions)
CACHES = ("made_by", "closure", "_file", "_imports", "_beside", "_source")

def keys():
    for name in CACHES:
        getattr(provenance, name).cache_clear()
    return {kind: provenance.made_by(kind) for kind in KINDS}

before, changed = keys(), {}
for path in sorted(provenance.PACKAGE.rglob("*")):
    if path.is_file() and "__pycache__" not in path.parts:
        data = path.read_bytes()
        path.write_bytes(data + b"\\n# edited\\n")
        after = keys()
        path.write_bytes(data)
        name = path.relative_to(provenance.PACKAGE).as_posix()
        changed[name] = [kind for kind in KINDS if before[kind] != after[kind]]
assert keys() == before
print(json.dumps(changed))
"""


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the package."""
    top = tmp_path_factory.mktemp("copied")
    shutil.copytree(PACKAGE, top / "toolkit", ignore=shutil.ignore_patterns("__pycache__"))
    return top


def ran(script: str, copied: Path) -> str:
    """What a script says that imports the copy, and not the package that is tested."""
    return subprocess.run(
        [sys.executable, "-c", script, str(copied)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        cwd=copied,
        env=os.environ | {"PYTHONPATH": str(copied), "PYTHONDONTWRITEBYTECODE": "1"},
    ).stdout


@pytest.fixture(scope="module")
def changed(copied: Path) -> dict[str, list[str]]:
    """For each file of the package: the kinds whose key an edit of it changes."""
    found: dict[str, list[str]] = json.loads(ran(EDITS, copied))
    assert len(found) > 200
    return found


def test_an_edit_changes_exactly_the_keys_of_the_kinds_that_reach_the_file(
    changed: dict[str, list[str]],
) -> None:
    for path, kinds in changed.items():
        reaching = [kind for kind in KINDS if path in closure(KINDS[kind].renderer)[0]]
        assert kinds == reaching, path


@pytest.mark.parametrize(
    ("path", "kinds"),
    [
        ("render/page.py", {"page"}),
        ("judge/layout.py", {"measure", "fit", "fit-bare", "page", "layers"}),
        (  # a deck's logo may be an SVG file, which the page engine draws
            "engine/typst.py",
            {"measure", "fit", "fit-bare", "page", "layers", "deck"},
        ),
        (
            "engine/slides/style.py",
            {"audit"},
        ),  # how words of a deck look is asked when it is judged
        ("engine/slides/write.py", {"deck"}),
        ("model/film.py", {"film", "captions", "transcript"}),
        ("media/films/render/scene.py", {"scene"}),
        (
            "media/films/render/__init__.py",
            {"layers", "scene", "stills", "film", "captions", "transcript"},
        ),
        ("media/films/render/transcript.html", {"transcript"}),
        ("media/packs/render/readme.css", {"readme"}),
        ("media/articles/render/article.html", {"article"}),
        ("media/articles/payload.py", {"article"}),
        ("engine/html.py", {"transcript", "article", "readme", "site-page"}),
        ("engine/html.css", {"transcript", "article", "readme", "site-page"}),
        ("model/digest.py", set(KINDS)),
        ("model/job.py", set(KINDS)),
    ],
)
def test_an_edit_makes_these_kinds_anew(
    changed: dict[str, list[str]], path: str, kinds: set[str]
) -> None:
    assert set(changed[path]) == kinds


@pytest.mark.parametrize(
    "part",
    ["plan/", "read/", "cli/", "report/", "execute/", "media/registry.py", "media/medium.py"],
)
def test_an_edit_of_what_decides_reads_or_tells_makes_nothing_anew(
    changed: dict[str, list[str]], part: str
) -> None:
    """What those decide stands in the job's data, which is in its key anyway."""
    files = [path for path in changed if path.startswith(part)]
    assert files
    assert {path: changed[path] for path in files if changed[path]} == {}


@pytest.mark.parametrize("part", ["medium.py", "plan.py", "read.py"])
def test_neither_does_an_edit_of_what_a_medium_reads_and_plans(
    changed: dict[str, list[str]], part: str
) -> None:
    files = [path for path in changed if path.startswith("media/") and path.endswith(f"/{part}")]
    assert len(files) > 3 and not any(changed[path] for path in files)


def test_a_new_import_brings_its_file_into_the_key(copied: Path) -> None:
    script = """
import sys
from toolkit.execute import provenance
path = provenance.PACKAGE / "media/films/render/captions.py"
text = path.read_text("utf-8")
before = set(provenance.closure("toolkit.media.films.render.captions")[0])
more = "import re\\nfrom toolkit.engine import (\\n    qr as codes,\\n    html,\\n)\\n"
path.write_text(text.replace("import re\\n", more, 1), "utf-8")
for name in ("closure", "_imports"):
    getattr(provenance, name).cache_clear()
files, tools = provenance.closure("toolkit.media.films.render.captions")
path.write_text(text, "utf-8")
print(*sorted(set(files) - before), *tools)
"""
    said = set(ran(script, copied).split())
    assert {"engine/qr.py", "engine/html.py", "engine/html.css", "segno", "jinja2"} <= said


def test_line_ends_decide_nothing(copied: Path) -> None:
    """A checkout on Windows has others."""
    script = """
import sys
from toolkit.execute import provenance
before = provenance.made_by("page")
path = provenance.PACKAGE / "render/page.py"
data = path.read_bytes()
path.write_bytes(data.replace(b"\\n", b"\\r\\n"))
for name in ("made_by", "_source"):
    getattr(provenance, name).cache_clear()
print(provenance.made_by("page") == before)
path.write_bytes(data)
"""
    assert ran(script, copied).strip() == "True"


# Tools: their versions, and those of what they require themselves.


def test_a_tool_is_known_by_its_version_and_so_is_what_it_requires() -> None:
    found = dict(versions(("pptx",)))
    assert {"python-pptx", "lxml", "pillow", "xlsxwriter"} <= found.keys()
    assert all(version != "none" for version in found.values())
    assert versions(("no such tool",)) == [("no such tool", "none")]


def test_another_version_of_a_tool_makes_its_kinds_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    before = {kind: made_by(kind) for kind in KINDS}
    monkeypatch.setattr(
        "toolkit.execute.provenance.versions",
        lambda tools: [(tool, "2" if tool == "typst" else "1") for tool in tools],
    )
    made_by.cache_clear()
    two = {kind: made_by(kind) for kind in KINDS}
    monkeypatch.setattr(
        "toolkit.execute.provenance.versions", lambda tools: [(tool, "1") for tool in tools]
    )
    made_by.cache_clear()
    one = {kind: made_by(kind) for kind in KINDS}
    made_by.cache_clear()
    assert {kind for kind in KINDS if one[kind] != two[kind]} == {
        kind for kind in KINDS if "typst" in closure(KINDS[kind].renderer)[1]
    }
    monkeypatch.undo()
    assert {kind: made_by(kind) for kind in KINDS} == before
