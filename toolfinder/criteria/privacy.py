"""Privacy: does it take no more than it needs, and protect that?"""

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

GDPR = "https://eur-lex.europa.eu/eli/reg/2016/679/oj"

PARTS = (
    Part("end-to-end-encryption", 3, table({"default": 1.0, "optional": 0.7, "none": 0.2})),
    Part("telemetry", 2, table({"none": 1.0, "opt-in": 0.9, "opt-out": 0.3, "always": 0.0})),
    Part("third-party-trackers", 2, table({"none": 1.0, "some": 0.4, "many": 0.0})),
    Part(
        "identifier-required",
        1,
        table({"none": 1.0, "email": 0.7, "phone": 0.2, "real-name": 0.0}),
    ),
    Part("security-audit", 1, piecewise((730.0, 1.0), (1825.0, 0.3))),
    Part(
        "data-processing-agreement",
        2,
        table({True: 1.0, False: 0.0}),
        deliveries=frozenset(("hosted",)),
    ),
)


class Privacy(Criterion):
    """Encryption, telemetry, trackers, identifiers, audits, processing agreements."""

    id = "privacy"
    label = N_("Privacy")
    question = N_("Does it take no more than it needs, and protect that?")
    why = N_("Members trust the organisation with their data; the law asks it to deserve that.")
    measured = N_(
        "End-to-end encryption three parts; telemetry, trackers and, where a provider runs it, a "
        "data-processing agreement two each; what one must give to take part and a public audit one "
        "each. An audit counts fully for two years."
    )
    anchors = (
        N_("takes all it can and protects nothing"),
        N_("end-to-end encrypted by default, no telemetry, audited"),
    )
    reads = tuple(part.fact for part in PARTS)
    scope = "offer"
    importance = 5
    principles = (
        Principle("GDPR 5: data minimisation", GDPR),
        Principle("GDPR 25: data protection by design and by default", GDPR),
        Principle("GDPR 28: processor", GDPR),
        Principle("GDPR 32: security of processing", GDPR),
    )
    origin = ("D4",)
    remedy = N_("Ask the provider for its data-processing agreement, and the makers for an audit.")

    def assess(self, subject: Subject, organisation: Profile) -> Assessment | NotApplicable:  # noqa: ARG002
        """Weigh the facts."""
        return weigh(subject, PARTS)
