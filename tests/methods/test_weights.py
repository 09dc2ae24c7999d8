"""Weights from what people say matters."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from toolfinder.methods import from_importances
from toolfinder.methods import rank_order_centroid
from toolfinder.methods import rank_sum


def test_importances_become_shares():
    """w = s / sum(s)."""
    assert_allclose(from_importances([5, 3, 2]), [0.5, 0.3, 0.2])


def test_all_zero_importances_weigh_alike():
    """Zero weights never give NaN."""
    assert_allclose(from_importances([0, 0, 0, 0]), [0.25, 0.25, 0.25, 0.25])


def test_rank_sum_of_four_as_in_stillwell_seaver_edwards_1981():
    """Four ranked attributes weigh 4, 3, 2 and 1 tenths."""
    assert_allclose(rank_sum(4), [0.4, 0.3, 0.2, 0.1])


def test_rank_order_centroid_of_four_as_in_barron_barrett_1996():
    """The published weights for n = 4 are .5208, .2708, .1458, .0625."""
    assert_allclose(rank_order_centroid(4), [0.5208, 0.2708, 0.1458, 0.0625], atol=5e-5)


@pytest.mark.parametrize(("scheme", "spread"), [(rank_sum, 12), (rank_order_centroid, 37.2)])
def test_how_far_twelve_ranks_spread(scheme, spread):
    """Rank-sum weights spread 12 to 1 for twelve criteria, centroids about 37 to 1."""
    weights = scheme(12)
    assert weights[0] / weights[-1] == pytest.approx(spread, abs=0.1)


@given(st.integers(1, 40))
def test_ranked_weights_sum_to_one_and_fall(n):
    """Every scheme gives positive, falling weights that sum to one."""
    for scheme in (rank_sum, rank_order_centroid):
        weights = scheme(n)
        assert_allclose(weights.sum(), 1)
        assert (np.diff(weights) < 0).all()
        assert weights[-1] > 0
