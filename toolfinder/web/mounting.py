"""Below a root path: the same pages under `/finder/`, on a host that has others, too.

`root_path` has ASGI's meaning: the path of every request begins with it. A server that was told
of it puts it there, since the proxy in front cuts it off. A proxy that does not is understood,
too, unless the root path might be one of the pages.
"""

from __future__ import annotations

from collections.abc import Callable

from toolfinder.web.safety import ASGIApp
from toolfinder.web.safety import Receive
from toolfinder.web.safety import Scope
from toolfinder.web.safety import Send
from toolfinder.web.safety import root_of


def mounted(app: ASGIApp, is_page: Callable[[str], bool]) -> ASGIApp:
    """The application, in the path of whose requests the root path stands exactly once.

    Args:
        app: the application.
        is_page: whether a path may be one of its pages.
    """

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        root = root_of(scope)
        if root and scope["type"] == "http":
            once = _Once(root, twice=not is_page(root))
            raw = scope.get("raw_path")
            scope = {**scope, "root_path": root, "path": once(scope["path"])}
            if raw is not None:
                scope["raw_path"] = once(raw.decode("latin-1")).encode("latin-1")
        await app(scope, receive, send)

    return answer


class _Once:
    """Makes a path stand below the root path once, whether it did not, did, or did twice."""

    def __init__(self, root: str, *, twice: bool) -> None:
        self._root = root
        self._twice = twice

    def __call__(self, path: str) -> str:
        rest = self._below(path)
        return self._root + (self._below(rest) if self._twice else rest)

    def _below(self, path: str) -> str:
        rest = path.removeprefix(self._root)
        return rest or "/" if rest[:1] in {"", "/", "?"} else path
