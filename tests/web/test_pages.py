"""Our own pages: what people see, in which language, and what never runs."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import pytest
import yaml

from tests.web.conftest import MARKUP
from toolfinder.i18n import LANGUAGES
from toolfinder.i18n import speaking
from toolfinder.web.pictures import score_bar
from toolfinder.web.safety import MOST_BYTES
from toolfinder.web.words import words

PAGES = [
    "/",
    "/recommend",
    "/tools",
    "/tools?q=beta",
    "/tools?need=file-sync&country=ES",
    "/compare?tool=alpha&tool=beta",
    "/compare?tool=alpha",
    "/tools/beta",
    "/providers/coop",
    "/needs/file-sync",
    "/replace/omega",
    "/criteria",
    "/criteria/freedom",
    "/data",
    "/tools/nothing",
]
ANSWERS = {"need": "file-sync", "members": "30", "per_year": "300", "name": "La Fulla"}


def text_of(page):
    """The visible text of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.text).split())


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_page_is_in_the_language_that_is_asked_for(visit, address, code):
    """By `?lang=`, with links to the same page in the others."""
    sign = "&" if "?" in address else "?"
    page = visit(f"{address}{sign}lang={code}")
    assert f'<html lang="{code}">' in page.text
    assert page.headers["content-language"] == code
    with speaking(code):
        assert words()["skip"] in text_of(page) or "&#39;" in page.text
    for other in LANGUAGES:
        assert re.search(rf'hreflang="{other}" href="[^"]*lang={other}"', page.text)


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("ca", "ca"),
        ("fr-CH, en;q=0.5", "fr"),
        ("de, es;q=0.8, en;q=0.9", "en"),
        ("de", "en"),
        ("en;q=0, ca;q=0.1", "ca"),
        ("*", "en"),
        (";;;,q=x", "en"),
        ("ca;q=abc, fr", "fr"),
    ],
)
def test_the_browser_says_which_language_is_spoken(visit, header, code):
    """By its weights; what is no language is passed over."""
    page = visit("/", headers={"accept-language": header})
    assert f'<html lang="{code}">' in page.text
    assert "accept-language" in page.headers["vary"]


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_landmarks_one_heading_and_no_script(visit, address):
    """For screen readers and keyboards; it works without JavaScript, there being none."""
    page = visit(address)
    assert '<a class="skip" href="#main">' in page.text
    assert page.text.count('<main id="main">') == 1
    assert len(re.findall(r"<h1[ >]", page.text)) == 1
    assert "<script" not in page.text
    assert " style=" not in page.text
    levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", page.text)]
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("address", [*PAGES, "/feed.atom", "/catalogue/tools", "/-/health"])
def test_every_page_has_safe_headers(visit, address):
    """Nothing is loaded from elsewhere, framed, or told to others."""
    headers = visit(address).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["content-security-policy"] == (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )
    assert "set-cookie" not in headers


@pytest.mark.parametrize(
    "address", ["/tools", "/tools/odd", "/providers/bad", "/needs/file-sync", f"/tools?q={MARKUP}"]
)
def test_markup_in_the_catalogue_and_in_addresses_is_text(visit, address):
    """It is shown, and never runs."""
    page = visit(address)
    assert MARKUP not in page.text
    assert "&lt;script&gt;alert(1)" in page.text
    assert "49" not in page.text or "7 * 7" in page.text


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("/tools.json", "tools"),
        ("/compare.json?tool=alpha&tool=beta", "criteria"),
        ("/criteria/freedom.json", "facts"),
        ("/index.json", "needs"),
        ("/recommend.json", "groups"),
        ("/tools/beta.json", "offers"),
        ("/providers/coop.json", "offers"),
        ("/needs/file-sync.json", "tools"),
        ("/replace/omega.json", "alternatives"),
        ("/criteria.json", "criteria"),
        ("/data.json", "tables"),
    ],
)
def test_pages_are_there_as_data(visit, address, key):
    """For other programs."""
    data = visit(address).json()
    assert data[key]


@pytest.mark.parametrize(
    "address", ["/tools/none", "/providers/none", "/needs/none", "/replace/none", "/replace/beta"]
)
def test_what_is_not_there_is_said_with_a_way_on(visit, address):
    """As a page, not as a bare number."""
    page = visit(address)
    assert page.status_code == 404
    assert "There is no such page" in page.text
    assert 'href="/tools?lang=en"' in page.text


def test_a_tool_shows_its_evidence(visit):
    """Claims with their sources, disputes, offers and prices."""
    page = visit("/tools/beta")
    shown = text_of(page)
    assert "Beta keeps files in a cloud." in shown
    assert "complete, in open formats (disputed)" in shown
    assert '<a href="https://example.org/page" rel="noopener noreferrer">' in page.text
    assert '<a href="/providers/coop?lang=en">Coop del Núvol</a>' in page.text
    assert "Basic: 60 EUR per organisation, each year" in shown


def test_each_offer_of_a_tool_is_judged_on_what_is_the_same_for_everyone(visit):
    """As intervals with their reasons, beside the picture; the rest is said to be missing."""
    page = visit("/tools/beta")
    data = visit("/tools/beta.json").json()
    assert [offer["id"] for offer in data["offers"]] == ["beta@coop", "beta@self"]
    for offer in data["offers"]:
        ids = [one["id"] for one in offer["findings"]]
        assert "portability" in ids
        assert not {"fit", "affordability"} & {*ids}
        for one in offer["findings"]:
            assert 0 <= one["low"] <= one["high"] <= 100
            assert f'aria-label="{one["label"]}: {one["text"]}"' in page.text
    (portability,) = [one for one in data["offers"][0]["findings"] if one["id"] == "portability"]
    assert "sources disagree" in portability["because"]
    assert "What depends on your organisation is not here: Fit" in text_of(page)


def test_an_answer_shows_what_its_scores_are_made_of(visit):
    """As a picture beside the table, numbered alike, and which weights were used."""
    page = visit("/recommend", data=ANSWERS)
    shown = text_of(page)
    (picture,) = re.findall(r'<svg class="bar parts".*?</svg>', page.text)[:1]
    assert re.search(r'role="img" aria-label="What the \d+ points are made of', picture)
    numbers = [int(n) for n in re.findall(r">(\d+)</text>", picture)]
    assert numbers == sorted(numbers) != []
    assert re.search(r"1\. <a href=\"/criteria/[a-z]+\?lang=en\">", page.text)
    assert "What counted, and how much" in shown
    weights = re.findall(r"([\d.]+) %</li>", page.text)
    assert abs(sum(map(float, weights)) - 100) < 1


def test_no_word_is_hidden_by_a_method_of_its_dictionary():
    """`w.clear` in a template would be the method, not the word."""
    assert not {*words()} & {*dir(dict)}


def test_colons_are_written_as_the_language_does(visit):
    """In French after a no-break space."""
    assert "</a>: " in visit("/criteria?lang=ca").text
    french = visit("/criteria?lang=fr").text
    assert "</a>\u00a0: " in french
    assert "</a>: " not in french


def test_tools_are_searched_by_name_and_by_need(visit):
    """What was understood is said."""
    by_name = visit("/tools?q=beta")
    assert '<a href="/tools/beta?lang=en">' in by_name.text
    assert '<a href="/tools/alpha?lang=en">' not in by_name.text
    by_need = visit("/tools?q=we+want+to+share+files+and+folders")
    assert "Understood as: File sharing and sync" in text_of(by_need)
    assert '<a href="/tools/alpha?lang=en">' in by_need.text
    nothing = visit("/tools?q=zxqv+wblrt")
    assert "Nothing was found. Try fewer or other words." in text_of(nothing)


def test_the_questionnaire_is_answered_with_a_ranking(visit, garden_finder):
    """The same as the command line gives, with the questionnaire below as it was filled in."""
    page = visit("/recommend", data=ANSWERS)
    assert page.status_code == 200
    shown = text_of(page)
    assert "What fits you: La Fulla" in shown
    result = garden_finder.recommend(
        garden_finder.read_profile(
            {
                "needs": ["file-sync"],
                "people": {"members": 30},
                "budget": {"per_year": 300},
                "name": "La Fulla",
            }
        )
    )
    best = result.needs[0].ranking[0]
    assert f"1. {best.subject.tool_name}" in shown
    assert f"{best.score:.0f} of 100 points" in shown
    for field in ('name="members"', 'name="per_year"'):
        assert re.search(rf'{field}[^>]* value="(30|300)"', page.text)
    assert re.search(r'value="file-sync" checked', page.text)
    assert page.headers["cache-control"] == "no-store"


def test_the_questionnaire_is_answered_as_data_too(visit, garden_finder):
    """With what the command line prints; what is wrong is said by field."""
    answered = visit("/recommend.json", data=ANSWERS)
    profile = garden_finder.read_profile(yaml.safe_load(visit("/profile.yaml", data=ANSWERS).text))
    expected = garden_finder.data(garden_finder.recommend(profile))
    assert answered.json() == json.loads(json.dumps(expected))
    assert answered.headers["cache-control"] == "no-store"
    wrong = visit("/recommend.json", data={**ANSWERS, "members": "many"})
    assert wrong.status_code == 422
    assert wrong.json() == {"problems": {"members": ["'many' is not a number"]}}


def test_free_text_fills_in_the_questionnaire(visit):
    """Needs are ticked, and numbers written down."""
    text = "volem compartir fitxers i carpetes, som 30 famílies amb 20 euros al mes"
    page = visit("/recommend", data={"wish": text})
    assert page.status_code == 200
    assert re.search(r'value="file-sync" checked', page.text)
    assert re.search(r'name="members"[^>]* value="30"', page.text)
    assert re.search(r'name="per_year"[^>]* value="240"', page.text)


@pytest.mark.parametrize(
    ("answers", "field", "said"),
    [
        ({}, "need", "choose at least one need, or say in your own words what you need"),
        ({**ANSWERS, "members": "many"}, "members", "&#39;many&#39; is not a number"),
        ({**ANSWERS, "members": "-5"}, "members", "-5 is less than 0"),
        ({**ANSWERS, "country": "XX"}, "country", "there is no country"),
        ({**ANSWERS, "need": "file-snyc"}, "need", "did you mean &#39;file-sync&#39;?"),
        ({**ANSWERS, "value.privacy": "9"}, "value.privacy", "9 is more than 5"),
        ({"wish": "zxqv wblrt"}, "wish", "was not understood"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_lost(visit, answers, field, said):
    """With a summary on top that leads there."""
    page = visit("/recommend", data=answers)
    assert page.status_code == 422
    assert f'<p class="problem" id="problem-{field}">' in page.text
    assert said in page.text
    assert f'<a href="#{field}">' in page.text
    if answers.get("name"):
        assert 'value="La Fulla"' in page.text


def test_markup_in_the_form_is_text(visit):
    """In every field that is shown again."""
    page = visit("/recommend", data={**ANSWERS, "name": MARKUP, "members": MARKUP, "wish": MARKUP})
    assert MARKUP not in page.text


def test_answers_are_kept_in_a_file_and_read_again(visit, garden_finder):
    """Downloaded, uploaded, and the same answer comes out."""
    answers = {**ANSWERS, "required": "ca", "value.privacy": "5", "skill": "2", "hosting": "hosted"}
    kept = visit("/profile.yaml", data=answers)
    assert kept.headers["content-disposition"] == 'attachment; filename="profile.yaml"'
    assert yaml.safe_load(kept.text)["languages"] == {"required": ["ca"]}
    again = visit(
        "/recommend",
        files={"file": ("profile.yaml", kept.content)},
        data={"do": "upload"},
    )
    assert again.status_code == 200
    assert re.search(r'name="members"[^>]* value="30"', again.text)
    assert re.search(r'name="required" value="ca" checked', again.text)
    assert re.search(r'value="2" selected', again.text)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"needs: [file-snyc]\n", "your file:1:9: needs.0: there is no need"),
        (b"needs: [\n", "your file:2:1: lacks a value or a closing bracket"),
        (b"\xff\xfe", "your file"),
    ],
)
def test_a_file_that_cannot_be_read_is_said(visit, content, said):
    """With its line."""
    page = visit("/recommend", files={"file": ("p.yaml", content)}, data={"do": "upload"})
    assert page.status_code == 422
    assert said in page.text.replace("&#39;", "'")


def test_nothing_of_a_profile_is_in_an_address_or_kept(visit, caplog):
    """It is sent in the body, answered, and forgotten."""
    page = visit("/recommend", data=ANSWERS)
    assert "La+Fulla" not in page.text
    assert "set-cookie" not in page.headers
    assert "La Fulla" not in caplog.text


def test_too_much_is_refused(visit):
    """Before it is read."""
    assert visit("/recommend", content=b"x" * (MOST_BYTES + 1)).status_code == 413


@pytest.mark.parametrize("content", [b"", b"%%%", b"&" * 5000, b"\xff=\xfe", b"=&=&="])
def test_a_body_that_is_no_form_is_no_error(visit, content):
    """It is an empty questionnaire."""
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert visit("/recommend", content=content, headers=kind).status_code == 422
    broken = {"content-type": "multipart/form-data; boundary=x"}
    assert visit("/recommend", content=content, headers=broken).status_code == 422


@pytest.mark.parametrize("address", ["/", "/tools", "/tools/beta", "/catalogue/tools"])
def test_other_addresses_take_nothing(visit, address):
    """Only the questionnaire is sent anywhere."""
    assert visit(address, data=ANSWERS).status_code == 405


def test_health_is_whether_the_catalogue_can_be_read(visit):
    """For whoever watches over the server."""
    assert visit("/-/health").json() == {"ok": True, "tools": 4}


def test_a_score_is_drawn_within_its_interval():
    """With the same figures as its name."""
    svg = score_bar(20, 50, 80, "50: <between> 20 and 80")
    assert 'x="40.0"' in svg
    assert 'width="120.0"' in svg
    assert 'x="98.5"' in svg
    assert 'role="img" aria-label="50: &lt;between&gt; 20 and 80"' in svg


def test_a_datasette_that_is_not_ours_shows_no_pages(compiled_path):
    """The plugin is installed for all; it answers only for what `toolfinder serve` made."""
    import asyncio  # noqa: PLC0415

    from datasette.app import Datasette  # noqa: PLC0415

    others = Datasette(files=[compiled_path]).client
    with asyncio.Runner() as runner:
        page = runner.run(others.get("/tools"))
        own = runner.run(others.get("/")).text
        table = runner.run(others.get(f"/{compiled_path.stem}/tools")).text
    assert page.status_code == 404
    assert "Datasette" in own
    assert 'href="/data' not in own
    assert '<a href="https://example.org/odd">' in table


@pytest.fixture
def compiled_path(garden_finder):
    """The compiled catalogue."""
    return garden_finder.store.path
