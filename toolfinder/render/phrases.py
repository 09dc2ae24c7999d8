"""Phrases that text and Markdown share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolfinder.explain import reason_against
from toolfinder.explain import reasons_for
from toolfinder.i18n import _
from toolfinder.i18n import number
from toolfinder.i18n import percent
from toolfinder.i18n import rounded

if TYPE_CHECKING:
    from toolfinder.engine import Scored
    from toolfinder.explain import Explainer
    from toolfinder.model.subject import Range


def amount(money: Range) -> str:
    """`40`, `40–60`, `40 or more`, or that nobody knows."""
    low = rounded(money.low)
    if money.high is None:
        return "?" if money.low == 0 else _("{low} or more").format(low=low)
    high = rounded(money.high)
    return low if low == high else f"{low}–{high}"


def price(one: Scored) -> str:
    """What an offer costs a year, under which plan, with fees on sales."""
    cost = one.cost
    if cost.per_year.high is None and cost.per_year.low == 0:
        text = _("price unknown")
    else:
        text = _("{amount} {currency} a year").format(
            amount=amount(cost.per_year), currency=cost.currency
        )
    if cost.plan:
        text = f"{text} ({cost.plan})"
    if cost.fee_percent:
        share = percent(cost.fee_percent.low, cost.fee_percent.high)
        fee = _("{percent} of sales").format(percent=share)
        text = f"{text} + {fee}"
    return text


def effort(one: Scored) -> str:
    """How many hours a month an offer takes."""
    return _("{amount} hours a month").format(amount=amount(one.cost.hours_per_month))


def set_up(one: Scored) -> str:
    """How many hours an offer takes to set up."""
    return _("{amount} hours to set it up").format(amount=amount(one.cost.setup_hours))


def span(one: Scored) -> str:
    """The interval of a score."""
    return f"{number(one.low)}–{number(one.high)}"


def strengths(one: Scored, explainer: Explainer) -> str:
    """The criteria that speak most for an offer."""
    return ", ".join(
        f"{explainer.say(c.criterion.label or c.criterion.id)} {number(c.value * 100)}"
        for c in reasons_for(one)
    )


def weakness(one: Scored, explainer: Explainer) -> str:
    """The criterion that costs it most, with its reason."""
    worst = reason_against(one)
    if worst is None:
        return ""
    label = explainer.say(worst.criterion.label or worst.criterion.id)
    return f"{label} {number(worst.value * 100)} ({explainer.because(worst)})"
