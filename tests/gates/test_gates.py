"""Each gate: what passes, what fails, what is unproven, and why."""

from __future__ import annotations

import json
from datetime import date

import pytest

from toolfinder.criterion import Outcome
from toolfinder.gates import BUILT_IN
from toolfinder.i18n import render
from toolfinder.i18n import speaking
from toolfinder.kit.subjects import claim
from toolfinder.kit.subjects import plan
from toolfinder.kit.subjects import profile
from toolfinder.kit.subjects import subject
from toolfinder.model.profile import Request
from toolfinder.model.subject import Reference

GATES = {made.id: made() for made in BUILT_IN}
DPA = "data-processing-agreement"
INVOICES = {"request": Request("invoicing")}
REASONS = json.dumps({"en": "Closed.", "ca": "Tancat.", "es": "Cerrado.", "fr": "Fermé."})


def background(fact, value):
    """A claim whose source nobody opened."""
    return claim(fact, value, by="background")


def expired(fact, value):
    """A claim that no longer holds."""
    return claim(fact, value, expires=date(2026, 1, 1))


def ui(**extents):
    """A claim on the languages of the interface."""
    return claim("ui-languages", extents)


SPAIN = [claim("country", "ES"), claim("ultimate-owner-country", "ES"), claim("host-country", "ES")]
EU = {"gates": {"jurisdiction": ["EU"]}}
CATALAN = {"languages": {"required": ["ca"]}}

CASES = [
    # gate, claims, how the subject differs, how the profile differs, outcome, reason
    ("incumbent", [], {}, {}, "pass", ""),
    ("incumbent", [], {"kind": "incumbent"}, {}, "fail", "a product to compare with and to replace, not one to recommend"),
    ("retired", [], {}, {}, "pass", ""),
    ("retired", [], {"retired": REASONS}, {}, "fail", "can no longer be had: Closed."),
    ("offered", [claim("offered", True)], {}, {}, "pass", ""),
    ("offered", [expired("offered", True)], {}, {}, "pass", "nobody has checked lately that Coop still offers it"),
    ("offered", [expired("offered", True), background("offered", True)], {}, {}, "pass", "nobody has checked lately that Coop still offers it"),
    ("offered", [background("offered", True)], {}, {}, "unproven", "nobody has checked that Coop offers it: ask"),
    ("offered", [expired("offered", True), claim("offered", True)], {}, {}, "pass", ""),
    ("offered", [], {"delivery": "self-hosted"}, {}, "pass", ""),
    ("excluded", [], {}, {"exclude": ["beta"]}, "pass", ""),
    ("excluded", [], {}, {"exclude": ["alpha"]}, "fail", "you have ruled it out"),
    ("excluded", [], {}, {"exclude": ["coop"]}, "fail", "you have ruled it out"),
    ("excluded", [], {}, {"exclude": ["alpha@coop"]}, "fail", "you have ruled it out"),
    ("licence", [claim("licence", "AGPL-3.0-or-later")], {}, {}, "pass", ""),
    ("licence", [claim("licence", "LicenseRef-SUL-1.0")], {}, {}, "fail", "its licence (licence:LicenseRef-SUL-1.0) is not approved by the Open Source Initiative"),
    ("licence", [claim("licence", "LicenseRef-SUL-1.0")], {}, {"gates": {"licence": "any"}}, "pass", ""),
    ("licence", [claim("licence", "CC0-1.0")], {}, {"gates": {"licence": "any-free"}}, "pass", ""),
    ("licence", [claim("licence", "CC0-1.0")], {}, {}, "fail", "its licence (licence:CC0-1.0) is not approved by the Open Source Initiative"),
    ("licence", [claim("licence", "MIT"), claim("licence", "LicenseRef-proprietary")], {}, {}, "unproven", "sources disagree on the licence (licence:MIT, licence:LicenseRef-proprietary): ask the makers which one holds"),
    ("licence", [background("licence", "LicenseRef-proprietary")], {}, {}, "unproven", "its licence (licence:LicenseRef-proprietary) is not approved by the Open Source Initiative, without a checked source: verify it"),
    ("licence", [background("licence", "MIT")], {}, {}, "pass", "its licence (licence:MIT) has no checked source"),
    ("licence", [], {}, {}, "unproven", "nobody has recorded the licence: ask the makers which one holds"),
    ("licence", [claim("licence", "LicenseRef-SUL-1.0"), claim("licence", "LicenseRef-SUL-1.0")], {}, {}, "fail", "its licence (licence:LicenseRef-SUL-1.0) is not approved by the Open Source Initiative"),
    ("features", [], {"request": Request("file-sync", features=("versions",)), "features": frozenset(("versions",))}, {}, "pass", ""),
    ("features", [], {"request": Request("file-sync", features=("versions",))}, {}, "unproven", "nobody has recorded whether it has: file-sync:versions. Try it, or ask"),
    ("features", [], {"request": Request("file-sync", priority="should", features=("versions",))}, {}, "pass", ""),
    ("features", [], {"request": None}, {}, "pass", ""),
    ("delivery", [], {}, {"hosting": ["self-hosted"]}, "fail", "you do not accept tools hosted (see `hosting` in the profile)"),
    ("delivery", [claim("skill-to-run", 3)], {"delivery": "self-hosted"}, {"skill": 3}, "pass", ""),
    ("delivery", [claim("skill-to-run", 3)], {"delivery": "self-hosted"}, {"skill": 2}, "fail", "running it takes 3; you have 2"),
    ("delivery", [background("skill-to-run", 3)], {"delivery": "self-hosted"}, {"skill": 2}, "unproven", "running it takes 3; you have 2, without a checked source: verify it"),
    ("delivery", [claim("skill-to-run", 1), claim("skill-to-run", 3)], {"delivery": "self-hosted"}, {"skill": 2}, "unproven", "sources disagree on the skill it takes to run: ask somebody who runs it"),
    ("delivery", [claim("skill-to-run", 1), claim("skill-to-run", 3)], {"delivery": "self-hosted"}, {"skill": 0}, "fail", "running it takes 1; you have 0"),
    ("delivery", [], {"delivery": "self-hosted"}, {"skill": 4}, "unproven", "nobody has recorded what skill it takes to run: ask somebody who runs it"),
    ("delivery", [], {"delivery": "installed"}, {"skill": 0}, "pass", ""),
    ("delivery", [claim("skill-to-run", 4)], {}, {"skill": 0}, "pass", ""),
    ("user-cap", [claim("free-edition-user-cap", 10)], {"delivery": "self-hosted"}, {"people": {"members": 10}}, "pass", ""),
    ("user-cap", [claim("free-edition-user-cap", 10)], {"delivery": "self-hosted"}, {"people": {"members": 11}}, "fail", "for at most 10 users; you are 11"),
    ("user-cap", [plan(5, up_to_users=50)], {}, {"people": {"members": 51}}, "fail", "for at most 50 users; you are 51"),
    ("user-cap", [plan(5, up_to_users=50)], {}, {"people": {"members": 50}}, "pass", ""),
    ("user-cap", [plan(5, up_to_users=50, by="background")], {}, {"people": {"members": 51}}, "unproven", "for at most 50 users; you are 51, without a checked source: verify it"),
    ("user-cap", [background("free-edition-user-cap", 10)], {"delivery": "self-hosted"}, {"people": {"members": 11}}, "unproven", "for at most 10 users; you are 11, without a checked source: verify it"),
    ("user-cap", [claim("free-edition-user-cap", 10), claim("free-edition-user-cap", 20)], {"delivery": "self-hosted"}, {"people": {"members": 15}}, "pass", ""),
    ("user-cap", [], {"delivery": "self-hosted"}, {"people": {"members": 15}}, "pass", ""),
    ("jurisdiction", [], {}, {}, "pass", ""),
    ("jurisdiction", SPAIN, {}, EU, "pass", ""),
    ("jurisdiction", [], {"delivery": "self-hosted"}, EU, "pass", ""),
    ("jurisdiction", [*SPAIN[:2], claim("host-country", "US")], {}, EU, "fail", "host-country: US, outside EU"),
    ("jurisdiction", [*SPAIN[:2], background("host-country", "US")], {}, EU, "unproven", "host-country: US, outside EU, without a checked source: verify it"),
    ("jurisdiction", [*SPAIN[:2], background("host-country", "FR")], {}, EU, "pass", "host-country: FR, without a checked source"),
    ("jurisdiction", [claim("country", "US"), *SPAIN[1:]], {}, EU, "fail", "country: US, outside EU"),
    ("jurisdiction", [SPAIN[0], claim("host-country", "US")], {}, EU, "fail", "host-country: US, outside EU"),
    ("jurisdiction", SPAIN, {}, {"gates": {"jurisdiction": ["ES"]}}, "pass", ""),
    ("jurisdiction", SPAIN, {}, {"gates": {"jurisdiction": ["FR", "adequacy"]}}, "fail", "country: ES, outside FR, adequacy, ultimate-owner-country: ES, outside FR, adequacy, host-country: ES, outside FR, adequacy"),
    ("jurisdiction", SPAIN[:2], {}, EU, "pass", "host-country: not known. Ask Coop"),
    ("jurisdiction", SPAIN[:2], {}, {**EU, "data": "minors"}, "unproven", "host-country: not known. Ask Coop"),
    ("jurisdiction", SPAIN[:2], {}, {**EU, "data": "special-category"}, "unproven", "host-country: not known. Ask Coop"),
    ("jurisdiction", [*SPAIN, claim("host-country", "US")], {}, EU, "unproven", "host-country: sources disagree (ES, US). Ask Coop"),
    ("jurisdiction", [SPAIN[0], SPAIN[2], claim("legal-form", "association")], {}, EU, "pass", ""),
    ("jurisdiction", [SPAIN[0], SPAIN[2], claim("legal-form", "association"), background("ultimate-owner-country", "US")], {}, EU, "pass", ""),
    ("jurisdiction", [SPAIN[0], SPAIN[2], claim("legal-form", "company"), background("ultimate-owner-country", "US")], {}, EU, "unproven", "ultimate-owner-country: US, outside EU, without a checked source: verify it"),
    ("jurisdiction", [SPAIN[0], SPAIN[2], claim("legal-form", "company")], {}, EU, "unproven", "ultimate-owner-country: not known. Ask Coop"),
    ("data", [claim(DPA, True)], {}, {"data": "special-category"}, "pass", ""),
    ("data", [claim(DPA, False)], {}, {}, "fail", "Coop offers no data-processing agreement (GDPR article 28)"),
    ("data", [background(DPA, False)], {}, {}, "pass", "not known whether Coop offers a data-processing agreement (GDPR article 28): ask for it"),
    ("data", [background(DPA, True)], {}, {}, "pass", "that Coop offers a data-processing agreement (GDPR article 28) has no checked source: ask for it"),
    ("data", [background(DPA, True)], {}, {"data": "minors"}, "unproven", "that Coop offers a data-processing agreement (GDPR article 28) has no checked source: ask for it"),
    ("data", [claim(DPA, True), claim(DPA, False)], {}, {"data": "minors"}, "unproven", "not known whether Coop offers a data-processing agreement (GDPR article 28): ask for it"),
    ("data", [claim(DPA, True), claim(DPA, False)], {}, {}, "pass", "not known whether Coop offers a data-processing agreement (GDPR article 28): ask for it"),
    ("data", [], {}, {}, "pass", "not known whether Coop offers a data-processing agreement (GDPR article 28): ask for it"),
    ("data", [], {}, {"data": "minors"}, "unproven", "not known whether Coop offers a data-processing agreement (GDPR article 28): ask for it"),
    ("data", [], {}, {"data": "special-category"}, "unproven", "not known whether Coop offers a data-processing agreement (GDPR article 28): ask for it"),
    ("data", [], {}, {"data": "none"}, "pass", ""),
    ("data", [], {"delivery": "self-hosted"}, {"data": "minors"}, "pass", ""),
    ("languages", [], {}, {}, "pass", ""),
    ("languages", [claim("ui-languages", None, status="not-applicable")], {}, CATALAN, "pass", ""),
    ("languages", [ui(ca="complete")], {}, CATALAN, "pass", ""),
    ("languages", [ui(ca=0.96)], {}, CATALAN, "pass", ""),
    ("languages", [ui(ca=0.95)], {}, CATALAN, "pass", ""),
    ("languages", [ui(ca=0)], {}, CATALAN, "fail", "no interface in ca"),
    ("languages", [ui(ca=0.8), ui(ca=0.6)], {}, CATALAN, "pass", "the interface in ca is partial: 60 %"),
    ("languages", [ui(ca="complete"), ui(ca=0.6)], {}, CATALAN, "pass", "the interface in ca is partial: 60 %"),
    ("languages", [ui(ca="none", es="unknown")], {}, {"languages": {"required": ["es", "ca"]}}, "fail", "no interface in ca"),
    ("languages", [ui(ca=0.876)], {}, CATALAN, "pass", "the interface in ca is partial: 87 %"),
    ("languages", [ui(ca="partial")], {}, CATALAN, "pass", "the interface in ca is partial"),
    ("languages", [ui(es="complete")], {}, CATALAN, "fail", "no interface in ca"),
    ("languages", [ui(ca="none")], {}, CATALAN, "fail", "no interface in ca"),
    ("languages", [ui(ca="unknown", es="complete")], {}, CATALAN, "unproven", "not known whether there is an interface in ca: try it"),
    ("languages", [background("ui-languages", {"es": "complete"})], {}, CATALAN, "unproven", "not known whether there is an interface in ca: try it"),
    ("languages", [background("ui-languages", {"ca": "complete"})], {}, CATALAN, "pass", "that the interface is in ca has no checked source"),
    ("languages", [ui(ca="complete"), ui(es="complete")], {}, CATALAN, "unproven", "sources disagree on the interface in ca: try it"),
    ("languages", [ui(ca=0.5)], {}, {"languages": {"required": ["eu", "ca"]}}, "fail", "no interface in eu"),
    ("languages", [], {}, CATALAN, "unproven", "not known whether there is an interface in ca: try it"),
    ("budget", [plan(100)], {}, {"budget": {"per_year": 100}}, "pass", ""),
    ("budget", [plan(101)], {}, {"budget": {"per_year": 100}}, "fail", "costs 101 EUR a year or more; you have 100"),
    ("budget", [plan(100, by="catalogue")], {}, {"budget": {"per_year": 120}}, "unproven", "may cost 150 EUR a year; you have 120. Ask for a price"),
    ("budget", [plan(200, by="background")], {}, {"budget": {"per_year": 100}}, "unproven", "costs 160 EUR a year or more; you have 100, without a checked source: verify it"),
    ("budget", [], {}, {"budget": {"per_year": 100}}, "unproven", "no price was found: ask Coop"),
    ("budget", [], {"delivery": "self-hosted"}, {"budget": {"per_year": 100, "currency": "XYZ"}}, "unproven", "no price was found: ask Alpha"),
    ("budget", [plan(100, by="catalogue")], {}, {"budget": {"per_year": 150}}, "pass", ""),
    ("budget", [claim("admin-hours-per-month", [5, 6])], {}, {"budget": {"per_year": 100, "hours_per_month": 2}}, "fail", "takes 5 hours a month or more; you have 2"),
    ("budget", [], {}, {}, "pass", ""),
    ("budget", [plan(0), plan(50, period="once", name="Set-up")], {}, {"budget": {"one_off": 20}}, "fail", "costs 50 EUR once or more; you have 20"),
    ("budget", [plan(0), plan(50, period="once", name="Set-up")], {}, {"budget": {"one_off": 50}}, "pass", ""),
    ("budget", [], {"delivery": "self-hosted"}, {"budget": {"hours_per_month": 0.5}}, "fail", "takes 1 hours a month or more; you have 0.5"),
    ("budget", [], {"delivery": "self-hosted"}, {"budget": {"hours_per_month": 2}}, "pass", "may take 6 hours a month; you have 2"),
    ("budget", [], {"delivery": "self-hosted"}, {"budget": {"hours_per_month": 1}}, "pass", "may take 6 hours a month; you have 1"),
    ("budget", [], {"delivery": "self-hosted"}, {"budget": {"hours_per_month": 6}}, "pass", ""),
    ("budget", [plan(0)], {"reference": Reference()}, {"budget": {"hours_per_month": 1}}, "pass", ""),
    ("budget", [plan(0, fee_percent=2)], {}, {"budget": {"per_year": 0}}, "pass", "plus 2 % of what you sell through it"),
    ("legal", [claim("legal", ["es:verifactu"])], INVOICES, {"gates": {"legal": ["es:verifactu"]}}, "pass", ""),
    ("legal", [claim("legal", [])], INVOICES, {"gates": {"legal": ["es:verifactu"]}}, "fail", "does not meet: es:verifactu"),
    ("legal", [], INVOICES, {"gates": {"legal": ["es:verifactu"]}}, "unproven", "not known whether it meets: es:verifactu. Ask for a written declaration"),
    ("legal", [background("legal", ["es:verifactu"])], INVOICES, {"gates": {"legal": ["es:verifactu"]}}, "pass", "that it meets es:verifactu has no checked source"),
    ("legal", [], {}, {"gates": {"legal": ["es:verifactu"]}}, "pass", ""),
    ("legal", [], {"request": None}, {"gates": {"legal": ["es:verifactu"]}}, "pass", ""),
    ("legal", [], {}, {"gates": {"legal": ["fr:unheard-of"]}}, "unproven", "not known whether it meets: fr:unheard-of. Ask for a written declaration"),
    ("legal", [claim("legal", ["fr:unheard-of"])], INVOICES, {"gates": {"legal": ["es:verifactu", "fr:unheard-of"]}}, "fail", "does not meet: es:verifactu"),
    ("legal", [background("legal", [])], INVOICES, {"gates": {"legal": ["es:verifactu"]}}, "unproven", "not known whether it meets: es:verifactu. Ask for a written declaration"),
    ("ads-and-tracking", [], {}, {}, "pass", ""),
    ("ads-and-tracking", [claim("advertising", False)], {}, {}, "pass", ""),
    ("ads-and-tracking", [claim("advertising", True)], {}, {}, "fail", "shows advertising"),
    ("ads-and-tracking", [claim("sells-or-mines-data", True)], {}, {}, "fail", "sells or mines its users' data"),
    ("ads-and-tracking", [background("advertising", True)], {}, {}, "unproven", "shows advertising, without a checked source: verify it"),
    ("ads-and-tracking", [claim("advertising", True), claim("advertising", False)], {}, {}, "unproven", "sources disagree on whether it shows advertising"),
    ("ads-and-tracking", [background("sells-or-mines-data", True), claim("advertising", True)], {}, {}, "fail", "shows advertising"),
    ("ads-and-tracking", [claim("sells-or-mines-data", True), claim("advertising", True)], {}, {}, "fail", "sells or mines its users' data, shows advertising"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("gate", "claims", "subject_changes", "profile_changes", "outcome", "because"), CASES
)
def test_verdict(gate, claims, subject_changes, profile_changes, outcome, because):
    """The gate gives this verdict for this reason."""
    offer = subject(*claims, **subject_changes)
    verdict = GATES[gate].check(offer.reading(GATES[gate].reads), profile(**profile_changes))
    assert (verdict.outcome, render(verdict.because)) == (Outcome(outcome), because)


@pytest.mark.parametrize(
    ("gate", "claims", "subject_changes", "profile_changes"),
    [
        ("offered", [expired("offered", True)], {}, {}),
        ("licence", [claim("licence", "LicenseRef-SUL-1.0")], {}, {}),
        ("delivery", [claim("skill-to-run", 3)], {"delivery": "self-hosted"}, {"skill": 2}),
        ("user-cap", [plan(5, up_to_users=50)], {}, {"people": {"members": 51}}),
        ("user-cap", [claim("free-edition-user-cap", 1)], {"delivery": "self-hosted"}, {"people": {"members": 2}}),
        ("jurisdiction", [claim("country", "US"), claim("ultimate-owner-country", "US")], {}, EU),
        ("data", [claim(DPA, True)], {}, {}),
        ("data", [claim(DPA, False)], {}, {}),
        ("languages", [ui(ca="none")], {}, CATALAN),
        ("budget", [plan(101)], {}, {"budget": {"per_year": 100}}),
        ("legal", [claim("legal", [])], INVOICES, {"gates": {"legal": ["es:verifactu"]}}),
        ("ads-and-tracking", [background("advertising", True)], {}, {}),
    ],
)  # fmt: skip
def test_a_verdict_names_the_claims_that_it_rests_on(
    gate, claims, subject_changes, profile_changes
):
    """So that its sources can be shown."""
    offer = subject(*claims, **subject_changes)
    verdict = GATES[gate].check(offer.reading(GATES[gate].reads), profile(**profile_changes))
    assert verdict.claims == tuple(claims)


def test_every_gate_has_cases_of_its_own():
    """No gate goes untested."""
    assert {case[0] for case in CASES} == set(GATES)


@pytest.mark.parametrize("gate", GATES.values(), ids=GATES)
def test_every_gate_says_what_it_asks(gate):
    """Screens show a gate's label and question."""
    assert str(gate.label)
    assert str(gate.question).endswith("?")


def test_a_retired_tool_says_why_in_the_language_that_is_spoken():
    """The reason is the catalogue's own, in four languages."""
    with speaking("ca"):
        verdict = GATES["retired"].check(subject(retired=REASONS), profile())
        assert verdict.because.params["reason"] == "Tancat."
