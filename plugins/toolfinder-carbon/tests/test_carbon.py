"""The criterion: cases worked out by hand, options, and whole answers."""

from __future__ import annotations

import json

import pytest
from toolfinder import NotApplicable
from toolfinder import Toolfinder
from toolfinder.i18n import render
from toolfinder.i18n import speaking
from toolfinder.kit.cases import answers
from toolfinder.model.subject import Range
from toolfinder.model.subject import Reference
from toolfinder.testing import NOT_APPLICABLE
from toolfinder.testing import Case
from toolfinder.testing import CriterionTests
from toolfinder.testing import claim
from toolfinder.testing import profile
from toolfinder.testing import provider
from toolfinder.testing import subject
from toolfinder.testing import tool

from toolfinder_carbon import FACTS
from toolfinder_carbon import Carbon
from toolfinder_carbon.criterion import VALUE
from toolfinder_carbon.footprint import kilograms

HERE = {"country": "ES"}
GERMAN = {"host-country": "DE", "ram-mb": 4096, "pue": [1.2, 1.2]}
FRENCH = {**GERMAN, "host-country": "FR"}
DE = (342.06 * 0.8, 342.06 * 1.2)
FR = (44.18 * 0.8, 44.18 * 1.2)
ES = (146.15 * 0.8, 146.15 * 1.2)


def value(memory, pue, grams, doubt=0.0):
    """The interval of values of a footprint, widened by doubt."""
    low, high = kilograms(memory, pue, grams)
    worst, best = VALUE(high), VALUE(low)
    return (1 - doubt) * worst, best + doubt * (1 - best)


AS_GRID, AS_RENEWABLE, AS_MIXED, AS_FOSSIL = (
    value((4, 4), (1.2, 1.2), grams) for grams in (DE, (11, 48), (11, DE[1]), (490, 820))
)


def market(method, **facts):
    """A case with the accounting set."""
    return {
        "facts": {**GERMAN, **facts},
        "profile": {"options": {"carbon": {"accounting": method}}},
    }


class TestCarbon(CriterionTests):
    """What it says, and what must hold of any criterion."""

    criterion = Carbon
    facts = (FACTS,)
    cases = (
        Case("known throughout, in Germany", value((4, 4), (1.2, 1.2), DE), GERMAN),
        Case("the same in France", value((4, 4), (1.2, 1.2), FR), FRENCH),
        Case(
            "by hand: 4 GB draw 2.278 to 11.508 W, in Germany 6.553 to 49.66 kg",
            (0.7 - 0.4 * 39.66 / 40, 1 - 0.3 * 5.553 / 9),
            GERMAN,
        ),
        Case(
            "a renewable contract may count as such, or as the grid",
            value((4, 4), (1.2, 1.2), (11, DE[1])),
            {**GERMAN, "energy": "renewable"},
        ),
        Case(
            "a fossil one as coal, or as the grid",
            value((4, 4), (1.2, 1.2), (DE[0], 820)),
            {**GERMAN, "energy": "fossil"},
        ),
        Case(
            "a claim without a checked source is widened half-way",
            value((4, 4), (1.2, 1.2), DE, 0.5),
            {**GERMAN, "host-country": [claim("host-country", "DE", by="background")]},
        ),
        Case(
            "the best of equal claims counts",
            value((4, 4), (1.2, 1.2), DE),
            {
                **GERMAN,
                "pue": [claim("pue", [1.2, 1.2], expires=None), claim("pue", [1.2, 1.2])],
            },
        ),
        Case(
            "whichever of them comes first",
            value((4, 4), (1.2, 1.2), DE),
            {
                **GERMAN,
                "pue": [claim("pue", [1.2, 1.2]), claim("pue", [1.2, 1.2], expires=None)],
            },
        ),
        Case(
            "sources that disagree leave all that lies between",
            value((2, 4), (1.2, 1.2), (FR[0], DE[1])),
            {
                "host-country": [claim("host-country", "DE"), claim("host-country", "FR")],
                "ram-mb": [claim("ram-mb", 4096), claim("ram-mb", 2048)],
                "pue": [1.2, 1.2],
            },
        ),
        Case(
            "of a provider who says where, but neither how much nor how well",
            value((0.01, 8), (1.1, 1.7), DE),
            {"host-country": "DE"},
        ),
        Case("of one who says nothing, anything is possible", (0, 1)),
        Case(
            "on your own server, in your country, cooled or not",
            value((0.5, 0.5), (1.0, 1.7), ES),
            {"ram-mb": 512},
            HERE,
            "self-hosted",
        ),
        Case(
            "on your own server of an unknown size",
            value((1, 8), (1.0, 1.7), ES),
            {},
            HERE,
            "self-hosted",
        ),
        Case(
            "a large one may stand where nobody cools it",
            value((8, 8), (1.0, 1.7), ES),
            {"ram-mb": 8192},
            HERE,
            "self-hosted",
        ),
        Case(
            "of an unknown size, by the catalogue's assumption",
            value((6, 12), (1.0, 1.7), ES),
            {},
            HERE,
            "self-hosted",
            {"reference": Reference(assumptions={"server-unknown-need-gb": Range(6, 12)})},
        ),
        Case(
            "on your own server, nobody knows where",
            value((0.5, 0.5), (1.0, 1.7), (20.83 * 0.8, 1306.3 * 1.2)),
            {"ram-mb": 512},
            {},
            "self-hosted",
        ),
        Case(
            "on your own server and your own electricity",
            value((0.5, 0.5), (1.0, 1.7), (20, 20)),
            {"ram-mb": 512},
            {**HERE, "options": {"carbon": {"grid-intensity": 20}}},
            "self-hosted",
        ),
        Case(
            "on your own sun, nothing",
            (1, 1),
            {"ram-mb": 8192},
            {**HERE, "options": {"carbon": {"grid-intensity": 0}}},
            "self-hosted",
        ),
        Case(
            "your own electricity is not that of a provider",
            value((4, 4), (1.2, 1.2), DE),
            GERMAN,
            {**HERE, "options": {"carbon": {"grid-intensity": 20}}},
        ),
        Case(
            "by what is bought, renewable",
            value((4, 4), (1.2, 1.2), (11, 48)),
            **market("market", energy="renewable"),
        ),
        Case(
            "by what is bought, mixed",
            value((4, 4), (1.2, 1.2), (11, DE[1])),
            **market("market", energy="mixed"),
        ),
        Case(
            "by what is bought, fossil",
            value((4, 4), (1.2, 1.2), (490, 820)),
            **market("market", energy="fossil"),
        ),
        Case("bought as nobody knows what", AS_GRID, **market("market")),
        Case(
            "by where it is, whatever is bought",
            value((4, 4), (1.2, 1.2), DE),
            **market("location", energy="renewable"),
        ),
        Case(
            "a PUE below one is not possible",
            value((4, 4), (1.0, 1.2), DE),
            {**GERMAN, "pue": [0.5, 1.2]},
        ),
        Case("a country that the table lacks", (0, 1), {"host-country": "AQ"}),
        Case("on devices it makes no sense", NOT_APPLICABLE, {"ram-mb": 512}, HERE, "installed"),
    )


def test_what_nobody_knows_is_named():
    """So that coverage counts it, and a reader may ask."""
    (found,) = answers(Carbon(), [subject(claim("host-country", "DE"))], profile())
    assert found.missing == ("ram-mb", "pue", "energy")
    (own,) = answers(Carbon(), [subject(delivery="self-hosted")], profile(**HERE))
    assert own.missing == ("ram-mb", "pue")


@pytest.mark.parametrize(
    ("language", "kilos", "grid"),
    [
        ("en", "6.6 to 50 kg CO2e a year", "electricity (DE): 342.06 g CO2e per kWh (2024)"),
        (
            "ca",
            "de 6,6 a 50 kg de CO2e l'any",
            "electricitat (DE): 342,06 g de CO2e per kWh (2024)",
        ),
        (
            "fr",
            "de 6,6 à 50 kg de CO2e par an",
            "électricité (DE) : 342,06 g de CO2e par kWh (2024)",
        ),
    ],
)
def test_the_reasons(language, kilos, grid):
    """Kilograms, grid and contract, in the language that is spoken."""
    claims = [claim(fact, found) for fact, found in {**GERMAN, "energy": "renewable"}.items()]
    organisation = profile(options={"carbon": {"accounting": "location"}})
    (found,) = answers(Carbon(), [subject(*claims)], organisation)
    with speaking(language):
        assert [render(each) for each in found.because][:2] == [kilos, grid]
        assert render(found.because[2]).endswith("energy:renewable")


def test_why_it_makes_no_sense_is_said():
    """A reason, not only a gap."""
    (found,) = answers(Carbon(), [subject(delivery="installed")], profile())
    assert found == NotApplicable(found.because)
    assert render(found.because) == "runs on devices that are on anyway"


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ({"accounting": "markt"}, "options.carbon.accounting: 'markt' is none of: both, location"),
        ({"grid-intensity": -1}, "options.carbon.grid-intensity: -1 is less than 0"),
        ({"acounting": "both"}, "unknown key 'acounting'; did you mean 'accounting'?"),
    ],
)
def test_a_wrong_option_is_named(small_world, option, said):
    """With its field, in one line."""
    world = small_world({"tools/alpha.yaml": tool()})
    path = world.profile({"needs": ["file-sync"], "options": {"carbon": option}})
    outcome = world.run("recommend", path)
    assert outcome.code == 1
    assert said in outcome.err
    assert outcome.err.strip().count("\n") == 0


def test_an_answer_with_a_fact_that_the_plugin_lays_over_the_catalogue(small_world):
    """What was found on Infomaniak counts, as a claim with its source, beside its own file."""
    coop = provider(
        "Infomaniak",
        {"alpha": {"facts": {"host-country": {"value": "CH", "from": "page"}}, "from": "page"}},
    )
    world = small_world({"tools/alpha.yaml": tool(offers={}), "providers/infomaniak.yaml": coop})
    path = world.profile({"needs": ["file-sync"], "values": {"carbon": 5}})
    found = world.run("recommend", path, "--format", "json", "--as-of", "2026-11-24").data
    (offer,) = found["needs"][0]["ranking"]
    (carbon,) = [part for part in offer["contributions"] if part["criterion"] == "carbon"]
    low, high = kilograms((0.01, 8), (1.0, 1.1), (36.72 * 0.8, 36.72 * 1.2))
    assert [carbon["low"], carbon["high"]] == [
        round(50 * VALUE(high), 2),
        round(100 * (VALUE(low) + 0.5 * (1 - VALUE(low))), 2),
    ]
    (pue,) = [one for one in carbon["claims"] if one["fact"] == "pue"]
    assert pue["source"].startswith("https://www.sovereigncloudcompass.de/")
    assert json.dumps(pue["value"]) == "[1.0, 1.1]"


def test_the_plugin_is_found_whole():
    """By its entry point, with the shipped catalogue and its facts."""
    (listed,) = [one for one in Toolfinder().plugins.listing if one.name == "carbon"]
    assert listed.criteria == ["carbon"]
    assert listed.hooks == ["register_catalogues", "register_criteria", "register_facts"]
    assert (listed.state, listed.problems) == ("loaded", [])
