"""The floors and the doors: imports go down only, and each third-party tool has one way in."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent / "toolkit"
FILES = {path.relative_to(ROOT).as_posix(): path for path in sorted(ROOT.rglob("*.py"))}
FLOOR = {
    "__main__": 6,
    "cli": 5,
    "report": 4,
    "execute": 3,
    "check": 3,
    "read": 2,
    "plan": 2,
    "render": 2,
    "i18n": 1,
    "engine": 1,
    "model": 0,
    "__init__": 0,
}
DOORS = {
    "click": "cli/",
    "babel": "i18n/",
    "typst": "engine/typst.py",
    "pikepdf": "engine/pdf.py",
    "pypdfium2": "engine/pixels.py",
    "PIL": ("engine/pixels.py", "engine/raster.py"),
    "fontTools": ("i18n/coverage.py", "engine/fonts.py", "engine/outlines.py"),
    "jinja2": "engine/html.py",
    "markupsafe": "engine/html.py",
    "openpyxl": "engine/workbook.py",
    "segno": "engine/qr.py",
    "pptx": "engine/slides/",
    "lxml": "engine/slides/",
    "av": "engine/film/",
    "numpy": "engine/film/",
    "spylls": "i18n/welsh/spelling.py",
}
# What makes two builds differ: the clock, the machine, chance.
CLOCK = {
    "time.time",
    "time.time_ns",
    "time.monotonic",
    "time.localtime",
    "time.gmtime",
    "time.strftime",
    "time.perf_counter",
}
CLOCK |= {"datetime.now", "datetime.utcnow", "datetime.today", "date.today"}
CHANCE = {
    "os.environ",
    "os.environb",
    "os.getenv",
    "os.urandom",
    "os.getpid",
    "os.sched_getaffinity",
    "os.cpu_count",
    "random",
    "secrets",
    "uuid",
    "locale",
    "socket",
}
ALLOWED = {
    "execute/loop.py": {"time.perf_counter"},
    "execute/pools.py": {"os.sched_getaffinity", "os.cpu_count"},
    "execute/store.py": {"os.urandom"},
}


def _tree(name: str) -> ast.Module:
    return ast.parse(FILES[name].read_text(encoding="utf-8"))


def _imports(name: str) -> Iterator[str]:
    """Dotted names that the file imports: `from toolkit.engine import pdf` gives toolkit.engine.pdf
    when that is a file.
    """
    for node in ast.walk(_tree(name)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{name}:{node.lineno} imports relatively"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield (
                    whole
                    if node.module == "toolkit"
                    or whole.replace("toolkit.", "").replace(".", "/") + ".py" in FILES
                    or node.module in {"os", "time", "datetime"}
                    else node.module or ""
                )


def _uses(name: str) -> set[str]:
    """`os.environ`, `datetime.now` and the like, however deep in an expression, and all that is
    imported.
    """
    attributes = {
        f"{ast.unparse(node.value).rpartition('.')[2]}.{node.attr}"
        for node in ast.walk(_tree(name))
        if isinstance(node, ast.Attribute)
    }
    return attributes | set(_imports(name))


def _package(name: str) -> str:
    return name.split("/")[0].removesuffix(".py")


@pytest.mark.parametrize("name", FILES)
def test_imports_go_down_only(name: str) -> None:
    mine = _package(name)
    for imported in _imports(name):
        if not imported.startswith("toolkit."):
            continue
        other = imported.split(".")[1]
        other = other if other in FLOOR else "__init__"
        assert other == mine or FLOOR[other] < FLOOR[mine], f"{name} imports {imported}"


@pytest.mark.parametrize("name", FILES)
def test_each_tool_has_one_door(name: str) -> None:
    for imported in _imports(name):
        tool = imported.split(".")[0]
        assert tool in DOORS or tool == "toolkit" or tool in sys.stdlib_module_names, (
            f"{name} imports {tool}, which has no door"
        )
        assert tool not in DOORS or name.startswith(DOORS[tool]), f"{name} imports {tool}"


def test_the_model_opens_nothing_and_imports_the_standard_library_only() -> None:
    for name in FILES:
        if _package(name) == "model":
            assert all(
                imported.split(".")[0] in sys.stdlib_module_names
                or imported.startswith("toolkit.model.")
                for imported in _imports(name)
            ), name
            assert not {"pathlib", "io"} & set(_imports(name)), name
            assert not any(
                isinstance(node, ast.Call) and ast.unparse(node.func) == "open"
                for node in ast.walk(_tree(name))
            ), name


def test_renderers_do_not_meet() -> None:
    for name in FILES:
        if _package(name) == "render":
            assert {
                imported for imported in _imports(name) if imported.startswith("toolkit.render.")
            } <= {"toolkit.judge.layout"}, name


def test_files_stay_short_and_have_names_of_the_field() -> None:
    for name, path in FILES.items():
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 300, name
        assert not {"utils", "helpers", "common", "managers"} & set(
            name.removesuffix(".py").split("/")
        ), name


@pytest.mark.parametrize(
    "name", [name for name in FILES if FLOOR.get(_package(name), 0) < FLOOR["cli"]]
)
def test_below_the_command_line_there_is_no_clock_no_environment_and_no_chance(name: str) -> None:
    assert (_uses(name) & (CLOCK | CHANCE)) <= ALLOWED.get(name, set())


def test_the_package_was_found() -> None:
    assert {"model/job.py", "cli/__init__.py", "render/page.py"} <= FILES.keys()
    assert {_package(name) for name in FILES} == FLOOR.keys()
