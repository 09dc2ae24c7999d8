"""Resilience: will it still be here?"""

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

PARTS = (
    Part("latest-release", 2, piecewise((180.0, 1.0), (365.0, 0.7), (730.0, 0.3), (1095.0, 0.0))),
    Part("commits-12-months", 2, piecewise((0.0, 0.0), (12.0, 0.3), (52.0, 0.7), (200.0, 1.0))),
    Part("maintainers", 2, table({"one": 0.2, "few": 0.7, "many": 1.0})),
    Part("independent-providers", 1, table({"none": 0.0, "one": 0.6, "several": 1.0})),
    Part(
        "alive",
        1,
        piecewise((90.0, 1.0), (730.0, 0.0)),
        deliveries=frozenset(("hosted",)),
    ),
)


class Resilience(Criterion):
    """Releases, activity, maintainers, providers."""

    id = "resilience"
    label = N_("Resilience")
    question = N_("Will it still be here?")
    why = N_("Moving is expensive; a tool that is abandoned forces you to.")
    measured = N_(
        "Age of the latest release, commits in twelve months and number of maintainers two parts each; "
        "independent providers one; for hosted offers, how recently the provider was seen offering it "
        "one. Ages are measured on the day when the source was seen."
    )
    anchors = (
        N_("abandoned"),
        N_("active, with several maintainers and providers"),
    )
    reads = tuple(part.fact for part in PARTS)
    scope = "offer"
    importance = 3
    principles = (
        Principle(
            "CHAOSS: release frequency, contributors",
            "https://chaoss.community/kbtopic/all-metrics/",
        ),
    )
    origin = ("D3",)
    remedy = N_("Support the maintainers, or find a second provider before you need one.")

    def assess(self, subject: Subject, organisation: Profile) -> Assessment | NotApplicable:  # noqa: ARG002
        """Weigh the facts."""
        return weigh(subject, PARTS)
