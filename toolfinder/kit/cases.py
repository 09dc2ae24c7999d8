"""Cases: what an offer is like, and what a criterion or a gate should say of it."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import Any

from toolfinder.assessing import Panel
from toolfinder.criterion import Assessment
from toolfinder.criterion import Gate
from toolfinder.criterion import Verdict
from toolfinder.i18n import render
from toolfinder.kit.subjects import claim
from toolfinder.kit.subjects import profile
from toolfinder.kit.subjects import subject
from toolfinder.model.claims import Claim

if TYPE_CHECKING:
    from toolfinder.criterion import Criterion
    from toolfinder.criterion import NotApplicable
    from toolfinder.model.profile import Profile
    from toolfinder.model.subject import Subject

NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True)
class Case:
    """One offer, one organisation, and the answer that is right.

    Attributes:
        name: what the case is about.
        expect: of a criterion, its interval as (low, high), or `NOT_APPLICABLE`; of a gate,
            `pass`, `fail` or `unproven`.
        facts: values of facts by id; a list of `claim(...)` for what is disputed or unverified.
        profile: parts of the profile; its first need is the one that is judged (file sharing,
            if it names none).
        delivery: `hosted`, `self-hosted` or `installed`.
        offer: other attributes of the `Subject`, such as `features`.
    """

    name: str
    expect: tuple[float, float] | str
    facts: Mapping[str, Any] = field(default_factory=dict)
    profile: Mapping[str, Any] = field(default_factory=dict)
    delivery: str = "hosted"
    offer: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.name

    @property
    def subject(self) -> Subject:
        """The offer."""
        claims: list[Claim] = []
        for fact, value in self.facts.items():
            said = isinstance(value, list) and value and isinstance(value[0], Claim)
            claims += value if said else [claim(fact, value)]
        need = self.organisation.needs[0]
        return subject(*claims, **{"delivery": self.delivery, "request": need, **self.offer})

    @property
    def organisation(self) -> Profile:
        """The organisation."""
        return profile(**self.profile)

    def check(self, judge: Criterion | Gate) -> None:
        """Ask the judge, as an answer would.

        Raises:
            AssertionError: it says something else.
        """
        if isinstance(judge, Gate):
            (verdict,) = verdicts(judge, [self.subject], self.organisation)
            found: Any = str(verdict.outcome)
            because = verdict.because
        else:
            (answer,) = answers(judge, [self.subject], self.organisation)
            rated = isinstance(answer, Assessment)
            found = (round(answer.low, 4), round(answer.high, 4)) if rated else NOT_APPLICABLE  # type: ignore[union-attr]
            because = answer.because
        wanted = self.expect
        if isinstance(wanted, tuple):
            wanted = (round(wanted[0], 4), round(wanted[1], 4))
        if found != wanted:
            msg = f"{self.name}: {found}, not {wanted} ({render(because)})"
            raise AssertionError(msg)


def answers(
    criterion: Criterion,
    subjects: Sequence[Subject],
    organisation: Profile,
    *,
    together: bool = True,
) -> list[Assessment | NotApplicable]:
    """What a criterion says, asked apart as plugins are, of all at once or one by one.

    Raises:
        AssertionError: it fails in any of the ways that an answer would name.
    """
    complaints: list[str] = []
    criterion.guarded = True
    panel = Panel(lambda message: complaints.append(render(message)), together=together)
    found = panel.assess(criterion, subjects, organisation)
    if complaints:
        raise AssertionError(complaints[0])
    return found


def verdicts(gate: Gate, subjects: Sequence[Subject], organisation: Profile) -> list[Verdict]:
    """What a gate says, asked apart as plugins are.

    Raises:
        AssertionError: it fails in any of the ways that an answer would name.
    """
    complaints: list[str] = []
    gate.guarded = True
    panel = Panel(lambda message: complaints.append(render(message)))
    found = panel.check(gate, subjects, organisation)
    if complaints:
        raise AssertionError(complaints[0])
    return found
