"""The test kit leaves no trace: one test's language is not the next one's."""

from __future__ import annotations

import os

from toolfinder.i18n import LANGUAGES
from toolfinder.i18n import language
from toolfinder.testing import tool

ALPHA = {"tools/alpha.yaml": tool(summary={code: f"In {code}." for code in LANGUAGES})}


def test_a_command_keeps_its_language_to_itself(small_world):
    world = small_world(ALPHA)
    before = os.environ.get("LANGUAGE")
    assert "In ca." in world.run("search", "alpha", "--lang", "ca").out
    assert (language(), os.environ.get("LANGUAGE")) == ("en", before)


def test_small_worlds_speak_english(monkeypatch, request):
    monkeypatch.setenv("LANGUAGE", "fr")
    world = request.getfixturevalue("small_world")(ALPHA)
    assert "In en." in world.run("search", "alpha").out
