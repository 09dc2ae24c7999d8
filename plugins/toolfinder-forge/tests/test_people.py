"""Counting people, not names and not programs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolfinder_forge.people import is_robot
from toolfinder_forge.people import maintainers
from toolfinder_forge.people import shares


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([], None),
        ([9, 9, 9], None),
        ([10], "one"),
        ([177, 8], "one"),
        ([335, 10], "few"),
        ([10] * 9, "few"),
        ([10] * 10, "many"),
        ([500] * 40, "many"),
    ],
)
def test_ten_commits_make_a_maintainer_and_ten_maintainers_are_many(counts, expected):
    """As people counted in the catalogue."""
    assert maintainers(counts) == expected


@pytest.mark.parametrize(
    ("authors", "expected"),
    [
        ([], []),
        ([("Ada", "a@x"), ("Ada", "a@y")], [2]),
        ([("Ada", "a@x"), ("A. Lovelace", "A@X ")], [2]),
        ([("Ada", "a@x"), ("Lovelace", "b@x"), ("ada", "b@x")], [3]),
        ([("Ada", "a@x"), ("Ben", "b@x"), ("Ben", "b@x")], [2, 1]),
        ([("Ada", ""), ("Ben", "")], [1, 1]),
        ([("", "a@x"), ("Ada", "a@x")], [2]),
        ([("", ""), ("", "")], [2]),
        ([("renovate[bot]", "r@x"), ("Ada", "r@x")], [1]),
    ],
)
def test_a_name_or_an_address_in_common_is_one_person(authors, expected):
    """Ada writes from two addresses, and under two names."""
    assert shares(authors) == expected


@pytest.mark.parametrize(
    "name",
    ["dependabot[bot]", "renovate", "Renovate Bot", "weblate", "Hosted Weblate", "kde-bot"],
)
def test_programs_are_left_out(name):
    """Under the names that they bear."""
    assert is_robot(name)


@pytest.mark.parametrize("name", ["Abbot", "Jan Bot", "Talbot Smith", "Renovatella", "Ada", ""])
def test_people_are_not_programs(name):
    """Whatever their name ends in."""
    assert not is_robot(name)


NAMES = st.sampled_from(["ada", "ben", "cy", ""])
AUTHORS = st.lists(st.tuples(NAMES, st.sampled_from(["a@x", "b@x", "c@x", ""])), max_size=12)


@given(AUTHORS)
def test_every_commit_has_one_author(authors):
    """None is lost and none counted twice; most first."""
    found = shares(authors)
    assert sum(found) == len(authors)
    assert found == sorted(found, reverse=True)


@given(AUTHORS, st.randoms())
def test_the_order_of_commits_does_not_matter(authors, random):
    """People are the same whoever comes first."""
    shuffled = list(authors)
    random.shuffle(shuffled)
    assert shares(shuffled) == shares(authors)
