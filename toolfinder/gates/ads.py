"""Advertising and tracking: does it live off its users' attention or data?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolfinder.criterion import Gate
from toolfinder.criterion import Verdict
from toolfinder.evidence import settled
from toolfinder.evidence import unverified
from toolfinder.i18n import N_
from toolfinder.model.claims import Status

if TYPE_CHECKING:
    from toolfinder.i18n import Text
    from toolfinder.model.profile import Profile
    from toolfinder.model.subject import Subject

_REASONS = {
    "sells-or-mines-data": N_("sells or mines its users' data"),
    "advertising": N_("shows advertising"),
}
_SAID = N_("is said to live off advertising or data, without a checked source: verify it")


class AdsAndTracking(Gate):
    """Fails on evidence only: that nobody knows is left to the criterion on business models."""

    id = "ads-and-tracking"
    label = N_("Advertising and tracking")
    question = N_("Is it free of advertising and of trade in data?")
    reads = tuple(_REASONS)

    def check(self, subject: Subject, organisation: Profile) -> Verdict:  # noqa: ARG002
        """Fail what is known to advertise or to trade in data."""
        failed: list[Text] = []
        for fact, reason in _REASONS.items():
            claims = subject.claims_on(fact)
            status, does = settled(claims, bool)
            if status is Status.DISPUTED or (does and unverified(claims, subject.as_of)):
                return Verdict.unproven(_SAID, claims)
            if does:
                failed.append(reason)
        if failed:
            return Verdict.failed(tuple(failed))
        return Verdict.passed()
