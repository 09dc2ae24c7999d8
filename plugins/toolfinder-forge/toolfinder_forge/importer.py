"""Turns records into observations. No network: the same records, the same observations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolfinder.errors import InputError
from toolfinder.importing import Importer
from toolfinder.importing import Observation

from toolfinder_forge.records import load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from toolfinder.errors import Problem


class ForgeRecords(Importer):
    """What forges said of repositories, as `toolfinder forge` wrote it down."""

    id = "forge"
    label = "Forges (GitHub, GitLab, Forgejo, Gitea)"
    homepage = "https://docs.github.com/rest"
    licence = "NOASSERTION"
    by = "upstream"

    def records(self, checkout: Path) -> list[Path]:
        """The records in a folder, or one record."""
        found = [checkout] if checkout.is_file() else sorted(checkout.rglob("*.json"))
        if not found:
            raise self.no_checkout(checkout, "*.json")
        return found

    def read(self, path: Path, checkout: Path) -> Iterator[Observation | Problem]:
        """One record."""
        name = path.name if path == checkout else path.relative_to(checkout).as_posix()
        try:
            record = load(path, name)
        except InputError as error:
            yield from error.problems
            return
        if record.day is None:  # gone before it was ever read
            return
        yield Observation(
            name,
            record.page.rpartition("/")[2],
            repositories=(record.repository,),
            facts=record.facts(),
            url=record.page,
            seen=record.day,
        )
