"""TOPSIS: worked examples, an independent program, and what fixed anchors are for."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from outranking_tables import tables
from pymcdm import methods
from pymcdm import normalizations

from toolfinder_outranking import closeness
from toolfinder_outranking import textbook_closeness
from toolfinder_outranking.topsis import shares


def test_the_mountain_of_opricovic_and_tzeng_2004():
    """European Journal of Operational Research 156, 445-455: risk against altitude.

    The numbers are those that the tests of pymcdm (test/test_mcdm.py) cite it for, with
    linear normalisation: 0.500, 0.617, 0.500.
    """
    risk, altitude = np.array([1.0, 2, 5]), np.array([3000.0, 3750, 4500])
    values = np.column_stack([(5 - risk) / 4, (altitude - 3000) / 1500])
    assert_allclose(closeness(values, [0.5, 0.5]), [0.5, 0.617, 0.5], atol=5e-4)


def test_the_steps_of_yoon_and_hwang_by_hand():
    """Three offers of two benefits, weights 0.714 and 0.286 (lecture of B. Sennaroglu, 2009).

    Its page prints the weighted normalised matrix; distances from its best and worst rows
    are Pythagoras. www.scribd.com/document/546223190/TOPSIS-Example
    """
    printed = np.array([[0.5703, 0.2124], [0.3355, 0.1593], [0.2684, 0.1062]])
    to_best, to_worst = (np.hypot(*(printed[1] - printed[row])) for row in (0, 2))
    found = textbook_closeness([[17, 12], [10, 9], [8, 6]], [0.714, 0.286])
    assert_allclose(found, [1.0, to_worst / (to_worst + to_best), 0.0], atol=2e-4)


@given(tables(gaps=False, least=2))
def test_the_textbook_as_pymcdm_has_it(table):
    """An independent program agrees, where any two offers differ."""
    values, weights = table
    values = values + 0.1
    if np.ptp(values * weights, axis=0).max() < 1e-6:
        return
    oracle = methods.TOPSIS(normalizations.vector_normalization)
    expected = oracle(values, weights, np.ones(values.shape[1]), validation=False)
    assert_allclose(textbook_closeness(values, weights), expected, atol=1e-9)


def test_alike_offers_have_no_textbook_closeness():
    """The best on the table is the worst on it, too."""
    assert np.isnan(textbook_closeness([[1.0, 2.0], [1.0, 2.0]], [0.5, 0.5])).all()


def test_closeness_by_hand():
    """0.6 and 1 with weights 1 to 2: distances sqrt(0.36 + 4) and 0.4, thirds alike."""
    far, near = np.sqrt(0.36 + 4), 0.4
    assert_allclose(closeness([0.6, 1.0], [1 / 3, 2 / 3]), far / (far + near), rtol=1e-15)


@given(tables(gaps=False, least=2))
def test_the_fixed_anchors_are_the_textbook_ideal_when_two_offers_hold_them(table):
    """With an offer of ones and one of zeros on the table, only the scaling differs.

    Vector normalisation divides a column by its length, so weights that undo that agree.
    """
    values, weights = table
    whole = np.vstack([values, np.ones(values.shape[1]), np.zeros(values.shape[1])])
    undone = weights * np.linalg.norm(whole, axis=0)
    assert_allclose(closeness(whole, weights), textbook_closeness(whole, undone), atol=1e-9)


@given(tables(least=2), st.data())
def test_no_offer_changes_another(table, data):
    """What the fixed anchors are for: there is no rank reversal."""
    values, weights = table
    row = data.draw(st.integers(0, len(values) - 1))
    alone = closeness(values[[row]], weights)
    assert_allclose(closeness(values, weights)[row], alone[0], rtol=1e-15)


@given(tables())
def test_parts_are_not_negative_and_sum_to_the_closeness(table):
    """By Euler's theorem."""
    values, weights = table
    parts = shares(values, weights)
    assert np.nan_to_num(parts).min() >= 0
    assert_allclose(parts.sum(axis=1), closeness(values, weights), atol=1e-12)


@given(tables(gaps=False), st.data())
def test_a_better_value_never_lowers_the_closeness(table, data):
    """It is nearer to the ideal and farther from the worst."""
    values, weights = table
    row, column = (data.draw(st.integers(0, size - 1)) for size in values.shape)
    better = values.copy()
    better[row, column] = data.draw(st.floats(values[row, column], 1))
    before, after = closeness(values, weights), closeness(better, weights)
    assert after[row] >= before[row] - 1e-12


def test_the_ideal_the_worst_and_what_does_not_apply():
    """1, 0, the same as without the criterion, and nothing where none applies."""
    rows = [[1, 1], [0, 0], [0.3, np.nan], [np.nan, np.nan]]
    assert_allclose(closeness(rows, [0.5, 0.5]), [1, 0, 0.3, np.nan], atol=1e-15)
