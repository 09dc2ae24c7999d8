"""The group of all commands. A command's module is imported only when the command runs."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING
from typing import Any

import click

from toolfinder import __version__
from toolfinder.errors import ToolfinderError
from toolfinder.errors import did_you_mean
from toolfinder.errors import nearest
from toolfinder.i18n import LANGUAGES
from toolfinder.i18n import _

if TYPE_CHECKING:
    from toolfinder.i18n import Message


HOOK = ("register_commands",)
"""The hook by which plugins add commands."""


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
    """All commands: ours, and those that plugins add where a name is none of ours."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._plugins_dir: str | None = None
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

    @cached_property
    def added(self) -> Mapping[str, click.Command]:
        """The commands that plugins add; one with the name of one of ours is left out."""
        from toolfinder.cachefolder import cache_folder  # noqa: PLC0415 - most commands need none
        from toolfinder.plugins.discovery import PLUGINS  # noqa: PLC0415
        from toolfinder.plugins.discovery import installed  # noqa: PLC0415

        named = self._plugins_dir or os.environ.get("TOOLFINDER_PLUGINS_DIR")
        found = installed(cache_folder() / PLUGINS)
        hooks = [HOOK if one.hooks is None else one.hooks for one in found]
        if not named and not any(HOOK[0] in implemented for implemented in hooks):
            return {}
        from toolfinder.app import Toolfinder  # noqa: PLC0415

        group = click.Group("toolfinder")
        with suppress(ToolfinderError):  # said by every command that judges
            Toolfinder(plugins_dir=self._plugins_dir).plugins.commands(group)
        return {name: one for name, one in group.commands.items() if name not in self.entries}

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command, or ask the plugins for it."""
        return super().get_command(ctx, cmd_name) or self.added.get(cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command; what is none of ours may be a plugin's."""
        if args[0] not in self.entries and not args[0].startswith("-"):
            for place, argument in enumerate(args[:-1]):
                if argument == "--plugins-dir":
                    self._plugins_dir = args[place + 1]
            if args[0] in self.added:
                return args[0], self.added[args[0]], args[1:]
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands, those of plugins apart."""
        super().format_commands(ctx, formatter)
        if self.added:
            with formatter.section(_("Commands of plugins")):
                rows = [(name, one.get_short_help_str()) for name, one in self.added.items()]
                formatter.write_dl(sorted(rows))


def _show_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001
    if value:
        click.echo(f"toolfinder {__version__}")
        ctx.exit()
