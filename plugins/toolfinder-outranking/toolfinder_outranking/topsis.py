"""TOPSIS: closeness to an ideal offer, and distance from the worst one.

Hwang and Yoon, Multiple Attribute Decision Making (1981). There the ideal is made of the
best values that are on the table, so that an offer that joins or leaves may reorder the
others (rank reversal). Here values have anchors, fixed before anyone looks at offers: the
ideal is 1 and the anti-ideal 0 on every criterion, and each offer is judged by itself.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def closeness(values: ArrayLike, weights: ArrayLike) -> Floats:
    """Relative closeness of each offer to the ideal: D- / (D+ + D-).

    D+ and D- are Euclidean distances from the ideal (1 everywhere) and the anti-ideal
    (0 everywhere), each difference times its weight.

    Args:
        values: (..., criteria), in [0, 1]. NaN marks a criterion that does not apply: it is
            left out. Scaling all weights alike changes nothing, so none needs rescaling.
        weights: (criteria,), non-negative, not all zero.

    Returns:
        (...), in [0, 1]; NaN where no criterion with a weight applies.
    """
    return np.asarray(shares(values, weights).sum(axis=-1), dtype=np.float64)


def shares(values: ArrayLike, weights: ArrayLike) -> Floats:
    """What each criterion adds to the closeness: the parts sum to it.

    D- is the sum of (w v)^2 / D-, being homogeneous of degree one (Euler's theorem). So a
    part is a criterion's share of the squared distance from the anti-ideal, times the closeness.

    Args:
        values, weights: as for `closeness`.

    Returns:
        (..., criteria); 0 for criteria that do not apply, NaN throughout where none does.
    """
    v = np.asarray(values, dtype=np.float64)
    w = np.where(np.isnan(v), 0.0, np.asarray(weights, dtype=np.float64))
    v = np.nan_to_num(v)
    to_worst, to_ideal = (_distance(w * difference) for difference in (v, 1 - v))
    squares = (w * v) ** 2
    total = squares.sum(axis=-1, keepdims=True)
    share = np.divide(squares, total, out=np.zeros_like(squares), where=total > 0)
    with np.errstate(invalid="ignore"):
        return np.asarray(share * (to_worst / (to_worst + to_ideal)), dtype=np.float64)


def textbook_closeness(values: ArrayLike, weights: ArrayLike) -> Floats:
    """Closeness as in the book: vector-normalised, with the ideal that is on the table.

    For comparison; no method of toolfinder uses it, since it depends on which offers there are.

    Args:
        values: (offers, criteria), any real numbers, more is better (change the sign of costs).
        weights: (criteria,).

    Returns:
        (offers,), in [0, 1]; NaN when all offers are alike.
    """
    v = np.asarray(values, dtype=np.float64)
    length = np.linalg.norm(v, axis=0)
    scaled = np.asarray(weights, dtype=np.float64) * np.divide(
        v, length, out=np.zeros_like(v), where=length > 0
    )
    to_ideal = _distance(scaled - scaled.max(axis=0))[..., 0]
    to_worst = _distance(scaled - scaled.min(axis=0))[..., 0]
    with np.errstate(invalid="ignore"):
        return np.asarray(to_worst / (to_worst + to_ideal), dtype=np.float64)


def _distance(differences: Floats) -> Floats:
    """The Euclidean length of each row, as (..., 1)."""
    return np.asarray(np.linalg.norm(differences, axis=-1, keepdims=True), dtype=np.float64)
