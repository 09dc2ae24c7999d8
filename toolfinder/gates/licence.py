"""Licence policy: may the organisation use a tool under this licence at all?"""

from toolfinder.criterion import Gate
from toolfinder.criterion import Verdict
from toolfinder.evidence import against
from toolfinder.evidence import settled
from toolfinder.evidence import unverified
from toolfinder.evidence import value_text
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
_NOT = N_("its licence ({licence}) is not {wanted}")
_DISPUTED = N_("sources disagree on the licence ({licence}): ask the makers which one holds")
_UNKNOWN = N_("nobody has recorded the licence: ask the makers which one holds")
_UNVERIFIED = N_("its licence ({licence}) has no checked source")


class LicencePolicy(Gate):
    """Open-source, free, or any licence, as the profile says."""

    id = "licence"
    label = N_("Licence")
    question = N_("Is the licence one that you accept?")
    reads = ("licence", "gates")

    def check(self, subject: Subject, organisation: Profile) -> Verdict:
        """Test every claim on the licence against the profile's policy."""
        policy = organisation.gates.licence
        if policy == "any":
            return Verdict.passed()
        claims = subject.claims_on("licence")
        status, fits = settled(claims, _TESTS[policy])
        named = tuple(dict.fromkeys(value_text("licence", claim.value) for claim in claims))
        if status is Status.UNKNOWN:
            return Verdict.unproven(_UNKNOWN)
        if status is Status.DISPUTED:
            return Verdict.unproven(_DISPUTED(licence=named), claims)
        if fits:
            weak = unverified(claims, subject.as_of)
            return Verdict.passed(_UNVERIFIED(licence=named) if weak else (), claims)
        return against(_NOT(licence=named, wanted=_WANTED[policy]), claims, subject.as_of)
