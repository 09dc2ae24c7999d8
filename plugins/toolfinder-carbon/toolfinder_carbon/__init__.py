"""How much carbon running a tool emits: a criterion, a fact, and what is known of providers."""

from pathlib import Path

from toolfinder import Criterion
from toolfinder import hookimpl

from toolfinder_carbon.criterion import Carbon

__all__ = ["CATALOGUE", "FACTS", "Carbon"]

TOOLFINDER_CONTRACT = 1

FACTS = Path(__file__).parent / "facts.yaml"
"""The fact that this plugin defines: `pue`."""

CATALOGUE = Path(__file__).parent / "catalogue"
"""What was found on providers, to be laid over the catalogue."""


@hookimpl
def register_criteria() -> list[type[Criterion]]:
    """The criterion."""
    return [Carbon]


@hookimpl
def register_facts() -> list[Path]:
    """The file that defines `pue`."""
    return [FACTS]


@hookimpl
def register_catalogues() -> list[Path]:
    """The folder with observations of providers."""
    return [CATALOGUE]
