"""The pytest plugin: cases become tests, and `small_world` makes a catalogue of a few files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import pytest

if TYPE_CHECKING:
    from toolfinder.testing.worlds import World


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test a case."""
    if metafunc.cls is None or "case" not in metafunc.fixturenames:
        return
    from toolfinder.testing.classes import CriterionTests  # noqa: PLC0415 - only for such tests
    from toolfinder.testing.classes import GateTests  # noqa: PLC0415

    if issubclass(metafunc.cls, CriterionTests | GateTests):
        cases = metafunc.cls.cases
        metafunc.parametrize("case", cases, ids=[str(case) for case in cases])


@pytest.fixture
def small_world(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[dict[str, str | dict[str, Any]]], World]:
    """Makes a catalogue with a cache of its own: `small_world({"tools/alpha.yaml": tool()})`."""
    from toolfinder.testing.worlds import World  # noqa: PLC0415 - only for such tests

    monkeypatch.setenv("TOOLFINDER_CACHE_DIR", str(tmp_path / "cache"))

    def make(files: dict[str, str | dict[str, Any]]) -> World:
        root = tmp_path / "catalogue"
        root.mkdir(exist_ok=True)
        return World(root).write(files)

    return make
