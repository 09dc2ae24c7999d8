"""`toolfinder similar`, `replace` and `evaluate`."""

from __future__ import annotations

import pytest


def test_similar_tools_are_listed_with_why(garden):
    """What they share, in words."""
    outcome = garden.run("similar", "alpha")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines()[0].endswith("  Beta Núvol (beta)")
    assert outcome.out.splitlines()[1].strip() == "both for: File sharing and sync"
    (one,) = garden.run("similar", "alpha", "--format", "json").data
    assert (one["tool"], one["common"]["need"]) == ("beta", ["file-sync"])


def test_similar_to_nothing_is_an_error_with_the_nearest(garden):
    """One line."""
    outcome = garden.run("similar", "alhpa")
    said = "there is no tool 'alhpa'; did you mean 'alpha'?\n"
    assert (outcome.code, outcome.err) == (1, said)


def test_what_may_replace_a_product(garden):
    """What it does today, each alternative, and how data moves."""
    outcome = garden.run("replace", "OMEGA")
    assert (outcome.code, outcome.err) == (0, "")
    lines = [line.strip() for line in outcome.out.splitlines()]
    assert "What it does for you today: File sharing and sync" in lines
    assert "What it lets you take along: nobody knows" in lines
    start = lines.index("· Alpha (alpha)")
    assert lines[start + 1 : start + 4] == [
        "does: File sharing and sync",
        "known to have: Share by link with people outside",
        "your data: nobody knows whether it imports from Omega",
    ]
    assert "· Beta Núvol (beta)" in lines
    (one,) = garden.run("replace", "omega", "--format", "json").data
    assert [other["tool"] for other in one["alternatives"]] == ["alpha", "beta"]
    short = garden.run("replace", "omega", "--top", "1").out.splitlines()
    assert "1 more tool: --top 2 shows it" in short


def test_products_that_there_are_not_are_all_named(garden):
    """One line each."""
    outcome = garden.run("replace", "omegga", "zzzz", "yyyy")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.splitlines() == [
        "there is no product 'zzzz'",
        "there is no product 'yyyy'",
    ]


STATEMENTS = """\
statements:
  - {lang: ca, text: compartir fitxers i carpetes, needs: [file-sync]}
  - {lang: ca, text: el gat dorm, needs: []}
  - {lang: en, text: share files and folders, needs: [file-sync|file-transfer]}
"""


@pytest.fixture
def statements(garden):
    """Writes a file of statements; its path."""

    def write(text):
        path = garden.root.parent / "statements.yaml"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def test_understanding_is_measured(garden, statements):
    """Overall and by language, as text and as data."""
    assert garden.finder().matcher.needs
    outcome = garden.run("evaluate", statements(STATEMENTS))
    lines = [line.split() for line in outcome.out.splitlines()]
    assert (outcome.code, outcome.err) == (0, "")
    assert [line[:3] for line in lines[1:4]] == [
        ["all", "3", "1"],
        ["ca", "2", "1"],
        ["en", "1", "1"],
    ]
    data = garden.run("evaluate", statements(STATEMENTS), "--format", "json").data
    assert data["scores"]["all"]["statements"] == 3
    assert data["confused"] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("statements: []\n", "1:13: statements: holds no list of statements"),
        ("- 1\n", "1:1: holds no list of statements"),
        (
            "statements:\n- {lang: ca, text: a, needs: [file-snyc]}\n",
            "2:31: statements.0.needs.0: there is no need 'file-snyc'; did you mean 'file-sync'?",
        ),
        (
            "statements:\n- {lang: ca, needs: []}\n",
            "2:3: statements.0.text: is missing, or is not a text",
        ),
        (
            "statements:\n- {lang: ca, text: a, needs: 5}\n",
            "2:30: statements.0.needs: 5 is not a list of needs",
        ),
        ("statements: [5]\n", "1:14: statements.0: 5 is not a list of keys and values"),
    ],
)
def test_wrong_statements_are_located(garden, statements, text, said):
    """File, line and field."""
    path = statements(text)
    outcome = garden.run("evaluate", path)
    assert (outcome.code, outcome.err) == (1, f"{path}:{said}\n")
