"""Jurisdiction: under whose law are the provider, its owner and its servers?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolfinder.criterion import Gate
from toolfinder.criterion import Verdict
from toolfinder.evidence import settled
from toolfinder.evidence import unverified
from toolfinder.i18n import N_
from toolfinder.i18n import Term
from toolfinder.jurisdiction import OWNER_FACTS
from toolfinder.jurisdiction import countries_of
from toolfinder.jurisdiction import owner_claims
from toolfinder.model.claims import Status

if TYPE_CHECKING:
    from toolfinder.i18n import Text
    from toolfinder.model.claims import Claim
    from toolfinder.model.profile import Profile
    from toolfinder.model.subject import Subject

_OUTSIDE = N_("{fact}: {country}, outside {allowed}")
_UNKNOWN = N_("{fact}: not known. Ask {provider}")
_DISPUTED = N_("{fact}: sources disagree ({country}). Ask {provider}")
_UNVERIFIED = N_("{fact}: {country}, without a checked source")


class Jurisdiction(Gate):
    """Countries of provider, ultimate owner and servers, for hosted offers."""

    id = "jurisdiction"
    label = N_("Jurisdiction")
    question = N_("Is it under a law that you accept?")
    reads = ("host-country", *OWNER_FACTS)

    def check(self, subject: Subject, organisation: Profile) -> Verdict:
        """Each of the three places must be in one of the countries that the profile names."""
        names = organisation.gates.jurisdiction
        if not names or subject.delivery != "hosted":
            return Verdict.passed()
        allowed = countries_of(names, subject.reference)
        places = {
            "country": subject.claims_on("country"),
            "ultimate-owner-country": owner_claims(subject),
            "host-country": subject.claims_on("host-country"),
        }
        failed: list[Text] = []
        unproven: list[Text] = []
        warnings: list[Text] = []
        seen: list[Claim] = []
        for fact, claims in places.items():
            seen.extend(claims)
            status, inside = settled(claims, allowed.__contains__)
            weak = unverified(claims, subject.as_of)
            words = {
                "fact": Term("fact", fact),
                "country": tuple(Term("country", claim.value) for claim in claims),
                "provider": subject.provider_name or "",
                "allowed": tuple(Term("place", name) for name in names),
            }
            if status is Status.UNKNOWN:
                unproven.append(_UNKNOWN(**words))
            elif status is Status.DISPUTED:
                unproven.append(_DISPUTED(**words))
            elif inside:
                warnings += [_UNVERIFIED(**words)] if weak else []
            elif weak:
                unproven.append(_OUTSIDE(**words))
            else:
                failed.append(_OUTSIDE(**words))
        if failed:
            return Verdict.failed(tuple(failed), tuple(seen))
        if unproven:
            return Verdict.unproven(tuple(unproven), tuple(seen))
        return Verdict.passed(tuple(warnings), tuple(seen))
