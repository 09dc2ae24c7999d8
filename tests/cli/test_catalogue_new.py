"""`toolfinder catalogue new`: questions, and a valid file."""

from __future__ import annotations

import pytest
import yaml

from toolfinder.cli.catalogue.new import slug
from toolfinder.testing.worlds import tool

ANSWERS = {
    "name": "Gàmma: l'eina #1",
    "kind": "",
    "homepage": "https://gamma.example.org/?a=1",
    "repository": "https://code.example.org/gamma",
    "licence": "AGPL-3.0-or-later",
    "page": "https://code.example.org/gamma/LICENSE",
    "en": "Shares files: simply.",
    "ca": "Comparteix fitxers.",
    "es": "Comparte archivos.",
    "fr": "Partage des fichiers.",
    "needs": "1, 2",
    "replaces": "omega",
    "device": "y",
    "self": "n",
}


def answers(**changes):
    given = {key: value for key, value in {**ANSWERS, **changes}.items() if value is not None}
    return "\n".join(given.values()) + "\n"


@pytest.fixture
def made(world):
    """One open tool and one product."""
    return world(
        {
            "tools/alpha.yaml": tool(repository="https://code.example.org/alpha"),
            "tools/omega.yaml": tool("Omega", kind="incumbent"),
        }
    )


def test_answers_become_a_valid_file(made):
    """With the licence's page as its source, and the commands to go on with."""
    outcome = made.run("catalogue", "new", stdin=answers())
    path = made.root / "tools" / "gamma-l-eina-1.yaml"
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines()[-3:] == [
        f"Written to {path}. Change it with any editor. Now try:",
        "  toolfinder catalogue check",
        "  toolfinder show gamma-l-eina-1",
    ]
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    seen = data["sources"]["licence"].pop("seen")
    assert seen.year >= 2026
    assert data == {
        "name": "Gàmma: l'eina #1",
        "kind": "open",
        "summary": {code: ANSWERS[code] for code in ("en", "ca", "es", "fr")},
        "homepage": "https://gamma.example.org/?a=1",
        "repository": "https://code.example.org/gamma",
        "needs": {"file-sync": "core", "office-online": "core"},
        "replaces": ["omega"],
        "sources": {"licence": {"url": ANSWERS["page"], "by": "upstream"}},
        "facts": {"licence": {"value": "AGPL-3.0-or-later", "from": "licence"}},
        "offers": {"device": {"delivery": "installed"}},
        "status": "active",
    }
    assert made.run("catalogue", "check").code == 0
    assert made.run("show", "gamma-l-eina-1").code == 0


def test_a_product_is_asked_for_less(made):
    """Neither code, nor what it replaces, nor ways to get it."""
    given = answers(
        kind="2", repository=None, replaces=None, device=None, self=None, licence="", page=None
    )
    outcome = made.run("catalogue", "new", stdin=given)
    assert (outcome.code, outcome.err) == (0, "")
    data = yaml.safe_load((made.root / "tools" / "gamma-l-eina-1.yaml").read_text(encoding="utf-8"))
    assert data["kind"] == "incumbent"
    assert {"repository", "replaces", "offers", "facts", "sources"}.isdisjoint(data)


def test_a_licence_that_nobody_looked_up_is_unverified(made):
    """Its page was left out."""
    made.run("catalogue", "new", stdin=answers(page=""))
    data = yaml.safe_load((made.root / "tools" / "gamma-l-eina-1.yaml").read_text(encoding="utf-8"))
    assert data["facts"] == {"licence": {"value": "AGPL-3.0-or-later", "from": "background"}}


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("name", "***"),
        ("homepage", "gamma.example.org"),
        ("homepage", "https://me:secret@example.org"),
        ("licence", "AGPL-3.1"),
        ("page", "a book"),
        ("needs", "1, 999"),
        ("replaces", "omgea"),
    ],
)
def test_an_answer_that_does_not_fit_is_asked_for_again(made, key, wrong):
    """Until it does."""
    outcome = made.run("catalogue", "new", stdin=answers(**{key: f"{wrong}\n{ANSWERS[key]}"}))
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.count("That was not understood. Please try again.") == 1


def test_a_name_that_is_there_already_is_asked_for_again(made):
    """Nothing else has been asked yet."""
    outcome = made.run("catalogue", "new", stdin="Alpha\n" + answers())
    assert outcome.code == 0
    assert f"{made.root / 'tools' / 'alpha.yaml'} is there already." in outcome.out
    assert (made.root / "tools" / "gamma-l-eina-1.yaml").exists()


def test_the_catalogue_of_an_installed_copy_is_left_alone(made, monkeypatch):
    """The next install would replace it."""
    inside = made.root.rename(made.root.with_name("catalogue_data"))
    monkeypatch.setattr("toolfinder.catalogue.folder.shipped_catalogue", lambda: inside)
    outcome = made.run("catalogue", "new", "--catalogue", str(inside), stdin=answers())
    said = "comes with toolfinder; name a catalogue of yours with --catalogue FOLDER"
    assert (outcome.code, outcome.out, outcome.err) == (1, "", f"{inside}: {said}\n")


@pytest.mark.parametrize("key", ["homepage", "repository"])
@pytest.mark.parametrize(("go_on", "code"), [("y", 0), ("n", 1)])
def test_an_address_that_another_tool_has_is_asked_about(made, key, go_on, code):
    """It may be the same tool under another name."""
    same = f"https://code.example.org/alpha/\n{go_on}"
    outcome = made.run("catalogue", "new", stdin=answers(**{key: same}))
    assert outcome.code == code
    assert "alpha has this address already. Go on all the same?" in outcome.out
    assert (made.root / "tools" / "gamma-l-eina-1.yaml").exists() is (go_on == "y")


def test_whoever_stops_leaves_nothing_behind(made):
    """Nothing is written before the last answer."""
    outcome = made.run("catalogue", "new", stdin="Gamma\n1\n")
    assert outcome.code == 1
    assert sorted(path.name for path in (made.root / "tools").iterdir()) == [
        "alpha.yaml",
        "omega.yaml",
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Open Food Network", "open-food-network"), ("Dégooglisons!", "degooglisons"), ("日本", "")],
)
def test_an_id_is_made_of_the_name(name, expected):
    """In kebab-case."""
    assert slug(name) == expected
