"""The weighted power mean, and each criterion's share of it."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from numpy.typing import NDArray

from toolfinder.criterion import Method
from toolfinder.i18n import N_

FLOOR = 0.01
"""The least value that a geometric or harmonic mean sees: nothing is annihilated by one zero."""


def power_mean(values: ArrayLike, weights: ArrayLike, r: float = 1.0) -> NDArray[np.float64]:
    """Weighted power mean (sum w v^r)^(1/r) over the last axis.

    Args:
        values: (..., criteria), in [0, 1]. NaN marks a criterion that does not apply:
            it is left out and the weights of the others are rescaled.
        weights: (criteria,) or (..., criteria), non-negative, not all zero.
        r: 1 is the arithmetic mean, 0 the geometric, -1 the harmonic. For r <= 0 values
            below `FLOOR` count as `FLOOR`.

    Returns:
        (...): the means, NaN where no criterion applies.

    Source: Hardy, Littlewood and Pólya, Inequalities (1934), section 2.2.
    """
    v, w = _prepared(values, weights, r)
    with np.errstate(invalid="ignore", divide="ignore"):
        if r == 0:
            return np.asarray(np.exp(np.sum(w * np.log(v), axis=-1)), dtype=np.float64)
        return np.asarray(np.sum(w * v**r, axis=-1) ** (1 / r), dtype=np.float64)


def shares(values: ArrayLike, weights: ArrayLike, r: float = 1.0) -> NDArray[np.float64]:
    """What each criterion adds to the power mean: the parts sum to the mean.

    The mean is homogeneous of degree one, so by Euler's theorem it is the sum of
    v_i dM/dv_i, which is w_i v_i^r M^(1-r). For r = 1 that is w_i v_i.

    Args:
        values, weights, r: as for `power_mean`.

    Returns:
        (..., criteria): the parts; 0 for criteria that do not apply.
    """
    v, w = _prepared(values, weights, r)
    mean = power_mean(values, weights, r)[..., np.newaxis]
    with np.errstate(invalid="ignore", divide="ignore"):
        parts = w * v**r * mean ** (1 - r)
    return np.asarray(np.where(mean == 0, 0.0, parts), dtype=np.float64)


class PowerMean(Method):
    """The built-in method: the weighted power mean with exponent `r` = 1."""

    id = "power-mean"
    label = N_("weighted mean")
    r = 1.0

    def scores(
        self, values: NDArray[np.float64], weights: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """The power mean of each row."""
        return power_mean(values, weights, self.r)

    def contributions(
        self, values: NDArray[np.float64], weights: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Each criterion's share of the mean, by Euler's theorem."""
        return shares(values, weights, self.r)


class GeometricMean(PowerMean):
    """The power mean with exponent 0: one very bad value weighs more than several good ones."""

    id = "geometric-mean"
    label = N_("weighted geometric mean")
    r = 0.0


def _prepared(
    values: ArrayLike, weights: ArrayLike, r: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Values without gaps, and weights that sum to one over those that apply."""
    v = np.asarray(values, dtype=np.float64)
    w = np.broadcast_to(np.asarray(weights, dtype=np.float64), v.shape)
    applies = ~np.isnan(v)
    w = np.where(applies, w, 0.0)
    total = w.sum(axis=-1, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        w = w / total
    v = np.where(applies, v, 1.0)
    return (np.maximum(v, FLOOR) if r <= 0 else v), w
