"""Learning: can our people learn it and get help?"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from toolfinder.criterion import Assessment
from toolfinder.criterion import Criterion
from toolfinder.criterion import NotApplicable
from toolfinder.criterion import Principle
from toolfinder.evidence import Part
from toolfinder.evidence import weigh
from toolfinder.i18n import N_

if TYPE_CHECKING:
    from toolfinder.model.profile import Profile
    from toolfinder.model.subject import Subject

_HOSTED = frozenset(("hosted",))


class Learning(Criterion):
    """Guides, courses and support in one's languages, and the skill that it takes."""

    id = "learning"
    label = N_("Learning")
    question = N_("Can our people learn it and get help?")
    why = N_("A tool that only one person understands makes everyone depend on that person.")
    measured = N_(
        "User guide three parts, provider's support two, courses one, each by whether it is in one of "
        "the organisation's languages (0.3 in another); skill that it takes against the skill there "
        "is two."
    )
    anchors = (
        N_("no guide, for experts only"),
        N_("guides and courses in our language, help nearby"),
    )
    reads = (
        "user-guide-languages",
        "courses",
        "support-languages",
        "skill-to-use",
        "languages",
        "skill",
    )
    scope = "organisation"
    importance = 3
    principles = (
        Principle(
            "ICA 5: education, training and information",
            "https://www.ica.coop/en/cooperatives/cooperative-identity",
        ),
    )
    origin = ("D1", "S3")
    remedy = N_("Write or translate a guide, and record courses near you.")

    def assess(self, subject: Subject, organisation: Profile) -> Assessment | NotApplicable:
        """Weigh the facts against the organisation's languages and skill."""
        ours = {*organisation.languages.required, *organisation.languages.preferred}

        def in_ours(languages: list[Any]) -> float:
            if not languages:
                return 0.0
            return 1.0 if not ours or ours & set(languages) else 0.3

        def course(courses: list[Any]) -> float:
            return in_ours([each["language"] for each in courses])

        def effort(skill: int) -> float:
            return max(0.0, 1.0 - 0.5 * max(0, skill - organisation.skill))

        return weigh(
            subject,
            (
                Part("user-guide-languages", 3, in_ours, adds_up=True),
                Part("support-languages", 2, in_ours, adds_up=True, deliveries=_HOSTED),
                Part("courses", 1, course, adds_up=True),
                Part("skill-to-use", 2, effort),
            ),
        )
