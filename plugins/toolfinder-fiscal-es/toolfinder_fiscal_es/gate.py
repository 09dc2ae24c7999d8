"""The gate `fiscal-es`: may an organisation in Spain issue its invoices with this tool?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from typing import Any
from typing import ClassVar

from toolfinder import Gate
from toolfinder import Verdict
from toolfinder.evidence import united
from toolfinder.shapes import ListOf
from toolfinder.shapes import Number
from toolfinder.shapes import OneOf

from toolfinder_fiscal_es import rules
from toolfinder_fiscal_es import texts
from toolfinder_fiscal_es.evidence import against
from toolfinder_fiscal_es.evidence import asked
from toolfinder_fiscal_es.verifactu import verdicts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolfinder.model.profile import Profile
    from toolfinder.model.subject import Subject
    from toolfinder.shapes import Shape


class FiscalEs(Gate):
    """Veri*factu, TicketBAI and Facturae, for organisations in Spain that issue invoices.

    A requirement that the profile names in `gates: {legal: [...]}` is left to the gate
    `legal`, which judges whether the tool's list has it; this one judges what such a list
    cannot say: since when, how far, in which form, and who answers for it.
    """

    id = "fiscal-es"
    label = texts.LABEL
    question = texts.QUESTION
    why = texts.WHY
    measured = texts.MEASURED
    remedy = texts.REMEDY
    principles = rules.PRINCIPLES
    origin = ("D3",)
    reads = (
        "legal",
        "open-standards",
        "verifactu-stage",
        "verifactu-deliveries",
        "producer-declaration",
        "ticketbai",
        "country",
        "gates",
    )
    options: ClassVar[Mapping[str, Shape]] = {
        "territory": OneOf(rules.TERRITORIES),
        "taxpayer": OneOf(rules.TAXPAYERS),
        "vat_books": OneOf(rules.VAT_BOOKS),
        "customers": ListOf(OneOf(rules.CUSTOMERS)),
        "horizon_months": Number(0, 60, whole=True),
    }
    defaults: ClassVar[Mapping[str, Any]] = {
        "territory": "common",
        "taxpayer": "corporate-tax",
        "vat_books": "own",
        "customers": (),
        "horizon_months": 12,
    }

    def check(self, subject: Subject, organisation: Profile) -> Verdict:
        """The worst of what each rule says; a pass where no rule applies."""
        need = subject.request.need if subject.request else None
        if organisation.country != "ES" or need not in rules.ISSUING:
            return Verdict.passed()
        named = frozenset(organisation.gates.legal)
        chosen = organisation.options
        found = [*_records(subject, chosen, named), *_customers(subject, chosen, named)]
        return Verdict.worst(found)


def _records(
    subject: Subject, chosen: Mapping[str, Any], named: frozenset[str]
) -> Iterator[Verdict]:
    """The rule on records of the organisation's own tax authority."""
    if chosen["territory"] == "navarre":
        yield Verdict.passed(texts.NAVARRE)
    elif chosen["territory"] == "basque":
        yield _ticketbai(subject)
    elif chosen["vat_books"] == "own":
        day = rules.BINDING[chosen["taxpayer"]]
        if rules.foreseen(subject.as_of, chosen["taxpayer"], chosen["horizon_months"]):
            yield from verdicts(subject, day, listed=rules.VERIFACTU in named)
        else:
            yield Verdict.passed(texts.LATER(day=day.isoformat()))


def _ticketbai(subject: Subject) -> Verdict:
    claims = subject.claims_on("ticketbai")
    values = {claim.value for claim in claims}
    if values == {True}:
        return Verdict.passed((), claims)
    if values == {False}:
        return against(texts.NO_TICKETBAI, claims, subject)
    return asked(texts.ASK_TICKETBAI, claims, subject)


def _customers(
    subject: Subject, chosen: Mapping[str, Any], named: frozenset[str]
) -> Iterator[Verdict]:
    """The forms of invoice that the organisation's customers ask for."""
    legal, standards = subject.claims_on("legal"), subject.claims_on("open-standards")
    met = {*united(legal)}
    facturae = rules.FACTURAE in met or "facturae" in united(standards)
    if "public-bodies" in chosen["customers"] and rules.FACTURAE not in named and not facturae:
        yield asked(texts.ASK_FACTURAE, (), subject)
    if "businesses" in chosen["customers"] and not facturae and not met & rules.STRUCTURED:
        yield Verdict.passed(texts.NO_STRUCTURED)
