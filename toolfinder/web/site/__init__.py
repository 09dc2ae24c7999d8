"""The catalogue in the browser: a Datasette plugin with pages of its own.

Datasette loads this package by its entry point, with its `templates/` and `static/`. It
changes nothing where `toolfinder.web.server` has not made the application.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from typing import Any

import pluggy

hookimpl = pluggy.HookimplMarker("datasette")


def is_ours(datasette: Any) -> bool:
    """Whether our server made this Datasette."""
    return getattr(datasette, "toolfinder", None) is not None


@hookimpl
def register_routes(datasette: Any) -> list[tuple[str, Any]]:
    """Our pages, and those of Datasette's that are answered."""
    if not is_ours(datasette):
        return []
    from toolfinder.web import pages  # noqa: PLC0415 - only when pages are served
    from toolfinder.web.raw import routes  # noqa: PLC0415

    return [*pages.ROUTES, *routes.ROUTES]


@hookimpl
def extra_template_vars(datasette: Any, request: Any, view_name: str | None) -> dict[str, Any]:
    """What Datasette's own pages need to look like ours."""
    if view_name is None or not is_ours(datasette):
        return {}
    from toolfinder.web.raw.page import context  # noqa: PLC0415

    return context(datasette, request)


@hookimpl
def render_cell(datasette: Any, row: Any, column: str, table: str | None) -> Any:
    """A cell of the raw data for people."""
    if not is_ours(datasette):
        return None
    from toolfinder.web.raw.cells import Cell  # noqa: PLC0415
    from toolfinder.web.raw.cells import cell  # noqa: PLC0415

    return cell(Cell(datasette.toolfinder, datasette.urls.path, row, column, table))


@hookimpl
def permission_allowed(datasette: Any, action: str, resource: Any) -> bool | None:
    """Only tables of the catalogue are shown: no index of the search, no statistics."""
    if action != "view-table" or not is_ours(datasette):
        return None
    from toolfinder.store.schema import TABLES  # noqa: PLC0415

    return None if resource[1] in TABLES else False


@hookimpl
def prepare_connection(datasette: Any, conn: sqlite3.Connection, database: str) -> None:
    """Connections to the catalogue read, and trust nothing that the file itself defines."""
    if is_ours(datasette) and database in datasette.metadata("databases"):
        conn.execute("PRAGMA trusted_schema = 0")
        conn.execute("PRAGMA query_only = 1")
        conn.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)


@hookimpl(wrapper=True)
def handle_exception(
    datasette: Any, request: Any, exception: Exception
) -> Generator[None, list[Any], list[Any]]:
    """Our page instead of Datasette's, which would print every local variable, and so profiles."""
    answers = yield
    if not is_ours(datasette):
        return answers
    from toolfinder.web.raw.page import error  # noqa: PLC0415

    return [error(datasette, request, exception)]


@hookimpl
def forbidden(datasette: Any, request: Any, message: str) -> Any:
    """What is closed looks like any other page."""
    if not is_ours(datasette):
        return None
    from datasette.utils.asgi import Forbidden  # noqa: PLC0415

    from toolfinder.web.raw.page import error  # noqa: PLC0415

    return error(datasette, request, Forbidden(message))


@hookimpl
def asgi_wrapper(datasette: Any) -> Any:
    """Who asks is nobody's business: Datasette sees no cookie and no key."""
    if not is_ours(datasette):
        return lambda app: app
    from toolfinder.web.safety import anonymous  # noqa: PLC0415

    return anonymous


@hookimpl
def skip_csrf(datasette: Any, scope: dict[str, Any]) -> bool:
    """No page keeps anything, so nobody can be made to change anything."""
    from toolfinder.web.safety import POSTED  # noqa: PLC0415 - only when pages are served

    return is_ours(datasette) and scope["path"] in POSTED
