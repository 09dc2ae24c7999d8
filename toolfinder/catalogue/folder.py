"""Where a catalogue's files lie, and what names their content. Reads no YAML."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from toolfinder.errors import CatalogueError
from toolfinder.errors import Problem
from toolfinder.i18n import _
from toolfinder.wholefile import write_whole

VOCABULARIES = (
    "needs",
    "phrases",
    "features",
    "facts",
    "legal-forms",
    "countries",
    "legal-requirements",
    "assumptions",
    "aliases",
)


@dataclass(frozen=True, slots=True)
class Layer:
    """What a plugin lays over a catalogue: a folder of entries, or a file that defines facts.

    Attributes:
        name: the plugin's; screens show it as where an entry comes from.
    """

    name: str
    folder: Path | None = None
    facts: Path | None = None


def shipped_catalogue() -> Path:
    """The catalogue that comes with toolfinder: inside the wheel, or in the checkout."""
    package = Path(__file__).parent.parent
    installed = package / "catalogue_data"
    return installed if installed.exists() else package.parent / "catalogue"


def is_installed(root: Path) -> bool:
    """Whether a catalogue lies inside an installed package, where the next install replaces it."""
    return root.name == "catalogue_data" and root == shipped_catalogue()


def vocabulary_files(root: Path) -> dict[str, Path]:
    """The file of each vocabulary: the catalogue's own, else the shipped one."""
    own = {name: root / "vocabulary" / f"{name}.yaml" for name in VOCABULARIES}
    shipped = shipped_catalogue()
    return {
        name: path if path.exists() else shipped / "vocabulary" / path.name
        for name, path in own.items()
    }


def observed_files(root: Path) -> list[Path]:
    """What importers found, one file a source."""
    return sorted((root / "observed").glob("*.jsonl"))


def catalogue_files(root: Path, layers: Iterable[Layer] = ()) -> dict[str, Path]:
    """All files whose content decides what the catalogue says, by a name for each.

    Raises:
        CatalogueError: there is no such folder.
    """
    if not root.is_dir():
        raise CatalogueError([Problem(_("there is no such folder"), str(root))])
    own = {path.relative_to(root).as_posix(): path for path in _entries(root)}
    words = {f"vocabulary/{path.name}": path for path in vocabulary_files(root).values()}
    laid: dict[str, Path] = {}
    for place, layer in enumerate(layers):
        if layer.facts:
            laid[f"{place}:{layer.name}:facts"] = layer.facts
        for path in _entries(layer.folder) if layer.folder else ():
            laid[f"{place}:{layer.name}:{path.parent.name}/{path.name}"] = path
    return dict(sorted({**own, **words, **laid}.items()))


def _entries(root: Path) -> list[Path]:
    patterns = ("tools/*.yaml", "providers/*.yaml", "observed/*.jsonl", "catalogue.yaml")
    return [path for each in patterns for path in root.glob(each)]


def catalogue_hash(root: Path, layers: Iterable[Layer] = ()) -> str:
    """Twelve hexadecimal digits that name the content of a catalogue folder with its layers.

    Raises:
        CatalogueError: there is no such folder.
    """
    digest = hashlib.sha256()
    for name, path in catalogue_files(root, layers).items():
        content = path.read_bytes() if path.is_file() else b""
        digest.update(f"{name}:{len(content)}:".encode())
        digest.update(content)
    return digest.hexdigest()[:12]


def remembered_hash(root: Path, memory: Path, layers: tuple[Layer, ...] = ()) -> str:
    """The same, from `memory` while no file has another size or time than when it was computed.

    What has changed within the last moments is not remembered: its time may not change again.

    Raises:
        CatalogueError: there is no such folder.
    """
    stamp, newest = _stamp(root, layers)
    known = _known(memory)
    if stamp in known:
        return known[stamp]
    computed = catalogue_hash(root, layers)
    if newest < time.time() - _A_MOMENT:
        with suppress(OSError):
            memory.parent.mkdir(parents=True, exist_ok=True)
            kept = dict(list(known.items())[-_REMEMBERED:])
            write_whole(memory, json.dumps({**kept, stamp: computed}))
    return computed


_A_MOMENT = 3.0  # seconds
_REMEMBERED = 7


def _known(memory: Path) -> dict[str, str]:
    with suppress(OSError, ValueError):
        known = json.loads(memory.read_text(encoding="utf-8"))
        if isinstance(known, dict):
            return {str(stamp): str(content) for stamp, content in known.items()}
    return {}


def _stamp(root: Path, layers: tuple[Layer, ...]) -> tuple[str, float]:
    """A digest of names, sizes and times of all files, and the newest of the times."""
    if not root.is_dir():
        raise CatalogueError([Problem(_("there is no such folder"), str(root))])
    shipped = shipped_catalogue()
    digest, newest = hashlib.sha256(str(root.resolve()).encode()), 0.0
    own = ("tools", "providers", "observed", "vocabulary")
    laid = [layer.folder for layer in layers if layer.folder]
    beside = [layer.facts.parent for layer in layers if layer.facts]
    digest.update(repr(layers).encode())
    folders = [folder for base in (root, *laid) for folder in (base, *(base / n for n in own))]
    for folder in (*folders, *beside, shipped / "vocabulary"):
        with suppress(FileNotFoundError), os.scandir(folder) as found:
            for entry in sorted(found, key=lambda entry: entry.name):
                if entry.name.endswith((".yaml", ".jsonl")):
                    state = entry.stat()
                    newest = max(newest, state.st_mtime)
                    line = f"{folder.name}/{entry.name}:{state.st_size}:{state.st_mtime_ns}"
                    digest.update(line.encode())
    return digest.hexdigest()[:24], newest
