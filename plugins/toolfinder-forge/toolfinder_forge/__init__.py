"""Facts from forges: what GitHub, GitLab, Forgejo and Gitea know of the tools' repositories.

`toolfinder forge` asks them, and is all that reaches for the network. What it read lies in a
folder of records; an importer turns records into `catalogue/observed/forge.jsonl`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from toolfinder import hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolfinder.importing import Importer
    from toolfinder.model.entries import Tool

TOOLFINDER_CONTRACT = 1


@hookimpl
def register_importers() -> list[type[Importer]]:
    """The reader of records."""
    from toolfinder_forge.importer import ForgeRecords  # noqa: PLC0415 - most runs import nothing

    return [ForgeRecords]


@hookimpl
def check_tool(tool: Tool) -> Iterable[str]:
    """That the repository moved, is archived or gone, when a record says so."""
    from toolfinder_forge.advice import findings  # noqa: PLC0415 - only while checking

    return findings(tool.repository)


@hookimpl
def register_commands(cli: Any) -> None:
    """`toolfinder forge`."""
    from toolfinder_forge.command import make  # noqa: PLC0415 - after the language is chosen

    cli.add_command(make())
