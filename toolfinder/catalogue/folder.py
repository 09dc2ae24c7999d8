"""Where a catalogue's files lie, and what names their content. Reads no YAML."""

from __future__ import annotations

import hashlib
import json
import os
import time
from contextlib import suppress
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


def catalogue_files(root: Path) -> dict[str, Path]:
    """All files whose content decides what the catalogue says, by relative path.

    Raises:
        CatalogueError: there is no such folder.
    """
    if not root.is_dir():
        raise CatalogueError([Problem(_("there is no such folder"), str(root))])
    patterns = ("tools/*.yaml", "providers/*.yaml", "observed/*.jsonl", "catalogue.yaml")
    own = {path.relative_to(root).as_posix(): path for each in patterns for path in root.glob(each)}
    words = {f"vocabulary/{path.name}": path for path in vocabulary_files(root).values()}
    return dict(sorted({**own, **words}.items()))


def catalogue_hash(root: Path) -> str:
    """Twelve hexadecimal digits that name the content of a catalogue folder.

    Raises:
        CatalogueError: there is no such folder.
    """
    digest = hashlib.sha256()
    for name, path in catalogue_files(root).items():
        content = path.read_bytes() if path.is_file() else b""
        digest.update(f"{name}:{len(content)}:".encode())
        digest.update(content)
    return digest.hexdigest()[:12]


def remembered_hash(root: Path, memory: Path) -> str:
    """The same, from `memory` while no file has another size or time than when it was computed.

    What has changed within the last moments is not remembered: its time may not change again.

    Raises:
        CatalogueError: there is no such folder.
    """
    stamp, newest = _stamp(root)
    known = _known(memory)
    if stamp in known:
        return known[stamp]
    computed = catalogue_hash(root)
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


def _stamp(root: Path) -> tuple[str, float]:
    """A digest of names, sizes and times of all files, and the newest of the times."""
    if not root.is_dir():
        raise CatalogueError([Problem(_("there is no such folder"), str(root))])
    shipped = shipped_catalogue()
    digest, newest = hashlib.sha256(str(root.resolve()).encode()), 0.0
    own = ("tools", "providers", "observed", "vocabulary")
    for folder in (root, *(root / name for name in own), shipped / "vocabulary"):
        with suppress(FileNotFoundError), os.scandir(folder) as found:
            for entry in sorted(found, key=lambda entry: entry.name):
                if entry.name.endswith((".yaml", ".jsonl")):
                    state = entry.stat()
                    newest = max(newest, state.st_mtime)
                    line = f"{folder.name}/{entry.name}:{state.st_size}:{state.st_mtime_ns}"
                    digest.update(line.encode())
    return digest.hexdigest()[:24], newest
