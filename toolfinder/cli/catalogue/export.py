"""`toolfinder catalogue export`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolfinder.cli.options import with_finder
from toolfinder.i18n import _
from toolfinder.i18n import ngettext

if TYPE_CHECKING:
    from toolfinder.app import Toolfinder


@click.command(
    "export",
    help=_(
        "Write the catalogue to FOLDER, which must be new or empty.\n\njson-ld: schema.org "
        "SoftwareApplication; publiccode: a publiccode.yml for each open tool; csv: one file a table; "
        "json: one file an entry, for any web server."
    ),
)
@click.argument(
    "format_",
    type=click.Choice(("json-ld", "publiccode", "csv", "json")),
    metavar="[json-ld|publiccode|csv|json]",
)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar=_("FOLDER"))
@with_finder
def command(app: Toolfinder, format_: str, folder: Path) -> None:
    """Export."""
    from toolfinder.render.exports import FORMATS  # noqa: PLC0415 - `--help` must not wait for it
    from toolfinder.wholefile import write_folder  # noqa: PLC0415

    if folder.is_dir() and any(folder.iterdir()):
        raise click.ClickException(_("{folder} is not empty").format(folder=folder))
    files = FORMATS[format_](app.store)
    try:
        write_folder(folder, files)
    except OSError as error:
        raise click.ClickException(f"{folder}: {error.strerror or error}") from None
    written = ngettext("{n} file", "{n} files", len(files)).format(n=len(files))
    click.echo(_("{files} written to {folder}.").format(files=written, folder=folder))
