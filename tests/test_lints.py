"""What a reviewer would say: each lint with a failing example."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from toolfinder import lints
from toolfinder.catalogue.knowledge import Knowledge
from toolfinder.catalogue.read import read_catalogue
from toolfinder.lints import LINTS
from toolfinder.lints import lint
from toolfinder.testing.worlds import SOURCES
from toolfinder.testing.worlds import provider
from toolfinder.testing.worlds import tool

AS_OF = date(2026, 11, 24)
PAGE = {"page": SOURCES["page"]}
SUMMARY = {
    "en": "Shares files.",
    "ca": "Comparteix fitxers.",
    "es": "Comparte archivos.",
    "fr": "Partage des fichiers.",
}


def clean(name: str = "Alpha", **changes: Any) -> dict[str, Any]:
    """A tool of which no lint says anything but that little is known."""
    return tool(name, **{"summary": SUMMARY, "sources": PAGE, **changes})


def hosted(amount: float, **offer: Any) -> dict[str, Any]:
    plan = {"name": "Basic", "amount": amount, "currency": "EUR", "from": "background"}
    return provider(sources=PAGE, offers={"alpha": {"plans": [plan], **offer}})


CASES = [
    (
        "near-duplicates",
        {
            "tools/alpha.yaml": clean(repository="https://code.example.org/a"),
            "tools/gamma.yaml": clean("Gamma", repository="https://code.example.org/a.git/"),
        },
        ["tools/gamma.yaml:1:7: name: has the same address as alpha: are they one?"],
    ),
    (
        "near-duplicates",
        {"tools/alpha.yaml": clean("Open-Office"), "tools/gamma.yaml": clean("OpenOffice")},
        ["tools/gamma.yaml:1:7: name: is called almost like alpha: are they one?"],
    ),
    (
        "untranslated",
        {"tools/alpha.yaml": clean(summary={**SUMMARY, "es": SUMMARY["en"]})},
        ["tools/alpha.yaml:6:7: summary.es: is the same in en and es"],
    ),
    (
        "advertising",
        {"tools/alpha.yaml": clean(summary={**SUMMARY, "ca": "El millor núvol."})},
        ["tools/alpha.yaml:5:7: summary.ca: advertises ('El millor'): say what it does"],
    ),
    (
        "price-without-source",
        {"tools/alpha.yaml": clean(), "providers/coop.yaml": hosted(5.0)},
        ["providers/coop.yaml:21:13: offers.alpha.plans.0.from: a price that nobody looked up"],
    ),
    (
        "free-without-source",
        {"tools/alpha.yaml": clean(), "providers/coop.yaml": hosted(0.0)},
        ["providers/coop.yaml:21:13: offers.alpha.plans.0.from: a price that nobody looked up"],
    ),
    (
        "unlisted-product",
        {"tools/alpha.yaml": clean(), "tools/omega.yaml": clean("Omega", kind="incumbent")},
        ["tools/omega.yaml:1:7: name: no open tool says that it replaces this"],
    ),
    (
        "unused-source",
        {"tools/alpha.yaml": clean(sources={**PAGE, "old": SOURCES["old"]})},
        ["tools/alpha.yaml:17:5: sources.old: nothing is taken from this source"],
    ),
    (
        "thin-core",
        {"tools/alpha.yaml": clean(core=True)},
        ["tools/alpha.yaml:17:3: facts: 1 of 34 facts are known, less than 80 %"],
    ),
    (
        "thin-core",
        {
            "tools/alpha.yaml": clean(
                core=True, facts={"licence": {"value": "MIT", "from": "background"}}, sources={}
            )
        },
        [
            "tools/alpha.yaml:13:3: facts: 0 of 34 facts are known, less than 80 %",
            "tools/alpha.yaml:13:3: facts: 1 fact is unverified, more than 15 % of those stated",
        ],
    ),
    (
        "thin",
        {"tools/alpha.yaml": clean()},
        ["tools/alpha.yaml:17:3: facts: 1 of 34 facts are known, less than 45 %"],
    ),
    (
        "no-offer",
        {"tools/alpha.yaml": clean(offers={})},
        ["tools/alpha.yaml:1:7: name: nothing says how to get it"],
    ),
    (
        "stale-claims",
        {
            "tools/alpha.yaml": clean(
                sources={"old": SOURCES["old"]}, facts={"licence": {"value": "MIT", "from": "old"}}
            )
        },
        ["tools/alpha.yaml:18:5: facts.licence: expired on 2020-06-29"],
    ),
    (
        "unverified-claims",
        {
            "tools/alpha.yaml": clean(
                sources={}, facts={"licence": {"value": "MIT", "from": "background"}}
            )
        },
        ["tools/alpha.yaml:14:5: facts.licence: nobody opened a source"],
    ),
    (
        "missing-languages",
        {
            "tools/alpha.yaml": clean(
                facts={"ui-languages": {"value": {"en": "complete", "ca": "none"}, "from": "page"}}
            )
        },
        [
            (
                "tools/alpha.yaml:18:5: facts.ui-languages: says nothing of es, fr: write `none` or "
                "`unknown`"
            )
        ],
    ),
]


@pytest.mark.parametrize(("id_", "files", "expected"), CASES)
def test_what_a_lint_finds(world, id_, files, expected):
    """Where it stands, and what is to be done."""
    made = world(files)
    found = lint(read_catalogue(made.root), AS_OF, [id_])[id_]
    assert [str(problem) for problem in found] == [f"catalogue/{line}" for line in expected]


def test_an_address_with_a_question_mark_in_braces(world):
    """Some readers of YAML take the ? for a key."""
    text = """\
name: Alpha
kind: open
summary: {en: Shares files., ca: Comparteix., es: Comparte., fr: Partage.}
homepage: https://example.org/?a=1
needs: {file-sync: core}
sources:
  page: {url: https://example.org/?b=1, by: vendor}
  good: {url: 'https://example.org/?b=1', by: vendor}
offers: {device: {delivery: installed}}
"""
    made = world({"tools/alpha.yaml": text})
    (problem,) = lint(read_catalogue(made.root), AS_OF)["bare-question-mark"]
    said = "an address with a ? inside braces must be quoted"
    assert str(problem) == f"catalogue/tools/alpha.yaml:7: {said}"


def test_every_lint_has_a_failing_example():
    """One that nobody saw fail may be unable to."""
    shown = {id_ for id_, _files, _expected in CASES} | {"bare-question-mark"}
    assert shown == {one.id for one in LINTS}


def test_a_clean_catalogue(world):
    """No lint says anything, but that little is known."""
    made = world(
        {
            "tools/alpha.yaml": clean(replaces=["omega"], repository="https://code.example.org/a"),
            "tools/alphb.yaml": clean("Alphb", repository="https://code.example.org/b"),
            "tools/alphc.yaml": clean(
                "Alphc", repository="https://code.example.org/b", distinct_from=["alphb"]
            ),
            "tools/gone.yaml": clean(
                "Gone",
                offers={},
                status={"retired": {"reason": {**SUMMARY}, "date": date(2026, 1, 1)}},
            ),
            "tools/omega.yaml": clean("Omega", kind="incumbent"),
        }
    )
    found = lint(read_catalogue(made.root), AS_OF)
    assert {id_ for id_, problems in found.items() if problems} == {"thin"}


def found(made, id_, as_of=AS_OF):
    """What one lint finds: files, fields and messages."""
    problems = lint(read_catalogue(made.root), as_of, [id_])[id_]
    return [f"{one.file.rpartition('/')[2]} {one.field}: {one.message}" for one in problems]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2027, 4, 29), []),
        (date(2027, 4, 30), ["alpha.yaml facts.licence: expired on 2027-04-30"]),
    ],
)
def test_a_claim_expires_on_its_day(world, day, expected):
    """A hundred and eighty days after it was seen."""
    assert found(world({"tools/alpha.yaml": clean()}), "stale-claims", day) == expected


def test_what_bears_no_day_does_not_expire(world):
    """Neither what is from memory."""
    facts = {
        "licence": {"value": "MIT", "from": "background"},
        "telemetry": {"value": "none", "from": "undated"},
    }
    made = world({"tools/alpha.yaml": clean(facts=facts, sources=SOURCES)})
    assert found(made, "stale-claims", date(2050, 1, 1)) == []


def test_what_one_source_says_is_verified(world):
    """Whatever somebody remembers besides."""
    claims = [{"value": "MIT", "from": origin} for origin in ("background", "page")]
    assert (
        found(world({"tools/alpha.yaml": clean(facts={"licence": claims})}), "unverified-claims")
        == []
    )


def test_facts_of_offers_and_providers_are_looked_at_too(world):
    """Not only those of tools."""
    guess = {"value": "ES", "from": "background"}
    skill = {"skill-to-run": {"value": 3, "from": "background"}}
    made = world(
        {
            "tools/alpha.yaml": clean(offers={"self": {"delivery": "self-hosted", "facts": skill}}),
            "providers/coop.yaml": provider(sources={}, facts={"country": guess}),
        }
    )
    assert found(made, "unverified-claims") == [
        "coop.yaml facts.country: nobody opened a source",
        "alpha.yaml offers.self.facts.skill-to-run: nobody opened a source",
    ]


def test_languages_that_nobody_knows_leave_none_out(world):
    """Only a list can."""
    facts = {"ui-languages": {"status": "unknown", "from": "page"}}
    assert found(world({"tools/alpha.yaml": clean(facts=facts)}), "missing-languages") == []


def test_findings_come_in_the_order_of_the_lines(world):
    """Not in that of the search."""
    made = world({"tools/alpha.yaml": clean(summary=dict.fromkeys(SUMMARY, "Files."))})
    assert [line.partition(":")[0] for line in found(made, "untranslated")] == [
        "alpha.yaml summary.ca",
        "alpha.yaml summary.es",
        "alpha.yaml summary.es",
        "alpha.yaml summary.fr",
        "alpha.yaml summary.fr",
        "alpha.yaml summary.fr",
    ]


HERE = {"homepage": "https://here.example.org"}
CODE = {"repository": "https://code.example.org/one"}
OTHER = {"repository": "https://code.example.org/other"}
LIKE = "is called almost like alpha: are they one?"
SAME = "has the same address as alpha: are they one?"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (clean("Openbox"), clean("Openbox", **HERE), [LIKE]),
        (clean("Openbox"), clean("OPENBOX", **HERE), [LIKE]),
        (clean("Openboxa"), clean("Openboxb"), [LIKE]),
        (clean("Openba"), clean("Openbb"), []),
        (clean("Openbox", **CODE), clean("Openboxs"), [LIKE]),
        (clean("Openbox", **CODE), clean("Openboxs", **OTHER), []),
        (clean("Openbox"), clean("Openboxs", needs={"notes": "core"}), []),
        (clean("Openbox", distinct_from=["gamma"]), clean("Openboxs"), []),
        (clean("Openbox"), clean("Openboxs", distinct_from=["alpha"]), []),
        (clean("Openbox", **HERE), clean("Openbox", **HERE), [SAME]),
        (clean("Openbox", **HERE, distinct_from=["gamma"]), clean("Beta", **HERE), []),
        (clean("Alpha", **HERE, **CODE), clean("Beta", **HERE, **OTHER), []),
    ],
)
def test_tools_may_be_one_under_two_names(world, one, other, expected):
    """By address, or by a name alike for the same need, unless somebody wrote that they are two."""
    made = world({"tools/alpha.yaml": one, "tools/gamma.yaml": other})
    assert found(made, "near-duplicates") == [f"gamma.yaml name: {said}" for said in expected]


@pytest.mark.parametrize(
    ("amount", "origin", "expected"),
    [
        (5.0, "background", {"price-without-source": 1, "free-without-source": 0}),
        (0.0, "background", {"price-without-source": 0, "free-without-source": 1}),
        (5.0, "page", {"price-without-source": 0, "free-without-source": 0}),
        (0.0, "page", {"price-without-source": 0, "free-without-source": 0}),
    ],
)
def test_a_price_is_looked_up_or_it_is_not(world, amount, origin, expected):
    """What is free of charge is only advice."""
    plan = {"name": "Basic", "amount": amount, "currency": "EUR", "from": origin}
    coop = provider(sources=PAGE, offers={"alpha": {"plans": [plan]}})
    catalogue = read_catalogue(
        world({"tools/alpha.yaml": clean(), "providers/coop.yaml": coop}).root
    )
    problems = lint(catalogue, AS_OF, tuple(expected))
    assert {id_: len(listed) for id_, listed in problems.items()} == expected


def test_sources_of_offers_and_plans_are_used(world):
    """Not only those of facts."""
    plan = {"name": "Basic", "amount": 5.0, "currency": "EUR", "from": "undated"}
    coop = provider(offers={"alpha": {"from": "old", "plans": [plan]}})
    made = world({"tools/alpha.yaml": clean(), "providers/coop.yaml": coop})
    assert found(made, "unused-source") == []


def test_a_tool_that_a_provider_offers_can_be_got(world):
    """Though its own file names no way."""
    coop = provider(sources=PAGE, offers={"alpha": {"plans": []}})
    made = world({"tools/alpha.yaml": clean(offers={}), "providers/coop.yaml": coop})
    assert found(made, "no-offer") == []


def test_what_importers_found_is_known_too(world):
    """Two facts of thirty-four."""
    line = (
        '{"tool": "alpha", "facts": {"telemetry": "none"}, "record": "a", "matched_by": "name",'
        ' "url": "https://example.org/a", "seen": "2026-08-21", "by": "catalogue"}\n'
    )
    made = world({"tools/alpha.yaml": clean(), "observed/a-list.jsonl": line})
    assert found(made, "thin") == ["alpha.yaml facts: 2 of 34 facts are known, less than 45 %"]


@pytest.mark.parametrize(
    ("core", "known", "expected"),
    [
        (True, Knowledge(20, 16, 0), []),
        (True, Knowledge(20, 15, 0), ["15 of 20 facts are known, less than 80 %"]),
        (True, Knowledge(20, 17, 3), []),
        (True, Knowledge(20, 16, 3), ["3 facts are unverified, more than 15 % of those stated"]),
        (False, Knowledge(20, 9, 11), []),
        (False, Knowledge(20, 8, 0), ["8 of 20 facts are known, less than 45 %"]),
    ],
)
def test_how_much_must_be_known(world, monkeypatch, core, known, expected):
    """Of core tools more, and checked; what is just enough is enough."""
    monkeypatch.setattr(lints, "knowledge", lambda _tool, _observed, _words: known)
    made = world({"tools/alpha.yaml": clean(core=core)})
    said = [*found(made, "thin-core"), *found(made, "thin")]
    assert said == [f"alpha.yaml facts: {message}" for message in expected]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A blazing fast cloud.", "blazing"),
        ("Una nube innovadora.", "innovadora"),
        ("Un outil PUISSANT.", "PUISSANT"),
        ("El líder dels núvols.", "líder"),
        ("On a server at home, a powerful cloud.", "powerful"),
    ],
)
def test_praise_is_found_in_each_language(world, text, word):
    """Whatever its ending or case."""
    made = world({"tools/alpha.yaml": clean(summary={**SUMMARY, "es": text})})
    said = f"advertises ({word!r}): say what it does"
    assert found(made, "advertising") == [f"alpha.yaml summary.es: {said}"]


@pytest.mark.parametrize(
    "text",
    [
        "Demana un servidor força potent.",
        "Needs a server powerful enough.",
        "Lists the bestiary of the leadership.",
    ],
)
def test_a_powerful_server_is_no_praise(world, text):
    """Nor is a word that only begins like one of praise."""
    made = world({"tools/alpha.yaml": clean(summary={**SUMMARY, "ca": text})})
    assert lint(read_catalogue(made.root), AS_OF, ["advertising"]) == {"advertising": ()}
