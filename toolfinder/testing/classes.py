"""Classes of tests to inherit from: name the criterion or the gate, and its cases."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from typing import ClassVar

if TYPE_CHECKING:
    from toolfinder.criterion import Criterion
    from toolfinder.criterion import Gate
    from toolfinder.criterion import Judge
    from toolfinder.criterion import Method
    from toolfinder.kit.cases import Case


class _JudgeTests:
    """What criteria and gates have in common."""

    cases: ClassVar[Sequence[Case]] = ()
    facts: ClassVar[Sequence[Path]] = ()

    def judge(self) -> Judge:
        """The criterion or the gate."""
        raise NotImplementedError

    def test_case(self, case: Case) -> None:
        """It answers as the case says."""
        case.check(self.judge())  # type: ignore[arg-type]

    def test_it_presents_itself(self) -> None:
        """It says what it asks, why and how, and reads what there is."""
        from toolfinder.kit.invariants import presents_itself  # noqa: PLC0415 - needs hypothesis

        presents_itself(self.judge(), tuple(self.facts))

    def test_it_speaks_four_languages(self) -> None:
        """Every text is translated."""
        from toolfinder.kit.invariants import is_translated  # noqa: PLC0415

        is_translated(self.judge())

    def test_it_keeps_to_the_contract(self) -> None:
        """In range, within what it declares, without a network, in time."""
        from toolfinder.kit.invariants import keeps_to_the_contract  # noqa: PLC0415

        keeps_to_the_contract(self.judge(), tuple(self.facts))

    def test_it_is_deterministic(self) -> None:
        """The same question, the same answer."""
        from toolfinder.kit.invariants import is_deterministic  # noqa: PLC0415

        is_deterministic(self.judge(), tuple(self.facts))


class CriterionTests(_JudgeTests):
    """All that must hold of a criterion.

    Attributes:
        criterion: its class.
        cases: offers and the intervals that are right.
        facts: files with facts that its plugin defines.
    """

    criterion: ClassVar[type[Criterion]]

    def judge(self) -> Criterion:
        """A new one."""
        return self.criterion()

    def test_unknown_is_no_merit(self) -> None:
        """What nobody knows never counts more than what is known to be good."""
        from toolfinder.kit.invariants import unknown_is_no_merit  # noqa: PLC0415

        unknown_is_no_merit(self.judge(), tuple(self.facts))

    def test_it_is_monotone_where_it_says_so(self) -> None:
        """A better value never makes the answer worse."""
        from toolfinder.kit.invariants import is_monotone  # noqa: PLC0415

        is_monotone(self.judge(), tuple(self.facts))

    def test_many_are_answered_as_one(self) -> None:
        """`assess_many` and `assess` agree."""
        from toolfinder.kit.invariants import answers_many_as_one  # noqa: PLC0415

        answers_many_as_one(self.judge(), tuple(self.facts))


class GateTests(_JudgeTests):
    """All that must hold of a gate.

    Attributes:
        gate: its class.
        cases: offers and the outcomes that are right.
        facts: files with facts that its plugin defines.
    """

    gate: ClassVar[type[Gate]]

    def judge(self) -> Gate:
        """A new one."""
        return self.gate()


class MethodTests:
    """All that must hold of a method.

    Attributes:
        method: its class.
    """

    method: ClassVar[type[Method]]

    def test_it_makes_scores(self) -> None:
        """In range, with contributions that sum to them, within their interval."""
        from toolfinder.kit.methods import makes_scores  # noqa: PLC0415 - only for methods

        makes_scores(self.method())
