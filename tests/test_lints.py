"""What a reviewer would say: each lint with a failing example."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.conftest import SOURCES
from tests.conftest import provider
from tests.conftest import tool
from toolfinder.catalogue.read import read_catalogue
from toolfinder.lints import LINTS
from toolfinder.lints import lint

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
