"""How a network's catalogue stands to the one that it lies over."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from toolfinder_network_catalogue import texts

if TYPE_CHECKING:
    from toolfinder.i18n import Text

    from toolfinder_network_catalogue.network import Network

KINDS = ("tools", "providers")


@dataclass(frozen=True)
class Standing:
    """One entry, what there is to say of it, and whether somebody must look at it."""

    entry: str
    said: Text
    due: bool = False


def digest(path: Path) -> str:
    """Twelve hexadecimal digits that change with a file's content (SHA-256)."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def standings(network: Network, folder: Path, base: Path) -> Iterator[Standing]:
    """How each entry of `folder` stands to the catalogue `base`, in order; then what is missing."""
    ours, theirs = _entries(folder), _entries(base)
    for entry in sorted(ours):
        copied = network.based_on.get(entry)
        if entry not in theirs:
            yield Standing(entry, texts.ADDED if copied is None else texts.GONE, copied is not None)
        elif copied is None:
            yield Standing(entry, texts.UNRECORDED(digest=digest(theirs[entry])), due=True)
        elif copied != digest(theirs[entry]):
            yield Standing(entry, texts.CHANGED(digest=digest(theirs[entry])), due=True)
        else:
            yield Standing(entry, texts.REPLACED)
    for member in sorted(network.members):
        entry = f"providers/{member}"
        if entry not in ours and entry not in theirs:
            yield Standing(entry, texts.MISSING, due=True)


def _entries(folder: Path) -> dict[str, Path]:
    """The files of a catalogue folder by `tools/ID` or `providers/ID`."""
    return {
        f"{kind}/{path.stem}": path for kind in KINDS for path in (folder / kind).glob("*.yaml")
    }
