"""How much sooner sorting finds net flows than comparing all pairs does.

Both run in this process, on the same table, in turns: what counts is the ratio.

    python benchmarks/net_flows.py [OFFERS ...]
"""

from __future__ import annotations

import sys
import time

import numpy as np

from toolfinder_outranking import unicriterion_flows
from toolfinder_outranking.promethee import preference_degree

CRITERIA = 13
TURNS = 5
Q, P = 0.05, 0.5


def by_pairs(values: np.ndarray) -> np.ndarray:
    """The definition, a table of all pairs a criterion."""
    columns = []
    for column in values.T:
        degrees = preference_degree(column[:, np.newaxis] - column, Q, P)
        columns.append((degrees.sum(axis=1) - degrees.sum(axis=0)) / (len(column) - 1))
    return np.column_stack(columns)


def by_sorting(values: np.ndarray) -> np.ndarray:
    """What the plugin does."""
    return unicriterion_flows(values, preference="linear", p=P, q=Q)


def seconds(call, values: np.ndarray) -> float:
    """How long one call takes."""
    started = time.perf_counter()
    call(values)
    return time.perf_counter() - started


def main(sizes: list[int]) -> None:
    """Print a line a size."""
    random = np.random.default_rng(0)
    for offers in sizes:
        values = random.random((offers, CRITERIA))
        np.testing.assert_allclose(by_sorting(values), by_pairs(values), atol=1e-9)
        turns = [(seconds(by_pairs, values), seconds(by_sorting, values)) for _ in range(TURNS)]
        pairs, sort = (min(column) for column in zip(*turns, strict=True))
        print(
            f"{offers:6} offers: pairs {pairs * 1e3:8.1f} ms, sorting {sort * 1e3:6.2f} ms, "
            f"{pairs / sort:6.1f} times"
        )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [30, 100, 300, 1000, 3000])
