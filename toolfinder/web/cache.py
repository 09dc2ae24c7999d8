"""Pages that are the same for everybody are kept in memory, bounded by bytes.

Only answers to reading are kept, never anything that was sent in a form. Our own pages without
a query are finitely many: they have a part of the memory to themselves, so that nobody pushes
them out by asking endless different questions.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from urllib.parse import parse_qsl
from urllib.parse import urlencode

from cachetools import LRUCache

from toolfinder.i18n import language
from toolfinder.web.safety import ASGIApp
from toolfinder.web.safety import Message
from toolfinder.web.safety import Receive
from toolfinder.web.safety import Scope
from toolfinder.web.safety import Send
from toolfinder.web.safety import root_of

MOST_BYTES = 32_000_000
"""How much memory the kept pages of a process may take."""

FOR_PAGES = 0.75
"""The share of it that is for our own pages without a query."""

LARGEST = 1_000_000
"""A larger answer is not kept."""

LONGEST_QUERY = 300
"""The answer to a longer question is not kept."""

BESIDE = 1_000
"""Bytes that a kept answer takes beside its text: its key and its headers."""

FRESH = b"public, max-age=300"
"""The catalogue of a running server never changes; one started anew is seen within minutes."""

Headers = tuple[tuple[bytes, bytes], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What decides an answer, beside the catalogue. Statements expire, so the day does, too.

    Attributes:
        host: by which name the server was called; empty where that changes nothing.
        root: the root path.
        path: as it was sent, below the root path.
        query: in one order where the order changes nothing.
        own: whether it is one of our own pages.
    """

    day: date
    language: str
    host: str
    root: str
    path: str
    query: str
    own: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer, as it goes out again and again."""

    headers: Headers
    body: bytes
    tag: bytes

    @property
    def size(self) -> int:
        """About how many bytes it takes."""
        return BESIDE + len(self.body)


class PageCache:
    """Answers by what was asked; when the memory is full, what was not asked for longest goes."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        for_pages = int(most_bytes * FOR_PAGES)
        self._pages: LRUCache[Asked, Kept] = LRUCache(for_pages, _size)
        self._questions: LRUCache[Asked, Kept] = LRUCache(most_bytes - for_pages, _size)

    @property
    def size(self) -> int:
        """About how many bytes are kept."""
        return int(self._pages.currsize + self._questions.currsize)

    def get(self, asked: Asked) -> Kept | None:
        """The answer, if it is kept."""
        found: Kept | None = self._part(asked).get(asked)
        return found

    def keep(self, asked: Asked, kept: Kept) -> None:
        """Keep an answer, unless it is larger than all the memory that there is for its kind."""
        part = self._part(asked)
        if kept.size <= part.maxsize:
            part[asked] = kept

    def _part(self, asked: Asked) -> LRUCache[Asked, Kept]:
        return self._pages if asked.own and not asked.query else self._questions


def _size(kept: Kept) -> int:
    return kept.size


def cached(app: ASGIApp, cache: PageCache, is_ours: Callable[[str], bool]) -> ASGIApp:
    """The application, asked only for what is not kept.

    Args:
        app: an application that answers everybody alike, in the language that is spoken.
        cache: where answers are kept.
        is_ours: whether a path is one of our own pages, which heed neither the host by which the
            server is called nor the order of a query.
    """

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        asked = what_is_asked(scope, is_ours)
        if asked is None:
            await app(scope, receive, send)
            return
        kept = cache.get(asked)
        if kept is None:
            start, body = await _answered(app, scope, receive)
            kept = _worth_keeping(start, body)
            if kept is None:
                await _send(send, scope, start, body)
                return
            cache.keep(asked, kept)
        if kept.tag in _tags_known(scope):
            bare = [pair for pair in kept.headers if pair[0] not in _OF_THE_BODY]
            await _send(send, scope, {"status": 304, "headers": bare}, b"")
        else:
            await _send(send, scope, {"status": 200, "headers": [*kept.headers]}, kept.body)

    return answer


def what_is_asked(scope: Scope, is_ours: Callable[[str], bool]) -> Asked | None:
    """What is asked; None where the answer must not be kept or is not worth it."""
    if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
        return None
    page, query = scope["path"], scope.get("query_string", b"").decode("latin-1")
    headers = dict(scope.get("headers", ()))
    personal = b"cookie" in headers or b"authorization" in headers
    if personal or page.startswith("/-/") or len(query) > LONGEST_QUERY:
        return None
    own, host = is_ours(page), headers.get(b"host", b"").decode("latin-1")
    if own:
        pairs = parse_qsl(query, keep_blank_values=True)
        query = urlencode(sorted((p for p in pairs if p[0] != "lang"), key=lambda pair: pair[0]))
    raw = scope.get("raw_path")
    path = page if raw is None else raw.decode("latin-1").partition("?")[0]
    today = date.today()  # noqa: DTZ011 - the server's day
    called = "" if own else f"{scope.get('scheme', '')}://{host}"
    return Asked(today, language(), called, root_of(scope), path, query, own)


async def _answered(app: ASGIApp, scope: Scope, receive: Receive) -> tuple[Message, bytes]:
    """The whole answer to reading a page."""
    start: Message = {}
    body = bytearray()

    async def listen(message: Message) -> None:
        if message["type"] == "http.response.start":
            start.update(message)
        else:
            body.extend(message.get("body", b""))

    await app({**scope, "method": "GET"}, receive, listen)
    return start, bytes(body)


_OF_THE_BODY = {b"content-type", b"content-length"}
_REPLACED = {b"cache-control", b"content-length", b"etag"}


def _worth_keeping(start: Message, body: bytes) -> Kept | None:
    """The answer as it is kept; None for errors and for what is for one person or too large."""
    headers = [(name.lower(), value) for name, value in start.get("headers", ())]
    told = dict(headers).get(b"cache-control", b"")
    personal = b"set-cookie" in dict(headers) or b"no-store" in told or b"private" in told
    if start["status"] != 200 or personal or len(body) > LARGEST:
        return None
    tag = f'"{blake2b(body, digest_size=12).hexdigest()}"'.encode()
    added = (
        (b"cache-control", FRESH),
        (b"content-length", str(len(body)).encode()),
        (b"etag", tag),
    )
    return Kept((*(pair for pair in headers if pair[0] not in _REPLACED), *added), body, tag)


def _tags_known(scope: Scope) -> set[bytes]:
    """The answers that the browser has already (RFC 9110, section 13.1.2)."""
    known = dict(scope["headers"]).get(b"if-none-match", b"")
    return {tag.strip().removeprefix(b"W/") for tag in known.split(b",")}


async def _send(send: Send, scope: Scope, start: Message, body: bytes) -> None:
    await send({**start, "type": "http.response.start"})
    shown = b"" if scope["method"] == "HEAD" else body
    await send({"type": "http.response.body", "body": shown})
