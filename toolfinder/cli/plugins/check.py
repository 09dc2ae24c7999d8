"""`toolfinder plugins check`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolfinder.errors import InputError
from toolfinder.errors import Problem
from toolfinder.i18n import _
from toolfinder.options import everywhere

if TYPE_CHECKING:
    from toolfinder.kit.review import Remark


@click.command(
    "check",
    help=_(
        "Try a plugin on any offer, and print what a reviewer would say.\n\nPATH is a Python file, or the "
        "folder of a package. Ends with an error if anything must be mended."
    ),
)
@click.argument("path", type=click.Path(path_type=Path), metavar=_("PATH"))
@everywhere
def command(path: Path, lang: str | None, catalogue: Path | None, plugins_dir: Path | None) -> None:
    """Review a plugin."""
    del lang, plugins_dir  # the door has seen to the one; the other would only be in the way
    try:
        from toolfinder.kit.review import review  # noqa: PLC0415 - needs hypothesis
    except ImportError:
        message = _("checking needs hypothesis: pip install 'toolfinder[test]'")
        raise InputError([Problem(message)]) from None
    from toolfinder import __version__  # noqa: PLC0415
    from toolfinder.app import Toolfinder  # noqa: PLC0415
    from toolfinder.plugins.discovery import at  # noqa: PLC0415
    from toolfinder.plugins.manager import Plugins  # noqa: PLC0415

    plugins = Plugins(__version__, at(path))
    plugins.ask_all()
    remarks = [one for listed in plugins.listing[1:] for one in review(plugins, listed)]
    if plugins.layers:
        from toolfinder.catalogue.read import read_catalogue  # noqa: PLC0415

        read_catalogue(Toolfinder(catalogue).root, plugins.layers)  # raises with every problem
    for listed in plugins.listing[1:]:
        added = (*listed.criteria, *listed.gates, *listed.methods, *listed.importers)
        names = ", ".join((*added, *listed.renderers)) or ", ".join(listed.hooks)
        click.echo(f"{listed.name}: {names}")
    for remark in remarks:
        click.echo(_line(remark))
    must = sum(remark.must for remark in remarks)
    if must:
        raise click.exceptions.Exit(1)
    click.echo(_("Nothing must be mended."))


def _line(remark: Remark) -> str:
    kind = _("must") if remark.must else _("could")
    return f"  {kind}: {remark.about}: {remark.said}"
