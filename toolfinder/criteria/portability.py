"""Portability: can we leave with our data?"""

from typing import Any

from toolfinder.criterion import Assessment
from toolfinder.criterion import Criterion
from toolfinder.criterion import NotApplicable
from toolfinder.criterion import Principle
from toolfinder.evidence import Part
from toolfinder.evidence import piecewise
from toolfinder.evidence import table
from toolfinder.evidence import weigh
from toolfinder.i18n import N_
from toolfinder.model.profile import Profile
from toolfinder.model.subject import Subject

_BY_COUNT = piecewise((0.0, 0.0), (1.0, 0.5), (3.0, 1.0))


def _how_many(standards: list[Any]) -> float:
    return _BY_COUNT(float(len(standards)))


PARTS = (
    Part(
        "export",
        4,
        table({"complete-open": 1.0, "partial-open": 0.6, "proprietary": 0.2, "none": 0.0}),
    ),
    Part("open-standards", 2, _how_many, adds_up=True),
    Part("api", 1, table({"documented": 1.0, "limited": 0.5, "none": 0.0})),
)


class Portability(Criterion):
    """Export, open standards, programming interface."""

    id = "portability"
    label = N_("Portability")
    question = N_("Can we leave with our data?")
    why = N_("Who can leave is free to stay; who cannot will pay whatever is asked.")
    measured = N_(
        "Export four parts, open standards two (three or more count fully), a documented programming "
        "interface one."
    )
    anchors = (
        N_("no export"),
        N_("complete export in open formats that other software reads"),
    )
    reads = tuple(part.fact for part in PARTS)
    scope = "offer"
    importance = 3
    principles = (
        Principle(
            "GDPR 20: right to data portability", "https://eur-lex.europa.eu/eli/reg/2016/679/oj"
        ),
        Principle(
            "DPG 6: mechanism for extracting data", "https://digitalpublicgoods.net/standard/"
        ),
    )
    origin = ("D3", "D4")
    remedy = N_("Try the export before deciding, and record what it leaves out.")

    def assess(self, subject: Subject, organisation: Profile) -> Assessment | NotApplicable:  # noqa: ARG002
        """Weigh the facts."""
        return weigh(subject, PARTS)
