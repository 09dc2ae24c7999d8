"""Asks one criterion or gate about one offer, and survives whatever it answers.

A plugin that raises or returns nonsense is named; its criterion becomes unknown for
that offer, its gate unproven, and the rest of the answer stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolfinder.criterion import Assessment
from toolfinder.criterion import Criterion
from toolfinder.criterion import Gate
from toolfinder.criterion import NotApplicable
from toolfinder.criterion import Outcome
from toolfinder.criterion import Verdict
from toolfinder.i18n import N_
from toolfinder.model.claims import Claim

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolfinder.i18n import Message
    from toolfinder.model.profile import Profile
    from toolfinder.model.subject import Subject

_OUTCOMES = frozenset(Outcome)
_CRITERION_FAILED = N_("The criterion {id} could not be computed ({why}); it counts as unknown.")
_GATE_FAILED = N_("The gate {id} could not be computed ({why}).")


def assess(
    criterion: Criterion,
    subject: Subject,
    organisation: Profile | None,
    complain: Callable[[Message], object],
) -> Assessment | NotApplicable:
    """The criterion's answer, or the whole interval when there is none to be had."""
    try:
        answer = criterion.assess(subject.reading(criterion.reads or ()), organisation)  # type: ignore[arg-type]
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a plugin raises
        return _unknown(criterion, f"{type(error).__name__}: {error}", complain)
    if answer is None:
        return NotApplicable()
    if isinstance(answer, NotApplicable):
        return answer
    if not isinstance(answer, Assessment):
        return _unknown(criterion, f"returned {type(answer).__name__}", complain)
    try:
        low, high = float(answer.low), float(answer.high)
    except (TypeError, ValueError):
        return _unknown(criterion, f"returned {answer.low!r} to {answer.high!r}", complain)
    if not 0 <= low <= high <= 1:
        return _unknown(criterion, f"returned {low} to {high}", complain)
    claims = answer.claims
    if not isinstance(claims, tuple | list) or not all(isinstance(c, Claim) for c in claims):
        return _unknown(criterion, f"returned claims {claims!r}", complain)
    return Assessment(low, high, answer.because, tuple(claims), answer.missing)


def check(
    gate: Gate, subject: Subject, organisation: Profile, complain: Callable[[Message], object]
) -> Verdict:
    """The gate's answer, or unproven when there is none to be had."""
    try:
        answer = gate.check(subject.reading(gate.reads or ()), organisation)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a plugin raises
        why = f"{type(error).__name__}: {error}"
    else:
        if isinstance(answer, Verdict) and answer.outcome in _OUTCOMES:
            return answer
        why = f"returned {type(answer).__name__}"
    message = _GATE_FAILED(id=gate.id, why=why)
    complain(message)
    return Verdict.unproven(message)


def _unknown(criterion: Criterion, why: str, complain: Callable[[Message], object]) -> Assessment:
    message = _CRITERION_FAILED(id=criterion.id, why=why)
    complain(message)
    return Assessment(0.0, 1.0, message, missing=criterion.reads or ())
