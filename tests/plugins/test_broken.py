"""A folder of broken and malicious plugins: each is named, and the answer stands."""

from __future__ import annotations

import re

import pytest

from tests.worlds import FILES
from tests.worlds import GARDEN
from toolfinder.plugins import manager
from toolfinder.testing.worlds import AS_OF

PLUGIN = """\
import math
import socket
import sys

from toolfinder import Assessment, Criterion, hookimpl

{top}

class Broken(Criterion):
    id = "{name}"
    label = "{name}"
    question = "Is it?"
    reads = {reads}
    importance = 1

    def assess(self, subject, organisation):
        {body}


@hookimpl
def register_criteria():
    return [Broken]
"""

EDITS = (
    "for claim in subject.claims_on('licence'):\n            "
    "object.__setattr__(claim, 'value', 'Proprietary')\n        "
    "return Assessment(1, 1)"
)
RECURSES = "return self.assess(subject, organisation)"

BROKEN = {
    # name: top of the module, reads, body of assess, what is said
    "raises": ("", "()", "raise ValueError('no')", "ValueError: no"),
    "nan": ("", "()", "return Assessment(math.nan, math.nan)", "returned nan to nan"),
    "infinite": ("", "()", "return Assessment(0, math.inf)", "returned 0.0 to inf"),
    "wrong-type": ("", "()", "return 'very good'", "returned str"),
    "out-of-range": ("", "()", "return Assessment(-1, 2)", "returned -1.0 to 2.0"),
    "slow": ("", "()", "while True: pass", "took longer than 1 s"),
    "no-such-fact": (
        "",
        "('licens',)",
        "return Assessment(1, 1)",
        "there is no fact 'licens'; did you mean 'licence'?",
    ),
    "reasons": (
        "",
        "()",
        "return Assessment(0.5, 0.5, because=object())",
        "reasons that are no text",
    ),
    "reasons-that-fail": (
        "from toolfinder import Message",
        "()",
        "return Assessment(0.5, 0.5, because=Message('{x}')(y=1))",
        "KeyError: 'x'",
    ),
    "missing": ("", "()", "return Assessment(0.5, 0.5, missing=None)", "returned missing None"),
    "other-contract": (
        "TOOLFINDER_CONTRACT = 99",
        "()",
        "return Assessment(1, 1)",
        "was made for version 99 of the plugin contract",
    ),
    "network": (
        "",
        "()",
        "socket.create_connection(('127.0.0.1', 9), 0.1)",
        "reaches for the network without leave",
    ),
    "exits": ("", "()", "sys.exit(0)", "SystemExit: 0"),
    "recurses": ("", "()", RECURSES, "RecursionError: maximum recursion depth exceeded"),
    "edits": ("", "('licence',)", EDITS, "edits what it is given"),
    "reads-the-profile": (
        "",
        "()",
        "return Assessment(0, len(organisation.name) > 0)",
        "reads the profile's 'name' without declaring it in `reads`",
    ),
    "fails-at-import": ("1 / 0", "()", "return Assessment(1, 1)", "ZeroDivisionError"),
}


@pytest.fixture
def made(world, tmp_path):
    """The garden, and the folder."""
    folder = tmp_path / "plugins"
    folder.mkdir()
    for name, (top, reads, body, _said) in BROKEN.items():
        text = PLUGIN.format(top=top, name=name, reads=reads, body=body)
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    return world(GARDEN)


def recommend(made, *options):
    """The outcome of a recommendation."""
    profile = made.profile({**FILES, "name": "La Fulla"})
    return made.run("recommend", profile, "--as-of", AS_OF, "--format", "json", *options)


def test_a_folder_of_broken_and_malicious_plugins(made, tmp_path):
    """The order is the one without them; each is named with its file, a line and what it did."""
    folder = tmp_path / "plugins"
    before = recommend(made)
    outcome = recommend(made, "--plugins-dir", str(folder))
    assert (outcome.code, outcome.err) == (0, "")
    order = [
        [one["offer"] for one in data["needs"][0]["ranking"]]
        for data in (before.data, outcome.data)
    ]
    assert order[0] == order[1]
    for name, (*_plugin, said) in BROKEN.items():
        named = [w for w in outcome.data["warnings"] if f"{folder}/{name}.py" in w]
        assert len(named) == 1, (name, outcome.data["warnings"])
        assert said in named[0]
        if name != "other-contract":
            assert re.search(rf"/{name}\.py:\d+", named[0])
    for one in outcome.data["needs"][0]["ranking"]:
        for contribution in one["contributions"]:
            if contribution["criterion"] in BROKEN:
                assert (contribution["low"], contribution["high"]) == (0.0, 100.0)
            else:
                assert contribution["claims"] == [
                    claim
                    for earlier in before.data["needs"][0]["ranking"]
                    if earlier["offer"] == one["offer"]
                    for same in earlier["contributions"]
                    if same["criterion"] == contribution["criterion"]
                    for claim in same["claims"]
                ]


def test_broken_plugins_can_be_an_error(made, tmp_path):
    """For who publishes an answer."""
    outcome = recommend(made, "--plugins-dir", str(tmp_path / "plugins"), "--strict-plugins")
    assert (outcome.code, outcome.out) == (1, "")
    assert len(outcome.err.splitlines()) == len(BROKEN)
    assert recommend(made, "--strict-plugins").code == 0


def test_one_of_them_alone_can_be_left_out(made, tmp_path, monkeypatch):
    """By the names of those that are wanted."""
    monkeypatch.setenv("TOOLFINDER_LOAD_PLUGINS", "raises, rises")
    outcome = recommend(made, "--plugins-dir", str(tmp_path / "plugins"))
    assert outcome.code == 0
    first, second = sorted(outcome.data["warnings"])
    assert first.startswith(
        "TOOLFINDER_LOAD_PLUGINS: there is no plugin 'rises'; did you mean 'raises'?"
    )
    assert "ValueError: no" in second
    assert [one for one in outcome.data["weights"] if one in BROKEN] == ["raises"]


def test_a_plugin_that_hangs_at_import_is_given_up(world, tmp_path, monkeypatch):
    """And named; a library that it imports may start a process, for that is not judging."""
    monkeypatch.setattr(manager, "LOAD_SECONDS", 0.2)
    folder = tmp_path / "plugins"
    folder.mkdir()
    (folder / "hangs.py").write_text("while True:\n    pass\n", encoding="utf-8")
    starts = "import subprocess\nsubprocess.run(['true'], check=True)\n"
    (folder / "starts.py").write_text(starts, encoding="utf-8")
    outcome = recommend(world(GARDEN), "--plugins-dir", str(folder))
    said = f"the plugin hangs ({folder}/hangs.py) is broken: took longer than 0.2 s"
    assert (outcome.code, outcome.data["warnings"]) == (0, [said])
