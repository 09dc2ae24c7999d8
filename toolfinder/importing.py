"""What an importer is: it reads another catalogue's checkout, record by record."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import Any
from typing import ClassVar

from toolfinder.errors import InputError
from toolfinder.errors import Problem
from toolfinder.i18n import Message
from toolfinder.i18n import _

MAX_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class Observation:
    """What one record of a source says of one piece of software.

    Attributes:
        record: path of the record inside the checkout, with `#id` when a file holds many.
        name: what the source calls the software.
        repositories, homepages: addresses by which it may be recognised.
        facts: values of facts of the tool.
        self_facts: values of facts of the offer on one's own server.
        url: where the record can be read, when the importer's own `address` does not tell.
        seen: the day of this record, when it has one of its own; else the checkout's counts.
    """

    record: str
    name: str
    repositories: tuple[str, ...] = ()
    homepages: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    self_facts: Mapping[str, Any] = field(default_factory=dict)
    url: str = ""
    seen: date | None = None


@dataclass(frozen=True, slots=True)
class Checkout:
    """A folder or file with another catalogue, at a known state.

    `commit` is empty and `seen` None when nothing tells them.
    """

    path: Path
    commit: str = ""
    seen: date | None = None


class Importer:
    """Reads records of one kind of source. What it yields is matched and written elsewhere.

    Attributes:
        id: kebab-case, unique; names `catalogue/observed/<id>.jsonl`.
        label: the source's name.
        homepage: where it can be had.
        licence: SPDX identifier of its data.
        by: who speaks in it: `catalogue`, or `upstream` when the makers wrote it.
    """

    id: ClassVar[str]
    label: ClassVar[str | Message]
    homepage: ClassVar[str]
    licence: ClassVar[str]
    by: ClassVar[str] = "catalogue"

    def records(self, checkout: Path) -> list[Path]:
        """The files to read, in order.

        Raises:
            InputError: the folder is not a checkout of this source.
        """
        raise NotImplementedError

    def read(self, path: Path, checkout: Path) -> Iterator[Observation | Problem]:
        """What one file says, or what is wrong with it. Never raises for its content."""
        raise NotImplementedError

    def no_checkout(self, checkout: Path, files: str) -> InputError:
        """What `records` raises where none of the source's files is in the folder."""
        message = _("holds no {files}: it is no checkout of {source}")
        return InputError([Problem(message.format(files=files, source=self.label), str(checkout))])

    def address(self, record: str, commit: str) -> str:
        """The address at which a record can be read by anybody."""
        return f"{self.homepage}/blob/{commit or 'HEAD'}/{record.partition('#')[0]}"


def read_text(path: Path, name: str) -> str:
    """A record's text.

    Raises:
        InputError: it is too large, unreadable or not UTF-8.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError([Problem(_("is larger than two megabytes"), name)])
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise InputError([Problem(_("is not UTF-8 text"), name)]) from None
    except OSError as error:
        raise InputError([Problem(error.strerror or str(error), name)]) from None
