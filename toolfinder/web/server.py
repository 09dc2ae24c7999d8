"""Datasette over the compiled catalogue: read-only, on the loopback address, without free SQL."""

from __future__ import annotations

import errno
import socket
from collections.abc import Awaitable
from collections.abc import Callable
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import uvicorn
from datasette.app import Datasette
from datasette.database import Database
from jinja2.ext import Extension

from toolfinder.errors import StoreError
from toolfinder.i18n import _
from toolfinder.i18n import language
from toolfinder.web.metadata import DATABASE
from toolfinder.web.metadata import metadata

HOST = "127.0.0.1"
PLAIN_TAG = "<html>"
"""What Datasette's base template says; a test fails when it says something else."""

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
ASGIApp = Callable[[Scope, Receive, Send], Awaitable[None]]

SETTINGS = {
    "default_allow_sql": False,
    "allow_facet": True,
    "allow_csv_stream": False,
    "default_facet_size": 12,
    "default_page_size": 25,
    "max_returned_rows": 200,
    "sql_time_limit_ms": 500,
    "facet_time_limit_ms": 200,
    "suggest_facets": False,
    "truncate_cells_html": 300,
    "num_sql_threads": 2,
}


def datasette(path: Path) -> Datasette:
    """The Datasette application for a compiled catalogue."""
    described = metadata()
    app = Datasette(
        metadata=described, settings=SETTINGS, template_dir=str(Path(__file__).parent / "templates")
    )
    app.add_database(Database(app, path=str(path), is_mutable=False), name=DATABASE)
    app.remove_database("_memory")
    shown = described["databases"][DATABASE]["tables"]
    app.jinja_env.add_extension(SayLanguage)
    app.jinja_env.globals.update(
        spoken=language(),
        titles={name: table.get("title", name) for name, table in shown.items()},
        words={
            "questions": _("Ready-made questions"),
            "browse": _("Everything, table by table"),
            "how": _(
                "Each table can be searched, sorted by its column heads and narrowed down by the lists above "
                "it. Nothing that you do here is stored."
            ),
            "more": _("More about it"),
        },
    )
    return app


class SayLanguage(Extension):
    """Writes the language that is spoken into Datasette's `<html>` tag."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Change a template's source before it is compiled."""
        del name, filename
        return source.replace(PLAIN_TAG, '<html lang="{{ spoken }}">')


def only_reading(app: ASGIApp) -> ASGIApp:
    """The application, for GET and HEAD requests only."""

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in {"GET", "HEAD"}:
            await app(scope, receive, send)
            return
        head = {"type": "http.response.start", "status": 405, "headers": [(b"allow", b"GET, HEAD")]}
        await send(head)
        await send({"type": "http.response.body", "body": b""})

    return guarded


def application(path: Path) -> ASGIApp:
    """The ASGI application for a compiled catalogue."""
    return only_reading(datasette(path).app())


def serve(path: Path, port: int, ready: Callable[[str], None]) -> None:
    """Serve until interrupted.

    Args:
        path: the compiled catalogue.
        port: 0 takes any that is free.
        ready: told the address once the port is held.

    Raises:
        StoreError: the port is taken.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen()
    except OSError as error:
        listener.close()
        taken = error.errno == errno.EADDRINUSE
        why = _("it is taken") if taken else error.strerror
        message = _("port {port} cannot be used ({why}); choose another with --port")
        raise StoreError(message.format(port=port, why=why)) from None
    ready(f"http://{HOST}:{listener.getsockname()[1]}/")
    config = uvicorn.Config(
        application(path), log_level="warning", access_log=False, server_header=False
    )
    with listener:
        uvicorn.Server(config).run(sockets=[listener])
