"""Holds an address and serves there, in this process or in several, until told to stop."""

from __future__ import annotations

import errno
import ipaddress
import signal
import socket
import sys
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

import uvicorn
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess

from toolfinder.errors import ServerError
from toolfinder.errors import ToolfinderError
from toolfinder.i18n import _
from toolfinder.web.asgi import create_app
from toolfinder.web.asgi import hand_on
from toolfinder.web.server import application
from toolfinder.web.server import is_page

if TYPE_CHECKING:
    from toolfinder.app import Toolfinder
    from toolfinder.web.safety import ASGIApp

SECONDS_TO_FINISH = 30
"""How long open requests may take when the server is told to stop."""


@dataclass(frozen=True)
class Place:
    """Where to serve.

    Attributes:
        host: a name or an address of this computer.
        port: 0 takes any that is free.
        root_path: what the path of every page begins with; empty, or `/finder`.
        workers: how many processes answer.
    """

    host: str = "127.0.0.1"
    port: int = 0
    root_path: str = ""
    workers: int = 1


def serve(finder: Toolfinder, place: Place, ready: Callable[[str, bool], None]) -> None:
    """Serve until interrupted or terminated; what is being answered is answered first.

    Args:
        finder: what the pages are made from.
        place: where.
        ready: told the address once it is held and the catalogue compiled, and whether others
            can see it.

    Raises:
        ServerError: nothing can be served there.
    """
    if place.root_path and is_page(place.root_path):
        message = _("pages of our own begin with {path}; choose another with --root-path")
        raise ServerError(message.format(path=place.root_path))
    with _until_told_to_stop(), hold(place.host, place.port) as listener:
        host, port = listener.getsockname()[:2]
        public = not ipaddress.ip_address(host).is_loopback
        _prepare(finder, for_others=public or place.workers > 1)
        shown = f"[{host}]" if ":" in host else host
        ready(f"http://{shown}:{port}{place.root_path}/", public)
        settings: dict[str, Any] = {
            "log_level": "warning",
            "access_log": False,
            "server_header": False,
            "root_path": place.root_path,
            "timeout_graceful_shutdown": SECONDS_TO_FINISH,
        }
        if place.workers == 1:
            uvicorn.Server(uvicorn.Config(application(finder), **settings)).run([listener])
            return
        hand_on(finder)
        config = uvicorn.Config(in_worker, factory=True, workers=place.workers, **settings)
        several = Multiprocess(config, [listener])
        several.run()
        if any(worker.exitcode == STARTUP_FAILURE for worker in several.processes):
            raise ServerError(_("the pages cannot be served; what went wrong stands above"))


def in_worker() -> ASGIApp:
    """The application in one of several processes; where it cannot be made, all of them end."""
    try:
        return create_app()
    except ToolfinderError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(STARTUP_FAILURE)


def hold(host: str, port: int) -> socket.socket:
    """A socket that listens there.

    Raises:
        ServerError: with what to do about it.
    """
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (OSError, UnicodeError):
        raise ServerError(_wrong_host(host, _("nobody knows it"))) from None
    listener = socket.socket(family, kind, protocol)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(address)
        listener.listen(2048)
    except OSError as error:
        listener.close()
        raise ServerError(_why(host, port, error)) from None
    return listener


def _why(host: str, port: int, error: OSError) -> str:
    """What is wrong with an address, in one line."""
    if error.errno == errno.EADDRNOTAVAIL:
        return _wrong_host(host, _("it is no address of this computer"))
    reasons = {
        errno.EADDRINUSE: _("it is taken"),
        errno.EACCES: _("ports below 1024 are for the administrator"),
    }
    message = _("port {port} cannot be used ({why}); choose another with --port")
    return message.format(port=port, why=reasons.get(error.errno or 0, error.strerror))


def _wrong_host(host: str, why: str) -> str:
    message = _("host {host} cannot be used ({why}); choose another with --host")
    return message.format(host=host, why=why)


def _prepare(finder: Toolfinder, *, for_others: bool) -> None:
    """Compile the catalogue before anybody waits for it; for others, the words for needs, too."""
    for part in ("store", "matcher") if for_others else ("store",):
        getattr(finder, part)


@contextmanager
def _until_told_to_stop() -> Iterator[None]:
    """SIGTERM and SIGINT end what is done inside, and are no failure."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGTERM, before)
