"""`toolfinder plugins list`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from toolfinder.cli.options import formats
from toolfinder.cli.options import with_finder
from toolfinder.hookspecs import PROJECT
from toolfinder.i18n import _

if TYPE_CHECKING:
    from toolfinder.app import Toolfinder


@click.command("list", help=_("List the plugins, with what each adds and what is wrong with it."))
@formats("text", "json", "markdown")
@with_finder
def command(app: Toolfinder, format_: str) -> None:
    """List the plugins."""
    plugins = app.plugins
    plugins.ask_all()
    if format_ == "json":
        from toolfinder.render.plain import as_json  # noqa: PLC0415

        click.echo(as_json([asdict(listed) for listed in plugins.listing]), nl=False)
        return
    if format_ == "markdown":
        from toolfinder.render.criteria import criteria_table  # noqa: PLC0415

        click.echo(criteria_table(plugins.criteria), nl=False)
        return
    for listed in plugins.listing:
        name = f"{listed.name} {listed.version}".strip()
        click.echo(f"{name} ({listed.origin}): {_(listed.state)}")
        for title, ids in (
            (_("criteria"), listed.criteria),
            (_("gates"), listed.gates),
            (_("methods"), listed.methods),
            (_("importers"), listed.importers),
            (_("forms"), listed.renderers),
            (_("hooks"), listed.hooks if listed.origin != PROJECT else []),
        ):
            if ids:
                click.echo(f"  {title}: {', '.join(ids)}")
        for problem in listed.problems:
            click.echo(f"  ! {problem}")
