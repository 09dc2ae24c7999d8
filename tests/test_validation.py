"""Pydantic's findings in the words of people who mend files."""

from __future__ import annotations

import pytest
import yaml

from toolfinder.errors import Problem
from toolfinder.model.entries import Provider
from toolfinder.model.entries import Tool
from toolfinder.testing.worlds import provider
from toolfinder.testing.worlds import tool
from toolfinder.validation import parse
from toolfinder.validation import sound_part
from toolfinder.yamlsource import YamlSource

PLAN = {"name": "Basic", "amount": 60.0, "currency": "EUR", "from": "page"}
FOUR = dict.fromkeys(("en", "ca", "es", "fr"), "Closed.")


def source(data: object) -> YamlSource:
    """Data as a file."""
    return YamlSource(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "a.yaml")


def findings(model: type[Tool | Provider], data: object) -> list[str]:
    """Every problem of the data as `path: message`."""
    problems: list[Problem] = []
    assert parse(model, source(data), problems) is None
    return sorted(f"{problem.field}: {problem.message}" for problem in problems)


def hosted(**changes: object) -> dict[str, object]:
    """A provider with one offer of one plan."""
    return provider("Coop", {"alpha": {"plans": [{**PLAN, **changes}]}})


def claim(**claim: object) -> dict[str, object]:
    """A tool with this claim on its licence."""
    return tool(facts={"licence": claim})


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"nmae": "A"}, "nmae: unknown key 'nmae'; did you mean 'name'?"),
        (
            {"zzz": 1},
            (
                "zzz: unknown key 'zzz'; there are: name, homepage, sources, facts, status, kind, core, "
                "summary, repository, distinct_from, needs, features, replaces, offers"
            ),
        ),
        ({"name": 7}, "name: 7 is not a text"),
        ({"name": ""}, "name: is empty"),
        ({"name": "x" * 301}, "name: is longer than 300"),
        ({"name": None}, "name: is empty"),
        ({"kind": "opne"}, "kind: 'opne' is none of: open, incumbent; did you mean 'open'?"),
        ({"kind": "closed"}, "kind: 'closed' is none of: open, incumbent"),
        ({"needs": {}}, "needs: is empty"),
        ({"needs": ["file-sync"]}, "needs: ['file-sync'] is not a list of keys and values"),
        (
            {"needs": {"file-sync": "cor"}},
            "needs.file-sync: 'cor' is none of: core, partial; did you mean 'core'?",
        ),
        ({"replaces": "omega"}, "replaces: 'omega' is not a list"),
        ({"replaces": "x" * 60}, f"replaces: '{'x' * 36}... is not a list"),
        ({"replaces": "x" * 38}, f"replaces: '{'x' * 38}' is not a list"),
        ({"replaces": [7]}, "replaces.0: 7 is not a text"),
        ({"summary": "One."}, "summary: 'One.' is not a list of keys and values"),
        ({"sources": {"page": {"by": "upstream"}}}, "sources.page.url: is missing"),
        (
            {"sources": {"page": {"url": "https://a.org", "by": "upsteam"}}},
            (
                "sources.page.by: 'upsteam' is none of: upstream, vendor, audit, catalogue, test, "
                "background; did you mean 'upstream'?"
            ),
        ),
        (
            {"sources": {"page": {"url": "https://a.org", "by": "test", "seen": "May"}}},
            "sources.page.seen: 'May' is not a date such as 2026-08-21",
        ),
        (
            {"sources": {"page": {"url": "https://a.org", "by": "test", "sen": None}}},
            "sources.page.sen: unknown key 'sen'; did you mean 'seen'?",
        ),
        (
            {"offers": {"self": {"delivery": "self-hosted", "fact": {}}}},
            "offers.self.fact: unknown key 'fact'; did you mean 'facts'?",
        ),
        (
            {"offers": {"self": {"delivery": "hosted"}}},
            (
                "offers.self.delivery: 'hosted' is none of: installed, self-hosted; "
                "did you mean 'self-hosted'?"
            ),
        ),
        (
            {"offers": {"slef": {"delivery": "self-hosted"}}},
            "offers.slef: 'slef' is none of: self, device; did you mean 'self'?",
        ),
        ({"status": "retired"}, "status: 'retired' is none of: active, {retired: ...}"),
        (
            {"status": {"retired": {"reason": FOUR, "date": "2026"}}},
            "status.retired.date: '2026' is not a date such as 2026-08-21",
        ),
        (
            {"status": {"retired": {"reason": FOUR}}},
            "status.retired.date: is missing",
        ),
    ],
)
def test_what_is_wrong_in_a_tool(changes, expected):
    """One problem, one sentence, at the part that is wrong."""
    assert [expected] == findings(Tool, {**tool(), **changes})


@pytest.mark.parametrize(
    "url",
    ["example.org", "ftp://example.org", "https://", "https://u:p@example.org", "https://a b", "x"],
)
def test_what_is_no_address_of_a_page(url):
    """Only pages that a browser opens, and no passwords."""
    form = r"^https?://[^/\s@]+(/\S*)?$"
    expected = f"homepage: {url!r} is not of the form {form}"
    assert [expected] == findings(Tool, tool(homepage=url))


@pytest.mark.parametrize(
    ("claim_", "expected"),
    [
        ({"from": "page"}, "facts.licence: give either a value or a status"),
        (
            {"value": "MIT", "status": "unknown", "from": "page"},
            "facts.licence: give either a value or a status",
        ),
        ({"value": "MIT"}, "facts.licence.from: is missing"),
        (
            {"value": "MIT", "form": "page", "from": "page"},
            "facts.licence.form: unknown key 'form'; did you mean 'from'?",
        ),
        (
            {"status": "unknwon", "from": "page"},
            (
                "facts.licence.status: 'unknwon' is none of: unknown, not-applicable; "
                "did you mean 'unknown'?"
            ),
        ),
    ],
)
def test_what_is_wrong_in_a_claim(claim_, expected):
    """A claim that is written without a list around it has no number."""
    assert [expected] == findings(Tool, claim(**claim_))


def test_a_fact_needs_at_least_one_claim():
    """An empty list says nothing."""
    assert findings(Tool, tool(facts={"licence": []})) == ["facts.licence: is empty"]


def test_a_claim_in_a_list_has_its_number():
    """So that the wrong one of several is found."""
    data = tool(facts={"licence": [{"value": "MIT", "from": "page"}, {"value": "ISC"}]})
    assert findings(Tool, data) == ["facts.licence.1.from: is missing"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"amount": -1}, "amount: -1 is less than 0"),
        ({"amount": 2e12}, "amount: 2000000000000.0 is more than 1000000000000"),
        ({"amount": "free"}, "amount: 'free' is not a number"),
        ({"amount": float("inf")}, "amount: must be a finite number"),
        ({"amount": float("nan")}, "amount: must be a finite number"),
        ({"currency": "€"}, "currency: '€' is not of the form ^[A-Z]{3}$"),
        ({"unit": "users"}, "unit: 'users' is none of: organisation, user; did you mean 'user'?"),
        (
            {"period": "moth"},
            "period: 'moth' is none of: month, year, once; did you mean 'month'?",
        ),
        ({"up_to_users": 2.5}, "up_to_users: 2.5 is not a whole number"),
        ({"up_to_users": "ten"}, "up_to_users: 'ten' is not a whole number"),
        ({"up_to_users": -5}, "up_to_users: -5 is less than 0"),
        ({"upto_users": 5}, "upto_users: unknown key 'upto_users'; did you mean 'up_to_users'?"),
        ({"eligible": "all"}, "eligible: 'all' is none of: nonprofit"),
    ],
)
def test_what_is_wrong_in_a_plan(changes, expected):
    """Money is read exactly or not at all."""
    assert [f"offers.alpha.plans.0.{expected}"] == findings(Provider, hosted(**changes))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (None, ": is empty"),
        ([], ": [] is not a list of keys and values"),
        ("Alpha", ": 'Alpha' is not a list of keys and values"),
        (7, ": 7 is not a list of keys and values"),
    ],
)
def test_a_file_that_is_no_entry_at_all(data, expected):
    """Empty, a list, or a word."""
    assert [expected] == findings(Tool, data)


def test_all_problems_of_a_file_are_found_at_once():
    """Nobody wants to mend one, and be told of the next."""
    data = tool(nmae="A", kind="x", homepage="x", needs={"file-sync": "cor", "B": "core"})
    del data["name"]
    assert len(findings(Tool, data)) == 6


def test_a_sound_file_is_read():
    """And nothing is said."""
    problems: list[Problem] = []
    read = parse(Tool, source(tool()), problems)
    assert (read and read.name, problems) == ("Alpha", [])


def test_the_sound_part_of_a_broken_file_is_kept():
    """What is wrong goes, and stand-ins take the place of what must be there."""
    data = tool(homepage="x", nmae="B", replaces=["omega"])
    data["facts"]["export"] = {"value": "none"}
    part = sound_part(Tool, source(data), {"homepage": "https://stand-in.invalid"})
    assert part is not None
    assert (part.homepage, part.replaces) == ("https://stand-in.invalid", ("omega",))
    assert list(part.facts) == ["licence"]


@pytest.mark.parametrize("data", [None, [], "Alpha", {"kind": "x"}])
def test_nothing_can_be_saved_of_what_has_no_sound_part(data):
    """Without stand-ins for all that must be there, there is no entry."""
    assert sound_part(Tool, source(data), {}) is None
