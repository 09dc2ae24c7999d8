"""The catalogue in a real browser: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page
from playwright.sync_api import expect
from playwright.sync_api import sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server on the shipped catalogue, in Catalan; its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {**os.environ, "TOOLFINDER_CACHE_DIR": str(tmp_path_factory.mktemp("cache"))}
    server = subprocess.Popen(
        [sys.executable, "-m", "toolfinder", "serve", "--port", str(port), "--lang", "ca"],
        env={**environment, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stdout is not None
        said = server.stdout.readline()  # printed once the port is held
        assert f"http://127.0.0.1:{port}/" in said
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=60) as answer:
            assert answer.status == 200
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.communicate()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "the browser tests need Chromium"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that fails its test when it asks another origin or throws an error."""
    context = browser.new_context()
    opened = context.new_page()
    strangers: list[str] = []
    errors: list[str] = []
    opened.on(
        "request",
        lambda request: None if request.url.startswith(address) else strangers.append(request.url),
    )
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    assert strangers == []
    assert errors == []
    assert context.cookies() == []
    context.close()


def test_from_the_front_page_to_a_source(page: Page, address: str) -> None:
    """Tools, a search without accents, a tool, its statements, and the page that says so."""
    page.goto(address)
    assert page.locator("h1").inner_text() == "toolfinder"
    page.get_by_role("link", name="Eines", exact=True).click()
    expect(page.locator("h1")).to_have_text("Eines")
    page.goto(f"{address}/catalogue/tools?_search=open+food+network")
    page.locator("td a", has_text="open-food-network").first.click()
    expect(page.locator("h1")).to_have_text("Eines: open-food-network")
    page.locator("a[href*='/catalogue/facts?']").first.click()
    sources = page.locator("td.col-source a")
    expect(sources.nth(5)).to_be_visible()
    assert (sources.first.get_attribute("href") or "").startswith("https://")


def test_a_ready_made_question_is_answered(page: Page, address: str) -> None:
    """What can replace Google Drive? Nextcloud is among the answers."""
    page.goto(f"{address}/catalogue/what-replaces?product=google-drive")
    assert "Nextcloud" in page.locator("table").inner_text()


def test_facets_narrow_down(page: Page, address: str) -> None:
    """A click on a language in the list leaves the tools that speak it."""
    page.goto(f"{address}/catalogue/tool_languages")
    page.locator(".facet-info a", has_text="ca").first.click()
    expect(page.get_by_role("heading", level=3).first).to_contain_text("ca")
    assert set(page.locator("td.col-language").all_inner_texts()) == {"ca"}


@pytest.mark.parametrize("path", ["/", "/catalogue/tools", "/catalogue/tools/loomio"])
def test_pages_fit_a_phone_and_say_their_language(page: Page, address: str, path: str) -> None:
    """At 360 pixels nothing but a table scrolls sideways, and the language is declared."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}{path}")
    assert page.locator("html").get_attribute("lang") == "ca"
    overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert overflow <= 0


def test_no_page_writes_to_disk(page: Page, address: str) -> None:
    """Nothing is stored in the browser."""
    page.goto(f"{address}/catalogue/tools?_search=odoo")
    assert (
        page.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0
    )
