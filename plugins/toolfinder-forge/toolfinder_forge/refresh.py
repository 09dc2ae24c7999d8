"""Goes from repository to repository, and keeps what was read even when the way ends early."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from toolfinder.errors import Problem

from toolfinder_forge.fetching import Client
from toolfinder_forge.fetching import ExhaustedError
from toolfinder_forge.fetching import RefusedError
from toolfinder_forge.fetching import UnreachableError
from toolfinder_forge.forges import READERS
from toolfinder_forge.forges import Visit
from toolfinder_forge.places import Place
from toolfinder_forge.records import Record
from toolfinder_forge.records import known
from toolfinder_forge.records import save

if TYPE_CHECKING:
    from pathlib import Path

MISSES = 3
"""Failures to reach a host, one after the other, after which it is left alone."""

GONE = frozenset((404, 410))


@dataclass(frozen=True, slots=True)
class Target:
    """A tool, the address of its repository, and where that is."""

    tool: str
    repository: str
    place: Place


@dataclass
class Outcome:
    """What came of it.

    Attributes:
        asked: how many repositories were asked for.
        records: those that were read or found gone, by tool.
        left: tools that were not asked for, since their forge asked for rest or is not there.
        problems: what went wrong, by tool.
    """

    asked: int = 0
    records: dict[str, Record] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def oldest_first(
    repositories: Mapping[str, str], folder: Path, today: date, max_age: int
) -> list[str]:
    """Tools whose last answer is more than `max_age` days old, longest ago first."""
    asked = {}
    for tool, repository in repositories.items():
        record = known(repository, folder)
        asked[tool] = record.asked if record else date.min
    due = [tool for tool, day in asked.items() if (today - day).days > max_age]
    return sorted(due, key=lambda tool: (asked[tool], tool))


def refresh(
    targets: list[Target],
    client: Client,
    folder: Path,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Outcome:
    """Ask for each repository, one after the other, and write its record.

    Raises:
        OSError: a record cannot be written.
    """
    tour = _Tour(client, folder)
    for done, target in enumerate(targets, start=1):
        tour.visit(target)
        progress(done, len(targets))
    return tour.outcome


class _Tour:
    """One run: what came of it so far, and which forges want to be left alone."""

    def __init__(self, client: Client, folder: Path) -> None:
        self.outcome = Outcome()
        self._client = client
        self._folder = folder
        self._read: dict[str, Record] = {}
        self._misses: Counter[str] = Counter()
        self._resting: set[str] = set()

    def visit(self, target: Target) -> None:
        """Ask for one repository, unless it was read for another tool or its forge rests."""
        outcome, host = self.outcome, target.place.host
        if target.repository in self._read:
            outcome.records[target.tool] = self._read[target.repository]
            return
        if host in self._resting:
            outcome.left.append(target.tool)
            return
        outcome.asked += 1
        try:
            record = self._record(target)
        except (ExhaustedError, UnreachableError) as error:
            self._misses[host] += 1
            if isinstance(error, ExhaustedError) or self._misses[host] >= MISSES:
                self._resting.add(host)
            outcome.left.append(target.tool)
            outcome.problems.append(Problem(str(error), target.tool))
            return
        except RefusedError as error:
            outcome.problems.append(Problem(str(error), target.tool))
        else:
            save(record, self._folder)
            outcome.records[target.tool] = self._read[target.repository] = record
        self._misses[host] = 0

    def _record(self, target: Target) -> Record:
        """What the forge says of a repository, or that it knows it no more."""
        today = self._client.clock.today()
        old = known(target.repository, self._folder)
        visit = Visit(self._client, target.place, old, today)
        try:
            record = READERS[target.place.kind](visit, target.repository)
        except RefusedError as error:
            if error.status not in GONE or visit.reads:  # it is there, and a part of it is not
                raise
            return replace(old or Record(target.repository), gone=today)
        self.outcome.problems += [Problem(str(note), target.tool) for note in visit.notes]
        return record
