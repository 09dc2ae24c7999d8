"""`toolfinder plugins`."""

from __future__ import annotations

import pytest

from toolfinder import __version__
from toolfinder.criteria import BUILT_IN

GOOD = """\
from toolfinder import Assessment, Criterion, hookimpl

__version__ = "2.1"


class Colour(Criterion):
    id = "colour"

    def assess(self, subject, organisation):
        return Assessment(0.5, 0.5)


@hookimpl
def register_criteria():
    return [Colour]
"""


@pytest.fixture
def folder(tmp_path):
    """An empty folder of plugins."""
    path = tmp_path / "plugins"
    path.mkdir()
    return path


def test_the_built_in_plugin_comes_first(garden):
    """With what it adds."""
    out = garden.run("plugins", "list").out.splitlines()
    assert f"built-in {__version__} (toolfinder): loaded" == out[0]
    assert f"  criteria: {', '.join(criterion.id for criterion in BUILT_IN)}" == out[1]
    assert out[3] == "  methods: power-mean, geometric-mean"
    assert out[4] == "  importers: awesome-selfhosted, yunohost, publiccode, digital-public-goods"


def test_a_single_file_is_listed_with_its_version_and_place(garden, folder):
    """After the built-in one."""
    path = folder / "colour.py"
    path.write_text(GOOD, encoding="utf-8")
    out = garden.run("plugins", "list", "--plugins-dir", str(folder)).out.splitlines()
    assert [
        f"colour 2.1 ({path}): loaded",
        "  criteria: colour",
        "  hooks: register_criteria",
    ] == out[5:]


def test_a_single_file_without_a_version_leaves_no_gap(garden, folder):
    """One blank between its name and its place."""
    path = folder / "colour.py"
    path.write_text(GOOD.replace('__version__ = "2.1"\n', ""), encoding="utf-8")
    out = garden.run("plugins", "list", "--plugins-dir", str(folder)).out.splitlines()
    assert f"colour ({path}): loaded" == out[5]


def test_a_broken_plugin_says_what_is_wrong(garden, folder):
    """In one line under it; the command itself succeeds."""
    path = folder / "colour.py"
    path.write_text("1 / 0\n", encoding="utf-8")
    outcome = garden.run("plugins", "list", "--plugins-dir", str(folder))
    said = f"the plugin colour ({path}:1) is broken: ZeroDivisionError: division by zero"
    assert (0, f"  ! {said}") == (outcome.code, outcome.out.splitlines()[-1])


def test_json_has_all_of_it(garden, folder):
    """For programs."""
    path = folder / "colour.py"
    path.write_text(GOOD, encoding="utf-8")
    data = garden.run("plugins", "list", "--plugins-dir", str(folder), "--format", "json").data
    assert [listed["name"] for listed in data] == ["built-in", "colour"]
    assert {
        "name": "colour",
        "version": "2.1",
        "origin": str(path),
        "hooks": ["register_criteria"],
        "criteria": ["colour"],
        "gates": [],
        "methods": [],
        "importers": [],
        "renderers": [],
        "state": "loaded",
        "problems": [],
    } == data[1]


def test_a_folder_named_by_the_environment_is_looked_into(garden, folder, monkeypatch):
    """`TOOLFINDER_PLUGINS_DIR`, unless the command names another."""
    (folder / "colour.py").write_text(GOOD, encoding="utf-8")
    monkeypatch.setenv("TOOLFINDER_PLUGINS_DIR", str(folder))
    data = garden.run("plugins", "list", "--format", "json").data
    assert [listed["name"] for listed in data] == ["built-in", "colour"]


def test_a_folder_named_by_the_environment_that_is_not_there_is_said(garden, folder, monkeypatch):
    """As for the option: a plugin that silently does not count would change the answer."""
    monkeypatch.setenv("TOOLFINDER_PLUGINS_DIR", str(folder / "none"))
    outcome = garden.run("plugins", "list")
    assert outcome.code == 1
    assert str(folder / "none") in outcome.err


def test_a_folder_that_is_not_there_is_wrong_usage(garden, folder):
    """With its name."""
    outcome = garden.run("plugins", "list", "--plugins-dir", str(folder / "none"))
    said = (
        f"Error: Invalid value for '--plugins-dir': Directory '{folder / 'none'}' does not exist."
    )
    assert (2, said) == (outcome.code, outcome.err.splitlines()[-1])
