"""awesome-selfhosted-data: one YAML file a piece of software, renewed daily by its robots.

Format: the repository's own `software/*.yml` and the `data` part of `hecat`, which renews
them (https://github.com/nodiscc/hecat).
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING
from typing import Any

from toolfinder.errors import InputError
from toolfinder.errors import Problem
from toolfinder.i18n import _
from toolfinder.importing import Importer
from toolfinder.importing import Observation
from toolfinder.yamlsource import YamlSource

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROPRIETARY = "⊘ Proprietary"
"""The list's word for every licence that the OSI has not approved."""

_NO_LICENCE = {"Unknown", PROPRIETARY}
_UNFINISHED = re.compile(
    r"alpha|beta|rc\d*\b|nightly|dev|preview|canary|snapshot|test|[-.]pre", re.I
)
_ADDRESSES = ("source_code_url", "website_url")


class AwesomeSelfhosted(Importer):
    """Licence, newest release and activity."""

    id = "awesome-selfhosted"
    label = "awesome-selfhosted-data"
    homepage = "https://github.com/awesome-selfhosted/awesome-selfhosted-data"
    licence = "CC-BY-SA-3.0"

    def records(self, checkout: Path) -> list[Path]:
        """The files of `software/`."""
        folder = checkout / "software"
        found = sorted([*folder.glob("*.yml"), *folder.glob("*.yaml")])
        if not found:
            raise self.no_checkout(checkout, "software/*.yml")
        return found

    def read(self, path: Path, checkout: Path) -> Iterator[Observation | Problem]:
        """One piece of software."""
        name = path.relative_to(checkout).as_posix()
        try:
            source = YamlSource.from_path(path, name)
        except InputError as error:
            yield from error.problems
            return
        data = source.data
        if not isinstance(data, dict) or not isinstance(data.get("name"), str):
            yield source.problem(_("has no name"), ("name",))
            return
        wrong = [key for key in _ADDRESSES if not isinstance(data.get(key, ""), str)]
        if wrong:
            yield source.problem(_("is not an address"), (wrong[0],))
            return
        facts: dict[str, Any] = {}
        for fact, reading in (
            ("licence", _licence),
            ("latest-release", _release),
            ("commits-12-months", _commits),
        ):
            try:
                value = reading(data)
            except (TypeError, ValueError, AttributeError) as error:
                yield source.problem(
                    _("cannot be read: {error}").format(error=error), (_KEYS[fact],)
                )
                continue
            if value is not None:
                facts[fact] = value
        yield Observation(
            name,
            data["name"],
            repositories=tuple(filter(None, [data.get("source_code_url")])),
            homepages=tuple(filter(None, [data.get("website_url")])),
            facts=facts,
        )


_KEYS = {
    "licence": "licenses",
    "latest-release": "current_release",
    "commits-12-months": "commit_history",
}


def _licence(data: dict[str, Any]) -> str | None:
    """The licence as the list gives it; None when it gives several, but not how they combine."""
    named = data.get("licenses") or []
    if not all(isinstance(licence, str) for licence in named):
        raise TypeError(_("a licence is not a text"))
    if len(named) != 1:
        return None
    if named[0] in _NO_LICENCE:
        return "LicenseRef-proprietary" if named[0] == PROPRIETARY else None
    return str(named[0])


def _release(data: dict[str, Any]) -> date | None:
    """The day of the newest release, unless its tag tells that it is unfinished."""
    release = data.get("current_release")
    if (
        not release
        or not release.get("published_at")
        or _UNFINISHED.search(str(release.get("tag")))
    ):
        return None
    return date.fromisoformat(str(release["published_at"])[:10])


def _commits(data: dict[str, Any]) -> int | None:
    """Commits in the twelve months that the list keeps; None when it keeps fewer."""
    history = data.get("commit_history") or {}
    months = sorted(history)[-12:]
    return sum(int(history[month]) for month in months) if len(months) == 12 else None
