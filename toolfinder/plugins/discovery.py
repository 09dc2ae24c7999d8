"""Which plugins there are: installed packages (scanned once an environment) and single files."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import json
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from toolfinder.errors import InputError
from toolfinder.errors import Problem
from toolfinder.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Mapping
    from types import ModuleType

GROUP = "toolfinder"
_ENTRY = ("name", "module", "version", "distribution")


@dataclass(frozen=True, slots=True)
class Found:
    """A plugin that is there, loaded or not.

    `hooks` are those that it implements; None while nobody has loaded it.
    """

    name: str
    version: str
    origin: str
    load: Callable[[], ModuleType]
    hooks: tuple[str, ...] | None = None


PLUGINS = "plugins.json"
"""The file of the cache folder that remembers the plugins of installed packages."""


def installed(cache: Path) -> list[Found]:
    """Plugins of installed packages, by entry point.

    Scanning every package's metadata takes a while, so the result is kept in `cache`
    until the environment changes.
    """
    key = _environment()
    entries = _remembered(cache, key)
    if entries is None:
        entries = _scan()
        _remember(cache, key, entries)
    return [
        Found(
            entry["name"],
            entry["version"],
            entry["distribution"],
            _importer(entry["module"]),
            tuple(entry["hooks"].split()) if "hooks" in entry else None,
        )
        for entry in entries
    ]


def remember_hooks(cache: Path, hooks: Mapping[str, Iterable[str]]) -> None:
    """Note which hooks each installed plugin implements, for who wants to know without loading it."""
    key = _environment()
    entries = _remembered(cache, key) or []
    noted = [{**one, "hooks": " ".join(hooks.get(one["name"], ()))} for one in entries]
    if noted != entries:
        _remember(cache, key, noted)


def single_files(folder: Path) -> list[Found]:
    """Plugins that are single Python files in a folder."""
    return [
        Found(path.stem, "", str(path), _file_importer(path))
        for path in sorted(folder.glob("*.py"))
        if not path.name.startswith("_")
    ]


def at(path: Path) -> list[Found]:
    """The plugins of one file, or of the folder of a package that need not be installed.

    Raises:
        InputError: there is none.
    """
    if path.suffix == ".py" and path.is_file():
        return [Found(path.stem, "", str(path), _file_importer(path))]
    project = path / "pyproject.toml"
    if not project.is_file():
        message = _("is neither a Python file nor a folder with a pyproject.toml")
        raise InputError([Problem(message, str(path))])
    import tomllib  # noqa: PLC0415 - only to check a package

    try:
        data = tomllib.loads(project.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError([Problem(str(error), str(project))]) from None
    points = data.get("project", {}).get("entry-points", {}).get(GROUP, {})
    if not points:
        message = _("names no plugin under [project.entry-points.toolfinder]")
        raise InputError([Problem(message, str(project))])
    version = str(data["project"].get("version", ""))
    return [
        Found(name, version, str(path), _package_importer(path, module))
        for name, module in sorted(points.items())
    ]


def _package_importer(path: Path, module: str) -> Callable[[], ModuleType]:
    def load() -> ModuleType:
        before = list(sys.path)
        sys.path[:0] = [str(path.absolute()), str((path / "src").absolute())]
        try:
            return importlib.import_module(module)
        finally:
            sys.path[:] = before

    return load


def _environment() -> str:
    """A key that changes when packages are installed, removed or upgraded."""
    digest = hashlib.sha256(sys.version.encode())
    for entry in sys.path:
        with suppress(OSError):
            digest.update(f"{entry}:{Path(entry or '.').stat().st_mtime_ns}".encode())
    return digest.hexdigest()


def _remembered(cache: Path, key: str) -> list[dict[str, str]] | None:
    with suppress(OSError, ValueError, TypeError, KeyError):
        data: dict[str, Any] = json.loads(cache.read_text(encoding="utf-8"))
        if data["environment"] == key:
            return [_entry(entry) for entry in data["entries"]]
    return None


def _entry(entry: Mapping[str, Any]) -> dict[str, str]:
    noted = {"hooks": str(entry["hooks"])} if "hooks" in entry else {}
    return {**{name: str(entry[name]) for name in _ENTRY}, **noted}


def _remember(cache: Path, key: str, entries: list[dict[str, str]]) -> None:
    with suppress(OSError):
        cache.parent.mkdir(parents=True, exist_ok=True)
        cache.write_text(json.dumps({"environment": key, "entries": entries}), encoding="utf-8")


def _scan() -> list[dict[str, str]]:
    from importlib.metadata import entry_points  # noqa: PLC0415 - only when the environment changed

    return [
        {
            "name": point.name,
            "module": point.value,
            "version": point.dist.version if point.dist else "",
            "distribution": point.dist.name if point.dist else "",
        }
        for point in sorted(entry_points(group=GROUP), key=lambda point: point.name)
    ]


def _importer(module: str) -> Callable[[], ModuleType]:
    return lambda: importlib.import_module(module)


def _file_importer(path: Path) -> Callable[[], ModuleType]:
    def load() -> ModuleType:
        name = f"toolfinder_plugin_{path.stem}"
        spec = importlib.util.spec_from_file_location(name, path)
        if spec is None or spec.loader is None:
            msg = f"{path} cannot be imported"
            raise ImportError(msg)
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
        return module

    return load
