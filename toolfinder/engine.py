"""Judges offers: gates first, then criteria, weights and a method. Knows nothing of plugins."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from toolfinder.assessing import Panel
from toolfinder.assessing import Stored
from toolfinder.cost import COST_FACTS
from toolfinder.cost import Cost
from toolfinder.cost import cost_of
from toolfinder.criterion import Assessment
from toolfinder.criterion import Outcome
from toolfinder.matrix import Matrix
from toolfinder.matrix import apportion
from toolfinder.matrix import used_weights
from toolfinder.methods import from_importances
from toolfinder.methods import rank_sum
from toolfinder.model.claims import Standing

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import NDArray

    from toolfinder.criterion import Criterion
    from toolfinder.criterion import Gate
    from toolfinder.criterion import Method
    from toolfinder.criterion import Verdict
    from toolfinder.i18n import Message
    from toolfinder.i18n import Text
    from toolfinder.model.profile import Profile
    from toolfinder.model.profile import Request
    from toolfinder.model.subject import Subject

CAUTION = 0.4
"""By default an interval counts at four tenths of the way from its low to its high end."""


@dataclass(frozen=True)
class Bench:
    """What judges: criteria and their weights, gates, a method, and how cautious to be.

    Attributes:
        weights: (criteria,), summing to one.
        caution: 0 counts on the worst of each interval, 1 on the best.
    """

    criteria: tuple[Criterion, ...]
    weights: NDArray[np.float64]
    gates: tuple[Gate, ...]
    method: Method
    caution: float = CAUTION


@dataclass(frozen=True)
class Contribution:
    """What one criterion adds to an offer's score (0 to 100)."""

    criterion: Criterion
    weight: float
    value: float
    points: float
    assessment: Assessment


@dataclass(frozen=True)
class Judged:
    """An offer with the verdicts of all gates."""

    subject: Subject
    verdicts: Mapping[str, Verdict]

    @property
    def tool(self) -> str:
        """The tool's id."""
        return self.subject.tool

    @property
    def offer(self) -> str:
        """The offer's id."""
        return self.subject.offer

    def reasons(self, outcome: Outcome) -> list[Verdict]:
        """The verdicts with that outcome."""
        return [verdict for verdict in self.verdicts.values() if verdict.outcome is outcome]


@dataclass(frozen=True)
class Rejected(Judged):
    """An offer that a gate fails."""


@dataclass(frozen=True)
class Scored(Judged):
    """An offer that no gate fails, with its score from 0 to 100.

    `rank` is its rank among those that pass, or the rank that it would take.
    `coverage` is the share of the applicable facts, weighted like the criteria, that are
    known from a checked source.
    """

    cost: Cost
    rank: int
    score: float
    low: float
    high: float
    coverage: float
    contributions: tuple[Contribution, ...]
    left_out: tuple[Criterion, ...]


@dataclass(frozen=True)
class Answer:
    """The offers for one need: ranked, to verify first, excluded.

    `notes` say what a person should know of the answer, such as why it is short.
    """

    request: Request
    ranking: tuple[Scored, ...] = ()
    to_verify: tuple[Scored, ...] = ()
    excluded: tuple[Rejected, ...] = ()
    notes: tuple[Text, ...] = ()

    @property
    def need(self) -> str:
        """The need's slug."""
        return self.request.need


@dataclass(frozen=True)
class Recommendation:
    """The answer to a profile, with everything that it was computed from.

    Attributes:
        catalogue: version and hash of the catalogue.
        framework: version of the values framework.
        plugins: names and versions of the plugins.
        as_of: the day it is for; claims expire.
        seed: of the random numbers.
        bench: criteria, weights, gates, method and caution.
        warnings: what went wrong or was assumed.
        needs: one answer a need, in the profile's order.
    """

    organisation: Profile
    catalogue: Mapping[str, str]
    framework: str
    plugins: tuple[Mapping[str, str], ...]
    as_of: date
    seed: int
    bench: Bench
    warnings: tuple[Message, ...]
    needs: tuple[Answer, ...]

    @property
    def weights(self) -> dict[str, float]:
        """The weight of each criterion."""
        pairs = zip(self.bench.criteria, self.bench.weights, strict=True)
        return {criterion.id: float(weight) for criterion, weight in pairs}

    @property
    def criteria(self) -> list[Criterion]:
        """The criteria, heaviest first."""
        weights = self.weights
        return sorted(self.bench.criteria, key=lambda criterion: -weights[criterion.id])


def weights_of(
    organisation: Profile,
    criteria: Sequence[Criterion],
    scheme: Callable[[int], NDArray[np.float64]] = rank_sum,
) -> NDArray[np.float64]:
    """The organisation's weights: from its importances, or from its order of importance.

    In an order, criteria that it leaves out share the last places evenly.
    """
    stated = organisation.values
    if isinstance(stated, Mapping):
        return from_importances([stated.get(c.id, c.importance) for c in criteria])
    by_place = scheme(len(criteria))
    places = {name: place for place, name in enumerate(stated)}
    rest = by_place[len(places) :].mean() if len(places) < len(criteria) else 0.0
    return np.array([by_place[places[c.id]] if c.id in places else rest for c in criteria])


def judge(
    request: Request,
    subjects: Iterable[Subject],
    organisation: Profile,
    bench: Bench,
    stored: Stored,
    panel: Panel,
) -> Answer:
    """Judge the offers for one need.

    Args:
        stored: assessments that were computed before and still hold, by offer and criterion.
        panel: asks criteria and gates, and is told of those that fail.
    """
    standing: list[Judged] = []
    excluded: list[Rejected] = []
    offers = list(subjects)
    by_gate = {gate.id: panel.check(gate, offers, organisation) for gate in bench.gates}
    for place, subject in enumerate(offers):
        verdicts = {gate: found[place] for gate, found in by_gate.items()}
        judged = Judged(subject, verdicts)
        if judged.reasons(Outcome.FAIL):
            excluded.append(Rejected(subject, verdicts))
        else:
            standing.append(judged)
    scored = score(standing, organisation, bench, stored, panel)
    passing = [one for one in scored if not one.reasons(Outcome.UNPROVEN)]
    scores = [one.score for one in passing]

    def ranked(ones: Iterable[Scored]) -> tuple[Scored, ...]:
        placed = (replace(one, rank=1 + sum(other > one.score for other in scores)) for one in ones)
        return tuple(sorted(placed, key=lambda one: (-one.score, one.subject.offer)))

    return Answer(
        request,
        ranked(passing),
        ranked(one for one in scored if one.reasons(Outcome.UNPROVEN)),
        tuple(sorted(excluded, key=lambda one: one.subject.offer)),
    )


def score(
    standing: Sequence[Judged],
    organisation: Profile,
    bench: Bench,
    stored: Stored,
    panel: Panel,
) -> list[Scored]:
    """Score offers on every criterion, in the order in which they come."""
    if not standing:
        return []
    subjects = [judged.subject for judged in standing]
    columns = [panel.found(one, subjects, organisation, stored) for one in bench.criteria]
    rows = list(zip(*columns, strict=True)) if columns else [()] * len(subjects)
    matrix = Matrix.of(rows, len(bench.criteria))
    values = matrix.values(bench.caution)
    weights = used_weights(bench.weights, values)
    scores, lows, highs = (
        np.nan_to_num(bench.method.scores(array, bench.weights)) * 100
        for array in (values, matrix.low, matrix.high)
    )
    parts = np.nan_to_num(bench.method.contributions(values, bench.weights) * 100).tolist()
    used, taken = weights.tolist(), values.tolist()
    scored = []
    for row, judged in enumerate(standing):
        points = apportion(parts[row], scores[row])
        contributions = tuple(
            Contribution(
                criterion,
                used[row][column],
                taken[row][column],
                points[column],
                answer,
            )
            for column, (criterion, answer) in enumerate(
                zip(bench.criteria, rows[row], strict=True)
            )
            if isinstance(answer, Assessment)
        )
        shown = {contribution.criterion.id for contribution in contributions}
        scored.append(
            Scored(
                judged.subject,
                judged.verdicts,
                cost_of(judged.subject.reading(COST_FACTS), organisation),
                0,
                round(float(scores[row]), 2),
                round(float(lows[row]), 2),
                round(float(highs[row]), 2),
                round(_coverage(contributions, judged.subject.as_of), 4),
                contributions,
                tuple(criterion for criterion in bench.criteria if criterion.id not in shown),
            )
        )
    return scored


def _coverage(contributions: Iterable[Contribution], as_of: date) -> float:
    return sum(
        contribution.weight * _known_share(contribution.assessment, as_of)
        for contribution in contributions
    )


def _known_share(assessment: Assessment, as_of: date) -> float:
    known, total = known_facts(assessment, as_of)
    return known / total if total else 1 - (assessment.high - assessment.low)


def known_facts(assessment: Assessment, as_of: date) -> tuple[int, int]:
    """How many of an assessment's facts somebody checked, and how many there are."""
    facts: dict[str, bool] = dict.fromkeys(assessment.missing, False)
    for claim in assessment.claims:
        checked = claim.standing(as_of) is not Standing.UNVERIFIED
        facts[claim.fact] = facts.get(claim.fact, False) or checked
    return sum(facts.values()), len(facts)
