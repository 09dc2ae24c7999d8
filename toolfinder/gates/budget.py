"""Budget: can the organisation pay for it at all?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolfinder.cost import COST_READS
from toolfinder.cost import Cost
from toolfinder.cost import cost_of
from toolfinder.criterion import Gate
from toolfinder.criterion import Verdict
from toolfinder.evidence import against
from toolfinder.i18n import N_
from toolfinder.i18n import percent
from toolfinder.i18n import rounded

if TYPE_CHECKING:
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
    reads = COST_READS

    def check(self, subject: Subject, organisation: Profile) -> Verdict:
        """Fail what surely costs more than there is; what may cost more money is unproven."""
        cost, budget = cost_of(subject, organisation), organisation.budget
        verdicts = [Verdict.passed((), cost.claims)]
        if budget.per_year is not None:
            verdicts.append(_a_year(cost, budget.per_year, subject))
        if budget.one_off is not None and cost.one_off.low > budget.one_off:
            words = {"currency": cost.currency, "budget": rounded(budget.one_off)}
            once = _ONCE(cost=rounded(cost.one_off.low), **words)
            verdicts.append(against(once, cost.claims, subject.as_of))
        if budget.hours_per_month is not None:
            verdicts.append(_hours(cost.hours_per_month, budget.hours_per_month))
        if cost.fee_percent:
            fee = percent(cost.fee_percent.low, cost.fee_percent.high)
            verdicts.append(Verdict.passed(_FEE(fee=fee)))
        return Verdict.worst(verdicts)


def _a_year(cost: Cost, budget: float, subject: Subject) -> Verdict:
    words = {"currency": cost.currency, "budget": rounded(budget)}
    low, high = cost.per_year.low, cost.per_year.high
    if low > budget:
        return against(_YEAR(cost=rounded(low), **words), cost.claims, subject.as_of)
    if high is None:
        provider = subject.provider_name or subject.tool_name
        return Verdict.unproven(_UNKNOWN(provider=provider), cost.claims)
    if high > budget:
        return Verdict.unproven(_MAYBE(cost=rounded(high), **words), cost.claims)
    return Verdict.passed()


def _hours(hours: Range, budget: float) -> Verdict:
    there = rounded(budget)
    if hours.low > budget:
        return Verdict.failed(_HOURS(cost=rounded(hours.low), budget=there))
    if hours.high is not None and hours.high > budget:
        return Verdict.passed(_MAYBE_HOURS(cost=rounded(hours.high), budget=there))
    return Verdict.passed()
