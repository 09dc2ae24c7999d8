"""What the network lays over the shipped catalogue."""

from __future__ import annotations

import pytest
from toolfinder import Toolfinder
from toolfinder.catalogue.folder import Layer
from toolfinder.catalogue.folder import shipped_catalogue
from toolfinder.catalogue.read import read_catalogue
from toolfinder.i18n import LANGUAGES

from toolfinder_network_catalogue import CATALOGUE

NAME = "network-catalogue"


@pytest.fixture(scope="module")
def laid():
    """The shipped catalogue with the network's over it."""
    return read_catalogue(shipped_catalogue(), [Layer(NAME, CATALOGUE)])


def test_it_is_installed_whole():
    plugins = Toolfinder().plugins
    plugins.ask_all()
    (listed,) = [one for one in plugins.listing if one.name == NAME]
    assert (listed.state, listed.problems, listed.renderers) == ("loaded", [], ["html"])
    assert listed.hooks == ["register_catalogues", "register_commands", "register_renderers"]


def test_screens_can_tell_whose_entries_these_are(laid):
    assert laid.origins == {
        ("providers", "framasoft"): NAME,
        ("providers", "kaz"): NAME,
        ("providers", "picasoft"): NAME,
        ("tools", "yakforms"): NAME,
    }


def test_the_entry_in_place_of_another_keeps_all_of_its_offers(laid):
    before = read_catalogue(shipped_catalogue()).providers["framasoft"]
    after = laid.providers["framasoft"]
    assert set(after.offers) - set(before.offers) == {"yakforms"}
    assert set(before.offers) <= set(after.offers)


def test_added_entries_speak_four_languages(laid):
    for folder, id_ in laid.origins:
        entry = (laid.tools if folder == "tools" else laid.providers)[id_]
        if entry.summary:
            texts = {getattr(entry.summary, code) for code in LANGUAGES}
            assert len(texts) == len(LANGUAGES), id_


def test_nothing_about_the_added_entries_goes_without_a_page(laid):
    """What is only believed is said so: the sole such claims are prices of the copied entry."""
    for folder, id_ in laid.origins:
        entry = (laid.tools if folder == "tools" else laid.providers)[id_]
        claims = [claim for several in entry.facts.values() for claim in several]
        if id_ != "framasoft":
            assert {claim.source for claim in claims} <= set(entry.sources)
        assert all(source.url.startswith("http") for source in entry.sources.values())
