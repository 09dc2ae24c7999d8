"""Delivery and skill: is it a kind of offer that the organisation can run?"""

from toolfinder.criterion import Gate
from toolfinder.criterion import Verdict
from toolfinder.evidence import against
from toolfinder.evidence import settled
from toolfinder.i18n import N_
from toolfinder.i18n import Term
from toolfinder.model.claims import Status
from toolfinder.model.profile import Profile
from toolfinder.model.subject import Subject

_DELIVERY = N_("you do not accept tools {delivery} (see `hosting` in the profile)")
_SKILL = N_("running it takes {needed}; you have {there}")
_DISPUTED = N_("sources disagree on the skill it takes to run: ask somebody who runs it")
_UNKNOWN = N_("nobody has recorded what skill it takes to run: ask somebody who runs it")


class DeliveryAndSkill(Gate):
    """Installed, hosted or self-hosted, and the skill to run it."""

    id = "delivery"
    label = N_("Delivery and skill")
    question = N_("Can you get it and run it in a way that suits you?")
    reads = ("skill-to-run", "hosting", "skill")

    def check(self, subject: Subject, organisation: Profile) -> Verdict:
        """A hosted offer takes no skill to run; the others at most the skill that there is."""
        if subject.delivery not in set(organisation.hosting):
            return Verdict.failed(_DELIVERY(delivery=Term("delivery", subject.delivery)))
        if subject.delivery == "hosted":
            return Verdict.passed()
        claims = subject.claims_on("skill-to-run")
        if not claims:
            if subject.delivery == "installed":
                return Verdict.passed()
            return Verdict.unproven(_UNKNOWN)
        status, enough = settled(claims, lambda needed: needed <= organisation.skill)
        if status is Status.DISPUTED:
            return Verdict.unproven(_DISPUTED, claims)
        if enough:
            return Verdict.passed((), claims)
        needed = Term("skill", str(min(claim.value for claim in claims)))
        there = Term("skill", str(organisation.skill))
        return against(_SKILL(needed=needed, there=there), claims, subject.as_of)
