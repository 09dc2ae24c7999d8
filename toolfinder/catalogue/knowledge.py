"""How much is known of a tool: the measure of the catalogue's depth."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolfinder.catalogue.observed import Stated
from toolfinder.model.entries import BACKGROUND

if TYPE_CHECKING:
    from toolfinder.catalogue.observed import Observed
    from toolfinder.catalogue.vocabulary import Vocabulary
    from toolfinder.model.entries import Entry
    from toolfinder.model.entries import Facts
    from toolfinder.model.entries import Tool


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Facts of a tool that a criterion reads.

    Attributes:
        applicable: how many make sense for it: all but those said not to apply.
        known: how many of them have a value from a source that somebody opened.
        unverified: how many have a value, but only from memory.
    """

    applicable: int
    known: int
    unverified: int

    @property
    def share(self) -> float:
        """The share of the applicable facts that is known, from 0 to 1."""
        return self.known / self.applicable if self.applicable else 0.0

    @property
    def unverified_share(self) -> float:
        """The share of the stated facts that nobody has checked, from 0 to 1."""
        stated = self.known + self.unverified
        return self.unverified / stated if stated else 0.0


def knowledge(tool: Tool, observed: Iterable[Observed], words: Vocabulary) -> Knowledge:
    """How much is known of the tool's own facts, observations included."""
    seen = {fact for one in observed for fact in one.facts}
    written = stated(tool, tool.facts)
    applicable = known = unverified = 0
    for fact, definition in words.facts.items():
        if definition.of != "tool" or definition.read_by is None:
            continue
        claims = written.get(fact, ())
        if any(claim.status == "not-applicable" for claim in claims):
            continue
        applicable += 1
        valued = [claim for claim in claims if claim.value is not None]
        if fact in seen or any(claim.source for claim in valued):
            known += 1
        elif valued:
            unverified += 1
    return Knowledge(applicable, known, unverified)


def stated(entry: Entry, written: Facts) -> dict[str, list[Stated]]:
    """What people wrote, fact by fact, each claim with its source."""
    return {
        fact: [
            Stated(
                claim.value,
                claim.status,
                None if claim.source == BACKGROUND else entry.sources[claim.source],
            )
            for claim in claims
        ]
        for fact, claims in written.items()
    }
