"""Governance: do its users have a say?"""

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

FORMS = table(
    {
        "consumer-co-op": 1.0,
        "multi-stakeholder-co-op": 1.0,
        "second-tier-co-op": 1.0,
        "housing-co-op": 1.0,
        "mutual": 0.9,
        "federation": 0.9,
        "worker-co-op": 0.8,
        "service-co-op": 0.8,
        "association": 0.8,
        "union": 0.8,
        "community": 0.6,
        "informal-group": 0.6,
        "foundation": 0.6,
        "public-body": 0.6,
        "university": 0.6,
        "individual": 0.3,
        "company": 0.3,
        "investor-owned-company": 0.0,
    }
)

PARTS = (
    Part("steward-legal-form", 2, FORMS),
    Part("legal-form", 3, FORMS, deliveries=frozenset(("hosted",))),
    Part(
        "user-voice",
        3,
        table(
            {
                "member-vote": 1.0,
                "open-governance": 0.8,
                "public-roadmap": 0.5,
                "public-tracker": 0.3,
                "none": 0.0,
            }
        ),
    ),
)


class Governance(Criterion):
    """Who decides: legal forms of steward and provider, and the say of users."""

    id = "governance"
    label = N_("Governance")
    question = N_("Do its users have a say?")
    why = N_("Whoever decides about the tool decides about your work.")
    measured = N_(
        "Legal form of the provider, where there is one, three parts; legal form of the steward two; "
        "the say that users have three."
    )
    anchors = (
        N_("controlled by investors, closed"),
        N_("run by its users, one member one vote"),
    )
    reads = tuple(part.fact for part in PARTS)
    scope = "offer"
    importance = 4
    principles = (
        Principle(
            "ICA 2: democratic member control",
            "https://www.ica.coop/en/cooperatives/cooperative-identity",
        ),
    )
    origin = ("S1", "D2")
    remedy = N_("Choose a provider that you can join, or ask for a seat for users.")

    def assess(self, subject: Subject, organisation: Profile) -> Assessment | NotApplicable:  # noqa: ARG002
        """Weigh the facts."""
        return weigh(subject, PARTS)
