"""Files and folders that are written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from toolfinder.wholefile import write_folder
from toolfinder.wholefile import write_whole


def test_a_file_takes_the_place_of_the_old_one(tmp_path):
    """With the rights that files have here."""
    path = tmp_path / "a.yaml"
    path.write_text("old", encoding="utf-8")
    write_whole(path, "new\n")
    assert path.read_bytes() == b"new\n"
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~mask
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_is_written_beside_the_old_one(tmp_path, monkeypatch):
    """From another disk it could not take its place at once."""
    places = []

    def replace(self, target):
        places.append((self.parent, self.read_text(encoding="utf-8"), target))

    monkeypatch.setattr(Path, "replace", replace)
    write_whole(tmp_path / "a.yaml", "new")
    assert places == [(tmp_path, "new", tmp_path / "a.yaml")]


def test_a_full_disk_leaves_the_old_file(tmp_path, monkeypatch):
    """And nothing beside it."""
    path = tmp_path / "a.yaml"
    path.write_text("old", encoding="utf-8")

    def full(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, "new")
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_is_written_with_what_is_in_it(tmp_path):
    """New, or in the place of an empty one."""
    for name in ("new/far/inside", "empty"):
        folder = tmp_path / name
        if name == "empty":
            folder.mkdir()
        write_folder(folder, {"a.txt": "a\n", "b/c/d.txt": "d\n", "b/c/e.txt": "e\n"})
        found = {
            path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.txt")
        }
        assert found == {"a.txt": b"a\n", "b/c/d.txt": b"d\n", "b/c/e.txt": b"e\n"}
        mask = os.umask(0)
        os.umask(mask)
        assert stat.S_IMODE(folder.stat().st_mode) == 0o777 & ~mask
    assert {path.name for path in tmp_path.iterdir()} == {"new", "empty"}


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    """And nothing is left beside it."""
    folder = tmp_path / "full"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OSError, match="not empty"):
        write_folder(folder, {"a.txt": "a"})
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]
    assert list(tmp_path.iterdir()) == [folder]
