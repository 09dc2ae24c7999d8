"""Sovereignty: who can legally and technically reach our data?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
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
from toolfinder.jurisdiction import OWNER_FACTS
from toolfinder.jurisdiction import closeness
from toolfinder.jurisdiction import owner_claims

if TYPE_CHECKING:
    from toolfinder.model.profile import Profile
    from toolfinder.model.subject import Subject

_HOSTED = frozenset(("hosted",))
_OWN_HANDS = N_("runs in your own hands")
_BY_COUNT = piecewise((0.0, 1.0), (1.0, 0.5), (3.0, 0.0))


def _how_many(services: list[Any]) -> float:
    return _BY_COUNT(float(len(services)))


class Sovereignty(Criterion):
    """Where the servers and the owner are, and what the tool cannot do without."""

    id = "sovereignty"
    label = N_("Sovereignty")
    question = N_("Who can legally and technically reach our data?")
    why = N_(
        "A law that is not yours, or a company that you never chose, may open your data or close your account."
    )
    measured = N_(
        "For hosted offers, the country of the servers and that of the ultimate owner three parts each "
        "(same country 1, European Economic Area 0.9, adequacy decision 0.6, a partial one 0.2, "
        "elsewhere 0); for all, freedom from mandatory third parties two, self-hosting and the "
        "steward's country one each. In your own hands counts fully."
    )
    anchors = (
        N_("owner and servers outside the organisation's legal space"),
        N_("own hands, or a provider under the same law"),
    )
    reads = (
        "host-country",
        *OWNER_FACTS,
        "mandatory-third-party",
        "self-hostable",
        "steward-country",
    )
    scope = "organisation"
    importance = 3
    principles = (
        Principle(
            "GDPR 44: transfers to third countries", "https://eur-lex.europa.eu/eli/reg/2016/679/oj"
        ),
    )
    origin = ("D4", "D3")
    remedy = N_("Ask the provider where its servers are and who owns it.")

    def assess(self, subject: Subject, organisation: Profile) -> Assessment | NotApplicable:
        """Weigh the places by how close their law is to the organisation's."""

        def near(country: str) -> float:
            return closeness(country, organisation.country, subject.reference)

        parts = (
            Part("host-country", 3, near, deliveries=_HOSTED),
            Part("ultimate-owner-country", 3, near, deliveries=_HOSTED),
            Part("mandatory-third-party", 2, _how_many, adds_up=True),
            Part("self-hostable", 1, table({True: 1.0, False: 0.0})),
            Part("steward-country", 1, near),
        )
        owner = {**subject.claims, "ultimate-owner-country": owner_claims(subject)}
        found = weigh(replace(subject, claims=owner), parts)
        if subject.delivery == "hosted" or isinstance(found, NotApplicable):
            return found
        own, total = 6.0, 10.0  # the parts of servers and owner, which are yours
        return replace(
            found,
            low=(own + (total - own) * found.low) / total,
            high=(own + (total - own) * found.high) / total,
            because=(_OWN_HANDS, *found.because),  # type: ignore[misc]
        )
