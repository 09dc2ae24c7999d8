"""How the offers of a tool do on the criteria that do not depend on an organisation."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolfinder.criterion import Assessment

if TYPE_CHECKING:
    from datetime import date

    from toolfinder.assessing import Panel
    from toolfinder.criterion import Criterion
    from toolfinder.criterion import NotApplicable
    from toolfinder.model.subject import Subject
    from toolfinder.store.read import Store


@dataclass(frozen=True, slots=True)
class Assessed:
    """An offer, and what each criterion finds."""

    subject: Subject
    answers: Mapping[str, Assessment | NotApplicable]


def for_everyone(criteria: Iterable[Criterion]) -> tuple[Criterion, ...]:
    """The criteria whose answer is the same for every organisation."""
    return tuple(criterion for criterion in criteria if criterion.scope == "offer")


def assessed(
    store: Store, criteria: Sequence[Criterion], tool: str, as_of: date, panel: Panel
) -> tuple[Assessed, ...]:
    """The offers of a tool, those without a provider first, each on the criteria for everyone.

    What is stored and still holds is taken; the rest is assessed anew.
    """
    subjects = sorted(
        store.subjects(as_of=as_of, tool=tool), key=lambda one: one.provider is not None
    )
    stored = store.assessments(as_of, subjects)
    answers = {
        criterion.id: panel.found(criterion, subjects, None, stored)
        for criterion in for_everyone(criteria)
    }
    return tuple(
        Assessed(subject, {criterion: found[place] for criterion, found in answers.items()})
        for place, subject in enumerate(subjects)
    )


def span(offers: Iterable[Assessed], criterion: str) -> tuple[float, float] | None:
    """From the worst to the best that any of the offers may be; None when none can be judged."""
    found = [
        answer
        for answer in (offer.answers[criterion] for offer in offers)
        if isinstance(answer, Assessment)
    ]
    if not found:
        return None
    return min(one.low for one in found), max(one.high for one in found)
