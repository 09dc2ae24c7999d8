"""How the offers of a tool do on the criteria that do not depend on an organisation."""

from __future__ import annotations

from datetime import date

import pytest

from tests.worlds import GARDEN
from toolfinder.assessing import Panel
from toolfinder.comparison import Assessed
from toolfinder.comparison import assessed
from toolfinder.comparison import for_everyone
from toolfinder.comparison import span
from toolfinder.criterion import Assessment
from toolfinder.criterion import NotApplicable

DAY = date(2026, 11, 24)


@pytest.fixture
def finder(world):
    """The garden."""
    return world(GARDEN).finder()


def judged(finder, tool, day=DAY):
    """The offers of a tool, assessed; nothing may fail."""
    complaints = []
    found = assessed(finder.store, finder.plugins.criteria, tool, day, Panel(complaints.append))
    assert complaints == []
    return found


def test_every_offer_is_assessed_and_ones_own_ways_come_first(finder):
    """On the criteria for everyone, and no others."""
    found = judged(finder, "beta")
    assert [one.subject.offer for one in found] == ["beta@self", "beta@coop"]
    expected = [c.id for c in finder.plugins.criteria if c.scope == "offer"]
    assert [list(one.answers) for one in found] == [expected, expected]
    assert "fit" not in expected


def test_what_is_found_is_what_a_recommendation_finds(finder):
    """The same figures, stored or computed anew on another day."""
    profile = finder.read_profile({"needs": ["file-sync"], "skill": 4})
    answer = finder.recommend(profile).needs[0]
    offers = {one.subject.offer: one for one in (*answer.ranking, *answer.to_verify)}
    for day in (date.today(), date(2020, 1, 1)):  # noqa: DTZ011
        own, _hosted = judged(finder, "beta", day)
        assert own.answers.keys() == {c.id for c in for_everyone(finder.plugins.criteria)}
    own, _hosted = judged(finder, "beta", date.today())  # noqa: DTZ011
    expected = {
        part.criterion.id: part.assessment
        for part in offers["beta@self"].contributions
        if part.criterion.scope == "offer"
    }
    found = {id_: one for id_, one in own.answers.items() if isinstance(one, Assessment)}
    assert found == expected


def test_a_span_reaches_from_the_worst_to_the_best_offer():
    """What does not apply is left out; where nothing applies there is none."""

    def offer(answer):
        return Assessed(None, {"c": answer})

    offers = [offer(Assessment(0.2, 0.5)), offer(NotApplicable()), offer(Assessment(0.4, 0.9))]
    assert span(offers, "c") == (0.2, 0.9)
    assert span(offers[1:2], "c") is None
    assert span([], "c") is None


def test_a_tool_that_is_not_there_has_no_offers(finder):
    """It is no error."""
    assert judged(finder, "nothing") == ()
