"""`toolfinder plugins`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from toolfinder.cli.options import finder
from toolfinder.cli.options import formats
from toolfinder.i18n import _
from toolfinder.options import everywhere


@click.group("plugins", help=_("See which plugins judge."))
def command() -> None:
    """Plugins."""


@command.command("list", help=_("List the plugins, with what each adds and what is wrong with it."))
@formats("text", "json", "markdown")
@everywhere
def list_plugins(
    format_: str, lang: str | None, catalogue: Path | None, plugins_dir: Path | None
) -> None:
    """List the plugins."""
    del lang
    plugins = finder(catalogue, plugins_dir).plugins
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
        ):
            if ids:
                click.echo(f"  {title}: {', '.join(ids)}")
        for problem in listed.problems:
            click.echo(f"  ! {problem}")
