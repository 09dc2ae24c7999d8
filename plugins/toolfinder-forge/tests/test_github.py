"""What GitHub's answers become. Shapes are those of its documentation."""

from __future__ import annotations

from datetime import date

import pytest

from toolfinder_forge.fetching import RefusedError
from toolfinder_forge.records import Read

TODAY = date(2026, 11, 24)
ROOT = "/api/v3/repos/coop/alpha"


def test_github_tells_all_facts(github, read):
    """318 commits by their pages; two people with ten or more, a program left out."""
    github.lives()
    record, notes = read("github")
    assert record.facts() == {
        "licence": "AGPL-3.0",
        "latest-release": date(2026, 10, 1),
        "commits-12-months": 318,
        "maintainers": "few",
    }
    assert record.shares == (200, 10, 9)
    assert (record.day, record.page, record.archived) == (TODAY, github.repository, False)
    assert (record.moved, notes) == (False, [])
    root = "/api/v3/repos/coop/alpha"
    assert github.server.paths == [
        root,
        f"{root}/releases/latest",
        f"{root}/commits?since=2025-11-24T00:00:00Z&per_page=1",
        f"{root}/stats/contributors",
    ]


def test_statistics_of_the_documented_example(github, forge, read):
    """https://docs.github.com/en/rest/metrics/statistics: a week of ten commits from 2013-05-05."""
    github.lives()
    weeks = [{"w": 1367712000, "a": 6898, "d": 77, "c": 10}]
    author = {"login": "octocat", "id": 1, "type": "User", "site_admin": False}
    forge.instead(
        "/api/v3/repos/coop/alpha/stats/contributors",
        [{"author": author, "total": 135, "weeks": weeks}],
    )
    forge.instead(
        "/api/v3/repos/coop/alpha/releases/latest", {"published_at": "2013-02-27T19:35:32Z"}
    )
    record, _notes = read("github", today=date(2013, 11, 24))
    assert (record.shares, record.facts()["maintainers"]) == ((10,), "one")
    assert record.release == date(2013, 2, 27)


@pytest.mark.parametrize(
    ("at", "counted"),
    [(1_763_942_400, True), (1_763_942_399, False)],  # 2025-11-24T00:00:00Z, a second before
)
def test_weeks_count_that_begin_within_the_twelve_months(github, forge, read, at, counted):
    """365 days before, at midnight UTC."""
    path = "/api/v3/repos/coop/alpha/stats/contributors"
    github.lives()
    forge.instead(path, [github.contributor("ada", 12, at=at)])
    record, _notes = read("github")
    assert record.shares == ((12,) if counted else ())


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ({"spdx_id": "MIT"}, "MIT"),
        ({"spdx_id": "GPL-3.0-only"}, "GPL-3.0"),
        ({"spdx_id": "NOASSERTION", "key": "other"}, None),
        ({"spdx_id": None}, None),
        ({"spdx_id": "<b>MIT</b>"}, None),
        (None, None),
    ],
)
def test_a_licence_that_github_is_not_sure_of_is_none(github, read, terms, expected):
    """`NOASSERTION` is no statement; nobody can tell `-only` from its text."""
    github.lives(license=terms)
    assert read("github")[0].licence == expected


def test_without_a_release_there_is_no_day(github, forge, read):
    """Tags alone are no releases."""
    github.lives()
    forge.instead("/api/v3/repos/coop/alpha/releases/latest", {"message": "Not Found"}, status=404)
    record, _notes = read("github")
    assert "latest-release" not in record.facts()


@pytest.mark.parametrize(("data", "expected"), [([{"sha": "a"}], 1), ([], 0)])
def test_a_single_page_has_no_links(github, forge, read, data, expected):
    """One commit, or none in a year: nought is known too."""
    github.lives()
    path = "/api/v3/repos/coop/alpha/commits"
    forge.instead(path, data)
    assert read("github")[0].facts()["commits-12-months"] == expected


def test_a_last_page_that_github_cannot_calculate_is_no_count(github, forge, read):
    """Its documentation on pages: the link to the last may be left out."""
    github.lives()
    forge.instead(f"{ROOT}/commits", [{"sha": "a"}], Link=f'<{forge.url}/x?page=2>; rel="next"')
    record, notes = read("github")
    assert record.commits is None
    assert notes == ["the forge does not say how many commits there were in a year"]


def test_an_empty_repository_has_no_commits(github, forge, read):
    """GitHub answers 409, and 204 for the statistics."""
    github.lives()
    root = "/api/v3/repos/coop/alpha"
    for path, status in ((f"{root}/commits", 409), (f"{root}/stats/contributors", 204)):
        forge.instead(path, {"message": "Git Repository is empty."}, status=status)
    record, _notes = read("github")
    assert (record.commits, record.shares) == (0, ())
    assert "maintainers" not in record.facts()


def test_while_github_still_counts_the_rest_is_known(github, forge, read, clock):
    """And it is said that something lacks."""
    github.lives()
    path = "/api/v3/repos/coop/alpha/stats/contributors"
    forge.instead(path, {}, status=202)
    record, notes = read("github")
    assert (record.shares, record.commits) == (None, 318)
    assert notes == ["the forge is still counting who wrote what: ask again later"]


def test_a_moved_repository_is_followed_and_named(github, forge, read):
    """301 to its number, as GitHub does; the rest is asked under the new name."""
    forge.says(
        "/api/v3/repos/coop/alpha", status=301, Location=f"{forge.url}/api/v3/repositories/7"
    )
    github.lives(root="/api/v3/repos/new/beta", full_name="new/beta")
    forge.says("/api/v3/repositories/7", github.about(full_name="new/beta"))
    record, _notes = read("github")
    assert (record.page, record.moved) == (f"{forge.url}/new/beta", True)
    assert record.repository == f"{forge.url}/coop/alpha"
    assert record.commits == 318


def test_another_case_is_no_move(github, read):
    """GitHub does not mind it."""
    github.lives(full_name="Coop/Alpha", root="/api/v3/repos/coop/alpha")
    github.lives(full_name="Coop/Alpha", root="/api/v3/repos/Coop/Alpha")
    record, _notes = read("github")
    assert (record.page.rpartition("/")[2], record.moved) == ("Alpha", False)


def test_an_archived_repository_says_so(github, read):
    """Its facts are facts all the same."""
    github.lives(archived=True)
    assert read("github")[0].archived is True


def test_what_has_not_changed_is_taken_from_the_record(github, forge, read):
    """304 for the repository and its release; commits are counted anew, their year is another."""
    github.lives()
    first, _notes = read("github")
    again, _notes = read("github", old=first)
    assert again == first
    sent = [headers.get("If-None-Match") for _m, _p, headers in forge.asked[4:]]
    assert sent == ['"repo-1"', 'W/"release-1"', None, None]


@pytest.mark.parametrize("status", [200, 404])
def test_an_old_etag_does_not_stand_for_a_new_answer(github, forge, read, status):
    """A release was taken back, or the forge sends no ETag any more."""
    github.lives()
    first, _notes = read("github")
    forge.instead(f"{ROOT}/releases/latest", {"published_at": "2026-11-02T00:00:00Z"}, status)
    again, _notes = read("github", old=first)
    assert again.reads["release"].etag == ""
    assert again.release == (date(2026, 11, 2) if status == 200 else None)


def test_an_etag_of_another_address_is_not_sent(github, forge, read):
    """It belongs to another answer."""
    github.lives()
    first, _notes = read("github")
    other = Read("https://api.github.com/repos/x/y", '"repo-1"', {"path": "x/y"})
    first.reads["repository"] = other
    again, _notes = read("github", old=first)
    assert again.page == github.repository


@pytest.mark.parametrize(
    ("path", "data", "said"),
    [
        ("", [], "repository: the answer is not an object"),
        ("", {"full_name": 7}, "repository: full_name is not a repository's name"),
        ("", {"full_name": "a/../b"}, "repository: full_name is not a repository's name"),
        ("", {"full_name": "a/<b>"}, "repository: full_name is not a repository's name"),
        ("", {"full_name": "a/b", "archived": "no"}, "repository: archived is not true or false"),
        ("", {"full_name": "a/b", "license": "MIT"}, "repository: license is not an object"),
        (
            "",
            {"full_name": "coop/alpha", "license": {"spdx_id": ["MIT"]}},
            "repository: license.spdx_id is not a short text",
        ),
        (
            "",
            {"full_name": "coop/alpha", "license": {"spdx_id": "M" * 301}},
            "repository: license.spdx_id is not a short text",
        ),
        ("/releases/latest", [], "release: the answer is not an object"),
        ("/releases/latest", {}, "release: published_at is not a date and time"),
        (
            "/releases/latest",
            {"published_at": "yesterday"},
            "release: published_at is not a date and time",
        ),
        (
            "/releases/latest",
            {"published_at": "2026-11-26T00:00:00Z"},
            "release: published_at is not a day up to today",
        ),
        ("/commits", {"a": 1}, "commits: the answer is not a list"),
        ("/stats/contributors", {"a": 1}, "contributors: the answer is not a list"),
        ("/stats/contributors", [1], "contributors: 0 is not an object"),
        ("/stats/contributors", [{"weeks": 1}], "contributors: 0.weeks is not a list"),
        (
            "/stats/contributors",
            [{"weeks": [{"w": 1_795_219_200, "c": "1"}]}],
            "contributors: 0.weeks.0.c is not a whole number",
        ),
        (
            "/stats/contributors",
            [{"weeks": [{"w": 1_795_219_200, "c": -1}]}],
            "contributors: 0.weeks.0.c is not a whole number",
        ),
        (
            "/stats/contributors",
            [{"weeks": [{"w": True, "c": 1}]}],
            "contributors: 0.weeks.0.w is not a whole number",
        ),
    ],
)
def test_odd_answers_are_refused_in_one_line(github, forge, read, path, data, said):
    """With the part and the field, and without what was in it."""
    github.lives()
    forge.instead(f"{ROOT}{path}", data)
    with pytest.raises(RefusedError) as caught:
        read("github")
    assert str(caught.value) == said


def test_a_clock_that_is_fast_is_forgiven(github, forge, read):
    """Tomorrow somewhere is today."""
    github.lives()
    path = f"{ROOT}/releases/latest"
    forge.instead(path, {"published_at": "2026-11-25T01:00:00+00:00"})
    assert read("github")[0].release == TODAY
