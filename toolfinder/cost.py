"""What an offer costs an organisation, in money and in hours, as intervals.

Hosted offers cost what their plans say. Self-hosting is computed from the memory and
disk that the tool needs and from the assumptions of the catalogue's vocabulary, each
with its source there, or marked as an estimate.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from toolfinder.model.claims import Claim
from toolfinder.model.claims import SourceKind
from toolfinder.model.claims import Standing
from toolfinder.model.subject import Range
from toolfinder.model.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Collection

    from toolfinder.model.profile import Profile

MONTHS = 12
MB_PER_GB = 1024
FREE = Range(0.0, 0.0)
UNCERTAIN = Range(0.8, 1.5)
NOBODY_KNOWS = Range(0.0, None)
COST_FACTS = (
    "plans",
    "ram-mb",
    "disk-mb",
    "skill-to-run",
    "admin-hours-per-month",
    "setup-hours",
)

COST_READS = (*COST_FACTS, "people", "budget", "legal_form")
"""What a judge must declare in `reads` to compute costs."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What an offer costs one organisation.

    Attributes:
        per_year: money a year in `currency`, fees on sales apart.
        one_off: money once, in `currency`.
        hours_per_month: people's time to keep it going.
        setup_hours: people's time to set it up.
        currency: the organisation's.
        fee_percent: share of sales in percent that comes on top, or None.
        users: how many people it was computed for.
        too_small: whether the offer's plans all end below that number.
        capped_at: the largest number of users that any plan allows, when all have a limit.
        plan: the name of the cheapest plan that fits.
        claims: what it was computed from.
    """

    per_year: Range
    one_off: Range
    hours_per_month: Range
    setup_hours: Range
    currency: str
    users: int
    fee_percent: Range | None = None
    too_small: bool = False
    capped_at: int | None = None
    plan: str | None = None
    claims: tuple[Claim, ...] = ()


def users_of(subject: Subject, organisation: Profile) -> int:
    """How many people will use the tool for this need."""
    request = subject.request
    if request is None:
        return organisation.people.everyone
    if request.users is not None:
        return request.users
    if request.need in subject.reference.team_needs:
        return organisation.people.team
    return organisation.people.everyone


def cost_of(subject: Subject, organisation: Profile) -> Cost:
    """What the offer costs the organisation."""
    if subject.delivery == "hosted":
        return _hosted(subject, organisation)
    currency, users = organisation.budget.currency, users_of(subject, organisation)
    hours, set_up = (_hours(subject, fact) for fact in ("admin-hours-per-month", "setup-hours"))
    if subject.delivery == "installed":
        return Cost(FREE, FREE, hours, set_up, currency=currency, users=users)
    claims = tuple(c for fact in ("ram-mb", "disk-mb") for c in subject.claims_on(fact))
    server = _server(subject)
    price = _product(server, _rate(subject, "EUR", currency))
    return Cost(price, FREE, hours, set_up, currency=currency, users=users, claims=claims)


def _assumed(subject: Subject, name: str, default: Range = NOBODY_KNOWS) -> Range:
    return subject.reference.assumptions.get(name, default)


def _hours(subject: Subject, fact: str) -> Range:
    """Hours as claimed, else as assumed for the delivery and for the skill that it takes."""
    claims = subject.claims_on(fact)
    if claims:
        return Range(
            min(float(claim.value[0]) for claim in claims),
            max(float(claim.value[1]) for claim in claims),
        )
    assumed = f"{fact}-{subject.delivery}"
    skills = [claim.value for claim in subject.claims_on("skill-to-run")]
    by_skill = f"{assumed}-{max(skills)}" if skills else assumed
    return _assumed(subject, by_skill, _assumed(subject, assumed))


def _server(subject: Subject) -> Range:
    """A rented server of one's own, in EUR a year: memory, disk, copies and a domain name.

    Nobody rents less than the smallest server that there is; what a tool needs is what
    its claims say, else the assumption for an unknown need.
    """
    memory = _sizes(subject, "ram-mb") or _assumed(subject, "server-unknown-need-gb")
    disk = _sizes(subject, "disk-mb") or FREE
    per_month = _at_least(
        _assumed(subject, "server-smallest-eur-month"),
        _product(memory, _assumed(subject, "server-eur-per-gb-month")),
    )
    extra_disk = _product(Range(0.0, disk.high), _assumed(subject, "disk-eur-per-gb-month"))
    monthly = _plus(_plus(per_month, extra_disk), _assumed(subject, "backup-eur-month"))
    return _plus(_product(Range(MONTHS, MONTHS), monthly), _assumed(subject, "domain-eur-year"))


def _sizes(subject: Subject, fact: str) -> Range | None:
    sizes = [claim.value / MB_PER_GB for claim in subject.claims_on(fact)]
    return Range(min(sizes), max(sizes)) if sizes else None


def _hosted(subject: Subject, organisation: Profile) -> Cost:
    users = users_of(subject, organisation)
    plans = subject.claims_on("plans")
    open_to_us = [c for c in plans if _eligible(c.value, subject, organisation)]
    fitting = [c for c in open_to_us if (c.value.get("up_to_users") or users) >= users]
    limits = [c.value.get("up_to_users") for c in open_to_us]
    capped_at = max(limits) if limits and None not in limits else None
    hours, set_up = (_hours(subject, fact) for fact in ("admin-hours-per-month", "setup-hours"))
    currency = organisation.budget.currency
    once = [c for c in fitting if c.value["period"] == "once"]
    yearly = [c for c in fitting if c.value["period"] != "once"]
    if not yearly:
        too_small = bool(open_to_us) and not fitting
        return Cost(
            NOBODY_KNOWS,
            NOBODY_KNOWS,
            hours,
            set_up,
            currency=currency,
            users=users,
            too_small=too_small,
            capped_at=capped_at,
            claims=tuple(open_to_us),
        )
    prices = [(_price(c, subject, users, currency), c) for c in yearly]
    cheapest, claim = min(
        prices,
        key=lambda pair: (pair[0].high is None, pair[0].low, pair[0].high, pair[1].value["name"]),
    )
    fees = [_price(c, subject, users, currency) for c in once]
    one_off = _hull(fees) if fees else FREE
    return Cost(
        cheapest,
        one_off,
        hours,
        set_up,
        currency=currency,
        users=users,
        fee_percent=_fee(claim.value),
        plan=claim.value["name"],
        claims=(claim, *once),
    )


def _eligible(plan: dict[str, Any], subject: Subject, organisation: Profile) -> bool:
    return plan.get("eligible") is None or organisation.legal_form in subject.reference.nonprofit


def _price(claim: Claim, subject: Subject, users: int, currency: str) -> Range:
    """One plan's price a year (or once), in the organisation's currency.

    A price that is old, undated or second-hand may have moved: it is widened.
    """
    plan = claim.value
    times = MONTHS if plan["period"] == "month" else 1
    if plan["unit"] == "user":
        times *= max(users, plan.get("min_users") or 0)
    amount = max(float(plan["amount"]) * times, float(plan.get("fee_floor") or 0.0))
    price = Range(amount, amount)
    doubtful = (
        claim.standing(subject.as_of) is not Standing.SOLID or claim.by is SourceKind.CATALOGUE
    )
    if doubtful:
        price = _product(price, _assumed(subject, "price-drift", UNCERTAIN))
    return _product(price, _rate(subject, plan["currency"], currency))


def _rate(subject: Subject, source: str, target: str) -> Range:
    """How many units of `target` one unit of `source` buys."""
    if source == target:
        return Range(1.0, 1.0)
    to_euro = _per_euro(subject, source)
    from_euro = _per_euro(subject, target)
    if to_euro.high is None or from_euro.high is None:
        return NOBODY_KNOWS
    return Range(from_euro.low / to_euro.high, from_euro.high / to_euro.low)


def _per_euro(subject: Subject, currency: str) -> Range:
    if currency == "EUR":
        return Range(1.0, 1.0)
    return _assumed(subject, f"{currency.lower()}-per-eur")


def _fee(plan: dict[str, Any]) -> Range | None:
    fee = plan.get("fee_percent") or 0
    low, high = fee if isinstance(fee, list) else (fee, fee)
    return Range(float(low), float(high)) if high else None


def _product(one: Range, other: Range) -> Range:
    if one.high == 0 or other.high == 0:
        return FREE
    high = None if one.high is None or other.high is None else one.high * other.high
    return Range(one.low * other.low, high)


def _plus(one: Range, other: Range) -> Range:
    high = None if one.high is None or other.high is None else one.high + other.high
    return Range(one.low + other.low, high)


def _hull(ranges: Collection[Range]) -> Range:
    highs = [each.high for each in ranges if each.high is not None]
    high = max(highs) if len(highs) == len(ranges) else None
    return Range(min(each.low for each in ranges), high)


def _at_least(floor: Range, amount: Range) -> Range:
    high = None if floor.high is None or amount.high is None else max(floor.high, amount.high)
    return Range(max(floor.low, amount.low), high)
