"""Records: what was read of each repository, a JSON file each.

A record holds no more than facts need: names and addresses of people are counted and dropped.
It is the cache of answers (with their ETags) and the source of the import alike.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import Any

from toolfinder.cachefolder import cache_folder
from toolfinder.errors import InputError
from toolfinder.errors import Problem
from toolfinder.importing import read_text
from toolfinder.wholefile import write_whole

from toolfinder_forge import texts
from toolfinder_forge.people import maintainers
from toolfinder_forge.places import is_path
from toolfinder_forge.places import record_name

FORMAT = 1
"""Changes when what is read, or how it is kept, changes; records of another are not used."""

_ADDRESS = re.compile(r"https?://[^/\s@]+(/\S*)?")


@dataclass(frozen=True, slots=True)
class Read:
    """What one request told: its address, the ETag of the answer and the values read from it."""

    url: str
    etag: str
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Record:
    """What a forge said of one repository.

    Attributes:
        repository: the address that the catalogue gives.
        day: when it was read.
        page: where the repository is now; another address when it has moved.
        archived: whether it is; None when the forge does not tell.
        licence: SPDX identifier.
        release: day of the newest release.
        commits: how many in the twelve months before `day`.
        shares: commits of each person in these months, most first; None when not known.
        gone: since when the forge knows it no more; the rest is what it said before.
        reads: by part, to ask again whether it has changed.
    """

    repository: str
    day: date | None = None
    page: str = ""
    archived: bool | None = None
    licence: str | None = None
    release: date | None = None
    commits: int | None = None
    shares: tuple[int, ...] | None = None
    gone: date | None = None
    reads: dict[str, Read] = field(default_factory=dict)

    @property
    def moved(self) -> bool:
        """Whether it is no longer where the catalogue says, but for case and such."""
        return bool(self.page) and record_name(self.page) != record_name(self.repository)

    @property
    def asked(self) -> date:
        """When the forge was last asked and answered."""
        return max(filter(None, (self.day, self.gone)), default=date.min)

    def facts(self) -> dict[str, Any]:
        """Values of the catalogue's facts; what is not known is left out."""
        found = {
            "licence": self.licence,
            "latest-release": self.release,
            "commits-12-months": self.commits,
            "maintainers": None if self.shares is None else maintainers(self.shares),
        }
        return {fact: value for fact, value in found.items() if value is not None}


def records_folder() -> Path:
    """Where records lie: the folder that `TOOLFINDER_FORGE_RECORDS` names, else in the cache."""
    named = os.environ.get("TOOLFINDER_FORGE_RECORDS")
    return Path(named) if named else cache_folder() / "forge"


def load(path: Path, name: str) -> Record:
    """Read a record.

    Args:
        path: its file.
        name: what to call it in messages.

    Raises:
        InputError: it cannot be read, or is none of this version.
    """
    try:
        data = json.loads(read_text(path, name))
        if data.pop("format") != FORMAT:
            raise ValueError  # noqa: TRY301 - handled as any other damage
        return _record(data)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise InputError([Problem(str(texts.NO_RECORD), name)]) from None


def _record(data: dict[str, Any]) -> Record:
    """A record from plain values.

    Raises:
        ValueError, TypeError, KeyError: a value of another shape.
    """
    days = {key: date.fromisoformat(data[key]) for key in ("day", "release", "gone") if data[key]}
    shares = None if data["shares"] is None else tuple(data["shares"])
    reads = {part: Read(**read) for part, read in data["reads"].items()}
    plain = {**data, **dict.fromkeys(("day", "release", "gone")), **days}
    record = Record(**{**plain, "shares": shares, "reads": reads})
    sound = (
        _ADDRESS.fullmatch(record.repository)
        and (_ADDRESS.fullmatch(record.page) or not record.day)
        and all(isinstance(n, int) for n in shares or ())
        and isinstance(record.archived, bool | None)
        and all(_is_sound(part, read) for part, read in reads.items())
    )
    if not sound:
        raise ValueError
    return record


def _is_sound(part: str, read: Read) -> bool:
    """Whether the values of a part may stand in for those of a new answer."""
    if part == "repository":
        told = isinstance(read.values["archived"], bool | None)
        named = isinstance(read.values["licence"], str | None)
        return told and named and is_path(read.values["path"])
    return not read.values or bool(date.fromisoformat(read.values["day"]))


def save(record: Record, folder: Path) -> None:
    """Write a record whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    path = folder / str(record_name(record.repository))
    path.parent.mkdir(parents=True, exist_ok=True)
    plain = {"format": FORMAT, **asdict(record)}
    write_whole(
        path, json.dumps(plain, indent=1, ensure_ascii=False, default=date.isoformat) + "\n"
    )


def known(repository: str, folder: Path) -> Record | None:
    """The record of an address, if there is a sound one."""
    name = record_name(repository)
    path = folder / name if name else None
    if path is None or not path.is_file():
        return None
    try:
        return load(path, str(name))
    except InputError:
        return None
