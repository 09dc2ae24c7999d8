"""One small catalogue for all commands, compiled once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.worlds import GARDEN
from toolfinder.testing.worlds import World


@pytest.fixture(scope="session")
def garden_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the garden's catalogue and will hold its cache."""
    folder = tmp_path_factory.mktemp("garden")
    (folder / "catalogue").mkdir()
    World(folder / "catalogue").write(GARDEN)
    return folder


@pytest.fixture
def garden(garden_folder: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """The garden, for tests that do not change it."""
    monkeypatch.setenv("TOOLFINDER_CACHE_DIR", str(garden_folder / "cache"))
    return World(garden_folder / "catalogue")
