"""Assessments as arrays: offers by criteria."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from toolfinder.criterion import Assessment
from toolfinder.criterion import NotApplicable

Answer = Assessment | NotApplicable


@dataclass(frozen=True)
class Matrix:
    """Intervals of all offers on all criteria.

    Attributes:
        low, high: (offers, criteria) in [0, 1]; NaN where a criterion does not apply.
    """

    low: NDArray[np.float64]
    high: NDArray[np.float64]

    @classmethod
    def of(cls, answers: Sequence[Sequence[Answer]], criteria: int) -> Matrix:
        """The matrix of rows of answers, one a criterion."""
        shape = (len(answers), criteria)
        low, high = np.full(shape, np.nan), np.full(shape, np.nan)
        for row, offer in enumerate(answers):
            for column, answer in enumerate(offer):
                if isinstance(answer, Assessment):
                    low[row, column], high[row, column] = answer.low, answer.high
        return cls(low, high)

    def values(self, caution: float) -> NDArray[np.float64]:
        """One value an interval: `caution` = 0 takes the low end, 1 the high one."""
        return self.low + caution * (self.high - self.low)


def used_weights(weights: NDArray[np.float64], values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights of each row, rescaled over the criteria that apply.

    Args:
        weights: (criteria,).
        values: (offers, criteria), NaN where a criterion does not apply.

    Returns:
        (offers, criteria), each row summing to one, or zero where none applies.
    """
    used = np.where(np.isnan(values), 0.0, weights)
    total = used.sum(axis=1, keepdims=True)
    shares: NDArray[np.float64] = np.divide(used, total, out=np.zeros_like(used), where=total > 0)
    return shares


def apportion(parts: Sequence[float], total: float, digits: int = 2) -> list[float]:
    """Round parts so that they sum exactly to the rounded total (largest remainders).

    Parts that do not sum to the total to begin with are only rounded.

    Source: Balinski and Young, Fair Representation (1982), Hamilton's method.
    """
    if not math.isclose(sum(parts), total, abs_tol=1e-9):
        return [round(part, digits) for part in parts]
    unit = 10**digits
    exact = [part * unit for part in parts]
    floors = [math.floor(part) for part in exact]
    short = round(total * unit) - sum(floors)
    by_remainder = sorted(range(len(parts)), key=lambda i: (floors[i] - exact[i], i))
    for index in by_remainder[:short]:
        floors[index] += 1
    return [floor / unit for floor in floors]
