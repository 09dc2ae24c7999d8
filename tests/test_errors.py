"""Problems, their order, and the nearest word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolfinder.errors import CatalogueError
from toolfinder.errors import InputError
from toolfinder.errors import PluginError
from toolfinder.errors import Problem
from toolfinder.errors import ProfileError
from toolfinder.errors import StoreError
from toolfinder.errors import ToolfinderError
from toolfinder.errors import did_you_mean
from toolfinder.errors import nearest
from toolfinder.errors import unknown

FRUIT = ("apple", "pear", "Quince", "blood-orange")


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        (Problem("is empty"), "is empty"),
        (Problem("is empty", "a.yaml"), "a.yaml: is empty"),
        (Problem("is empty", "a.yaml", 3), "a.yaml:3: is empty"),
        (Problem("is empty", "a.yaml", 3, 7), "a.yaml:3:7: is empty"),
        (Problem("is empty", "a.yaml", 3, 7, "needs.0"), "a.yaml:3:7: needs.0: is empty"),
        (Problem("is empty", field="needs.0"), "needs.0: is empty"),
    ],
)
def test_a_problem_says_where_it_is_as_far_as_that_is_known(problem, expected):
    """`file:line:column: field: message`, without the parts that are missing."""
    assert expected == str(problem)


def test_problems_are_sorted_by_file_then_line_then_column():
    """Whatever the order in which they were found; line 10 comes after line 9."""
    found = [
        Problem("e", "b.yaml", 1, 1),
        Problem("d", "a.yaml", 10, 2),
        Problem("c", "a.yaml", 9, 12),
        Problem("b", "a.yaml", 9, 3),
        Problem("a", "a.yaml"),
    ]
    error = InputError(found)
    assert tuple(reversed(found)) == error.problems
    assert str(error).splitlines() == [
        "a.yaml: a",
        "a.yaml:9:3: b",
        "a.yaml:9:12: c",
        "a.yaml:10:2: d",
        "b.yaml:1:1: e",
    ]


def test_problems_may_come_from_a_generator():
    """An error keeps what it was given, however it was given."""
    error = ProfileError(Problem(str(count)) for count in range(3))
    assert [problem.message for problem in error.problems] == ["0", "1", "2"]


@pytest.mark.parametrize(
    ("kind", "parent"),
    [
        (CatalogueError, InputError),
        (ProfileError, InputError),
        (InputError, ToolfinderError),
        (StoreError, ToolfinderError),
        (PluginError, ToolfinderError),
        (ToolfinderError, Exception),
    ],
)
def test_errors_are_one_tree(kind, parent):
    """Whoever catches the parent catches the child."""
    assert kind.__bases__ == (parent,)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("aple", "apple"),
        ("apple", "apple"),
        ("APPLE", "apple"),
        ("quince", "Quince"),
        ("blood_orange", "blood-orange"),
        ("orange", "blood-orange"),
        ("orange_blood", "blood-orange"),
        ("zzz", None),
        ("", None),
    ],
)
def test_nearest(word, expected):
    """The most similar word whatever its case, or none when nothing is similar."""
    assert expected == nearest(word, FRUIT)


def test_a_word_that_several_have_leads_to_none():
    """A guess between two would be none."""
    assert nearest("year", ["per_year_gross_amount", "per_year_net_amount"]) is None


def test_nothing_is_near_when_nothing_is_allowed():
    """An empty vocabulary has no nearest word."""
    assert nearest("apple", []) is None


@given(st.text(), st.lists(st.text()))
def test_nearest_is_always_one_of_the_allowed(word, allowed):
    """It never invents a word."""
    assert nearest(word, allowed) in {None, *allowed}


@given(st.lists(st.text(alphabet="abcdefg-", min_size=1), min_size=1), st.data())
def test_an_allowed_word_is_nearest_to_itself(allowed, data):
    """Nothing is more like a word than the word."""
    word = data.draw(st.sampled_from(allowed))
    assert word == nearest(word, allowed)


def test_did_you_mean():
    """The question names the word."""
    assert did_you_mean("apple") == "did you mean 'apple'?"


def test_an_unknown_word_comes_with_the_nearest():
    """So that a typo is mended in a moment."""
    assert unknown("aple", FRUIT, "fruit") == "there is no fruit 'aple'; did you mean 'apple'?"


def test_an_unknown_word_like_no_other_comes_alone():
    """A bad guess would lead astray."""
    assert unknown("zzz", FRUIT, "fruit") == "there is no fruit 'zzz'"
