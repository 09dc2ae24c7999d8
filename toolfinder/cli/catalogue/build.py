"""`toolfinder catalogue build`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolfinder.cli.options import with_finder
from toolfinder.i18n import _

if TYPE_CHECKING:
    from toolfinder.app import Toolfinder


@click.command("build", help=_("Compile the catalogue into one SQLite file."))
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("Write it there instead of in the cache."),
)
@click.option(
    "--schemas",
    is_flag=True,
    help=_("Write the JSON schemas of the catalogue's files, and the reference of its facts."),
)
@with_finder
def command(
    app: Toolfinder,
    output: Path | None,
    schemas: bool,  # noqa: FBT001 - click passes flags so
) -> None:
    """Compile the catalogue."""
    if schemas:
        from toolfinder.catalogue.reference import write_reference  # noqa: PLC0415
        from toolfinder.catalogue.schemas import write_schemas  # noqa: PLC0415

        words = app.read_catalogue().vocabulary
        for path in (*write_schemas(words, app.root / "schema"), *write_reference(words, app.root)):
            click.echo(str(path))
        return
    if output is None:
        click.echo(str(app.store.path))
        return
    try:
        app.build(output)
    except OSError as error:
        raise click.ClickException(f"{output}: {error.strerror or error}") from None
    click.echo(str(output))
