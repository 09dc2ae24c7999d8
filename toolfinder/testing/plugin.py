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
    """One test a case, and one for each thing that must hold."""
    if metafunc.cls is None or not {"case", "invariant"} & set(metafunc.fixturenames):
        return
    from toolfinder.testing.classes import JudgeTests  # noqa: PLC0415 - only for such tests

    if not issubclass(metafunc.cls, JudgeTests):
        return
    if "case" in metafunc.fixturenames:
        metafunc.parametrize("case", metafunc.cls.cases, ids=str)
    else:
        from toolfinder.kit.invariants import checks_of  # noqa: PLC0415 - needs hypothesis

        checks = checks_of(metafunc.cls.judge())
        metafunc.parametrize("invariant", checks, ids=[check.__name__ for check in checks])


@pytest.fixture
def small_world(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[dict[str, str | dict[str, Any]]], World]:
    """Makes a catalogue with a cache of its own: `small_world({"tools/alpha.yaml": tool()})`.

    Commands speak English there unless told otherwise.
    """
    from toolfinder.testing.worlds import World  # noqa: PLC0415 - only for such tests

    monkeypatch.setenv("TOOLFINDER_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("LANGUAGE", "en")

    def make(files: dict[str, str | dict[str, Any]]) -> World:
        root = tmp_path / "catalogue"
        root.mkdir(exist_ok=True)
        return World(root).write(files)

    return make
