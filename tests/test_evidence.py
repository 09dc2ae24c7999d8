"""From claims to intervals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolfinder.criterion import Assessment
from toolfinder.criterion import NotApplicable
from toolfinder.evidence import Part
from toolfinder.evidence import interval
from toolfinder.evidence import interval_of_sets
from toolfinder.evidence import piecewise
from toolfinder.evidence import says
from toolfinder.evidence import settled
from toolfinder.evidence import table
from toolfinder.evidence import unverified
from toolfinder.evidence import weigh
from toolfinder.evidence import widen
from toolfinder.i18n import render
from toolfinder.kit.subjects import TODAY
from toolfinder.kit.subjects import claim
from toolfinder.kit.subjects import plan
from toolfinder.kit.subjects import subject
from toolfinder.model.claims import Status

GRADE = table({"good": 1.0, "fair": 0.6, "bad": 0.0})
SHARE = st.floats(0, 1)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(-5, 1.0), (0, 1.0), (5, 0.75), (10, 0.5), (15, 0.25), (20, 0.0), (99, 0.0)],
)
def test_piecewise_is_linear_between_its_points_and_flat_outside(value, expected):
    """Values between two points lie on the line that joins them."""
    assert piecewise((0, 1.0), (10, 0.5), (20, 0.0))(value) == expected


def test_nothing_known_leaves_the_prior():
    """Without claims the interval is the prior, never zero."""
    assert interval((), GRADE, TODAY) == (0, 1)
    assert interval((), GRADE, TODAY, (0.2, 0.7)) == (0.2, 0.7)


def test_a_solid_claim_is_exact():
    """A dated claim from a checked source has no width."""
    assert interval([claim("x", "fair")], GRADE, TODAY) == (0.6, 0.6)


@pytest.mark.parametrize(
    "doubtful",
    [
        claim("x", "fair", expires=date(2026, 11, 24)),
        claim("x", "fair", expires=None),
        claim("x", "fair", by="background"),
    ],
    ids=["expires today", "undated", "background"],
)
def test_a_doubtful_claim_is_widened_half_the_way(doubtful):
    """An expired, undated or unverified claim reaches half the way to both ends."""
    low, high = interval([doubtful], GRADE, TODAY)
    assert (low, high) == (pytest.approx(0.3), pytest.approx(0.8))


@pytest.mark.parametrize("turned", [False, True])
def test_of_claims_that_say_the_same_the_surest_counts(turned):
    """In whatever order they stand: what somebody remembers besides makes nothing less sure."""
    claims = [claim("x", "fair", by="background"), claim("x", "fair", expires=None)]
    claims = [*claims, claim("x", "fair")]
    assert interval(claims[::-1] if turned else claims, GRADE, TODAY) == (0.6, 0.6)


def test_disputed_claims_leave_their_hull():
    """Sources that disagree are never settled by taking one."""
    assert interval([claim("x", "bad"), claim("x", "good")], GRADE, TODAY) == (0.0, 1.0)


def test_a_date_is_measured_as_its_age_when_it_was_seen():
    """A release of 1 October, seen on 1 November, is 31 days old, whatever the day today."""
    release = claim("latest-release", date(2026, 10, 1))
    assert interval([release], lambda days: days / 100, TODAY) == (0.31, 0.31)


def test_a_date_whose_source_bears_no_day_is_measured_today():
    """Thirty days before the day of the answer, and doubtful."""
    release = replace(claim("latest-release", date(2026, 10, 25), expires=None), seen=None)
    low, high = interval([release], lambda days: days / 100, TODAY)
    assert (low, high) == (pytest.approx(0.15), pytest.approx(0.65))


def test_an_interval_is_widened_at_both_ends():
    """Half the way from 0.4 to 0, and from 0.6 to 1."""
    assert widen((0.4, 0.6), 0.5) == (pytest.approx(0.2), pytest.approx(0.8))


@pytest.mark.parametrize(
    ("doubtful", "expected"),
    [
        ([claim("x", ["a", "b"], by="background")], (0.4, 0.9)),
        ([claim("x", ["a", "b"], expires=None)], (0.4, 0.9)),
        ([claim("x", ["a"]), claim("x", ["b"], expires=None)], (0.8, 0.9)),
        ([claim("x", ["a"]), claim("x", ["a"], by="background")], (0.9, 0.9)),
    ],
)
def test_sets_that_count_against_add_up_too(doubtful, expected):
    """Each member takes a tenth away; what nobody checked or what is old may be wrong."""
    low, high = interval_of_sets(doubtful, lambda members: 1 - len(members) / 10, TODAY)
    assert (low, high) == (pytest.approx(expected[0]), pytest.approx(expected[1]))


def test_sets_add_up_and_the_unverified_members_only_widen():
    """What a background claim adds to a set may be so, and need not."""
    known, said = claim("x", ["a", "b"]), claim("x", ["b", "c"], by="background")

    def count(members):
        return len(members) / 10

    assert interval_of_sets([known, said], count, TODAY) == (0.2, 0.3)
    assert interval_of_sets([known], count, TODAY) == (0.2, 0.2)


@given(SHARE, SHARE)
def test_widening_never_leaves_the_scale_nor_loses_the_value(value, doubt):
    """A widened value stays in [0, 1] and around what it was."""
    low, high = widen(value, doubt)
    assert 0 <= low <= value <= high <= 1


@given(st.lists(st.sampled_from(["good", "fair", "bad"]), min_size=1, max_size=4), st.booleans())
def test_an_expired_claim_widens_the_interval(values, disputed):
    """The interval of stale claims holds that of the same claims while they were fresh."""
    values = values if disputed else values[:1]
    fresh = interval([claim("x", value) for value in values], GRADE, TODAY)
    stale = interval([claim("x", v, expires=date(2026, 1, 1)) for v in values], GRADE, TODAY)
    assert stale[0] <= fresh[0]
    assert fresh[1] <= stale[1]
    assert stale[1] - stale[0] > fresh[1] - fresh[0] or fresh == (0.0, 1.0)


def test_parts_that_do_not_apply_are_left_out_and_the_others_rescaled():
    """A part for hosted offers says nothing of one's own server."""
    parts = (Part("a", 1, GRADE), Part("b", 3, GRADE, deliveries=frozenset(("hosted",))))
    hosted = weigh(subject(claim("a", "good"), claim("b", "bad")), parts)
    own = weigh(subject(claim("a", "good"), claim("b", "bad"), delivery="self-hosted"), parts)
    assert (hosted.low, hosted.high) == (0.25, 0.25)
    assert (own.low, own.high) == (1.0, 1.0)


def test_a_fact_stated_as_not_applicable_is_left_out():
    """A source may say that a fact makes no sense for a tool."""
    none = claim("a", None, status="not-applicable")
    assert weigh(subject(none), (Part("a", 1, GRADE),)) == NotApplicable()


def test_what_nobody_knows_is_named():
    """An assessment lists the facts that are missing."""
    parts = (Part("a", 1, GRADE), Part("b", 1, GRADE))
    found = weigh(subject(claim("a", "fair")), parts)
    assert isinstance(found, Assessment)
    assert (found.low, found.high, found.missing) == (0.3, 0.8, ("b",))
    assert found.claims == (claim("a", "fair"),)


def test_a_source_that_does_not_know_leaves_the_fact_unknown():
    """It gives no value, and says nothing of whether the fact makes sense."""
    known_unknown = subject(claim("a", None, status="unknown"))
    assert weigh(known_unknown, (Part("a", 1, GRADE),)) == Assessment(0.0, 1.0, missing=("a",))


def test_rounding_does_not_leave_the_scale():
    """Ten times a tenth and the like may sum to a hair more than one."""
    weights = (1, 6, 3, 3)
    parts = [Part(f"f{i}", weight, GRADE) for i, weight in enumerate(weights)]
    found = weigh(subject(*(claim(f"f{i}", "good") for i in range(len(weights)))), parts)
    assert (found.low, found.high) == (1.0, 1.0)


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ([claim("x", True)], "x: true"),
        ([claim("x", False)], "x: false"),
        ([claim("x", "a")], "x: x:a"),
        ([claim("x", "a"), claim("x", "a")], "x: x:a"),
        ([claim("x", "a"), claim("x", "b")], "x: sources disagree (x:a, x:b)"),
        ([claim("skill-to-run", 3)], "skill-to-run: 3"),
        ([claim("skill-to-use", 1)], "skill-to-use: 1"),
        ([claim("ram-mb", 512)], "ram-mb: ram-mb:512"),
        ([claim("x", date(2026, 10, 1))], "x: 2026-10-01"),
        ([claim("x", {"ca": "partial", "es": 0.876})], "x: ca: extent:partial, es 87 %"),
        ([plan(9.5)], "plans: Basic: 9.5 EUR per unit:organisation, period:year"),
        (
            [plan(5, unit="user", period="month", up_to_users=10, eligible="nonprofit")],
            "plans: Basic: 5 EUR per unit:user, period:month, up to 10 users, for non-profits",
        ),
    ],
)
def test_what_claims_say(claims, said):
    """The fact and its value, in terms that wait for their language."""
    assert render(says(claims[0].fact, claims)) == said


def test_claims_on_a_set_say_all_its_members():
    """Each once."""
    assert render(says("x", [claim("x", ["a"]), claim("x", ["b", "a"])], adds_up=True)) == (
        "x: x:a, x:b"
    )


def test_one_checked_source_is_enough():
    """Only when nobody opened any source is a statement unverified; saying nothing is so too."""
    checked, said = claim("x", 1), claim("x", 1, by="background")
    assert [unverified(claims, TODAY) for claims in ([checked, said], [said], [])] == [
        False,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], (Status.UNKNOWN, None)),
        ([True, True], (Status.KNOWN, True)),
        ([False], (Status.KNOWN, False)),
        ([True, False], (Status.DISPUTED, None)),
    ],
)
def test_a_question_is_settled_only_when_all_claims_agree(values, expected):
    """Agreement, disagreement and silence are three different answers."""
    assert settled([claim("x", value) for value in values], bool) == expected
