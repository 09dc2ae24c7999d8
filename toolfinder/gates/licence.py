"""Licence policy: may the organisation use a tool under this licence at all?"""

from toolfinder.criterion import Gate
from toolfinder.criterion import Verdict
from toolfinder.evidence import settled
from toolfinder.evidence import unverified
from toolfinder.i18n import N_
from toolfinder.licences import is_free
from toolfinder.licences import is_osi
from toolfinder.model.claims import Status
from toolfinder.model.profile import Profile
from toolfinder.model.subject import Subject

_TESTS = {"osi": is_osi, "any-free": is_free}
_WANTED = {
    "osi": N_("approved by the Open Source Initiative"),
    "any-free": N_("free"),
}
_NOT = N_("the licence {licence} is not {wanted}")
_ONLY_SAID = N_(
    "the licence {licence} is said to be not {wanted}, without a checked source: verify it"
)
_DISPUTED = N_("sources disagree on the licence ({licence}): ask the makers which one holds")
_UNKNOWN = N_("nobody has recorded the licence: ask the makers which one holds")
_UNVERIFIED = N_("the licence {licence} has no checked source")


class LicencePolicy(Gate):
    """Open-source, free, or any licence, as the profile says."""

    id = "licence"
    label = N_("Licence")
    question = N_("Is the licence one that you accept?")
    reads = ("licence",)

    def check(self, subject: Subject, organisation: Profile) -> Verdict:
        """Test every claim on the licence against the profile's policy."""
        policy = organisation.gates.licence
        if policy == "any":
            return Verdict.passed()
        claims = subject.claims_on("licence")
        status, fits = settled(claims, _TESTS[policy])
        named = tuple(dict.fromkeys(claim.value for claim in claims))
        if status is Status.UNKNOWN:
            return Verdict.unproven(_UNKNOWN)
        if status is Status.DISPUTED:
            return Verdict.unproven(_DISPUTED(licence=named), claims)
        weak = unverified(claims, subject.as_of)
        if fits:
            return Verdict.passed(_UNVERIFIED(licence=named) if weak else (), claims)
        if weak:
            return Verdict.unproven(_ONLY_SAID(licence=named, wanted=_WANTED[policy]), claims)
        return Verdict.failed(_NOT(licence=named, wanted=_WANTED[policy]), claims)
