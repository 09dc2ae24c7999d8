"""The hooks that a plugin may implement. What all plugins return adds up."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import pluggy

from toolfinder.criterion import Criterion
from toolfinder.criterion import Gate
from toolfinder.criterion import Method
from toolfinder.importing import Importer
from toolfinder.rendering import Renderer

if TYPE_CHECKING:
    from toolfinder.model.entries import Tool

PROJECT = "toolfinder"

CONTRACT = 1
"""The major version of this contract. A plugin may state the one that it was made for, as
`TOOLFINDER_CONTRACT = 1` in its module; one that was made for another is refused."""

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


class Hooks:
    """What plugins may add."""

    @hookspec
    def register_criteria(self) -> list[Criterion | type[Criterion]]:  # type: ignore[empty-body]
        """Return criteria (instances, or classes without arguments)."""

    @hookspec
    def register_gates(self) -> list[Gate | type[Gate]]:  # type: ignore[empty-body]
        """Return gates (instances, or classes without arguments)."""

    @hookspec
    def register_methods(self) -> list[Method | type[Method]]:  # type: ignore[empty-body]
        """Return aggregation methods (instances, or classes without arguments)."""

    @hookspec
    def register_facts(self) -> list[Path]:  # type: ignore[empty-body]
        """Return YAML files that define facts, written like `catalogue/vocabulary/facts.yaml`."""

    @hookspec
    def register_catalogues(self) -> list[Path]:  # type: ignore[empty-body]
        """Return folders with `tools/`, `providers/` and `observed/`, laid over the catalogue.

        A file with a new id is added; one with an id that is there takes its place. Screens
        say which plugin an entry comes from.
        """

    @hookspec
    def register_importers(self) -> list[Importer | type[Importer]]:  # type: ignore[empty-body]
        """Return importers of other catalogues (instances, or classes without arguments)."""

    @hookspec
    def register_renderers(self) -> list[Renderer | type[Renderer]]:  # type: ignore[empty-body]
        """Return forms in which `toolfinder recommend --format` can print an answer."""

    @hookspec
    def check_tool(self, id: str, tool: Tool) -> Iterable[str]:  # type: ignore[empty-body]  # noqa: A002
        """Return what a reviewer should say of a tool's file, a sentence each.

        `toolfinder catalogue check` shows it as advice. `tool` is the file's checked content.
        """

    @hookspec
    def register_commands(self, cli: Any) -> None:
        """Add commands to `cli`, a click group: `cli.add_command(...)` or `@cli.command()`."""
