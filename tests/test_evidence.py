"""From claims to intervals."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.subjects import TODAY
from tests.subjects import claim
from tests.subjects import subject
from toolfinder.criterion import Assessment
from toolfinder.criterion import NotApplicable
from toolfinder.evidence import Part
from toolfinder.evidence import interval
from toolfinder.evidence import interval_of_sets
from toolfinder.evidence import piecewise
from toolfinder.evidence import settled
from toolfinder.evidence import table
from toolfinder.evidence import weigh
from toolfinder.evidence import widen
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


def test_disputed_claims_leave_their_hull():
    """Sources that disagree are never settled by taking one."""
    assert interval([claim("x", "bad"), claim("x", "good")], GRADE, TODAY) == (0.0, 1.0)


def test_a_date_is_measured_as_its_age_when_it_was_seen():
    """A release of 1 October, seen on 1 November, is 31 days old, whatever the day today."""
    release = claim("latest-release", date(2026, 10, 1))
    assert interval([release], lambda days: days / 100, TODAY) == (0.31, 0.31)


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
