"""Loads plugins into a pluggy manager and collects what they register."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import field
from functools import cached_property
from pathlib import Path
from typing import Any
from typing import TypeVar

import pluggy

from toolfinder.criterion import Criterion
from toolfinder.criterion import Gate
from toolfinder.criterion import Method
from toolfinder.errors import PluginError
from toolfinder.errors import unknown
from toolfinder.hookspecs import PROJECT
from toolfinder.hookspecs import Hooks
from toolfinder.i18n import N_
from toolfinder.i18n import _
from toolfinder.importing import Importer
from toolfinder.plugins import builtin
from toolfinder.plugins.discovery import Found

Thing = TypeVar("Thing", Criterion, Gate, Method, Importer)

BUILT_IN = "built-in"
LOADED, BROKEN = N_("loaded").text, N_("broken").text


@dataclass
class Listed:
    """One plugin as `toolfinder plugins list` shows it."""

    name: str
    version: str
    origin: str
    hooks: list[str] = field(default_factory=list)
    criteria: list[str] = field(default_factory=list)
    gates: list[str] = field(default_factory=list)
    methods: list[str] = field(default_factory=list)
    importers: list[str] = field(default_factory=list)
    state: str = LOADED
    problems: list[str] = field(default_factory=list)


class Plugins:
    """The plugins of one run: what they add, and which of them are broken.

    Raises:
        PluginError: two plugins register the same id.
    """

    def __init__(self, version: str, found: Iterable[Found]) -> None:
        self._manager = pluggy.PluginManager(PROJECT)
        self._manager.add_hookspecs(Hooks)
        self.listing: list[Listed] = []
        self._modules: dict[int, Any] = {}
        self._register(Found(BUILT_IN, version, PROJECT, lambda: builtin))
        for plugin in found:
            self._register(plugin)
        self.criteria = self._collect("register_criteria", Criterion, "criteria")
        self.gates = self._collect("register_gates", Gate, "gates")
        self.methods = self._collect("register_methods", Method, "methods")

    @cached_property
    def importers(self) -> tuple[Importer, ...]:
        """Importers of other catalogues; answering asks for none."""
        return self._collect("register_importers", Importer, "importers")

    def ask_all(self) -> None:
        """Ask also for what answering does not need, so that the listing is whole."""
        assert self.importers is not None  # noqa: S101 - asking is what counts

    @property
    def problems(self) -> list[str]:
        """What is wrong with plugins that could not be used whole."""
        return [problem for listed in self.listing for problem in listed.problems]

    @cached_property
    def fingerprint(self) -> str:
        """Hexadecimal digits that change with the code of any plugin."""
        digest = hashlib.sha256()
        for things in (self.criteria, self.gates, self.methods):
            for thing in things:
                module = sys.modules[type(thing).__module__]
                digest.update(f"{type(thing).__module__}.{type(thing).__qualname__}".encode())
                with suppress(OSError, TypeError):
                    digest.update(Path(module.__file__ or "").read_bytes())
        return digest.hexdigest()[:12]

    def method(self, name: str) -> Method:
        """The method of that id.

        Raises:
            PluginError: there is none.
        """
        for method in self.methods:
            if method.id == name:
                return method
        raise PluginError(unknown(name, [method.id for method in self.methods], _("method")))

    def _register(self, plugin: Found) -> None:
        listed = Listed(plugin.name, plugin.version, plugin.origin)
        self.listing.append(listed)
        try:
            module = plugin.load()
            self._manager.register(module, name=plugin.name)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a plugin raises
            self._broken(listed, error)
            return
        try:
            self._manager.check_pending()
        except pluggy.PluginValidationError as error:
            self._manager.unregister(module)
            self._broken(listed, error)
            return
        self._modules[id(listed)] = module
        callers = self._manager.get_hookcallers(module) or []
        listed.hooks = sorted(caller.name for caller in callers)
        listed.version = listed.version or str(getattr(module, "__version__", ""))

    def _collect(self, hook: str, kind: type[Thing], column: str) -> tuple[Thing, ...]:
        """What each plugin returns from a hook, built-ins first, broken parts left out."""
        things: list[Thing] = []
        owners: dict[str, str] = {}
        for listed in self.listing:
            plugin = self._modules.get(id(listed))
            implementation = getattr(plugin, hook, None) if hook in listed.hooks else None
            if implementation is None:
                continue
            for thing in self._asked(listed, implementation):
                made = self._made(listed, thing, kind)
                if made is None:
                    continue
                if made.id in owners:
                    raise PluginError(
                        _("{first} and {second} both register {id!r}: remove one of them").format(
                            first=owners[made.id], second=listed.name, id=made.id
                        )
                    )
                owners[made.id] = listed.name
                things.append(made)
                getattr(listed, column).append(made.id)
        return tuple(things)

    def _asked(self, listed: Listed, implementation: Callable[[], Any]) -> list[Any]:
        try:
            return list(implementation())
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a plugin raises
            self._broken(listed, error)
            return []

    def _made(self, listed: Listed, thing: Any, kind: type[Thing]) -> Thing | None:
        try:
            made = thing() if isinstance(thing, type) else thing
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a plugin raises
            self._broken(listed, error)
            return None
        if not isinstance(made, kind) or not isinstance(getattr(made, "id", None), str):
            self._broken(listed, TypeError(f"{thing!r} is not a {kind.__name__} with an id"))
            return None
        importance = getattr(made, "importance", 0)
        if not isinstance(importance, int | float) or not 0 <= importance <= 5:
            self._broken(listed, ValueError(f"importance {importance!r} is not from 0 to 5"))
            return None
        return made

    @staticmethod
    def _broken(listed: Listed, error: BaseException) -> None:
        listed.state = BROKEN
        message = _("the plugin {name} ({origin}) is broken: {error}")
        why = f"{type(error).__name__}: {error}"
        listed.problems.append(message.format(name=listed.name, origin=listed.origin, error=why))
