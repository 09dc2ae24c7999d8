"""`--format html`: a page that is whole, accessible, silent towards the network and escaped."""

from __future__ import annotations

import copy
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from toolfinder.i18n import LANGUAGES
from toolfinder.i18n import render
from toolfinder.i18n import speaking
from toolfinder.testing import provider
from toolfinder.testing import tool

from toolfinder_network_catalogue import texts
from toolfinder_network_catalogue.handout import Handout
from toolfinder_network_catalogue.network import read_network

VOID = {"meta", "br"}
AS_OF = ("--as-of", "2026-11-24")
OFFER = {"alpha": {"from": "page", "plans": []}}


class Page(HTMLParser):
    """A page read strictly: every element is closed in its turn."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.texts = [], [], []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] != "style" and data.strip():
            self.texts.append(data)

    def all(self, name):
        """The attributes of all elements of that name."""
        return [attributes for tag, attributes in self.tags if tag == name]


def offer(name, rank, **changes):
    """An offer as `--format json` has it."""
    return {
        "rank": rank,
        "tool": name,
        "offer": f"{name}@picasoft",
        "score": 71.5,
        "low": 60.0,
        "high": 80.25,
        "cost_per_year": {"low": 40.0, "high": 40.0, "currency": "EUR"},
        "hours_per_month": {"low": 0.0, "high": 1.0},
        "contributions": [part("fit", 100.0, 20.0), part("freedom", 59.9, 30.0)],
        "warnings": [],
        **changes,
    }


def part(criterion, value, points, source="https://example.org/page"):
    """What one criterion adds."""
    return {
        "criterion": criterion,
        "weight": 0.5,
        "value": value,
        "points": points,
        "because": f"because of {criterion}",
        "claims": [{"source": source}, {"source": None}],
    }


def data(**changes):
    """A recommendation with one need."""
    need = {
        "need": "team-chat",
        "ranking": [offer("alpha", 1)],
        "to_verify": [],
        "excluded": [],
        **changes.pop("need", {}),
    }
    return {
        "catalogue": {"version": "2026.11", "hash": "0"},
        "as_of": "2026-11-24",
        "weights": {"fit": 0.625, "freedom": 0.375},
        "warnings": [],
        "needs": [need],
        "names": {
            "organisation": "La Fulla",
            "needs": {"team-chat": "Team chat"},
            "criteria": {"fit": "Fit", "freedom": "Freedom"},
            "offers": {"alpha@picasoft": ["Alpha", "Picasoft"]},
        },
        **changes,
    }


def page(**changes):
    """The page of such a recommendation."""
    return Page(Handout().render(data(**changes)))


def cells(read):
    """The texts after the heads of the first table."""
    start = read.texts.index("Hours a month") + 1
    return read.texts[start : start + 8]


def test_a_row_says_rank_tool_origin_score_cost_and_hours():
    said = "1AlphaPicasoft (member of CHATONS)72 (60 to 80)40 EUR0 to 1"
    assert "".join(cells(page())) == said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0.0, 0.0, "0 EUR"),
        (12.25, 12.25, "12.2 EUR"),
        (40.0, 60.0, "40 to 60 EUR"),
        (40.0, None, "40 EUR or more"),
        (0.0, None, "not known"),
    ],
)
def test_costs(low, high, said):
    cost = {"low": low, "high": high, "currency": "EUR"}
    read = page(need={"ranking": [offer("alpha", 1, cost_per_year=cost)]})
    assert said in read.texts


def test_only_what_is_good_speaks_for_an_offer_most_first_and_with_sources():
    parts = [
        part("fit", 60.0, 1.0),
        part("freedom", 59.9, 90.0),
        part("privacy", 80.0, 5.0, "https://example.org/other"),
        {**part("ecology", 100.0, 50.0), "weight": 0.0},
    ]
    read = page(need={"ranking": [offer("alpha", 1, contributions=parts)]})
    reasons = [text for text in read.texts if "because of" in text]
    assert [text.strip() for text in reasons] == [
        "privacy: because of privacy",
        "Fit: because of fit",
    ]
    links = [one["href"] for one in read.all("a") if "example.org" in one["href"]]
    assert links == ["https://example.org/other", "https://example.org/page"]
    assert [text for text in read.texts if text.startswith("source")] == ["source 1", "source 2"]


def test_what_to_know_and_what_to_ask_is_said():
    unsure = {**offer("beta", None), "gates": [{"gate": "x", "because": "is it so? ask"}]}
    warned = offer("alpha", 1, warnings=["mind the gap"])
    read = page(need={"ranking": [warned], "to_verify": [unsure], "excluded": [{}, {}]})
    assert "Before you decide: mind the gap" in read.texts
    assert "is it so? ask" in read.texts
    assert "Left out: 2" in read.texts


def test_long_lists_are_cut_and_say_so():
    many = [offer("alpha", place) for place in range(1, 8)]
    unsure = [{**one, "gates": []} for one in many]
    read = page(need={"ranking": many, "to_verify": unsure})
    assert [text for text in read.texts if "more in" in text] == [
        "2 more in the full answer.",
        "4 more in the full answer.",
    ]
    exact = page(need={"ranking": many[:5], "to_verify": unsure[:3]})
    assert not [text for text in exact.texts if "more in" in text]


def test_a_need_that_nothing_fits_is_said():
    read = page(need={"ranking": []})
    assert "Nothing in the catalogue fits as it stands." in read.texts


def test_without_names_the_ids_stand_in():
    read = page(names={})
    assert "Digital tools for your organisation" in read.texts
    assert {"team-chat", "alpha", "fit"} <= set(read.texts)


def test_a_provider_that_is_no_member_bears_no_badge():
    read = page(need={"ranking": [{**offer("alpha", 1), "offer": "alpha@coop"}]})
    assert "member of CHATONS" not in read.texts


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_is_one_whole_page_in_every_language(code):
    with speaking(code):
        text = Handout().render(data(warnings=["w"]))
    read = Page(text)
    assert text.startswith("<!DOCTYPE html>\n<html lang=")
    assert read.all("html") == [{"lang": code}]
    (title, heading) = read.texts[:2]
    assert title == heading
    assert "La Fulla" in title
    levels = [int(tag[1]) for tag, _attributes in read.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(one.get("scope") in {"row", "col"} for one in read.all("th"))
    ids = [attributes["id"] for _tag, attributes in read.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert [one["aria-labelledby"] for one in read.all("section")] == ids


def test_it_asks_for_nothing_from_outside():
    text = Handout().render(data())
    read = Page(text)
    assert {tag for tag, _attributes in read.tags}.isdisjoint(
        {"script", "img", "link", "iframe", "object", "embed", "form", "base"}
    )
    attributes = {name for _tag, given in read.tags for name in given}
    assert attributes.isdisjoint({"src", "srcset", "style", "background"})
    assert not any(name.startswith("on") for name in attributes)
    assert "url(" not in text
    assert "@import" not in text
    policy = {"http-equiv": "Content-Security-Policy"}
    assert [one["content"] for one in read.all("meta") if policy.items() <= one.items()] == [
        "default-src 'none'; style-src 'unsafe-inline'"
    ]


def filled(value, text):
    """The same data with every text that is no address in place of `text`."""
    if isinstance(value, dict):
        return {key: filled(inner, text) for key, inner in value.items()}
    if isinstance(value, list):
        return [filled(inner, text) for inner in value]
    keep = not isinstance(value, str) or value.startswith("http") or "@" in value
    return value if keep else text


WHOLE = data(
    warnings=["w"],
    need={
        "ranking": [offer("alpha", 1, warnings=["w"])],
        "to_verify": [{**offer("alpha", 1), "gates": [{"gate": "g", "because": "b"}]}],
    },
)
PLAIN = [tag for tag, _attributes in Page(Handout().render(WHOLE)).tags]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_no_text_becomes_markup(text):
    made = Handout().render(filled(copy.deepcopy(WHOLE), f"<b>{text}</b>\"'&lt;"))
    assert [tag for tag, _attributes in Page(made).tags] == PLAIN


def test_a_source_that_is_no_web_address_is_no_link():
    parts = [part("fit", 100.0, 1.0, "javascript:alert(1)")]
    read = page(need={"ranking": [offer("alpha", 1, contributions=parts)]})
    assert all(one["href"].startswith("http") for one in read.all("a"))


def test_every_text_keeps_its_parameters_in_all_languages():
    for name, message in vars(texts).items():
        if name.isupper():
            params = {found: f"<{found}>" for found in re.findall(r"{(\w+)}", message.text)}
            for code in LANGUAGES:
                with speaking(code):
                    filled_in = render(message(**params))
                assert all(value in filled_in for value in params.values()), (name, code)


def test_the_command_prints_it(small_world):
    world = small_world(
        {
            "tools/alpha.yaml": tool(needs={"team-chat": "core"}),
            "providers/infini.yaml": provider("Infini", OFFER),
        }
    )
    profile = world.profile({"name": "A & B", "needs": ["team-chat"], "gates": {"licence": "any"}})
    outcome = world.run("recommend", profile, *AS_OF, "--format", "html", "--lang", "es")
    assert (outcome.code, outcome.err) == (0, "")
    read = Page(outcome.out)
    assert read.texts[0] == "Herramientas digitales para A & B"
    assert "miembro de CHATONS" in read.texts
    again = world.run("recommend", profile, *AS_OF, "--format", "html", "--lang", "es")
    assert again.out == outcome.out


def test_it_links_to_the_network_and_its_charter():
    network = read_network()
    addresses = [one["href"] for one in page().all("a")]
    assert addresses[-2:] == [network.homepage, network.charter]
