"""Methods: what is taken from them, and what is not."""

from __future__ import annotations

import time

import numpy as np
import pytest

from toolfinder import aggregating
from toolfinder.aggregating import aggregate
from toolfinder.errors import PluginError
from toolfinder.methods import PowerMean

LOW, VALUES, HIGH = (np.array([[end, np.nan], [0.2, 0.6]]) for end in (0.0, 0.5, 1.0))
WEIGHTS = np.array([0.25, 0.75])


def asked(method):
    """What is made of a method's answers."""
    return aggregate(method, VALUES, LOW, HIGH, WEIGHTS)


def test_a_method_that_keeps_to_the_contract():
    """Scores, their ends, and parts without gaps."""
    found = asked(PowerMean())
    np.testing.assert_allclose(found.scores, [0.5, 0.5])
    np.testing.assert_allclose(found.low, [0.0, 0.5])
    np.testing.assert_allclose(found.high, [1.0, 0.5])
    np.testing.assert_allclose(found.parts, [[0.5, 0.0], [0.05, 0.45]])


def test_an_offer_to_which_nothing_applies_scores_nothing():
    """NaN is no score."""
    none = np.full((1, 2), np.nan)
    found = aggregate(PowerMean(), none, none, none, WEIGHTS)
    assert [array.tolist() for array in found] == [[0.0], [0.0], [0.0], [[0.0, 0.0]]]


def test_rounding_is_forgiven():
    """A hair beyond 1 is 1."""

    class Hair(PowerMean):
        def scores(self, values, weights):
            return np.array([1 + 1e-12, -1e-12])

    assert asked(Hair()).scores.tolist() == [1.0, 0.0]


class Raising(PowerMean):
    """Raises."""

    def scores(self, values, weights):
        """Raise."""
        raise RuntimeError("oh")


class Long(PowerMean):
    """One score too many."""

    def scores(self, values, weights):
        """Three of two."""
        return np.zeros(3)


class Large(PowerMean):
    """Points of a hundred."""

    def scores(self, values, weights):
        """From 0 to 100."""
        return np.array([50.0, 0.5])


class Endless(PowerMean):
    """Not finite."""

    def scores(self, values, weights):
        """Infinite."""
        return np.array([np.inf, 0.5])


class Words(PowerMean):
    """No numbers."""

    def contributions(self, values, weights):
        """A word."""
        return "all of it"


class OneEnd(PowerMean):
    """No interval."""

    def interval(self, low, high, weights):
        """One array."""
        return (self.scores(low, weights),)


class Slow(PowerMean):
    """Never ends."""

    guarded = True

    def scores(self, values, weights):
        """Wait."""
        while True:
            time.sleep(0.01)


@pytest.mark.parametrize(
    ("method", "said"),
    [
        (Raising(), "RuntimeError: oh"),
        (Long(), r"ValueError: returned \(3,\), not \(2,\)"),
        (Large(), "ValueError: returned 0.5 to 50, not 0 to 1"),
        (Endless(), "ValueError: returned 0.5 to inf, not 0 to 1"),
        (Words(), "ValueError: could not convert string to float: 'all of it'"),
        (OneEnd(), "IndexError: tuple index out of range"),
        (Slow(), "OverdueError: took longer than 0.05 s"),
    ],
    ids=lambda case: type(case).__name__,
)
@pytest.mark.parametrize("guarded", [False, True])
def test_a_method_that_fails_is_named_with_its_place(monkeypatch, method, said, guarded):
    """Apart or not; there is no answer without it."""
    monkeypatch.setattr(aggregating, "SECONDS", 0.05 if isinstance(method, Slow) else 5.0)
    monkeypatch.setattr(method, "guarded", guarded or isinstance(method, Slow), raising=False)
    expected = rf"^the method power-mean failed: .*test_aggregating\.py:\d+: {said}$"
    with pytest.raises(PluginError, match=expected):
        asked(method)


def test_a_method_may_edit_what_it_is_given():
    """It is its own copy."""

    class Editing(PowerMean):
        guarded = True

        def scores(self, values, weights):
            values[:] = 0.0
            weights[:] = 0.5
            return values.sum(axis=1)

    asked(Editing())
    assert VALUES[1].tolist() == [0.2, 0.6]
    assert WEIGHTS.tolist() == [0.25, 0.75]
