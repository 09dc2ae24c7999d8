"""Tools narrowed down by facets, with counts."""

from __future__ import annotations

import pytest

from tests.worlds import GARDEN
from toolfinder.facets import FACETS
from toolfinder.facets import OPEN
from toolfinder.facets import Selection
from toolfinder.facets import values
from toolfinder.testing.worlds import provider
from toolfinder.testing.worlds import tool

BERLIN = provider(
    "Berlin",
    {"alpha": {"from": "page"}, "beta": {"from": "page"}},
    facts={"country": {"value": "DE", "from": "page"}},
)
GONE = provider(
    "Gone",
    {"alpha": {"from": "page"}},
    status={
        "retired": {
            "reason": dict.fromkeys(("en", "ca", "es", "fr"), "It closed."),
            "date": "2026-01-01",
        }
    },
)


@pytest.fixture
def store(world):
    """The garden with a second provider for two of its tools."""
    return world({**GARDEN, "providers/berlin.yaml": BERLIN}).finder().store


@pytest.mark.parametrize(
    ("facet", "expected"),
    [
        ("need", {"file-sync": 2, "groupware-calendar": 1}),
        ("licence", {"AGPL-3.0-or-later": 1, "MIT": 1}),
        ("language", {"ca": 1, "en": 1}),
        ("delivery", {"hosted": 2, "installed": 1, "self-hosted": 1}),
        ("country", {"DE": 2, "ES": 1}),
    ],
)
def test_open_tools_are_counted_by_each_facet(store, facet, expected):
    """The most frequent value first; a tool with several offers counts once."""
    counts = OPEN.counts(store, facet)
    assert (expected, list(expected)) == (counts, list(counts))


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ([], ["alpha", "beta"]),
        ([("licence", "MIT")], ["alpha"]),
        ([("country", "DE"), ("country", "ES")], ["beta"]),
        ([("delivery", "hosted"), ("need", "file-sync")], ["alpha", "beta"]),
        ([("language", "ca"), ("need", "groupware-calendar")], []),
    ],
)
def test_every_choice_narrows_down(store, choices, expected):
    """A tool must have all that is chosen."""
    selection = OPEN
    for facet, value in choices:
        selection = selection.narrowed(facet, value)
    assert [row["id"] for row in selection.rows(store)] == expected


def test_a_count_is_what_choosing_the_value_leaves(store):
    """For every value of every facet, from all open tools and from a choice."""
    for start in (OPEN, OPEN.narrowed("country", "DE")):
        for facet in FACETS:
            for value, count in start.counts(store, facet).items():
                assert len(start.narrowed(facet, value).rows(store)) == count


def test_tools_that_were_found_are_narrowed_down_too(store):
    """Products to replace among them; none is no error."""
    found = Selection.of(["omega", "alpha"])
    assert [row["id"] for row in found.rows(store)] == ["alpha", "omega"]
    assert found.counts(store, "licence") == {"LicenseRef-proprietary": 1, "MIT": 1}
    assert [row["id"] for row in found.narrowed("licence", "MIT").rows(store)] == ["alpha"]
    assert Selection.of([]).rows(store) == []


def test_a_value_is_never_a_part_of_the_question(store):
    """However it is spelt."""
    assert OPEN.narrowed("licence", "MIT') OR 1=1 --").rows(store) == []


@pytest.mark.parametrize(
    ("extent", "counts"),
    [("complete", True), ("partial", True), (0.5, True), (0.49, False), ("none", False)],
)
def test_a_language_counts_from_half_of_the_texts_on(world, extent, counts):
    """A few words in Catalan are no interface in Catalan."""
    gamma = tool("Gamma", facts={"ui-languages": {"value": {"ca": extent}, "from": "page"}})
    store = world({"tools/gamma.yaml": gamma}).finder().store
    assert OPEN.counts(store, "language") == ({"ca": 1} if counts else {})


def test_what_a_retired_provider_offered_does_not_count(world):
    """Nobody can get it there any more."""
    store = world({**GARDEN, "providers/gone.yaml": GONE}).finder().store
    assert OPEN.counts(store, "delivery")["hosted"] == 1
    assert OPEN.counts(store, "country") == {"ES": 1}


def test_values_are_those_of_the_vocabulary(store):
    """So that a value without any tool is no mistake."""
    assert "ca" in values(store, "language")
    assert "PT" in values(store, "country")
    assert "file-sync" in values(store, "need")
    assert set(values(store, "licence")) == {"AGPL-3.0-or-later", "MIT", "LicenseRef-proprietary"}
    assert set(values(store, "delivery")) == {"hosted", "installed", "self-hosted"}
