"""awesome-selfhosted-data: one YAML file a piece of software."""

from __future__ import annotations

from datetime import date

import pytest

from toolfinder.errors import InputError
from toolfinder.errors import Problem
from toolfinder.importers.awesome_selfhosted import AwesomeSelfhosted

RECORD = """\
name: Alpha
website_url: https://alpha.example.org/
source_code_url: https://code.example.org/alpha
description: Shares files.
licenses:
  - AGPL-3.0
platforms: [PHP]
tags: [Files]
stargazers_count: 5
updated_at: '2026-08-21'
archived: false
current_release:
  tag: v1.2.3
  published_at: '2026-08-20'
commit_history:
  2025-09: 1
  2025-10: 2
  2025-11: 3
  2025-12: 4
  2026-01: 5
  2026-02: 6
  2026-03: 7
  2026-04: 8
  2026-05: 9
  2026-06: 10
  2026-07: 11
  2026-08: 12
"""


def read(folder, text, name="alpha.yml"):
    path = folder / "software" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(AwesomeSelfhosted().read(path, folder))


def test_a_record_of_today(tmp_path):
    """Licence as given, release, and the commits of twelve months."""
    (one,) = read(tmp_path, RECORD)
    assert (one.record, one.name) == ("software/alpha.yml", "Alpha")
    assert one.repositories == ("https://code.example.org/alpha",)
    assert one.homepages == ("https://alpha.example.org/",)
    assert one.facts == {
        "licence": "AGPL-3.0",
        "latest-release": date(2026, 8, 20),
        "commits-12-months": 78,
    }


@pytest.mark.parametrize(
    "tag",
    [
        "v2.0.0-rc1",
        "2.0RC",
        "3.0b-beta.1",
        "nightly",
        "v1-alpha",
        "4.0.0-dev",
        "1.0preview2",
        "canary",
        "Snapshot-7",
        "test-build",
        "5.0-pre1",
        "5.0.pre",
    ],
)
def test_an_unfinished_release_is_none(tmp_path, tag):
    """Its day says nothing of the newest finished one."""
    (one,) = read(tmp_path, RECORD.replace("v1.2.3", tag))
    assert "latest-release" not in one.facts


@pytest.mark.parametrize("tag", ["search-1.2", "v2-march", "wordpress-6.4", "5.0.1", "''"])
def test_a_finished_release_is_one(tmp_path, tag):
    """Though a word of it holds the letters of rc or pre."""
    (one,) = read(tmp_path, RECORD.replace("v1.2.3", tag))
    assert one.facts["latest-release"] == date(2026, 8, 20)


@pytest.mark.parametrize(
    "written", ["'2026-08-20T23:10:05Z'", "2026-08-20T23:10:05Z", "2026-08-20"]
)
def test_the_day_of_a_release_is_read_without_its_hour(tmp_path, written):
    """As a text or as YAML's own dates."""
    (one,) = read(tmp_path, RECORD.replace("'2026-08-20'", written))
    assert one.facts["latest-release"] == date(2026, 8, 20)


@pytest.mark.parametrize("written", ["''", "null"])
def test_a_release_without_a_day_is_none(tmp_path, written):
    """And no problem."""
    (one,) = read(tmp_path, RECORD.replace("'2026-08-20'", written))
    assert set(one.facts) == {"licence", "commits-12-months"}


@pytest.mark.parametrize(
    ("licences", "expected"),
    [
        ("\n  - MIT", "MIT"),
        ("\n  - ⊘ Proprietary", "LicenseRef-proprietary"),
        ("\n  - Unknown", None),
        ("\n  - MIT\n  - GPL-2.0", None),
        (" []", None),
    ],
)
def test_licences_are_not_guessed(tmp_path, licences, expected):
    """Several without a word on how they combine are none; an ambiguous one stays so."""
    (one,) = read(tmp_path, RECORD.replace("\n  - AGPL-3.0", licences))
    assert one.facts.get("licence") == expected


def test_fewer_months_are_no_year(tmp_path):
    """A young record has no count."""
    (one,) = read(tmp_path, RECORD.replace("  2025-09: 1\n", ""))
    assert "commits-12-months" not in one.facts


def test_the_newest_twelve_months_count(tmp_path):
    """Older ones are left out."""
    (one,) = read(tmp_path, RECORD.replace("  2025-09: 1", "  2025-08: 100\n  2025-09: 1"))
    assert one.facts["commits-12-months"] == 78


def test_a_year_without_commits_is_known(tmp_path):
    """Nothing was done, which is not the same as nobody knowing."""
    head, _commits = RECORD.split("commit_history:\n")
    months = "".join(f"  2026-{month:02}: 0\n" for month in range(1, 13))
    (one,) = read(tmp_path, f"{head}commit_history:\n{months}")
    assert one.facts["commits-12-months"] == 0


def test_addresses_may_be_missing(tmp_path):
    """Then there are none."""
    (one,) = read(tmp_path, "name: Alpha\nwebsite_url: ''\ndemo_url: [1]\n")
    assert (one.repositories, one.homepages, one.facts) == ((), (), {})


def test_files_are_read_in_the_order_of_their_names(tmp_path):
    """With either ending, and no others."""
    for name in ("b.yml", "a.yaml", "c.yml", "readme.md"):
        read(tmp_path, RECORD, name)
    names = [path.name for path in AwesomeSelfhosted().records(tmp_path)]
    assert names == ["a.yaml", "b.yml", "c.yml"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"name: \xe9t\xe9\n", "software/alpha.yml:1:7: is not UTF-8 text"),
        ("name: [\n", "software/alpha.yml:2:1: lacks a value or a closing bracket"),
        ("- Alpha\n", "software/alpha.yml:1:1: has no name"),
        ("name: 5\n", "software/alpha.yml:1:7: name: has no name"),
        (
            "name: Alpha\nsource_code_url: [1]\n",
            "software/alpha.yml:2:18: source_code_url: is not an address",
        ),
        (
            "name: Alpha\nwebsite_url: 5\n",
            "software/alpha.yml:2:14: website_url: is not an address",
        ),
    ],
)
def test_a_malformed_record_is_one_line(tmp_path, text, expected):
    """And nothing of it is taken."""
    (problem,) = read(tmp_path, text)
    assert isinstance(problem, Problem)
    assert str(problem) == expected


@pytest.mark.parametrize(
    ("before", "after", "field"),
    [
        ("  - AGPL-3.0", "  - [AGPL-3.0]", "licenses"),
        ("published_at: '2026-08-20'", "published_at: yesterday", "current_release"),
        ("2026-08: 12", "2026-08: many", "commit_history"),
        ("current_release:\n  tag: v1.2.3", "current_release:\n  - v1\nx:", "current_release"),
    ],
)
def test_a_field_that_cannot_be_read_costs_only_itself(tmp_path, before, after, field):
    """The other facts of the record stand."""
    found = read(tmp_path, RECORD.replace(before, after))
    (problem,) = [one for one in found if isinstance(one, Problem)]
    (one,) = [one for one in found if not isinstance(one, Problem)]
    assert (problem.field, len(one.facts)) == (field, 2)


def test_another_folder_is_no_checkout(tmp_path):
    """With what is missing."""
    with pytest.raises(InputError) as caught:
        AwesomeSelfhosted().records(tmp_path)
    said = "holds no software/*.yml: it is no checkout of awesome-selfhosted-data"
    assert str(caught.value) == f"{tmp_path}: {said}"
