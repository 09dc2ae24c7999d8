"""A claim: one named statement, with its source and its age."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from typing import Any

if TYPE_CHECKING:
    from datetime import date


class SourceKind(StrEnum):
    """Who says so."""

    UPSTREAM = "upstream"
    VENDOR = "vendor"
    AUDIT = "audit"
    CATALOGUE = "catalogue"
    TEST = "test"
    BACKGROUND = "background"


class Status(StrEnum):
    """What is known of a fact."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"
    DISPUTED = "disputed"


class Standing(StrEnum):
    """How far a claim can be relied on, on a given day."""

    SOLID = "solid"
    STALE = "stale"  # expired, or its source bears no date
    UNVERIFIED = "unverified"  # nobody opened a source


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement on a tool, an offer or a provider.

    `value` has the type that the fact's definition names. `expires` is the first day
    on which the claim no longer holds; None when its source bears no date. `source` is an
    address, `source_title` what was read there when the address does not show it.
    """

    fact: str
    subject: str
    value: Any
    status: Status
    by: SourceKind
    source: str | None = None
    seen: date | None = None
    expires: date | None = None
    source_title: str | None = None

    def standing(self, as_of: date) -> Standing:
        """Whether the claim can be relied on, on the day `as_of`."""
        if self.by is SourceKind.BACKGROUND:
            return Standing.UNVERIFIED
        if self.expires is None or as_of >= self.expires:
            return Standing.STALE
        return Standing.SOLID
