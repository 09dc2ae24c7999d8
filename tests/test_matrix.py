"""Assessments as arrays, and parts that sum to their total."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from toolfinder.criterion import Assessment
from toolfinder.criterion import NotApplicable
from toolfinder.matrix import Matrix
from toolfinder.matrix import apportion
from toolfinder.matrix import used_weights


@pytest.mark.parametrize(("caution", "value"), [(0, 0.25), (0.5, 0.5), (1, 0.75)])
def test_caution_goes_from_the_low_to_the_high_end(caution, value):
    """What does not apply has no value."""
    matrix = Matrix.of([[Assessment(0.25, 0.75), NotApplicable()]], 2)
    assert_array_equal(matrix.values(caution), [[value, np.nan]])


def test_weights_are_rescaled_over_what_applies():
    """And are zero where nothing does."""
    values = np.array([[0.5, np.nan, 0.5], [0.5, 0.5, 0.5], [np.nan] * 3])
    expected = [[0.75, 0, 0.25], [0.375, 0.5, 0.125], [0, 0, 0]]
    assert_array_equal(used_weights(np.array([0.375, 0.5, 0.125]), values), expected)


@pytest.mark.parametrize(
    ("parts", "total", "expected"),
    [
        ([33.333, 33.333, 33.334], 100.0, [33.33, 33.33, 33.34]),
        ([1 / 3, 1 / 3, 1 / 3], 1.0, [0.34, 0.33, 0.33]),
        ([0.005, 0.005], 0.01, [0.01, 0.0]),
        ([0.004, 0.006], 0.01, [0.0, 0.01]),
        ([], 0.0, []),
        ([0.555, 0.5], 0.2, [0.56, 0.5]),
        ([0.111, 0.111], 5.0, [0.11, 0.11]),
    ],
)
def test_parts_are_rounded_to_sum_to_the_total(parts, total, expected):
    """Largest remainders go up, the first of equal ones; parts of another sum are rounded."""
    assert apportion(parts, total) == expected
