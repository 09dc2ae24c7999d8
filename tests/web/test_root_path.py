"""Below a root path, as behind a web server that shows the pages under `/finder/`."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlencode
from urllib.parse import urljoin

import pytest

from tests.web.asking import asking
from toolfinder.web.mounting import mounted
from toolfinder.web.server import application

ROOT = "/finder"
ANSWERS = urlencode({"need": "file-sync", "members": "12", "name": "La Fulla"})
FORM = {"content-type": "application/x-www-form-urlencoded"}
LINKS = re.compile(r'\b(?:href|src)="([^"]*)"')
FORMS = re.compile(r'\b(?:action|formaction)="([^"]*)"')


@pytest.fixture(scope="module")
def app(garden_finder):
    """One application for all root paths."""
    return application(garden_finder)


@pytest.fixture(scope="module")
def ask(app):
    """Sends one request to a server that was told its root path."""
    with asking(app, ROOT) as send:
        yield send


def links_of(text: str) -> set[str]:
    """The addresses on this server that a page links to or loads."""
    found = {unescape(link).partition("#")[0] for link in LINKS.findall(text)}
    return {link for link in found if link and not re.match(r"https?:|data:", link)}


def addresses_in(data: object) -> set[str]:
    """The addresses on this server in plain data."""
    if isinstance(data, dict):
        return set().union(*map(addresses_in, data.values()))
    if isinstance(data, list):
        return set().union(*map(addresses_in, data))
    return {data} if isinstance(data, str) and data.startswith("/") else set()


def test_every_page_that_links_lead_to_is_there(ask):
    """From the start through all our pages, and one step into the raw data."""
    seen, ahead = set(), [f"{ROOT}/?lang=en"]
    while ahead:
        address = ahead.pop()
        page = ask(address)
        assert (address, page.status_code) == (address, 200)
        kind = page.headers["content-type"].partition(";")[0]
        if kind == "application/json":
            assert [
                one for one in addresses_in(page.json()) if not one.startswith(f"{ROOT}/")
            ] == []
        if kind != "text/html":
            continue
        assert [one for one in FORMS.findall(page.text) if not one.startswith(f"{ROOT}/")] == []
        for link in links_of(page.text):
            found = urljoin(address, link)
            assert found.startswith(f"{ROOT}/"), (address, link)
            raw = address.startswith(f"{ROOT}/catalogue")
            other_language = "lang=" in found and "lang=en" not in found
            if found not in seen and not raw and not other_language:
                seen.add(found)
                ahead.append(found)
    pages = {address.removeprefix(ROOT).partition("?")[0] for address in seen}
    assert {
        "/",
        "/recommend",
        "/tools",
        "/tools/beta",
        "/tools/beta.json",
        "/providers/coop",
        "/needs/file-sync",
        "/replace/omega",
        "/criteria",
        "/data",
        "/catalogue/tools",
        "/-/static-plugins/toolfinder/site.css",
    } <= pages


@pytest.mark.parametrize(
    "address",
    ["/tools", "/tools/beta", "/recommend", "/criteria", "/data", "/feed.atom"],
)
def test_a_page_is_the_same_but_for_where_it_lies(app, ask, address):
    """Taking the root path out of its links gives the page that lies at the top."""
    with asking(app) as at_the_top:
        top = at_the_top(address).text
    assert top == ask(f"{ROOT}{address}").text.replace(f"{ROOT}/", "/")


def test_the_questionnaire_is_sent_and_answered(ask):
    """The answer leads on; the file comes back."""
    page = ask(f"{ROOT}/recommend?lang=en", "POST", content=ANSWERS, headers=FORM)
    assert page.status_code == 200
    assert "What fits you: La Fulla" in page.text
    assert f'href="{ROOT}/tools/alpha?lang=en"' in page.text
    assert f'action="{ROOT}/recommend?lang=en"' in page.text
    assert f'formaction="{ROOT}/profile.yaml?lang=en"' in page.text
    file = ask(f"{ROOT}/profile.yaml", "POST", content=ANSWERS, headers=FORM)
    assert (
        file.status_code,
        file.headers["content-type"],
    ) == (200, "application/yaml; charset=utf-8")
    assert ask(f"{ROOT}/tools", "POST", content=ANSWERS, headers=FORM).status_code == 405


def test_the_raw_data_links_to_itself(ask):
    """As a page and as data."""
    found = ask(f"{ROOT}/catalogue/tools.json?_shape=objects").json()["facet_results"]
    toggles = [one["toggle_url"] for facet in found.values() for one in facet["results"]]
    assert toggles
    for toggle in toggles:
        path = re.sub("^http://127.0.0.1", "", toggle)
        assert path.startswith(f"{ROOT}/catalogue/tools.json?")
        assert ask(path).status_code == 200


def test_the_page_that_one_is_on_is_marked(ask):
    """In the navigation."""
    assert f'<a href="{ROOT}/tools?lang=en" aria-current="page">' in ask(f"{ROOT}/tools").text


@pytest.mark.parametrize("prefix", ["", ROOT, ROOT * 2])
@pytest.mark.parametrize("address", ["/tools", "/catalogue/tools.json", "/-/health", "/tools/none"])
def test_it_matters_not_whether_the_proxy_cuts_the_root_path_off(ask, prefix, address):
    """The server puts it there (again); what it finds is the same."""
    expected, found = ask(ROOT + address), ask(prefix + address)
    assert (expected.status_code, expected.text) == (found.status_code, found.text)


@pytest.mark.parametrize("address", [ROOT, f"{ROOT}?lang=ca"])
def test_the_root_path_itself_is_the_start(ask, address):
    """Also without a slash at its end."""
    assert ask(address).text == ask(address.replace(ROOT, f"{ROOT}/")).text
    assert f'<form method="get" action="{ROOT}/tools"' in ask(f"{ROOT}/tools").text


def test_what_only_begins_like_the_root_path_is_not_below_it(ask):
    """There is no page of that name."""
    assert ask("/finders").status_code == 404
    assert ask(f"{ROOT}/finders/tools").status_code == 404


def test_a_path_is_found_whether_decoded_or_as_it_was_sent():
    """ASGI servers give both; Datasette goes by the second."""
    seen = {}

    async def app(scope, receive, send):
        seen.update(scope)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body"})

    with asking(mounted(app), ROOT) as ask:
        ask(f"{ROOT}/tools/a%2Fb?q=1")
    found = (seen["path"], seen["raw_path"].partition(b"?")[0], seen["root_path"])
    assert found == ("/tools/a/b", b"/tools/a%2Fb", ROOT)
