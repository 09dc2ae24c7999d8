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


@pytest.mark.parametrize("tag", ["v2.0.0-rc1", "3.0b-beta.1", "nightly", "v1-alpha", "4.0.0-dev"])
def test_an_unfinished_release_is_none(tmp_path, tag):
    """Its day says nothing of the newest finished one."""
    (one,) = read(tmp_path, RECORD.replace("v1.2.3", tag))
    assert "latest-release" not in one.facts


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
