"""How a command ends: well, with what people can mend, or because somebody or the disk stops it."""

from __future__ import annotations

from collections.abc import Callable

import click

from toolkit.cli.output import whole_output
from toolkit.model.problem import ToolkitError

BUILDING = ("build", "serve")  # of the others nobody expects that anything was built
STOPPED = 130  # the exit status of what Ctrl-C ended, as shells have it


def ended(command: Callable[[], object], asked: str) -> int:
    """Run a command; the exit status. `asked` is its name."""
    try:
        with whole_output():
            status = command()
        return status if isinstance(status, int) else 0
    except ToolkitError as error:
        return _told(error, asked)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _stopped(asked)


def _told(error: ToolkitError, asked: str) -> int:
    from toolkit.report.problems import all_lines

    for lines in (*all_lines(error.beside, "warning"), *all_lines(error.problems)):
        click.echo(lines, err=True)
    if error.exit_code == 2:
        count = f"{len(error.problems)} problem{'s' * (len(error.problems) != 1)}"
        click.echo(count + ("; nothing was built." if asked in BUILDING else "."), err=True)
    return error.exit_code


def _stopped(asked: str) -> int:
    """Ctrl-C: what becomes of the work that was done?"""
    more = ""
    if asked in BUILDING:
        more = " What was finished is kept; the same command goes on from there."
    click.echo(f"\nStopped.{more}", err=True)
    return STOPPED
