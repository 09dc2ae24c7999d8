"""How many people keep a repository going, from who wrote how many of a year's commits.

As the claims that people wrote in the catalogue count (their notes say so, tool by tool):
people with ten commits or more in a year, programs left out; two to nine are a few, ten and
more are many. The threshold keeps passers-by from counting.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

ENOUGH = 10
"""Commits in twelve months from which somebody counts as a maintainer."""

MANY = 10
"""Maintainers from which there are many."""

_ROBOT = re.compile(
    r".*\[bot\]|.*[-_]bot|(dependabot|renovate|weblate|greenkeeper|github-actions|"
    r"pre-commit-ci|transifex|hosted weblate|gitlab-bot|github actions)\b.*",
    re.IGNORECASE,
)


def is_robot(name: str) -> bool:
    """Whether a name is one that programs bear: `dependabot[bot]`, `renovate`, `weblate`."""
    return _ROBOT.fullmatch(name.strip()) is not None


def shares(authors: Iterable[tuple[str, str]]) -> list[int]:
    """Commits a person, most first, from the name and e-mail address of each commit's author.

    Commits with a name or an address in common are one person's; programs are left out.
    """
    written = Counter(
        (name.strip().casefold(), email.strip().casefold()) for name, email in authors
    )
    leader: dict[tuple[str, str], tuple[str, str]] = {}

    def lead(mark: tuple[str, str]) -> tuple[str, str]:
        while leader.setdefault(mark, mark) != mark:
            mark = leader[mark]
        return mark

    people = {who: n for who, n in written.items() if not is_robot(who[0])}
    for name, email in people:
        marks = [(kind, text) for kind, text in (("name", name), ("email", email)) if text]
        for mark in marks[1:]:
            leader[lead(mark)] = lead(marks[0])
    each: Counter[tuple[str, str]] = Counter()
    for (name, email), n in people.items():
        each[lead(("name", name) if name else ("email", email))] += n
    return sorted(each.values(), reverse=True)


def maintainers(counts: Iterable[int]) -> str | None:
    """`one`, `few` or `many`, from commits a person; None when nobody wrote enough to tell."""
    found = sum(count >= ENOUGH for count in counts)
    if found == 0:
        return None
    return "one" if found == 1 else "few" if found < MANY else "many"
