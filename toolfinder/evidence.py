"""From claims to intervals: fixed value functions, and width for what is not known.

Value functions are tables or piecewise linear with fixed anchors (Belton and Stewart,
Multiple Criteria Decision Analysis, 2002, chapter 5), never the minimum and maximum of
the data, so that adding or removing a tool cannot reorder the others.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from toolfinder.criterion import Assessment
from toolfinder.criterion import NotApplicable
from toolfinder.criterion import Verdict
from toolfinder.i18n import N_
from toolfinder.i18n import Message
from toolfinder.i18n import Term
from toolfinder.i18n import Text
from toolfinder.model.claims import Claim
from toolfinder.model.claims import Standing
from toolfinder.model.claims import Status
from toolfinder.model.subject import Subject

Span = tuple[float, float]
Scale = Callable[[Any], float | Span]
"""From a fact's value to a value in [0, 1], or to an interval when the fact leaves it open."""

DOUBT = {Standing.SOLID: 0.0, Standing.STALE: 0.5, Standing.UNVERIFIED: 0.5}
"""By how much of the way to 0 and to 1 a claim's value is widened."""

SKILLS = frozenset(("skill-to-run", "skill-to-use"))

_SAYS = N_("{fact}: {value}")
_DISPUTED = N_("{fact}: sources disagree ({value})")
_LEVEL = N_("{language} {share} %")
_NONE = N_("none")
_PLAN = N_("{name}: {amount} {currency} per {unit}, {period}")
_UP_TO = N_("{plan}, up to {users} users")
_NONPROFIT = N_("{plan}, for non-profits")
_ONLY_SAID = N_("{reason}, without a checked source: verify it")


def table(values: Mapping[Any, float]) -> Scale:
    """A value function that looks the value up."""
    return lambda value: values[value]


def piecewise(*points: tuple[float, float]) -> Callable[[float], float]:
    """A piecewise linear value function through `points` (x ascending), flat outside them."""
    xs = [x for x, _value in points]

    def scale(value: float) -> float:
        index = bisect_right(xs, value)
        if index == 0:
            return points[0][1]
        if index == len(points):
            return points[-1][1]
        (x0, y0), (x1, y1) = points[index - 1], points[index]
        return y0 + (y1 - y0) * (value - x0) / (x1 - x0)

    return scale


def widen(value: float | Span, doubt: float) -> Span:
    """`value` as an interval that reaches `doubt` of the way to 0 and to 1."""
    low, high = value if isinstance(value, tuple) else (value, value)
    return low - doubt * low, high + doubt * (1 - high)


def measured(claim: Claim, as_of: date) -> Any:
    """A claim's value as a value function sees it: a date is its age in days when seen."""
    if isinstance(claim.value, date):
        return float(((claim.seen or as_of) - claim.value).days)
    return claim.value


def interval(claims: Iterable[Claim], scale: Scale, as_of: date, prior: Span = (0, 1)) -> Span:
    """The interval that claims on one fact leave: `prior` without claims, else their hull.

    Of claims that say the same, the one that can best be relied on counts.
    """
    by_standing = sorted(claims, key=lambda claim: DOUBT[claim.standing(as_of)])
    said: list[Any] = []
    spans = []
    for claim in by_standing:
        if claim.value not in said:
            said.append(claim.value)
            spans.append(widen(scale(measured(claim, as_of)), DOUBT[claim.standing(as_of)]))
    if not spans:
        return prior
    return min(low for low, _high in spans), max(high for _low, high in spans)


def interval_of_sets(
    claims: Collection[Claim], scale: Scale, as_of: date, prior: Span = (0, 1)
) -> Span:
    """The same for facts whose claims add up: each names members of a set.

    What solid claims name is certain; the others may add to it.
    """
    if not claims:
        return prior
    solid = [c for c in claims if c.standing(as_of) is Standing.SOLID]
    whole = widen(scale(united(claims)), 0)
    if not solid:
        return widen(whole, max(DOUBT[c.standing(as_of)] for c in claims))
    certain = widen(scale(united(solid)), 0)
    return min(certain[0], whole[0]), max(certain[1], whole[1])


def united(claims: Iterable[Claim]) -> list[Any]:
    """All the members that set-like claims name, in order of appearance."""
    members: list[Any] = []
    for claim in claims:
        members.extend(value for value in claim.value if value not in members)
    return members


@dataclass(frozen=True, slots=True)
class Part:
    """One fact's share of a criterion.

    Attributes:
        fact: its id.
        weight: its weight among the parts that apply.
        scale: its value function.
        adds_up: whether its claims complete one another (sets).
        prior: the interval while nobody knows.
        deliveries: the deliveries for which it makes sense; None: all.
    """

    fact: str
    weight: float
    scale: Scale
    adds_up: bool = False
    prior: Span = (0, 1)
    deliveries: frozenset[str] | None = None

    def applies_to(self, subject: Subject) -> bool:
        """Whether the fact makes sense for the subject."""
        fits = self.deliveries is None or subject.delivery in self.deliveries
        return fits and subject.applies(self.fact)

    def interval(self, claims: tuple[Claim, ...], as_of: date) -> Span:
        """The interval that claims on the fact leave."""
        how = interval_of_sets if self.adds_up else interval
        return how(claims, self.scale, as_of, self.prior)


def weigh(subject: Subject, parts: Iterable[Part]) -> Assessment | NotApplicable:
    """The weighted mean of the parts that apply, as an interval with its reasons."""
    applying = [part for part in parts if part.applies_to(subject)]
    total = sum(part.weight for part in applying)
    if not total:
        return NotApplicable()
    low = high = 0.0
    because: list[Text] = []
    claims: list[Claim] = []
    missing: list[str] = []
    for part in applying:
        found = subject.claims_on(part.fact)
        part_low, part_high = part.interval(found, subject.as_of)
        low += part.weight * part_low / total
        high += part.weight * part_high / total
        if found:
            because.append(says(part.fact, found, adds_up=part.adds_up))
            claims.extend(found)
        else:
            missing.append(part.fact)
    return Assessment(
        min(low, 1.0),
        min(high, 1.0),
        tuple(because),
        tuple(claims),
        tuple(missing),
    )


def says(fact: str, claims: Collection[Claim], *, adds_up: bool = False) -> Message:
    """`fact: value`, or that the sources disagree."""
    name = Term("fact", fact)
    if adds_up:
        return _SAYS(fact=name, value=value_text(fact, united(claims)))
    values = []
    for claim in claims:
        if claim.value not in values:
            values.append(claim.value)
    if len(values) > 1:
        return _DISPUTED(fact=name, value=tuple(value_text(fact, value) for value in values))
    return _SAYS(fact=name, value=value_text(fact, values[0]))


def value_text(fact: str, value: Any) -> Text | tuple[Text, ...]:
    """A fact's value as a text that can wait for its language."""
    if isinstance(value, bool):
        return Term("value", "true" if value else "false")
    if isinstance(value, str):
        return Term("value", f"{fact}:{value}")
    if fact in SKILLS:
        return Term("skill", str(value))
    if isinstance(value, int):
        return Term("value", f"{fact}:{value}")
    if isinstance(value, dict) and fact == "plans":
        return _plan_text(value)
    if isinstance(value, dict) and fact == "courses":
        return Term("language", str(value.get("language")))
    if isinstance(value, dict):
        return tuple(_part_text(key, inner) for key, inner in value.items())
    if isinstance(value, list | tuple) and not value:
        return _NONE
    if isinstance(value, list | tuple):
        return tuple(value_text(fact, member) for member in value)  # type: ignore[misc]
    return str(value)


def _plan_text(plan: dict[str, Any]) -> Text:
    price = _PLAN(
        name=plan["name"],
        amount=f"{plan['amount']:g}",
        currency=plan["currency"],
        unit=Term("value", f"unit:{plan['unit']}"),
        period=Term("value", f"period:{plan['period']}"),
    )
    if plan.get("up_to_users"):
        price = _UP_TO(plan=price, users=str(plan["up_to_users"]))
    return _NONPROFIT(plan=price) if plan.get("eligible") else price


def _part_text(key: str, value: Any) -> Text:
    if isinstance(value, float | int):
        return _LEVEL(language=Term("language", key), share=str(int(value * 100)))
    return _SAYS(fact=Term("language", key), value=Term("value", f"extent:{value}"))


def settled(claims: Iterable[Claim], test: Callable[[Any], bool]) -> tuple[Status, bool | None]:
    """What claims say of a yes-or-no question.

    Returns:
        `KNOWN` and the answer when all agree; `DISPUTED` and None when they do not;
        `UNKNOWN` and None without any.
    """
    answers = {test(claim.value) for claim in claims}
    if not answers:
        return Status.UNKNOWN, None
    if len(answers) > 1:
        return Status.DISPUTED, None
    return Status.KNOWN, answers.pop()


def unverified(claims: Collection[Claim], as_of: date) -> bool:
    """Whether no claim at all has a checked source."""
    return all(claim.standing(as_of) is Standing.UNVERIFIED for claim in claims)


def against(reason: Text | tuple[Text, ...], claims: tuple[Claim, ...], as_of: date) -> Verdict:
    """A failed verdict, or an unproven one when nobody checked any of the claims behind it."""
    if claims and unverified(claims, as_of):
        return Verdict.unproven(_ONLY_SAID(reason=reason), claims)
    return Verdict.failed(reason, claims)
