"""Weights from what people say matters."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from numpy.typing import NDArray


def from_importances(importances: ArrayLike) -> NDArray[np.float64]:
    """Weights w = s / sum(s) from importances s >= 0; all zero gives equal weights.

    Args:
        importances: (n,).

    Returns:
        (n,), summing to one.
    """
    s = np.asarray(importances, dtype=np.float64)
    total = s.sum()
    return s / total if total > 0 else np.full(s.shape, 1 / s.size)


def rank_sum(n: int) -> NDArray[np.float64]:
    """Rank-sum weights w_i = 2 (n + 1 - i) / (n (n + 1)), the most important first.

    Args:
        n: how many criteria are ranked, at least one.

    Returns:
        (n,), summing to one.

    Source: Stillwell, Seaver and Edwards, Organizational Behavior and Human Performance
    28 (1981).
    """
    positions = np.arange(1, n + 1)
    return 2 * (n + 1 - positions) / (n * (n + 1))


def rank_order_centroid(n: int) -> NDArray[np.float64]:
    """Rank-order-centroid weights w_i = (1/n) sum from k = i to n of 1/k, the most important first.

    Args:
        n: how many criteria are ranked, at least one.

    Returns:
        (n,), summing to one.

    Source: Barron and Barrett, Management Science 42 (1996).
    """
    return np.cumsum((1 / np.arange(1, n + 1))[::-1])[::-1] / n
