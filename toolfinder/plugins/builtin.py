"""The built-in plugin: what comes with toolfinder goes through the same hooks as the rest."""

from toolfinder import criteria
from toolfinder import gates
from toolfinder.criterion import Criterion
from toolfinder.criterion import Gate
from toolfinder.criterion import Method
from toolfinder.hookspecs import hookimpl
from toolfinder.importing import Importer
from toolfinder.methods import GeometricMean
from toolfinder.methods import PowerMean


@hookimpl
def register_criteria() -> list[Criterion | type[Criterion]]:
    """The thirteen criteria of the values framework."""
    return list(criteria.BUILT_IN)


@hookimpl
def register_gates() -> list[Gate | type[Gate]]:
    """The built-in red lines."""
    return list(gates.BUILT_IN)


@hookimpl
def register_methods() -> list[Method | type[Method]]:
    """The weighted mean, arithmetic or geometric."""
    return [PowerMean, GeometricMean]


@hookimpl
def register_importers() -> list[Importer | type[Importer]]:
    """The catalogues that ours is compared with."""
    from toolfinder.importers import BUILT_IN  # noqa: PLC0415 - answering needs none

    return list(BUILT_IN)
