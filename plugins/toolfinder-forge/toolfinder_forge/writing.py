"""Writes `observed/forge.jsonl` from all records, and keeps the lines that no record replaces."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from typing import Any

from toolfinder.importing import Checkout
from toolfinder.observing import import_from
from toolfinder.wholefile import write_whole

from toolfinder_forge.importer import ForgeRecords
from toolfinder_forge.places import record_name
from toolfinder_forge.records import known

if TYPE_CHECKING:
    from toolfinder.catalogue.read import Catalogue
    from toolfinder.observing import Imported


def write(catalogue: Catalogue, folder: Path) -> Imported | None:
    """Import the records of a folder; None when there are none.

    A line of the last time stays when the folder has no record of its repository: another
    computer read it, or the records were thrown away. So a run that ends early loses nothing.

    Raises:
        OSError: the file cannot be written; the old one is as it was.
    """
    if not any(folder.rglob("*.json")):
        return None
    importer = ForgeRecords()
    target = catalogue.root / "observed" / f"{importer.id}.jsonl"
    with TemporaryDirectory() as name:  # the file itself is only written once, and whole
        root = Path(name)
        (root / "observed").mkdir()
        if target.exists():
            shutil.copyfile(target, root / "observed" / target.name)
        before = _lines(root / "observed" / target.name)
        result = import_from(importer, Checkout(folder), replace(catalogue, root=root))
        now = _lines(result.path)
    kept = {tool: line for tool, line in before.items() if _stands(line, catalogue, folder)}
    merged = {**kept, **now}
    target.parent.mkdir(exist_ok=True)
    write_whole(
        target,
        "".join(f"{json.dumps(merged[tool], ensure_ascii=False)}\n" for tool in sorted(merged)),
    )
    result.path = target
    result.tools = len(merged)
    return result


def _lines(path: Path) -> dict[str, dict[str, Any]]:
    """The lines by tool; they were checked when the catalogue was read."""
    if not path.exists():
        return {}
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {line["tool"]: line for line in lines}


def _stands(line: dict[str, Any], catalogue: Catalogue, folder: Path) -> bool:
    """Whether a line is still about the tool's repository, and no record was read of it."""
    repository = catalogue.tools[line["tool"]].repository
    if repository is None or record_name(repository) != line["record"]:
        return False
    record = known(repository, folder)
    return record is None or record.day is None
