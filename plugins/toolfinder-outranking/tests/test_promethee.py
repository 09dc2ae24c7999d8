"""PROMETHEE II: worked examples, the definition by pairs, and what must hold of net flows."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from outranking_tables import PREFERENCES
from outranking_tables import tables
from promethee_by_pairs import naive_flows
from promethee_by_pairs import naive_net_flows
from pymcdm import methods

from toolfinder_outranking import net_flows
from toolfinder_outranking import unicriterion_flows
from toolfinder_outranking.promethee import preference_degree


def test_the_example_of_zhao_peng_and_li_2013():
    """Revised PROMETHEE II, Procedia Computer Science 17, 181-188: 0.1, -0.3 and 0.2.

    The numbers are those that the tests of pymcdm (test/test_mcdm.py) cite it for.
    """
    values = [[4, 3, 2], [3, 2, 4], [5, 1, 3]]
    assert_allclose(net_flows(values, [0.5, 0.3, 0.2]), [0.1, -0.3, 0.2], atol=1e-15)


def test_a_linear_preference_by_hand():
    """0, 0.3 and 1 with q = 0.1 and p = 0.5: 0.3 over 0 counts a half, the rest wholly."""
    flows = unicriterion_flows([[0.0], [0.3], [1.0]], preference="linear", p=0.5, q=0.1)
    assert_allclose(flows[:, 0], [-1.5 / 2, (0.5 - 1) / 2, 1.0], atol=1e-15)


def test_a_v_shaped_preference_by_hand():
    """0, 0.3 and 1 with p = 0.6: 0.3 over 0 counts a half, the rest wholly."""
    flows = unicriterion_flows([[0.0], [0.3], [1.0]], preference="v-shape", p=0.6)
    assert_allclose(flows[:, 0], [-1.5 / 2, (0.5 - 1) / 2, 1.0], atol=1e-15)


def test_a_threshold_counts_only_where_the_preference_has_it():
    """`q` for the linear one alone, `p` not for the usual."""
    values = [[0.0], [0.3], [1.0]]
    for preference, others in (("v-shape", {"p": 0.6}), ("usual", {})):
        plain = unicriterion_flows(values, preference=preference, **others)
        given_q = unicriterion_flows(values, preference=preference, **others, q=0.2)
        assert given_q.tolist() == plain.tolist()
    assert_allclose(unicriterion_flows(values, p=0.9)[:, 0], [-1, 0, 1])


@pytest.mark.parametrize(
    ("difference", "q", "p", "expected"),
    [(0, 0, 0, 0), (1e-9, 0, 0, 1), (0.1, 0.1, 0.5, 0), (0.3, 0.1, 0.5, 0.5), (0.5, 0.1, 0.5, 1)],
)
def test_preference_degrees(difference, q, p, expected):
    """None up to q, whole from p on; with both 0, whole beyond 0."""
    assert_allclose(preference_degree(difference, q, p), expected, atol=1e-15)


@given(tables(), PREFERENCES)
def test_flows_are_those_of_the_definition(table, preference):
    """Sorting and running sums say what all pairs say."""
    values, weights = table
    name, p, q = preference
    assert_allclose(
        net_flows(values, weights, name, p, q),
        naive_net_flows(values, weights, name, p, q),
        atol=1e-12,
    )


@given(tables(), PREFERENCES, st.data())
def test_flows_against_other_values_are_those_of_the_definition(table, preference, data):
    """An offer's own row is left out there too."""
    values, _weights = table
    name, p, q = preference
    steps = st.lists(st.floats(0, 1), min_size=values.size, max_size=values.size)
    against = values + np.array(data.draw(steps)).reshape(values.shape)
    assert_allclose(
        unicriterion_flows(values, against, preference=name, p=p, q=q),
        naive_flows(values, against, preference=name, p=p, q=q),
        atol=1e-12,
    )


@given(tables(gaps=False, least=2, most=12), PREFERENCES)
def test_the_same_as_pymcdm(table, preference):
    """An independent program agrees, where every criterion applies."""
    values, weights = table
    name, p, q = preference
    theirs = {"usual": "usual", "v-shape": "vshape", "linear": "vshape_2"}[name]
    each = np.ones(values.shape[1])
    oracle = methods.PROMETHEE_II(theirs, p=p * each, q=q * each)
    expected = oracle(values, weights, each, validation=False)
    assert_allclose(net_flows(values, weights, name, p, q), expected, atol=1e-9)


@given(tables(gaps=False, least=2))
def test_a_v_over_the_whole_scale_is_the_weighted_mean_less_that_of_the_others(table):
    """P(d) - P(-d) = d for d in [-1, 1], so that flows have a closed form."""
    values, weights = table
    means, n = values @ weights, len(values)
    expected = means - (means.sum() - means) / (n - 1)
    assert_allclose(net_flows(values, weights, "v-shape", p=1.0), expected, atol=1e-12)


@given(tables(gaps=False), PREFERENCES)
def test_flows_sum_to_zero_and_stay_in_range(table, preference):
    """What one gains by a comparison the other loses."""
    values, weights = table
    flows = net_flows(values, weights, *preference)
    assert_allclose(flows.sum(), 0, atol=1e-12)
    assert np.abs(flows).max() <= 1


@given(tables(least=2), PREFERENCES, st.data())
def test_a_better_value_never_lowers_its_own_flow_nor_raises_another(table, preference, data):
    """Net flows are monotone (Brans and Vincke 1985)."""
    values, weights = table
    row, column = (data.draw(st.integers(0, size - 1)) for size in values.shape)
    better = values.copy()
    better[row, column] += data.draw(st.floats(0, 1))
    before, after = (net_flows(each, weights, *preference) for each in (values, better))
    change = np.nan_to_num(after - before)
    assert change[row] >= -1e-12
    assert np.delete(change, row).max() <= 1e-12


def test_a_single_offer_has_nothing_to_outrank():
    """Its flow is 0, and NaN when no criterion applies to it."""
    assert net_flows([[0.2, 0.9]], [0.5, 0.5]).tolist() == [0.0]
    assert np.isnan(net_flows([[np.nan]], [1.0])).all()
    assert net_flows(np.empty((0, 2)), [0.5, 0.5]).tolist() == []


def test_a_criterion_that_does_not_apply_takes_no_part():
    """The second offer is compared on the first criterion alone, which then has all the weight."""
    flows = net_flows([[0.0, 1.0], [1.0, np.nan], [0.5, 0.0]], [0.25, 0.75])
    assert_allclose(flows, [0.25 * -1 + 0.75, 1.0, 0.0 - 0.75], atol=1e-15)


def test_a_third_offer_may_reverse_two():
    """Rank reversal, as the README owns up to: a is ahead of b until c joins."""
    a, b, c = [1.0, 0.8, 0.0], [1.0, 0.4, 0.4], [1.0, 1.0, 0.2]
    weights = [0.5, 0.3, 0.2]
    assert_allclose(net_flows([a, b], weights), [0.1, -0.1], atol=1e-15)
    assert_allclose(net_flows([a, b, c], weights), [-0.2, -0.1, 0.3], atol=1e-15)


@pytest.mark.parametrize(
    ("preference", "p", "q", "said"),
    [
        ("gaussian", 1.0, 0.0, "'gaussian' is none of usual, v-shape, linear"),
        ("linear", 0.2, 0.2, "thresholds must be 0 <= q < p, not q = 0.2, p = 0.2"),
        ("linear", 0.2, -0.1, "thresholds must be 0 <= q < p, not q = -0.1, p = 0.2"),
        ("linear", float("nan"), 0.1, "thresholds must be 0 <= q < p, not q = 0.1, p = nan"),
        ("v-shape", 0.0, 0.0, "thresholds must be 0 <= q < p, not q = 0, p = 0"),
    ],
)
def test_what_is_no_preference_is_refused(preference, p, q, said):
    """With what is wrong and what there is."""
    with pytest.raises(ValueError, match=f"^{said}$"):
        net_flows([[0.0], [1.0]], [1.0], preference, p, q)
