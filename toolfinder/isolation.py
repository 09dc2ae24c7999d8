"""Runs the code of others so that its mistakes stay its own.

A call that takes too long is given up. While it runs it may not reach for the network or
start processes, unless it was allowed to. This guards against mistakes, not against malice:
a plugin is code that runs as the person who installed it.

Python's audit hooks (PEP 578) see every such attempt, from whichever library it comes.
"""

from __future__ import annotations

import contextvars
import sys
import threading
from collections.abc import Callable
from collections.abc import Collection
from contextlib import suppress
from functools import cache
from types import TracebackType
from typing import TypeVar

from toolfinder.errors import PluginError

Result = TypeVar("Result")

FORBIDDEN = {
    "socket.connect": "network",
    "socket.bind": "network",
    "socket.getaddrinfo": "network",
    "socket.gethostbyname": "network",
    "socket.gethostbyaddr": "network",
    "socket.sendto": "network",
    "socket.sendmsg": "network",
    "subprocess.Popen": "process",
    "os.system": "process",
    "os.exec": "process",
    "os.fork": "process",
    "os.forkpty": "process",
    "os.posix_spawn": "process",
    "os.spawn": "process",
    "os.startfile": "process",
    "_thread.start_new_thread": "thread",
}
"""Audit events that stop a guarded call, by what they reach for."""

_REACHES = {
    "network": "reaches for the network without leave",
    "process": "starts another process",
    "thread": "starts a thread",
}

EVERYTHING = frozenset(_REACHES)
"""All that a guarded call can be allowed."""

_guarded: dict[int, Collection[str]] = {}
"""The threads that run a guarded call, and what each may reach for."""


class OverdueError(PluginError):
    """A call took longer than it may."""


def within(seconds: float, call: Callable[[], Result], *, allowed: Collection[str] = ()) -> Result:
    """What `call` returns, or raises, unless it takes longer than `seconds`.

    It runs in a thread of its own that speaks the caller's language. What is overdue is told
    to stop, and left behind where it does not listen.

    Args:
        allowed: what it may reach for, of `EVERYTHING`.

    Raises:
        OverdueError: it took too long.
        BaseException: whatever the call raised.
    """
    _watch()
    returned: list[Result] = []
    raised: list[BaseException] = []

    def run() -> None:
        _guarded[threading.get_ident()] = allowed
        try:
            returned.append(call())
        except BaseException as error:  # noqa: BLE001 - handed to the caller below
            raised.append(error)
        finally:
            _guarded.pop(threading.get_ident(), None)

    thread = threading.Thread(target=contextvars.copy_context().run, args=(run,), daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        _stop(thread)
        msg = f"took longer than {seconds:g} s"
        raise OverdueError(msg)
    if raised:
        raise raised[0]
    return returned[0]


@cache
def _watch() -> None:
    """Install the audit hook, once: Python has no way to take one away again."""
    sys.addaudithook(_audit)


def _audit(event: str, _arguments: object) -> None:
    reaching = FORBIDDEN.get(event)
    if reaching is None:
        return
    allowed = _guarded.get(threading.get_ident())
    if allowed is not None and reaching not in allowed:
        raise PluginError(_REACHES[reaching])


class _Stopped(BaseException):
    """Raised inside a call that is overdue."""


def _stop(thread: threading.Thread) -> None:
    """Make the thread raise at its next step (CPython; elsewhere it is only left behind)."""
    with suppress(ImportError, AttributeError):
        import ctypes  # noqa: PLC0415 - only to stop what hangs

        ident = ctypes.c_ulong(thread.ident or 0)
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ident, ctypes.py_object(_Stopped))
        thread.join(0.1)


def told(error: BaseException, code: object) -> str:
    """What went wrong in some code, in one line: `file:line: Kind: message`."""
    place = place_of(error, code)
    said = f"{type(error).__name__}: {error}"
    return f"{place}: {said}" if place else said


def place_of(error: BaseException | None, code: object) -> str:
    """Where something went wrong, as `file:line`; empty when nothing tells.

    Args:
        error: the failure; the last step that it made in the file of `code` counts.
        code: a function, class, module or the path of a file; else where it starts.
    """
    if isinstance(error, SyntaxError) and error.filename:
        return f"{error.filename}:{error.lineno}"
    file, line = (code, 0) if isinstance(code, str) else _start(code)
    trace: TracebackType | None = error.__traceback__ if error else None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == file:
            line = trace.tb_lineno
        trace = trace.tb_next
    return f"{file}:{line}" if file and line else ""


def _start(code: object) -> tuple[str, int]:
    """File and line where a function, class or module starts; none for what is not Python."""
    import inspect  # noqa: PLC0415 - only when something is wrong

    with suppress(TypeError, OSError):
        return inspect.getsourcefile(code) or "", inspect.getsourcelines(code)[1]  # type: ignore[arg-type]
    return "", 0
