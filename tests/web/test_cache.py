"""Pages that are kept: which, for how long, and within how much memory."""

from __future__ import annotations

import asyncio
import threading
from datetime import date
from html import escape
from urllib.parse import urlencode

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web.asking import asking
from toolfinder.i18n import LANGUAGES
from toolfinder.i18n import _
from toolfinder.i18n import speaking
from toolfinder.web import cache as caching
from toolfinder.web.cache import BESIDE
from toolfinder.web.cache import FOR_PAGES
from toolfinder.web.cache import LONGEST_QUERY
from toolfinder.web.cache import Asked
from toolfinder.web.cache import Kept
from toolfinder.web.cache import PageCache
from toolfinder.web.cache import cached
from toolfinder.web.server import application
from toolfinder.web.server import is_ours

DAY = date(2026, 11, 24)
FORM = {"content-type": "application/x-www-form-urlencoded"}


def asked(number: int, *, own: bool = True, query: str = "") -> Asked:
    """One page of many."""
    return Asked(DAY, "en", "", "", f"/tools/{number}", query, own)


def answer(length: int) -> Kept:
    """An answer as long as this."""
    return Kept((), b"x" * length, b'"x"')


@given(
    st.integers(0, 50_000),
    st.lists(
        st.tuples(
            st.integers(0, 9), st.booleans(), st.sampled_from(["", "q"]), st.integers(0, 20_000)
        )
    ),
)
def test_no_more_is_kept_than_there_is_room_for(most, answers):
    """Whatever is kept in whatever order; and what was kept last is there, if there is room at all."""
    cache = PageCache(most)
    for number, own, query, length in answers:
        page, kept = asked(number, own=own, query=query), answer(length)
        cache.keep(page, kept)
        room = int(most * FOR_PAGES) if own and not query else most - int(most * FOR_PAGES)
        assert cache.size <= most
        assert length + BESIDE > room or cache.get(page) is kept


def test_what_was_asked_for_last_stays():
    """Of three pages where there is room for two."""
    cache = PageCache(int(2 * (BESIDE + 100) / FOR_PAGES) + 1)
    for number in (1, 2):
        cache.keep(asked(number), answer(100))
    assert cache.get(asked(1))
    cache.keep(asked(3), answer(100))
    assert [n for n in (1, 2, 3) if cache.get(asked(n))] == [1, 3]


def test_endless_questions_push_out_no_page():
    """They only take each other's room."""
    cache = PageCache(100_000)
    cache.keep(asked(1), answer(50_000))
    for number in range(1000):
        cache.keep(asked(1, query=f"q={number}"), answer(1_000))
        cache.keep(asked(number, own=False), answer(1_000))
    assert cache.get(asked(1)) == answer(50_000)
    assert cache.size <= 100_000


class Site:
    """An application that counts how often it is asked, and says what it was asked."""

    def __init__(self, status: int = 200, **headers: str) -> None:
        self.status = status
        self.headers = {"content-type": "text/plain", **headers}
        self.times = 0

    async def __call__(self, scope, receive, send):
        self.times += 1
        headers = [(k.replace("_", "-").encode(), v.encode()) for k, v in self.headers.items()]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        path, query = scope["path"], scope["query_string"].decode()
        for part in (f"{scope['method']} ", f"{path}?{query}"):
            await send({"type": "http.response.body", "body": part.encode(), "more_body": True})
        await send({"type": "http.response.body"})


def times(site: Site, *requests: dict[str, object]) -> list[int]:
    """How often a site has been asked after each request."""
    with asking(cached(site, PageCache(), is_ours)) as ask:
        found = []
        for request in requests:
            ask(**{"address": "/tools", **request})
            found.append(site.times)
        return found


@pytest.mark.parametrize(
    "requests",
    [
        [{}, {}, {"method": "HEAD"}],
        [{"method": "HEAD"}, {}],
        [{"address": "/tools?q=a&b=1"}, {"address": "/tools?b=1&q=a"}],
        [{"address": "/tools?lang=ca&q=a"}, {"address": "/tools?q=a&lang=xx"}],
        [{"address": "/tools"}, {"headers": {"host": "elsewhere.example"}}],
        [{"address": "/catalogue/tools?_sort=name"}, {"address": "/catalogue/tools?_sort=name"}],
    ],
)
def test_what_is_the_same_is_asked_once(requests):
    """Our own pages heed neither the order of a query nor the name of the host."""
    assert times(Site(), *requests) == [1] * len(requests)


@pytest.mark.parametrize(
    "requests",
    [
        [{"address": "/tools"}, {"address": "/tools.json"}],
        [{"address": "/tools?q=a"}, {"address": "/tools?q=b"}],
        [{"address": "/tools?tool=a&tool=b"}, {"address": "/tools?tool=b&tool=a"}],
        [{"address": "/catalogue?a=1&b=2"}, {"address": "/catalogue?b=2&a=1"}],
        [{"address": "/catalogue?lang=ca"}, {"address": "/catalogue"}],
        [{"address": "/catalogue/a%2Fb"}, {"address": "/catalogue/a/b"}],
        [{"address": "/catalogue"}, {"address": "/catalogue", "headers": {"host": "x.example"}}],
        [{"method": "POST"}, {"method": "POST"}],
        [{}, {"headers": {"cookie": "a=b"}}, {"headers": {"authorization": "Bearer x"}}],
        [{"address": "/-/health"}, {"address": "/-/health"}],
        [{"address": "/tools?q=" + "x" * LONGEST_QUERY}] * 2,
    ],
)
def test_what_differs_or_is_personal_is_asked_again(requests):
    """Datasette's own pages repeat their query and the name of the host in their links."""
    assert times(Site(), *requests) == [*range(1, len(requests) + 1)]


@pytest.mark.parametrize(
    "site",
    [
        Site(404),
        Site(500),
        Site(302, location="/"),
        Site(set_cookie="a=b"),
        Site(cache_control="no-store"),
        Site(cache_control="private, max-age=5"),
    ],
)
def test_what_is_no_page_for_everybody_is_not_kept(site):
    """Errors, and what sets a cookie or forbids it."""
    assert times(site, {}, {}) == [1, 2]


def test_what_is_too_large_is_not_kept(monkeypatch):
    """It would take the room of many."""
    monkeypatch.setattr(caching, "LARGEST", 10)
    assert times(Site(), {}, {}) == [1, 2]
    monkeypatch.setattr(caching, "LARGEST", 11)
    assert times(Site(), {}, {}) == [1, 1]


def test_each_language_has_its_own(monkeypatch):
    """And so has each day, since statements expire."""
    site, cache = Site(), PageCache()
    with asking(cached(site, cache, is_ours)) as ask:
        for code in (*LANGUAGES, *LANGUAGES):
            with speaking(code):
                ask("/tools")
        assert site.times == len(LANGUAGES)

        class Tomorrow(date):
            @classmethod
            def today(cls):
                return date(2126, 1, 1)

        monkeypatch.setattr(caching, "date", Tomorrow)
        ask("/tools")
        assert site.times == len(LANGUAGES) + 1


def test_a_head_has_the_headers_of_the_page_and_no_text():
    """Whichever is asked for first."""
    for methods in (("GET", "HEAD"), ("HEAD", "GET")):
        with asking(cached(Site(), PageCache(), is_ours)) as ask:
            answers = {method: ask("/tools", method) for method in methods}
        assert answers["GET"].headers == answers["HEAD"].headers
        texts = [answers[method].text for method in ("GET", "HEAD")]
        assert texts == ["GET /tools?", ""]
        assert answers["HEAD"].headers["content-length"] == "11"


@pytest.fixture(scope="module")
def ask(garden_finder):
    """An application of its own."""
    with asking(application(garden_finder)) as send:
        yield send


@pytest.mark.parametrize(
    "address", ["/", "/tools", "/tools/beta.json", "/recommend", "/catalogue/tools"]
)
def test_a_browser_that_has_a_page_is_not_sent_it_again(ask, address):
    """It asks with the tag that it was given (RFC 9110, section 13.1.2)."""
    first = ask(address)
    tag = first.headers["etag"]
    assert (
        first.status_code,
        first.headers["cache-control"],
        first.headers["vary"],
    ) == (200, "public, max-age=300", "accept-language")
    for known in (tag, f'"other", W/{tag}'):
        again = ask(address, headers={"if-none-match": known})
        assert (again.status_code, again.content) == (304, b"")
        for name in ("etag", "cache-control", "vary", "content-security-policy"):
            assert first.headers[name] == again.headers[name]
    changed = ask(address, headers={"if-none-match": '"other"'})
    assert (200, first.content) == (changed.status_code, changed.content)


@pytest.mark.parametrize("address", ["/", "/tools", "/tools?q=alpha", "/tools/beta", "/criteria"])
def test_our_pages_do_not_repeat_the_name_of_the_host(ask, address):
    """Whoever asks first could have made it up."""
    assert "made-up" not in ask(address, headers={"host": "made-up.example"}).text


@pytest.mark.parametrize("address", ["/recommend", "/profile.yaml"])
def test_what_is_sent_is_never_kept(ask, address):
    """Neither as an answer to others nor as a page."""
    before = ask(address, headers={"cookie": "a=b"}).text
    for name in ("Xiprer", "Alzina"):
        sent = ask(
            address, "POST", content=urlencode({"need": "file-sync", "name": name}), headers=FORM
        )
        assert (sent.status_code, sent.headers["cache-control"]) == (200, "no-store")
        assert name in sent.text
        assert "etag" not in sent.headers
    assert ask(address).text == before


def test_answers_are_in_the_language_of_whoever_asked(garden_finder):
    """Also when several are judged at once, aside from the thread that speaks with browsers."""
    app = application(garden_finder)

    async def all_at_once():
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return await asyncio.gather(
                *(
                    client.post(f"/recommend?lang={code}", content="need=file-sync", headers=FORM)
                    for code in (*LANGUAGES, *LANGUAGES)
                )
            )

    pages = [answer.text for answer in asyncio.run(all_at_once())]
    for code, page in zip((*LANGUAGES, *LANGUAGES), pages, strict=True):
        assert f'<html lang="{code}">' in page
        with speaking(code):  # a sentence that is made aside
            made = _("between {low} and {high}, depending on what nobody knows")
        assert escape(made.partition("{high}")[2]) in page
    assert pages[:4] == pages[4:]


def test_whoever_comes_first_is_answered_like_everybody(garden_finder):
    """Also where many come at once to a server that has just started."""
    transport = httpx.ASGITransport(application(garden_finder))

    async def all_at_once():
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return await asyncio.gather(
                *(client.get(path) for path in ("/catalogue/tools", "/tools", "/tools/beta", "/"))
            )

    assert [answer.status_code for answer in asyncio.run(all_at_once())] == [200] * 4


def test_a_long_judgement_keeps_nobody_waiting(garden_finder, monkeypatch):
    """Pages are answered while a profile is judged."""
    go_on, judge = threading.Event(), garden_finder.recommend

    def slow(profile):
        assert go_on.wait(60)
        return judge(profile)

    monkeypatch.setattr(garden_finder, "recommend", slow)
    transport = httpx.ASGITransport(application(garden_finder))

    async def meanwhile():
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            judged = asyncio.create_task(
                client.post("/recommend", content="need=file-sync", headers=FORM)
            )
            await asyncio.sleep(0)
            page = await client.get("/tools")
            waits = not judged.done()
            go_on.set()
            return page, waits, await judged

    page, waits, judged = asyncio.run(meanwhile())
    assert (page.status_code, waits, judged.status_code) == (200, True, 200)
