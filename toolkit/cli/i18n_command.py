"""toolkit i18n: finds its commands in toolkit/cli/i18n/, and loads one when it is asked for."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import click

from toolkit.cli import Named, i18n

NO_COMMANDS = ("shared", "settling")  # what commands share


class _Commands(Named):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(
            module.name.rstrip("_").replace("_", "-")
            for module in iter_modules(i18n.__path__)
            if module.name not in NO_COMMANDS
        )

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in self.list_commands(ctx):
            return None
        module = name.replace("-", "_")
        found: click.Command = import_module(
            f"{i18n.__name__}.{module + '_' * (module == 'import')}"
        ).command
        return found


@click.group("i18n", cls=_Commands)
def command() -> None:
    """For translators: the words of the campaign and their catalogues."""
