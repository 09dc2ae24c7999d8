"""The options of every command, on either screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from typing import TypeVar

import click

from toolfinder.i18n import LANGUAGES
from toolfinder.i18n import _

Command = TypeVar("Command", bound=Callable[..., Any])


def everywhere(command: Command) -> Command:
    """The options of every command."""
    for option in (
        click.option(
            "--lang",
            type=click.Choice(LANGUAGES),
            help=_("Language; by default the environment's."),
        ),
        click.option(
            "--catalogue",
            type=click.Path(path_type=Path),
            metavar=_("DIR"),
            help=_("Catalogue folder; by default the one that comes with toolfinder."),
        ),
        click.option(
            "--plugins-dir",
            type=click.Path(path_type=Path, file_okay=False, exists=True),
            metavar=_("DIR"),
            help=_("Folder of single-file plugins."),
        ),
    ):
        command = option(command)
    return command
