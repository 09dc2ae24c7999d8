"""The weighted power mean and its shares."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from toolfinder.methods import GeometricMean
from toolfinder.methods import PowerMean
from toolfinder.methods import power_mean
from toolfinder.methods import shares

VALUES = st.lists(st.floats(0, 1), min_size=2, max_size=13)
EXPONENTS = st.sampled_from([-1.0, 0.0, 0.5, 1.0, 2.0])


@pytest.mark.parametrize(
    ("r", "expected"), [(1, 0.625), (0, 0.5), (-1, 0.4), (2, 0.728868986855663)]
)
def test_means_of_a_quarter_and_one(r, expected):
    """Arithmetic, geometric, harmonic and quadratic mean of 0.25 and 1, weighted alike."""
    assert_allclose(power_mean([0.25, 1.0], [0.5, 0.5], r), expected, rtol=1e-12)


@pytest.mark.parametrize(
    ("method", "score", "parts"),
    [(PowerMean(), 0.625, [0.125, 0.5]), (GeometricMean(), 0.5, [0.25, 0.25])],
)
def test_the_built_in_methods(method, score, parts):
    """Of 0.25 and 1, weighted alike: the arithmetic mean's parts, and the geometric one's."""
    values, weights = np.array([[0.25, 1.0]]), np.array([0.5, 0.5])
    assert_allclose(method.scores(values, weights), [score])
    assert_allclose(method.contributions(values, weights), [parts])


def test_one_row_an_offer():
    """The mean is taken over the last axis."""
    means = power_mean([[0.0, 1.0], [1.0, 0.5]], [1, 3])
    assert_allclose(means, [0.75, 0.625])


def test_a_criterion_that_does_not_apply_is_left_out():
    """NaN is no zero: the other weights are rescaled."""
    assert_allclose(power_mean([0.2, np.nan, 0.8], [1, 5, 1]), 0.5)


def test_without_any_criterion_there_is_no_mean():
    """Nothing is made up where nothing applies."""
    assert np.isnan(power_mean([np.nan, np.nan], [1, 1]))


def test_the_geometric_mean_sees_a_floor():
    """A zero counts as 0.01, so that it does not annihilate the rest."""
    assert_allclose(power_mean([0.0, 1.0], [0.5, 0.5], 0), 0.1)


@given(VALUES, EXPONENTS, st.data())
def test_shares_sum_to_the_mean(values, r, data):
    """Whatever the exponent, what the criteria add sums to the score (Euler's theorem)."""
    weights = data.draw(st.lists(st.floats(0.1, 5), min_size=len(values), max_size=len(values)))
    total = shares(values, weights, r).sum()
    assert_allclose(total, power_mean(values, weights, r), atol=1e-9)


@given(VALUES, EXPONENTS)
def test_a_mean_lies_between_its_values(values, r):
    """No exponent leaves the range of the values (above the floor)."""
    mean = power_mean(values, np.ones(len(values)), r)
    floored = np.maximum(values, 0.01) if r <= 0 else np.array(values)
    assert floored.min() - 1e-9 <= mean <= floored.max() + 1e-9
