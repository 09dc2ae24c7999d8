"""Where a catalogue's files lie, and what names their content. Reads no YAML."""

from __future__ import annotations

import hashlib
from pathlib import Path

from toolfinder.errors import CatalogueError
from toolfinder.errors import Problem
from toolfinder.i18n import _

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
