"""What no single file can know: whether the words and ids that it uses exist."""

from __future__ import annotations

import pytest

from toolfinder.catalogue.read import read_catalogue
from toolfinder.errors import CatalogueError
from toolfinder.testing.worlds import provider
from toolfinder.testing.worlds import tool

FOUR = dict.fromkeys(("en", "ca", "es", "fr"), "Closed.")
PLAN = {"name": "Basic", "amount": 60.0, "currency": "EUR", "from": "page"}


def retired(successor: str) -> dict[str, object]:
    """The status of what is gone."""
    return {"retired": {"reason": FOUR, "date": "2024-05-01", "successor": successor}}


def findings(world, **files: dict[str, object]) -> list[str]:
    """Every problem without its place; a file is `tool_x` or `provider_x`."""
    written = {"tools/omega.yaml": tool("Omega", kind="incumbent")}
    for name, content in files.items():
        kind, _underscore, stem = name.partition("_")
        written[f"{kind}s/{stem}.yaml"] = content
    try:
        read_catalogue(world(written).root)
    except CatalogueError as error:
        return [f"{problem.field}: {problem.message}" for problem in error.problems]
    return []


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"features": {"file-sync": ["public-links"]}},
        {"replaces": ["omega"]},
        {"status": retired("omega")},
        {"facts": {"licence": {"value": "MIT", "from": "background"}}},
        {"facts": {"licence": {"status": "unknown", "from": "page"}}},
        {"facts": {"telemetry": {"status": "not-applicable", "from": "page"}}},
        {"facts": {"licence": [{"value": "MIT", "from": "page"}, {"value": "ISC", "from": "old"}]}},
        {"facts": {"latest-release": {"value": "2026-10-01", "from": "page"}}},
        {"offers": {"self": {"delivery": "self-hosted"}, "device": {"delivery": "installed"}}},
        {"offers": {}},
        {
            "offers": {
                "self": {
                    "delivery": "self-hosted",
                    "facts": {"ram-mb": {"value": 5, "from": "page"}},
                }
            }
        },
    ],
)
def test_a_tool_that_fits(world, changes):
    """Nothing is said of words that exist."""
    assert findings(world, tool_alpha=tool(**changes)) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"needs": {"file-sinc": "core"}},
            "needs.file-sinc: there is no need 'file-sinc'; did you mean 'file-sync'?",
        ),
        (
            {"features": {"file-sync": ["public-link"]}},
            "features.file-sync.0: there is no feature 'public-link'; did you mean 'public-links'?",
        ),
        (
            {"features": {"wiki-knowledge": []}},
            "features.wiki-knowledge: the tool does not list the need 'wiki-knowledge'",
        ),
        (
            {"replaces": ["omega", "omegga"]},
            "replaces.1: there is no product 'omegga'; did you mean 'omega'?",
        ),
        (
            {"status": retired("omga")},
            "status.retired.successor: there is no entry 'omga'; did you mean 'omega'?",
        ),
        (
            {"facts": {"licens": {"value": "MIT", "from": "page"}}},
            "facts.licens: there is no fact 'licens'; did you mean 'licence'?",
        ),
        (
            {"facts": {"legal-form": {"value": "association", "from": "page"}}},
            "facts.legal-form: is a fact of the provider, not of the tool",
        ),
        (
            {"facts": {"ram-mb": {"value": 512, "from": "page"}}},
            "facts.ram-mb: is a fact of the offer, not of the tool",
        ),
        (
            {"facts": {"licence": {"value": "MIT", "from": "pages"}}},
            "facts.licence.from: there is no source 'pages'; did you mean 'page'?",
        ),
        (
            {"facts": {"licence": {"status": "unknown", "from": "zzz"}}},
            "facts.licence.from: there is no source 'zzz'",
        ),
        (
            {
                "facts": {
                    "licence": [{"value": "MIT", "from": "page"}, {"value": "MTI", "from": "old"}]
                }
            },
            "facts.licence.1.value: there is no SPDX licence 'MTI'; did you mean 'MIT'?",
        ),
        (
            {"offers": {"device": {"delivery": "self-hosted"}}},
            "offers.device.delivery: the offer 'device' is delivered 'installed'",
        ),
        (
            {"offers": {"self": {"delivery": "installed"}}},
            "offers.self.delivery: the offer 'self' is delivered 'self-hosted'",
        ),
        (
            {
                "offers": {
                    "self": {
                        "delivery": "self-hosted",
                        "facts": {"licence": {"value": "MIT", "from": "page"}},
                    }
                }
            },
            "offers.self.facts.licence: is a fact of the tool, not of the offer",
        ),
        (
            {
                "offers": {
                    "self": {
                        "delivery": "self-hosted",
                        "facts": {"skill-to-run": {"value": 7, "from": "page"}},
                    }
                }
            },
            "offers.self.facts.skill-to-run.value: 7 is not a skill from 0 to 4",
        ),
        (
            {"facts": {"telemetry": {"value": False, "from": "page"}}},
            "facts.telemetry.value: False is none of: none, opt-in, opt-out, always",
        ),
    ],
)
def test_what_is_wrong_in_a_tool(world, changes, expected):
    """The word, what it should be, and the nearest."""
    assert [expected] == findings(world, tool_alpha=tool(**changes))


@pytest.mark.parametrize(
    ("offers", "changes", "expected"),
    [
        ({"omega": {}}, {}, []),
        ({"omega": {"from": "background", "plans": [{**PLAN, "from": "background"}]}}, {}, []),
        ({"omega": {"from": "page", "plans": [PLAN]}}, {"status": retired("mutual")}, []),
        (
            {"omgea": {}},
            {},
            ["offers.omgea: there is no tool 'omgea'; did you mean 'omega'?"],
        ),
        (
            {"omega": {"from": "pge"}},
            {},
            ["offers.omega.from: there is no source 'pge'; did you mean 'page'?"],
        ),
        (
            {"omega": {"plans": [PLAN, {**PLAN, "from": "pge"}]}},
            {},
            ["offers.omega.plans.1.from: there is no source 'pge'; did you mean 'page'?"],
        ),
        (
            {"omega": {"facts": {"host-country": {"value": "EU", "from": "page"}}}},
            {},
            ["offers.omega.facts.host-country.value: there is no country code (ISO 3166) 'EU'"],
        ),
        (
            {"omega": {"facts": {"country": {"value": "ES", "from": "page"}}}},
            {},
            ["offers.omega.facts.country: is a fact of the provider, not of the offer"],
        ),
        (
            {"omega": {"facts": {"plans": {"value": 3, "from": "page"}}}},
            {},
            ["offers.omega.facts.plans.value: prices stand under the offer's `plans`"],
        ),
        (
            {},
            {"facts": {"licence": {"value": "MIT", "from": "page"}}},
            ["facts.licence: is a fact of the tool, not of the provider"],
        ),
        (
            {},
            {"status": retired("mutal")},
            ["status.retired.successor: there is no entry 'mutal'; did you mean 'mutual'?"],
        ),
        (
            {},
            {"status": retired("omega")},
            ["status.retired.successor: there is no entry 'omega'"],
        ),
    ],
)
def test_what_is_said_of_a_provider(world, offers, changes, expected):
    """A provider's successor is a provider; its offers are of tools."""
    coop = provider("Coop", offers, **changes)
    assert expected == findings(world, provider_coop=coop, provider_mutual=provider("Mutual"))
