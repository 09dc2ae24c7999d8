"""Budget: can the organisation pay for it at all?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolfinder.cost import COST_FACTS
from toolfinder.cost import Cost
from toolfinder.cost import cost_of
from toolfinder.criterion import Gate
from toolfinder.criterion import Outcome
from toolfinder.criterion import Verdict
from toolfinder.i18n import N_
from toolfinder.i18n import number
from toolfinder.i18n import percent

if TYPE_CHECKING:
    from toolfinder.i18n import Text
    from toolfinder.model.profile import Profile
    from toolfinder.model.subject import Range
    from toolfinder.model.subject import Subject

_YEAR = N_("costs {cost} {currency} a year or more; you have {budget}")
_ONCE = N_("costs {cost} {currency} once or more; you have {budget}")
_HOURS = N_("takes {cost} hours a month or more; you have {budget}")
_MAYBE = N_("may cost {cost} {currency} a year; you have {budget}. Ask for a price")
_MAYBE_HOURS = N_("may take {cost} hours a month; you have {budget}")
_UNKNOWN = N_("no price was found: ask {provider}")
_FEE = N_("plus {fee} of what you sell through it")


class WithinBudget(Gate):
    """Money a year, money once and hours a month, each against the whole budget."""

    id = "budget"
    label = N_("Budget")
    question = N_("Can you pay for it at all?")
    reads = COST_FACTS

    def check(self, subject: Subject, organisation: Profile) -> Verdict:
        """Fail what surely costs more than there is; what may cost more money is unproven."""
        cost, budget = cost_of(subject, organisation), organisation.budget
        found: dict[Outcome, list[Text]] = {outcome: [] for outcome in Outcome}
        if budget.per_year is not None:
            outcome, said = _a_year(cost, budget.per_year, subject)
            found[outcome] += said
        if budget.one_off is not None and cost.one_off.low > budget.one_off:
            words = {"currency": cost.currency, "budget": _round(budget.one_off)}
            found[Outcome.FAIL].append(_ONCE(cost=_round(cost.one_off.low), **words))
        if budget.hours_per_month is not None:
            outcome, said = _hours(cost.hours_per_month, budget.hours_per_month)
            found[outcome] += said
        if cost.fee_percent:
            fee = cost.fee_percent
            found[Outcome.PASS].append(_FEE(fee=percent(fee.low, fee.high)))
        for outcome in (Outcome.FAIL, Outcome.UNPROVEN):
            if found[outcome]:
                return Verdict(outcome, tuple(found[outcome]), cost.claims)
        return Verdict.passed(tuple(found[Outcome.PASS]), cost.claims)


def _a_year(cost: Cost, budget: float, subject: Subject) -> tuple[Outcome, list[Text]]:
    words = {"currency": cost.currency, "budget": _round(budget)}
    low, high = cost.per_year.low, cost.per_year.high
    if low > budget:
        return Outcome.FAIL, [_YEAR(cost=_round(low), **words)]
    if high is None:
        return Outcome.UNPROVEN, [_UNKNOWN(provider=subject.provider_name or subject.tool_name)]
    if high > budget:
        return Outcome.UNPROVEN, [_MAYBE(cost=_round(high), **words)]
    return Outcome.PASS, []


def _hours(hours: Range, budget: float) -> tuple[Outcome, list[Text]]:
    there = _round(budget)
    if hours.low > budget:
        return Outcome.FAIL, [_HOURS(cost=_round(hours.low), budget=there)]
    if hours.high is not None and hours.high > budget:
        return Outcome.PASS, [_MAYBE_HOURS(cost=_round(hours.high), budget=there)]
    return Outcome.PASS, []


def _round(amount: float) -> str:
    return number(amount, 0 if amount >= 10 else 1)
