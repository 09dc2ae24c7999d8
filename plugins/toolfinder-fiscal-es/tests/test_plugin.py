"""The plugin as a whole: what it adds to toolfinder, and to the shipped catalogue."""

from __future__ import annotations

import json
import re

import pytest
from toolfinder import Toolfinder
from toolfinder.catalogue.folder import Layer
from toolfinder.catalogue.folder import shipped_catalogue
from toolfinder.catalogue.read import read_catalogue
from toolfinder.testing import provider
from toolfinder.testing import tool

import toolfinder_fiscal_es as plugin

LINES = [
    json.loads(line)
    for line in (plugin.CATALOGUE / "observed" / "fiscal-es.jsonl").read_text("utf-8").splitlines()
]
INVOICING = {"needs": {"invoicing": "core"}}
PROFILE = {"country": "ES", "needs": ["invoicing"], "hosting": ["self-hosted"], "skill": 4}
RUN = {"delivery": "self-hosted"}


@pytest.fixture(scope="module")
def catalogue():
    """The shipped catalogue with what the plugin lays over it."""
    layers = [
        Layer("fiscal-es", facts=plugin.FACTS),
        Layer("fiscal-es", plugin.CATALOGUE),
    ]
    return read_catalogue(shipped_catalogue(), layers)


def test_it_is_installed_whole():
    (listed,) = [one for one in Toolfinder().plugins.listing if one.name == "fiscal-es"]
    assert (listed.state, listed.problems, listed.gates) == ("loaded", [], ["fiscal-es"])
    assert listed.hooks == [
        "check_tool",
        "register_catalogues",
        "register_facts",
        "register_gates",
    ]


def test_its_claims_are_read_over_the_shipped_catalogue(catalogue):
    ours = {
        id_: [one for one in found if set(one.facts) & set(plugin.gate.FiscalEs.reads)]
        for id_, found in catalogue.observed.items()
    }
    assert {id_ for id_, found in ours.items() if found} == {line["tool"] for line in LINES}
    assert catalogue.origins == {}


def test_every_claim_says_where_it_was_read():
    for line in LINES:
        assert line["url"].startswith("https://")
        assert line["by"] in {"upstream", "vendor", "catalogue"}
    assert sorted(LINES, key=lambda line: (line["tool"], sorted(line["facts"]))) == LINES


def small(small_world, **facts):
    """A world with one tool that issues invoices, of which this is known."""
    known = {name: {"value": value, "from": "page"} for name, value in facts.items()}
    alpha = tool(facts={"licence": {"value": "MIT", "from": "page"}, **known}, **INVOICING)
    return small_world({"tools/alpha.yaml": {**alpha, "offers": {"self": RUN}}})


def answered(world, *options, **more):
    """The answer for an organisation in Spain, as plain data."""
    profile = world.profile({**PROFILE, **more})
    run = world.run("recommend", profile, "--as-of", "2026-11-24", "--format", "json", *options)
    assert (run.code, run.err) == (0, "")
    (need,) = run.data["needs"]
    return need


def reasons(offers):
    """What the gate says of each of them."""
    return [
        gate["because"] for one in offers for gate in one["gates"] if gate["gate"] == "fiscal-es"
    ]


def test_a_tool_without_records_is_left_out(small_world):
    need = answered(small(small_world, **{"verifactu-stage": "none"}))
    assert reasons(need["excluded"]) == [
        (
            "keeps no Veri*factu records, which you must keep from 2027-01-01 "
            "[https://example.org/page, 2026-11-01]"
        )
    ]


def test_one_that_nobody_knows_is_to_be_verified_in_the_language_spoken(small_world):
    need = answered(small(small_world), "--lang", "ca")
    assert reasons(need["to_verify"]) == [
        (
            "no se sap si fa els registres Veri*factu, obligatoris per a vosaltres des del "
            "2027-01-01: demaneu a qui la produeix la declaració responsable"
        )
    ]


def test_an_option_of_the_profile_counts(small_world):
    world = small(small_world, **{"verifactu-stage": "none"})
    need = answered(world, options={"fiscal-es": {"vat_books": "sii"}})
    assert need["excluded"] == []
    assert reasons(need["to_verify"]) == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"teritory": "basque"}, "options.fiscal-es.teritory: .*did you mean 'territory'"),
        ({"territory": "basq"}, "options.fiscal-es.territory: .*common, basque, navarre"),
        ({"customers": ["people"]}, "options.fiscal-es.customers.0: .*public-bodies, businesses"),
        ({"horizon_months": 61}, "options.fiscal-es.horizon_months: 61 is more than 60"),
        ({"horizon_months": 1.5}, "options.fiscal-es.horizon_months: .*whole number"),
    ],
)
def test_a_wrong_option_is_one_line(small_world, options, said):
    world = small(small_world)
    run = world.run("recommend", world.profile({**PROFILE, "options": {"fiscal-es": options}}))
    assert (run.code, run.out) == (1, "")
    (line,) = run.err.splitlines()
    assert re.search(said, line), line


def test_its_facts_may_stand_in_any_catalogue(small_world):
    world = small(small_world, **{"verifactu-stage": "soon"})
    world.write({"providers/coop.yaml": provider()})
    run = world.run("catalogue", "check")
    assert run.code == 1
    assert "facts.verifactu-stage" in run.err
    assert "production, trial, none" in run.err
