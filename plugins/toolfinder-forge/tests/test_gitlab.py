"""What GitLab's answers become. Shapes are those of its documentation."""

from __future__ import annotations

from datetime import date

import pytest

from toolfinder_forge import forges

PROJECT = "/api/v4/projects/coop%2Falpha"


def project(**changes):
    """https://docs.gitlab.com/api/projects/#get-a-single-project, for who does not sign in."""
    return {
        "id": 3,
        "path_with_namespace": "coop/alpha",
        "web_url": "https://gitlab.example.com/coop/alpha",
        "license_url": None,
        "license": {"key": "agpl-3.0", "name": "GNU Affero General Public License v3.0"},
        **changes,
    }


def gitlab_commit(name, day="2026-11-01", parents=1, email=None):
    """https://docs.gitlab.com/api/commits/#list-repository-commits."""
    return {
        "id": "ed899a2f4b50b4370feeea94676502b42383c746",
        "author_name": name,
        "author_email": email or f"{name}@example.org",
        "committed_date": f"{day}T11:50:22.001+00:00",
        "parent_ids": ["6104942438c14ec7bd21c6cd5bd995272b3faff6"] * parents,
    }


def gitlab_lives(forge, commits=(), **changes):
    forge.says(f"{PROJECT}?license=true", project(**changes))
    forge.says(
        f"{PROJECT}/releases",
        [
            {"tag_name": "v3", "released_at": "2027-01-01T00:00:00Z", "upcoming_release": True},
            {"tag_name": "v2", "released_at": "2026-09-30T23:30:00.000-02:00"},
            {"tag_name": "v1", "released_at": "2019-01-03T01:55:18.203Z"},
        ],
    )
    listing = f"{PROJECT}/repository/commits?since=2025-11-24T00:00:00Z&per_page=100&page="
    pages = list(commits) or [[]]
    for number, page in enumerate(pages, start=1):
        more = {"Link": f'<{forge.url}/x?page={number + 1}>; rel="next"'}
        forge.says(f"{listing}{number}", page, **(more if number < len(pages) else {}))


def test_gitlab_tells_all_facts(forge, read):
    """Page by page; merges count as commits and make nobody a maintainer."""
    ada = [gitlab_commit("ada")] * 9 + [gitlab_commit("Ada L.", email="ada@example.org")]
    ben = [gitlab_commit("ben")] * 9 + [gitlab_commit("ben", parents=2)] * 5
    gitlab_lives(forge, [ada, [*ben, gitlab_commit("renovate-bot")]])
    record, notes = read("gitlab")
    assert record.facts() == {
        "licence": "AGPL-3.0",
        "latest-release": date(2026, 10, 1),
        "commits-12-months": 25,
        "maintainers": "one",
    }
    assert (record.shares, record.archived, notes) == ((10, 9), None, [])
    assert len(forge.asked) == 4


def test_gitlab_tells_who_signs_in_whether_it_is_archived(forge, read):
    """Others are not told (GitLab's `basic_project_details`): unknown, not false."""
    gitlab_lives(forge, archived=True)
    assert read("gitlab")[0].archived is True


def test_the_documented_releases_of_gitlab(forge, read):
    """https://docs.gitlab.com/api/releases/: v0.2 of 2019-01-03 comes first."""
    gitlab_lives(forge)
    listed = ["2019-01-03T01:56:19.539Z", "2019-01-03T01:55:18.203Z"]
    forge.instead(f"{PROJECT}/releases", [{"released_at": moment} for moment in listed])
    assert read("gitlab")[0].release == date(2019, 1, 3)


@pytest.mark.parametrize("status", [403, 404])
def test_a_project_may_keep_its_releases_to_itself(forge, read, status):
    """Then their day is not known."""
    gitlab_lives(forge)
    forge.instead(f"{PROJECT}/releases", {"message": "no"}, status=status)
    assert read("gitlab")[0].release is None


def test_a_project_in_groups_is_asked_for_by_its_whole_path(forge, read):
    """With its slashes written as %2F."""
    root = "/api/v4/projects/a%2Fb%2Fc"
    forge.says(f"{root}?license=true", project(path_with_namespace="a/b/c", license=None))
    forge.says(f"{root}/releases", [])
    forge.says(f"{root}/repository/commits", [])
    record, _notes = read("gitlab", path="a/b/c")
    assert (record.page, record.facts()) == (f"{forge.url}/a/b/c", {"commits-12-months": 0})


def test_too_many_pages_are_not_counted(forge, read, monkeypatch):
    """A part of the commits is no count of them."""
    monkeypatch.setattr(forges, "MAX_PAGES", 2)
    gitlab_lives(forge, [[gitlab_commit("ada")] * 100] * 3)
    record, notes = read("gitlab")
    assert (record.commits, record.shares) == (None, None)
    assert notes == ["more than 200 commits in a year: they were not counted"]
    assert len(forge.asked) == 4


def test_as_many_pages_as_are_read_are_counted(forge, read, monkeypatch):
    """The last of them has no next."""
    monkeypatch.setattr(forges, "MAX_PAGES", 2)
    gitlab_lives(forge, [[gitlab_commit("ada")] * 100] * 2)
    assert read("gitlab")[0].commits == 200


@pytest.mark.parametrize("name", [None, 7, "a" * 10_000, "\x1b[31mred"])
def test_an_odd_name_of_an_author_is_no_reason_to_stop(forge, read, name):
    """Names are only compared, and never kept."""
    gitlab_lives(forge, [[gitlab_commit(name, email="a@example.org")]])
    assert read("gitlab")[0].shares == (1,)
