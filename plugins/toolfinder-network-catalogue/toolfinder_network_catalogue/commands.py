"""`toolfinder network`."""

from __future__ import annotations

from pathlib import Path

import click
from toolfinder.catalogue.folder import shipped_catalogue
from toolfinder.errors import InputError
from toolfinder.errors import Problem
from toolfinder.options import everywhere

from toolfinder_network_catalogue import texts
from toolfinder_network_catalogue.network import HERE
from toolfinder_network_catalogue.network import read_network
from toolfinder_network_catalogue.status import standings


def network(file: Path = HERE) -> click.Command:
    """The command, in the language that is spoken now.

    Args:
        file: a `network.yaml`, with `catalogue/` beside it.
    """

    @click.command("network", help=str(texts.HELP))
    @click.option("--strict", is_flag=True, help=str(texts.STRICT))
    @everywhere
    def command(
        strict: bool,  # noqa: FBT001 - click passes flags so
        lang: str | None,
        catalogue: Path | None,
        plugins_dir: Path | None,
    ) -> None:
        del lang, plugins_dir  # the door has seen to the one; nothing is judged here
        described = read_network(file)
        base = catalogue or shipped_catalogue()
        if not base.is_dir():
            raise InputError([Problem("there is no such folder", str(base))])
        found = list(standings(described, file.parent / "catalogue", base))
        click.echo(f"{described.name} <{described.homepage}>")
        for one in found:
            click.echo(f"{'!' if one.due else ' '} {one.entry}: {one.said}")
        if strict and any(one.due for one in found):
            raise click.exceptions.Exit(1)

    return command
