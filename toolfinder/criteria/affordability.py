"""Affordability: can we pay for it, in money and in hours?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolfinder.cost import COST_READS
from toolfinder.cost import cost_of
from toolfinder.criterion import Assessment
from toolfinder.criterion import Criterion
from toolfinder.criterion import Principle
from toolfinder.evidence import piecewise
from toolfinder.i18n import N_
from toolfinder.i18n import percent
from toolfinder.i18n import rounded
from toolfinder.model.subject import Range

if TYPE_CHECKING:
    from toolfinder.i18n import Text
    from toolfinder.model.profile import Profile
    from toolfinder.model.subject import Subject

_SHARE = piecewise((0.25, 1.0), (1.0, 0.0))
"""Value of taking a share of the need's part of the budget."""

_MONEY = N_("{low} to {high} {currency} a year, of {budget} for this need")
_EXACT = N_("{low} {currency} a year, of {budget} for this need")
_MONEY_UNKNOWN = N_("no price was found")
_FEE = N_("plus {fee} of sales")
_HOURS = N_("{low} to {high} hours a month, of {budget} for this need")
_NO_BUDGET = N_("no budget was given: judged against {budget} {currency} a year for this need")


class Affordability(Criterion):
    """Cost as a share of what the organisation can spend on the need."""

    id = "affordability"
    label = N_("Affordability")
    question = N_("Can we pay for it, in money and in hours?")
    why = N_("Money and volunteers' time are what small organisations have least of.")
    measured = N_(
        "The budget is shared equally among the needs. Money a year counts three parts, hours a "
        "month two, money once one; a part without a budget is left out. Without any budget in "
        "money, a reference amount per person stands in, and the answer says so."
    )
    anchors = (
        N_("takes the whole budget of the need"),
        N_("takes a quarter of it or less"),
    )
    reads = (*COST_READS, "needs")
    scope = "organisation"
    importance = 5
    principles = (
        Principle(
            "ICA 3: member economic participation",
            "https://www.ica.coop/en/cooperatives/cooperative-identity",
        ),
    )
    origin = ("D1", "D3")
    remedy = N_("Ask the provider for a price, and record it with its date.")

    def assess(self, subject: Subject, organisation: Profile) -> Assessment:
        """Weigh money, hours and set-up against their budgets."""
        cost = cost_of(subject, organisation)
        budget, needs = organisation.budget, len(organisation.needs)
        per_year = budget.per_year
        because: list[Text] = []
        if per_year is None:
            person = subject.reference.assumptions.get("reference-budget", Range(10.0, 10.0)).low
            per_year = person * organisation.people.everyone
            because.append(_NO_BUDGET(budget=rounded(per_year / needs), currency=cost.currency))
        parts = [(3.0, cost.per_year, per_year / needs)]
        if budget.hours_per_month is not None:
            parts.append((2.0, cost.hours_per_month, budget.hours_per_month / needs))
        if budget.one_off is not None:
            parts.append((1.0, cost.one_off, budget.one_off / needs))
        total = sum(weight for weight, _amount, _budget in parts)
        spans = [(weight / total, _value(amount, most)) for weight, amount, most in parts]
        low = sum(weight * span[0] for weight, span in spans)
        high = sum(weight * span[1] for weight, span in spans)
        if cost.fee_percent:
            low -= spans[0][0] * spans[0][1][0]  # sales decide, and nobody knows them
        because[:0] = _say(cost.per_year, per_year / needs, cost.currency)
        if cost.fee_percent:
            fee = cost.fee_percent
            because.append(_FEE(fee=percent(fee.low, fee.high)))
        hours = cost.hours_per_month
        if budget.hours_per_month is not None and hours.high is not None:
            because.append(
                _HOURS(
                    low=rounded(hours.low),
                    high=rounded(hours.high),
                    budget=rounded(budget.hours_per_month / needs),
                )
            )
        missing = ("plans",) if cost.per_year.high is None else ()
        return Assessment(max(0.0, low), min(1.0, high), tuple(because), cost.claims, missing)


def _value(amount: Range, budget: float) -> tuple[float, float]:
    """The interval of values of an amount against its budget."""

    def value(spent: float) -> float:
        if budget == 0:
            return float(spent == 0)
        return _SHARE(spent / budget)

    return (0.0 if amount.high is None else value(amount.high)), value(amount.low)


def _say(money: Range, budget: float, currency: str) -> list[Text]:
    if money.high is None:
        return [_MONEY_UNKNOWN]
    low, high = rounded(money.low), rounded(money.high)
    message = _EXACT if low == high else _MONEY
    return [message(low=low, high=high, currency=currency, budget=rounded(budget))]
