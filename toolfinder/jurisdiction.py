"""Places and their laws: who owns a provider, and how far a country is from one's own law."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolfinder.model.claims import SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolfinder.model.claims import Claim
    from toolfinder.model.subject import Reference
    from toolfinder.model.subject import Subject

OWNER_FACTS = ("ultimate-owner-country", "legal-form", "country")


def owner_claims(subject: Subject) -> tuple[Claim, ...]:
    """Claims on the country of the provider's ultimate owner.

    A co-operative, an association or a public body has no owner elsewhere: where no checked
    source states one, its own country stands in.
    """
    stated = subject.claims_on("ultimate-owner-country")
    if any(claim.by is not SourceKind.BACKGROUND for claim in stated):
        return stated
    forms = subject.claims_on("legal-form")
    if not forms or any(c.value not in subject.reference.member_owned for c in forms):
        return stated
    own = subject.claims_on("country")
    return tuple(replace(c, fact="ultimate-owner-country") for c in own) or stated


def countries_of(names: Iterable[str], reference: Reference) -> frozenset[str]:
    """Country codes that names of countries or of groups of countries stand for."""
    found: set[str] = set()
    for name in names:
        found |= reference.groups.get(name, frozenset((name,)))
    return frozenset(found)


def closeness(country: str, home: str | None, reference: Reference) -> float:
    """How close a country's law is to the organisation's: 1 the same, 0 out of reach.

    The same country 1; both in the European Economic Area 0.9; an adequacy decision
    (GDPR article 45) 0.6; a partial one 0.2; any other country 0. An organisation that
    names no country is taken to be in the European Union. For one outside the area any
    other country is 0.4: whose decisions it goes by is not known here.
    """
    if country == home:
        return 1.0
    area = reference.groups.get("EEA", frozenset())
    if home is not None and home not in area:
        return 0.4
    if country in area:
        return 0.9
    if country in reference.groups.get("adequacy", ()):
        return 0.6
    return 0.2 if country in reference.groups.get("adequacy-partial", ()) else 0.0
