"""Tools side by side."""

from __future__ import annotations

import re
from html import unescape

import pytest

from tests.test_facets import GONE
from tests.web.test_pages import ANSWERS
from tests.web.test_pages import text_of
from tests.worlds import GARDEN
from toolfinder.testing.worlds import tool
from toolfinder.web.views.comparison import comparison


def test_tools_stand_side_by_side(visit):
    """Criteria, facts with their marks and sources, needs, ways to get them and prices."""
    page = visit("/compare?tool=alpha&tool=beta")
    assert page.status_code == 200
    shown = unescape(text_of(page))
    assert "Side by side: Alpha, Beta Núvol" in shown
    assert "complete, in open formats (disputed)" in shown
    assert "partial, in open formats (disputed, undated)" in shown
    assert "Basic: 60 EUR per organisation, each year" in shown
    assert "Shared calendars, contacts and groupware (in part)" in shown
    assert (
        '<a href="https://example.org/page" rel="noopener noreferrer">see the source' in page.text
    )
    assert "What depends on your organisation is not here: Fit, Affordability," in shown
    assert '<a href="/recommend?lang=en">' in page.text


def test_each_figure_is_in_the_picture_and_in_the_table(visit):
    """The table is what the picture says, for those who do not see it."""
    page = visit("/compare?tool=alpha&tool=beta")
    picture = re.search(r'<svg class="heat".*?</svg>', page.text).group(0)
    drawn = re.findall(r'<text class="heat-text-\d"[^>]*>([^<]+)</text>', picture)
    table = re.findall(r"<td><strong>([^<]+)</strong>", page.text)
    assert drawn == table
    assert len(drawn) == 2 * 8
    assert 'role="img" aria-label="Heat map: ' in picture


def test_an_interval_reaches_over_all_ways_to_get_a_tool(visit):
    """From the worst to the best of them; each is named with its own."""
    data = visit("/compare.json?tool=alpha&tool=beta").json()
    (governance,) = [row for row in data["criteria"] if row["id"] == "governance"]
    alpha, beta = governance["cells"]
    ends = [tuple(map(int, one["text"].split("–"))) for one in beta["offers"]]
    assert [one["origins"] for one in beta["offers"]] == [
        ["on your own server"],
        ["Coop del Núvol"],
    ]
    low, high = (int(end) for end in beta["text"].split("–"))
    assert (low, high) == (min(pair[0] for pair in ends), max(pair[-1] for pair in ends))
    assert [round(end) for end in beta["span"]] == [low, high]
    assert len(alpha["offers"]) == 1


def test_what_a_retired_provider_offered_is_not_compared(world):
    """Unless the tool itself is gone: then there is nothing else to show."""
    finder = world(
        {
            **GARDEN,
            "providers/gone.yaml": GONE,
            "tools/odd.yaml": tool("Odd", status=GONE["status"]),
        }
    ).finder()
    shown = comparison(finder, ["alpha", "odd"])["rows"][0]["cells"]
    assert [cell["offers"][0]["origins"] for cell in shown] == [
        ["installed on your own devices"]
    ] * 2
    assert [len(cell["offers"]) for cell in shown] == [1, 1]


def test_figures_are_those_of_the_page_of_the_tool(visit):
    """Offer by offer."""
    (offer,) = visit("/tools/alpha.json").json()["offers"]
    data = visit("/compare.json?tool=alpha&tool=beta").json()
    assert {one["id"]: one["text"] for one in offer["findings"]} == {
        row["id"]: row["cells"][0]["text"] for row in data["criteria"]
    }


def test_products_to_replace_stand_beside_tools_by_name_too(visit):
    """A name, an id and a second mention of the same tool."""
    data = visit("/compare.json?tool=Omega&tool=beta+n%C3%BAvol&tool=beta").json()
    assert [(tool["id"], tool["open"]) for tool in data["tools"]] == [
        ("omega", False),
        ("beta", True),
    ]


@pytest.mark.parametrize(
    ("query", "said", "left"),
    [
        ("tool=alpha", "choose at least two tools", 1),
        ("tool=alhpa&tool=beta", "there is no tool 'alhpa'; did you mean 'alpha'?", 1),
        ("tool=alpha&tool=beta&tool=betta", "there is no tool 'betta'; did you mean 'beta'?", 2),
        (
            "tool=alpha&tool=beta&tool=odd&tool=omega&tool=a&tool=b",
            "6 tools are too many to stand side by side: here are the first 5",
            4,
        ),
        ("tool=<b>&tool=beta", "there is no tool '<b>'", 1),
    ],
)
def test_what_cannot_be_compared_is_said_and_the_rest_shown(visit, query, said, left):
    """With a field to name another tool."""
    page = visit(f"/compare?{query}")
    assert page.status_code == 400
    assert said in unescape(page.text)
    assert "<b>" not in page.text
    kept = re.findall(r'<input type="hidden" name="tool" value="([^"]+)">', page.text)
    assert len(kept) == left
    assert ('<svg class="heat"' in page.text) is (left > 1)
    data = visit(f"/compare.json?{query}")
    assert (data.status_code, len(data.json()["tools"])) == (400, left)
    assert said in data.json()["problems"]


def test_without_any_tool_the_page_says_how(visit):
    """It is no fault to come here first."""
    page = visit("/compare")
    assert page.status_code == 200
    assert "Tick two to five tools to see them side by side." in page.text
    assert 'href="/tools?lang=en"' in page.text


def test_a_tool_can_be_taken_away_while_two_are_left(visit):
    """By a link."""
    three = visit("/compare?tool=alpha&tool=beta&tool=odd")
    assert (
        'href="/compare?tool=alpha&amp;tool=odd&amp;lang=en">without Beta Núvol</a>' in three.text
    )
    assert "without" not in text_of(visit("/compare?tool=alpha&tool=beta"))


def test_there_are_ways_to_it_from_a_tool_and_from_an_answer(visit):
    """Addresses carry tools only, nothing of a profile."""
    page = visit("/tools/alpha")
    assert 'href="/compare?tool=alpha&amp;tool=beta&amp;lang=en"' in page.text
    answer = visit("/recommend", data={**ANSWERS, "skill": "4"})
    (address,) = re.findall(r'href="(/compare[^"]+)"', answer.text)
    tools = re.findall(r'<h3><span class="rank">[^<]+</span> <a href="/tools/([^?]+)', answer.text)
    assert unescape(address) == f"/compare?{''.join(f'tool={id_}&' for id_ in tools)}lang=en"
    assert len(tools) > 1


def test_markup_in_the_catalogue_is_text_in_the_picture_too(visit):
    """It is shown, and never runs."""
    page = visit("/compare?tool=odd&tool=beta")
    assert "<script" not in page.text
    assert "&lt;script&gt;alert(1)" in page.text
