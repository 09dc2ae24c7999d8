"""What an offer costs, in money and in hours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.subjects import claim
from tests.subjects import plan
from tests.subjects import profile
from tests.subjects import subject
from toolfinder.cost import cost_of
from toolfinder.model.profile import Request
from toolfinder.model.subject import Range

PEOPLE = {"members": 40, "staff": 2, "volunteers": 8}


def test_installed_programs_cost_hours_only():
    """A program on one's own devices takes no money but some time."""
    cost = cost_of(subject(delivery="installed"), profile())
    assert (cost.per_year, cost.hours_per_month) == (Range(0.0, 0.0), Range(0.0, 0.5))


def test_the_cheapest_plan_that_fits_is_taken():
    """Of a plan that is too small, a dear one and a fitting one, the fitting one counts."""
    offer = subject(
        plan(20, name="Small", up_to_users=10),
        plan(300, name="Large"),
        plan(100, name="Medium", up_to_users=50),
    )
    cost = cost_of(offer, profile(people=PEOPLE))
    assert (cost.plan, cost.per_year, cost.users) == ("Medium", Range(100.0, 100.0), 50)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"period": "month"}, 120.0),
        ({"unit": "user"}, 500.0),
        ({"unit": "user", "period": "month"}, 6000.0),
        ({"unit": "user", "min_users": 80}, 800.0),
        ({"fee_floor": 60}, 60.0),
    ],
)
def test_prices_are_brought_to_a_year_for_everyone(changes, expected):
    """Ten euros a month, a user or both, for fifty people."""
    cost = cost_of(subject(plan(10, **changes)), profile(people=PEOPLE))
    assert cost.per_year == Range(expected, expected)


def test_a_need_of_the_team_counts_the_team():
    """Accounting is done by staff and volunteers, whatever the number of members."""
    offer = subject(plan(10, unit="user"), request=Request("accounting"))
    assert cost_of(offer, profile(people=PEOPLE)).per_year == Range(100.0, 100.0)


def test_the_number_of_users_that_a_profile_states_goes_first():
    """`users` under a need replaces the count of people."""
    offer = subject(plan(10, unit="user"), request=Request("file-sync", users=3))
    assert cost_of(offer, profile(people=PEOPLE)).per_year == Range(30.0, 30.0)


@pytest.mark.parametrize(("form", "expected"), [("association", 10.0), ("worker-co-op", 40.0)])
def test_prices_for_non_profits_are_for_non_profits(form, expected):
    """A worker co-op pays the ordinary price."""
    offer = subject(plan(10, name="Charity", eligible="nonprofit"), plan(40))
    assert cost_of(offer, profile(legal_form=form)).per_year.low == expected


def test_a_second_hand_or_old_price_is_widened():
    """A price from another catalogue, or one that expired, may have moved."""
    second_hand = subject(plan(100, by="catalogue"))
    old = subject(replace(plan(100), expires=date(2026, 1, 1)))
    for offer in (second_hand, old):
        cost = cost_of(offer, profile())
        assert (cost.per_year.low, cost.per_year.high) == (80.0, 150.0)


def test_money_is_converted_with_the_interval_of_rates():
    """A hundred dollars are between 80 and 100 euros at 1 to 1.25 dollars a euro."""
    assert cost_of(subject(plan(100, currency="USD")), profile()).per_year == Range(80.0, 100.0)


def test_a_currency_without_a_rate_has_no_upper_end():
    """What cannot be converted is not known, and not free."""
    assert cost_of(subject(plan(100, currency="XYZ")), profile()).per_year.high is None


def test_a_known_price_goes_before_one_that_cannot_be_converted():
    """However small the latter looks."""
    cost = cost_of(subject(plan(1, currency="XYZ"), plan(50, name="Known")), profile())
    assert (cost.plan, cost.per_year) == ("Known", Range(50.0, 50.0))


def test_a_price_once_that_cannot_be_converted_is_unknown_not_free():
    """The high end is open, as for a price a year."""
    once = plan(30, period="once", currency="XYZ", name="Set-up")
    assert cost_of(subject(plan(0), once), profile()).one_off == Range(0.0, None)


def test_prices_once_reach_from_the_least_to_the_greatest():
    """Which of them applies is not known."""
    fees = [plan(amount, period="once", name=f"Set-up {amount}") for amount in (200, 800)]
    assert cost_of(subject(plan(0), *fees), profile()).one_off == Range(200.0, 800.0)


def test_a_fee_on_sales_stands_apart():
    """A share of sales is told, and not added to a sum that nobody knows."""
    cost = cost_of(subject(plan(0, fee_percent=[1, 3])), profile())
    assert (cost.per_year, cost.fee_percent) == (Range(0.0, 0.0), Range(1.0, 3.0))


def test_an_offer_without_a_price_is_unknown_not_free():
    """The high end is open."""
    assert cost_of(subject(), profile()).per_year == Range(0.0, None)


def test_when_all_plans_are_too_small_the_cost_says_so():
    """The largest limit is named."""
    cost = cost_of(subject(plan(5, up_to_users=10)), profile(people=PEOPLE))
    assert (cost.too_small, cost.capped_at) == (True, 10)


def test_a_server_of_ones_own_is_computed_from_what_the_tool_needs():
    """Two GB of memory and 10 GB of disk, with the assumptions of the vocabulary."""
    offer = subject(claim("ram-mb", 2048), claim("disk-mb", 10240), delivery="self-hosted")
    # low: 12 x max(4, 2 x 1) + 10; high: 12 x (max(10, 2 x 5) + 10 x 0.1 + 5) + 20
    assert cost_of(offer, profile()).per_year == Range(58.0, 212.0)


@given(st.integers(1, 500), st.integers(1, 500))
def test_more_people_never_pay_less(some, others):
    """The cheapest fitting plan grows with the number of people."""
    offer = subject(
        plan(20, up_to_users=50), plan(90, name="Large"), plan(1, name="Each", unit="user")
    )
    few, many = sorted((some, others))
    costs = [cost_of(offer, profile(people={"members": n})).per_year for n in (few, many)]
    assert costs[0].low <= costs[1].low
