"""`toolfinder search`: tools by words."""

from __future__ import annotations

import csv
import io

import pytest

from tests.worlds import BETA
from tests.worlds import GARDEN
from toolfinder.lookup import search


def found(made, *words):
    """The ids of the tools that are found."""
    return [row["tool"] for row in made.run("search", *words, "--format", "json").data]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("nuvol",), ["beta"]),
        (("NÚVOL",), ["beta"]),
        (("nüvol",), ["beta"]),
        (("nuv",), ["beta"]),
        (("agora",), ["alpha"]),
        (("rincón",), ["alpha"]),
        (("beta", "fitxers"), ["beta"]),
        (("omega",), ["omega", "alpha"]),
        (("l'àgora",), ["alpha"]),
        (("l’abri",), ["alpha"]),
        (("own-devices",), ["alpha"]),
        (("AND",), []),
        (('"beta',), ["beta"]),
    ],
)
def test_all_words_must_be_there_and_accents_and_case_do_not_matter(garden, words, expected):
    """Apostrophes and hyphens part words, as they do in what is searched; signs are no commands."""
    assert expected == found(garden, *words)


def test_a_tool_is_found_by_its_id(shipped):
    """As other commands print it, hyphens and all."""
    assert "open-food-network" in [row["id"] for row in search(shipped.store, "open-food-network")]


def test_other_names_that_people_use_are_found(world):
    """GDrive is Google Drive; its replacements follow it."""
    made = world({**GARDEN, "vocabulary/aliases.yaml": "omega: [El Gran Omega, Megàpolis]\n"})
    assert found(made, "megapolis") == ["omega", "alpha"]


def test_a_name_comes_before_a_mention(world):
    """Whoever types a tool's name sees it first."""
    summary = dict.fromkeys(("en", "ca", "es", "fr"), "Not beta, but like beta.")
    alpha = {**GARDEN["tools/alpha.yaml"], "summary": summary}
    assert found(world({**GARDEN, "tools/alpha.yaml": alpha}), "beta") == ["beta", "alpha"]


def test_text_has_two_lines_a_tool(garden):
    """The name with the id, and what it does; what is to be replaced is marked."""
    assert sorted(garden.run("search", "shares").out.splitlines(), key=str.strip) == [
        "Alpha (alpha)",
        "    Alpha shares files on your own devices.",
        "Omega (omega) (to be replaced)",
        "    Omega shares files.",
    ]


def test_summaries_are_in_the_language_that_is_spoken(garden):
    """Not in the one that was found."""
    out = garden.run("search", "nuvol", "--lang", "fr").out
    assert out.splitlines() == ["Beta Núvol (beta)", "    Beta garde des fichiers dans un nuage."]


@pytest.mark.parametrize("words", [("zzz",), ("?!",), ("''",)])
def test_nothing_found_is_said(garden, words):
    """Exit 1, and a sentence for people: on standard error, since it is no result."""
    outcome = garden.run("search", *words)
    said = "Nothing was found. Try fewer or other words.\n"
    assert (1, "", said) == (outcome.code, outcome.out, outcome.err)


def test_nothing_found_is_an_empty_list_for_programs(garden):
    """And a table with a head only."""
    assert (
        garden.run("search", "zzz", "--format", "json").code,
        garden.run("search", "zzz", "--format", "json").data,
    ) == (1, [])
    head = "tool,name,kind,licence,summary,homepage\n"
    assert head == garden.run("search", "zzz", "--format", "csv").out


def test_csv_has_a_row_a_tool(garden):
    """With what a list of tools needs."""
    out = garden.run("search", "nuvol", "--format", "csv").out
    assert list(csv.DictReader(io.StringIO(out))) == [
        {
            "tool": "beta",
            "name": "Beta Núvol",
            "kind": "open",
            "licence": "AGPL-3.0-or-later",
            "summary": "Beta keeps files in a cloud.",
            "homepage": "https://example.org/beta",
        }
    ]


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_csv_cells_are_never_formulas(world, name):
    """A spreadsheet must not run what a catalogue says; an apostrophe makes it a text."""
    files = {**GARDEN, "tools/beta.yaml": {**BETA, "name": name}}
    out = world(files).run("search", "cloud", "--format", "csv").out
    assert [row["name"] for row in csv.DictReader(io.StringIO(out))] == [f"'{name}"]


def test_top_limits_how_many_are_shown(garden):
    """The best ones stay."""
    assert len(found(garden, "files")) == 3
    assert len(found(garden, "files", "--top", "1")) == 1


def test_words_are_needed(garden):
    """Wrong usage otherwise."""
    assert garden.run("search").code == 2


@pytest.mark.parametrize("text", ["we want to share files and folders", "volem compartir carpetes"])
def test_a_need_in_ones_own_words_finds_the_tools_that_serve_it(garden, text):
    """Where no tool holds all the words; what was understood is said."""
    outcome = garden.run("search", text)
    assert outcome.code == 0
    assert "Understood as: File sharing and sync" in outcome.err.splitlines()
    assert [line.split(" (")[0] for line in outcome.out.splitlines()[::2]] == [
        "Alpha",
        "Beta Núvol",
    ]


def test_what_is_neither_a_tool_nor_a_need_is_not_found(garden):
    """And says so."""
    outcome = garden.run("search", "zxqv", "wblrt")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.splitlines()[-1] == "Nothing was found. Try fewer or other words."
