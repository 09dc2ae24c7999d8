"""The catalogue in the browser: what its pages show, and what they refuse."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from contextlib import closing
from datetime import date

import httpx
import pytest

from tests.worlds import GARDEN
from toolfinder.app import Toolfinder
from toolfinder.catalogue.read import read_catalogue
from toolfinder.criteria import BUILT_IN
from toolfinder.i18n import LANGUAGES
from toolfinder.i18n import speak
from toolfinder.i18n import speaking
from toolfinder.store.build import Recipe
from toolfinder.store.build import build
from toolfinder.store.read import Store
from toolfinder.testing.worlds import World
from toolfinder.web.metadata import HIDDEN
from toolfinder.web.metadata import queries
from toolfinder.web.metadata import tables
from toolfinder.web.server import application

DAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    """The garden, compiled."""
    root = World(tmp_path_factory.mktemp("garden")).write(GARDEN).root
    path = root / "garden.sqlite"
    build(Recipe(read_catalogue(root), tuple(made() for made in BUILT_IN), DAY), path)
    return path


@pytest.fixture(scope="module")
def finder(compiled):
    """What the pages are made from: the garden, where it was compiled."""
    finder = Toolfinder(compiled.parent)
    finder.__dict__["store"] = Store(compiled)
    return finder


@pytest.fixture(scope="module")
def ask(finder):
    """Sends one request to the application: `ask("/catalogue/tools")`."""
    speak("en")
    with asyncio.Runner() as runner:
        transport = httpx.ASGITransport(application(finder))
        client = httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1")

        def send(address, method="GET"):
            return runner.run(client.request(method, address))

        yield send


def visible(page: str) -> str:
    """A page's text without its tags."""
    return " ".join(
        re.sub(r"<[^>]+>", " ", re.sub(r"(?s)<(style|script).*?</\1>", "", page)).split()
    )


def test_the_page_of_the_raw_data_lists_ready_made_questions_and_tables(ask):
    """Each with its title, as a link; what is of use to programs only is hidden."""
    page = ask("/data")
    assert page.status_code == 200
    for name, query in queries().items():
        assert f'<a href="/catalogue/{name}">{query["title"]}</a>' in page.text
    shown = {name: table for name, table in tables().items() if name not in HIDDEN}
    for name, table in shown.items():
        assert f'<a href="/catalogue/{name}">{table["title"]}</a>' in page.text
    for name in HIDDEN:
        assert f'"/catalogue/{name}"' not in page.text


def test_a_table_has_its_rows_its_columns_explained_and_a_search(ask):
    """All tools, by name."""
    page = ask("/catalogue/tools")
    assert page.status_code == 200
    text = visible(page.text)
    assert text.index("Alpha") < text.index("Beta Núvol") < text.index("Omega")
    assert "Its licence, as an SPDX expression." in text
    assert 'name="_search"' in page.text


def test_a_table_can_be_narrowed_down_by_facets(ask):
    """One open licence is two tools away from the third."""
    facets = ask("/catalogue/tools.json?_shape=objects").json()["facet_results"]
    counts = {value["value"]: value["count"] for value in facets["kind"]["results"]}
    assert ({"open": 2, "incumbent": 1}, {"kind", "core", "licence", "status"}) == (
        counts,
        set(facets),
    )
    rows = ask("/catalogue/tools.json?kind=incumbent&_shape=array").json()
    assert [row["id"] for row in rows] == ["omega"]


def test_a_table_can_be_narrowed_down_by_any_column(ask):
    """Not only by those that are proposed."""
    facets = ask("/catalogue/offers.json?_facet=tool&_shape=objects").json()["facet_results"]
    counts = {value["value"]: value["count"] for value in facets["tool"]["results"]}
    assert counts == {"alpha": 1, "beta": 2, "omega": 1}


@pytest.mark.parametrize(
    ("words", "expected"), [("nuvol", ["beta"]), ("AGORA", ["alpha"]), ("z", [])]
)
def test_a_table_can_be_searched_without_accents(ask, words, expected):
    """As on the command line."""
    rows = ask(f"/catalogue/tools.json?_search={words}&_shape=array").json()
    assert expected == [row["id"] for row in rows]


def test_a_row_has_a_page_with_what_belongs_to_it(ask):
    """Its values, and links to the statements, offers and needs of the tool."""
    page = ask("/catalogue/tools/beta")
    assert page.status_code == 200
    assert "Beta Núvol" in visible(page.text)
    for table in ("offers", "tool_needs", "facts"):
        assert f"/catalogue/{table}?tool=beta" in page.text


@pytest.mark.parametrize("name", [name for name in tables() if name not in HIDDEN])
def test_every_table_has_a_page(ask, name):
    """And as data, too."""
    assert ask(f"/catalogue/{name}").status_code == 200
    assert ask(f"/catalogue/{name}.json").status_code == 200


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "tools-for-a-need-in-a-country.json?need=file-sync&country=ES",
            [("Beta Núvol", "Coop del Núvol")],
        ),
        ("tools-for-a-need-in-a-country.json?need=file-sync&country=FR", []),
        ("what-replaces.json?product=omega", [("Alpha", "MIT")]),
        ("tools-in-a-language.json?language=ca", [("Alpha", "complete")]),
        ("disputes.json", [("beta", "export"), ("beta", "export")]),
    ],
)
def test_ready_made_questions_are_answered(ask, address, expected):
    """The first two columns of each answer."""
    rows = ask(
        f"/catalogue/{address}&_shape=array"
        if "?" in address
        else f"/catalogue/{address}?_shape=array"
    )
    assert rows.status_code == 200
    assert expected == [tuple(row.values())[:2] for row in rows.json()]


def test_tools_in_a_language_come_with_the_most_complete_first():
    """Whole translations, then by share, then those of unknown share."""
    extents = {"a": "partial", "b": "0.5", "c": "complete", "d": "0.9"}
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE TABLE tools (id, name, licence, kind)")
        db.execute("CREATE TABLE tool_languages (tool TEXT, language TEXT, extent TEXT)")
        for name, extent in extents.items():
            db.execute("INSERT INTO tools VALUES (?, ?, 'MIT', 'open')", (name, name))
            db.execute("INSERT INTO tool_languages VALUES (?, 'ca', ?)", (name, extent))
        rows = db.execute(queries()["tools-in-a-language"]["sql"], {"language": "ca"}).fetchall()
    assert [row[0] for row in rows] == ["c", "d", "b", "a"]


@pytest.mark.parametrize("name", [*queries()])
def test_every_ready_made_question_has_a_page(ask, name):
    """Also before anything is filled in."""
    page = ask(f"/catalogue/{name}")
    assert page.status_code == 200
    assert queries()[name]["title"] in page.text


@pytest.mark.parametrize(
    "address",
    [
        "/catalogue?sql=select+1",
        "/catalogue.json?sql=select+1",
        "/catalogue/tools?_where=1=1",
        "/catalogue/tools.json?_where=1=1",
    ],
)
def test_free_sql_is_refused(ask, address):
    """Whether as a question or as a condition."""
    assert ask(address).status_code == 403


def test_no_page_offers_to_write_sql(ask):
    """What is refused is not offered."""
    for address in ("/catalogue", "/catalogue/tools", "/catalogue/what-replaces?product=omega"):
        assert "<textarea" not in ask(address).text, address


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize(
    "address", ["/", "/catalogue/tools", "/catalogue/what-replaces", "/catalogue/tools/beta"]
)
def test_only_reading_is_allowed(ask, method, address):
    """Nothing that one does here is stored."""
    assert ask(address, method).status_code == 405


@pytest.mark.parametrize(
    "address", ["/catalogue/none", "/catalogue/tools/none", "/none", "/_memory"]
)
def test_what_is_not_there_is_not_found(ask, address):
    """And no other database lies beside."""
    assert ask(address).status_code == 404


@pytest.mark.parametrize("address", ["/", "/catalogue/tools", "/catalogue/tools/beta"])
def test_nothing_is_loaded_from_elsewhere(ask, address):
    """A page works without the internet, and tells nobody that it was read."""
    loaded = re.findall(r'(?: src|stylesheet" href)="([^"]*)"', ask(address).text)
    assert loaded
    assert [one for one in loaded if not one.startswith("/-/static-plugins/toolfinder/")] == []
    assert [ask(one).status_code for one in loaded] == [200] * len(loaded)


@pytest.mark.parametrize("code", LANGUAGES)
def test_pages_are_in_the_language_that_is_asked_for(ask, code):
    """Titles and questions; summaries of the other languages are hidden by the style sheet."""
    page = ask(f"/catalogue/tools?lang={code}").text
    with speaking(code):
        assert f"<h1>{tables()['tools']['title']}</h1>" in page
    style = ask("/-/static-plugins/toolfinder/raw.css").text
    assert f"html:not(:lang({code})) :is(.col-summary_{code}, " in style


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("address", ["/", "/catalogue/tools", "/catalogue/tools/beta"])
def test_pages_say_in_which_language_they_are(ask, address, code):
    """Screen readers need it (WCAG 2.2, success criterion 3.1.1)."""
    assert f'<html lang="{code}">' in ask(f"{address}?lang={code}").text
