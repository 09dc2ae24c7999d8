"""The catalogue in a real browser: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from playwright.sync_api import expect


def test_from_the_front_page_to_a_source(page: Page, address: str) -> None:
    """Tools, a search without accents, a tool, its statements, and the page that says so."""
    page.goto(address)
    page.get_by_role("link", name="Les dades en brut", exact=True).click()
    page.locator("main").get_by_role("link", name="Eines", exact=True).click()
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
