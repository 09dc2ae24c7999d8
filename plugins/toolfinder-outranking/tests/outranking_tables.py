"""Tables of values, with ties and gaps, and their weights."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

VALUES = st.one_of(st.floats(0, 1), st.sampled_from([0.0, 0.05, 0.25, 0.5, 0.55, 1.0]))
WEIGHTS = st.floats(0.01, 1)
PREFERENCES = st.one_of(
    st.just(("usual", 1.0, 0.0)),
    st.tuples(st.just("v-shape"), st.floats(0.05, 1), st.just(0.0)),
    st.floats(0, 0.5).flatmap(
        lambda q: st.tuples(st.just("linear"), st.floats(q + 0.05, 1), st.just(q))
    ),
)


@st.composite
def tables(draw, *, gaps=True, least=1, most=8):
    """(offers, criteria) values and (criteria,) weights that sum to one."""
    offers, criteria = draw(st.integers(least, most)), draw(st.integers(1, 5))
    cell = st.one_of(VALUES, st.just(np.nan)) if gaps else VALUES
    row = st.lists(cell, min_size=criteria, max_size=criteria)
    values = np.array(draw(st.lists(row, min_size=offers, max_size=offers)))
    weights = np.array(draw(st.lists(WEIGHTS, min_size=criteria, max_size=criteria)))
    return values, weights / weights.sum()
