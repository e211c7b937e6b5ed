"""toolkit serve: types, ranges, nothing outside the site, this machine only, built again at each
save, ended cleanly.
"""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from minimal import listening

from toolkit.cli.serving.server import SiteServer


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "build/site"
    (folder / "cy").mkdir(parents=True)
    (folder / "index.html").write_text("<html><body>Dewiswch</body></html>", "utf-8")
    (folder / "cy/index.html").write_text("<html><body>Cymraeg</body></html>", "utf-8")
    (folder / "film.mp4").write_bytes(bytes(range(100)))
    (folder / ".hidden").write_text("no", "utf-8")
    (tmp_path / "build/manifest.json").write_text("outside", "utf-8")
    (folder / "link.json").symlink_to(tmp_path / "build/manifest.json")
    (folder / "linked").symlink_to(tmp_path / "build")
    return folder


@pytest.fixture
def server(site: Path) -> Iterator[SiteServer]:
    server = SiteServer(site, 0)
    threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
    ).start()
    yield server
    server.end()


def ask(
    server: SiteServer, path: str, method: str = "GET", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=5)
    connection.putrequest(method, path, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    found = answer.status, dict(answer.getheaders()), answer.read()
    connection.close()
    return found


def test_types_are_told_and_nobody_may_guess_them(server: SiteServer) -> None:
    for path, kind in (
        ("/", "text/html; charset=utf-8"),
        ("/film.mp4", "video/mp4"),
        ("/cy/", "text/html; charset=utf-8"),
    ):
        status, headers, _ = ask(server, path)
        assert (status, headers["Content-Type"], headers["X-Content-Type-Options"]) == (
            200,
            kind,
            "nosniff",
        )
        assert (
            "default-src 'self'" in headers["Content-Security-Policy"]
            and headers["Cache-Control"] == "no-store"
        )


def test_pages_load_again_by_a_script_that_is_only_here(server: SiteServer, site: Path) -> None:
    assert b'<script src="/-/reload.js" defer></script></body>' in ask(server, "/cy/index.html")[2]
    assert b"script" not in (site / "cy/index.html").read_bytes()
    assert b"EventSource" in ask(server, "/-/reload.js")[2]


@pytest.mark.parametrize(
    ("wanted", "status", "told", "body"),
    [
        ("bytes=0-9", 206, "bytes 0-9/100", bytes(range(10))),
        ("bytes=90-", 206, "bytes 90-99/100", bytes(range(90, 100))),
        ("bytes=-5", 206, "bytes 95-99/100", bytes(range(95, 100))),
        ("bytes=50-5000", 206, "bytes 50-99/100", bytes(range(50, 100))),
        ("bytes=100-", 416, "bytes */100", b""),
        ("bytes=-0", 416, "bytes */100", b""),
        ("bytes=9-3", 416, "bytes */100", b""),
        ("bytes=0-1,5-6", 200, None, bytes(range(100))),
        ("bytes=-", 200, None, bytes(range(100))),
        ("lines=1-2", 200, None, bytes(range(100))),
    ],
)
def test_players_may_ask_for_parts(
    server: SiteServer, wanted: str, status: int, told: str | None, body: bytes
) -> None:
    got, headers, data = ask(server, "/film.mp4", Range=wanted)
    assert (got, headers.get("Content-Range"), data) == (status, told, body)
    assert int(headers["Content-Length"]) == len(body) and headers["Accept-Ranges"] == "bytes"


def test_head_says_the_same_without_the_bytes(server: SiteServer) -> None:
    status, headers, data = ask(server, "/film.mp4", "HEAD")
    assert (status, headers["Content-Length"], data) == (200, "100", b"")


@pytest.mark.parametrize(
    "path",
    [
        "/../manifest.json",
        "/%2e%2e/manifest.json",
        "/cy/../../manifest.json",
        "/..%2fmanifest.json",
        "/cy/%2e%2e/%2e%2e/manifest.json",
        "//etc/passwd",
        "/link.json",
        "/linked/manifest.json",
        "/.hidden",
        "/a%00b",
        "/..%5cmanifest.json",
        "/C:/x",
        "/nothing",
        "/film.mp4/",
        "/film.mp4/x",
        "/" + "a" * 5000,
    ],
)
def test_nothing_outside_the_site_is_shown(server: SiteServer, path: str) -> None:
    status, _, data = ask(server, path)
    assert status in (404, 414) and b"outside" not in data


def test_a_folder_wants_its_stroke_so_that_links_stay_right(server: SiteServer) -> None:
    status, headers, _ = ask(server, "/cy")
    assert (status, headers["Location"]) == (301, "/cy/")
    status, headers, _ = ask(server, "//cy")  # never a name of another machine
    assert headers.get("Location", "/cy/") == "/cy/"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_the_server_only_reads(server: SiteServer, method: str) -> None:
    assert ask(server, "/", method)[0] == 501


@pytest.mark.parametrize("host", ["example.org", "example.org:80", "127.0.0.1.example.org", ""])
def test_only_this_machine_by_its_own_name_is_answered(server: SiteServer, host: str) -> None:
    assert ask(server, "/", Host=host)[0] == 421


def test_it_listens_on_loopback_only(server: SiteServer) -> None:
    assert server.socket.getsockname()[0] == "127.0.0.1"


def test_open_pages_hear_of_a_build_and_are_let_go_at_the_end(site: Path) -> None:
    server = SiteServer(site, 0)
    threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
    ).start()
    with socket.create_connection(server.server_address[:2], timeout=5) as page:
        host = f"127.0.0.1:{server.server_address[1]}"
        page.sendall(f"GET /-/changes HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        heard = page.recv(4000)
        assert b"text/event-stream" in heard
        for _ in range(50):
            server.changed()
            page.settimeout(0.2)
            try:
                heard += page.recv(4000)
            except TimeoutError:
                continue
            if b"data: changed" in heard:
                break
        assert b"data: changed" in heard
        server.end()
        page.settimeout(3)
        while page.recv(4000):
            pass


def test_a_taken_port_is_said(
    server: SiteServer, small_site: Path, run: Callable[..., Any]
) -> None:
    port = server.server_address[1]
    ran = run("serve", "--project", small_site, "--port", port)
    assert ran.code == 2
    assert f"port {port} is taken by another program" in ran.err and "--port 0" in ran.err


def test_a_campaign_without_a_site_is_said(
    project: Callable[..., Path], run: Callable[..., Any]
) -> None:
    ran = run("serve", "--project", project())
    assert ran.code == 2 and "has no site" in ran.err


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_it_builds_at_each_save_and_ends_with_ctrl_c(
    project: Callable[..., Path], with_site: Callable[..., dict[str, str]]
) -> None:
    root = project(with_site())
    told = root.parent / "told.txt"
    with told.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "toolkit", "serve", "--port", "0", "--project", str(root)],
            stdout=out,
            stderr=subprocess.STDOUT,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
            preexec_fn=listening,
        )
        try:
            port = int(_wait(told, "http://127.0.0.1:").split("http://127.0.0.1:")[1].split("/")[0])
            assert b"Help" in _get(port, "/en/help.html")
            words = root / "assets/site/help.html"
            words.write_text(words.read_text("utf-8").replace("<h2>", "<h2>Saved: ", 1), "utf-8")
            until = time.monotonic() + 20
            while b"Saved: " not in _get(port, "/en/help.html") and time.monotonic() < until:
                time.sleep(0.1)
            assert b"Saved: " in _get(port, "/en/help.html")
            words.write_text(
                "{% broken", "utf-8"
            )  # a half-saved file is said, and the server stays
            _wait(told, "is not a whole template")
            assert _get(port, "/en/index.html")
        finally:
            process.send_signal(signal.SIGINT)
            code = process.wait(timeout=10)
    assert code in (0, 130)
    assert "Traceback" not in told.read_text("utf-8")


def _wait(file: Path, words: str) -> str:
    until = time.monotonic() + 30
    while words not in (text := file.read_text("utf-8")):
        assert time.monotonic() < until, text
        time.sleep(0.05)
    return text


def _get(port: int, path: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request("GET", path)
    data = connection.getresponse().read()
    connection.close()
    return data
