"""Datasette over the compiled catalogue: read-only, without free SQL."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from datasette.app import Datasette
from datasette.database import Database

from toolfinder.i18n import speaking
from toolfinder.web.cache import PageCache
from toolfinder.web.cache import cached
from toolfinder.web.dates import day
from toolfinder.web.metadata import DATABASE
from toolfinder.web.metadata import metadata
from toolfinder.web.mounting import mounted
from toolfinder.web.raw.rewrites import Mended
from toolfinder.web.safety import ASGIApp
from toolfinder.web.safety import Receive
from toolfinder.web.safety import Scope
from toolfinder.web.safety import Send
from toolfinder.web.safety import guarded
from toolfinder.web.safety import spoken

if TYPE_CHECKING:
    from toolfinder.app import Toolfinder

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


def datasette(path: Path, root: str = "") -> Datasette:
    """The Datasette application for a compiled catalogue, below a root path."""
    app = Reading(
        metadata=metadata(),
        settings={**SETTINGS, "base_url": f"{root}/"},
        secret=os.environ.get("DATASETTE_SECRET"),
        template_dir=str(Path(__file__).parent / "raw" / "templates"),
    )
    app.add_database(Database(app, path=str(path), is_mutable=False), name=DATABASE)
    app.remove_database("_memory")
    app.jinja_env.add_extension(Mended)
    app.jinja_env.globals.update(base=root)
    app.jinja_env.filters["day"] = day
    return app


def application(finder: Toolfinder) -> ASGIApp:
    """The ASGI application: our pages and Datasette's, each request in its language."""
    made: dict[tuple[str, str], ASGIApp] = {}
    path, cache = finder.store.path, PageCache()

    def in_language(code: str, root: str) -> ASGIApp:
        if (code, root) not in made:
            with speaking(code):
                app = datasette(path, root)
                app.toolfinder = finder
                made[code, root] = cached(started(app), cache, is_ours)
        return made[code, root]

    return mounted(guarded(spoken(in_language)))


def started(app: Datasette) -> ASGIApp:
    """The application of a Datasette, which by itself would let others in before it is ready.

    It prepares itself when it is asked for the first time, and answers whoever comes meanwhile.
    """
    inner = app.app()

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        await app.invoke_startup()
        await inner(scope, receive, send)

    return answer


def is_page(path: str) -> bool:
    """Whether there may be a page below that path, ours or one of Datasette's."""
    return is_ours(path) or path.split("/")[1] in {DATABASE, "-"}


def is_ours(path: str) -> bool:
    """Whether a path is one of our own pages rather than one of Datasette's."""
    first = path.split("/")[1]
    return first.partition(".")[0] in OUR_PAGES


OUR_PAGES = frozenset(
    (
        "",
        "index",
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
