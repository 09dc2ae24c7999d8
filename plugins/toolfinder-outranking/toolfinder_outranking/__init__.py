"""Outranking and ideal-point methods: PROMETHEE II and TOPSIS, for `toolfinder --method`."""

from toolfinder import Method
from toolfinder import hookimpl

from toolfinder_outranking.methods import Promethee
from toolfinder_outranking.methods import Topsis
from toolfinder_outranking.methods import UsualPromethee
from toolfinder_outranking.promethee import net_flows
from toolfinder_outranking.promethee import unicriterion_flows
from toolfinder_outranking.topsis import closeness
from toolfinder_outranking.topsis import textbook_closeness

__all__ = [
    "Promethee",
    "Topsis",
    "UsualPromethee",
    "closeness",
    "net_flows",
    "textbook_closeness",
    "unicriterion_flows",
]

TOOLFINDER_CONTRACT = 1


@hookimpl
def register_methods() -> list[type[Method]]:
    """The methods of this plugin."""
    return [Promethee, UsualPromethee, Topsis]
