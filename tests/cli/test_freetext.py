"""Needs in one's own words, on the command line."""

from __future__ import annotations

import io
import sys

import pytest

from toolfinder.testing.worlds import AS_OF
from toolfinder.testing.worlds import command_line

CLEAR = "volem compartir fitxers i carpetes entre totes, som 30 famílies"


@pytest.fixture
def ask(reader):
    """Asks the shipped catalogue."""

    def run(*arguments, **more):
        return command_line("recommend", *arguments, "--as-of", AS_OF, **more)

    return run


def test_the_example_of_the_readme_is_understood(ask):
    """Two needs, the size and the budget."""
    text = (
        "Som 30 famílies i volem organitzar les comandes de verdura i compartir documents, amb "
        "menys de 20 euros al mes"
    )
    outcome = ask(text, "--top", "1")
    assert (outcome.code, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    assert lines[0] == "Understood as:"
    understood = lines[1 : lines.index("  a budget of 240 EUR a year") + 1]
    assert any(line.startswith("  Food co-ops and local food, because of: ") for line in understood)
    assert any(line.startswith("  File sharing and sync, because of: ") for line in understood)
    assert "  30 members" in understood


def test_json_says_from_which_words_a_need_was_understood(ask):
    """In the place that the contract has for it."""
    data = ask(CLEAR, "--format", "json").data
    assert [(one["need"], one["priority"]) for one in data["needs"]] == [("file-sync", "must")]
    assert data["needs"][0]["understood_from"]
    assert data["needs"][0]["understood_from"] in CLEAR


def test_a_text_is_answered_like_the_profile_that_it_stands_for(ask, tmp_path):
    """The same ranking, with the same scores."""
    profile = tmp_path / "profile.yaml"
    profile.write_text(
        "needs: [file-sync]\npeople: {members: 30}\nlanguages: {preferred: [en]}\n",
        encoding="utf-8",
    )
    texts = [ask(source, "--format", "json").data for source in (CLEAR, str(profile))]
    rankings = [
        [(one["offer"], one["score"]) for one in data["needs"][0]["ranking"]] for data in texts
    ]
    assert rankings[0] == rankings[1]
    assert rankings[0]


def test_markdown_quotes_what_was_understood(ask):
    """Before the answer."""
    lines = ask(CLEAR, "--format", "markdown").out.splitlines()
    assert lines[0] == "> Understood as:  "
    assert lines[1].startswith("> File sharing and sync, because of: ")


def test_a_product_in_use_is_what_is_used_today(ask):
    """As its people call it."""
    outcome = ask("volem deixar el Google Drive i compartir els fitxers en un altre lloc")
    assert outcome.code == 0
    assert "  in use today: Google Drive" in outcome.out.splitlines()


@pytest.mark.parametrize(
    "text", ["zxqv wblrt", "❤️", "مرحبا بالعالم", "x", "'; DROP zxqv; --", "som 30 famílies"]
)
def test_nonsense_is_said_to_be_none(ask, text):
    """With the groups of needs, and what else one may do; never a traceback."""
    outcome = ask(text)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.splitlines()[-1].startswith("No need was understood. Say what you need, ")
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize("text", ["", "   "])
def test_nothing_is_no_text(ask, text):
    """One has to say something."""
    outcome = ask(text)
    assert (outcome.code, outcome.out) == (2, "")
    assert "say what you need, or name a profile file" in outcome.err


def test_quotes_may_be_forgotten(ask):
    """Several words are one text."""
    outcome = ask(*CLEAR.split())
    assert outcome.code == 0
    assert outcome.out == ask(CLEAR).out


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("no volem cap xat, només votar en línia", "no volem cap xat"),
        ("we don't want a chat; we want to vote online", "we don't want a chat"),
        ("no queremos ningún chat, solo votar", "no queremos ningún chat"),
        ("nous ne voulons pas de tchat, mais voter en ligne", "nous ne voulons pas de tchat"),
    ],
)
def test_what_is_not_wanted_is_no_wish(ask, text, refused):
    """It is said to be left aside."""
    outcome = ask(text, "--format", "json")
    assert [one["need"] for one in outcome.data["needs"]] == ["e-voting"]
    said = f"“{refused}” says what you do not want; it is not used."
    assert said in outcome.data["warnings"]


def test_what_is_assumed_is_said(ask):
    """Skill, and the language of the answer."""
    said = "  assumed, as nothing was said of it: basic skills; preferred language: English"
    assert said in ask(CLEAR).out.splitlines()


def test_a_text_of_a_hundred_thousand_letters_is_answered(ask):
    """What stands at its beginning counts."""
    outcome = ask("volem compartir fitxers i carpetes. " + "a" * 100_000)
    assert outcome.code in {0, 1}
    assert "Traceback" not in outcome.err


def test_what_is_not_used_is_a_warning_and_with_strict_an_error(ask):
    """Nothing is dropped silently."""
    text = f"{CLEAR}, zxqv wblrt"
    loose, strict = ask(text), ask(text, "--strict")
    said = "“zxqv wblrt” was not understood."
    assert loose.code == 0
    assert said in " ".join(loose.out.split())
    assert strict.code == 1
    assert strict.err.startswith(said)


@pytest.mark.parametrize("source", ["nothing.yaml", "nothing.YML", "nothing.json", "no/thing"])
def test_the_name_of_a_file_is_no_text(ask, source):
    """Even if there is none."""
    assert ask(source).err == f"{source}: there is no such file\n"


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self):
        return True


@pytest.mark.parametrize(("answer", "need"), [("1", 0), ("2", 1), ("0", None), ("", None)])
def test_at_a_terminal_a_doubt_is_asked(ask, monkeypatch, shipped, answer, need):
    """And what is chosen is used; nothing is chosen by itself."""
    from toolfinder.cli import freetext  # noqa: PLC0415
    from toolfinder.errors import InputError  # noqa: PLC0415
    from toolfinder.matching.understand import Question  # noqa: PLC0415
    from toolfinder.matching.understand import Understanding  # noqa: PLC0415
    from toolfinder.matching.understand import amounts  # noqa: PLC0415

    choices = ("e-voting", "deliberation", "date-polls")
    found = Understanding(
        "decidir", (), (Question("decidir", choices),), (), {}, (), amounts("decidir")
    )
    monkeypatch.setattr(type(shipped), "understand", lambda _self, _text: found)
    monkeypatch.setattr(sys, "stdin", Terminal(io.BytesIO(f"{answer}\n".encode())))
    monkeypatch.setattr(sys, "stderr", Terminal(io.BytesIO()))
    if need is None:
        with pytest.raises(InputError):
            freetext.read(shipped, "decidir", strict=False)
    else:
        (one,) = freetext.read(shipped, "decidir", strict=False).needs
        assert (one.need, one.said) == (choices[need], "decidir")
