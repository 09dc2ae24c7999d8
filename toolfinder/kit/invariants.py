"""What must hold of every criterion and gate, whatever the offer: found out by hypothesis.

Each function raises an AssertionError with one sentence that a reviewer would say.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from hypothesis import HealthCheck
from hypothesis import find
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from toolfinder.criterion import Assessment
from toolfinder.criterion import Criterion
from toolfinder.criterion import Gate
from toolfinder.criterion import Judge
from toolfinder.i18n import LANGUAGES
from toolfinder.i18n import Message
from toolfinder.i18n import translation
from toolfinder.kit.cases import answers
from toolfinder.kit.cases import verdicts
from toolfinder.kit.strategies import offers
from toolfinder.kit.strategies import organisations
from toolfinder.kit.strategies import vocabulary
from toolfinder.kit.subjects import claim
from toolfinder.model.profile import FIELDS
from toolfinder.plugins.contract import fault

if TYPE_CHECKING:
    from toolfinder.model.claims import Claim
    from toolfinder.model.profile import Profile
    from toolfinder.model.subject import Subject
    from toolfinder.model.vocabulary import FactDefinition

Facts = tuple[Path, ...]
CAUTION = 0.4
TINY = 1e-9
MANY = 300
"""How many offers are asked about at once: more than any need has today."""

EXAMPLES = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def presents_itself(judge: Judge, facts: Facts = ()) -> None:
    """It keeps to the contract, says what it asks and how, and reads what there is."""
    wrong = fault(judge, Criterion if isinstance(judge, Criterion) else Gate)
    if wrong:
        raise AssertionError(wrong)
    needed = ["label", "question", "why"]
    if isinstance(judge, Criterion):
        needed += ["measured"]
        if not all(judge.anchors):
            msg = "anchors: say what 0 means, and what 1 means"
            raise AssertionError(msg)
    for name in needed:
        if not getattr(judge, name):
            msg = f"{name}: is empty"
            raise AssertionError(msg)
    known = {*vocabulary(facts).facts, *FIELDS}
    for name in judge.reads:
        if name not in known:
            msg = f"reads: there is no fact and no part of the profile {name!r}"
            raise AssertionError(msg)


def is_translated(judge: Judge, facts: Facts = ()) -> None:
    """Every text is there in four languages."""
    del facts  # what it reads has labels of its own
    texts = {name: getattr(judge, name) for name in ("label", "question", "why", "measured")}
    texts["remedy"] = judge.remedy
    for place, anchor in enumerate(getattr(judge, "anchors", ())):
        texts[f"anchors, {place}"] = anchor
    for name, text in texts.items():
        for code in LANGUAGES:
            if text and code != "en" and not _speaks(text, code):
                msg = f"{name}: is not translated into {code!r} (write it with toolfinder.said)"
                raise AssertionError(msg)


def _speaks(text: Any, code: str) -> bool:
    if not isinstance(text, Message):
        return False
    known = getattr(translation(code), "_catalog", ())
    return bool(text.translations.get(code)) or text.text in known


def keeps_to_the_contract(judge: Judge, facts: Facts = ()) -> None:
    """Whatever the offer, the answer is in range, from what it declares, without a network.

    It does not raise, edit what it is given, read what it does not declare, reach for the
    network, start a process, or take longer than an answer waits.
    """
    _for_any(judge, facts, lambda offer, organisation: _asked(judge, [offer], organisation))
    offer = find(offers(judge.facts, vocabulary(facts)), lambda _offer: True)
    organisation = find(organisations(judge), lambda _one: True)
    _asked(judge, [offer] * MANY, organisation)


def is_deterministic(judge: Judge, facts: Facts = ()) -> None:
    """The same question gets the same answer, whatever was asked between."""

    def check(offer: Subject, organisation: Profile) -> None:
        first, second = (_asked(judge, [offer], organisation) for _time in "ab")
        if first != second:
            msg = f"answers {first[0]!r}, and to the same question {second[0]!r}"
            raise AssertionError(msg)

    _for_any(judge, facts, check)


def answers_many_as_one(criterion: Criterion, facts: Facts = ()) -> None:
    """`assess_many` says the same as `assess`, offer by offer."""

    @EXAMPLES
    @given(
        st.lists(offers(criterion.facts, vocabulary(facts)), max_size=5), organisations(criterion)
    )
    def check(several: list[Subject], organisation: Profile) -> None:
        together = answers(criterion, several, organisation)
        alone = answers(criterion, several, organisation, together=False)
        if together != alone:
            msg = f"assess_many answers {together!r}, and assess {alone!r}"
            raise AssertionError(msg)

    check()


def unknown_is_no_merit(criterion: Criterion, facts: Facts = ()) -> None:
    """An offer of which a fact is unknown is never better than one of which it is known good."""
    closed = {
        fact: [claim(fact, value) for value in _members(vocabulary(facts).facts[fact])]
        for fact in criterion.facts
        if _members(vocabulary(facts).facts[fact])
    }

    def check(offer: Subject, organisation: Profile) -> None:
        for fact, known in closed.items():
            tried = [_with(offer, fact), *(_with(offer, fact, one) for one in known)]
            unknown, *rest = answers(criterion, tried, organisation)
            best = max((_value(one) for one in rest if isinstance(one, Assessment)), default=1.0)
            if isinstance(unknown, Assessment) and _value(unknown) > best + TINY:
                msg = f"{fact}: unknown counts {_value(unknown):.3f}, the best that is known {best:.3f}"
                raise AssertionError(msg)

    if closed:
        _for_any(criterion, facts, check)


def is_monotone(criterion: Criterion, facts: Facts = ()) -> None:
    """A better value of a fact in `monotone` never makes the answer worse."""

    def check(offer: Subject, organisation: Profile) -> None:
        for fact, ordered in criterion.monotone.items():
            tried = [_with(offer, fact, claim(fact, value)) for value in ordered]
            found = answers(criterion, tried, organisation)
            rated = [one for one in found if isinstance(one, Assessment)]
            for worse, better in pairwise(rated):
                if better.low < worse.low - TINY or better.high < worse.high - TINY:
                    msg = f"monotone: of {fact}, a better value makes the answer worse"
                    raise AssertionError(msg)

    if criterion.monotone:
        _for_any(criterion, facts, check)


def checks_of(judge: Judge) -> list[Callable[..., None]]:
    """All that must hold of it."""
    common: list[Callable[..., None]] = [presents_itself, is_translated]
    common += [keeps_to_the_contract, is_deterministic]
    if isinstance(judge, Criterion):
        common += [unknown_is_no_merit, is_monotone]
        if type(judge).assess_many is not Criterion.assess_many:
            common.append(answers_many_as_one)
    return common


def _for_any(judge: Judge, facts: Facts, check: Callable[[Subject, Profile], object]) -> None:
    """Check on any offer and organisation; the simplest that fails is the one reported."""

    @EXAMPLES
    @given(offers(judge.facts, vocabulary(facts)), organisations(judge))
    def on_any(offer: Subject, organisation: Profile) -> None:
        check(replace(offer, request=organisation.needs[0]), organisation)

    on_any()


def _asked(judge: Judge, several: Sequence[Subject], organisation: Profile) -> list[Any]:
    if isinstance(judge, Gate):
        return list(verdicts(judge, several, organisation))
    return list(answers(judge, several, organisation))  # type: ignore[arg-type]


def _with(offer: Subject, fact: str, *known: Claim) -> Subject:
    """The same offer with these claims on a fact, or none."""
    rest = {name: claims for name, claims in offer.claims.items() if name != fact}
    return replace(offer, claims={**rest, fact: known} if known else rest)


def _members(definition: FactDefinition) -> list[Any]:
    """The values of a fact that has few: each by itself, and of a set all together too."""
    words = list(definition.values)
    known: dict[str, list[Any]] = {
        "boolean": [True, False],
        "enum": words,
        "set": [[], *([word] for word in words), words],
        "skill": [0, 1, 2, 3, 4],
    }
    return known.get(definition.type, [])


def _value(answer: Assessment) -> float:
    return answer.low + CAUTION * (answer.high - answer.low)
