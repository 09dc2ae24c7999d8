"""Datasette over the compiled catalogue: read-only, on the loopback address, without free SQL."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn
from datasette.app import Datasette
from datasette.database import Database

from toolfinder.errors import StoreError
from toolfinder.i18n import _
from toolfinder.i18n import speaking
from toolfinder.web.metadata import DATABASE
from toolfinder.web.metadata import metadata
from toolfinder.web.raw.rewrites import Mended
from toolfinder.web.safety import ASGIApp
from toolfinder.web.safety import guarded
from toolfinder.web.safety import spoken

if TYPE_CHECKING:
    from toolfinder.app import Toolfinder

HOST = "127.0.0.1"
SETTINGS = {
    "default_allow_sql": False,
    "allow_facet": True,
    "allow_csv_stream": False,
    "allow_download": False,
    "default_facet_size": 12,
    "default_page_size": 25,
    "max_returned_rows": 200,
    "sql_time_limit_ms": 500,
    "facet_time_limit_ms": 200,
    "suggest_facets": False,
    "truncate_cells_html": 300,
    "num_sql_threads": 2,
}


class Reading(Datasette):  # type: ignore[misc]
    """Datasette whose links never name the host: whoever asks could have made that up."""

    def absolute_url(self, request: object, path: str) -> str:
        """The path alone."""
        del request
        return path


def datasette(path: Path) -> Datasette:
    """The Datasette application for a compiled catalogue."""
    app = Reading(
        metadata=metadata(),
        settings=SETTINGS,
        template_dir=str(Path(__file__).parent / "raw" / "templates"),
    )
    app.add_database(Database(app, path=str(path), is_mutable=False), name=DATABASE)
    app.remove_database("_memory")
    app.jinja_env.add_extension(Mended)
    return app


def application(finder: Toolfinder) -> ASGIApp:
    """The ASGI application: our pages and Datasette's, each request in its language."""
    made: dict[str, ASGIApp] = {}

    def in_language(code: str) -> ASGIApp:
        if code not in made:
            with speaking(code):
                app = datasette(finder.store.path)
                app.toolfinder = finder
                made[code] = app.app()
        return made[code]

    return guarded(spoken(in_language))


def is_ours(path: str) -> bool:
    """Whether a path is one of our own pages rather than one of Datasette's."""
    first = path.split("/")[1]
    return first.partition(".")[0] in OUR_PAGES


OUR_PAGES = frozenset(
    (
        "",
        "recommend",
        "profile",
        "tools",
        "compare",
        "providers",
        "needs",
        "replace",
        "criteria",
        "data",
        "feed",
    )
)


def serve(finder: Toolfinder, port: int, ready: Callable[[str], None]) -> None:
    """Serve until interrupted.

    Args:
        finder: what the pages are made from.
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
        application(finder), log_level="warning", access_log=False, server_header=False
    )
    with listener:
        uvicorn.Server(config).run(sockets=[listener])
