"""Which plugins there are: packages by their entry points, and single files."""

from __future__ import annotations

import json
import os
import sys
from importlib import metadata

import pytest

from toolfinder.plugins.discovery import installed
from toolfinder.plugins.discovery import single_files


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A folder of installed packages that holds one plugin."""
    site = tmp_path / "site"
    info = site / "toolfinder_colour-2.1.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: toolfinder-colour\nVersion: 2.1\n")
    (info / "entry_points.txt").write_text("[toolfinder]\ncolour = toolfinder_colour\n")
    (site / "toolfinder_colour.py").write_text("NAME = 'colour'\n")
    monkeypatch.syspath_prepend(str(site))
    yield site
    sys.modules.pop("toolfinder_colour", None)


@pytest.fixture
def scans(monkeypatch):
    """How often the metadata of all packages is read."""
    counted: list[str] = []
    entry_points = metadata.entry_points

    def counting(**selection):
        counted.append(selection["group"])
        return entry_points(**selection)

    monkeypatch.setattr(metadata, "entry_points", counting)
    return counted


def test_a_package_is_found_by_its_entry_point(package, tmp_path):
    """With its version and the name of its distribution."""
    (found,) = installed(tmp_path / "plugins.json")
    assert (found.name, found.version, found.origin) == ("colour", "2.1", "toolfinder-colour")


def test_a_package_is_imported_only_when_it_is_loaded(package, tmp_path):
    """Finding runs no code of others."""
    (found,) = installed(tmp_path / "plugins.json")
    assert "toolfinder_colour" not in sys.modules
    assert found.load().NAME == "colour"


def test_packages_are_scanned_once_an_environment(package, tmp_path, scans):
    """The second answer reads what the first has written down."""
    cache = tmp_path / "cache" / "plugins.json"
    names = [[found.name for found in installed(cache)] for _run in range(3)]
    assert names == [["colour"]] * 3
    assert scans == ["toolfinder"]


def test_installing_a_package_makes_a_new_scan(package, tmp_path, scans):
    """The folder of packages has changed then."""
    cache = tmp_path / "plugins.json"
    installed(cache)
    info = package / "toolfinder_shape-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: toolfinder-shape\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[toolfinder]\nshape = toolfinder_shape\n")
    os.utime(package, (1, 1))
    assert [found.name for found in installed(cache)] == ["colour", "shape"]
    assert len(scans) == 2


def test_another_environment_makes_a_new_scan(package, tmp_path, scans, monkeypatch):
    """Another path is another environment."""
    cache = tmp_path / "plugins.json"
    installed(cache)
    (tmp_path / "more").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path / "more"))
    installed(cache)
    assert len(scans) == 2


@pytest.mark.parametrize(
    "content",
    ["", "no json", "[]", "{}", "null", '{"environment": "another", "entries": []}', "\xff"],
)
def test_a_damaged_note_is_written_anew(package, tmp_path, content):
    """It is a note, no more."""
    cache = tmp_path / "plugins.json"
    cache.write_text(content, encoding="latin-1")
    assert [found.name for found in installed(cache)] == ["colour"]
    assert [entry["name"] for entry in json.loads(cache.read_text())["entries"]] == ["colour"]


def test_a_note_with_entries_of_another_shape_is_written_anew(package, tmp_path):
    """As an older version may have left it in the same environment."""
    cache = tmp_path / "plugins.json"
    installed(cache)
    note = json.loads(cache.read_text())
    cache.write_text(json.dumps({**note, "entries": [{"name": "colour"}]}))
    assert [found.name for found in installed(cache)] == ["colour"]


def test_a_note_that_cannot_be_written_is_done_without(package, tmp_path):
    """A file in the way of the cache folder."""
    (tmp_path / "file").write_text("in the way")
    assert [found.name for found in installed(tmp_path / "file" / "plugins.json")] == ["colour"]


def test_single_files_come_in_the_order_of_their_names(tmp_path):
    """Those that begin with an underscore, and what is no Python, are left alone."""
    for name in ("b.py", "a.py", "_c.py", "d.txt"):
        (tmp_path / name).write_text("NAME = __name__\n")
    found = single_files(tmp_path)
    assert [("a", "", str(tmp_path / "a.py")), ("b", "", str(tmp_path / "b.py"))] == [
        (one.name, one.version, one.origin) for one in found
    ]
    assert found[0].load().NAME == "toolfinder_plugin_a"


def test_a_folder_without_plugins_is_fine(tmp_path):
    """There are none then."""
    assert single_files(tmp_path) == []
