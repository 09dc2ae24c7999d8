"""Advertising and tracking: does it live off its users' attention or data?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolfinder.criterion import Gate
from toolfinder.criterion import Verdict
from toolfinder.evidence import against
from toolfinder.evidence import settled
from toolfinder.i18n import N_
from toolfinder.model.claims import Status

if TYPE_CHECKING:
    from toolfinder.model.profile import Profile
    from toolfinder.model.subject import Subject

_REASONS = {
    "sells-or-mines-data": N_("sells or mines its users' data"),
    "advertising": N_("shows advertising"),
}
_DISPUTED = N_("sources disagree on whether it {does}")


class AdsAndTracking(Gate):
    """Fails on evidence only: that nobody knows is left to the criterion on business models."""

    id = "ads-and-tracking"
    label = N_("Advertising and tracking")
    question = N_("Is it free of advertising and of trade in data?")
    reads = tuple(_REASONS)

    def check(self, subject: Subject, organisation: Profile) -> Verdict:  # noqa: ARG002
        """Fail what is known to advertise or to trade in data."""
        found: list[Verdict] = []
        for fact, reason in _REASONS.items():
            claims = subject.claims_on(fact)
            status, does = settled(claims, bool)
            if status is Status.DISPUTED:
                found.append(Verdict.unproven(_DISPUTED(does=reason), claims))
            elif does:
                found.append(against(reason, claims, subject.as_of))
        return Verdict.worst(found)
