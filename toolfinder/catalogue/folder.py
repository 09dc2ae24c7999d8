"""Where a catalogue's files lie, and what names their content. Reads no YAML."""

from __future__ import annotations

import hashlib
from pathlib import Path

from toolfinder.errors import CatalogueError
from toolfinder.errors import Problem
from toolfinder.i18n import _

VOCABULARIES = (
    "needs",
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


def catalogue_files(root: Path) -> list[Path]:
    """All files whose content decides what the catalogue says, by relative path.

    Raises:
        CatalogueError: there is no such folder.
    """
    if not root.is_dir():
        raise CatalogueError([Problem(_("there is no such folder"), str(root))])
    own = [*root.glob("tools/*.yaml"), *root.glob("providers/*.yaml")]
    own += [*root.glob("observed/*.jsonl"), *root.glob("catalogue.yaml")]
    return [*sorted(own), *vocabulary_files(root).values()]


def catalogue_hash(root: Path) -> str:
    """Twelve hexadecimal digits that name the content of a catalogue folder.

    Raises:
        CatalogueError: there is no such folder.
    """
    digest = hashlib.sha256()
    for path in catalogue_files(root):
        content = path.read_bytes() if path.is_file() else b""
        digest.update(f"{path.parent.name}/{path.name}:{len(content)}:".encode())
        digest.update(content)
    return digest.hexdigest()[:12]
