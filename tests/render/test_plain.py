"""JSON for other programs, which people may still read."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolfinder.render.plain import as_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=25,
)


@given(VALUES)
def test_it_is_json(data):
    """Whatever it holds, at whatever depth."""
    assert json.loads(as_json(data)) == data


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({}, "{}\n"),
        ([], "[]\n"),
        ({"à": [1, {}]}, '{\n  "à": [\n    1,\n    {}\n  ]\n}\n'),
        (
            {"a": [{"b": [{"c": [1, 2]}]}]},
            '{\n  "a": [\n    {\n      "b": [\n        {"c": [1, 2]}\n      ]\n    }\n  ]\n}\n',
        ),
    ],
)
def test_its_upper_levels_are_spread_over_lines(data, expected):
    """And what lies deeper is one line each."""
    assert as_json(data) == expected
