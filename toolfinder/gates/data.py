"""Data protection: does the provider commit itself to process personal data as the law asks?"""

from toolfinder.criterion import Gate
from toolfinder.criterion import Verdict
from toolfinder.evidence import settled
from toolfinder.evidence import unverified
from toolfinder.i18n import N_
from toolfinder.model.claims import Status
from toolfinder.model.profile import Profile
from toolfinder.model.subject import Subject

_NONE = N_("{provider} offers no data-processing agreement (GDPR article 28)")
_ASK = N_(
    "not known whether {provider} offers a data-processing agreement (GDPR article 28): ask for it"
)
_UNVERIFIED = N_(
    "that {provider} offers a data-processing agreement (GDPR article 28) has no checked source: "
    "ask for it"
)


class DataProtection(Gate):
    """A data-processing agreement, for hosted offers that will hold personal data."""

    id = "data"
    label = N_("Data protection")
    question = N_("May you entrust it with your people's data?")
    reads = ("data-processing-agreement", "data")

    def check(self, subject: Subject, organisation: Profile) -> Verdict:
        """Unknown is a warning for personal data, unproven for minors' or special-category data."""
        if organisation.data == "none" or subject.delivery != "hosted":
            return Verdict.passed()
        claims = subject.claims_on("data-processing-agreement")
        status, offered = settled(claims, bool)
        provider = subject.provider_name or ""
        if status is Status.KNOWN and not unverified(claims, subject.as_of):
            none = _NONE(provider=provider)
            return Verdict.passed((), claims) if offered else Verdict.failed(none, claims)
        said = (_UNVERIFIED if offered else _ASK)(provider=provider)
        if organisation.data == "personal":
            return Verdict.passed(said, claims)
        return Verdict.unproven(said, claims)
