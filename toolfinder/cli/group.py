"""The group of all commands. A command's module is imported only when the command runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING
from typing import Any

import click

from toolfinder import __version__
from toolfinder.errors import did_you_mean
from toolfinder.errors import nearest
from toolfinder.i18n import LANGUAGES
from toolfinder.i18n import _

if TYPE_CHECKING:
    from toolfinder.i18n import Message


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a command lives, and its line in the list of commands."""

    module: str
    summary: Message


class LazyGroup(click.Group):
    """Lists commands without importing them."""

    def __init__(self, name: str, entries: Mapping[str, Entry], **more: Any) -> None:
        super().__init__(name, **more)
        self.entries = entries

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in their order."""
        del ctx
        return list(self.entries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        del ctx
        entry = self.entries.get(cmd_name)
        if entry is None:
            return None
        command: click.Command = import_module(entry.module).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command, or name the nearest."""
        near = nearest(args[0], self.entries)
        if args[0] not in self.entries and near and not args[0].startswith("-"):
            message = _("there is no command {name!r}").format(name=args[0])
            ctx.fail(f"{message}; {did_you_mean(near)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands."""
        del ctx
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, str(entry.summary)) for name, entry in self.entries.items()])


class ToolfinderGroup(LazyGroup):
    """All commands."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        super().__init__(
            "toolfinder",
            entries,
            help=_("Open and ethical digital tools for co-operatives and associations."),
            params=[
                click.Option(
                    ["--version"],
                    is_flag=True,
                    expose_value=False,
                    is_eager=True,
                    callback=_show_version,
                    help=_("Show the version and exit."),
                ),
                click.Option(
                    ["--lang"],
                    type=click.Choice(LANGUAGES),
                    expose_value=False,
                    help=_("Language; by default the environment's."),
                ),
            ],
        )


def _show_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001
    if value:
        click.echo(f"toolfinder {__version__}")
        ctx.exit()
