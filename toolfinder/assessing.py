"""Asks criteria and gates about offers, and survives whatever they answer.

A plugin that raises or returns nonsense is named, with file and line; its criterion becomes
unknown for that offer, its gate unproven, and the rest of the answer stands. One that takes
too long is unknown in the whole answer.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from typing import Any

from toolfinder.criterion import Assessment
from toolfinder.criterion import Criterion
from toolfinder.criterion import Gate
from toolfinder.criterion import Judge
from toolfinder.criterion import NotApplicable
from toolfinder.criterion import Outcome
from toolfinder.criterion import Verdict
from toolfinder.i18n import N_
from toolfinder.i18n import Message
from toolfinder.i18n import Term
from toolfinder.i18n import render
from toolfinder.isolation import OverdueError
from toolfinder.isolation import place_of
from toolfinder.isolation import told
from toolfinder.isolation import within
from toolfinder.model.claims import Claim

if TYPE_CHECKING:
    from toolfinder.model.profile import Profile
    from toolfinder.model.subject import Subject

Stored = Mapping[tuple[str, str], Assessment | NotApplicable]
"""What was assessed before and still holds, by offer and criterion."""

Ask = Callable[[Sequence["Subject"], Any], list[Any]]

SECONDS = 1.0
"""How long a plugin's criterion or gate may take for all the offers of one need."""

_OUTCOMES = frozenset(Outcome)
_CRITERION_FAILED = N_("The criterion {id} could not be computed ({why}); it counts as unknown.")
_GATE_FAILED = N_("The gate {id} could not be computed ({why}).")

_NO_NETWORK = "asks for the network; allow it with --allow-network"


class _Faulty(Exception):  # noqa: N818 - it carries a reason from one place below to another
    """What is wrong with an answer."""


class _Out(Exception):  # noqa: N818 - the same
    """Why somebody is not asked, with the place."""


@dataclass
class Panel:
    """Those who judge, for the length of one answer.

    Attributes:
        complain: told of each failure.
        out: ids that are not asked (any more), and why.
        seconds: how long one of them may take over the offers of a need.
        network: whether those that declare that they need the network may reach for it.
        together: whether `assess_many` is asked, where a criterion has one.
    """

    complain: Callable[[Message], object]
    out: dict[str, str] = field(default_factory=dict)
    seconds: float = SECONDS
    network: bool = False
    together: bool = True

    def assess(
        self, criterion: Criterion, subjects: Sequence[Subject], organisation: Profile | None
    ) -> list[Assessment | NotApplicable]:
        """The criterion's answer for each offer, the whole interval where there is none."""

        def each(given: Sequence[Subject], seen: Any) -> list[Any]:
            return [_read(partial(criterion.assess, s, seen), _assessment) for s in given]

        def together(given: Sequence[Subject], seen: Any) -> list[Any]:
            answers = _read(lambda: list(criterion.assess_many(given, seen)), _same)
            if not isinstance(answers, list) or len(answers) != len(given):
                return each(given, seen)
            return [_read(partial(_same, a), _assessment) for a in answers]

        def unknown(why: str) -> Assessment:
            message = _CRITERION_FAILED(id=criterion.id, why=why)
            self.complain(message)
            return Assessment(0.0, 1.0, message, missing=criterion.facts)

        many = self.together and type(criterion).assess_many is not Criterion.assess_many
        seen = None if criterion.scope == "offer" else organisation
        answers = self._ask(criterion, together if many else each, subjects, seen)
        return [_settled(answer, criterion.assess, unknown) for answer in answers]

    def found(
        self,
        criterion: Criterion,
        subjects: Sequence[Subject],
        organisation: Profile | None,
        stored: Stored,
    ) -> list[Assessment | NotApplicable]:
        """The criterion's answer for each offer: what holds from before, else what it says now."""
        held = stored if criterion.scope == "offer" and criterion.id not in self.out else {}
        new = [subject for subject in subjects if (subject.offer, criterion.id) not in held]
        answers = iter(self.assess(criterion, new, organisation))
        return [held.get((subject.offer, criterion.id)) or next(answers) for subject in subjects]

    def check(
        self, gate: Gate, subjects: Sequence[Subject], organisation: Profile
    ) -> list[Verdict]:
        """The gate's answer for each offer, unproven where there is none."""

        def each(given: Sequence[Subject], seen: Any) -> list[Any]:
            return [_read(partial(gate.check, s, seen), _verdict) for s in given]

        def unproven(why: str) -> Verdict:
            message = _GATE_FAILED(id=gate.id, why=why)
            self.complain(message)
            return Verdict.unproven(message)

        answers = self._ask(gate, each, subjects, organisation)
        return [_settled(answer, gate.check, unproven) for answer in answers]

    def _ask(
        self, judge: Judge, ask: Ask, subjects: Sequence[Subject], organisation: Profile | None
    ) -> list[Any]:
        """What `ask` answers for each offer, or an exception in its place."""
        if judge.network and judge.guarded and not self.network:
            self.out[judge.id] = f"{place_of(None, type(judge))}: {_NO_NETWORK}"
        if judge.id in self.out:
            return [_Out(self.out[judge.id])] * len(subjects)
        reads = tuple(judge.reads or ())
        if not judge.guarded:
            return ask([s.reading(reads) for s in subjects], _profile(judge, organisation))
        try:
            return within(
                self.seconds,
                lambda: _apart(judge, ask, subjects, organisation),
                allowed=("network",) if judge.network else (),
            )
        except OverdueError as error:
            self.out[judge.id] = f"{place_of(None, type(judge))}: {error}"
            return [_Out(self.out[judge.id])] * len(subjects)


def _apart(
    judge: Judge, ask: Ask, subjects: Sequence[Subject], organisation: Profile | None
) -> list[Any]:
    """The answers of a plugin that gets copies, so that whatever it edits is its own."""
    whole = [_only(subject, tuple(judge.reads or ())) for subject in subjects]
    given, copied = deepcopy((whole, organisation))
    answers = ask([*given], _profile(judge, copied))
    fault = _Faulty("edits what it is given")
    if copied != organisation:
        return [fault] * len(answers)
    pairs = zip(answers, given, whole, strict=True)
    return [_sayable(answer) if seen == before else fault for answer, seen, before in pairs]


def _sayable(answer: Any) -> Any:
    """The answer, unless its reasons are no text that can be shown."""
    if isinstance(answer, BaseException):
        return answer
    said = answer.because if isinstance(answer.because, tuple) else (answer.because,)
    if not all(isinstance(text, str | Message | Term) for text in said):
        return _Faulty("returned reasons that are no text")
    return _read(partial(render, answer.because), lambda _text: answer)


def _only(subject: Subject, reads: tuple[str, ...]) -> Subject:
    """An offer with no claims but those on the facts that are read."""
    claims = {fact: subject.claims[fact] for fact in reads if fact in subject.claims}
    return replace(subject, reads=reads, claims=claims)


def _profile(judge: Judge, organisation: Profile | None) -> Any:
    """The organisation as the judge sees it."""
    if organisation is None:
        return None
    chosen = {**judge.defaults, **organisation.options.get(judge.id, {})}
    return organisation.reading(tuple(judge.reads or ()), chosen)


def _same(answer: Any) -> Any:
    return answer


def _read(ask: Callable[[], Any], read: Callable[[Any], Any]) -> Any:
    """An answer in its final form, or what was raised."""
    try:
        return read(ask())
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a plugin raises
        return error


def _settled(answer: Any, code: Any, otherwise: Callable[[str], Any]) -> Any:
    """The answer, or what stands in for one that is none."""
    if isinstance(answer, _Out):
        return otherwise(str(answer))
    if isinstance(answer, _Faulty):
        return otherwise(f"{place_of(None, code)}: {answer}")
    if isinstance(answer, BaseException):
        return otherwise(told(answer, code))
    return answer


def _assessment(answer: Any) -> Assessment | NotApplicable:
    if answer is None:
        return NotApplicable()
    if isinstance(answer, NotApplicable):
        return answer
    if not isinstance(answer, Assessment):
        raise _Faulty(f"returned {type(answer).__name__}")
    try:
        low, high = float(answer.low), float(answer.high)
    except (TypeError, ValueError):
        raise _Faulty(f"returned {answer.low!r} to {answer.high!r}") from None
    if not 0 <= low <= high <= 1:
        raise _Faulty(f"returned {low} to {high}")
    missing = answer.missing
    if not isinstance(missing, tuple | list) or not all(isinstance(fact, str) for fact in missing):
        raise _Faulty(f"returned missing {missing!r}")
    return Assessment(low, high, answer.because, _claims(answer.claims), tuple(missing))


def _verdict(answer: Any) -> Verdict:
    if isinstance(answer, Verdict) and answer.outcome in _OUTCOMES:
        return Verdict(answer.outcome, answer.because, _claims(answer.claims))
    raise _Faulty(f"returned {type(answer).__name__}")


def _claims(claims: Any) -> tuple[Claim, ...]:
    if not isinstance(claims, tuple | list) or not all(isinstance(c, Claim) for c in claims):
        raise _Faulty(f"returned claims {claims!r}")
    return tuple(claims)
