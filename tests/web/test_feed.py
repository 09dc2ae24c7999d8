"""New and changed tools as an Atom feed (RFC 4287)."""

from __future__ import annotations

import asyncio
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import httpx
import pytest

from tests.worlds import ALPHA
from tests.worlds import OMEGA
from toolfinder.i18n import LANGUAGES
from toolfinder.testing.worlds import tool
from toolfinder.web.server import application

ATOM = "{http://www.w3.org/2005/Atom}"
LATE = {"late": {"url": "https://example.org/late", "seen": "2026-12-01", "by": "upstream"}}
GONE = {
    "retired": {
        "reason": dict.fromkeys(("en", "ca", "es", "fr"), "It closed."),
        "date": "2026-11-24",
    }
}


def parsed(page):
    """The feed of an answer."""
    return ET.fromstring(page.content)  # noqa: S314 - our own


def texts(parent, name):
    """The texts of the children of that name."""
    return [child.text for child in parent.findall(f"{ATOM}{name}")]


def test_the_feed_has_what_the_standard_asks_for(visit):
    """Ids that last, dates, an author, and links that lead to itself and to the pages."""
    page = visit("/feed.atom?lang=ca")
    assert page.headers["content-type"] == "application/atom+xml; charset=utf-8"
    assert page.headers["content-language"] == "ca"
    feed = parsed(page)
    assert feed.tag == f"{ATOM}feed"
    for part in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (text,) = texts(part, name)
            assert text
        (id_,) = texts(part, "id")
        assert id_.startswith("urn:uuid:")
    ids = [one.text for one in feed.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids) == 4
    assert texts(feed.find(f"{ATOM}author"), "name") == ["toolfinder"]
    links = {
        link.get("rel"): urljoin("http://x/under/feed.atom", link.get("href"))
        for link in feed.findall(f"{ATOM}link")
    }
    assert links == {
        "self": "http://x/under/feed.atom?lang=ca",
        "alternate": "http://x/under/tools?lang=ca",
    }


def test_a_feed_is_the_same_each_time_and_another_in_each_language(visit):
    """Its id, too; the ids of its entries are those of the tools."""
    feeds = [visit(f"/feed.atom?lang={code}") for code in LANGUAGES]
    assert visit("/feed.atom?lang=en").content == feeds[0].content
    assert len({texts(parsed(feed), "id")[0] for feed in feeds}) == len(LANGUAGES)
    entries = [tuple(texts(e, "id")[0] for e in parsed(f).findall(f"{ATOM}entry")) for f in feeds]
    assert len(set(entries)) == 1


def test_every_page_leads_to_the_feed(visit):
    """For feed readers, in the language of the page."""
    for address in ("/", "/tools", "/criteria"):
        assert (
            '<link rel="alternate" type="application/atom+xml" href="/feed.atom?lang=fr"'
            in visit(f"{address}?lang=fr").text
        )


@pytest.fixture
def read(world):
    """The entries of the feed of a catalogue: title, day, text."""

    def entries(files):
        finder = world(files).finder()
        with asyncio.Runner() as runner:
            client = httpx.AsyncClient(
                transport=httpx.ASGITransport(application(finder)), base_url="http://127.0.0.1"
            )
            page = runner.run(client.get("/feed.atom"))
        return page, [
            tuple(texts(entry, name)[0] for name in ("title", "updated", "content"))
            if texts(entry, "content")
            else tuple(texts(entry, name)[0] for name in ("title", "updated"))
            for entry in parsed(page).findall(f"{ATOM}entry")
        ]

    return entries


def test_a_tool_is_as_new_as_what_was_read_last(read):
    """The newest first; products to replace and what nobody dated are not there."""
    gamma = tool("Gamma", facts={"telemetry": {"value": "none", "from": "late"}})
    gamma["sources"] = {**gamma["sources"], **LATE}
    page, entries = read(
        {
            "tools/alpha.yaml": ALPHA,
            "tools/gamma.yaml": gamma,
            "tools/omega.yaml": OMEGA,
            "tools/undated.yaml": tool("Undated", facts={}),
            "tools/gone.yaml": tool("Gone <b>", homepage="https://example.org/", status=GONE),
        }
    )
    assert [one[:2] for one in entries] == [
        ("Gamma", "2026-12-01T00:00:00Z"),
        ("Retired: Gone <b>", "2026-11-24T00:00:00Z"),
        ("Alpha", "2026-11-01T00:00:00Z"),
    ]
    assert entries[0][2] == "Read on 1 December 2026: Telemetry"
    assert len(entries[1]) == 2
    assert "Licence" in entries[2][2]
    assert texts(parsed(page), "updated") == ["2026-12-01T00:00:00Z"]


def test_what_xml_cannot_hold_is_left_out(read):
    """A control character in a name breaks no feed."""
    _page, entries = read({"tools/alpha.yaml": tool("Al\x07pha")})
    assert [one[0] for one in entries] == ["Alpha"]


def test_a_feed_without_entries_is_valid(read):
    """As new as the day on which the catalogue was compiled."""
    page, entries = read({"tools/undated.yaml": tool("Undated", facts={})})
    assert entries == []
    assert texts(parsed(page), "updated")[0].endswith("T00:00:00Z")
