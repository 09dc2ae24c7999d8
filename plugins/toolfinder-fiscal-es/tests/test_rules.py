"""The days of the rules, and months ahead."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolfinder_fiscal_es import rules


def test_the_days_are_those_of_royal_decree_law_15_of_2025():
    """Final provision 1: company tax payers before 1 January 2027, all others before 1 July."""
    assert {"corporate-tax": date(2027, 1, 1), "other": date(2027, 7, 1)} == rules.BINDING
    assert set(rules.BINDING) == set(rules.TAXPAYERS)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 11, 24), 0, date(2026, 11, 24)),
        (date(2026, 11, 24), 1, date(2026, 12, 24)),
        (date(2026, 11, 24), 2, date(2027, 1, 24)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
        (date(2026, 12, 1), 60, date(2031, 12, 1)),
    ],
)
def test_months_later(day, months, then):
    assert rules.later(day, months) == then


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 60))
def test_months_later_are_that_many_months(day, months):
    then = rules.later(day, months)
    assert (then.year - day.year) * 12 + then.month - day.month == months
    assert then.day <= day.day
