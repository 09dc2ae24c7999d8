"""`toolfinder serve`."""

from __future__ import annotations

import re
from pathlib import Path

import click

from toolfinder.i18n import _
from toolfinder.options import everywhere


def below(_context: click.Context, _option: click.Parameter, path: str) -> str:
    """A root path without a slash at its end."""
    if not re.fullmatch(r"(/[\w.~-]+)*/?", path, re.ASCII):
        raise click.BadParameter(_("{path!r} is no path such as /finder").format(path=path))
    return path.rstrip("/")


@click.command(
    "serve",
    help=_(
        "Open the questionnaire and the catalogue in the browser, by default on this computer only. "
        "Stop it with Ctrl-C."
    ),
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar=_("ADDRESS"),
    help=_("Address of this computer where to listen; 0.0.0.0 for all that it has."),
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8001,
    show_default=True,
    help=_("Port where to listen; 0 for any that is free."),
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help=_("How many processes answer."),
)
@click.option(
    "--root-path",
    default="",
    metavar=_("PATH"),
    callback=below,
    help=_("Path below which a web server in front shows the pages, such as /finder."),
)
@everywhere
def command(
    host: str,
    port: int,
    workers: int,
    root_path: str,
    lang: str | None,
    catalogue: Path | None,
    plugins_dir: Path | None,
) -> None:
    """Serve until stopped."""
    del lang
    from toolfinder.app import Toolfinder  # noqa: PLC0415
    from toolfinder.web.serving import Place  # noqa: PLC0415
    from toolfinder.web.serving import serve  # noqa: PLC0415

    finder = Toolfinder(catalogue, plugins_dir, say=note)
    serve(finder, Place(host, port, root_path, workers), ready)


def note(text: str) -> None:
    """A sentence on standard error."""
    click.echo(text, err=True)


def ready(address: str, public: bool) -> None:  # noqa: FBT001 - called by position
    """Say where to look, and who else can."""
    if public:
        note(
            _(
                "Everybody who can reach this computer can open these pages, and what they answer "
                "travels unencrypted: put a web server with TLS in front."
            )
        )
    click.echo(_("Open {address} in a browser. Stop with Ctrl-C.").format(address=address))
