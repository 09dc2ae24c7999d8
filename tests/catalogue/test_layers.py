"""What plugins lay over a catalogue."""

from __future__ import annotations

import json

import pytest

from toolfinder.catalogue.folder import Layer
from toolfinder.catalogue.read import read_catalogue
from toolfinder.errors import CatalogueError
from toolfinder.testing import provider
from toolfinder.testing import tool
from toolfinder.testing.worlds import World

LINE = {"facts": {"licence": "MIT"}, "record": "r", "matched_by": "name", "by": "catalogue"}
LINE |= {"url": "https://example.org/r", "seen": "2026-11-01"}


def observed(*tools):
    """A file of observations on these tools."""
    return "".join(f"{json.dumps({'tool': name, **LINE})}\n" for name in tools)


@pytest.fixture
def laid(tmp_path):
    """A plugin's folder that speaks of a tool of ours and of one that we lack."""
    return World(tmp_path / "laid").write(
        {
            "tools/net.yaml": tool("Net", replaces=["omega"], distinct_from=["alpha", "omega"]),
            "providers/coop.yaml": provider(
                offers={"alpha": {"from": "page"}, "omega": {"from": "page"}}
            ),
            "observed/net.jsonl": observed("alpha", "omega"),
        }
    )


def test_over_another_catalogue_what_it_lacks_is_left_out(small_world, laid):
    world = small_world({"tools/alpha.yaml": tool()})
    catalogue = read_catalogue(world.root, [Layer("net", laid.root)])
    assert list(catalogue.providers["coop"].offers) == ["alpha"]
    assert list(catalogue.observed) == ["alpha"]
    net = catalogue.tools["net"]
    assert (net.replaces, net.distinct_from) == ((), ("alpha",))
    assert catalogue.origins == {("tools", "net"): "net", ("providers", "coop"): "net"}


def test_over_the_shipped_catalogue_it_is_an_error(small_world, laid, monkeypatch):
    world = small_world({"tools/alpha.yaml": tool()})
    monkeypatch.setattr("toolfinder.catalogue.read.shipped_catalogue", lambda: world.root)
    with pytest.raises(CatalogueError) as caught:
        read_catalogue(world.root, [Layer("net", laid.root)])
    assert [(one.file, one.field) for one in caught.value.problems] == [
        ("laid/observed/net.jsonl", "tool"),
        ("net/providers/coop.yaml", "offers.omega"),
        ("net/tools/net.yaml", "replaces.0"),
        ("net/tools/net.yaml", "distinct_from.1"),
    ]


def test_the_catalogues_own_observations_are_never_left_out(small_world):
    world = small_world({"tools/alpha.yaml": tool(), "observed/own.jsonl": observed("omega")})
    with pytest.raises(CatalogueError, match=r"observed/own\.jsonl:1: tool: .*omega"):
        read_catalogue(world.root)
