"""The stamp: it holds when nothing changed, and never when a whole build would do or say anything
else.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from minimal import CATALOGUE, CONTENT, FACTS, TEMPLATE, catalogue, tree, write

from toolkit.execute import stamp
from toolkit.execute.build import Outcome, build
from toolkit.execute.request import Folders, Request

TODAY = "2026-11-28"
OUTPUT = "build/cards/hello/hello-400x400.cy.png"
Change = Callable[[Path], None]


@pytest.fixture(autouse=True)
def own_program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A stand-in for the package and for the folder of installed tools, which tests may change."""
    top = tmp_path_factory.mktemp("program")
    (top / "toolkit").mkdir()
    (top / "toolkit/page.py").write_text("a = 1\n")
    (top / "site-packages").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stamp, "PACKAGE", str(top / "toolkit"))
        patch.setattr(stamp, "_tools", lambda: iter([str(top / "site-packages")]))
        yield top


def asked(**options: object) -> Request:
    return Request(jobs=1, today=TODAY, **options)  # type: ignore[arg-type]  # options by name


def made(root: Path) -> Outcome:
    return build(Folders.of(root), asked())


def edit(path: str, old: str, new: str) -> Change:
    def change(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new), "utf-8")

    return change


def touch_back(path: str, old: str, new: str) -> Change:
    """Other bytes, as many as before, and the time that the file had."""

    def change(root: Path) -> None:
        before = (root / path).stat()
        edit(path, old, new)(root)
        os.utime(root / path, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert (root / path).stat().st_size == before.st_size

    return change


def rename(path: str, name: str) -> Change:
    return lambda root: os.replace(root / path, (root / path).with_name(name))


def put(path: str, text: str = "") -> Change:
    def change(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")

    return change


def edit_output(root: Path) -> None:
    path = root / OUTPUT
    path.write_bytes(path.read_bytes() + b"mine")


def edit_output_and_touch_back(root: Path) -> None:
    path = root / OUTPUT
    before = path.stat()
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def touch(path: str) -> Change:
    return lambda root: os.utime(root / path, ns=(1, 1))


CHANGES: dict[str, Change] = {
    "nothing": lambda root: None,
    "the Welsh": edit(CATALOGUE, "Rhannu i ddiogelu", "Rhannwch i ddiogelu"),
    "the Welsh, as long and touched back": touch_back(
        CATALOGUE, "Rhannu i ddiogelu", "Rhannu i ddiogelo"
    ),
    "the English": edit(CONTENT, "Share to protect", "Share to help"),
    "a fact": edit(FACTS, "verified = { en = true", "verified = { en = false"),
    "a template": edit(TEMPLATE, "\n", "\n// a comment\n"),
    "a touched file": touch(CONTENT),
    "a renamed list": rename(CONTENT, "other.toml"),
    "a new list": put("assets/content/more.toml", '[line]\nword = "Word"\n'),
    "a new file of a template": put("assets/templates/note/more.typ", "// more\n"),
    "a new empty folder": lambda root: (root / "assets/new").mkdir(),
    "a removed output": lambda root: (root / OUTPUT).unlink(),
    "an edited output": edit_output,
    "an edited output, touched back": edit_output_and_touch_back,
    "a touched output": touch(OUTPUT),
    "a removed manifest": lambda root: (root / "build/manifest.json").unlink(),
    "somebody's file beside": put("build/cards/mine.txt", "mine"),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = write(tmp_path / "campaign", {})
    made(root)
    return root


def never_wrong(root: Path) -> None:
    """If the stamp holds, a whole build finds everything as it is and says the same."""
    folders = Folders.of(root)
    standing = stamp.stands(folders, asked())
    before = tree(root / "build")
    stamp.forget(folders.store)
    try:
        outcome = made(root)
    except Exception:  # the campaign is no longer whole: all the less may the stamp hold
        assert standing is None
        return
    after = tree(root / "build")
    if standing is None:
        return
    assert after == before and not outcome.made and not outcome.beside and not outcome.failed
    assert standing.reused == outcome.reused
    assert [said["message"] for said in standing.warnings] == [
        warning.message for warning in outcome.warnings
    ]


@pytest.mark.parametrize("name", CHANGES)
def test_a_stamp_that_holds_is_right_after_one_change(root: Path, name: str) -> None:
    CHANGES[name](root)
    never_wrong(root)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(sorted(CHANGES)), min_size=2, max_size=3, unique=True))
def test_a_stamp_that_holds_is_right_after_some_changes(names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = write(Path(folder).resolve() / "campaign", {})
        made(root)
        for name in names:
            try:
                CHANGES[name](root)
            except (AssertionError, OSError):  # what it would change is gone by an earlier change
                continue
        never_wrong(root)


def test_it_holds_when_nothing_changed_and_whatever_lies_beside(root: Path) -> None:
    folders = Folders.of(root)
    assert stamp.stands(folders, asked())
    CHANGES["somebody's file beside"](root)
    assert stamp.stands(folders, asked())


@pytest.mark.parametrize(
    "name",
    [
        name
        for name in CHANGES
        if name not in ("nothing", "somebody's file beside", "a new empty folder")
    ],
)
def test_it_does_not_hold_after(root: Path, name: str) -> None:
    CHANGES[name](root)
    assert stamp.stands(Folders.of(root), asked()) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda top: (top / "toolkit/page.py").write_text("a = 2\n"),
        lambda top: (top / "toolkit/new.css").write_text(""),
        lambda top: (top / "site-packages/typst-0.16.0.dist-info").mkdir(),
    ],
    ids=["the program", "a file of the program", "a tool"],
)
def test_it_does_not_hold_for_another_program(
    root: Path, own_program: Path, change: Change
) -> None:
    change(own_program)
    assert stamp.stands(Folders.of(root), asked()) is None


@pytest.mark.parametrize(
    "request_",
    [
        asked(draft=True),
        asked(release=True),
        asked(editions=("cy",)),
        asked(kinds=("cards",)),
        asked(formats=("400x400",)),
        asked(patterns=("hello",)),
        asked(force=True),
    ],
    ids=["draft", "release", "edition", "kind", "format", "pattern", "force"],
)
def test_it_holds_for_its_own_options_only(root: Path, request_: Request) -> None:
    assert stamp.stands(Folders.of(root), request_) is None


def test_how_many_draw_at_once_is_no_option(root: Path) -> None:
    assert stamp.stands(Folders.of(root), Request(jobs=7, why=True, today=TODAY))


def test_a_build_that_failed_keeps_none(tmp_path: Path) -> None:
    root = write(tmp_path / "campaign", {CATALOGUE: catalogue(title="")})
    assert made(root).code == 1
    assert stamp.stands(Folders.of(root), asked()) is None


def test_it_holds_until_a_fact_is_out_of_date(tmp_path: Path) -> None:
    root = write(tmp_path / "campaign", {})
    edit(FACTS, "[web]\n", "[web]\nuntil = 2026-12-31\n")(root)
    made(root)
    folders = Folders.of(root)
    assert stamp.stands(folders, asked())
    assert stamp.stands(folders, Request(today="2026-12-31"))
    assert stamp.stands(folders, Request(today="2027-01-01")) is None
    late = build(folders, Request(today="2027-01-01"))
    (said,) = [warning for warning in late.warnings if warning.code == "outdated"]
    assert said.message == "'web' was good until 2026-12-31" and said.where
    assert (said.where.path, bool(said.where.line)) == (FACTS, True)
    kept = stamp.stands(folders, Request(today="2027-01-02"))
    assert kept and said.message in [warning["message"] for warning in kept.warnings]


class Coarse:
    """What a disk says whose clock knows seconds only, and no time of entry."""

    def __init__(self, found: os.stat_result) -> None:
        self._found = found

    def __getattr__(self, name: str) -> object:
        if name in ("st_mtime_ns", "st_ctime_ns"):
            return self._found.st_mtime_ns // 1_000_000_000 * 1_000_000_000
        return getattr(self._found, name)


def test_bytes_decide_where_the_clock_is_too_coarse(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path / "campaign", {})
    real = os.stat
    monkeypatch.setattr(os, "stat", lambda *where, **how: Coarse(real(*where, **how)))
    touch = root / CONTENT
    now = real(root).st_mtime_ns + 1_000_000_000
    os.utime(touch, ns=(now, now))
    made(root)
    assert stamp.stands(Folders.of(root), asked())
    edit(CONTENT, "Share to protect", "Share to protec7")(root)
    os.utime(touch, ns=(now, now))
    assert stamp.stands(Folders.of(root), asked()) is None


def test_a_stamp_of_another_version_or_a_damaged_one_does_not_hold(root: Path) -> None:
    folders = Folders.of(root)
    (path,) = (folders.store / "stamps").glob("*.json")
    good = path.read_text("utf-8")
    for bad in ("", "{}", "[1]", good[:-1], good.replace('"format":1', '"format":99')):
        path.write_text(bad, "utf-8")
        assert stamp.stands(folders, asked()) is None
    path.write_text(good, "utf-8")
    assert stamp.stands(folders, asked())


def test_links_that_lead_into_themselves_are_looked_at_once(tmp_path: Path) -> None:
    (tmp_path / "assets/content").mkdir(parents=True)
    for name in "abcdefgh":
        (tmp_path / "assets/content" / name).symlink_to(tmp_path / "assets")
        (tmp_path / "assets" / name).symlink_to(".")
    folders = Folders(tmp_path, tmp_path / "out", tmp_path / "store")
    seen = [path for path, *_ in stamp.look(folders).seen if path.startswith(str(tmp_path))]
    assert len(seen) < 100
