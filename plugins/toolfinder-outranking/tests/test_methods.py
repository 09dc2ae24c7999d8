"""The methods as toolfinder asks them: scores, contributions, bounds, and whole answers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from outranking_tables import tables
from toolfinder import Toolfinder
from toolfinder.i18n import LANGUAGES
from toolfinder.testing import provider
from toolfinder.testing import tool

from toolfinder_outranking import Promethee
from toolfinder_outranking import Topsis
from toolfinder_outranking import UsualPromethee
from toolfinder_outranking import net_flows

METHODS = [Promethee(), UsualPromethee(), Topsis()]
ANY = st.sampled_from(METHODS)


@pytest.mark.parametrize(
    ("method", "scores", "parts"),
    [
        (Promethee(), [0.375, 0.625], [[0.375, 0.0], [0.375, 0.25]]),
        (UsualPromethee(), [0.375, 0.625], [[0.375, 0.0], [0.375, 0.25]]),
        (Topsis(), [0.75, 1.0], [[0.75, 0.0], [0.9, 0.1]]),
    ],
)
def test_two_offers_by_hand(method, scores, parts):
    """Alike on the first criterion, the worst and the best on the second, weights 3 to 1.

    TOPSIS has the first at 0.75 from the worst and at 0.25 from the ideal.
    """
    values = np.array([[1.0, 0.0], [1.0, 1.0]])
    weights = np.array([0.75, 0.25])
    assert_allclose(method.scores(values, weights), scores, atol=1e-15)
    assert_allclose(method.contributions(values, weights), parts, atol=1e-15)


def test_the_thresholds_are_a_twentieth_and_a_half_of_the_scale():
    """What is 0.05 better is no better, what is 0.275 better is half preferred."""
    scores = [
        Promethee().scores(np.array([[0.4], [0.4 + ahead]]), np.array([1.0]))[1]
        for ahead in (0.05, 0.275, 0.5, 0.6)
    ]
    assert_allclose(scores, [0.5, 0.75, 1.0, 1.0], atol=1e-12)


@given(tables(), ANY)
def test_contributions_sum_to_the_score_and_none_is_negative(table, method):
    """Row by row; an offer without any criterion has neither."""
    values, weights = table
    scores, parts = method.scores(values, weights), method.contributions(values, weights)
    judged = ~np.isnan(scores)
    assert_allclose(np.nan_to_num(parts).sum(axis=1)[judged], scores[judged], atol=1e-12)
    assert (~np.isnan(values)).any(axis=1).tolist() == judged.tolist()
    assert np.nan_to_num(parts).min() >= 0
    assert np.nan_to_num(scores).min() >= 0
    assert np.nan_to_num(scores).max() <= 1


@given(tables(), ANY, st.data())
def test_a_score_lies_between_its_bounds_and_reaches_them(table, method, data):
    """Whatever the values between the ends; the offer at its worst, the others at their best."""
    low, weights = table
    cells = st.lists(st.floats(0, 1), min_size=low.size, max_size=low.size)
    wide, at = (np.array(data.draw(cells)).reshape(low.shape) for _ in "ab")
    high = low + wide * (1 - low)
    least, greatest = method.interval(low, high, weights)
    scores = method.scores(low + at * (high - low), weights)
    judged = ~np.isnan(scores)
    assert (scores - least)[judged].min(initial=0) >= -1e-12
    assert (greatest - scores)[judged].min(initial=0) >= -1e-12
    for row in range(len(low)):
        worst, best = high.copy(), low.copy()
        worst[row], best[row] = low[row], high[row]
        ends = method.scores(worst, weights)[row], method.scores(best, weights)[row]
        assert_allclose(ends, (least[row], greatest[row]), atol=1e-12)


@given(tables(), ANY, st.randoms())
def test_the_order_of_offers_and_criteria_changes_nothing(table, method, random):
    """Neither decides."""
    values, weights = table
    rows, columns = (random.sample(range(size), size) for size in values.shape)
    shuffled = method.scores(values[rows][:, columns], weights[columns])
    assert_allclose(shuffled, method.scores(values, weights)[rows], atol=1e-12)


@given(tables())
def test_the_score_is_the_net_flow_moved_to_the_unit_interval(table):
    """(1 + flow) / 2."""
    values, weights = table
    flows = net_flows(values, weights, "linear", p=0.5, q=0.05)
    assert_allclose(Promethee().scores(values, weights), (1 + flows) / 2, atol=1e-15)


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.id)
def test_labels_are_in_four_languages(method):
    """They show in every answer."""
    assert {"en", *method.label.translations} == set(LANGUAGES)


@pytest.fixture
def world(small_world):
    """Three tools that share files, of which one is self-hosted and one hosted."""
    self_hosted = {"self": {"delivery": "self-hosted"}}
    encrypted = {"end-to-end-encryption": {"value": "default", "from": "page"}}
    licence = {"licence": {"value": "MIT", "from": "page"}}
    offers = {"gamma": {"from": "page", "facts": {"host-country": {"value": "ES", "from": "page"}}}}
    return small_world(
        {
            "tools/alpha.yaml": tool(),
            "tools/beta.yaml": tool("Beta", offers=self_hosted, facts={**licence, **encrypted}),
            "tools/gamma.yaml": tool("Gamma", offers={}),
            "providers/coop.yaml": provider(offers=offers),
        }
    )


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.id)
def test_an_answer_by_that_method(world, method):
    """Parts add up to scores, and scores lie between their ends."""
    path = world.profile({"needs": ["file-sync"], "skill": 4})
    outcome = world.run(
        "recommend", path, "--method", method.id, "--format", "json", "--as-of", "2026-11-24"
    )
    assert outcome.code == 0, outcome.err
    assert outcome.data["method"] == method.id
    (need,) = outcome.data["needs"]
    offers = need["ranking"] + need["to_verify"]
    assert len(offers) == 3
    for offer in offers:
        points = sum(part["points"] for part in offer["contributions"])
        assert round(points, 2) == offer["score"]
        assert offer["low"] <= offer["score"] <= offer["high"]
    ranked = [offer["score"] for offer in need["ranking"]]
    assert ranked == sorted(ranked, reverse=True)


def test_the_plugin_is_found_by_its_entry_point(world):
    """It registers three methods and nothing else."""
    (listed,) = [one for one in Toolfinder(world.root).plugins.listing if one.name == "outranking"]
    assert listed.methods == ["promethee", "promethee-usual", "topsis"]
    assert listed.hooks == ["register_methods"]
    assert (listed.state, listed.problems) == ("loaded", [])


def test_a_method_that_there_is_not_is_named_with_the_nearest(world):
    """One line, and no traceback."""
    path = world.profile({"needs": ["file-sync"]})
    outcome = world.run("recommend", path, "--method", "promethe")
    assert outcome.code == 1
    assert outcome.err.strip().count("\n") == 0
    assert "promethee" in outcome.err
