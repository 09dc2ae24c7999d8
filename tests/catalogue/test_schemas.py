"""The JSON schemas for editors: fresh, and of one mind with the reader."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema import FormatChecker

from toolfinder.catalogue.folder import shipped_catalogue
from toolfinder.catalogue.folder import vocabulary_files
from toolfinder.catalogue.schemas import as_text
from toolfinder.catalogue.schemas import schemas
from toolfinder.catalogue.schemas import write_schemas
from toolfinder.catalogue.vocabulary import Vocabulary
from toolfinder.catalogue.vocabulary import read_vocabulary
from toolfinder.testing.worlds import World
from toolfinder.testing.worlds import provider
from toolfinder.testing.worlds import tool
from toolfinder.yamlsource import YamlSource

FOLDERS = {"tool": "tools", "provider": "providers", "profile": "profiles"}
FOUR = dict.fromkeys(("en", "ca", "es", "fr"), "Closed.")
PLAN = {"name": "Basic", "amount": 60.0, "currency": "EUR", "from": "page"}


@pytest.fixture(scope="module")
def validators(words: Vocabulary) -> dict[str, Draft202012Validator]:
    """A validator for each kind of file."""
    return {
        name: Draft202012Validator(schema, format_checker=FormatChecker())
        for name, schema in schemas(words).items()
    }


def plain(data: Any) -> Any:
    """YAML's data as JSON has it: dates are texts, keys too."""
    if isinstance(data, dict):
        return {str(key): plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [plain(member) for member in data]
    return data.isoformat() if isinstance(data, date) else data


def faults(validator: Draft202012Validator, data: Any) -> list[str]:
    """Where a schema is broken."""
    return [".".join(map(str, error.absolute_path)) for error in validator.iter_errors(plain(data))]


@pytest.mark.parametrize("name", FOLDERS)
def test_the_schema_is_a_schema(words, name):
    """Valid by the rules of JSON Schema itself."""
    Draft202012Validator.check_schema(schemas(words)[name])


@pytest.mark.parametrize("name", FOLDERS)
def test_the_committed_schema_is_fresh(words, name):
    """`toolfinder catalogue build --schemas` would change nothing."""
    path = shipped_catalogue() / "schema" / f"{name}.json"
    assert as_text(schemas(words)[name]) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FOLDERS)
def test_every_shipped_file_fits_its_schema(validators, name):
    """An editor underlines nothing in the files that are there."""
    paths = sorted((shipped_catalogue() / FOLDERS[name]).glob("*.yaml"))
    found = {path.name: faults(validators[name], YamlSource.from_path(path).data) for path in paths}
    assert found
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("name", ["tool", "provider"])
def test_every_shipped_file_names_its_schema(name):
    """The first line tells the editor where the schema is."""
    first = f"# yaml-language-server: $schema=../schema/{name}.json"
    paths = sorted((shipped_catalogue() / FOLDERS[name]).glob("*.yaml"))
    assert [p.name for p in paths if not p.read_text("utf-8").startswith(f"{first}\n")] == []


def test_schemas_are_written(words, tmp_path):
    """One file each, as they are compared."""
    paths = write_schemas(words, tmp_path / "new" / "schema")
    assert [path.name for path in paths] == ["tool.json", "provider.json", "profile.json"]
    assert schemas(words) == {path.stem: json.loads(path.read_text("utf-8")) for path in paths}


def test_the_command_writes_them_beside_the_catalogue(world, words):
    """`build --schemas` prints what it wrote."""
    made: World = world({"tools/alpha.yaml": tool()})
    outcome = made.run("catalogue", "build", "--schemas")
    folder = made.root / "schema"
    written = [str(folder / f"{name}.json") for name in FOLDERS]
    assert (0, written) == (outcome.code, outcome.out.splitlines())
    assert as_text(schemas(words)["tool"]) == Path(written[0]).read_text("utf-8")


def test_schemas_do_not_depend_on_the_order_of_the_vocabulary_files(words):
    """The same text each time, so that it can be compared."""
    again = read_vocabulary(dict(reversed(vocabulary_files(shipped_catalogue()).items())), [])
    assert again is not None
    assert [as_text(s) for s in schemas(words).values()] == [
        as_text(s) for s in schemas(again).values()
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"status": {"retired": {"reason": FOUR, "date": "2024-05-01", "successor": "beta"}}},
        {"facts": {"licence": {"status": "unknown", "from": "page"}}},
        {"facts": {"licence": [{"value": "MIT", "from": "page"}, {"value": "ISC", "from": "old"}]}},
        {"offers": {"self": {"delivery": "self-hosted"}}},
    ],
)
def test_a_tool_that_fits(validators, changes):
    """The forms that the reader accepts."""
    assert faults(validators["tool"], tool(**changes)) == []


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"nmae": "A"}, ""),
        ({"kind": "closed"}, "kind"),
        ({"needs": {"file-sinc": "core"}}, "needs"),
        ({"needs": {"file-sync": "cor"}}, "needs.file-sync"),
        ({"homepage": "example.org"}, "homepage"),
        ({"facts": {"licens": {"value": "MIT", "from": "page"}}}, "facts"),
        ({"facts": {"legal-form": {"value": "association", "from": "page"}}}, "facts"),
        ({"facts": {"telemetry": {"value": "nine", "from": "page"}}}, "facts.telemetry"),
        ({"facts": {"licence": {"value": "MIT"}}}, "facts.licence"),
        ({"facts": {"licence": {"value": "MIT", "form": "page", "from": "page"}}}, "facts.licence"),
        ({"facts": {"licence": []}}, "facts.licence"),
        ({"status": "retired"}, "status"),
        ({"offers": {"slef": {"delivery": "self-hosted"}}}, "offers"),
        ({"offers": {"self": {"delivery": "hosted"}}}, "offers.self.delivery"),
        ({"summary": {"en": "One."}}, "summary"),
        ({"sources": {"page": {"url": "https://a.org", "by": "me"}}}, "sources.page.by"),
        (
            {"sources": {"page": {"url": "https://a.org", "by": "test", "seen": "May"}}},
            "sources.page.seen",
        ),
        (
            {
                "offers": {
                    "self": {
                        "delivery": "self-hosted",
                        "facts": {"skill-to-run": {"value": 9, "from": "page"}},
                    }
                }
            },
            "offers.self.facts.skill-to-run",
        ),
    ],
)
def test_what_is_wrong_in_a_tool_is_underlined(validators, changes, place):
    """At the part that is wrong."""
    assert place in faults(validators["tool"], tool(**changes))


@pytest.mark.parametrize(
    ("plan", "wrong"),
    [
        ({}, False),
        ({"fee_percent": 3}, False),
        ({"fee_percent": [1, 3]}, False),
        ({"amount": -1}, True),
        ({"amount": "free"}, True),
        ({"currency": "euro"}, True),
        ({"period": "week"}, True),
        ({"up_to_users": 2.5}, True),
        ({"user": 5}, True),
    ],
)
def test_plans_of_a_provider(validators, plan, wrong):
    """Prices have a form."""
    coop = provider("Coop", {"alpha": {"plans": [{**PLAN, **plan}]}})
    assert wrong == bool(faults(validators["provider"], coop))


@pytest.mark.parametrize(
    ("profile", "wrong"),
    [
        ({"needs": ["food-coop"]}, False),
        ({"needs": [{"need": "food-coop", "priority": "should", "users": 3}]}, False),
        ({"needs": ["food-coop"], "values": {"community": 5}}, False),
        ({"needs": ["food-coop"], "values": ["community", "fit"]}, False),
        ({"needs": ["food-coop"], "budget": {"per_year": None}}, False),
        ({}, True),
        ({"needs": []}, True),
        ({"needs": ["food-cop"]}, True),
        ({"needs": [{"need": "food-cop"}]}, True),
        ({"needs": [{"priority": "must"}]}, True),
        ({"needs": ["food-coop"], "skil": 3}, True),
        ({"needs": ["food-coop"], "values": {"community": 7}}, True),
        ({"needs": ["food-coop"], "budget": {"per_year": -5}}, True),
        ({"needs": ["food-coop"], "hosting": ["cloud"]}, True),
        ({"needs": ["food-coop"], "gates": {"licence": "free"}}, True),
    ],
)
def test_profiles(validators, profile, wrong):
    """An editor helps those who write profiles too."""
    assert wrong == bool(faults(validators["profile"], profile))
