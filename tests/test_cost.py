"""What an offer costs, in money and in hours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolfinder.cost import cost_of
from toolfinder.kit.subjects import REFERENCE
from toolfinder.kit.subjects import claim
from toolfinder.kit.subjects import plan
from toolfinder.kit.subjects import profile
from toolfinder.kit.subjects import subject
from toolfinder.model.profile import Request
from toolfinder.model.subject import Range
from toolfinder.model.subject import Reference

PEOPLE = {"members": 40, "staff": 2, "volunteers": 8}
FREE = Range(0.0, 0.0)


def assuming(**assumptions):
    """The reference with other assumptions; None takes one away."""
    named = {name.replace("_", "-"): amount for name, amount in assumptions.items()}
    known = {k: v for k, v in {**REFERENCE.assumptions, **named}.items() if v is not None}
    return replace(REFERENCE, assumptions=known)


def test_installed_programs_cost_hours_only():
    """A program on one's own devices takes no money but some time."""
    cost = cost_of(subject(delivery="installed"), profile())
    assert (cost.per_year, cost.hours_per_month) == (Range(0.0, 0.0), Range(0.0, 0.5))
    assert (cost.one_off, cost.setup_hours) == (FREE, Range(0.0, 2.0))


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


def test_without_a_need_everyone_counts():
    """An offer that is looked at for no need in particular is for all fifty."""
    offer = subject(plan(10, unit="user"), request=None)
    assert cost_of(offer, profile(people=PEOPLE)).per_year == Range(500.0, 500.0)


@pytest.mark.parametrize(
    ("one", "other", "cheapest"),
    [
        (plan(90, name="Sure"), plan(100, name="Doubtful", by="catalogue"), "Doubtful"),
        (plan(100, name="Doubtful", by="catalogue"), plan(80, name="Sure"), "Sure"),
        (plan(10, name="Zeta"), plan(10, name="Alpha"), "Alpha"),
    ],
)
def test_the_cheapest_is_the_one_with_the_lowest_low_end(one, other, cheapest):
    """Then the one with the lowest high end, then the first by name."""
    assert cost_of(subject(one, other), profile()).plan == cheapest


def test_fees_to_pay_once_stand_apart():
    """Those of plans that are too small do not count, and all that count are claims."""
    basic = plan(10)
    fees = [plan(50, period="once", name="Set-up"), plan(80, period="once", name="Training")]
    small = plan(5, period="once", name="Small", up_to_users=10)
    cost = cost_of(subject(small, basic, *fees), profile(people=PEOPLE))
    assert (cost.per_year, cost.one_off) == (Range(10.0, 10.0), Range(50.0, 80.0))
    assert cost.claims == (basic, *fees)
    assert cost_of(subject(basic), profile()).one_off == FREE


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
    unchecked = subject(plan(100, by="background"))
    no_drift_known = subject(plan(100, by="catalogue"), reference=Reference())
    for offer in (second_hand, old, unchecked, no_drift_known):
        cost = cost_of(offer, profile())
        assert (cost.per_year.low, cost.per_year.high) == (80.0, 150.0)


def test_money_is_converted_with_the_interval_of_rates():
    """A hundred dollars are between 80 and 100 euros at 1 to 1.25 dollars a euro."""
    assert cost_of(subject(plan(100, currency="USD")), profile()).per_year == Range(80.0, 100.0)


def test_a_price_in_ones_own_currency_is_not_converted():
    """A hundred dollars are a hundred dollars, and a hundred euros 100 to 125."""
    dollars = profile(budget={"currency": "USD"})
    assert cost_of(subject(plan(100, currency="USD")), dollars).per_year == Range(100.0, 100.0)
    assert cost_of(subject(plan(100)), dollars).per_year == Range(100.0, 125.0)


def test_a_currency_without_a_rate_has_no_upper_end():
    """What cannot be converted is not known, and not free."""
    assert cost_of(subject(plan(100, currency="XYZ")), profile()).per_year.high is None
    elsewhere = profile(budget={"currency": "XYZ"})
    assert cost_of(subject(plan(100)), elsewhere).per_year == Range(0.0, None)


def test_nothing_is_nothing_in_any_currency():
    """A free plan is free, whatever the rate."""
    assert cost_of(subject(plan(0, currency="XYZ")), profile()).per_year == FREE


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
    for offer in (subject(), subject(plan(50, period="once"))):
        cost = cost_of(offer, profile())
        assert (cost.per_year, cost.too_small) == (Range(0.0, None), False)


def test_when_all_plans_are_too_small_the_cost_says_so():
    """The largest limit is named."""
    plans = [plan(5, up_to_users=10), plan(9, name="Large", up_to_users=20)]
    cost = cost_of(subject(*plans), profile(people=PEOPLE))
    assert (cost.too_small, cost.capped_at, cost.claims) == (True, 20, tuple(plans))


def test_a_server_of_ones_own_is_computed_from_what_the_tool_needs():
    """Two GB of memory and 10 GB of disk, with the assumptions of the vocabulary."""
    offer = subject(claim("ram-mb", 2048), claim("disk-mb", 10240), delivery="self-hosted")
    # low: 12 x max(4, 2 x 1) + 10; high: 12 x (max(10, 2 x 5) + 10 x 0.1 + 5) + 20
    cost = cost_of(offer, profile())
    assert (cost.per_year, cost.one_off) == (Range(58.0, 212.0), FREE)
    assert cost.claims == (*offer.claims["ram-mb"], *offer.claims["disk-mb"])
    # a euro buys 1 to 1.25 dollars
    dollars = profile(budget={"currency": "USD"})
    assert cost_of(offer, dollars).per_year == Range(58.0, 265.0)


@pytest.mark.parametrize(
    ("memory", "expected"),
    [
        ([], Range(58.0, 560.0)),
        ([1024], Range(58.0, 200.0)),
        ([8192, 16384], Range(106.0, 1040.0)),
        ([16384, 8192], Range(106.0, 1040.0)),
    ],
    ids=["unknown", "less than the smallest", "disputed", "the other way round"],
)
def test_memory_decides_the_server(memory, expected):
    """12 x (max(4, 1 x low) + 0) + 10 to 12 x (max(10, 5 x high) + 5) + 20, for 1 to 8 GB unknown."""
    offer = subject(*(claim("ram-mb", size) for size in memory), delivery="self-hosted")
    assert cost_of(offer, profile()).per_year == expected


def test_without_a_price_for_memory_a_server_has_no_upper_end():
    """The smallest server and a domain name remain: 12 x 4 + 10."""
    offer = subject(delivery="self-hosted", reference=assuming(server_eur_per_gb_month=None))
    assert cost_of(offer, profile()).per_year == Range(58.0, None)


def test_hours_that_sources_state_replace_the_assumption():
    """Their hull, when there are several."""
    stated = [claim("admin-hours-per-month", hours) for hours in ([2, 3], [1, 2], [2, 5])]
    cost = cost_of(subject(*stated, delivery="self-hosted"), profile())
    assert (cost.hours_per_month, cost.setup_hours) == (Range(1.0, 5.0), Range(4.0, 16.0))


def test_hours_are_assumed_by_the_skill_that_running_it_takes():
    """The highest that a source names; without an assumption for it, by the delivery alone."""
    reference = assuming(
        **{
            "admin-hours-per-month-self-hosted-2": Range(1.0, 2.0),
            "admin-hours-per-month-self-hosted-3": Range(2.0, 9.0),
        }
    )
    skills = [claim("skill-to-run", skill) for skill in (2, 3)]
    cost = cost_of(subject(*skills, delivery="self-hosted", reference=reference), profile())
    assert (cost.hours_per_month, cost.setup_hours) == (Range(2.0, 9.0), Range(4.0, 16.0))


@given(st.integers(1, 500), st.integers(1, 500))
def test_more_people_never_pay_less(some, others):
    """The cheapest fitting plan grows with the number of people."""
    offer = subject(
        plan(20, up_to_users=50), plan(90, name="Large"), plan(1, name="Each", unit="user")
    )
    few, many = sorted((some, others))
    costs = [cost_of(offer, profile(people={"members": n})).per_year for n in (few, many)]
    assert costs[0].low <= costs[1].low
