"""A first visit, without JavaScript and with the keyboard only, in Catalan."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from playwright.sync_api import Page

WISH = "volem compartir fitxers i carpetes, som 30 famílies amb 20 euros al mes"
KINDS = {
    "start": "/",
    "questionnaire": "/recommend",
    "tools": "/tools",
    "search": "/tools?q=nextcloud",
    "narrowed": "/tools?need=file-sync&language=ca",
    "nothing left": "/tools?language=ca&country=AT&need=newsletters&licence=MIT",
    "compare": "/compare?tool=nextcloud&tool=seafile&tool=cryptpad",
    "compare too many": "/compare?tool=nextclud&tool=seafile&tool=loomio&tool=decidim&tool=odoo&tool=x",
    "tool": "/tools/nextcloud",
    "provider": "/providers/framasoft",
    "need": "/needs/file-sync",
    "product": "/replace/google-drive",
    "criteria": "/criteria",
    "criterion": "/criteria/freedom",
    "data": "/data",
    "missing": "/tools/nothing",
}


@pytest.fixture
def visitor(browser: Browser, address: str, tmp_path: Path) -> Iterator[Page]:
    """A page without JavaScript, that fails its test when it asks another origin."""
    context = browser.new_context(java_script_enabled=False, locale="ca-ES")
    page = context.new_page()
    strangers: list[str] = []
    page.on(
        "request",
        lambda request: None if request.url.startswith(address) else strangers.append(request.url),
    )
    page.goto(address)
    yield page
    assert strangers == []
    assert context.cookies() == []
    context.close()


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the element has the focus."""
    for _press in range(250):
        page.keyboard.press("Tab")
        if page.locator(f"{selector}:focus").count():
            return
    pytest.fail(f"the keyboard does not reach {selector}")


def ranking(page: Page) -> list[tuple[str, str]]:
    """Names and scores of the offers that are shown in full."""
    offers = page.locator("article.offer")
    return [
        (
            offers.nth(index).locator("h3 a").inner_text(),
            offers.nth(index).locator(".score strong").inner_text(),
        )
        for index in range(offers.count())
    ]


def test_from_the_start_to_a_kept_answer_with_the_keyboard_alone(
    visitor: Page, tmp_path: Path
) -> None:
    """Questions, ranking, reason, source; a file that gives the same ranking again, here and there."""
    page = visitor
    tab_to(page, ".card.strong a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/recommend*")
    tab_to(page, "#wish")
    page.keyboard.type(WISH)
    tab_to(page, "button.main")
    page.keyboard.press("Enter")
    page.wait_for_selector("article.offer")
    first = ranking(page)
    assert first
    tab_to(page, "article.offer details summary")
    page.keyboard.press("Enter")
    source = page.locator("article.offer .claims a").first
    assert source.is_visible()
    assert source.get_attribute("href").startswith("http")
    tab_to(page, "button[formaction]")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    kept = tmp_path / "profile.yaml"
    waiting.value.save_as(kept)
    page.set_input_files("#file", kept)
    tab_to(page, "button[name=do]")
    page.keyboard.press("Enter")
    page.wait_for_selector("article.offer", state="detached")
    tab_to(page, "button.main")
    page.keyboard.press("Enter")
    page.wait_for_selector("article.offer")
    assert ranking(page) == first
    command = [sys.executable, "-m", "toolfinder", "recommend", str(kept), "--format", "json"]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    best = json.loads(answer.stdout)["needs"][0]["ranking"][0]
    assert f"/tools/{best['tool']}?" in (
        page.locator("article.offer h3 a").first.get_attribute("href") or ""
    )
    assert f"{best['score']:.0f}" == first[0][1]


def test_from_the_list_to_a_comparison_with_the_keyboard_alone(visitor: Page) -> None:
    """Narrowed down by two facets, two tools ticked, side by side, and on to a source."""
    page = visitor
    page.goto(f"{page.url}tools")
    for facet, value in (("/tools?need=", "file-sync"), ("/tools?need=file-sync&delivery=", "")):
        link = f"a[href^='{facet}{value}']"
        tab_to(page, f".facets details:has({link}) summary")
        page.keyboard.press("Enter")
        tab_to(page, f".facets {link}")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{facet}{value}*")
    assert page.locator(".chosen li").count() == 3
    names = page.locator(".tools > li > a").all_inner_texts()[:2]
    for place in (1, 2):
        tab_to(page, f".tools > li:nth-child({place}) input[name=tool]")
        page.keyboard.press("Space")
    tab_to(page, ".pick button")
    page.keyboard.press("Enter")
    page.wait_for_selector("svg.heat")
    heads = page.locator("table.beside").first.locator("thead th").all_inner_texts()
    assert heads == names
    tab_to(page, "table.beside summary")
    page.keyboard.press("Enter")
    assert page.locator("table.beside .claims").first.is_visible()
    assert page.locator("table.beside .source a").first.get_attribute("href").startswith("http")


def test_an_answer_prints_as_a_handout(visitor: Page, address: str) -> None:
    """No navigation and no form; the reasons of every offer, whether opened on the screen or not."""
    page = visitor
    page.goto(f"{address}/needs/file-sync")
    page.click("main form button")
    page.wait_for_selector("article.offer")
    reasons = page.locator("article.offer details td:last-child")
    assert not reasons.first.is_visible()
    page.emulate_media(media="print")
    for gone in ("header nav", "footer nav", "form.questions", ".skip"):
        assert not page.locator(gone).first.is_visible()
    assert page.locator("#weights").is_visible()
    offers = page.locator("article.offer").count()
    assert offers > 1
    for place in range(offers):
        table = page.locator("article.offer").nth(place).locator("table")
        assert table.is_visible()
        box = table.locator("tr").last.bounding_box()
        assert box is not None
        assert box["height"] > 10


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1200])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(
    browser: Browser, address: str, kind: str, width: int, scheme: str
) -> None:
    """WCAG 2.2 AA and good practice, by axe-core; and nothing is wider than the screen."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    page.goto(f"{address}{KINDS[kind]}")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    found = Axe().run(page).response["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []
    assert wide <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_answer(browser: Browser, address: str, scheme: str) -> None:
    """With every reason opened, and in a questionnaire with faults."""
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{address}/recommend")
    page.fill("#wish", WISH)
    page.click("button.main")
    page.wait_for_selector("article.offer")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    answered = Axe().run(page).response["violations"]
    page.fill("#members", "many")
    page.click("button.main")
    page.wait_for_selector(".problems")
    faulty = Axe().run(page).response["violations"]
    context.close()
    found = [(one["id"], [node["target"] for node in one["nodes"]]) for one in answered + faulty]
    assert found == []
