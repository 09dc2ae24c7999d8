"""What each kind of forge is asked, and what its answers say.

GitHub: https://docs.github.com/rest (repos, releases, commits, metrics/statistics).
GitLab: https://docs.gitlab.com/api/ (projects, releases, commits).
Forgejo and Gitea: https://forgejo.org/docs/latest/user/api-usage/ and the Swagger page of every
server (`/api/swagger`); the one is made after the other, and what is read here is the same.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from datetime import UTC
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from typing import Any
from urllib.parse import quote

from toolfinder.i18n import Message

from toolfinder_forge import texts
from toolfinder_forge.answers import Part
from toolfinder_forge.answers import licence
from toolfinder_forge.answers import parts
from toolfinder_forge.fetching import Answer
from toolfinder_forge.fetching import Client
from toolfinder_forge.people import is_robot
from toolfinder_forge.people import shares
from toolfinder_forge.places import Kind
from toolfinder_forge.places import Place
from toolfinder_forge.records import Read
from toolfinder_forge.records import Record

MAX_PAGES = 100
"""Pages of commits that are read at most, of 100 (GitLab) or 50 (Forgejo) each."""

EMPTY = 409
"""What GitHub, Forgejo and Gitea answer for commits of an empty repository."""


class Visit:
    """One repository being read. `notes` collects what could not be found out.

    Args:
        client: asks.
        place: the repository.
        old: what is known of it.
        today: the last of the twelve months.
    """

    def __init__(self, client: Client, place: Place, old: Record | None, today: date) -> None:
        self.place = place
        self.today = today
        self.since = datetime.combine(today - timedelta(days=365), time(), UTC)
        self.notes: list[Message] = []
        self.reads: dict[str, Read] = {}
        self.client = client
        self._old = old.reads if old else {}

    @property
    def since_text(self) -> str:
        """The begin of the twelve months, as a query states it."""
        return self.since.strftime("%Y-%m-%dT%H:%M:%SZ")

    def part(
        self,
        name: str,
        path: str,
        read: Callable[[Any], dict[str, Any]],
        absent: Mapping[int, dict[str, Any]] | None = None,
    ) -> dict[str, Any]:
        """The values of one part: read now, or those of last time when nothing has changed.

        Args:
            name: of the part.
            path: what comes after the API's address.
            read: makes plain JSON values of the answer's data.
            absent: the values that a status other than 200 means.
        """
        url = f"{self.place.api}{path}"
        old = self._old.get(name)
        etag = old.etag if old and old.url == url else ""
        answer = self.client.get(url, etag=etag, accept=absent or ())
        if answer.status == 304 and old:
            made = old
        elif absent and answer.status in absent:
            made = Read(url, "", absent[answer.status])
        else:
            made = Read(url, answer.etag, read(answer.data))
        self.reads[name] = made
        return made.values

    def pages(self, path: str) -> Iterator[Answer]:
        """The pages of a list, up to `MAX_PAGES`; `path` ends in `page=`."""
        page: int | None = 1
        while page is not None:
            if page > MAX_PAGES:
                raise _TooManyError
            answer = self.client.get(f"{self.place.api}{path}{page}", accept=(EMPTY,))
            yield answer
            page = page + 1 if answer.next else None

    def record(self, repository: str, about: Mapping[str, Any], **found: Any) -> Record:
        """The record; `about` is what the part on the repository says."""
        page = f"{self.place.origin}/{about['path']}"
        return Record(
            repository,
            day=self.today,
            page=page,
            archived=about["archived"],
            licence=about["licence"],
            reads=self.reads,
            **found,
        )


class _TooManyError(Exception):
    """There are more pages than are read."""


def github(visit: Visit, repository: str) -> Record:
    """Four requests: the repository, its newest release, a year's commits, who wrote them."""

    def about(data: Any) -> dict[str, Any]:
        part = Part("repository", data)
        terms = part.inner("license")
        return {
            "path": part.path("full_name"),
            "archived": part.flag("archived"),
            "licence": licence(terms.text("spdx_id")) if terms else None,
        }

    seen = visit.part("repository", f"/repos/{visit.place.path}", about)
    root = f"/repos/{seen['path']}"
    release = visit.part(
        "release", f"{root}/releases/latest", _published("published_at", visit.today), {404: {}}
    )
    return visit.record(
        repository,
        seen,
        release=_day(release),
        commits=_github_commits(visit, root),
        shares=_github_shares(visit, root),
    )


def _github_commits(visit: Visit, root: str) -> int | None:
    """The number of the last page, of one commit each
    (https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api)."""
    url = f"{visit.place.api}{root}/commits?since={visit.since_text}&per_page=1"
    answer = visit.client.get(url, accept=(EMPTY,))
    if answer.next and not answer.last:  # `last` is left out if it can't be calculated
        visit.notes.append(texts.NOT_COUNTED)
        return None
    return answer.last or (0 if answer.status == EMPTY else len(parts("commits", answer.data)))


def _github_shares(visit: Visit, root: str) -> tuple[int, ...] | None:
    """Commits a person, merges left out, in the weeks that began within the twelve months
    (https://docs.github.com/rest/metrics/statistics)."""
    answer = visit.client.get(
        f"{visit.place.api}{root}/stats/contributors", accept=(204,), again=(202,)
    )
    if answer.status == 202:
        visit.notes.append(texts.STILL_COUNTING)
        return None
    if answer.status == 204:
        return ()
    counts = []
    for one in parts("contributors", answer.data):
        author = one.inner("author")
        weeks = one.objects("weeks")
        commits = sum(w.count("c") for w in weeks if w.count("w") >= visit.since.timestamp())
        robot = author is not None and (
            author.mark("type") == "Bot" or is_robot(author.mark("login"))
        )
        if commits and not robot:
            counts.append(commits)
    return tuple(sorted(counts, reverse=True))


def gitlab(visit: Visit, repository: str) -> Record:
    """The project with its licence, its releases, and a year's commits page by page."""

    def about(data: Any) -> dict[str, Any]:
        part = Part("project", data)
        terms = part.inner("license")
        return {
            "path": part.path("path_with_namespace"),
            "archived": part.flag("archived"),  # told only to who signs in
            "licence": licence(terms.text("key")) if terms else None,
        }

    def newest(data: Any) -> dict[str, Any]:
        for one in parts("releases", data):
            if not one.flag("upcoming_release"):
                return {"day": one.past_day("released_at", visit.today).isoformat()}
        return {}

    seen = visit.part("repository", f"/projects/{_id(visit.place.path)}?license=true", about)
    root = f"/projects/{_id(seen['path'])}"
    # 403 and 404: the project keeps its releases to itself, or has none to show
    release = visit.part("release", f"{root}/releases?per_page=20", newest, {403: {}, 404: {}})
    listing = f"{root}/repository/commits?since={visit.since_text}&per_page=100&page="

    def commit(part: Part) -> tuple[str, str, bool]:
        merge = len(part.many("parent_ids")) > 1
        return part.mark("author_name"), part.mark("author_email"), merge

    commits, people = _commits(visit, listing, commit, lambda _part: True)
    return visit.record(repository, seen, release=_day(release), commits=commits, shares=people)


def _id(path: str) -> str:
    return quote(path, safe="")


def forgejo(visit: Visit, repository: str) -> Record:
    """The repository, its newest release, and commits page by page back to a year ago."""

    def about(data: Any) -> dict[str, Any]:
        part = Part("repository", data)
        found = part.many("licenses")  # newer Gitea tells; of several nobody knows how they join
        name = found[0] if len(found) == 1 and isinstance(found[0], str) else ""
        return {
            "path": part.path("full_name"),
            "archived": part.flag("archived"),
            "licence": licence(name),
        }

    seen = visit.part("repository", f"/repos/{visit.place.path}", about)
    root = f"/repos/{seen['path']}"
    release = visit.part(
        "release", f"{root}/releases/latest", _published("published_at", visit.today), {404: {}}
    )
    listing = (
        f"{root}/commits?since={visit.since_text}&stat=false&verification=false&files=false"
        "&limit=50&page="
    )

    def commit(part: Part) -> tuple[str, str, bool]:
        inner = part.inner("commit")
        author = inner.inner("author") if inner else None
        merge = len(part.many("parents")) > 1
        return (author.mark("name"), author.mark("email"), merge) if author else ("", "", merge)

    def within(part: Part) -> bool:
        """Newer Gitea knows `since` (its pull request 34497); others list all, newest first."""
        inner = part.inner("commit")
        committer = inner.inner("committer") if inner else None
        return committer is None or committer.day("date") >= visit.since.date()

    commits, people = _commits(visit, listing, commit, within)
    return visit.record(repository, seen, release=_day(release), commits=commits, shares=people)


def _commits(
    visit: Visit,
    listing: str,
    read: Callable[[Part], tuple[str, str, bool]],
    within: Callable[[Part], bool],
) -> tuple[int | None, tuple[int, ...] | None]:
    """How many commits there are, and how many a person wrote, merges left out.

    Neither when there are too many pages. Reading ends at a page without a commit of the year.
    """
    total = 0
    authors = []
    try:
        for answer in visit.pages(listing):
            if answer.status == EMPTY:
                break
            found = [part for part in parts("commits", answer.data) if within(part)]
            total += len(found)
            for name, email, merge in map(read, found):
                if not merge:
                    authors.append((name, email))
            if not found:
                break
    except _TooManyError:
        visit.notes.append(texts.TOO_MANY(n=total))
        return None, None
    return total, tuple(shares(authors))


def _published(field: str, today: date) -> Callable[[Any], dict[str, Any]]:
    return lambda data: {"day": Part("release", data).past_day(field, today).isoformat()}


def _day(values: Mapping[str, Any]) -> date | None:
    return date.fromisoformat(values["day"]) if "day" in values else None


READERS: Mapping[Kind, Callable[[Visit, str], Record]] = {
    "github": github,
    "gitlab": gitlab,
    "forgejo": forgejo,
}
