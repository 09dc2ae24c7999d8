"""The contract of criteria and gates: what a plugin writes, and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from typing import Any
from typing import ClassVar
from typing import Literal

from toolfinder.model.profile import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from toolfinder.i18n import Text
    from toolfinder.model.claims import Claim
    from toolfinder.model.profile import Profile
    from toolfinder.model.subject import Subject
    from toolfinder.shapes import Shape


@dataclass(frozen=True, slots=True)
class Principle:
    """A principle that a criterion serves, from a source that was read."""

    name: str
    source: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a criterion finds: an interval in [0, 1], the reasons and the claims.

    0 is unacceptable and 1 as good as one could ask. `low` and `high` differ by what
    is not known. `missing` names the facts that nobody knows.
    """

    low: float
    high: float
    because: Text | tuple[Text, ...] = ()
    claims: tuple[Claim, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """A criterion that makes no sense for an offer. It is left out, and the output says so."""

    because: Text | tuple[Text, ...] = ()


class Judge:
    """What criteria and gates have in common: how they present themselves, and what they see.

    A subclass sets the attributes. Texts are plain strings, or `Message` objects when they
    are to be translated (`toolfinder.said` makes one that brings its translations).

    Attributes:
        id: kebab-case, unique.
        lifecycle: `experimental`, `stable` or `deprecated`.
        label: a word or two.
        question: what it asks, in plain words.
        why: why an organisation should care.
        measured: how the answer is found.
        reads: the facts it reads, by id, and the parts of the profile, by name (`FIELDS`);
            it sees no others.
        principles: the principles it serves.
        origin: difficulties and strategies of the framework that it answers (D1, S4).
        remedy: what would improve the answer.
        options: what a profile may set for it, by name, each with its shape; the value in
            force is `organisation.options[name]`.
        defaults: the values of options that a profile does not set.
        network: whether it needs the network; it is then asked only where that is allowed.
        guarded: whether it is asked in isolation. The plugin manager decides: all are but ours.
    """

    id: ClassVar[str]
    lifecycle: ClassVar[Literal["experimental", "stable", "deprecated"]] = "stable"
    label: ClassVar[Text] = ""
    question: ClassVar[Text] = ""
    why: ClassVar[Text] = ""
    measured: ClassVar[Text] = ""
    reads: ClassVar[tuple[str, ...]] = ()
    principles: ClassVar[tuple[Principle, ...]] = ()
    origin: ClassVar[tuple[str, ...]] = ()
    remedy: ClassVar[Text] = ""
    options: ClassVar[Mapping[str, Shape]] = {}
    defaults: ClassVar[Mapping[str, Any]] = {}
    network: ClassVar[bool] = False
    guarded: bool = False

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts among what it reads. `country` is a provider's and an organisation's."""
        return tuple(name for name in self.reads or () if name not in FIELDS or name == "country")


class Criterion(Judge):
    """One question about an offer, answered on a fixed scale from 0 to 1.

    A subclass sets the attributes and writes `assess`, or `assess_many` too when that is
    quicker.

    Attributes:
        anchors: what 0 means, and what 1 means.
        scope: `offer` when the answer does not depend on the organisation. It is then computed
            once, when the catalogue is compiled, and `organisation` is None.
        importance: the proposed importance, 0 to 5.
        monotone: facts whose values can be ordered, from worst to best: a better value never
            makes the answer worse. The test kit proves it.
    """

    anchors: ClassVar[tuple[Text, Text]] = ("", "")
    scope: ClassVar[Literal["offer", "organisation"]] = "organisation"
    importance: ClassVar[float] = 3
    monotone: ClassVar[Mapping[str, tuple[Any, ...]]] = {}

    def assess(self, subject: Subject, organisation: Profile) -> Assessment | NotApplicable | None:
        """Answer the question for one offer. None and `NotApplicable` leave it out."""
        raise NotImplementedError

    def assess_many(
        self, subjects: Sequence[Subject], organisation: Profile
    ) -> Sequence[Assessment | NotApplicable | None]:
        """Answer the question for several offers, in their order: the same as one by one."""
        return [self.assess(subject, organisation) for subject in subjects]


class Outcome(StrEnum):
    """What a gate says."""

    PASS = "pass"  # noqa: S105 - not a password
    FAIL = "fail"
    UNPROVEN = "unproven"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A gate's answer. A pass with a reason is a warning; an unproven one asks a question."""

    outcome: Outcome
    because: Text | tuple[Text, ...] = ()
    claims: tuple[Claim, ...] = ()

    @classmethod
    def passed(
        cls, because: Text | tuple[Text, ...] = (), claims: tuple[Claim, ...] = ()
    ) -> Verdict:
        """Nothing stands against the offer; `because` is a warning."""
        return cls(Outcome.PASS, because, claims)

    @classmethod
    def failed(cls, because: Text | tuple[Text, ...], claims: tuple[Claim, ...] = ()) -> Verdict:
        """The offer is out."""
        return cls(Outcome.FAIL, because, claims)

    @classmethod
    def unproven(cls, because: Text | tuple[Text, ...], claims: tuple[Claim, ...] = ()) -> Verdict:
        """Nobody knows: the offer is listed apart, with the question to ask."""
        return cls(Outcome.UNPROVEN, because, claims)

    @classmethod
    def worst(cls, verdicts: Iterable[Verdict]) -> Verdict:
        """Several verdicts as one: the worst outcome, with all the reasons and claims for it."""
        given = tuple(verdicts)
        outcomes = {verdict.outcome for verdict in given}
        worst = next(
            o
            for o in (Outcome.FAIL, Outcome.UNPROVEN, Outcome.PASS)
            if o in outcomes | {Outcome.PASS}
        )
        because: list[Text] = []
        claims: list[Claim] = []
        for verdict in given:
            if verdict.outcome is worst:
                said = verdict.because
                because.extend(said if isinstance(said, tuple) else (said,))
                claims.extend(claim for claim in verdict.claims if claim not in claims)
        return cls(worst, tuple(because), tuple(claims))


class Gate(Judge):
    """A red line: an offer passes it or not, whatever its merits. A subclass writes `check`."""

    def check(self, subject: Subject, organisation: Profile) -> Verdict:
        """Say pass, fail or unproven for one offer."""
        raise NotImplementedError


class Method:
    """How values and weights become scores.

    Attributes:
        id: kebab-case, unique.
        label: a word or two.
    """

    id: ClassVar[str]
    label: ClassVar[Text] = ""

    def scores(
        self, values: NDArray[np.float64], weights: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Scores in [0, 1].

        Args:
            values: (offers, criteria) in [0, 1]; NaN where a criterion does not apply.
            weights: (criteria,), summing to one.

        Returns:
            (offers,).
        """
        raise NotImplementedError

    def contributions(
        self, values: NDArray[np.float64], weights: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """What each criterion adds: (offers, criteria), each row summing to its score."""
        raise NotImplementedError
