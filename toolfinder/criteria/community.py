"""Community: does it strengthen relations and participation?"""

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

_BY_COUNT = piecewise((0.0, 0.2), (5.0, 1.0))


def _how_many(ways: list[Any]) -> float:
    return _BY_COUNT(float(len(ways)))


PARTS = (
    Part("participation", 3, _how_many, adds_up=True),
    Part("attention-design", 2, table({"none": 1.0, "feed": 0.5, "engagement-driven": 0.0})),
)


class Community(Criterion):
    """Ways to take part, against designs that hold attention."""

    id = "community"
    label = N_("Community")
    question = N_("Does it strengthen relations and participation?")
    why = N_("Going digital should bring people together, not put a screen between them.")
    measured = N_(
        "Ways to take part (deliberating, voting, moderating, federating...) three parts, five or more "
        "counting fully; absence of a design that holds attention two."
    )
    anchors = (
        N_("built to hold attention"),
        N_("built for people to meet, decide and moderate together"),
    )
    reads = tuple(part.fact for part in PARTS)
    scope = "offer"
    importance = 4
    principles = (
        Principle(
            "ICA 7: concern for community",
            "https://www.ica.coop/en/cooperatives/cooperative-identity",
        ),
    )
    origin = ("D2", "S1", "S2")
    remedy = N_("Record which ways to take part the tool offers.")

    def assess(self, subject: Subject, organisation: Profile) -> Assessment | NotApplicable:  # noqa: ARG002
        """Weigh the facts."""
        return weigh(subject, PARTS)
