"""Serves the site for a look at it on this machine: loopback only, and for reading only.

It tells open pages when the site was built anew.
"""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from toolkit.cli.serving.answers import RELOAD, SAFE, Answer, answer

HOST = "127.0.0.1"
HOSTS = (HOST, "localhost")  # any other name in a request comes from a page that means no good
PIECE = 1 << 16
QUIET = 10.0  # seconds after which an open page is sent a sign of life


class SiteServer(ThreadingHTTPServer):
    """Serves one folder.

    `changed` tells every open page to load itself again. Raises OSError when the port is taken.
    """

    daemon_threads = True
    block_on_close = False
    allow_reuse_port = False
    request_queue_size = 256  # a page with many pictures asks for all at once

    def __init__(self, site: Path, port: int) -> None:
        self.site = site.resolve()
        self.news = threading.Condition()
        self.ended = False
        super().__init__((HOST, port), _Handler)

    def changed(self) -> None:
        """The site was built anew."""
        with self.news:
            self.news.notify_all()

    def end(self) -> None:
        """Stop listening, and let open pages go."""
        with self.news:
            self.ended = True
            self.news.notify_all()
        self.shutdown()
        self.server_close()

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went away is no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "toolkit", ""
    timeout = 60
    wbufsize = PIECE  # headers and bodies leave together
    disable_nagle_algorithm = True
    server: SiteServer

    def do_GET(self) -> None:
        if not self._is_ours():
            self._send(Answer(421, SAFE | {"Content-Length": "0"}))
        elif self.path == RELOAD:
            self._tell_changes()
        else:
            self._send(answer(self.server.site, self.path, self.headers.get("Range", "")))

    do_HEAD = do_GET

    def _is_ours(self) -> bool:
        """Was this machine asked by its own name?"""
        name, _, port = self.headers.get("Host", "").partition(":")
        return name in HOSTS and port in ("", str(self.server.server_address[1]))

    def _send(self, said: Answer) -> None:
        self.send_response(said.status)
        for name, value in said.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "HEAD":
            return
        if said.path is None:
            self.wfile.write(said.body)
            return
        with said.path.open("rb") as file:
            file.seek(said.start)
            left = said.length
            while left and (piece := file.read(min(PIECE, left))):
                self.wfile.write(piece)
                left -= len(piece)
        # The file shrank meanwhile: never let this answer and the next run into each other.
        self.close_connection |= bool(left)

    def _tell_changes(self) -> None:
        """Server-sent events: one message for each build, until the page or the server goes."""
        self.send_response(200)
        for name, value in (
            SAFE | {"Content-Type": "text/event-stream", "Connection": "close"}
        ).items():
            self.send_header(name, value)
        self.end_headers()
        self.close_connection = True
        if self.command == "HEAD":
            return
        self.wfile.flush()
        while not self.server.ended:
            with self.server.news:
                told = self.server.news.wait(QUIET)
            self.wfile.write(b"data: changed\n\n" if told else b": still here\n\n")
            self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        """Requests are not written down."""
