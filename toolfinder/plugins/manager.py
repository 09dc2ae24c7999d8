"""Loads plugins into a pluggy manager and collects what they register."""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Callable
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any
from typing import TypeVar

import pluggy

from toolfinder.catalogue.folder import Layer
from toolfinder.criterion import Criterion
from toolfinder.criterion import Gate
from toolfinder.criterion import Judge
from toolfinder.criterion import Method
from toolfinder.errors import PluginError
from toolfinder.errors import unknown
from toolfinder.hookspecs import PROJECT
from toolfinder.hookspecs import Hooks
from toolfinder.i18n import N_
from toolfinder.i18n import _
from toolfinder.importing import Importer
from toolfinder.isolation import EVERYTHING
from toolfinder.isolation import OverdueError
from toolfinder.isolation import place_of
from toolfinder.isolation import told
from toolfinder.isolation import within
from toolfinder.plugins import builtin
from toolfinder.plugins.discovery import Found
from toolfinder.rendering import Renderer

if TYPE_CHECKING:
    from types import ModuleType

Thing = TypeVar("Thing", Criterion, Gate, Method, Importer, Renderer)

BUILT_IN = "built-in"
LOADED, BROKEN, REFUSED, LEFT_OUT = (
    N_("loaded").text,
    N_("broken").text,
    N_("refused").text,
    N_("left out").text,
)

LOAD_SECONDS = 10.0
"""How long a plugin may take to be imported; it may have heavy libraries to import itself."""

ASK_SECONDS = 5.0
"""How long a plugin may take to answer a hook."""


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
    renderers: list[str] = field(default_factory=list)
    state: str = LOADED
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Call:
    """One hook of one plugin that was asked: what it answered, and how long it took."""

    plugin: str
    hook: str
    answer: str
    milliseconds: float


class Plugins:
    """The plugins of one run: what they add, and which of them are broken.

    Args:
        version: of toolfinder.
        found: the plugins that there are.
        wanted: names of those to load; None: all.

    Raises:
        PluginError: two plugins register the same id.
    """

    def __init__(
        self, version: str, found: Iterable[Found], wanted: Iterable[str] | None = None
    ) -> None:
        self._manager = pluggy.PluginManager(PROJECT)
        self._manager.add_hookspecs(Hooks)
        self.listing: list[Listed] = []
        self.calls: list[Call] = []
        self._modules: dict[int, ModuleType] = {}
        self._register(Found(BUILT_IN, version, PROJECT, lambda: builtin))
        names = None if wanted is None else set(wanted)
        for plugin in found:
            if names is None or plugin.name in names:
                self._register(plugin)
            else:
                listed = Listed(plugin.name, plugin.version, plugin.origin, state=LEFT_OUT)
                self.listing.append(listed)
        if names is not None:
            self._not_found(names)
        self.criteria = self._collect("register_criteria", Criterion, "criteria")
        self.gates = self._collect("register_gates", Gate, "gates")
        self.methods = self._collect("register_methods", Method, "methods")
        self.layers = tuple(self._layers())

    @cached_property
    def importers(self) -> tuple[Importer, ...]:
        """Importers of other catalogues; answering asks for none."""
        return self._collect("register_importers", Importer, "importers")

    @cached_property
    def renderers(self) -> tuple[Renderer, ...]:
        """Forms in which an answer can be printed."""
        return self._collect("register_renderers", Renderer, "renderers")

    def rendered(self, renderer: Renderer, data: dict[str, Any]) -> str:
        """A recommendation in a plugin's form.

        Raises:
            PluginError: the plugin failed.
        """

        def render() -> str:
            text = renderer.render(data)
            if not isinstance(text, str):
                msg = f"returned {type(text).__name__}"
                raise TypeError(msg)
            return text

        try:
            return within(ASK_SECONDS, render)
        except (Exception, SystemExit) as error:
            why = told(error, type(renderer))
            raise PluginError(
                _("the form {id} failed: {why}").format(id=renderer.id, why=why)
            ) from error

    def commands(self, group: Any) -> None:
        """Let plugins add their commands to a click group."""
        for listed in self._with("register_commands"):
            self._asked(listed, "register_commands", cli=group)

    def findings(self, id_: str, tool: Any) -> list[tuple[str, str]]:
        """What plugins say of a tool's file, each with the name of its plugin."""
        return [
            (listed.name, str(said))
            for listed in self._with("check_tool")
            for said in self._listed(listed, "check_tool", id=id_, tool=tool)
        ]

    def ask_all(self) -> None:
        """Ask also for what answering does not need, so that the listing is whole."""
        assert self.importers is not None  # noqa: S101 - asking is what counts
        assert self.renderers is not None  # noqa: S101

    @property
    def problems(self) -> list[str]:
        """What is wrong with plugins that could not be used whole."""
        return [problem for listed in self.listing for problem in listed.problems]

    @cached_property
    def fingerprint(self) -> str:
        """Hexadecimal digits that change with the code of any plugin, and its data files."""
        digest = hashlib.sha256()
        for things in (self.criteria, self.gates, self.methods):
            for thing in things:
                module = sys.modules[type(thing).__module__]
                digest.update(f"{type(thing).__module__}.{type(thing).__qualname__}".encode())
                with suppress(OSError, TypeError):
                    digest.update(Path(module.__file__ or "").read_bytes())
        for listed in self.listing[1:]:
            digest.update(f"{listed.name} {listed.version}".encode())
            for folder in getattr(self._modules.get(id(listed)), "__path__", ()):
                for path in sorted(Path(folder).rglob("*.*")):
                    state = path.stat()
                    digest.update(f"{path.name}:{state.st_size}:{state.st_mtime_ns}".encode())
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
            module = self._run(listed, plugin.load, LOAD_SECONDS)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a plugin raises
            self._broken(listed, error, plugin.origin)
            return
        refusal = None if plugin.origin == PROJECT else _refusal(module)
        if refusal is not None:
            listed.state = REFUSED
            said = _("the plugin {name} ({origin}) {refusal}")
            listed.problems.append(
                said.format(name=listed.name, origin=listed.origin, refusal=refusal)
            )
            return
        try:
            self._manager.register(module, name=plugin.name)
            self._manager.check_pending()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a plugin raises
            with suppress(AssertionError, ValueError):
                self._manager.unregister(module)
            self._broken(listed, error, module)
            return
        self._modules[id(listed)] = module
        callers = self._manager.get_hookcallers(module) or []
        listed.hooks = sorted(caller.name for caller in callers)
        listed.version = listed.version or str(getattr(module, "__version__", ""))

    def _not_found(self, names: set[str]) -> None:
        """Name what `TOOLFINDER_LOAD_PLUGINS` asks for and is not there."""
        there = [listed.name for listed in self.listing]
        for name in sorted(names - {*there, ""}):
            listed = Listed(name, "", "TOOLFINDER_LOAD_PLUGINS", state=BROKEN)
            message = unknown(name, there, _("plugin"))
            listed.problems.append(f"TOOLFINDER_LOAD_PLUGINS: {message}")
            self.listing.append(listed)

    def _with(self, hook: str) -> list[Listed]:
        """The plugins that implement a hook, built-ins first."""
        return [one for one in self.listing if hook in one.hooks and id(one) in self._modules]

    def _collect(self, hook: str, kind: type[Thing], column: str) -> tuple[Thing, ...]:
        """What each plugin returns from a hook, broken parts left out."""
        things: list[Thing] = []
        owners: dict[str, str] = {}
        for listed in self._with(hook):
            for thing in self._listed(listed, hook):
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

    def _layers(self) -> Iterable[Layer]:
        """The facts and the folders that plugins lay over the catalogue."""
        for hook in ("register_facts", "register_catalogues"):
            for listed in self._with(hook):
                for path in self._listed(listed, hook):
                    if hook == "register_facts" and isinstance(path, Path) and path.is_file():
                        yield Layer(listed.name, facts=path)
                    elif hook != "register_facts" and isinstance(path, Path) and path.is_dir():
                        yield Layer(listed.name, path)
                    else:
                        error = FileNotFoundError(f"{hook}: {path}")
                        self._broken(listed, error, self._modules[id(listed)])

    def _listed(self, listed: Listed, hook: str, **given: Any) -> list[Any]:
        """The members of what a plugin answers."""
        answer = self._asked(listed, hook, **given)
        if answer is _NOTHING:
            return []
        try:
            members: list[Any] = self._run(listed, lambda: list(answer), ASK_SECONDS)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a plugin raises
            self._broken(listed, error, getattr(self._modules[id(listed)], hook))
            return []
        return members

    def _asked(self, listed: Listed, hook: str, **given: Any) -> Any:
        """What a plugin answers to a hook, or nothing when it fails."""
        module = self._modules[id(listed)]
        (asked,) = [
            one for one in getattr(self._manager.hook, hook).get_hookimpls() if one.plugin is module
        ]
        values = [given[name] for name in asked.argnames]
        started = time.perf_counter()
        try:
            answer = self._run(listed, lambda: asked.function(*values), ASK_SECONDS)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a plugin raises
            self._broken(listed, error, asked.function)
            answer = _NOTHING
        took = (time.perf_counter() - started) * 1000
        said = _("nothing: it failed") if answer is _NOTHING else _shown(answer)
        self.calls.append(Call(listed.name, hook, said, took))
        return answer

    def _made(self, listed: Listed, thing: Any, kind: type[Thing]) -> Thing | None:
        try:
            made = self._run(
                listed, lambda: thing() if isinstance(thing, type) else thing, ASK_SECONDS
            )
            wrong = None if listed.origin == PROJECT else _fault(made, kind, thing)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a plugin raises
            self._broken(listed, error, thing)
            return None
        if wrong is not None:
            self._broken(
                listed, TypeError(wrong), thing if isinstance(thing, type) else type(thing)
            )
            return None
        if isinstance(made, Judge | Method):
            made.guarded = listed.name != BUILT_IN
        return made  # type: ignore[no-any-return]

    @staticmethod
    def _run(listed: Listed, call: Callable[[], Any], seconds: float) -> Any:
        """Run a plugin's code: ours as it is, that of others for a limited time."""
        if listed.origin == PROJECT:
            return call()
        return within(seconds, call, allowed=EVERYTHING)

    @staticmethod
    def _broken(listed: Listed, error: BaseException, code: Any) -> None:
        listed.state = BROKEN
        message = _("the plugin {name} ({origin}) is broken: {error}")
        kind = "" if isinstance(error, OverdueError) else f"{type(error).__name__}: "
        place = place_of(error, code)
        where = place if place.startswith(listed.origin) else f"{listed.origin}, {place}"
        where = where if place else listed.origin
        said = message.format(name=listed.name, origin=where, error=f"{kind}{error}")
        listed.problems.append(said)


_NOTHING = object()


def _shown(answer: Any) -> str:
    """An answer for people: ids of what has one."""
    if isinstance(answer, list | tuple):
        return ", ".join(str(getattr(one, "id", one)) for one in answer)
    return "" if answer is None else str(answer)


def _refusal(module: ModuleType) -> str | None:
    from toolfinder.plugins.contract import wrong_version  # noqa: PLC0415 - ours needs no check

    return wrong_version(module)


def _fault(made: Any, kind: type, registered: Any) -> str | None:
    from toolfinder.plugins.contract import fault  # noqa: PLC0415 - ours needs no check

    return fault(made, kind, registered)
