"""What each forge's answers become. Shapes are those of the forges' documentation."""

from __future__ import annotations

from datetime import date

import pytest

from toolfinder_forge import forges
from toolfinder_forge.fetching import RefusedError
from toolfinder_forge.forges import READERS
from toolfinder_forge.forges import Visit
from toolfinder_forge.places import Place
from toolfinder_forge.records import Read

TODAY = date(2026, 11, 24)


@pytest.fixture
def read(forge, client):
    """Reads `coop/alpha` on a forge of a kind; the record and the notes."""

    def read(kind, old=None, today=TODAY, path="coop/alpha"):
        visit = Visit(client, Place(kind, forge.host, path), old, today)
        return READERS[kind](visit, f"{forge.url}/{path}"), list(map(str, visit.notes))

    return read


def told(record):
    """The facts with their ids."""
    return record.facts()


# GitHub


def test_github_tells_all_facts(github, read):
    """318 commits by their pages; two people with ten or more, a program left out."""
    github.lives()
    record, notes = read("github")
    assert told(record) == {
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
    assert (record.shares, told(record)["maintainers"]) == ((10,), "one")
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
    assert "latest-release" not in told(record)


@pytest.mark.parametrize(("data", "expected"), [([{"sha": "a"}], 1), ([], 0)])
def test_a_single_page_has_no_links(github, forge, read, data, expected):
    """One commit, or none in a year: nought is known too."""
    github.lives()
    path = "/api/v3/repos/coop/alpha/commits"
    forge.instead(path, data)
    assert told(read("github")[0])["commits-12-months"] == expected


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
    assert "maintainers" not in told(record)


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


ROOT = "/api/v3/repos/coop/alpha"


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


# GitLab

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
    assert told(record) == {
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
    assert (record.page, told(record)) == (f"{forge.url}/a/b/c", {"commits-12-months": 0})


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


# Forgejo and Gitea

REPO = "/api/v1/repos/coop/alpha"


def forgejo_commit(name, day="2026-11-01", parents=1):
    """`Commit` of https://codeberg.org/api/swagger: git's own under `commit`."""
    who = {"name": name, "email": f"{name}@example.org", "date": f"{day}T10:00:00Z"}
    return {
        "sha": "a",
        "author": None,
        "commit": {"author": {**who, "date": "2001-01-01T00:00:00Z"}, "committer": who},
        "parents": [{"sha": "b"}] * parents,
    }


def forgejo_lives(forge, *pages, **changes):
    about = {"id": 1, "full_name": "coop/alpha", "archived": False, "empty": False, **changes}
    forge.says(REPO, about)
    forge.says(f"{REPO}/releases/latest", {"id": 1, "published_at": "2026-05-04T03:02:01+02:00"})
    listing = (
        f"{REPO}/commits?since=2025-11-24T00:00:00Z&stat=false&verification=false&files=false"
        "&limit=50&page="
    )
    for number, page in enumerate(pages, start=1):
        more = {"Link": f'<{forge.url}/x?page={number + 1}>; rel="next"', "X-Total-Count": "999"}
        forge.says(f"{listing}{number}", page, **(more if number < len(pages) else {}))


def test_forgejo_tells_all_facts(forge, read):
    """The total that it states is of all commits ever, and not used."""
    ada = [forgejo_commit("ada")] * 12
    forgejo_lives(forge, ada, [forgejo_commit("ben", parents=2)], licenses=["GPL-3.0-or-later"])
    record, notes = read("forgejo")
    assert told(record) == {
        "licence": "GPL-3.0",
        "latest-release": date(2026, 5, 4),
        "commits-12-months": 13,
        "maintainers": "one",
    }
    assert (record.archived, notes) == (False, [])


@pytest.mark.parametrize("licenses", [None, [], ["MIT", "Apache-2.0"], [7], ["no-licence"]])
def test_forgejo_may_not_know_the_licence(forge, read, licenses):
    """None (as Forgejo), or several: nobody knows how they join."""
    forgejo_lives(forge, [], **({} if licenses is None else {"licenses": licenses}))
    assert "licence" not in told(read("forgejo")[0])


def test_an_older_server_lists_all_commits(forge, read):
    """It does not know `since`: reading ends at the first page that is wholly older."""
    forgejo_lives(
        forge,
        [forgejo_commit("ada"), forgejo_commit("ada", "2025-11-24")],
        [forgejo_commit("ada", "2025-11-23"), forgejo_commit("ada", "2026-01-01")],
        [forgejo_commit("ada", "2025-01-01")],
        [forgejo_commit("ada", "2024-01-01")],
    )
    assert read("forgejo")[0].commits == 3
    assert forge.paths[-1].endswith("page=3")


def test_an_empty_repository_of_forgejo(forge, read):
    """409, as the source of its API says."""
    forgejo_lives(forge)
    forge.says(f"{REPO}/commits", {"message": "Git Repository is empty."}, status=409)
    record, _notes = read("forgejo")
    assert (record.commits, record.shares) == (0, ())


def test_a_commit_without_author_is_a_commit(forge, read):
    """Of nobody who is known."""
    forgejo_lives(forge, [{"sha": "a"}])
    record, _notes = read("forgejo")
    assert (record.commits, record.shares) == (1, (1,))
