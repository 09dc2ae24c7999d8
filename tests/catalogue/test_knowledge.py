"""How much is known of a tool."""

from __future__ import annotations

from datetime import date

import pytest

from toolfinder.catalogue.knowledge import Knowledge
from toolfinder.catalogue.knowledge import knowledge
from toolfinder.catalogue.observed import Observed
from toolfinder.model.entries import Source
from toolfinder.model.entries import Tool
from toolfinder.testing.worlds import SOURCES
from toolfinder.testing.worlds import tool

SEEN = Source(url="https://example.org", seen=date(2026, 1, 1), by="catalogue")


def known(words, facts, *observed):
    made = Tool.model_validate(tool(facts=facts, sources=SOURCES))
    return knowledge(made, [Observed("alpha", one, {}, SEEN) for one in observed], words)


def fact(value="none", origin="page"):
    return {"value": value, "from": origin}


@pytest.mark.parametrize(
    ("facts", "observed", "expected"),
    [
        ({}, {}, (34, 0, 0)),
        ({"telemetry": fact()}, {}, (34, 1, 0)),
        ({"telemetry": fact(origin="background")}, {}, (34, 0, 1)),
        ({"telemetry": [fact(), fact("opt-in", "background")]}, {}, (34, 1, 0)),
        ({"telemetry": {"status": "unknown", "from": "page"}}, {}, (34, 0, 0)),
        ({"telemetry": {"status": "not-applicable", "from": "page"}}, {}, (33, 0, 0)),
        ({"steward": fact("Somebody")}, {}, (34, 0, 0)),
        ({}, {"telemetry": "none"}, (34, 1, 0)),
        ({"telemetry": fact(origin="background")}, {"telemetry": "none"}, (34, 1, 0)),
    ],
)
def test_facts_that_a_criterion_reads_are_counted(words, facts, observed, expected):
    """By whether somebody opened a source; those that make no sense are left out."""
    found = known(words, facts, observed)
    assert (found.applicable, found.known, found.unverified) == expected


def test_shares():
    """Of what applies, and of what is stated."""
    assert Knowledge(34, 17, 3).share == 0.5
    assert Knowledge(34, 17, 3).unverified_share == 0.15
    assert (Knowledge(0, 0, 0).share, Knowledge(0, 0, 0).unverified_share) == (0, 0)
