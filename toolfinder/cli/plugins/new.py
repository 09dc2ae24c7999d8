"""`toolfinder plugins new`."""

from __future__ import annotations

from pathlib import Path

import click

from toolfinder.errors import InputError
from toolfinder.errors import Problem
from toolfinder.i18n import _


@click.command(
    "new",
    help=_(
        "Write a new plugin: a package with a criterion, its tests and a README.\n\nNAME is a word such as "
        "nearby. The folder toolfinder-NAME is made here, or in the folder that --into names; what is "
        "there is never written over."
    ),
)
@click.argument("name", metavar=_("NAME"))
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    metavar=_("DIR"),
    help=_("Where to make it; by default here."),
)
@click.option("--lang", hidden=True)
def command(name: str, into: Path, lang: str | None) -> None:
    """Write the package."""
    del lang  # the door has seen to it
    from toolfinder.scaffold import plugin_files  # noqa: PLC0415 - only to write them
    from toolfinder.scaffold import plugin_name  # noqa: PLC0415

    word = plugin_name(name)
    if word is None:
        message = _("{name!r} is not a word such as nearby: letters, digits and hyphens")
        raise InputError([Problem(message.format(name=name), "NAME")])
    folder = into / f"toolfinder-{word}"
    if folder.exists():
        raise InputError([Problem(_("is there already"), str(folder))])
    try:
        for path, text in plugin_files(word).items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
            click.echo(str(target))
    except OSError as error:
        raise InputError([Problem(error.strerror or str(error), str(folder))]) from None
    click.echo(
        _(
            "Next: pip install -e {folder}[test], then pytest {folder}, then change the criterion."
        ).format(folder=folder)
    )
