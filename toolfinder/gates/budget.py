"""Budget: can the organisation pay for it at all?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolfinder.cost import COST_FACTS
from toolfinder.cost import cost_of
from toolfinder.criterion import Gate
from toolfinder.criterion import Verdict
from toolfinder.i18n import N_
from toolfinder.i18n import number

if TYPE_CHECKING:
    from toolfinder.i18n import Text
    from toolfinder.model.profile import Profile
    from toolfinder.model.subject import Subject

_YEAR = N_("costs {cost} {currency} a year or more; you have {budget}")
_ONCE = N_("costs {cost} {currency} once or more; you have {budget}")
_HOURS = N_("takes {cost} hours a month or more; you have {budget}")
_MAYBE = N_("may cost {cost} {currency} a year; you have {budget}. Ask for a price")
_MAYBE_HOURS = N_("may take {cost} hours a month; you have {budget}")
_UNKNOWN = N_("no price was found: ask {provider}")
_FEE = N_("plus {low} to {high} % of what you sell through it")


class WithinBudget(Gate):
    """Money a year, money once and hours a month, each against the whole budget."""

    id = "budget"
    label = N_("Budget")
    question = N_("Can you pay for it at all?")
    reads = COST_FACTS

    def check(self, subject: Subject, organisation: Profile) -> Verdict:
        """Fail what surely costs more than there is; what may cost more is unproven."""
        cost, budget = cost_of(subject, organisation), organisation.budget
        failed: list[Text] = []
        unproven: list[Text] = []
        warnings: list[Text] = []
        currency = cost.currency
        if budget.per_year is not None:
            year = {"currency": currency, "budget": _round(budget.per_year)}
            if cost.per_year.low > budget.per_year:
                failed.append(_YEAR(cost=_round(cost.per_year.low), **year))
            elif cost.per_year.high is None:
                unproven.append(_UNKNOWN(provider=subject.provider_name or subject.tool_name))
            elif cost.per_year.high > budget.per_year:
                unproven.append(_MAYBE(cost=_round(cost.per_year.high), **year))
        if budget.one_off is not None and cost.one_off.low > budget.one_off:
            once = {"currency": currency, "budget": _round(budget.one_off)}
            failed.append(_ONCE(cost=_round(cost.one_off.low), **once))
        if budget.hours_per_month is not None:
            hours, there = cost.hours_per_month, _round(budget.hours_per_month)
            if hours.low > budget.hours_per_month:
                failed.append(_HOURS(cost=_round(hours.low), budget=there))
            elif hours.high is not None and hours.high > budget.hours_per_month:
                warnings.append(_MAYBE_HOURS(cost=_round(hours.high), budget=there))
        if cost.fee_percent:
            fee = cost.fee_percent
            warnings.append(_FEE(low=number(fee.low, 2), high=number(fee.high or fee.low, 2)))
        if failed:
            return Verdict.failed(tuple(failed), cost.claims)
        if unproven:
            return Verdict.unproven(tuple(unproven), cost.claims)
        return Verdict.passed(tuple(warnings), cost.claims)


def _round(amount: float) -> str:
    return f"{amount:.0f}" if amount >= 10 or amount == int(amount) else f"{amount:.1f}"
