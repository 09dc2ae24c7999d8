"""Business: does its income respect our values?"""

from typing import Any

from toolfinder.criterion import Assessment
from toolfinder.criterion import Criterion
from toolfinder.criterion import NotApplicable
from toolfinder.criterion import Principle
from toolfinder.evidence import Part
from toolfinder.evidence import table
from toolfinder.evidence import weigh
from toolfinder.i18n import N_
from toolfinder.model.profile import Profile
from toolfinder.model.subject import Subject

INCOME = {
    "membership": 1.0,
    "donations": 1.0,
    "support": 1.0,
    "hosting": 1.0,
    "public-funding": 0.9,
    "grants": 0.8,
    "hardware": 0.6,
    "paid-edition": 0.5,
    "venture-capital": 0.1,
    "advertising": 0.0,
    "data": 0.0,
}


def _mean(sources: list[Any]) -> float:
    return sum(INCOME[source] for source in sources) / len(sources) if sources else 0.5


PARTS = (
    Part("sells-or-mines-data", 3, table({True: 0.0, False: 1.0})),
    Part("advertising", 2, table({True: 0.0, False: 1.0})),
    Part("income", 2, _mean, adds_up=True),
    Part(
        "social-economy",
        3,
        table({True: 1.0, False: 0.3}),
        deliveries=frozenset(("hosted",)),
    ),
)


class Business(Criterion):
    """What its makers and its provider live on."""

    id = "business"
    label = N_("Business model")
    question = N_("Does its income respect our values?")
    why = N_("If you do not pay for it, someone pays for you.")
    measured = N_(
        "Whether it sells or mines data three parts, whether the provider belongs to the social economy "
        "three, advertising two, what its makers live on two (the mean of their sources of income)."
    )
    anchors = (
        N_("lives off users' data"),
        N_("paid openly by its users, in the social economy"),
    )
    reads = tuple(part.fact for part in PARTS)
    scope = "offer"
    importance = 3
    principles = (
        Principle(
            "ICA 6: co-operation among co-operatives",
            "https://www.ica.coop/en/cooperatives/cooperative-identity",
        ),
    )
    origin = ("D3", "D4", "S4")
    remedy = N_("Pay for it, or choose a provider of the social economy.")

    def assess(self, subject: Subject, organisation: Profile) -> Assessment | NotApplicable:  # noqa: ARG002
        """Weigh the facts."""
        return weigh(subject, PARTS)
