"""What a criterion looks at: one offer, for one need, on one day."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import fields
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING

from toolfinder.errors import PluginError
from toolfinder.model.claims import Claim
from toolfinder.model.claims import Status

if TYPE_CHECKING:
    from toolfinder.model.profile import Request


@dataclass(frozen=True, slots=True)
class Range:
    """An amount between `low` and `high`; `high` is None when nobody knows."""

    low: float
    high: float | None


@dataclass(frozen=True, slots=True)
class Reference:
    """The vocabulary that judging needs beside the facts.

    Attributes:
        groups: country codes by group (`EU`, `EEA`, `adequacy`, ...).
        member_owned: legal forms whose owners are their members or the public.
        nonprofit: legal forms that non-profit prices are for.
        assumptions: intervals by id, for costs.
        legal: needs that a legal requirement concerns, by requirement.
        team_needs: needs that only staff and volunteers use.
    """

    groups: Mapping[str, frozenset[str]] = field(default_factory=dict)
    member_owned: frozenset[str] = frozenset()
    nonprofit: frozenset[str] = frozenset()
    assumptions: Mapping[str, Range] = field(default_factory=dict)
    legal: Mapping[str, frozenset[str]] = field(default_factory=dict)
    team_needs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Subject:
    """One offer of a tool, looked at for one need on the day `as_of`.

    `role` and `request` are None while the offer is judged without an organisation.
    `reads` names the facts that may be asked for; None: all.
    """

    offer: str
    tool: str
    tool_name: str
    kind: str
    delivery: str
    as_of: date
    provider: str | None = None
    provider_name: str | None = None
    retired: str | None = None
    role: str | None = None
    request: Request | None = None
    features: frozenset[str] = frozenset()
    claims: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)
    reference: Reference = field(default_factory=Reference)
    reads: Collection[str] | None = None

    def claims_on(self, fact: str) -> tuple[Claim, ...]:
        """The claims that give a fact a value; none when nobody knows.

        Raises:
            PluginError: the fact is not among those that the reader declares in `reads`.
        """
        return tuple([c for c in self._all_claims_on(fact) if c.value is not None])

    def applies(self, fact: str) -> bool:
        """Whether the fact makes sense for this offer."""
        return not any(c.status is Status.NOT_APPLICABLE for c in self._all_claims_on(fact))

    def _all_claims_on(self, fact: str) -> tuple[Claim, ...]:
        if self.reads is not None and fact not in self.reads:
            msg = f"reads the fact {fact!r} without declaring it in `reads`"
            raise PluginError(msg)
        return self.claims.get(fact, ())

    def reading(self, facts: Collection[str]) -> Subject:
        """The same subject, to a reader that declares these facts."""
        # Asked so often that `replace` would be too slow.
        return Subject(*_all_but_reads(self), facts)  # type: ignore[call-arg]


_all_but_reads = attrgetter(*[each.name for each in fields(Subject)][:-1])
