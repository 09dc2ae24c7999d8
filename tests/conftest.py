"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from toolfinder.app import Toolfinder
from toolfinder.i18n import speak
from toolfinder.testing.worlds import World


@pytest.fixture(autouse=True)
def _own_surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the person's cache, language or plugins."""
    monkeypatch.setenv("TOOLFINDER_CACHE_DIR", str(tmp_path / "cache"))
    for name in ("TOOLFINDER_CATALOGUE", "TOOLFINDER_PLUGINS_DIR", "DATASETTE_SECRET"):
        monkeypatch.delenv(name, raising=False)
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("COLUMNS", "100")
    speak("en")


@pytest.fixture
def world(tmp_path: Path) -> Callable[[dict[str, str | dict[str, Any]]], World]:
    """Makes a catalogue from files: `world({"tools/alpha.yaml": tool()})`."""

    def make(files: dict[str, str | dict[str, Any]]) -> World:
        root = tmp_path / "catalogue"
        root.mkdir(exist_ok=True)
        return World(root).write(files)

    return make


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Toolfinder:
    """The shipped catalogue, compiled once for all tests that only read it."""
    os.environ["TOOLFINDER_CACHE_DIR"] = str(tmp_path_factory.mktemp("shipped-cache"))
    finder = Toolfinder()
    assert finder.store.meta["hash"]
    return finder


@pytest.fixture
def reader(shipped: Toolfinder, monkeypatch: pytest.MonkeyPatch) -> Toolfinder:
    """The shipped catalogue where free text is read: learnt once, in the cache of all such tests."""
    monkeypatch.setenv("TOOLFINDER_CACHE_DIR", str(shipped.store.path.parent))
    assert shipped.matcher.needs
    return shipped
