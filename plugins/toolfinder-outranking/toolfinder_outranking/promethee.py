"""PROMETHEE II: net outranking flows, by sorting and prefix sums.

Brans and Vincke, "A preference ranking organisation method", Management Science 31 (1985),
647-656. Flows need no table of pairs: sorted values and their running sums do, in
O(m n log n) for m criteria and n offers (Calders and Van Assche, "PROMETHEE is not
quadratic", 2016, arXiv:1603.00091).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from numpy.typing import NDArray

Floats = NDArray[np.float64]

PREFERENCES = ("usual", "v-shape", "linear")
"""The preference functions of Brans and Vincke that there are: types I, III and V."""


def net_flows(
    values: ArrayLike,
    weights: ArrayLike,
    preference: str = "usual",
    p: float = 1.0,
    q: float = 0.0,
) -> Floats:
    """Net flow of each offer: how far it outranks the others more than they outrank it.

    Args:
        values: (offers, criteria), more is better. NaN marks a criterion that does not apply:
            the weights of the others are rescaled, and on it only those are compared to
            which it applies.
        weights: (criteria,), non-negative, not all zero.
        preference: `usual` prefers whatever is better, however little; `v-shape` in
            proportion to the difference, wholly from `p` on; `linear` the same from `q` on.
        p: difference from which the preference is whole; not for `usual`.
        q: difference up to which there is none; for `linear` alone.

    Returns:
        (offers,), in [-1, 1], summing to 0 when every criterion applies to every offer; NaN
        where no criterion applies, and 0 for a single offer.

    Raises:
        ValueError: there is no such preference, or not 0 <= q < p.
    """
    v = np.asarray(values, dtype=np.float64)
    return weighted(unicriterion_flows(v, preference=preference, p=p, q=q), weights)


def unicriterion_flows(
    values: ArrayLike,
    against: ArrayLike | None = None,
    *,
    preference: str = "usual",
    p: float = 1.0,
    q: float = 0.0,
) -> Floats:
    """Net flow of each offer on each criterion: the mean of P(a, b) - P(b, a) over the others b.

    Args:
        values: (offers, criteria), as for `net_flows`.
        against: (offers, criteria), the values of the others where they are not the same
            ones: each offer's own row is left out. NaN stands where it stands in `values`.
        preference, p, q: as for `net_flows`.

    Returns:
        (offers, criteria), in [-1, 1]; NaN where the criterion does not apply, 0 where it
        applies to one offer alone.

    Raises:
        ValueError: as for `net_flows`.
    """
    q, p = thresholds(preference, p, q)
    v = np.asarray(values, dtype=np.float64)
    others = v if against is None else np.asarray(against, dtype=np.float64)
    flows = np.full(v.shape, np.nan)
    for column in range(v.shape[1]):
        applies = ~np.isnan(v[:, column])
        x, y = v[applies, column], others[applies, column]
        if x.size:
            flows[applies, column] = _flows(x, y, q, p) / max(1, x.size - 1)
    return np.asarray(np.clip(flows, -1.0, 1.0), dtype=np.float64)


def weighted(flows: Floats, weights: ArrayLike) -> Floats:
    """The weighted mean of flows over the criteria that apply; NaN where none does.

    Args:
        flows: (offers, criteria), NaN where a criterion does not apply.
        weights: (criteria,).

    Returns:
        (offers,).
    """
    used = np.where(np.isnan(flows), 0.0, np.asarray(weights, dtype=np.float64))
    total = used.sum(axis=1)
    with np.errstate(invalid="ignore"):
        return np.asarray((used * np.nan_to_num(flows)).sum(axis=1) / total, dtype=np.float64)


def thresholds(preference: str, p: float, q: float) -> tuple[float, float]:
    """Of a preference function, the differences where it begins and where it is whole.

    Raises:
        ValueError: there is no such preference, or not 0 <= q < p.
    """
    if preference not in PREFERENCES:
        msg = f"{preference!r} is none of {', '.join(PREFERENCES)}"
        raise ValueError(msg)
    if preference == "usual":
        return 0.0, 0.0
    begins = q if preference == "linear" else 0.0
    if not 0 <= begins < p:
        msg = f"thresholds must be 0 <= q < p, not q = {begins:g}, p = {p:g}"
        raise ValueError(msg)
    return begins, p


def preference_degree(difference: ArrayLike, q: float, p: float) -> Floats:
    """P(d): 0 up to q, 1 from p on, linear between; 1 beyond 0 when both are 0.

    Args:
        difference: any shape.

    Returns:
        The same shape, in [0, 1].
    """
    d = np.asarray(difference, dtype=np.float64)
    return np.asarray(d > q, dtype=np.float64) if q == p else np.clip((d - q) / (p - q), 0.0, 1.0)


def _flows(x: Floats, y: Floats, q: float, p: float) -> Floats:
    """Of each x, the sum of P(x - b) - P(b - x) over all b in y but its own."""
    ascending = np.sort(y)
    own = preference_degree(x - y, q, p) - preference_degree(y - x, q, p)
    return _preferred(x, ascending, q, p) - _preferred(-x, -ascending[::-1], q, p) - own


def _preferred(x: Floats, ascending: Floats, q: float, p: float) -> Floats:
    """Of each x, the sum of P(x - b) over all b in `ascending`.

    Those at least p below count one each. Those between q and p below count in part, and
    the parts add up to (count (x - q) - their sum) / (p - q), which running sums give.
    """
    begins = np.searchsorted(ascending, x - q, side="left")
    if q == p:
        return np.asarray(begins, dtype=np.float64)
    whole = np.searchsorted(ascending, x - p, side="right")
    running = np.concatenate(([0.0], np.cumsum(ascending)))
    count = begins - whole
    partial = (count * (x - q) - (running[begins] - running[whole])) / (p - q)
    return np.asarray(whole + np.clip(partial, 0.0, count), dtype=np.float64)
