"""Whether a hosted offer exists: has anybody seen that the provider runs the tool for others?"""

from toolfinder.criterion import Gate
from toolfinder.criterion import Verdict
from toolfinder.evidence import unverified
from toolfinder.i18n import N_
from toolfinder.model.claims import Standing
from toolfinder.model.profile import Profile
from toolfinder.model.subject import Subject

_UNCHECKED = N_("nobody has checked that {provider} offers it: ask")
_LONG_AGO = N_("nobody has checked lately that {provider} still offers it")


class Offered(Gate):
    """Hosted offers that nobody has checked are to be verified first."""

    id = "offered"
    label = N_("Really offered")
    question = N_("Has anybody checked that the provider offers it?")
    reads = ("offered",)

    def check(self, subject: Subject, organisation: Profile) -> Verdict:  # noqa: ARG002
        """An old sighting is a warning, none at all is unproven."""
        if subject.delivery != "hosted":
            return Verdict.passed()
        claims = subject.claims_on("offered")
        provider = subject.provider_name or ""
        if unverified(claims, subject.as_of):
            return Verdict.unproven(_UNCHECKED(provider=provider))
        if all(claim.standing(subject.as_of) is not Standing.SOLID for claim in claims):
            return Verdict.passed(_LONG_AGO(provider=provider), claims)
        return Verdict.passed((), claims)
