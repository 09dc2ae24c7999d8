"""What Forgejo's and Gitea's answers become. Shapes are those of their API pages."""

from __future__ import annotations

from datetime import date

import pytest

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
    assert record.facts() == {
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
    assert "licence" not in read("forgejo")[0].facts()


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
