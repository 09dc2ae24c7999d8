"""What names the content of a catalogue folder, and how it is remembered."""

from __future__ import annotations

import json
import os

import pytest

from toolfinder.catalogue import folder
from toolfinder.catalogue.folder import catalogue_hash
from toolfinder.catalogue.folder import remembered_hash
from toolfinder.errors import CatalogueError
from toolfinder.testing.worlds import tool


@pytest.fixture
def made(world):
    """A catalogue whose files are an hour old."""
    made = world({"tools/alpha.yaml": tool(), "catalogue.yaml": "version: '1'\n"})
    age(made.root)
    return made


def age(root, seconds=3600):
    for path in root.rglob("*.yaml"):
        moment = path.stat().st_mtime - seconds
        os.utime(path, (moment, moment))


def test_it_is_computed_once(made, tmp_path, monkeypatch):
    """Then it is remembered, as long as no file changes."""
    memory = tmp_path / "cache" / "hashes.json"
    first = remembered_hash(made.root, memory)
    assert first == catalogue_hash(made.root)
    monkeypatch.setattr(folder, "catalogue_hash", lambda _root, _layers: "computed again")
    assert remembered_hash(made.root, memory) == first


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "tools" / "alpha.yaml").write_text("name: x\n"),
        lambda root: (root / "tools" / "beta.yaml").write_text("name: x\n"),
        lambda root: (root / "tools" / "alpha.yaml").unlink(),
        lambda root: (root / "observed").mkdir() or (root / "observed" / "a.jsonl").write_text(""),
        lambda root: os.utime(root / "catalogue.yaml", (1, 1)),
    ],
)
def test_whatever_changes_is_seen(made, tmp_path, monkeypatch, change):
    """A file more or less, another size, another time."""
    memory = tmp_path / "hashes.json"
    remembered_hash(made.root, memory)
    change(made.root)
    monkeypatch.setattr(folder, "catalogue_hash", lambda _root, _layers: "computed again")
    assert remembered_hash(made.root, memory) == "computed again"


def test_what_has_just_been_written_is_not_remembered(world, tmp_path):
    """It may be written again within the same tick of the clock."""
    made = world({"tools/alpha.yaml": tool()})
    memory = tmp_path / "hashes.json"
    assert remembered_hash(made.root, memory) == catalogue_hash(made.root)
    assert not memory.exists()


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": 1}', "5", "null"])
def test_a_damaged_memory_is_computed_anew(made, tmp_path, text):
    """And written over."""
    memory = tmp_path / "hashes.json"
    memory.write_text(text, encoding="utf-8")
    assert remembered_hash(made.root, memory) == catalogue_hash(made.root)
    assert catalogue_hash(made.root) in json.loads(memory.read_text(encoding="utf-8")).values()


def test_few_are_remembered(made, tmp_path):
    """The newest."""
    memory = tmp_path / "hashes.json"
    for number in range(12):
        path = made.root / "tools" / "alpha.yaml"
        path.write_text(f"name: {number}\n", encoding="utf-8")
        os.utime(path, (1000 + number, 1000 + number))
        last = remembered_hash(made.root, memory)
    known = json.loads(memory.read_text(encoding="utf-8"))
    assert (len(known), list(known.values())[-1]) == (8, last)


def test_no_folder_is_an_error(tmp_path):
    """As when it is computed."""
    with pytest.raises(CatalogueError, match="there is no such folder"):
        remembered_hash(tmp_path / "none", tmp_path / "hashes.json")
