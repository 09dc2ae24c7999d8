"""A new tool's file: in the catalogue's own form, and only when it is valid."""

from __future__ import annotations

from datetime import date

import pytest

from toolfinder.catalogue.drafting import Draft
from toolfinder.catalogue.drafting import check_draft
from toolfinder.catalogue.drafting import draft_text
from toolfinder.catalogue.drafting import same_address
from toolfinder.catalogue.read import read_catalogue
from toolfinder.errors import CatalogueError
from toolfinder.testing.worlds import tool

SUMMARY = {
    "en": "Shares files: simply, and with people who have never shared a file before in all their lives.",
    "ca": "Comparteix fitxers a l'àgora.",
    "es": "Comparte archivos.",
    "fr": "Partage des fichiers.",
}
TEXT = """\
# yaml-language-server: $schema=../schema/tool.json
name: Núvol
kind: open
summary:
  en: 'Shares files: simply, and with people who have never shared a file before in all their lives.'
  ca: Comparteix fitxers a l'àgora.
  es: Comparte archivos.
  fr: Partage des fichiers.
homepage: https://nuvol.example.org
repository: https://code.example.org/nuvol
needs: {notes: core, file-sync: core}
replaces: [omega]
sources:
  licence: {url: 'https://code.example.org/nuvol/LICENSE', seen: 2026-08-21, by: upstream}
facts:
  licence: {value: MIT, from: licence}
offers:
  self: {delivery: self-hosted}
  device: {delivery: installed}
status: active
"""
LEAST = """\
# yaml-language-server: $schema=../schema/tool.json
name: Núvol
kind: open
summary:
  en: Shares files.
homepage: https://nuvol.example.org
needs: {notes: core}
status: active
"""


def draft(**more):
    given = {"summary": {"en": "Shares files."}, "needs": {"notes": "core"}, **more}
    return Draft(name="Núvol", kind="open", homepage="https://nuvol.example.org", **given)


def test_a_draft_is_written_one_thing_a_line():
    """In the order of the answers, whatever its letters and however long its lines."""
    made = draft(
        summary=SUMMARY,
        needs={"notes": "core", "file-sync": "core"},
        repository="https://code.example.org/nuvol",
        licence="MIT",
        source="https://code.example.org/nuvol/LICENSE",
        seen=date(2026, 8, 21),
        replaces=["omega"],
        offers=["self", "device"],
    )
    assert draft_text(made) == TEXT


@pytest.mark.parametrize("more", [{}, {"source": "https://example.org/licence"}])
def test_what_nobody_answered_leaves_no_key(more):
    """A page from which no licence was taken is no source."""
    assert draft_text(draft(**more)) == LEAST


def test_a_page_of_which_nobody_knows_the_day_bears_none():
    """Its claim is undated."""
    lines = draft_text(draft(licence="MIT", source="https://example.org/licence")).splitlines()
    assert "  licence: {url: 'https://example.org/licence', by: upstream}" in lines


@pytest.fixture
def catalogue(world):
    """One open tool and one product."""
    files = {
        "tools/alpha.yaml": tool(repository="https://code.example.org/alpha"),
        "tools/omega.yaml": tool("Omega", kind="incumbent"),
    }
    return read_catalogue(world(files).root)


def test_a_valid_draft_passes(catalogue):
    """What it replaces is in the catalogue."""
    check_draft(TEXT, "nuvol", catalogue)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("kind: open", "kind: opne", "3:7: kind: 'opne' is none of: open, incumbent; "),
        ("[omega]", "[omgea]", "12:12: replaces.0: there is no product 'omgea'; "),
        ("notes: core", "nots: core", "11:9: needs.nots: there is no need 'nots'; "),
    ],
)
def test_a_draft_that_is_not_valid_is_refused(catalogue, before, after, expected):
    """With the place and the nearest word."""
    with pytest.raises(CatalogueError) as caught:
        check_draft(TEXT.replace(before, after), "nuvol", catalogue)
    (problem,) = caught.value.problems
    assert str(problem).startswith(f"catalogue/tools/nuvol.yaml:{expected}")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("http://www.example.org/alpha/", ["alpha"]),
        ("https://code.example.org/alpha.git", ["alpha"]),
        ("https://example.org/omega", ["omega"]),
        ("https://example.org/other", []),
    ],
)
def test_an_address_is_known_by_homepage_and_by_repository(catalogue, address, expected):
    """However it is written."""
    assert same_address(address, catalogue) == expected
