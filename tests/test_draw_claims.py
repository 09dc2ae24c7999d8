"""The script that draws claims for a person to verify."""

from __future__ import annotations

import io

import pytest

from tests.draw_claims import claims
from tests.draw_claims import draw
from toolfinder.testing.worlds import tool


@pytest.fixture
def finder(world):
    """One core tool with three claims, one of them unchecked, and one that is not core."""
    facts = {
        "licence": {"value": "MIT", "from": "page"},
        "export": {"status": "not-applicable", "from": "undated"},
        "telemetry": {"value": "none", "from": "background"},
    }
    made = world(
        {
            "tools/alpha.yaml": tool(core=True, facts=facts),
            "tools/beta.yaml": tool("Beta", facts=facts),
        }
    )
    return made.finder()


def drawn(finder, n, seed):
    out = io.StringIO()
    draw(finder, n, seed, out)
    return out.getvalue().splitlines()


def test_only_claims_that_cite_a_page_are_drawn(finder):
    """Of core tools."""
    assert [claim["fact"] for claim in claims(finder)] == ["licence", "export"]


def test_a_claim_is_shown_with_its_page(finder):
    """And a box to tick."""
    lines = drawn(finder, 40, 0)
    assert lines[0].startswith("# 2 of 2 claims on core tools, catalogue ")
    assert {line[3:] for line in lines[2::2]} == {
        "[ ] alpha: licence = MIT",
        "[ ] alpha: export = does not apply",
    }
    assert set(lines[3::2]) == {
        "   https://example.org/page (2026-11-01)",
        "   https://example.org/undated (undated)",
    }


def test_the_same_seed_draws_the_same(finder):
    """And no more than asked for."""
    assert drawn(finder, 1, 5) == drawn(finder, 1, 5)
    assert len(drawn(finder, 1, 5)) == 4
