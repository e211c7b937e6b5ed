"""toolkit verify: packs that are as they were made, and packs that somebody changed, broke or built
to do harm.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import struct
import sys
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit.judge.pack import verify
from toolkit.media.registry import PACKED_TYPES
from toolkit.model.problem import Invalid

Run = Callable[..., Any]
POSTER = "posteri-posters/hello-a5-screen.cy.pdf"


@pytest.fixture
def pack(packed: Path, tmp_path: Path) -> Path:
    """A copy of a pack, to be changed."""
    return Path(shutil.copy(packed / "packs/small.cy.zip", tmp_path / "pack.zip"))


@pytest.fixture
def folder(pack: Path, tmp_path: Path) -> Path:
    """The same pack, unpacked."""
    with zipfile.ZipFile(pack) as archive:
        archive.extractall(tmp_path / "folder")
    return tmp_path / "folder"


def written(
    path: Path,
    files: dict[str, bytes],
    change: Callable[[zipfile.ZipInfo], None] = lambda info: None,
) -> Path:
    """An archive in the packs' way, of any content; `change` has a hand in each entry."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, (2026, 11, 22, 0, 0, 0))
            info.create_system, info.external_attr = 3, 0o100644 << 16
            change(info)
            archive.writestr(info, data)
    return path


def honest(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files with a manifest and sums that are right about them."""
    manifest = json.dumps(
        {
            "files": [
                {"path": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
                for name, data in files.items()
            ]
        }
    ).encode()
    known = files | {"manifest.json": manifest}
    return known | {
        "SHA256SUMS": (
            "".join(
                f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in known.items()
            ).encode()
        )
    }


def lines(path: Path) -> list[str]:
    """What is wrong, a line each."""
    said = [problem.message for problem in verify(path, PACKED_TYPES).problems]
    assert all("\n" not in line for line in said)
    return said


def content(pack: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(pack) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_packs_are_as_they_were_made(packed: Path, run: Run) -> None:
    packs = sorted(packed.glob("packs/*.zip"))
    ran = run("verify", *packs)
    assert ran.code == 0 and ran.out.count("all as they were made") == len(packs) == 5
    assert hashlib.sha256(packs[0].read_bytes()).hexdigest() in ran.out


def test_an_unpacked_pack_is_as_it_was_made(folder: Path, run: Run) -> None:
    assert run("verify", folder).code == 0


def test_programs_get_json(pack: Path, run: Run) -> None:
    pack.write_bytes(pack.read_bytes()[:-1])
    ran = run("verify", pack, "--json")
    assert (
        ran.code == 1
        and [line.get("code") for line in ran.lines] == ["pack", None]
        and ran.lines[1]["findings"] == 1
    )


@pytest.mark.parametrize(
    "name", [".DS_Store", "Thumbs.db", "desktop.ini", "~$x", "._a.pdf", ".~lock.talk.odp#"]
)
def test_what_a_system_or_an_office_left_in_an_unpacked_pack_is_said_and_no_finding(
    folder: Path, run: Run, name: str
) -> None:
    (folder / "posteri-posters" / name).write_bytes(b"x")
    ran = run("verify", folder)
    assert (ran.code, "all as they were made" in ran.out) == (0, True)
    assert f"not looked at, left by the system or an office: posteri-posters/{name}" in ran.out
    (line,) = run("verify", folder, "--json").lines
    assert (line["findings"], line["left"]) == (0, [f"posteri-posters/{name}"])


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (
            lambda f: (f / POSTER).write_bytes((f / POSTER).read_bytes()[:-1] + b"x"),
            f"{POSTER} is not what was packed",
        ),
        (lambda f: (f / POSTER).write_bytes(b"%PDF-"), f"{POSTER} has 5 bytes; the manifest says"),
        (lambda f: (f / POSTER).unlink(), f"{POSTER} is missing"),
        (
            lambda f: (f / "posteri-posters/.htaccess").write_bytes(b"x"),
            "posteri-posters/.htaccess is not in the manifest: somebody added it",
        ),
        (
            lambda f: (f / "SHA256SUMS").write_text("nonsense\n"),
            "SHA256SUMS:1 is not a sum and a name, or names a file twice",
        ),
        (
            lambda f: (f / "manifest.json").write_text('{"files": [{"path": 7}]}'),
            "manifest.json is not a pack's manifest",
        ),
        (
            lambda f: (f / "manifest.json").write_text("[" * 100_000),
            "manifest.json is not a pack's manifest",
        ),
        (lambda f: (f / "manifest.json").write_bytes(b"\xff"), "manifest.json cannot be read"),
        (
            lambda f: (f / "manifest.json").write_text(
                '{"files": [{"path": "../x", "bytes": 1, "sha256": ""}]}'
            ),
            "manifest.json is not a pack's manifest",
        ),
    ],
)
def test_an_unpacked_pack_that_was_changed(
    folder: Path, run: Run, act: Callable[[Path], Any], said: str
) -> None:
    act(folder)
    ran = run("verify", folder)
    assert ran.code == 1 and said in ran.out


@pytest.mark.skipif(sys.platform == "win32", reason="links ask for rights there")
def test_links_in_a_folder_are_not_followed(folder: Path) -> None:
    (folder / "a.txt").symlink_to("/etc/passwd")
    (folder / "b").symlink_to(folder)
    os.mkfifo(folder / "c.txt")
    assert lines(folder) == ["a.txt is a link", "b is a link", "c.txt is not a plain file"]


@pytest.mark.parametrize("what", ["nothing", "text", "empty", "folder", "zip", "build"])
def test_what_is_no_pack_is_wrong_input(what: str, packed: Path, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "x"
    if what == "text":
        path.write_text("words")
    elif what == "empty":
        path.write_bytes(b"")
    elif what == "folder":
        path.mkdir()
    elif what == "zip":
        written(path, {"a.txt": b"a"})
    elif what == "build":
        path = packed
    ran = run("verify", path)
    assert ran.code == 2 and "hint: name a pack's .zip" in ran.err


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("../evil.txt", "leads out of its folder"),
        ("/etc/evil.txt", "is an absolute path"),
        ("C:/evil.txt", "is an absolute path"),
        ("..\\evil.txt", "has a character that some systems refuse"),
        ("a/./b.txt", "leads out of its folder, or nowhere"),
        ("con.txt", "has a name that Windows keeps for itself"),
        ("a.txt.", "ends with a full stop"),
        ("w\u0302.txt", "is not in Unicode's composed form"),
        ("a\x1b[2J.txt", "has a character that some systems refuse"),
        ("x" * 130 + ".txt", "is longer than 120 characters"),
        ("folder/", "leads out of its folder, or nowhere"),
    ],
)
def test_hostile_names(name: str, said: str, tmp_path: Path) -> None:
    found = lines(written(tmp_path / "x.zip", honest({"a.txt": b"a"}) | {name: b"evil"}))
    assert any(said in line for line in found), found
    assert not any("\x1b" in line for line in found)


def test_a_name_with_a_nul_is_not_cut(pack: Path) -> None:
    pack.write_bytes(pack.read_bytes().replace(b"SHA256SUMS", b"SHA2\x006SUMS"))
    assert any("has a character that some systems refuse" in line for line in lines(pack))


def test_names_twice_and_names_that_differ_in_capitals(tmp_path: Path) -> None:
    files = honest({"a.txt": b"a", "A.TXT": b"b"})
    assert "A.TXT and a.txt differ only in capitals" in lines(written(tmp_path / "x.zip", files))
    with (
        zipfile.ZipFile(written(tmp_path / "y.zip", honest({"a.txt": b"a"})), "a") as archive,
        pytest.warns(UserWarning, match="Duplicate"),
    ):
        info = zipfile.ZipInfo("a.txt")
        info.create_system, info.external_attr = 3, 0o100644 << 16
        archive.writestr(info, b"b")
    assert "a.txt is there twice" in lines(tmp_path / "y.zip")


def _link(info: zipfile.ZipInfo) -> None:
    info.external_attr = 0o120777 << 16


def _device(info: zipfile.ZipInfo) -> None:
    info.external_attr = 0o020666 << 16


def _dos(info: zipfile.ZipInfo) -> None:
    info.create_system, info.external_attr = 0, 0x20


def _hidden(info: zipfile.ZipInfo) -> None:
    info.extra = b"\xfe\xca\x00\x00"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_link, "a.txt is a link"),
        (_device, "a.txt is not a plain file"),
        (_dos, "a.txt is not a plain file"),
        (_hidden, "a.txt has hidden fields"),
    ],
)
def test_entries_that_are_no_plain_files(
    change: Callable[[zipfile.ZipInfo], None], said: str, tmp_path: Path
) -> None:
    path = tmp_path / "x.zip"
    try:
        assert said in lines(
            written(
                path,
                honest({"a.txt": b"/etc/passwd"}),
                lambda info: change(info) if info.filename == "a.txt" else None,
            )
        )
    finally:
        path.unlink()


def test_other_compression_and_encryption(tmp_path: Path, pack: Path) -> None:
    def bzip(info: zipfile.ZipInfo) -> None:
        info.compress_type = zipfile.ZIP_BZIP2

    assert "a.txt is packed in a way that packs do not use" in lines(
        written(tmp_path / "x.zip", honest({"a.txt": b"a" * 100}), bzip)
    )
    raw = bytearray(pack.read_bytes())
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    pack.write_bytes(raw)
    assert lines(pack) == ["00-README.html is encrypted"]


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    def deflate(info: zipfile.ZipInfo) -> None:
        info.compress_type = zipfile.ZIP_DEFLATED

    path = written(tmp_path / "x.zip", honest({"a.txt": b"\0" * 50_000_000}), deflate)
    tracemalloc.start()
    found = lines(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (
        len(found) == 1
        and found[0].startswith("a.txt would unpack to 1")
        and found[0].endswith("times its size")
    )
    assert peak < 5_000_000


def test_a_bomb_that_lies_about_its_size_is_stopped(tmp_path: Path) -> None:
    """Sizes in both headers are false: what comes out beyond them is never read."""
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
    bomb = squeezer.compress(b"\0" * 50_000_000) + squeezer.flush()
    path = written(tmp_path / "x.zip", honest({"a.txt": b"a"}))
    files = content(path)
    name, crc, size = b"a.txt", zlib.crc32(b"a"), 60_000
    local = (
        struct.pack(
            "<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 23414, crc, len(bomb), size, len(name), 0
        )
        + name
        + bomb
    )
    central = (
        struct.pack(
            "<4s6H3L5H2L",
            b"PK\x01\x02",
            20 | 3 << 8,
            20,
            0,
            8,
            0,
            23414,
            crc,
            len(bomb),
            size,
            len(name),
            0,
            0,
            0,
            0,
            0o100644 << 16,
            0,
        )
        + name
    )
    manifest = json.dumps(
        {"files": [{"path": "a.txt", "bytes": size, "sha256": "0" * 64}]}
    ).encode()
    sums = f"{'0' * 64}  a.txt\n{hashlib.sha256(manifest).hexdigest()}  manifest.json\n".encode()
    body, table = bytearray(local), bytearray(central)
    for other, data in (("manifest.json", manifest), ("SHA256SUMS", sums)):
        head = (20, 0, 0, 0, 23414, zlib.crc32(data), len(data), len(data), len(other), 0)
        table += (
            struct.pack(
                "<4s6H3L5H2L", b"PK\x01\x02", 20 | 3 << 8, *head, 0, 0, 0, 0o100644 << 16, len(body)
            )
            + other.encode()
        )
        body += struct.pack("<4s5H3L2H", b"PK\x03\x04", *head) + other.encode() + data
    path.write_bytes(
        body + table + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 3, 3, len(table), len(body), 0)
    )
    tracemalloc.start()
    found = lines(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert files and found == ["a.txt holds more than it says"] and peak < 8_000_000


@pytest.mark.parametrize("where", ["before", "after", "between", "comment"])
def test_hidden_bytes_are_found(where: str, pack: Path) -> None:
    raw = pack.read_bytes()
    if where == "before":
        pack.write_bytes(b"PKhidden" + raw)
    elif where == "after":
        pack.write_bytes(raw + b"hidden")
    elif where == "comment":
        pack.write_bytes(raw[:-2] + b"\x06\x00hidden")
    else:
        at = raw.index(b"PK\x01\x02")
        start = struct.unpack("<L", raw[-6:-2])[0]
        assert start == at
        pack.write_bytes(raw[:at] + b"hidden" + raw[at:-6] + struct.pack("<L", at + 6) + raw[-2:])
    found = lines(pack)
    assert len(found) == 1 and (
        "hidden" in found[0]
        or "its end" in found[0]
        or "belong" in found[0]
        or "is not where it says" in found[0]
    )


def test_entries_that_share_bytes_are_found(tmp_path: Path) -> None:
    """Many names for one entry: the trick of bombs that stay small."""
    path = written(tmp_path / "x.zip", honest({"a.txt": b"a", "b.txt": b"b"}))
    raw = bytearray(path.read_bytes())
    second = raw.index(b"PK\x01\x02", raw.index(b"PK\x01\x02") + 4)
    raw[second + 42 : second + 46] = struct.pack("<L", 0)
    path.write_bytes(raw)
    assert lines(path) in (
        ["b.txt shares bytes with another entry"],
        ["a.txt shares bytes with another entry"],
        ["b.txt does not begin with what the table of contents says of it"],
    )


def test_a_pack_that_breaks_off(pack: Path) -> None:
    raw = pack.read_bytes()
    for length in (3, 100, len(raw) // 2, len(raw) - 30, len(raw) - 1):
        pack.write_bytes(raw[:length])
        assert lines(pack) == ["its end is missing, or something follows it"]


def test_something_else_under_a_good_name(tmp_path: Path) -> None:
    found = lines(
        written(
            tmp_path / "x.zip",
            honest({"poster.pdf": b"MZ\x90\x00", "run.exe": b"MZ", "inner.zip": b"PK\x03\x04"}),
        )
    )
    assert found == [
        "inner.zip is not of the kind that its name says",
        "poster.pdf is not of the kind that its name says",
        "run.exe is not of the kind that its name says",
    ]


def test_sums_and_manifest_that_disagree(tmp_path: Path) -> None:
    files = honest({"a.txt": b"a"})
    files["SHA256SUMS"] = files["SHA256SUMS"].replace(
        hashlib.sha256(b"a").hexdigest().encode(), b"0" * 64
    )
    assert lines(written(tmp_path / "x.zip", files)) == [
        "SHA256SUMS and the manifest say different things of a.txt",
        "a.txt is not what was packed",
    ]


def test_too_many_entries(tmp_path: Path) -> None:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        for number in range(10_001):
            archive.writestr(str(number), b"")
    (tmp_path / "x.zip").write_bytes(raw.getvalue())
    assert lines(tmp_path / "x.zip") == [
        "its table of contents is larger than any pack's (10001 entries)"
    ]


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_no_flipped_bytes_go_unseen_and_none_break_the_program(
    packed: Path, tmp_path: Path, data: st.DataObject
) -> None:
    raw = bytearray((packed / "packs/walls.cy.zip").read_bytes())
    ends = st.integers(len(raw) - 900, len(raw) - 1)  # the table of contents is where the harm is
    for at in data.draw(
        st.lists(st.integers(0, len(raw) - 1) | ends, min_size=1, max_size=4, unique=True)
    ):
        raw[at] ^= data.draw(st.integers(1, 255))
    path = tmp_path / "flipped.zip"
    path.write_bytes(raw)
    try:
        assert verify(path, PACKED_TYPES).problems
    except Invalid as refused:
        assert "hint: " in str(refused)


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(raw=st.binary(max_size=300), cut=st.integers(0, 3000), kept=st.integers(0, 3000))
def test_no_rubbish_breaks_the_program(
    packed: Path, tmp_path: Path, raw: bytes, cut: int, kept: int
) -> None:
    whole = (packed / "packs/walls.cy.zip").read_bytes()
    path = tmp_path / "rubbish.zip"
    path.write_bytes(b"PK" + whole[2:cut] + raw + whole[-kept or len(whole) :])
    try:
        assert verify(path, PACKED_TYPES).problems or path.read_bytes() == whole
    except Invalid as refused:
        assert "hint: " in str(refused)
