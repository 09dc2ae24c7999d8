"""What surrounds every page: its language, its headers, and what is refused."""

from __future__ import annotations

from collections.abc import Awaitable
from collections.abc import Callable
from collections.abc import MutableMapping
from typing import Any
from urllib.parse import parse_qs

from toolfinder.i18n import LANGUAGES
from toolfinder.i18n import language
from toolfinder.i18n import negotiate
from toolfinder.i18n import speaking
from toolfinder.web.links import below

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
ASGIApp = Callable[[Scope, Receive, Send], Awaitable[None]]


def root_of(scope: Scope) -> str:
    """The path below which the pages are served, without a slash at its end."""
    root: str = scope.get("root_path", "")
    return root.rstrip("/")


POSTED = ("/recommend", "/recommend.json", "/profile.yaml")
"""The only addresses that take what somebody sends."""

MOST_BYTES = 200_000
"""The most that is read of what somebody sends."""

_PLAIN = b"text/plain; charset=utf-8"
OURS = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
"""What pages may load: their style sheet. There is no script at all, nor a style inside."""

_EVERYWHERE = (
    (b"content-security-policy", OURS.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"vary", b"accept-language"),
)


def asked_for(scope: Scope) -> str:
    """The language of a request: `?lang=` (in the raw data also `?_lang=`), the browser's, or our own."""
    query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    chosen: str = [*query.get("lang", ()), *query.get("_lang", ()), ""][0]
    if chosen in LANGUAGES:
        return chosen
    for name, value in scope.get("headers", ()):
        if name == b"accept-language":
            weighed = []
            for place, part in enumerate(value.decode("latin-1")[:500].split(",")):
                tag, _semicolon, weight = part.strip().partition(";q=")
                try:
                    weighed.append((-float(weight or 1), place, tag.strip()))
                except ValueError:
                    continue
            tags = [tag for weight, _place, tag in sorted(weighed) if weight < 0]
            known = [tag for tag in tags if negotiate([tag]) != "en" or tag.lower()[:2] == "en"]
            if known:
                return negotiate(known)
    return language()


def spoken(apps: Callable[[str, str], ASGIApp]) -> ASGIApp:
    """An application that answers each request in its language.

    Args:
        apps: gives the application for a language and a root path.
    """
    home = language()

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        with speaking(home):
            code = home if scope["type"] == "lifespan" else asked_for(scope)
        root = root_of(scope)
        with speaking(code), below(root):
            await apps(code, root)(scope, receive, send)

    return answer


def guarded(app: ASGIApp) -> ASGIApp:
    """The application with safe headers; only reading, but for the few addresses that may be sent to."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        posted = scope["method"] == "POST" and scope["path"] in POSTED
        if scope["method"] not in {"GET", "HEAD"} and not posted:
            await _refuse(send, 405, [(b"allow", b"GET, HEAD")])
            return
        if posted and not _is_small(scope):
            await _refuse(send, 413, [])
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                added = [*_EVERYWHERE]
                if posted:
                    added.append((b"cache-control", b"no-store"))
                ours = {name for name, _value in added}
                own = [(k, v) for k, v in message.get("headers", ()) if k.lower() not in ours]
                message = {**message, "headers": [*own, *added]}
            await send(message)

        await app(scope, receive, with_headers)

    return answer


def anonymous(app: ASGIApp) -> ASGIApp:
    """The application, told nothing of who asks."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        kept = [
            (k, v) for k, v in scope.get("headers", ()) if k not in {b"cookie", b"authorization"}
        ]
        await app({**scope, "headers": kept}, receive, send)

    return answer


def _is_small(scope: Scope) -> bool:
    """Whether the request says how long it is, and that it is short enough."""
    for name, value in scope.get("headers", ()):
        if name == b"content-length":
            return value.isdigit() and int(value) <= MOST_BYTES
    return False


async def _refuse(send: Send, status: int, headers: list[tuple[bytes, bytes]]) -> None:
    await send(
        {
            "type": "http.response.start",
            "status": status,
            "headers": [(b"content-type", _PLAIN), *headers, *_EVERYWHERE],
        }
    )
    await send({"type": "http.response.body", "body": b""})
