"""Below a root path: the same pages under `/finder/`, on a host that has others, too.

A proxy in front may cut the root path off; a server that was told of it puts it there, as ASGI
wants it. So it may be in a path once, twice or not at all, and the pages mean the same.
"""

from __future__ import annotations

from toolfinder.web.safety import ASGIApp
from toolfinder.web.safety import Receive
from toolfinder.web.safety import Scope
from toolfinder.web.safety import Send
from toolfinder.web.safety import root_of


def mounted(app: ASGIApp) -> ASGIApp:
    """The application, which finds no root path in its paths; it stays in `root_path`."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        root = root_of(scope)
        if root and scope["type"] == "http":
            scope = {**scope, "root_path": root, "path": _without(root, scope["path"])}
            raw = scope.get("raw_path")
            if raw is not None:
                scope["raw_path"] = _without(root, raw.decode("latin-1")).encode("latin-1")
        await app(scope, receive, send)

    return answer


def _without(root: str, path: str) -> str:
    for _time in range(2):
        rest = path.removeprefix(root)
        if rest[:1] in {"", "/", "?"}:
            path = rest if rest.startswith("/") else f"/{rest}"
    return path
