"""Legal requirements that the software itself must meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolfinder.criterion import Gate
from toolfinder.criterion import Verdict
from toolfinder.evidence import united
from toolfinder.evidence import unverified
from toolfinder.i18n import N_
from toolfinder.i18n import Term

if TYPE_CHECKING:
    from toolfinder.model.profile import Profile
    from toolfinder.model.subject import Subject

_NOT_MET = N_("does not meet: {requirements}")
_UNKNOWN = N_("not known whether it meets: {requirements}. Ask for a written declaration")
_UNVERIFIED = N_("that it meets {requirements} has no checked source")


class LegalRequirements(Gate):
    """The requirements of the profile that concern the need."""

    id = "legal"
    label = N_("Legal requirements")
    question = N_("Does it meet the law that your organisation is under?")
    reads = ("legal", "gates")

    def check(self, subject: Subject, organisation: Profile) -> Verdict:
        """A sourced list without the requirement fails; no list at all is unproven."""
        need = subject.request.need if subject.request else None
        concerned = [
            rule
            for rule in organisation.gates.legal
            if need in subject.reference.legal.get(rule, frozenset((need,)))
        ]
        claims = subject.claims_on("legal")
        lacking = [rule for rule in concerned if rule not in united(claims)]
        names = tuple(Term("legal", rule) for rule in lacking or concerned)
        weak = unverified(claims, subject.as_of)
        if lacking and weak:
            return Verdict.unproven(_UNKNOWN(requirements=names), claims)
        if lacking:
            return Verdict.failed(_NOT_MET(requirements=names), claims)
        if concerned and weak:
            return Verdict.passed(_UNVERIFIED(requirements=names), claims)
        return Verdict.passed((), claims)
