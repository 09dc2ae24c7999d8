"""Asks an application without a network."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import copy_context
from typing import Any

import httpx

from toolfinder.web.safety import ASGIApp


@contextmanager
def asking(app: ASGIApp, root_path: str = "") -> Iterator[Callable[..., httpx.Response]]:
    """Sends one request: `ask("/tools")`, `ask("/tools", "HEAD", headers={...})`."""
    with asyncio.Runner() as runner:
        transport = httpx.ASGITransport(app, root_path=root_path)
        client = httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1")

        def send(address: str, method: str = "GET", **more: Any) -> httpx.Response:
            return runner.run(client.request(method, address, **more), context=copy_context())

        yield send
