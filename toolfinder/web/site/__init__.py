"""The catalogue in the browser: a Datasette plugin with pages of its own.

Datasette loads this package by its entry point, with its `templates/` and `static/`. It
answers only where `toolfinder.web.server` has made the application.
"""

from __future__ import annotations

from typing import Any

import pluggy

hookimpl = pluggy.HookimplMarker("datasette")


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    """The pages beside Datasette's own."""
    from toolfinder.web.pages import ROUTES  # noqa: PLC0415 - only when pages are served

    return list(ROUTES)


@hookimpl
def skip_csrf(scope: dict[str, Any]) -> bool:
    """No page keeps anything, so nobody can be made to change anything."""
    return scope["path"] in {"/recommend", "/profile.yaml"}
