"""The federation's own description: what may stand in it, and what is said of a mistake."""

from __future__ import annotations

import re

import pytest
from toolfinder.catalogue.folder import shipped_catalogue
from toolfinder.errors import InputError

from toolfinder_network_catalogue import CATALOGUE
from toolfinder_network_catalogue.network import HERE
from toolfinder_network_catalogue.network import read_network

GOOD = """\
name: Net
homepage: https://net.example
members:
  alpha: https://net.example/alpha
"""


def test_the_one_that_comes_with_the_package_has_only_members_that_there_are():
    network = read_network()
    assert (network.name, network.homepage) == ("CHATONS", "https://www.chatons.org")
    assert set(network.members) == {"framasoft", "infini", "kaz", "picasoft", "zaclys"}
    for member in network.members:
        places = [
            root / "providers" / f"{member}.yaml" for root in (CATALOGUE, shipped_catalogue())
        ]
        assert any(place.exists() for place in places), member


def test_every_entry_in_place_of_another_is_recorded():
    copies = {
        f"{path.parent.name}/{path.stem}"
        for path in CATALOGUE.glob("*/*.yaml")
        if (shipped_catalogue() / path.relative_to(CATALOGUE)).exists()
    }
    assert copies == set(read_network().based_on)


def test_charter_and_copies_may_be_left_out(tmp_path):
    path = tmp_path / "network.yaml"
    path.write_text(GOOD, encoding="utf-8")
    network = read_network(path)
    assert (network.charter, network.based_on) == (None, {})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("name: Net\n", ""), "network.yaml:1:1: name: is missing"),
        (("name: Net", "name: ' '"), "network.yaml:1:7: name: ' ' is not of the form .*"),
        (
            ("homepage", "hompage"),
            "network.yaml:2:1: hompage: unknown key 'hompage'; did you mean 'homepage'",
        ),
        (("https://net.example\n", "net.example\n"), "network.yaml:2:11: homepage: .*https"),
        (
            ("members:\n  alpha: https://net.example/alpha", "members: [alpha]"),
            "network.yaml:3:10: members: .*",
        ),
        (("https://net.example/alpha", "yes"), "network.yaml:4:10: members.alpha: .*"),
        (
            ("members", "based_on: {tools/a: 12}\nmembers"),
            "network.yaml:3:21: based_on.tools/a: .*",
        ),
        ((GOOD, "[]"), "network.yaml:1:1: .*"),
        (("name: Net", "name: 'Net"), "network.yaml:.*"),
    ],
)
def test_a_mistake_is_one_line_with_its_place(tmp_path, change, said):
    path = tmp_path / "network.yaml"
    path.write_text(GOOD.replace(*change), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_network(path)
    assert re.match(said, str(caught.value.problems[-1])), caught.value.problems


def test_it_lies_in_the_package():
    assert HERE.parent == CATALOGUE.parent
