"""Markup that cannot go wrong, whatever it holds."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolfinder_network_catalogue.html import Html
from toolfinder_network_catalogue.html import link
from toolfinder_network_catalogue.html import markup
from toolfinder_network_catalogue.html import tag

ANY = st.text(st.characters(exclude_categories=("Cs", "Cc")))


class Read(HTMLParser):
    """What a browser would make of it."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.text = [], ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


@given(ANY, ANY)
def test_whatever_the_text_it_comes_back_and_adds_no_element(text, value):
    read = Read(tag("p", text, class_=value))
    assert (read.tags, read.text) == ([("p", {"class": value})], text)


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        (tag("p", "a < b & c"), "<p>a &lt; b &amp; c</p>"),
        (tag("p", tag("b", "<i>")), "<p><b>&lt;i&gt;</b></p>"),
        (tag("p", ("a", [1, tag("br")])), "<p>a1<br></p>"),
        (tag("meta", charset="utf-8"), '<meta charset="utf-8">'),
        (tag("th", "x", scope="col", aria_label='"'), '<th scope="col" aria-label="&quot;">x</th>'),
        (tag("td", None), "<td>None</td>"),
        (markup(Html("<b>")), "<b>"),
        (markup(()), ""),
    ],
)
def test_elements(made, wanted):
    assert made == wanted
    assert isinstance(made, Html)


@pytest.mark.parametrize("address", ["https://a.example/?b=1&c", "HTTP://a.example"])
def test_addresses_of_the_web_are_links(address):
    assert Read(link(address, "x")).tags == [("a", {"href": address, "rel": "noreferrer"})]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", " https://a", "", "/a"]
)
def test_no_other_address_is(address):
    assert link(address, "<x>") == "&lt;x&gt;"
