"""Compiling a catalogue: whole or not at all, and what the file then holds."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils.db import Table

from tests.worlds import GARDEN
from toolfinder.catalogue.read import read_catalogue
from toolfinder.criteria import BUILT_IN
from toolfinder.criterion import Assessment
from toolfinder.criterion import Criterion
from toolfinder.store.build import Recipe
from toolfinder.store.build import build
from toolfinder.testing.worlds import World
from toolfinder.testing.worlds import tool

DAY = date(2026, 11, 24)

CRITERIA = tuple(criterion() for criterion in BUILT_IN)


def compiled(made, *, criteria: tuple[Criterion, ...] = CRITERIA) -> Path:
    """The file that a world compiles into, made on the tests' day."""
    target = made.root.parent / "garden.sqlite"
    build(Recipe(read_catalogue(made.root), criteria, DAY), target)
    return target


@pytest.fixture(scope="module")
def garden(tmp_path_factory) -> Path:
    """The garden, compiled once for tests that only look at the file."""
    return compiled(World(tmp_path_factory.mktemp("garden") / "catalogue").write(GARDEN))


def query(path: Path, sql: str, *parameters: str) -> list[tuple]:
    """All rows of a query on a file."""
    with closing(sqlite3.connect(path)) as db:
        return db.execute(sql, parameters).fetchall()


@pytest.mark.parametrize(
    "accident", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()]
)
@pytest.mark.parametrize("table", ["tools", "facts", "assessments"])
def test_a_failure_in_the_middle_leaves_the_old_file_alone(world, monkeypatch, table, accident):
    """Whatever happens while rows are written, the old bytes stay and nothing lies beside them."""
    made = world(GARDEN)
    folder = made.root.parent / "out"
    folder.mkdir()
    target = folder / "garden.sqlite"
    target.write_bytes(b"the old file")
    insert_all = Table.insert_all

    def failing(self, records, *arguments, **options):
        if self.name == table:
            list(records)
            raise accident
        return insert_all(self, records, *arguments, **options)

    monkeypatch.setattr(Table, "insert_all", failing)
    with pytest.raises(type(accident)):
        build(Recipe(read_catalogue(made.root), CRITERIA, DAY), target)
    assert [target] == list(folder.iterdir())
    assert target.read_bytes() == b"the old file"


def test_a_failure_at_the_very_end_leaves_the_old_file_alone(world, monkeypatch):
    """The swap itself may fail: then the part is taken away."""
    made = world(GARDEN)
    folder = made.root.parent / "out"
    folder.mkdir()
    target = folder / "garden.sqlite"
    target.write_bytes(b"the old file")

    def refused(self, other):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(PermissionError):
        build(Recipe(read_catalogue(made.root), CRITERIA, DAY), target)
    assert [target] == list(folder.iterdir())
    assert target.read_bytes() == b"the old file"


def test_a_new_file_takes_the_place_of_the_old_one(world):
    """Nothing of the old file stays, and nothing lies beside the new one."""
    made = world(GARDEN)
    target = made.root.parent / "garden.sqlite"
    target.write_bytes(b"the old file")
    compiled(made)
    assert query(target, "SELECT id FROM tools ORDER BY id") == [("alpha",), ("beta",), ("omega",)]
    assert [target] == [path for path in made.root.parent.iterdir() if "garden" in path.name]


def test_foreign_keys_hold(garden):
    """Every reference from one table to another leads somewhere."""
    assert query(garden, "PRAGMA foreign_key_check") == []
    sql = (
        'SELECT m.name, k."from", k."table" FROM sqlite_schema m, pragma_foreign_key_list(m.name) k'
        " ORDER BY 1, 2"
    )
    assert query(garden, sql) == [
        ("assessments", "offer", "offers"),
        ("facts", "fact", "fact_definitions"),
        ("facts", "offer", "offers"),
        ("facts", "provider", "providers"),
        ("facts", "tool", "tools"),
        ("needs", "need_group", "need_groups"),
        ("offers", "provider", "providers"),
        ("offers", "tool", "tools"),
        ("phrases", "need", "needs"),
        ("plans", "offer", "offers"),
        ("tool_features", "need", "needs"),
        ("tool_features", "tool", "tools"),
        ("tool_languages", "tool", "tools"),
        ("tool_needs", "need", "needs"),
        ("tool_needs", "tool", "tools"),
        ("tool_replaces", "product", "tools"),
        ("tool_replaces", "tool", "tools"),
    ]


def test_the_file_is_sound_and_needs_no_other_file(garden):
    """There is no write-ahead log, and SQLite finds nothing wrong."""
    assert query(garden, "PRAGMA journal_mode") == [("delete",)]
    assert query(garden, "PRAGMA integrity_check") == [("ok",)]
    # bytes 18 and 19 of the header: 1 is a rollback journal, 2 a write-ahead log
    assert garden.read_bytes()[18:20] == b"\x01\x01"


@pytest.mark.parametrize("words", ["nuvol", "NÚVOL", "agora", "Àgora", "rincon", "abri"])
def test_the_index_ignores_accents_and_case(garden, words):
    """Núvol is found as nuvol, and the other way round, in any of the languages."""
    assert len(query(garden, "SELECT 1 FROM tools_fts WHERE tools_fts MATCH ?", words)) == 1


def test_every_statement_is_a_row_with_its_source_and_dates(garden):
    """The licence was seen on 1 November and holds for 180 days."""
    found = query(
        garden,
        "SELECT value, status, source, source_kind, seen, expires FROM facts"
        " WHERE tool = 'alpha' AND fact = 'licence'",
    )
    page = "https://example.org/page"
    assert [("MIT", "known", page, "upstream", "2026-11-01", "2027-04-30")] == found


def test_sources_that_disagree_are_both_kept(garden):
    """Neither overwrites the other, and both are disputed."""
    found = query(garden, "SELECT value, status FROM facts WHERE fact = 'export' ORDER BY id")
    assert found == [("complete-open", "disputed"), ("partial-open", "disputed")]


@pytest.mark.parametrize(
    ("licence", "status"),
    [("AGPL-3.0", "disputed"), ("AGPL-3.0-only", "known"), ("MIT", "known")],
)
def test_a_licence_that_leaves_its_versions_open_is_disputed(world, licence, status):
    """Though only one source speaks of it."""
    facts = {"licence": {"value": licence, "from": "page"}}
    path = compiled(world({"tools/alpha.yaml": tool(facts=facts)}))
    assert query(path, "SELECT value, status FROM facts") == [(licence, status)]


def test_languages_come_in_the_order_of_their_codes(garden):
    """Not in one that changes from process to process."""
    rows = query(garden, "SELECT id FROM labels WHERE kind = 'language' ORDER BY rowid")
    assert rows == sorted(rows)


def test_what_a_source_does_not_know_is_not_disputed(world):
    """Others may disagree; it says nothing."""
    claims = [
        {"value": "complete-open", "from": "page"},
        {"value": "partial-open", "from": "old"},
        {"status": "unknown", "from": "undated"},
    ]
    path = compiled(world({"tools/alpha.yaml": tool(facts={"export": claims})}))
    found = query(path, "SELECT status FROM facts ORDER BY id")
    assert found == [("disputed",), ("disputed",), ("unknown",)]


def test_only_criteria_that_ask_nothing_of_the_organisation_are_assessed(garden):
    """Affordability, fit and the like wait for an organisation."""
    wanted = {criterion.id for criterion in CRITERIA if criterion.scope == "offer"}
    assert {
        "business",
        "community",
        "ecology",
        "freedom",
        "governance",
        "portability",
        "privacy",
        "resilience",
    } == wanted
    found = query(garden, "SELECT DISTINCT criterion FROM assessments")
    assert wanted == {criterion for (criterion,) in found}


def test_each_offer_has_each_of_them(garden):
    """The assessments are the product of offers and criteria."""
    offers = [id_ for (id_,) in query(garden, "SELECT id FROM offers ORDER BY id")]
    assert offers == ["alpha@device", "beta@coop", "beta@self", "omega@device"]
    assert [(len(offers) * 8,)] == query(garden, "SELECT count(*) FROM assessments")


def test_an_assessment_holds_until_the_first_of_its_statements_expires(world):
    """Of a page that holds for 730 days and one that holds for 365, the shorter counts."""
    facts = {
        "security-audit": {"value": "2026-10-01", "from": "page"},  # 730 days
        "telemetry": {"value": "none", "from": "page"},  # 365 days
        "third-party-trackers": {"value": "none", "from": "old"},  # expired long ago
        "identifier-required": {"value": "none", "from": "undated"},  # never expires
    }
    path = compiled(world({"tools/alpha.yaml": tool(facts=facts)}))
    found = query(path, "SELECT holds_until FROM assessments WHERE criterion = 'privacy'")
    assert found == [("2027-11-01",)]


def test_an_assessment_of_undated_statements_has_no_end(world):
    """What no date bounds holds on."""
    facts = {"telemetry": {"value": "none", "from": "undated"}}
    path = compiled(world({"tools/alpha.yaml": tool(facts=facts)}))
    found = query(path, "SELECT holds_until FROM assessments WHERE criterion = 'privacy'")
    assert found == [(None,)]


def test_a_criterion_that_fails_is_not_stored(world):
    """It is to be named whenever it is asked, not once while compiling."""

    class Failing(Criterion):
        id = "failing"
        scope = "offer"

        def assess(self, subject, organisation):
            raise ZeroDivisionError

    path = compiled(world(GARDEN), criteria=(Failing(),))
    assert query(path, "SELECT count(*) FROM assessments") == [(0,)]


def test_a_criterion_that_asks_of_the_organisation_is_not_stored(world):
    """Even if it would answer without one."""

    class Whoever(Criterion):
        id = "whoever"
        scope = "organisation"

        def assess(self, subject, organisation):
            return Assessment(1, 1)

    path = compiled(world(GARDEN), criteria=(Whoever(),))
    assert query(path, "SELECT count(*) FROM assessments") == [(0,)]


def test_the_steps_are_counted(world):
    """Progress goes up by one from the first step to the last."""
    made = world(GARDEN)
    steps: list[tuple[int, int]] = []
    build(
        Recipe(read_catalogue(made.root), CRITERIA, DAY),
        made.root.parent / "garden.sqlite",
        lambda done, total: steps.append((done, total)),
    )
    assert [(step, 19) for step in range(1, 20)] == steps


def test_two_builds_have_the_same_rows(world):
    """Compiling is a function of the catalogue and the day."""
    made = world(GARDEN)
    with closing(sqlite3.connect(compiled(made))) as db:
        first = list(db.iterdump())
    with closing(sqlite3.connect(compiled(made))) as db:
        assert first == list(db.iterdump())
