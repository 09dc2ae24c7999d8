"""A federation's own catalogue over toolfinder's, a handout for its members, and what has changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from toolfinder import hookimpl

from toolfinder_network_catalogue.handout import Handout

TOOLFINDER_CONTRACT = 1

CATALOGUE = Path(__file__).parent / "catalogue"


@hookimpl
def register_catalogues() -> list[Path]:
    """The network's tools and providers: new ones, and some in place of toolfinder's own."""
    return [CATALOGUE]


@hookimpl
def register_renderers() -> list[type[Handout]]:
    """`--format html`."""
    return [Handout]


@hookimpl
def register_commands(cli: Any) -> None:
    """`toolfinder network`."""
    from toolfinder_network_catalogue.commands import network  # noqa: PLC0415 - only for commands

    cli.add_command(network())
