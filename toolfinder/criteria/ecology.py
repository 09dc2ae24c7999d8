"""Ecology: is it light, and does it prolong hardware?"""

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

_SELF_HOSTED = frozenset(("self-hosted",))

PARTS = (
    Part("old-devices", 2, table({"yes": 1.0, "partly": 0.5, "no": 0.0})),
    Part(
        "ram-mb",
        2,
        piecewise((128.0, 1.0), (512.0, 0.8), (2048.0, 0.4), (8192.0, 0.0)),
        deliveries=_SELF_HOSTED,
    ),
    Part(
        "disk-mb",
        1,
        piecewise((500.0, 1.0), (10_000.0, 0.5), (50_000.0, 0.0)),
        deliveries=_SELF_HOSTED,
    ),
    Part(
        "energy",
        3,
        table({"renewable": 1.0, "mixed": 0.4, "fossil": 0.0}),
        deliveries=frozenset(("hosted",)),
    ),
)


class Ecology(Criterion):
    """Old devices, memory, disk, energy."""

    id = "ecology"
    label = N_("Ecology")
    question = N_("Is it light, and does it prolong hardware?")
    why = N_("Most of a device's footprint is in making it; software decides how long it lasts.")
    measured = N_(
        "Use on old devices two parts; on your own server, memory two and disk one; at a provider, the "
        "energy of its servers three."
    )
    anchors = (
        N_("needs new hardware and fossil energy"),
        N_("light, runs on ten-year-old machines, on renewable energy"),
    )
    reads = tuple(part.fact for part in PARTS)
    scope = "offer"
    importance = 2
    principles = (
        Principle(
            "Blue Angel DE-UZ 215: resource-efficient software",
            "https://www.blauer-engel.de/en/productworld/software",
        ),
    )
    origin = ("D3",)
    remedy = N_("Ask the provider where its electricity comes from.")

    def assess(self, subject: Subject, organisation: Profile) -> Assessment | NotApplicable:  # noqa: ARG002
        """Weigh the facts."""
        return weigh(subject, PARTS)
