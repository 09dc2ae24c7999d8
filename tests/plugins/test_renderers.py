"""Forms that plugins add: what a renderer is given, and what happens when it fails."""

from __future__ import annotations

import pytest

from tests.worlds import FILES
from tests.worlds import GARDEN
from toolfinder.testing.worlds import AS_OF

RENDERER = """\
import json

from toolfinder import Renderer, hookimpl


class Plain(Renderer):
    id = "plain"

    def render(self, data):
        {body}


@hookimpl
def register_renderers():
    return [Plain]
"""


@pytest.fixture
def rendered(small_world, tmp_path):
    """Prints a recommendation in the form that a body makes."""

    garden = small_world(GARDEN)

    def run(body, *options):
        (tmp_path / "forms").mkdir(exist_ok=True)
        (tmp_path / "forms" / "plain.py").write_text(RENDERER.format(body=body), encoding="utf-8")
        profile = garden.profile({"name": "La Fulla", **FILES})
        where = ("--plugins-dir", str(tmp_path / "forms"))
        return garden.run("recommend", profile, "--as-of", AS_OF, *where, *options)

    return run


def test_a_renderer_gets_the_data_of_json_and_the_names_of_all_its_ids(rendered):
    data = rendered("return json.dumps(data)", "--format", "plain").data
    names = data.pop("names")
    assert data == rendered("pass", "--format", "json").data
    (need,) = data["needs"]
    listed = [one["offer"] for name in ("ranking", "to_verify", "excluded") for one in need[name]]
    assert names["organisation"] == "La Fulla"
    assert set(names["needs"]) == {"file-sync"}
    assert sorted(names["offers"]) == sorted(listed)
    assert set(names["criteria"]) == set(data["weights"])
    assert {gate["gate"] for one in need["excluded"] for gate in one["gates"]} <= set(
        names["gates"]
    )


def test_the_names_are_in_the_language_that_is_spoken(rendered):
    names = rendered("return json.dumps(data['names'])", "--format", "plain", "--lang", "fr").data
    assert names["criteria"]["freedom"] == "Liberté"
    assert names["offers"]["beta@self"] == ["Beta Núvol", "sur votre propre serveur"]


def test_one_that_fails_is_one_line(rendered):
    out = rendered("return data['nothing']", "--format", "plain")
    assert (out.code, out.out) == (1, "")
    assert "the form plain failed" in out.err
    assert "KeyError: 'nothing'" in out.err
    assert "Traceback" not in out.err
