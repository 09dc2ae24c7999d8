"""Tools that are like one another, and what may replace a product."""

from __future__ import annotations

import math

import pytest

from toolfinder.errors import InputError
from toolfinder.similarity import KINDS
from toolfinder.similarity import product_of
from toolfinder.similarity import replacements
from toolfinder.similarity import similar
from toolfinder.testing.worlds import tool

MIT = {"licence": {"value": "MIT", "from": "page"}}


@pytest.fixture
def store(world):
    """Five open tools and two products."""
    two = {"file-sync": "core", "team-chat": "partial"}
    return (
        world(
            {
                "tools/alpha.yaml": tool(
                    "Alpha",
                    needs={"file-sync": "core"},
                    features={"file-sync": ["versions"]},
                    replaces=["omega"],
                    facts={**MIT, "imports-from": {"value": ["omega"], "from": "page"}},
                ),
                "tools/beta.yaml": tool(
                    "Beta", needs=two, replaces=["omega"], facts=MIT, core=True
                ),
                "tools/gamma.yaml": tool("Gamma", needs={"team-chat": "core"}, facts=MIT),
                "tools/delta.yaml": tool(
                    "Delta",
                    needs={"notes": "core"},
                    facts={"imports-from": {"value": ["psi"], "from": "page"}},
                ),
                "tools/gone.yaml": tool(
                    "Gone",
                    needs=two,
                    status={
                        "retired": {
                            "reason": {"en": "a", "ca": "b", "es": "c", "fr": "d"},
                            "date": "2026-01-01",
                        }
                    },
                ),
                "tools/omega.yaml": tool(
                    "Omega Drive",
                    kind="incumbent",
                    homepage="https://example.org/omega",
                    needs={"file-sync": "core", "team-chat": "core"},
                    facts={"export": {"value": "partial-open", "from": "page"}},
                ),
                "tools/psi.yaml": tool(
                    "Psi", kind="incumbent", needs={"petitions-campaigns": "core"}
                ),
            }
        )
        .finder()
        .store
    )


def test_likeness_is_the_cosine_of_what_two_tools_have_weighted_by_rarity(store):
    """By hand: eight tools hold things; what few hold counts more."""
    found = {one.tool: one for one in similar(store, "alpha")}
    assert set(found) == {"beta"}
    held = {"need": 4, "product": 2, "feature": 1, "delivery": 7, "licence": 5, "chat": 4}
    weight = {name: KINDS.get(name, 3.0) * math.log(1 + 7 / count) for name, count in held.items()}
    common = sum(weight[name] ** 2 for name in ("need", "product", "delivery", "licence"))
    alpha = math.sqrt(common + weight["feature"] ** 2)
    beta = math.sqrt(common + weight["chat"] ** 2)
    assert found["beta"].likeness == pytest.approx(common / alpha / beta, abs=5e-5)
    assert found["beta"].common[:2] == (("need", "file-sync"), ("product", "omega"))


@pytest.mark.parametrize(("tool_", "other"), [("beta", "gamma"), ("gamma", "beta")])
def test_likeness_to_a_tool_of_which_little_is_known_is_damped(store, tool_, other):
    """By hand: three things are known of Gamma, and four would count fully."""
    found = {one.tool: one.likeness for one in similar(store, tool_)}
    need, product = (kind * math.log(1 + 7 / n) for kind, n in ((3.0, 4), (2.0, 2)))
    delivery, licence = (0.3 * math.log(1 + 7 / n) for n in (7, 5))
    common = need**2 + delivery**2 + licence**2
    beta = math.sqrt(common + need**2 + product**2)
    assert found[other] == pytest.approx(common / math.sqrt(common) / beta * 3 / 4, abs=5e-5)


def test_replacing_the_same_product_is_enough_to_be_alike(world):
    """Though for other needs."""
    made = world(
        {
            "tools/alpha.yaml": tool("Alpha", needs={"file-sync": "core"}, replaces=["psi"]),
            "tools/beta.yaml": tool("Beta", needs={"notes": "core"}, replaces=["psi"]),
            "tools/psi.yaml": tool("Psi", kind="incumbent", needs={"team-chat": "core"}),
        }
    )
    (one,) = similar(made.finder().store, "alpha")
    assert (one.tool, one.common[0]) == ("beta", ("product", "psi"))


def test_what_is_only_delivered_alike_is_not_similar(store):
    """Nor is what is gone, or to be replaced."""
    assert [one.tool for one in similar(store, "delta")] == []
    assert {one.tool for one in similar(store, "beta")} == {"alpha", "gamma"}
    assert [one.tool for one in similar(store, "beta", limit=1)] == ["alpha"]


def test_what_may_replace_a_product_covers_most_first(store):
    """With what is lost and how data moves; nobody knowing is not a no."""
    found = replacements(store, "omega")
    assert (found.name, found.export) == ("Omega Drive", ("partial-open",))
    assert [need for need, _role in found.needs] == ["file-sync", "team-chat"]
    shown = [(one.tool, one.covers, one.lost, one.imports, one.named) for one in found.alternatives]
    assert shown == [
        ("beta", (("file-sync", "core"), ("team-chat", "partial")), (), None, True),
        ("alpha", (("file-sync", "core"),), ("team-chat",), True, True),
        ("gamma", (("team-chat", "core"),), ("file-sync",), None, False),
    ]
    assert found.alternatives[1].gained == ("file-sync:versions",)


def test_a_product_that_nothing_replaces(store):
    """Is one all the same."""
    assert replacements(store, "psi").alternatives == ()


NAMES = {
    "omega drive": "omega",
    "omega": "omega",
    "google forms": "google-forms",
    "mailchimp": "mailchimp",
    "slack": "slack",
    "telegram": "telegram",
    "psi": "psi",
}


@pytest.mark.parametrize(
    ("name", "product"),
    [
        ("omega drive", "omega"),
        ("omegadrive", "omega"),
        ("omega", "omega"),
        ("omgea", "omega"),
        ("google forns", "google-forms"),
        ("gogle froms", "google-forms"),
        ("slac", "slack"),
        ("telegarm", "telegram"),
        ("maikchmip", "mailchimp"),
    ],
)
def test_a_product_is_known_as_people_call_it(name, product):
    """Or nearly so."""
    assert product_of(name, NAMES, name) == product


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("psy", "there is no product 'psy'; did you mean 'psi'?"),
        ("zzzzzz", "there is no product 'zzzzzz'"),
        ("telegarn", "there is no product 'telegarn'; did you mean 'telegram'?"),
    ],
)
def test_a_product_that_there_is_not(name, said):
    """With the nearest; a short name is not guessed."""
    with pytest.raises(InputError) as caught:
        product_of(name, NAMES, name)
    assert str(caught.value) == said
