"""Classes of tests to inherit from: name the criterion, gate or method, and its cases.

`toolfinder.testing.plugin` makes a test of each case, and of each thing that must hold.
"""

from __future__ import annotations

from collections.abc import Callable
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


class JudgeTests:
    """What the tests of criteria and gates have in common."""

    cases: ClassVar[Sequence[Case]] = ()
    facts: ClassVar[Sequence[Path]] = ()

    @classmethod
    def judge(cls) -> Criterion | Gate:
        """A new criterion or gate."""
        raise NotImplementedError

    def test_case(self, case: Case) -> None:
        """It answers as the case says."""
        case.check(self.judge())

    def test_invariant(self, invariant: Callable[[Judge, tuple[Path, ...]], None]) -> None:
        """What must hold whatever the offer holds (`toolfinder.kit.invariants`)."""
        invariant(self.judge(), tuple(self.facts))


class CriterionTests(JudgeTests):
    """All that must hold of a criterion.

    Attributes:
        criterion: its class.
        cases: offers and the intervals that are right.
        facts: files with facts that its plugin defines.
    """

    criterion: ClassVar[type[Criterion]]

    @classmethod
    def judge(cls) -> Criterion:
        """A new one."""
        return cls.criterion()


class GateTests(JudgeTests):
    """All that must hold of a gate.

    Attributes:
        gate: its class.
        cases: offers and the outcomes that are right.
        facts: files with facts that its plugin defines.
    """

    gate: ClassVar[type[Gate]]

    @classmethod
    def judge(cls) -> Gate:
        """A new one."""
        return cls.gate()


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
