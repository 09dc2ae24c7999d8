"""`toolfinder show`: all that is known of a tool or a provider."""

from __future__ import annotations

import pytest

from tests.worlds import GARDEN
from toolfinder.testing.worlds import AS_OF
from toolfinder.testing.worlds import provider
from toolfinder.testing.worlds import tool


def test_a_tool_with_its_facts_and_offers(garden):
    """Every claim stands over its source; the page is the same each time."""
    assert (
        garden.run("show", "beta", "--as-of", AS_OF).out
        == """\
Beta Núvol
Beta keeps files in a cloud.
https://example.org/beta
Does: File sharing and sync (whole), Shared calendars, contacts and groupware (in part)

Facts
  · Licence: AGPL-3.0-or-later
    https://example.org/page, 2026-11-01
  · Export of one's data: complete, in open formats [disputed]
    https://example.org/page, 2026-11-01
  · Export of one's data: partial, in open formats [disputed, undated]
    https://example.org/undated, undated

Offer: Coop del Núvol (beta@coop)
  https://example.org/coop/beta
  · Seen to be offered: yes
    https://example.org/page, 2026-11-01
  · Plans and prices: Basic: 60 EUR per organisation, each year
    https://example.org/page, 2026-11-01

Offer: on your own server (beta@self)
  · Skill it takes to run: a part-time administrator
    https://example.org/page, 2026-11-01
"""
    )


def test_a_provider_with_what_it_offers(garden):
    """Its own facts first, then an offer a tool."""
    assert (
        garden.run("show", "coop", "--as-of", AS_OF).out
        == """\
Coop del Núvol
https://example.org/coop

Facts
  · Country of the provider: Spain
    https://example.org/page, 2026-11-01
  · Legal form of the provider: Association
    https://example.org/page, 2026-11-01

Offer: Beta Núvol (beta@coop)
  https://example.org/coop/beta
  · Seen to be offered: yes
    https://example.org/page, 2026-11-01
  · Plans and prices: Basic: 60 EUR per organisation, each year
    https://example.org/page, 2026-11-01
"""
    )


@pytest.mark.parametrize(
    ("name", "line"),
    [("alpha", "Replaces: Omega"), ("omega", "Replaced by: Alpha")],
)
def test_what_takes_the_place_of_what(garden, name, line):
    """From both sides."""
    assert line in garden.run("show", name).out.splitlines()


def test_a_provider_that_shares_its_id_with_a_tool_takes_nothing_from_it(world):
    """Neither its needs nor what replaces what."""
    files = {f"providers/{name}.yaml": provider(f"{name} co-op") for name in ("alpha", "omega")}
    made = world({**GARDEN, **files})
    for name in ("alpha", "omega"):
        data = made.run("show", f"{name} co-op", "--format", "json").data
        assert (data["kind"], data["needs"], data["replaces"], data["replaced_by"]) == (
            "provider",
            {},
            [],
            [],
        )


@pytest.mark.parametrize("name", ["beta", "BETA NÚVOL", "beta núvol"])
def test_an_entry_is_found_by_id_or_name(garden, name):
    """Whatever the case."""
    outcome = garden.run("show", name)
    assert (outcome.code, outcome.out.splitlines()[0]) == (0, "Beta Núvol")


@pytest.mark.parametrize(
    ("day", "doubt"), [("2026-11-24", ""), ("2027-04-29", ""), ("2027-04-30", " [expired]")]
)
def test_claims_that_have_expired_by_a_day_are_marked(garden, day, doubt):
    """The licence's page holds for 180 days."""
    lines = garden.run("show", "beta", "--as-of", day).out.splitlines()
    assert f"  · Licence: AGPL-3.0-or-later{doubt}" in lines


def test_a_source_says_what_was_read_when_its_address_does_not(world):
    """The title stands before the address, and in JSON beside it."""
    read = {
        "url": "https://example.org/",
        "title": "package 3.2",
        "seen": "2026-11-01",
        "by": "test",
    }
    alpha = tool(sources={"page": read})
    made = world({"tools/alpha.yaml": alpha})
    assert made.run("show", "alpha", "--as-of", AS_OF).out.endswith(
        "  · Licence: MIT\n    package 3.2, https://example.org/, 2026-11-01\n"
        "\nOffer: installed on your own devices (alpha@device)\n"
    )
    (claim,) = made.run("show", "alpha", "--format", "json").data["claims"]
    assert (claim["source"], claim["source_title"]) == ("https://example.org/", "package 3.2")


def test_what_is_retired_says_since_when_and_why(world):
    """And what took its place."""
    reason = {"en": "The servers are gone.", "ca": "-", "es": "-", "fr": "-"}
    gone = {"retired": {"reason": reason, "date": "2026-05-01", "successor": "beta"}}
    made = world({**GARDEN, "tools/alpha.yaml": tool(status=gone)})
    head, _facts, _rest = made.run("show", "alpha", "--as-of", AS_OF).out.partition("\nFacts\n")
    parts = ("Retired since 2026-05-01", "The servers are gone.", "Beta Núvol")
    assert parts == tuple(part for part in parts if part in head)
    data = made.run("show", "alpha", "--as-of", AS_OF, "--format", "json").data
    assert (data["status"], data["retired_on"], data["retired_because"], data["successor"]) == (
        "retired",
        "2026-05-01",
        reason,
        "beta",
    )


def test_json_holds_the_entry_its_offers_and_its_claims(garden):
    """With the standing of each claim on the day."""
    data = garden.run("show", "alpha", "--as-of", AS_OF, "--format", "json").data
    assert tuple(
        data[key] for key in ("kind", "id", "name", "licence", "needs", "replaces", "replaced_by")
    ) == ("open", "alpha", "Alpha", "MIT", {"file-sync": "core"}, ["omega"], [])
    assert [offer["id"] for offer in data["offers"]] == ["alpha@device"]
    assert {claim["fact"]: claim["standing"] for claim in data["claims"]} == {
        "licence": "solid",
        "participation": "solid",
        "attention-design": "unverified",
        "ui-languages": "solid",
        "telemetry": "stale",
        "latest-release": "solid",
    }


@pytest.mark.parametrize(
    ("name", "near"),
    [("alhpa", "; did you mean 'alpha'?"), ("cop", "; did you mean 'coop'?"), ("zzz", "")],
)
def test_an_unknown_name_names_the_nearest(garden, name, near):
    """In one line."""
    outcome = garden.run("show", name)
    said = f"there is no tool or provider {name!r}{near}\n"
    assert (1, "", said) == (outcome.code, outcome.out, outcome.err)


def test_a_name_is_needed(garden):
    """Wrong usage otherwise."""
    assert garden.run("show").code == 2
