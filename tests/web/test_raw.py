"""The raw data: Datasette's own pages in our look, what their cells say, and what is closed."""

from __future__ import annotations

import asyncio
import hashlib
import re
import sqlite3
from contextlib import closing
from html import unescape
from itertools import pairwise

import httpx
import pytest

from tests.web.conftest import MARKUP
from toolfinder.i18n import LANGUAGES
from toolfinder.i18n import speaking
from toolfinder.store.schema import TABLES
from toolfinder.web.metadata import HIDDEN
from toolfinder.web.metadata import queries
from toolfinder.web.raw import routes
from toolfinder.web.raw.cells import Cell
from toolfinder.web.raw.cells import cell
from toolfinder.web.raw.rewrites import CORE
from toolfinder.web.raw.rewrites import REWRITES
from toolfinder.web.raw.words import narrowed
from toolfinder.web.raw.words import words
from toolfinder.web.server import SETTINGS
from toolfinder.web.server import application
from toolfinder.web.server import datasette

PAGES = [
    "/catalogue",
    "/catalogue/tools",
    "/catalogue/tools?_search=beta&kind=open&licence__contains=GPL&_sort_desc=name",
    "/catalogue/tools?_search=zxqv",
    "/catalogue/facts?_facet=status",
    "/catalogue/tool_needs",
    "/catalogue/tools/beta",
    "/catalogue/tool_needs/beta,file-sync",
    "/catalogue/what-replaces",
    "/catalogue/what-replaces?product=omega",
    "/catalogue/disputes",
]
ERRORS = {
    "/catalogue/none": 404,
    "/catalogue/tools/none": 404,
    "/nowhere": 404,
    "/catalogue?sql=select+1": 403,
    "/catalogue/tools?_size=201": 400,
    "/catalogue/tools?none=1": 400,
}


def row_of(page, text):
    """The row of a page's table that holds a text."""
    return next(row for row in re.findall(r"(?s)<tr>.*?</tr>", page.text) if text in row)


def cell_of(row, column):
    """What stands in a cell."""
    return re.search(rf'(?s)<td class="col-{column}[^"]*">(.*?)</td>', row)[1]


@pytest.mark.parametrize("address", [*PAGES, *ERRORS])
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_page_has_our_header_in_the_language_that_is_asked_for(visit, address, code):
    """With links to itself in the others, which keep what was asked."""
    sign = "&" if "?" in address else "?"
    page = visit(f"{address}{sign}lang={code}")
    assert f'<html lang="{code}">' in page.text
    with speaking(code):
        assert words()["questionnaire"] in unescape(page.text)
    assert page.text.count('<link rel="stylesheet"') == 1 + (page.status_code != 404)
    for other in LANGUAGES:
        link = re.search(rf'hreflang="{other}" href="([^"]*)"', page.text)[1]
        assert unescape(link).endswith(f"lang={other}")
        assert visit(unescape(link)).status_code == page.status_code
    kept = set(address.partition("?")[2].split("&")) - {""}
    assert {part.split("=")[0] for part in kept} <= set(re.findall(r"[?&](\w+)=", unescape(link)))


@pytest.mark.parametrize("address", [*PAGES, *ERRORS])
def test_every_page_has_landmarks_headings_labels_and_no_script(visit, address):
    """What Datasette's templates lack."""
    page = visit(address).text
    assert '<a class="skip" href="#main">' in page
    assert page.count('<main id="main">') == 1
    levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", page)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert "<script" not in page
    assert "<style" not in page
    assert " style=" not in page
    assert not re.search(r"\son\w+=", page)
    for field in re.findall(r'<(?:select|input)(?![^>]*type="(?:hidden|checkbox)")[^>]*>', page):
        name = re.search(r'id="([^"]*)"', field)
        assert "aria-label=" in field or f'<label for="{name[1]}">' in page


def test_nothing_of_datasettes_english_is_left_on_pages_in_another_language(visit):
    """But for the names of columns, which are the same in every file, and SQL."""
    for address in PAGES:
        page = visit(f"{address}{'&' if '?' in address else '?'}lang=fr").text
        shown = re.sub(r"(?s)<pre>.*?</pre>|<[^>]*>", " ", page)
        for english in (
            "This data", "dvanced", ">Apply", "Sort...", "Search:", "remove filter", "- column",
            "Custom SQL", "Run SQL", "parameters", "0 results", "0 records", "Queries", "Powered",
            "hidden", "where ", "descending", " home ", "JSON shape", "Link",
        ):  # fmt: skip
            assert english not in shown, (address, english)


@pytest.mark.parametrize("name", REWRITES)
def test_every_rewrite_finds_its_text(name):
    """As often as it says. If this fails, Datasette has changed the template: write it anew."""
    source = (CORE / name).read_text()
    for old, new, times in REWRITES[name]:
        assert source.count(old) == times, f"{name} no longer holds {times} times: {old}"
        source = source.replace(old, new)


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("_crumbs.html", "882c9d"),
        ("_description_source_license.html", "13fcf7"),
        ("_facet_results.html", "622d3c"),
        ("_table.html", "f75a88"),
        ("base.html", "bb22df"),
        ("database.html", "4fd5e9"),
        ("error.html", "c2115d"),
        ("query.html", "bc3559"),
        ("row.html", "ff5dde"),
        ("table.html", "81cec4"),
    ],
)
def test_datasettes_templates_are_those_that_ours_were_made_for(name, known):
    """Each is replaced or rewritten by one of `toolfinder/web/raw`."""
    digest = hashlib.sha256((CORE / name).read_bytes()).hexdigest()[:6]
    assert digest == known, (
        f"Datasette's {name} has changed: see what is new, whether toolfinder/web/raw still "
        f"fits (words, labels, scripts, styles), and then write {digest} here"
    )


def test_cells_lead_to_our_pages(visit):
    """From ids of tools, providers, needs, products and criteria, with the name if there is one."""
    offers = visit("/catalogue/offers?lang=ca")
    row = row_of(offers, "beta@coop")
    beta = '<a href="/tools/beta?lang=ca">Beta Núvol</a> <em class="code">beta</em>'
    assert cell_of(row, "tool") == beta
    coop = '<a href="/providers/coop?lang=ca">Coop del Núvol</a> <em class="code">coop</em>'
    assert cell_of(row, "provider") == coop
    need = cell_of(row_of(visit("/catalogue/tool_needs"), ">file-sync<"), "need")
    assert need.startswith('<a href="/needs/file-sync?lang=en">File sharing and sync</a>')
    product = cell_of(row_of(visit("/catalogue/tool_replaces"), "omega"), "product")
    assert product.startswith('<a href="/replace/omega?lang=en">Omega</a>')
    criterion = cell_of(row_of(visit("/catalogue/assessments"), "beta@coop"), "criterion")
    assert re.match(r'<a href="/criteria/(\w+)\?lang=en">\1</a>', criterion)
    name = cell_of(row_of(visit("/catalogue/tools"), "Beta"), "name")
    assert name == '<a href="/tools/beta?lang=en">Beta Núvol</a>'
    for link in ("/tools/beta", "/providers/coop", "/needs/file-sync", "/replace/omega"):
        assert visit(f"{link}?lang=ca").status_code == 200


def test_answers_lead_to_our_pages_by_name(visit):
    """Ready-made questions answer with names; what is ambiguous or none stays text."""
    row = row_of(visit("/catalogue/what-replaces?product=omega"), "Alpha")
    assert cell_of(row, "tool") == '<a href="/tools/alpha?lang=en">Alpha</a>'
    row = row_of(visit("/catalogue/disputes"), "export")
    assert cell_of(row, "entry") == '<a href="/tools/beta?lang=en">beta</a>'
    assert cell_of(row, "fact") == "export"


def test_links_to_rows_keep_the_language(visit):
    """So does everything that Datasette itself links, in what it takes for no column."""
    page = visit("/catalogue/tools?lang=es&_size=1")
    assert '<a href="/catalogue/tools/alpha?_lang=es">alpha</a>' in page.text
    links = re.findall(r'href="(/catalogue[^"]*)"', page.text)
    assert len(links) > 10
    assert [link for link in links if "lang=" not in link] == []
    following = re.search(
        r'<a href="([^"]*_next=[^"&]*&amp;[^"]*|[^"]*_next=[^"]*)">[^<]+</a></p>', page.text
    )
    assert 'lang="es"' in visit(unescape(following[1])).text
    assert '<a href="/catalogue/tools/alpha"' in visit("/catalogue/tools").text


@pytest.mark.parametrize(
    ("fact", "column", "badge"),
    [
        ("export", "status", '<span class="badge badge-disputed">discutida</span>'),
        ("attention-design", "source_kind", '<span class="badge badge-background">sense verificar</span>'),
    ],
)  # fmt: skip
def test_doubtful_statements_bear_a_badge(visit, fact, column, badge):
    """In words, in the language that is asked for."""
    page = visit(f"/catalogue/facts?fact={fact}&lang=ca")
    assert cell_of(row_of(page, "/catalogue/facts/"), column) == badge


def test_what_has_expired_says_so(visit):
    """Beside its date."""
    page = visit("/catalogue/facts?expires__lt=2023-01-01&expires__notblank=1")
    row = row_of(page, "/catalogue/facts/")
    assert re.fullmatch(
        r'20[\d-]+ <span class="badge badge-expired">expired</span>', cell_of(row, "expires")
    )
    later = visit("/catalogue/facts?expires__gt=9999")
    assert "expired</span>" not in later.text


@pytest.mark.parametrize(
    ("table", "column", "row", "shown"),
    [
        ("tools", "status", {"status": "retired"}, '<span class="badge badge-retired">no longer to be had</span>'),
        ("tools", "successor", {"successor": "beta"}, '<a href="/tools/beta?lang=en">beta</a>'),
        ("tools", "retired_because", {"retired_because": '{"en": "<Sold>", "ca": "x"}'}, "&lt;Sold&gt;"),
        ("plans", "amount", {"amount": 12.5, "currency": "EUR"}, "12.5\xa0EUR"),
        ("plans", "amount", {"amount": 12.0}, "12"),
        ("plans", "fee_percent", {"fee_percent": "3"}, "3\xa0%"),
        ("fact_definitions", "holds_days", {"holds_days": 180}, "180\xa0days"),
        ("facts", "value", {"fact": "ram-mb", "value": "512"}, "512\xa0MB"),
        ("facts", "value", {"fact": {"value": "ram-mb", "label": "x"}, "value": "512"}, "512\xa0MB"),
        ("facts", "value", {"fact": "ram-mb", "value": "unclear"}, None),
        ("facts", "value", {"fact": "licence", "value": "7"}, None),
        ("facts", "value", {"fact": "licence", "value": None}, None),
        ("providers", "country", {"country": "FR"}, 'France <em class="code">FR</em>'),
        ("providers", "country", {"country": "??"}, None),
        ("offers", "url", {"url": "javascript:alert(1)"}, None),
        ("offers", "url", {"url": "https://example.org/ onclick=x"}, None),
        ("offers", "label", {"label": MARKUP}, None),
    ],
)  # fmt: skip
def test_a_cell_is_written_for_people(garden_finder, table, column, row, shown):
    """None where Datasette's escaped text will do."""
    assert cell(Cell(garden_finder, str, row, column, table)) == shown


def test_what_a_link_holds_is_escaped(garden_finder):
    """In the address and in the text."""
    row = {
        "url": 'https://example.org/?a=1&b="2',
        "tool": {"value": 'a"b', "label": MARKUP},
    }
    assert cell(Cell(garden_finder, str, row, "url", "offers")) == (
        '<a href="https://example.org/?a=1&amp;b=&#34;2" rel="noopener noreferrer">'
        "https://example.org/?a=1&amp;b=&#34;2</a>"
    )
    assert cell(Cell(garden_finder, str, row, "tool", "offers")) == (
        '<a href="/tools/a%22b?lang=en">&lt;script&gt;alert(1)&lt;/script&gt;</a> '
        '<em class="code">a&#34;b</em>'
    )


def test_an_assessment_gives_its_reason_in_the_language_that_is_asked_for(visit):
    """It is stored in English."""
    english, french = (visit(f"/catalogue/assessments?lang={code}") for code in ("en", "fr"))
    english, french = (cell_of(row_of(one, "beta@coop"), "because") for one in (english, french))
    assert english
    assert french
    assert english != french


@pytest.mark.parametrize(
    "address",
    [
        "/catalogue/tools",
        "/catalogue/tools/odd",
        "/catalogue/facts?tool=odd",
        "/catalogue/offers",
        "/catalogue/offers?_facet=label",
        f"/catalogue/tools?_search={MARKUP}",
        f"/catalogue/tools?name={MARKUP}",
        f"/catalogue/tools?{MARKUP}=1",
        f"/catalogue/tools?_size={MARKUP}",
        "/catalogue/tools-for-a-need-in-a-country?need=file-sync&country=ES",
        f"/catalogue/what-replaces?product={MARKUP}",
    ],
)
def test_markup_in_the_catalogue_and_in_addresses_is_text(visit, address):
    """In tables, rows, lists of values, forms and errors."""
    page = visit(address)
    assert "<script" not in page.text
    if "country=" not in address and "product=" not in address:
        assert "&lt;script&gt;alert(1)" in page.text
    assert "49" not in page.text or "7 * 7" in page.text


def test_markup_is_data_as_json_and_csv(visit):
    """With types that no browser takes for a page."""
    data = visit("/catalogue/tools.json?id=odd&_shape=array")
    assert data.json()[0]["name"] == f"Odd {MARKUP}"
    assert data.headers["content-type"] == "application/json; charset=utf-8"
    lines = visit("/catalogue/tools.csv?id=odd&_col=name")
    assert lines.text == f"id,name\r\nodd,Odd {MARKUP}\r\n"
    assert lines.headers["content-type"] == "text/plain; charset=utf-8"
    assert lines.headers["x-content-type-options"] == "nosniff"


def test_every_page_leads_to_its_rows_as_files(visit):
    """JSON, and CSV to save."""
    for address in ("/catalogue/tools", "/catalogue/what-replaces?product=omega"):
        page = visit(address).text
        files = re.findall(r'<a href="([^"]*)">(?:JSON|CSV)</a>', page)
        assert len(files) == 2
        data, lines = (visit(unescape(file)) for file in files)
        assert data.json()["rows"]
        assert lines.headers["content-disposition"].startswith("attachment; filename=")
        assert lines.text.count("\r\n") == len(data.json()["rows"]) + 1


def test_questions_are_put_by_choosing(visit):
    """Names in words, by alphabet; what was chosen stays chosen, in the same language."""
    page = visit("/catalogue/tools-for-a-need-in-a-country?need=file-sync&country=ES&lang=fr").text
    assert '<label for="qp1">' in page
    assert '<option value="file-sync" selected>' in page
    assert '<option value="ES" selected>Espagne</option>' in page
    assert '<input type="hidden" name="_lang" value="fr">' in page
    assert "Coop del Núvol" in page


def test_nothing_is_missed_before_anything_is_asked(visit):
    """An empty answer is one only after a question."""
    said = words()["no_rows"]
    assert said not in visit("/catalogue/what-replaces").text
    assert said in visit("/catalogue/what-replaces?product=alpha").text
    assert said in visit("/catalogue/tools?_search=zxqv").text


def test_what_rows_have_in_common_is_said():
    """In place of Datasette's English sentence."""
    chosen = [("kind", "exact", "open"), ("licence", "isblank", "1"), ("x", "like", "%")]
    with speaking("en"):
        assert narrowed(chosen, "co-op") == ": found by “co-op”; kind = open; licence is empty"
        assert narrowed([], None) == ""


@pytest.mark.parametrize(("address", "status"), ERRORS.items())
def test_errors_look_like_pages(visit, address, status):
    """And have a way on."""
    page = visit(address)
    assert page.status_code == status
    assert 'href="/tools?lang=en"' in page.text
    assert "Traceback" not in page.text


def test_errors_are_data_for_programs(visit):
    """In the shape that Datasette gives them."""
    answer = visit("/catalogue/tools.json?_size=201")
    said = "“_size=201” cannot be asked here."
    expected = {"ok": False, "error": said, "status": 400, "title": "This cannot be answered"}
    assert (answer.status_code, answer.json()) == (400, expected)


@pytest.mark.parametrize(
    "address",
    [
        *(f"/-/{name}{end}" for end in ("", ".json") for name in (
            "plugins", "settings", "databases", "threads", "versions", "metadata", "actor", "config"
        )),
        *(f"/-/{name}" for name in (
            "allow-debug", "permissions", "messages", "patterns", "logout", "auth-token", "",
        )),
        "/-/auth-token?token=x",
        "/-/static/table.js",
        "/-/static/app.css",
        "/-/static-plugins/toolfinder/..%2F__init__.py",
        "/-/static-plugins/toolfinder/nothing.css",
        "/catalogue.db",
        "/catalogue.csv",
        "/catalogue.jsono",
        "/catalogue/tools.jsono",
        "/catalogue/tools.blob",
        "/catalogue/tools/alpha.csv",
        "/catalogue/tools/alpha.blob",
        "/_internal",
        "/_internal/databases",
        "/_memory?sql=select+1",
        "/:memory:",
        "/catalogue/sqlite_master",
        "/catalogue/sqlite_stat1",
        *(f"/catalogue/tools_fts{end}" for end in ("", "_data", "_idx", "_docsize", "_config")),
        "/catalogue/tools_fts/1",
        "/catalogue/tool_needs/beta",
        "/catalogue/tool_needs/beta,file-sync,x",
    ],
)  # fmt: skip
def test_what_nobody_needs_is_not_there(visit, address):
    """Debugging pages, other databases, the index of the search, scripts, the file itself."""
    page = visit(address, follow_redirects=True)
    assert page.status_code == 404
    assert "Datasette" not in page.text


@pytest.mark.parametrize("table", [*TABLES])
def test_every_table_of_the_catalogue_is_there(visit, table):
    """What is hidden from people is still there for programs."""
    assert visit(f"/catalogue/{table}.json?_shape=array").status_code == 200


def test_no_other_table_is_listed(visit):
    """Neither for people nor for programs."""
    listed = visit("/catalogue.json").json()["tables"]
    assert {one["name"] for one in listed} == set(TABLES)
    page = visit("/catalogue").text
    assert [name for name in HIDDEN if f'"/catalogue/{name}"' in page] == []
    assert [name for name in {*TABLES} - {*HIDDEN} if f'"/catalogue/{name}"' not in page] == []
    assert [name for name in queries() if f'"/catalogue/{name}"' not in page] == []


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("_where=1", 403),
        ("sql=select+1", 403),
        ("_trace=1", 400),
        ("_trace=name", 400),
        ("_timelimit=x", 400),
        ("_timelimit=99999", 400),
        ("_ttl=99999", 400),
        ("_context=1", 400),
        ("_stream=on", 400),
        ("_through={}", 400),
        ("_extras=x", 400),
        ("_fts_table=facts", 400),
        ("_fts_pk=1", 400),
        ("_searchmode=raw", 400),
        ("_search_name=x", 400),
        ("_facet_array=name", 400),
        ("_facet_date=name", 400),
        ("_facet={", 400),
        ("_facet=none", 400),
        ("_facet_size=201", 400),
        ("_size=201", 400),
        ("_size=-1", 400),
        ("_size=200", 200),
        ("_size=max", 200),
        ("_shape=odd", 400),
        ("_shape=objects", 200),
        ("_sort=none", 400),
        ("_sort=name&_sort_desc=name", 400),
        ("_sort=&_sort_desc=name", 200),
        ("_col=none", 400),
        ("_filter_column=none&_filter_op=exact", 400),
        ("_filter_column=name&_filter_op=glob", 400),
        ("_filter_column_1=none", 400),
        ("_filter_column=name&_filter_op=isblank__1", 302),
        ("none=1", 400),
        ("name__glob=*", 400),
        ("name__arraycontains=x", 400),
        ("id__in=[", 400),
        ("id__in=[[]]", 400),
        ('id__in=["alpha"]', 200),
        ("id__in=alpha,beta", 200),
        ("__exact=1", 400),
        ("_next=%00", 200),
        ("&".join(["_facet=id"] * 6), 400),
        ("&".join(["id__not=x"] * 40), 200),
        ("&".join(["id__not=x"] * 41), 400),
    ],
)  # fmt: skip
@pytest.mark.parametrize("table", ["tools", "tools.json", "tools.csv"])
def test_only_what_is_on_the_list_is_answered(visit, table, asked, status):
    """Anything else is refused, with a reason, before a query is made of it."""
    assert visit(f"/catalogue/{table}?{asked}").status_code == status


@pytest.mark.parametrize(
    "address",
    [
        "/catalogue?_show_hidden=1",
        "/catalogue.json?_shape=array",
        "/catalogue/what-replaces?_timelimit=x",
        "/catalogue/what-replaces.json?_shape=odd",
        "/catalogue/what-replaces?need=x",
        "/catalogue/tools/alpha?_extras=foreign_key_tables",
        "/catalogue/tools/alpha.json?_shape=odd",
    ],
)
def test_lists_are_kept_on_every_kind_of_page(visit, address):
    """The database, questions and rows."""
    assert visit(address).status_code == 400


def test_sizes_are_those_of_the_settings():
    """What is refused is what Datasette would not answer anyway."""
    most = SETTINGS["max_returned_rows"]
    assert routes.VALUES["_size"].fullmatch(str(most))
    assert not routes.VALUES["_size"].fullmatch(str(most + 1))


@pytest.mark.parametrize("address", [*PAGES, *ERRORS, "/", "/recommend", "/tools/alpha", "/data"])
def test_no_page_sets_a_cookie_or_looks_at_one(visit, address):
    """Whatever is sent along."""
    sent = {"cookie": "ds_actor=x; a:b=\x01; ds_messages=y", "authorization": "Bearer x"}
    page = visit(address, headers=sent)
    assert "set-cookie" not in page.headers
    assert page.text == visit(address).text
    assert "private" not in page.headers.get("cache-control", "")


def test_no_link_names_the_host_that_somebody_made_up(visit):
    """A page that is kept for others must not lead them elsewhere."""
    for address in ("/catalogue/tools?_facet=kind&_size=1", "/catalogue/tools.json?_size=1"):
        answer = visit(address, headers={"host": "evil.example"})
        assert "evil.example" not in answer.text
        assert "evil.example" not in str(answer.headers)


def test_links_stay_below_the_place_where_the_site_is_mounted(garden_finder):
    """Once: those that Datasette makes, and our own beside them."""
    transport = httpx.ASGITransport(application(garden_finder), root_path="/finder")
    client = httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1")
    with asyncio.Runner() as runner:
        for address in [*PAGES, *ERRORS]:
            page = runner.run(client.get(f"/finder{address}"))
            links = re.findall(r'(?:href|action)="(/[^"]*)"', page.text)
            assert len(links) > 10
            assert [one for one in links if not re.match(r"/finder/(?!finder)", one)] == []
            for link in re.findall(r'href="([^"]*)"[^>]*>(?:JSON|CSV|català)</a>', page.text):
                again = runner.run(client.get(unescape(link)))
                assert again.status_code == page.status_code
        moved = runner.run(client.get("/finder/catalogue/tools?_filter_column=id&_filter_value=x"))
    assert moved.headers["location"] == "/finder/catalogue/tools?id__=x"


def test_connections_only_read_and_trust_no_schema(garden_finder):
    """Nothing can be written, attached or run by what a file defines; queries end in time."""
    app = datasette(garden_finder.store.path)
    app.toolfinder = garden_finder
    database = app.get_database("catalogue")

    def state(conn):
        pragmas = ("trusted_schema", "query_only")
        return [conn.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas]

    def attach(conn):
        conn.execute("ATTACH ':memory:' AS other")

    def write(conn):
        conn.execute("DELETE FROM tools")

    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    with asyncio.Runner() as runner:
        assert runner.run(database.execute_fn(state)) == [0, 1]
        for forbidden in (attach, write):
            with pytest.raises(sqlite3.OperationalError):
                runner.run(database.execute_fn(forbidden))
        with pytest.raises(Exception, match="interrupted"):
            runner.run(database.execute(endless))
    assert app.setting("sql_time_limit_ms") == 500


def test_a_query_that_takes_too_long_is_said(visit, monkeypatch):
    """As a page, without the SQL."""
    from datasette.database import QueryInterrupted  # noqa: PLC0415
    from datasette.views.table import TableView  # noqa: PLC0415

    async def late(*_args, **_more):
        raise QueryInterrupted(None, "select secret", {})

    monkeypatch.setattr(TableView, "data", late)
    page = visit("/catalogue/tools?_size=19")  # that nobody has asked for before, and so is kept
    assert page.status_code == 400
    assert "It took too long. Ask for less." in page.text
    assert "secret" not in page.text


@pytest.mark.parametrize(
    "address", ["/catalogue/tools?_search=hush", "/catalogue/tools.json?_size=19"]
)
def test_a_fault_of_ours_tells_nobody_what_was_sent(visit, monkeypatch, caplog, capfd, address):
    """Neither the page nor the log holds values; the log says where it was."""
    from datasette.views.table import TableView  # noqa: PLC0415

    async def broken(*_args, **_more):
        raise RuntimeError("hsuh"[::-1])

    monkeypatch.setattr(TableView, "data", broken)
    page = visit(address)
    assert page.status_code == 500
    assert "Something went wrong here" in page.text
    assert caplog.records[-1].getMessage().startswith("RuntimeError\n")
    assert "in broken" in caplog.text
    said = capfd.readouterr()
    for text in (caplog.text, said.out, said.err):
        assert "hush" not in text
    assert "RuntimeError" not in page.text


def test_the_list_of_tables_is_that_of_the_schema(garden_finder):
    """So that a new table has its page, and an index none."""
    with closing(sqlite3.connect(garden_finder.store.path)) as db:
        names = {
            row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
    hidden = {name for name in names if name.startswith(("tools_fts", "sqlite_"))}
    assert names - hidden == set(TABLES)
    assert hidden
