"""Whatever data somebody hands in: a profile or a profile error, never anything else."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_profiles import WORDS
from toolfinder.errors import ProfileError
from toolfinder.model.profile import SHAPE
from toolfinder.model.profile import Profile
from toolfinder.profiles import check_profile
from toolfinder.profiles import read_profile
from toolfinder.yamlsource import YamlSource

LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
ANYTHING = st.recursive(
    LEAVES | st.sampled_from((*WORDS.needs, *WORDS.criteria, "ES", "EUR", "hosted", "must")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
PARTS = ("need", "priority", "users", "features", "members", "required", "per_year", "licence")
PROFILE_LIKE = st.dictionaries(
    st.sampled_from(tuple(SHAPE.fields)),
    ANYTHING | st.dictionaries(st.sampled_from((*PARTS, *WORDS.criteria)), ANYTHING, max_size=3),
).flatmap(lambda data: st.sampled_from((data, {**data, "needs": ["food-coop"]})))
DATA = PROFILE_LIKE | ANYTHING


def by_form(data: Any) -> Profile | None:
    """The profile of a form or of JSON, or None when its problems are told."""
    return _or_none(lambda: read_profile(YamlSource.of(data, "form"), WORDS))


def by_model(data: Any) -> Profile | None:
    """The profile that Python makes, or None when its problems are told."""

    def make() -> Profile:
        made = Profile.model_validate(data)
        check_profile(made, WORDS)
        return made

    return _or_none(make)


def _or_none(make: Callable[[], Profile]) -> Profile | None:
    try:
        return make()
    except ProfileError:
        return None


@given(DATA)
def test_any_data_of_a_form_is_a_profile_or_a_profile_error(data):
    """No data that JSON can hold makes the reader fail in another way."""
    made = by_form(data)
    assert made is None or {request.need for request in made.needs} <= set(WORDS.needs)


@given(DATA)
def test_any_data_given_to_the_model_is_a_profile_or_a_profile_error(data):
    """Nor the model."""
    made = by_model(data)
    assert made is None or isinstance(made.values, Mapping | tuple)


@given(PROFILE_LIKE)
def test_a_form_and_python_are_of_one_mind(data):
    """What one accepts the other accepts, and it is the same profile."""
    assert by_form(data) == by_model(data)


@pytest.mark.parametrize("data", [None, 5, 2.5, True, [], ["needs"], "needs"])
def test_what_is_no_profile_at_all(data):
    """A wrong kind of thing altogether is told as such by both."""
    for attempt in (
        lambda: read_profile(YamlSource.of(data, "form"), WORDS),
        lambda: Profile.model_validate(data),
    ):
        with pytest.raises(ProfileError):
            attempt()


@given(st.dictionaries(st.text(), LEAVES.filter(lambda leaf: leaf == leaf)))  # noqa: PLR0124
def test_data_of_a_form_is_read_as_it_was_given(data):
    """What is typed into a form reaches the checks unchanged."""
    assert data == YamlSource.of(data, "form").data
