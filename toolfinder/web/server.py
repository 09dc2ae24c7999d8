"""Datasette over the compiled catalogue: read-only, without free SQL."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from datasette.app import Datasette
from datasette.database import Database
from jinja2.ext import Extension

from toolfinder.i18n import _
from toolfinder.i18n import language
from toolfinder.i18n import speaking
from toolfinder.web.cache import PageCache
from toolfinder.web.cache import cached
from toolfinder.web.metadata import DATABASE
from toolfinder.web.metadata import metadata
from toolfinder.web.mounting import mounted
from toolfinder.web.safety import ASGIApp
from toolfinder.web.safety import Receive
from toolfinder.web.safety import Scope
from toolfinder.web.safety import Send
from toolfinder.web.safety import guarded
from toolfinder.web.safety import spoken

if TYPE_CHECKING:
    from toolfinder.app import Toolfinder

PLAIN_TAG = "<html>"
"""What Datasette's base template says; a test fails when it says something else."""

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


def datasette(path: Path, root: str = "") -> Datasette:
    """The Datasette application for a compiled catalogue, below a root path."""
    described = metadata()
    app = Datasette(
        metadata=described,
        settings={**SETTINGS, "base_url": f"{root}/"},
        secret=os.environ.get("DATASETTE_SECRET"),
        template_dir=str(Path(__file__).parent / "site" / "templates"),
    )
    app.add_database(Database(app, path=str(path), is_mutable=False), name=DATABASE)
    app.remove_database("_memory")
    shown = described["databases"][DATABASE]["tables"]
    app.jinja_env.add_extension(SayLanguage)
    app.jinja_env.globals.update(
        base=root,
        spoken=language(),
        titles={name: table.get("title", name) for name, table in shown.items()},
        words={
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

    return mounted(guarded(spoken(in_language), is_ours))


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
