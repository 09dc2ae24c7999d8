"""The catalogue in a real browser: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from playwright.sync_api import Page
from playwright.sync_api import expect

RAW = {
    "database": "/catalogue",
    "table": "/catalogue/tools",
    "narrowed": "/catalogue/tools?_search=files&kind=open&licence__contains=GPL&_sort_desc=name",
    "facets": "/catalogue/facts?_facet=fact&status=disputed",
    "links": "/catalogue/tool_needs",
    "row": "/catalogue/tools/nextcloud",
    "question": "/catalogue/tools-for-a-need-in-a-country",
    "answer": "/catalogue/what-replaces?product=google-drive",
    "no answer": "/catalogue/what-replaces?product=nextcloud",
    "not found": "/catalogue/none",
    "closed": "/catalogue?sql=select+1",
    "refused": "/catalogue/tools?_size=9999",
}
"""The kinds of Datasette's own pages."""


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
    page.locator("summary:has(+ .facet-results)").click()
    page.locator(".facet-info a", has_text="català").first.click()
    expect(page.get_by_role("heading", level=2).first).to_contain_text("language = ca")
    assert set(page.locator("td.col-language").all_inner_texts()) == {"català ca"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1200])
@pytest.mark.parametrize("kind", RAW)
def test_axe_finds_nothing_in_the_raw_data(
    browser: Browser, address: str, kind: str, width: int, scheme: str
) -> None:
    """With everything unfolded; nothing is wider than the screen, or refused by our own policy."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, locale="ca-ES"
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    status = {"not found": 404, "closed": 403, "refused": 400}.get(kind, 200)
    answer = page.goto(f"{address}{RAW[kind]}")
    assert answer
    assert answer.status == status
    folded = page.evaluate("document.documentElement.scrollWidth")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    unfolded = page.evaluate("document.documentElement.scrollWidth")
    found = Axe().run(page).response["violations"]
    cookies = context.cookies()
    context.close()
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []
    assert max(folded, unfolded) <= width
    assert [text for text in complaints if f"status of {status}" not in text] == []
    assert cookies == []


def test_a_wide_table_scrolls_inside_itself_by_keyboard(page: Page, address: str) -> None:
    """Its first column stays in sight."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}/catalogue/tools")
    region = page.get_by_role("region", name="Eines")
    region.focus()
    first = page.locator("td.col-id").first
    before = first.bounding_box()
    expect(page.locator("th.col-licence")).not_to_be_in_viewport()
    for _press in range(20):
        page.keyboard.press("ArrowRight")
    expect(page.locator("th.col-licence")).to_be_in_viewport()
    after = first.bounding_box()
    assert before
    assert after
    assert after["x"] == before["x"]


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
