"""Offers and organisations made in memory, to try criteria and gates on."""

from __future__ import annotations

from datetime import date
from typing import Any

from toolfinder.model.claims import Claim
from toolfinder.model.claims import SourceKind
from toolfinder.model.claims import Status
from toolfinder.model.profile import Profile
from toolfinder.model.profile import Request
from toolfinder.model.subject import Range
from toolfinder.model.subject import Reference
from toolfinder.model.subject import Subject

TODAY = date(2026, 11, 24)

REFERENCE = Reference(
    groups={
        "EU": frozenset(("DE", "ES", "FR", "NL")),
        "EEA": frozenset(("DE", "ES", "FR", "NL", "NO")),
        "adequacy": frozenset(("CH", "GB")),
        "adequacy-partial": frozenset(("US",)),
    },
    member_owned=frozenset(("association", "consumer-co-op")),
    nonprofit=frozenset(("association",)),
    assumptions={
        "server-eur-per-gb-month": Range(1.0, 5.0),
        "server-smallest-eur-month": Range(4.0, 10.0),
        "server-unknown-need-gb": Range(1.0, 8.0),
        "disk-eur-per-gb-month": Range(0.05, 0.1),
        "backup-eur-month": Range(0.0, 5.0),
        "domain-eur-year": Range(10.0, 20.0),
        "price-drift": Range(0.8, 1.5),
        "usd-per-eur": Range(1.0, 1.25),
        "admin-hours-per-month-hosted": Range(0.0, 1.0),
        "admin-hours-per-month-installed": Range(0.0, 0.5),
        "admin-hours-per-month-self-hosted": Range(1.0, 6.0),
        "setup-hours-hosted": Range(0.0, 2.0),
        "setup-hours-installed": Range(0.0, 2.0),
        "setup-hours-self-hosted": Range(4.0, 16.0),
    },
    legal={"es:verifactu": frozenset(("invoicing",))},
    team_needs=frozenset(("accounting",)),
)


def claim(
    fact: str,
    value: Any,
    *,
    by: str = "upstream",
    expires: date | None = date(2027, 6, 1),
    status: str = "known",
) -> Claim:
    """A claim from a page seen on 1 November 2026 that holds unless told otherwise."""
    background = by == "background"
    return Claim(
        fact=fact,
        subject="alpha",
        value=value,
        status=Status(status),
        by=SourceKind(by),
        source=None if background else "https://example.org/page",
        seen=None if background else date(2026, 11, 1),
        expires=None if background else expires,
    )


def plan(amount: float, **changes: Any) -> Claim:
    """A price for the organisation a year, with changes."""
    by = changes.pop("by", "vendor")
    value = {
        "name": "Basic",
        "amount": amount,
        "currency": "EUR",
        "unit": "organisation",
        "period": "year",
        **changes,
    }
    return claim("plans", value, by=by)


def subject(*claims: Claim, delivery: str = "hosted", **changes: Any) -> Subject:
    """An offer with these claims, for a must-need of file sharing."""
    by_fact: dict[str, tuple[Claim, ...]] = {}
    for one in claims:
        by_fact[one.fact] = (*by_fact.get(one.fact, ()), one)
    hosted = delivery == "hosted"
    given: dict[str, Any] = {
        "offer": "alpha@coop" if hosted else "alpha@self",
        "tool": "alpha",
        "tool_name": "Alpha",
        "kind": "open",
        "delivery": delivery,
        "as_of": TODAY,
        "provider": "coop" if hosted else None,
        "provider_name": "Coop" if hosted else None,
        "role": "core",
        "request": Request("file-sync"),
        "claims": by_fact,
        "reference": REFERENCE,
    }
    return Subject(**{**given, **changes})


def profile(**changes: Any) -> Profile:
    """A profile that needs file sharing, with changes."""
    return Profile.model_validate({"needs": ["file-sync"], **changes})
