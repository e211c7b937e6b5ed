"""The floors, the doors and the registry: imports go down only, each third-party tool has one way
in, and media know neither each other nor who calls them.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from toolkit.execute.provenance import closure
from toolkit.media.registry import KINDS, MEDIA

ROOT = Path(__file__).resolve().parent.parent / "toolkit"
FILES = {path.relative_to(ROOT).as_posix(): path for path in sorted(ROOT.rglob("*.py"))}
FLOOR = {  # neighbours on one floor do not meet
    "__main__": 8,
    "cli": 7,
    "report": 6,
    "execute": 5,
    "check": 5,
    "media": 4,
    "plan": 3,
    "render": 3,
    "read": 3,
    "judge": 2,
    "i18n": 1,
    "engine": 1,
    "model": 0,
    "__init__": 0,
}
DOORS = {
    "click": "cli/",
    "babel": "i18n/",
    "langcodes": "i18n/tags.py",
    "typst": "engine/typst.py",
    "pikepdf": ("engine/pdf.py", "engine/press/"),
    "pypdfium2": ("engine/pixels.py", "engine/shown.py"),
    "PIL": ("engine/pixels.py", "engine/raster.py", "engine/logos/", "engine/press/"),
    "msgspec": "engine/payload.py",
    "brotli": "engine/fonts.py",
    "fontTools": (
        "engine/typeface.py",
        "i18n/tags.py",
        "engine/fonts.py",
        "engine/outlines.py",
        "engine/paths.py",
        "engine/bearings.py",
    ),
    "jinja2": "engine/html.py",
    "markupsafe": "engine/html.py",
    "openpyxl": "engine/workbook.py",
    "segno": "engine/qr.py",
    "filelock": "engine/lock.py",
    "pptx": "engine/slides/",
    "lxml": "engine/slides/",
    "av": "engine/film/",
    "numpy": ("engine/film/", "engine/grounds.py"),
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
    "execute/disk.py": {"os.urandom"},
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


def _medium(name: str) -> str:
    """The medium whose folder holds a file of media/; "" for the few files that all share."""
    parts = name.split("/")
    return parts[1] if len(parts) > 2 else ""


def _toolkit(name: str) -> set[str]:
    """The files of the package that a file imports."""
    paths = {imported.removeprefix("toolkit.").replace(".", "/") for imported in _imports(name)}
    return {f"{path}.py" for path in paths if f"{path}.py" in FILES}


MEDIA_FILES = [name for name in FILES if _package(name) == "media"]
RENDERERS = [
    name
    for name in FILES
    if (_package(name) == "render" or "/render/" in name) and not name.endswith("__init__.py")
]


@pytest.mark.parametrize("name", MEDIA_FILES)
def test_a_medium_knows_no_other(name: str) -> None:
    """It is a value of medium.py; only the registry has them all, and reading reads them all."""
    for other in _toolkit(name):
        if _package(other) != "media" or (name, other) == ("media/reading.py", "media/registry.py"):
            continue
        if name == "media/registry.py":
            assert other == f"media/{_medium(other)}/medium.py" or other == "media/medium.py"
        else:
            assert _medium(other) == _medium(name) or other == "media/medium.py", other


@pytest.mark.parametrize("name", FILES)
def test_only_who_reads_checks_runs_or_tells_asks_the_registry(name: str) -> None:
    if _package(name) not in ("check", "execute", "report", "cli") and name != "media/reading.py":
        assert not {"media/registry.py", "media/reading.py"} & _toolkit(name)


@pytest.mark.parametrize("name", [name for name in MEDIA_FILES if name.endswith("__init__.py")])
def test_the_packages_of_media_are_empty(name: str) -> None:
    """Else whatever they import would decide the keys of every renderer below them. A folder inside
    a medium may say what it is for.
    """
    if name.count("/") < 3:
        assert FILES[name].read_text(encoding="utf-8") == ""
    assert all(
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        for node in _tree(name).body
    )


@pytest.mark.parametrize("name", RENDERERS)
def test_a_renderer_sees_payloads_and_tools_and_nothing_that_decides(name: str) -> None:
    own = f"media/{_medium(name)}"
    for other in _toolkit(name):
        assert _package(other) in ("model", "judge", "i18n", "engine", "render") or (
            other in (f"{own}/payload.py", f"{own}/model.py") or other.startswith(f"{own}/render/")
        ), other
        assert not _renders(other), f"{other} is another renderer"


def _renders(name: str) -> bool:
    """Does the file have the function that the loop calls?"""
    return (name in RENDERERS) and any(
        isinstance(node, ast.FunctionDef) and node.name == "render" for node in _tree(name).body
    )


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_a_renderer_reaches_decides_nothing_either(kind: str) -> None:
    """Not by way of what it imports: a change of planning or reading makes nothing anew."""
    mine = KINDS[kind].renderer.removeprefix("toolkit.").replace(".", "/") + ".py"
    own = f"media/{_medium(mine)}"
    for other in closure(KINDS[kind].renderer)[0]:
        assert _package(other) in ("model", "judge", "i18n", "engine", "render") or (
            other in ("media/__init__.py", f"{own}/__init__.py")
            or other in (f"{own}/payload.py", f"{own}/model.py")
            or other.startswith(f"{own}/render/")
        ), other
        assert other == mine or not _renders(other), other


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_renderer(kind: str) -> None:
    name = KINDS[kind].renderer.removeprefix("toolkit.").replace(".", "/") + ".py"
    assert name in RENDERERS and _renders(name)


def test_kinds_outputs_and_order_of_media_are_of_one_piece() -> None:
    kinds = [kind.name for medium in MEDIA.values() for kind in medium.kinds]
    assert len(kinds) == len(set(kinds)) == len(KINDS)
    done: set[str] = set()
    for name, medium in MEDIA.items():
        assert medium.name == name
        assert set(medium.after) <= done, f"{name} comes after media that it does not know"
        done.add(name)
    assert {_medium(name) for name in MEDIA_FILES} - {""} == MEDIA.keys(), "a folder each"
    for resource in (resource for medium in MEDIA.values() for resource in medium.resources):
        assert sum(resource in medium.resources for medium in MEDIA.values()) == 1, resource


def test_every_renderer_is_of_some_kind() -> None:
    used = {
        kind.renderer.removeprefix("toolkit.").replace(".", "/") + ".py" for kind in KINDS.values()
    }
    assert {name for name in RENDERERS if _renders(name)} == used


@pytest.mark.parametrize("name", FILES)
def test_files_stay_short(name: str) -> None:
    assert len(FILES[name].read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("name", FILES)
def test_functions_stay_on_a_screen(name: str) -> None:
    for node in ast.walk(_tree(name)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or 0) - node.lineno + 1
            assert lines <= 40, f"{name}:{node.lineno} {node.name} has {lines} lines"


def test_values_of_any_type_stay_few() -> None:
    """Explicit `Any` is for what ships no types, and has a name of its own there."""
    count = sum(
        isinstance(node, ast.Name) and node.id == "Any"
        for name in FILES
        for node in ast.walk(_tree(name))
    )
    assert count < 100


def test_files_have_names_of_the_field() -> None:
    for name in FILES:
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
