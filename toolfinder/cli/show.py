"""`toolfinder show`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from toolfinder.cli.options import Day
from toolfinder.cli.options import finder
from toolfinder.cli.options import formats
from toolfinder.i18n import _
from toolfinder.options import everywhere


@click.command("show", help=_("Show all that is known of a tool or a provider, with every source."))
@click.argument("name", metavar=_("NAME"))
@click.option(
    "--as-of", type=Day(), metavar=_("DAY"), help=_("Mark claims that have expired by this day.")
)
@formats("text", "json")
@everywhere
def command(
    name: str,
    as_of: date | None,
    format_: str,
    lang: str | None,
    catalogue: Path | None,
    plugins_dir: Path | None,
) -> None:
    """Show one entry."""
    del lang
    from toolfinder.explain import sheet_data  # noqa: PLC0415
    from toolfinder.lookup import sheet  # noqa: PLC0415

    app = finder(catalogue, plugins_dir)
    day = as_of or date.today()  # noqa: DTZ011 - the reader's own day
    found = sheet(app.store, name)
    if format_ == "json":
        from toolfinder.render.plain import as_json  # noqa: PLC0415

        click.echo(as_json(sheet_data(found, day)), nl=False)
    else:
        from toolfinder.cli.console import page  # noqa: PLC0415
        from toolfinder.render.sheets import SheetReport  # noqa: PLC0415

        SheetReport(page(), app.explainer, day).show(found)
