"""The hooks that a plugin may implement. Each returns a list; results of all plugins add up."""

from __future__ import annotations

import pluggy

from toolfinder.criterion import Criterion
from toolfinder.criterion import Gate
from toolfinder.criterion import Method
from toolfinder.importing import Importer

PROJECT = "toolfinder"

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
    def register_importers(self) -> list[Importer | type[Importer]]:  # type: ignore[empty-body]
        """Return importers of other catalogues (instances, or classes without arguments)."""
