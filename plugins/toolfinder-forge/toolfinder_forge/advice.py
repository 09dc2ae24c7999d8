"""What a reviewer should hear of a tool's repository, from its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolfinder_forge import texts
from toolfinder_forge.records import known
from toolfinder_forge.records import records_folder

if TYPE_CHECKING:
    from pathlib import Path

    from toolfinder_forge.records import Record


def findings(repository: str | None, folder: Path | None = None) -> list[str]:
    """What its record says that people should act upon; nothing without a record."""
    record = known(repository, folder or records_folder()) if repository else None
    return [str(said) for said in notable(record)] if record else []


def notable(record: Record) -> list[object]:
    """That a repository is gone, has moved, or is archived."""
    if record.gone:
        return [texts.IS_GONE(day=record.gone.isoformat())]
    day = record.asked.isoformat()
    found: list[object] = []
    if record.moved:
        found.append(texts.IS_MOVED(url=record.page, day=day))
    if record.archived:
        found.append(texts.IS_ARCHIVED(day=day))
    return found
