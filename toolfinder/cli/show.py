"""`toolfinder show`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from toolfinder.cli.options import as_of_option
from toolfinder.cli.options import formats
from toolfinder.cli.options import with_finder
from toolfinder.i18n import _

if TYPE_CHECKING:
    from toolfinder.app import Toolfinder


@click.command("show", help=_("Show all that is known of a tool or a provider, with every source."))
@click.argument("name", metavar=_("NAME"))
@as_of_option(_("Mark claims that have expired by this day."))
@formats("text", "json")
@with_finder
def command(
    app: Toolfinder,
    name: str,
    as_of: date | None,
    format_: str,
) -> None:
    """Show one entry."""
    from toolfinder.explain import sheet_data  # noqa: PLC0415
    from toolfinder.lookup import sheet  # noqa: PLC0415

    day = as_of or date.today()  # noqa: DTZ011 - the reader's own day
    found = sheet(app.store, name)
    if format_ == "json":
        from toolfinder.render.plain import as_json  # noqa: PLC0415

        click.echo(as_json(sheet_data(found, day)), nl=False)
    else:
        from toolfinder.cli.console import page  # noqa: PLC0415
        from toolfinder.render.sheets import SheetReport  # noqa: PLC0415

        SheetReport(page(), app.explainer, day).show(found)
