"""Inclusion: can everyone take part?"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from toolfinder.criterion import Assessment
from toolfinder.criterion import Criterion
from toolfinder.criterion import NotApplicable
from toolfinder.criterion import Principle
from toolfinder.evidence import Part
from toolfinder.evidence import Scale
from toolfinder.evidence import Span
from toolfinder.evidence import table
from toolfinder.evidence import weigh
from toolfinder.i18n import N_

if TYPE_CHECKING:
    from toolfinder.model.profile import Profile
    from toolfinder.model.subject import Subject

_EXTENT: dict[Any, Span] = {
    "complete": (1.0, 1.0),
    "partial": (0.3, 0.9),
    "none": (0.0, 0.0),
    "unknown": (0.0, 1.0),
}

PARTS = (
    Part(
        "accessibility",
        3,
        table({"audited-aa": 1.0, "statement": 0.7, "claimed": 0.5, "known-barriers": 0.0}),
    ),
    Part(
        "phone-use",
        2,
        table({"app-and-web": 1.0, "responsive-web": 0.8, "app": 0.7, "no": 0.0}),
    ),
    Part("join-without-account", 1, table({True: 1.0, False: 0.3})),
)


class Inclusion(Criterion):
    """Languages, accessibility, phones, and joining without an account."""

    id = "inclusion"
    label = N_("Inclusion")
    question = N_("Can everyone take part?")
    why = N_("A tool that leaves some members out takes away their vote.")
    measured = N_(
        "Interface in the organisation's languages four parts (required ones count twice as much as "
        "preferred ones), accessibility three, use on a phone two, joining without an account one."
    )
    anchors = (
        N_("excludes members"),
        N_("all languages, audited WCAG AA, works on any phone"),
    )
    reads = ("ui-languages", *(part.fact for part in PARTS), "languages")
    scope = "organisation"
    importance = 4
    principles = (
        Principle(
            "ICA 1: voluntary and open membership",
            "https://www.ica.coop/en/cooperatives/cooperative-identity",
        ),
    )
    origin = ("D1", "D2")
    remedy = N_("Help to translate it, or ask for an accessibility audit.")

    def assess(self, subject: Subject, organisation: Profile) -> Assessment | NotApplicable:
        """Weigh the facts; languages only when the organisation names some."""
        wanted = dict.fromkeys(organisation.languages.preferred, 1.0)
        wanted.update(dict.fromkeys(organisation.languages.required, 2.0))
        languages = (Part("ui-languages", 4, spoken(wanted)),) if wanted else ()
        return weigh(subject, (*languages, *PARTS))


def spoken(wanted: dict[str, float]) -> Scale:
    """A value function of a map of languages: the weighted mean of the extents of those wanted."""
    total = sum(wanted.values())

    def scale(offered: dict[str, Any]) -> Span:
        low = high = 0.0
        for language, weight in wanted.items():
            extent = offered.get(language, "none")
            span = _EXTENT[extent] if isinstance(extent, str) else (float(extent), float(extent))
            low += weight * span[0] / total
            high += weight * span[1] / total
        return low, high

    return scale
