"""The gate `fiscal-es`: what it says of an offer, rule by rule."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from toolfinder.criterion import Outcome
from toolfinder.i18n import LANGUAGES
from toolfinder.i18n import render
from toolfinder.i18n import speaking
from toolfinder.kit.cases import verdicts
from toolfinder.model.profile import Request
from toolfinder.testing import Case
from toolfinder.testing import GateTests
from toolfinder.testing import claim

from toolfinder_fiscal_es import FACTS
from toolfinder_fiscal_es import rules
from toolfinder_fiscal_es import texts
from toolfinder_fiscal_es.gate import FiscalEs

IN_SPAIN = {"country": "ES"}
INVOICES = {"request": Request("invoicing")}
OLD = date(2026, 6, 1)

REAL = {"verifactu-stage": "production", "producer-declaration": ["producer"]}
NONE = {"verifactu-stage": "none"}


def case(name, expect, facts, *, legal=(), delivery="hosted", offer=None, country="ES", **options):
    """A case of an organisation in Spain that needs to issue invoices."""
    organisation = {
        "country": country,
        "gates": {"legal": list(legal)},
        "options": {"fiscal-es": options},
    }
    return Case(name, expect, facts, organisation, delivery, offer or INVOICES)


def on(day, need="invoicing"):
    """An offer looked at on a day, for a need."""
    return {"as_of": day, "request": Request(need)}


class TestFiscalEs(GateTests):
    gate = FiscalEs
    facts = (FACTS,)
    cases = (
        # to whom it applies
        case("another country", "pass", NONE, country="FR"),
        case("no country said", "pass", NONE, country=None),
        case("another need", "pass", NONE, offer={"request": Request("file-sync")}),
        case("books alone issue nothing", "pass", NONE, offer={"request": Request("accounting")}),
        case("a till issues invoices", "fail", NONE, offer={"request": Request("ecommerce-pos")}),
        case("no need at all", "pass", NONE, offer={"request": None}),
        # from when
        case(
            "binding on the first day", "fail", NONE, offer=on(date(2027, 1, 1)), horizon_months=0
        ),
        case("not the day before", "pass", NONE, offer=on(date(2026, 12, 31)), horizon_months=0),
        case("seen coming by default", "fail", NONE),
        case(
            "others are bound half a year later", "pass", NONE, taxpayer="other", horizon_months=7
        ),
        case("and then they are", "fail", NONE, taxpayer="other", horizon_months=8),
        # the records
        case("records and declaration", "pass", REAL),
        case("no records", "fail", NONE),
        case("a trial only", "unproven", {**REAL, "verifactu-stage": "trial"}),
        case("nobody knows", "unproven", {}),
        case(
            "sources disagree",
            "unproven",
            {
                **REAL,
                "verifactu-stage": [claim("verifactu-stage", one) for one in ("none", "trial")],
            },
        ),
        case(
            "an old source does not fail it",
            "unproven",
            {"verifactu-stage": [claim("verifactu-stage", "none", expires=OLD)]},
        ),
        case(
            "nor does hearsay",
            "unproven",
            {"verifactu-stage": [claim("verifactu-stage", "none", by="background")]},
        ),
        case("its list names them", "pass", {**REAL, "legal": ["es:verifactu"]}),
        case(
            "its list names them and nothing else is known but the declaration",
            "pass",
            {"legal": ["es:verifactu"], "producer-declaration": ["producer"]},
        ),
        case("a list without them proves nothing", "unproven", {"legal": ["fr:fec"]}),
        case(
            "the gate legal asks already",
            "pass",
            {"producer-declaration": ["producer"]},
            legal=["es:verifactu"],
        ),
        # where
        case("where it is offered", "pass", {**REAL, "verifactu-deliveries": ["hosted"]}),
        case(
            "elsewhere",
            "fail",
            {**REAL, "verifactu-deliveries": ["hosted"]},
            delivery="self-hosted",
        ),
        case(
            "of two sources one says here",
            "pass",
            {
                **REAL,
                "verifactu-deliveries": [
                    claim("verifactu-deliveries", ["installed"]),
                    claim("verifactu-deliveries", ["hosted"]),
                ],
            },
        ),
        # who answers for it
        case("no declaration known", "unproven", {"verifactu-stage": "production"}),
        case("no declaration", "fail", {**REAL, "producer-declaration": []}),
        case("no declaration fails a trial too", "fail", {"producer-declaration": []}),
        case("somebody must sign", "unproven", {**REAL, "producer-declaration": ["installer"]}),
        case("a choice", "pass", {**REAL, "producer-declaration": ["producer", "installer"]}),
        # other tax authorities
        case("under SII", "pass", NONE, vat_books="sii"),
        case("in Navarre", "pass", NONE, territory="navarre"),
        case("in the Basque Country", "pass", {**NONE, "ticketbai": True}, territory="basque"),
        case("without TicketBAI", "fail", {**REAL, "ticketbai": False}, territory="basque"),
        case("TicketBAI not known", "unproven", REAL, territory="basque"),
        case("TicketBAI elsewhere is no matter", "pass", {**REAL, "ticketbai": False}),
        # customers
        case("public bodies", "unproven", REAL, customers=["public-bodies"]),
        case(
            "with Facturae",
            "pass",
            {**REAL, "legal": ["es:facturae"]},
            customers=["public-bodies"],
        ),
        case(
            "with Facturae as a format",
            "pass",
            {**REAL, "open-standards": ["facturae"]},
            customers=["public-bodies"],
        ),
        case(
            "Facturae is asked by the gate legal",
            "pass",
            REAL,
            legal=["es:facturae"],
            customers=["public-bodies"],
        ),
        case("businesses are no red line yet", "pass", REAL, customers=["businesses"]),
    )


def said_of(one: Case) -> str:
    """What the gate says, in the language that is spoken."""
    (verdict,) = verdicts(FiscalEs(), [one.subject], one.organisation)
    because = verdict.because if isinstance(verdict.because, tuple) else (verdict.because,)
    return "; ".join(render(part) for part in because)


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (case("", "", {}), texts.UNKNOWN(day="2027-01-01", who="Coop")),
        (case("", "", {}, taxpayer="other"), texts.UNKNOWN(day="2027-07-01", who="Coop")),
        (
            case("", "", {}, delivery="installed"),
            texts.UNKNOWN(day="2027-01-01", who=texts.PRODUCER),
        ),
        (case("", "", NONE), texts.NO_RECORDS(day="2027-01-01")),
        (case("", "", NONE, horizon_months=0), texts.LATER(day="2027-01-01")),
        (case("", "", NONE, territory="navarre"), texts.NAVARRE),
        (case("", "", REAL, customers=["businesses"]), texts.NO_STRUCTURED),
        (case("", "", {**REAL, "legal": ["eu:peppol"]}, customers=["businesses"]), ""),
        (case("", "", {**REAL, "open-standards": ["facturae"]}, customers=["businesses"]), ""),
        (
            case("", "", {**REAL, "producer-declaration": ["installer"]}, delivery="self-hosted"),
            texts.WHO_SIGNS(who=texts.INTEGRATOR),
        ),
        (
            case("", "", {**REAL, "producer-declaration": ["installer", "producer"]}),
            texts.WHICH(who="Coop"),
        ),
        (
            case(
                "",
                "",
                {
                    "legal": [claim("legal", ["es:verifactu"], by="background")],
                    "producer-declaration": ["producer"],
                },
            ),
            texts.UNVERIFIED,
        ),
    ],
)
def test_it_says_what_to_do_about_it(one, said):
    assert said_of(one) == render(said)


def test_what_it_says_of_an_unknown_tool_is_one_question_not_two():
    (verdict,) = verdicts(FiscalEs(), [case("", "", {}).subject], case("", "", {}).organisation)
    assert len(verdict.because) == 1


def test_the_claims_behind_a_verdict_go_with_it():
    one = case("", "", {**REAL, "verifactu-deliveries": ["installed"]})
    (verdict,) = verdicts(FiscalEs(), [one.subject], one.organisation)
    assert [claim.fact for claim in verdict.claims] == ["verifactu-deliveries"]


STAGES = st.sampled_from((None, "production", "trial", "none"))
SIGNERS = st.sampled_from((None, ["producer"], ["installer"], ["producer", "installer"], []))
BOOLEANS = st.sampled_from((None, True, False))
CHOSEN = st.fixed_dictionaries(
    {},
    optional={
        "territory": st.sampled_from(rules.TERRITORIES),
        "taxpayer": st.sampled_from(rules.TAXPAYERS),
        "vat_books": st.sampled_from(rules.VAT_BOOKS),
        "customers": st.lists(st.sampled_from(rules.CUSTOMERS), unique=True),
        "horizon_months": st.integers(0, 60),
    },
)


def outcome(facts, chosen):
    """What the gate says of an offer of which this is known."""
    known = {fact: value for fact, value in facts.items() if value is not None}
    one = case("", "", known, **chosen)
    (verdict,) = verdicts(FiscalEs(), [one.subject], one.organisation)
    return verdict.outcome


@given(STAGES, SIGNERS, BOOLEANS, CHOSEN)
def test_what_nobody_knows_never_fails(stage, signers, ticketbai, chosen):
    """Forgetting any fact never turns a pass into a failure."""
    facts = {"verifactu-stage": stage, "producer-declaration": signers, "ticketbai": ticketbai}
    if outcome(facts, chosen) is not Outcome.FAIL:
        for fact in facts:
            assert outcome({**facts, fact: None}, chosen) is not Outcome.FAIL


@given(STAGES, SIGNERS, BOOLEANS, CHOSEN, st.integers(0, 60))
def test_looking_further_ahead_never_helps(stage, signers, ticketbai, chosen, months):
    facts = {"verifactu-stage": stage, "producer-declaration": signers, "ticketbai": ticketbai}
    near, far = sorted((months, chosen.get("horizon_months", 12)))
    order = (Outcome.PASS, Outcome.UNPROVEN, Outcome.FAIL)
    first = outcome(facts, {**chosen, "horizon_months": near})
    assert order.index(first) <= order.index(outcome(facts, {**chosen, "horizon_months": far}))


def test_every_text_keeps_its_parameters_in_all_languages():
    messages = {name: one for name, one in vars(texts).items() if name.isupper()}
    assert len(messages) == 26
    for name, message in messages.items():
        params = {part.partition("}")[0] for part in message.text.split("{")[1:]}
        for code in LANGUAGES:
            with speaking(code):
                filled = render(message(**{param: f"<{param}>" for param in params}))
            assert {param for param in params if f"<{param}>" in filled} == params, (name, code)
