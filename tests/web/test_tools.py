"""The list of tools: searched, narrowed down by facets, a page at a time."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs
from urllib.parse import urlsplit

import pytest

from toolfinder.web.views import facets
from toolfinder.web.views.facets import Asked


def listed(page):
    """The ids of the tools in the list, in their order."""
    return re.findall(r'<input type="checkbox" name="tool" value="([^"]+)">', page.text)


def links(page, inside):
    """Addresses by their texts, of the links in the part of a page that the pattern finds."""
    part = re.search(inside, page.text, re.DOTALL)
    found = re.findall(r'<a href="([^"]+)"[^>]*>(.*?)</a>', part.group(0), re.DOTALL)
    return {re.sub(r"<[^>]+>", "", text): unescape(address) for address, text in found}


FACETS = r'<div class="facets">.*?</div>'
CHOSEN = r'<div class="chosen">.*?</div>'


def test_all_open_tools_are_listed_by_name_with_what_narrows_them_down(visit):
    """Each choice with its count and its link."""
    page = visit("/tools")
    assert listed(page) == ["alpha", "beta", "odd"]
    assert "All open tools (3)" in page.text
    found = links(page, FACETS)
    assert list(found) == [
        *("File sharing and sync", "Shared calendars, contacts and groupware"),
        *("AGPL-3.0-or-later", "MIT"),
        *("Catalan", "English"),
        *("hosted by a provider", "installed on your own devices", "on your own server"),
        "Spain",
    ]
    assert found["MIT"] == "/tools?licence=MIT&lang=en"
    counts = re.findall(r'<span class="quiet">\((\d+)\)</span>', page.text)
    assert counts == ["3", "1", "1", "1", "1", "1", "2", "2", "1", "2"]


def test_choices_are_combined_and_taken_away_one_by_one(visit):
    """Each is a link; the address carries all that is chosen."""
    page = visit("/tools?need=file-sync&delivery=installed")
    assert listed(page) == ["alpha", "odd"]
    assert "Found (2)" in page.text
    on = links(page, FACETS)["Catalan"]
    assert parse_qs(urlsplit(on).query) == {
        "need": ["file-sync"],
        "language": ["ca"],
        "delivery": ["installed"],
        "lang": ["en"],
    }
    assert listed(visit(on)) == ["alpha"]
    assert links(page, CHOSEN) == {
        "File sharing and sync ×: take away": "/tools?delivery=installed&lang=en",
        "installed on your own devices ×: take away": "/tools?need=file-sync&lang=en",
        "Take all away": "/tools?lang=en",
    }
    assert "installed on your own devices" not in links(page, FACETS)


def test_a_search_keeps_its_choices_and_its_order(visit):
    """The form carries them along; products to replace can be narrowed down, too."""
    page = visit("/tools?q=omega")
    assert listed(page) == ["omega", "alpha"]
    narrowed = visit("/tools?q=omega&licence=MIT")
    assert listed(narrowed) == ["alpha"]
    assert '<input type="hidden" name="licence" value="MIT">' in narrowed.text
    assert 'name="q" type="search" value="omega"' in narrowed.text
    assert links(narrowed, CHOSEN) == {"MIT ×: take away": "/tools?q=omega&lang=en"}


def test_free_text_is_narrowed_down_too(visit):
    """What was understood stays said."""
    page = visit("/tools?q=we+want+to+share+files+and+folders&language=ca")
    assert "Understood as: File sharing and sync" in page.text
    assert listed(page) == ["alpha"]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/tools?licence=MITT", "there is no licence 'MITT'; did you mean 'MIT'?"),
        ("/tools?need=file-snyc", "there is no need 'file-snyc'; did you mean 'file-sync'?"),
        ("/tools?language=zz", "there is no language of the interface 'zz'"),
        ("/tools?country=<b>", "there is no country '<b>'"),
        ("/tools?delivery=post", "there is no way to get a tool 'post'"),
    ],
)
def test_a_value_that_is_not_there_is_said_and_passed_over(visit, address, said):
    """The rest of what was asked for stands."""
    page = visit(address)
    assert page.status_code == 200
    assert said in unescape(page.text)
    assert "<b>" not in page.text
    assert listed(page) == ["alpha", "beta", "odd"]
    assert 'class="chosen"' not in page.text


def test_when_nothing_is_left_the_choices_can_be_taken_away(visit):
    """With no facets, which would lead nowhere."""
    page = visit("/tools?language=ca&country=ES")
    assert listed(page) == []
    assert "No tool has all of these. Take one away." in page.text
    assert 'class="facets"' not in page.text
    assert links(page, CHOSEN)["Spain ×: take away"] == "/tools?language=ca&lang=en"


def test_the_list_is_there_as_data_with_its_facets(visit):
    """All tools at once, and what leaves how many of them."""
    data = visit("/tools.json?need=file-sync&delivery=installed").json()
    assert [tool["id"] for tool in data["tools"]] == ["alpha", "odd"]
    assert data["chosen"] == [
        {"facet": "need", "value": "file-sync", "label": "File sharing and sync"},
        {
            "facet": "delivery",
            "value": "installed",
            "label": "installed on your own devices",
        },
    ]
    assert data["facets"]["language"] == [
        {"value": "ca", "label": "Catalan", "tools": 1, "link": _with("language", "ca")},
        {"value": "en", "label": "English", "tools": 1, "link": _with("language", "en")},
    ]
    assert [one["value"] for one in data["facets"]["delivery"]] == ["hosted"]
    assert visit("/tools.json?language=q9").json()["problems"] == [
        "there is no language of the interface 'q9'"
    ]


def _with(facet, value):
    return f"/tools?need=file-sync&delivery=installed&{facet}={value}&lang=en"


def test_a_long_list_comes_a_page_at_a_time(visit, monkeypatch):
    """With the way on and back; a page that is not there is the nearest one."""
    monkeypatch.setattr(facets, "PAGE", 2)
    first = visit("/tools?need=file-sync")
    assert listed(first) == ["alpha", "beta"]
    assert "1–2 of 3" in first.text
    assert 'href="/tools?need=file-sync&amp;lang=en&amp;page=2" rel="next"' in first.text
    assert 'rel="prev"' not in first.text
    last = visit("/tools?page=2&need=file-sync")
    assert listed(last) == ["odd"]
    assert "3–3 of 3" in last.text
    assert 'href="/tools?need=file-sync&amp;lang=en" rel="prev"' in last.text
    assert 'rel="next"' not in last.text
    assert listed(visit("/tools?page=99")) == ["odd"]
    for odd in ("0", "-1", "x", "²", "9" * 30):
        assert listed(visit(f"/tools?page={odd}")) == ["alpha", "beta"]
    assert len(visit("/tools.json").json()["tools"]) == 3


def test_an_address_says_what_was_asked():
    """A value once, a few of each facet; unknown parameters are none."""
    args = {"q": [" a b "], "need": ["x", "x", ""], "licence": ["y"], "page": ["3"], "odd": ["z"]}
    asked = Asked.of(args)
    assert asked == Asked("a b", (("need", "x"), ("licence", "y")), 3)
    assert str(asked) == "/tools?q=a+b&need=x&licence=y&lang=en&page=3"
    assert str(asked.without("need", "x")) == "/tools?q=a+b&licence=y&lang=en"
    many = Asked.of({"need": [str(number) for number in range(1000)]})
    assert len(many.chosen) == facets.MOST
