"""The object that joins the parts."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tests.worlds import GARDEN
from toolfinder import Profile
from toolfinder.app import Options
from toolfinder.criteria import BUILT_IN
from toolfinder.criterion import Outcome
from toolfinder.errors import InputError
from toolfinder.i18n import render
from toolfinder.kit.subjects import profile
from toolfinder.notes import notes

ZEROS = {made.id: 0 for made in BUILT_IN}
NOTHING = "All importances are zero: every criterion weighs the same."


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, False),
        ({"fit": 0}, False),
        ({**ZEROS, "fit": 1}, False),
        (["fit"], False),
        (ZEROS, True),
    ],
)
def test_it_is_said_when_nothing_matters(world, values, said):
    """And only then: what the profile leaves out keeps its default."""
    result = world(GARDEN).finder().recommend(profile(values=values, budget={"per_year": 100}))
    assert (NOTHING in [render(warning) for warning in result.warnings]) is said


def test_without_a_budget_it_is_said_what_stands_in(world):
    """Affordability needs something to compare with."""
    result = world(GARDEN).finder().recommend(profile())
    assert [render(w).split(":")[0] for w in result.warnings] == ["No budget was given"]


def test_a_profile_may_be_plain_data(world):
    """Problems have a field, but no line."""
    finder = world(GARDEN).finder()
    assert finder.read_profile({"needs": ["file-sync"]}) == Profile(needs=("file-sync",))
    with pytest.raises(InputError) as caught:
        finder.read_profile({"needs": ["file-synk"]})
    said = "profile: needs.0: there is no need 'file-synk'; did you mean 'file-sync'?"
    assert str(caught.value) == said


def test_examples_come_in_the_order_of_their_names(world):
    """Not in that of the files."""
    names = [f"example-{letter}" for letter in "hcafbgde"]
    finder = world({f"profiles/{name}.yaml": "needs: [file-sync]\n" for name in names}).finder()
    assert finder.examples() == sorted(names)


@pytest.mark.parametrize(
    ("ranking", "expected"),
    [("rank-sum", (0.1429, 0.011)), ("rank-order-centroid", (0.2446, 0.0059))],
)
def test_a_list_of_criteria_is_weighed_by_the_scheme_that_is_asked_for(world, ranking, expected):
    """The first and last of thirteen: 13/91 and 1/91 by rank, (1 + ... + 1/13)/13 and 1/169."""
    order = [made.id for made in BUILT_IN]
    finder = world(GARDEN).finder()
    result = finder.recommend(profile(values=order), Options(ranking=ranking))
    assert expected == tuple(round(result.weights[order[place]], 4) for place in (0, -1))


def test_gates_that_leave_out_most_are_named_first(world):
    """Only those that fail count, and what must be verified still stands."""
    fail, doubt = SimpleNamespace(outcome=Outcome.FAIL), SimpleNamespace(outcome=Outcome.UNPROVEN)
    answer = SimpleNamespace(
        need="file-sync",
        ranking=[],
        to_verify=["one"],
        excluded=[
            SimpleNamespace(verdicts={"a": fail, "b": fail, "c": doubt}),
            SimpleNamespace(verdicts={"b": fail}),
        ],
    )
    gates = [SimpleNamespace(id=id_, label=f"Gate {id_}") for id_ in "abc"]
    (said,) = notes(answer, gates, world(GARDEN).finder().store)
    left = "Gate b (2), Gate a (1)"
    assert render(said) == f"Only one offer stands; the others are left out by: {left}."


def test_currencies_are_those_with_a_known_rate(world):
    """Other assumptions make no currency."""
    finder = world(GARDEN).finder()
    rated = ["EUR", "USD", "GBP", "CHF", "CAD", "AUD", "DKK", "SEK", "NOK", "PLN"]
    assert rated == finder.profile_words.currencies


def test_a_result_says_its_needs_offers_and_tools(world):
    """Without a detour through what was judged."""
    result = world(GARDEN).finder().recommend(profile())
    answer = result.needs[0]
    assert answer.need == "file-sync"
    found = {
        (one.tool, one.offer) for one in (*answer.ranking, *answer.to_verify, *answer.excluded)
    }
    assert ("alpha", "alpha@device") in found


def test_plain_data_is_what_json_prints(world):
    """`data` has the parts of the public contract."""
    finder = world(GARDEN).finder()
    data = finder.data(finder.recommend(profile()))
    assert [need["need"] for need in data["needs"]] == ["file-sync"]
    assert sum(data["weights"].values()) == pytest.approx(1, abs=1e-5)


def test_the_library_is_as_cautious_as_the_command_line(world):
    """Both count an interval at four tenths, unless told otherwise."""
    made = world(GARDEN)
    outcome = made.run("recommend", made.profile({"needs": ["file-sync"]}), "--format", "json")
    assert (made.finder().recommend(profile()).bench.caution, outcome.data["caution"]) == (0.4, 0.4)
