"""Jurisdiction: under whose law are the provider, its owner and its servers?"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from toolfinder.criterion import Gate
from toolfinder.criterion import Verdict
from toolfinder.evidence import against
from toolfinder.evidence import settled
from toolfinder.evidence import unverified
from toolfinder.i18n import N_
from toolfinder.i18n import Term
from toolfinder.jurisdiction import OWNER_FACTS
from toolfinder.jurisdiction import countries_of
from toolfinder.jurisdiction import owner_claims
from toolfinder.model.claims import Status

if TYPE_CHECKING:
    from datetime import date

    from toolfinder.model.claims import Claim
    from toolfinder.model.profile import Profile
    from toolfinder.model.subject import Subject

SENSITIVE = frozenset(("minors", "special-category"))

_OUTSIDE = N_("{fact}: {country}, outside {allowed}")
_UNKNOWN = N_("{fact}: not known. Ask {provider}")
_DISPUTED = N_("{fact}: sources disagree ({country}). Ask {provider}")
_UNVERIFIED = N_("{fact}: {country}, without a checked source")


class Jurisdiction(Gate):
    """Countries of provider, ultimate owner and servers, for hosted offers."""

    id = "jurisdiction"
    label = N_("Jurisdiction")
    question = N_("Is it under a law that you accept?")
    reads = ("host-country", *OWNER_FACTS, "gates", "data")

    def check(self, subject: Subject, organisation: Profile) -> Verdict:
        """Each of the three places must be in one of the countries that the profile names.

        That nobody knows where the servers are is a warning, as long as the provider and
        its owner are where they may be; for minors' or special-category data it is unproven.
        """
        names = organisation.gates.jurisdiction
        if not names or subject.delivery != "hosted":
            return Verdict.passed()
        allowed = countries_of(names, subject.reference)
        places = {
            "country": subject.claims_on("country"),
            "ultimate-owner-country": owner_claims(subject),
            "host-country": subject.claims_on("host-country"),
        }
        verdicts = []
        for fact, claims in places.items():
            said = {
                "fact": Term("fact", fact),
                "country": tuple(Term("country", claim.value) for claim in claims),
                "provider": subject.provider_name or "",
                "allowed": tuple(Term("place", name) for name in names),
            }
            verdict = _place(claims, allowed, said, subject.as_of)
            if fact == "host-country" and not claims and organisation.data not in SENSITIVE:
                verdict = Verdict.passed(verdict.because)
            verdicts.append(verdict)
        return Verdict.worst(verdicts)


def _place(
    claims: tuple[Claim, ...], allowed: frozenset[str], said: dict[str, Any], as_of: date
) -> Verdict:
    """Whether one place is inside; `said` fills in the reasons."""
    status, inside = settled(claims, allowed.__contains__)
    if status is Status.UNKNOWN:
        return Verdict.unproven(_UNKNOWN(**said))
    if status is Status.DISPUTED:
        return Verdict.unproven(_DISPUTED(**said), claims)
    if not inside:
        return against(_OUTSIDE(**said), claims, as_of)
    if unverified(claims, as_of):
        return Verdict.passed(_UNVERIFIED(**said), claims)
    return Verdict.passed()
