"""Freedom: may we use, study, change and share it?"""

from toolfinder.criterion import Assessment
from toolfinder.criterion import Criterion
from toolfinder.criterion import NotApplicable
from toolfinder.criterion import Principle
from toolfinder.evidence import Part
from toolfinder.evidence import table
from toolfinder.evidence import weigh
from toolfinder.i18n import N_
from toolfinder.licences import freedom
from toolfinder.model.profile import Profile
from toolfinder.model.subject import Subject

PARTS = (
    Part("licence", 6, freedom),
    Part("free-edition-limits", 2, table({"none": 1.0, "minor": 0.6, "essential": 0.0})),
    Part(
        "licence-history",
        1,
        table(
            {
                "stable": 1.0,
                "relicensed-freer": 1.0,
                "relicensed-copyleft": 1.0,
                "relicensed-restrictive": 0.0,
            }
        ),
    ),
    Part(
        "contributor-agreement",
        1,
        table({"none": 1.0, "dco": 1.0, "cla-symmetric": 0.7, "cla-asymmetric": 0.2}),
    ),
)


class Freedom(Criterion):
    """The licence, and how safe it is from being taken back."""

    id = "freedom"
    label = N_("Freedom")
    question = N_("May we use, study, change and share it?")
    why = N_(
        "A free licence means that nobody can take the tool away, or decide alone what it does."
    )
    measured = N_(
        "Licence six parts (approved by the OSI 1, free 0.8, source to be seen 0.2, closed 0), limits "
        "of the free edition two, history of the licence one, contributor agreement one."
    )
    anchors = (
        N_("proprietary"),
        N_("a free licence, complete, never made more restrictive"),
    )
    reads = tuple(part.fact for part in PARTS)
    scope = "offer"
    importance = 4
    principles = (
        Principle(
            "ICA 4: autonomy and independence",
            "https://www.ica.coop/en/cooperatives/cooperative-identity",
        ),
        Principle(
            "DPG 2: use of approved open licences", "https://digitalpublicgoods.net/standard/"
        ),
    )
    origin = ("D4", "S4")
    remedy = N_(
        "Ask the maintainers to state the exact licence, and to accept contributions without a one-sided agreement."
    )

    def assess(self, subject: Subject, organisation: Profile) -> Assessment | NotApplicable:  # noqa: ARG002
        """Weigh the facts."""
        return weigh(subject, PARTS)
