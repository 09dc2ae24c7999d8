"""Veri*factu, where it is binding: are the records real, are they there, and who answers for them?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from toolfinder import Term
from toolfinder import Verdict
from toolfinder.criterion import Outcome
from toolfinder.evidence import united
from toolfinder.evidence import unverified

from toolfinder_fiscal_es import texts
from toolfinder_fiscal_es.evidence import against
from toolfinder_fiscal_es.evidence import asked
from toolfinder_fiscal_es.evidence import who
from toolfinder_fiscal_es.rules import VERIFACTU

if TYPE_CHECKING:
    from toolfinder.model.subject import Subject


def verdicts(subject: Subject, day: date, *, listed: bool) -> Iterator[Verdict]:
    """What stands for or against an offer.

    Args:
        day: from which the organisation must keep the records.
        listed: whether the profile names the requirement: `legal` then judges the tool's list.
    """
    records = _records(subject, day, listed=listed)
    yield records
    yield _delivery(subject)
    declaration = _declaration(subject)
    if records.outcome is Outcome.PASS or declaration.outcome is Outcome.FAIL:
        yield declaration  # else one question is enough


def _records(subject: Subject, day: date, *, listed: bool) -> Verdict:
    """Whether the tool keeps the records, by its stage, else by its list of requirements met."""
    said = {"day": day.isoformat()}
    claims = subject.claims_on("verifactu-stage")
    stages = {claim.value for claim in claims}
    if len(stages) > 1:
        return asked(texts.DISPUTED, claims, subject)
    if stages == {"none"}:
        return against(texts.NO_RECORDS(**said), claims, subject)
    if stages == {"trial"}:
        return asked(texts.TRIAL(**said), claims, subject)
    if listed:
        return Verdict.passed((), claims)
    lists = tuple(c for c in subject.claims_on("legal") if VERIFACTU in c.value)
    if not stages and not lists:
        return asked(texts.UNKNOWN(**said), (), subject)
    if unverified((*claims, *lists), subject.as_of):
        return Verdict.passed(texts.UNVERIFIED, (*claims, *lists))
    return Verdict.passed((), (*claims, *lists))


def _delivery(subject: Subject) -> Verdict:
    """Whether they are kept in the form in which this offer delivers the tool."""
    claims = subject.claims_on("verifactu-deliveries")
    deliveries = united(claims)
    if not deliveries or subject.delivery in deliveries:
        return Verdict.passed((), claims)
    names = tuple(Term("delivery", one) for one in deliveries)
    return against(texts.ELSEWHERE(deliveries=names), claims, subject)


def _declaration(subject: Subject) -> Verdict:
    """Whether somebody declares in writing that it conforms (article 13 of the regulation)."""
    claims = subject.claims_on("producer-declaration")
    signers = united(claims)
    whom = subject.provider_name or texts.INTEGRATOR
    if {"producer", "installer"} <= {*signers}:
        return Verdict.passed(texts.WHICH(who=whom), claims)
    if "producer" in signers:
        return Verdict.passed((), claims)
    if "installer" in signers:
        return Verdict.unproven(texts.WHO_SIGNS(who=whom), claims)
    if claims:
        return against(texts.NO_DECLARATION, claims, subject)
    return Verdict.unproven(texts.ASK_DECLARATION(who=who(subject)))
