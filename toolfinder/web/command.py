"""`toolfinder serve`."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click

from toolfinder.i18n import _
from toolfinder.options import everywhere


@click.command(
    "serve",
    help=_("Browse the catalogue in the browser, on this computer only. Stop it with Ctrl-C."),
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8001,
    show_default=True,
    help=_("Where to listen."),
)
@everywhere
def command(port: int, lang: str | None, catalogue: Path | None, plugins_dir: Path | None) -> None:
    """Serve until interrupted."""
    del lang
    from toolfinder.app import Toolfinder  # noqa: PLC0415
    from toolfinder.web.server import serve  # noqa: PLC0415

    app = Toolfinder(catalogue, plugins_dir, say=lambda text: click.echo(text, err=True))
    with suppress(KeyboardInterrupt):
        serve(app, port, ready)


def ready(address: str) -> None:
    """Say where to look."""
    click.echo(_("Open {address} in a browser. Stop with Ctrl-C.").format(address=address))
