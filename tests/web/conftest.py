"""The application over a small catalogue, asked without a network."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.worlds import GARDEN
from toolfinder.app import Toolfinder
from toolfinder.i18n import speak
from toolfinder.testing.worlds import World
from toolfinder.testing.worlds import provider
from toolfinder.testing.worlds import tool
from toolfinder.web.server import application

MARKUP = "<script>alert(1)</script>"


@pytest.fixture(scope="session")
def garden_finder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Toolfinder]:
    """The garden, with an entry full of markup."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / "catalogue").mkdir()
    odd = tool(
        f"Odd {MARKUP}",
        homepage="https://example.org/odd",
        facts={"steward": {"value": f"{MARKUP}{{{{ 7 * 7 }}}}", "from": "page"}},
    )
    hosted = provider(f"Bad {MARKUP}", {"odd": {"from": "page", "label": MARKUP}})
    World(folder / "catalogue").write(
        {**GARDEN, "tools/odd.yaml": odd, "providers/bad.yaml": hosted}
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TOOLFINDER_CACHE_DIR", str(folder / "cache"))
        finder = Toolfinder(folder / "catalogue")
        assert finder.store.meta
        assert finder.matcher.needs
        yield finder


@pytest.fixture(scope="session")
def visit(garden_finder: Toolfinder) -> Iterator[Callable[..., httpx.Response]]:
    """Sends one request: `visit("/tools")`, `visit("/recommend", data={...})`."""
    speak("en")
    with asyncio.Runner() as runner:
        transport = httpx.ASGITransport(application(garden_finder))
        client = httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1")

        def send(address: str, **more: Any) -> httpx.Response:
            method = "POST" if {"data", "files", "content"} & set(more) else "GET"
            return runner.run(client.request(more.pop("method", method), address, **more))

        yield send
