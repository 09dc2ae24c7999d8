"""User caps: is there room for everyone?"""

from toolfinder.cost import COST_READS
from toolfinder.cost import cost_of
from toolfinder.cost import users_of
from toolfinder.criterion import Gate
from toolfinder.criterion import Verdict
from toolfinder.evidence import against
from toolfinder.i18n import N_
from toolfinder.model.profile import Profile
from toolfinder.model.subject import Subject

_CAP = N_("for at most {cap} users; you are {users}")


class UserCap(Gate):
    """The most users that a plan, or the free edition on one's own server, allows."""

    id = "user-cap"
    label = N_("User cap")
    question = N_("Is there room for everyone?")
    reads = ("free-edition-user-cap", *COST_READS)

    def check(self, subject: Subject, organisation: Profile) -> Verdict:
        """Fail when every plan, or the free edition, ends below the number of users."""
        if subject.delivery == "hosted":
            cost = cost_of(subject, organisation)
            if cost.too_small:
                said = _CAP(cap=cost.capped_at, users=cost.users)
                return against(said, cost.claims, subject.as_of)
            return Verdict.passed()
        users = users_of(subject, organisation)
        claims = subject.claims_on("free-edition-user-cap")
        cap = max((claim.value for claim in claims), default=users)
        if users <= cap:
            return Verdict.passed()
        return against(_CAP(cap=cap, users=users), claims, subject.as_of)
