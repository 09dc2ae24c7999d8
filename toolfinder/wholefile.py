"""Writes a file or a folder whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def write_whole(path: Path, text: str) -> None:
    """Write a text beside `path`, then put it in its place.

    Raises:
        OSError: it cannot be written; what was there is as it was.
    """
    import tempfile  # noqa: PLC0415 - most runs write nothing

    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", suffix=".part", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        part.chmod(_usual_mode())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write_folder(folder: Path, files: Mapping[str, str]) -> None:
    """Write files into a new or empty folder, all or none.

    Raises:
        OSError: it cannot be written, or holds something.
    """
    import shutil  # noqa: PLC0415
    import tempfile  # noqa: PLC0415

    folder.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", suffix=".part", dir=folder.parent))
    try:
        for name, text in files.items():
            path = part / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        part.chmod(_usual_mode() | 0o111)
        if folder.is_dir():
            folder.rmdir()  # only an empty one goes
        part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _usual_mode() -> int:
    """What a file made the ordinary way would be allowed."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
