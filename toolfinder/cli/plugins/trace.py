"""`toolfinder plugins trace`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from toolfinder.cli.options import formats
from toolfinder.cli.options import with_finder
from toolfinder.i18n import _
from toolfinder.i18n import number

if TYPE_CHECKING:
    from toolfinder.app import Toolfinder


@click.command(
    "trace", help=_("Show which plugin answered which hook with what, and how long it took.")
)
@formats("text", "json")
@with_finder
def command(app: Toolfinder, format_: str) -> None:
    """Ask every hook that answers without being given anything."""
    plugins = app.plugins
    plugins.ask_all()
    if format_ == "json":
        from toolfinder.render.plain import as_json  # noqa: PLC0415

        click.echo(as_json([asdict(call) for call in plugins.calls]), nl=False)
        return
    for hook in dict.fromkeys(call.hook for call in plugins.calls):
        click.echo(hook)
        for call in plugins.calls:
            if call.hook == hook:
                click.echo(f"  {call.plugin} ({number(call.milliseconds, 1)} ms): {call.answer}")
    for problem in plugins.problems:
        click.echo(f"! {problem}")
