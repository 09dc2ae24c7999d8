"""Records: written, read, and turned into observations."""

from __future__ import annotations

import json
from datetime import date

import pytest
from toolfinder.errors import InputError
from toolfinder.errors import Problem
from toolfinder.importing import Observation

from toolfinder_forge.advice import findings
from toolfinder_forge.importer import ForgeRecords
from toolfinder_forge.records import Read
from toolfinder_forge.records import Record
from toolfinder_forge.records import known
from toolfinder_forge.records import load
from toolfinder_forge.records import records_folder
from toolfinder_forge.records import save

DAY = date(2026, 11, 24)
URL = "https://github.com/Coop/Alpha"
ALPHA = Record(
    URL,
    day=DAY,
    page=URL,
    archived=False,
    licence="MIT",
    release=date(2026, 10, 1),
    commits=0,
    shares=(12, 1),
    reads={
        "repository": Read("u", '"x"', {"path": "Coop/Alpha", "archived": False, "licence": "MIT"}),
        "release": Read("u", "", {"day": "2026-10-01"}),
    },
)
MOVED = "its repository moved to"
GONE = Record(URL, gone=DAY)


@pytest.mark.parametrize("record", [ALPHA, GONE, Record(URL, day=DAY, page=URL)])
def test_what_is_written_is_read_again(tmp_path, record):
    """Whatever is known of it."""
    save(record, tmp_path)
    assert load(tmp_path / "github.com/coop/alpha.json", "alpha") == record
    assert known("http://github.com/coop/alpha.git/", tmp_path) == record


def test_a_record_holds_no_people(tmp_path):
    """Only how many commits each wrote."""
    save(ALPHA, tmp_path)
    written = json.loads((tmp_path / "github.com/coop/alpha.json").read_text(encoding="utf-8"))
    assert set(written) == {
        *("format", "repository", "day", "page", "archived", "licence"),
        *("release", "commits", "shares", "gone", "reads"),
    }
    assert written["shares"] == [12, 1]


def test_a_commit_count_of_nought_is_a_fact():
    """What nobody knows is left out."""
    assert ALPHA.facts()["commits-12-months"] == 0
    assert Record(URL, day=DAY, page=URL).facts() == {}


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"format": None},
        {"repository": 7},
        {"repository": "javascript:alert(1)"},
        {"page": "javascript:alert(1)"},
        {"page": "https://user@example.org/a"},
        {"page": ""},
        {"day": "today"},
        {"day": 7},
        {"release": "2026-13-01"},
        {"archived": "no"},
        {"shares": ["a"]},
        {"shares": 7},
        {"reads": []},
        {"reads": {"repository": {"url": "u", "etag": "", "values": {}}}},
        {"reads": {"repository": {"url": "u", "etag": "", "values": {"path": "../x"}}}},
        {"reads": {"release": {"url": "u", "etag": "", "values": {"day": "x"}}}},
        {"reads": {"release": {"url": "u"}}},
        {"more": 1},
    ],
)
def test_a_damaged_record_is_named_and_not_used(tmp_path, change):
    """One line; asking again makes a new one."""
    save(ALPHA, tmp_path)
    path = tmp_path / "github.com/coop/alpha.json"
    path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), **change}))
    with pytest.raises(InputError) as caught:
        load(path, "alpha.json")
    assert str(caught.value) == "alpha.json: is no record of this version"
    assert known(URL, tmp_path) is None


@pytest.mark.parametrize("text", ["", "{", "[]", "7", "[" * 100_000])
def test_another_file_is_no_record(tmp_path, text):
    """Without a trace."""
    path = tmp_path / "a.json"
    path.write_text(text)
    assert list(ForgeRecords().read(path, tmp_path)) == [
        Problem("is no record of this version", "a.json")
    ]


def test_a_record_becomes_an_observation(tmp_path):
    """Recognised by the address that the catalogue gives, seen on its own day."""
    save(ALPHA, tmp_path)
    importer = ForgeRecords()
    (path,) = importer.records(tmp_path)
    assert list(importer.read(path, tmp_path)) == [
        Observation(
            "github.com/coop/alpha.json",
            "Alpha",
            repositories=(URL,),
            facts={
                "licence": "MIT",
                "latest-release": date(2026, 10, 1),
                "commits-12-months": 0,
                "maintainers": "one",
            },
            url=URL,
            seen=DAY,
        )
    ]
    assert importer.by == "upstream"


def test_a_repository_that_was_never_read_is_no_observation(tmp_path):
    """It was gone before; one that was read keeps what it said, with its day."""
    save(GONE, tmp_path)
    importer = ForgeRecords()
    (path,) = importer.records(tmp_path)
    assert list(importer.read(path, tmp_path)) == []


def test_a_folder_without_records_is_none(tmp_path):
    """And says what is missing."""
    with pytest.raises(InputError, match=r"holds no \*\.json"):
        ForgeRecords().records(tmp_path)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, []),
        (
            {"page": "https://codeberg.org/coop/alpha"},
            [f"{MOVED} https://codeberg.org/coop/alpha (seen 2026-11-24): write that down"],
        ),
        (
            {"archived": True},
            ["its repository is archived: nobody works on it there (seen 2026-11-24)"],
        ),
        (
            {"archived": True, "gone": "2026-11-25"},
            ["its forge has no such repository, or does not show it (seen 2026-11-25)"],
        ),
        ({"page": "http://www.github.com/coop/ALPHA.git"}, []),
    ],
)
def test_who_checks_the_catalogue_hears_of_it(tmp_path, change, said):
    """What people should write down; nothing for a tool without a record."""
    save(ALPHA, tmp_path)
    path = tmp_path / "github.com/coop/alpha.json"
    path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), **change}))
    assert findings(URL, tmp_path) == said
    assert findings("https://github.com/coop/beta", tmp_path) == []
    assert findings(None, tmp_path) == []


def test_records_lie_in_the_cache(monkeypatch, tmp_path):
    """Unless another folder is named."""
    monkeypatch.setenv("TOOLFINDER_CACHE_DIR", str(tmp_path))
    assert records_folder() == tmp_path / "forge"
    monkeypatch.setenv("TOOLFINDER_FORGE_RECORDS", str(tmp_path / "records"))
    assert records_folder() == tmp_path / "records"
