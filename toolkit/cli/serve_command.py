"""toolkit serve"""

from __future__ import annotations

import threading
import time
from datetime import date
from errno import EACCES, EADDRINUSE
from pathlib import Path

import click

from toolkit.cli import out_option, project_option, store_option
from toolkit.cli.build_command import run
from toolkit.cli.serving.server import HOST, SiteServer
from toolkit.cli.watch import DRAWN, follow
from toolkit.execute.request import Folders, Request
from toolkit.model.problem import Invalid, Problem, ToolkitError
from toolkit.report.problems import all_lines


@click.command("serve")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Where to listen on this machine; 0 takes any free port.",
)
@click.option(
    "--watch/--no-watch",
    default=True,
    help="Build again at each save, and load open pages again.  [default: watch]",
)
@click.option("--draft", is_flag=True, help="Print [!path] where words are missing.")
@out_option
@store_option
@project_option
def command(
    port: int, watch: bool, draft: bool, out: Path | None, store: Path | None, project: Path
) -> None:
    """Build the site and show it on this machine, at http://127.0.0.1:8000/.

    Only this machine can see it, and nothing outside of build/site/ is shown. Ctrl-C ends it.
    Exit status: 0 ended by Ctrl-C, 2 the input is wrong or the port is taken.
    """
    folders = Folders.of(project, out, store)
    _refuse_no_site(folders.root)
    server = _listen(folders.out / "site", port)

    def make() -> None:
        started = time.perf_counter()
        try:
            run(folders, Request(draft=draft, today=date.today().isoformat()))
        except ToolkitError as error:
            for lines in (*all_lines(error.beside, "warning"), *all_lines(error.problems)):
                click.echo(lines, err=True)
        server.changed()
        click.echo(
            f"{time.perf_counter() - started:.1f} s. Look:"
            f" http://{HOST}:{server.server_address[1]}/   (Ctrl-C ends it)"
        )

    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True
    )
    thread.start()
    try:
        _keep(folders.root, make, watch)
    finally:
        server.end()


def _refuse_no_site(root: Path) -> None:
    if not (root / "assets/site/site.toml").is_file():
        raise Invalid(
            [
                Problem(
                    "site",
                    f"{root} has no site: assets/site/site.toml is missing",
                    None,
                    "go to the project's folder, or name it with --project",
                )
            ]
        )


def _keep(root: Path, make: object, watch: bool) -> None:
    assert callable(make)
    if watch:
        follow(root, make, time.sleep, DRAWN)
        return
    try:
        make()
        threading.Event().wait()
    except KeyboardInterrupt:
        click.echo("")


def _listen(site: Path, port: int) -> SiteServer:
    try:
        return SiteServer(site, port)
    except OSError as error:
        reason = (
            "is taken by another program"
            if error.errno == EADDRINUSE
            else "may not be used"
            if error.errno == EACCES
            else f"cannot be used: {error.strerror}"
        )
        raise Invalid(
            [
                Problem(
                    "port",
                    f"port {port} {reason}",
                    None,
                    "choose another: --port 8001, or --port 0 for any that is free",
                )
            ]
        ) from None
