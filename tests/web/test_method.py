"""Criteria in plain words, those of plugins too."""

from __future__ import annotations

import asyncio
import re
from html import unescape

import httpx
import pytest

from tests.web.test_pages import ANSWERS
from tests.web.test_pages import text_of
from tests.worlds import GARDEN
from toolfinder.web.server import application

NEARBY = """
from toolfinder import Assessment, Criterion, Principle, hookimpl

__version__ = "2.1"


class Nearby(Criterion):
    id = "nearby"
    label = "Nearby <b>"
    question = "Is the provider near?"
    reads = ("country", "licence")
    scope = "offer"
    importance = 2
    principles = (
        Principle("By heart", "javascript:alert(1)"),
        Principle("Short ways", "https://example.org/ways"),
    )

    def assess(self, subject, organisation):
        return Assessment(0.25, 0.75, "it is <i>near</i>")


@hookimpl
def register_criteria():
    return [Nearby]
"""


def test_a_criterion_is_told_in_plain_words(visit, garden_finder):
    """All that it says of itself, its facts as links to the raw data, and who gives it."""
    (freedom,) = [one for one in garden_finder.plugins.criteria if one.id == "freedom"]
    page = visit("/criteria/freedom")
    shown = unescape(text_of(page))
    assert f"{freedom.label}: {freedom.question}" in shown
    for text in (freedom.why, freedom.measured, *freedom.anchors, freedom.remedy):
        assert str(text) in shown
    for fact in freedom.reads:
        assert f'<a href="/catalogue/facts?fact={fact}&amp;lang=en">' in page.text
        assert visit(f"/catalogue/facts?fact={fact}").status_code == 200
    for principle in freedom.principles:
        assert f'<a href="{principle.source}" rel="noopener noreferrer">' in page.text
    assert "Proposed importance 4 / 5" in shown
    assert "Given by toolfinder itself" in shown
    assert "The answer is the same for every organisation." in shown
    assert 'href="/catalogue/assessments?criterion=freedom&amp;' in page.text


def test_a_criterion_that_depends_on_the_organisation_says_so(visit):
    """There are no stored answers to show."""
    page = visit("/criteria/fit")
    assert "The answer depends on your organisation." in page.text
    assert "/catalogue/assessments" not in page.text


def test_every_criterion_has_its_page(visit, garden_finder):
    """The list leads there, and so does every line of an answer; one that is not there is said."""
    method, answer = visit("/criteria"), visit("/recommend", data=ANSWERS)
    for criterion in garden_finder.plugins.criteria:
        address = f"/criteria/{criterion.id}?lang=en"
        assert f'<a href="{address}">' in method.text
        assert f'<a href="{address}">' in answer.text
        assert visit(address).status_code == 200
        data = visit(f"/criteria/{criterion.id}.json").json()
        assert data["id"] == criterion.id
        assert [fact["id"] for fact in data["facts"]] == list(criterion.facts)
    assert visit("/criteria/nothing").status_code == 404


@pytest.fixture
def with_plugin(world, tmp_path):
    """Asks the pages of the garden with a plugin's criterion."""
    (tmp_path / "plugins").mkdir()
    (tmp_path / "plugins" / "nearby.py").write_text(NEARBY, encoding="utf-8")
    finder = world(GARDEN).finder(plugins_dir=tmp_path / "plugins")
    with asyncio.Runner() as runner:
        transport = httpx.ASGITransport(application(finder))
        client = httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1")
        yield lambda address: runner.run(client.get(address))


def test_a_plugin_s_criterion_stands_beside_ours(with_plugin):
    """On its page, on that of a tool and side by side, as text; its links are checked, too."""
    page = with_plugin("/criteria/nearby")
    shown = unescape(text_of(page))
    assert "Nearby <b>: Is the provider near?" in shown
    assert "<b>" not in page.text
    assert re.search(r"Given by \S*nearby\S* 2\.1", shown)
    assert "javascript:" not in page.text
    assert "By heart" in shown
    assert '<a href="https://example.org/ways" rel="noopener noreferrer">' in page.text
    assert "How it is measured" not in shown
    tool = with_plugin("/tools/alpha")
    assert 'aria-label="Nearby &lt;b&gt;: 25–75"' in tool.text
    assert "it is &lt;i&gt;near&lt;/i&gt;" in tool.text
    beside = with_plugin("/compare.json?tool=alpha&tool=beta").json()
    (nearby,) = [row for row in beside["criteria"] if row["id"] == "nearby"]
    assert [cell["text"] for cell in nearby["cells"]] == ["25–75", "25–75"]
    facts = [row["id"] for group in beside["facts"] for row in group["rows"]]
    assert facts.count("licence") == 1
