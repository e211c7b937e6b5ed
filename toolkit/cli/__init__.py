"""The commands; the one place where an error becomes text and an exit code."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from pathlib import Path

import click

from toolkit import FORMAT, __version__


class Named(click.Group):
    """Commands of which a mistyped one is told what it may have meant."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As every group does. Raises UsageError for a command that there is not."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            if not (close := get_close_matches(args[0], self.list_commands(ctx), n=1)):
                raise
            raise click.UsageError(f"{error.message} Did you mean '{close[0]}'?", ctx) from None


class Folder(click.Path):
    """A folder's name. An empty one is no folder: a script whose variable is empty would write
    wherever it stands.
    """

    def __init__(self) -> None:
        super().__init__(file_okay=False, path_type=Path)

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str | bytes | os.PathLike[str]:
        """The folder. Fails for an empty name, and for a file."""
        if not str(value):
            self.fail("It names no folder.", param, ctx)
        return super().convert(value, param, ctx)


class Commands(Named):
    """Loads a command when it is asked for, so that starting stays quick."""

    NAMES = (
        "new",
        "build",
        "serve",
        "list",
        "check",
        "mend",
        "verify",
        "i18n",
        "upgrade",
        "restore",
        "clean",
        "doctor",
    )

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.NAMES)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in self.NAMES:
            return None
        from importlib import import_module

        command: click.Command = import_module(f"toolkit.cli.{name}_command").command
        return command


@click.group(
    cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="toolkit")
def group() -> None:
    """Make everything that a campaign hands out, in each of its languages and several together."""


def main() -> None:
    """The `toolkit` command: exit 0 all well, 1 something failed, 2 the input is wrong."""
    # A plan is many small values that live until the end: looking through them frees nothing.
    gc.set_threshold(100_000, 20, 20)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # whoever started this closed it
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w"))
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    from toolkit.cli.ending import ended

    sys.exit(ended(lambda: group(standalone_mode=False), _asked()))


def _asked() -> str:
    """The command that was asked for."""
    return next((word for word in sys.argv[1:] if word in Commands.NAMES), "")


def _tell_older_format(ctx: click.Context, parameter: click.Parameter, value: Path) -> Path:
    """One warning, whatever the command, for a campaign that an older toolkit wrote."""
    if ctx.resilient_parsing or ctx.command.name in ("upgrade", "restore"):
        return value  # nobody waits for words, or the command speaks of it itself
    with suppress(OSError), (value / "assets/campaign.toml").open("rb") as file:
        if b"\nformat = %d" % FORMAT in b"\n" + file.read(2000):
            return value  # nearly always: nothing has to be loaded to know it
    from toolkit.read.upgrades import older_format
    from toolkit.report.problems import problem_lines

    if older := older_format(value.resolve()):
        click.echo("\n".join(problem_lines(older, "warning")), err=True)
    return value


def project_option(function: click.decorators.FC) -> click.decorators.FC:
    """--project, for every command."""
    return click.option(
        "--project",
        type=Folder(),
        default=".",
        show_default=True,
        callback=_tell_older_format,
        help="The campaign's folder, with assets/ and locales/.",
    )(function)


def out_option(function: click.decorators.FC) -> click.decorators.FC:
    """--out, for every command that looks at what was built."""
    return click.option(
        "--out",
        type=Folder(),
        help="Where what is built lies.  [default: build/ in the project]",
    )(function)


def store_option(function: click.decorators.FC) -> click.decorators.FC:
    """--store, for every command that uses kept results."""
    return click.option(
        "--store",
        type=Folder(),
        help="Where to keep results between builds.  [default: .store/ where what is built lies]",
    )(function)
