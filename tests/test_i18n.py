"""Four languages: every message is translated, and texts wait until they are shown."""

from __future__ import annotations

import json
import re
import sys
from functools import cache
from pathlib import Path

import click
import pytest
from babel.messages.extract import DEFAULT_KEYWORDS
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

import toolfinder
from toolfinder.__main__ import COMMANDS
from toolfinder.cli import catalogue
from toolfinder.cli import plugins
from toolfinder.i18n import LANGUAGES
from toolfinder.i18n import LOCALE_DIR
from toolfinder.i18n import N_
from toolfinder.i18n import Message
from toolfinder.i18n import Term
from toolfinder.i18n import from_environment
from toolfinder.i18n import joined
from toolfinder.i18n import labelled
from toolfinder.i18n import language
from toolfinder.i18n import negotiate
from toolfinder.i18n import ngettext
from toolfinder.i18n import number
from toolfinder.i18n import pack
from toolfinder.i18n import percent
from toolfinder.i18n import render
from toolfinder.i18n import speak
from toolfinder.i18n import speaking
from toolfinder.i18n import unpack
from toolfinder.testing.worlds import command_line

TRANSLATED = [code for code in LANGUAGES if code != "en"]

PLACEHOLDER = re.compile(r"\{\w+(?:![rs])?(?::[^}]*)?\}|%\(\w+\)[a-z]")

CATALOGUE = catalogue.command.entries
PLUGINS = plugins.command.entries

COMMAND_LINES = [
    (),
    *((name,) for name in COMMANDS),
    *(("catalogue", name) for name in CATALOGUE),
    *(("plugins", name) for name in PLUGINS),
]


@cache
def messages() -> frozenset[str | tuple[str, ...]]:
    """All that the code and its option parser ask to have translated, as .ci/messages finds it."""
    folders = (Path(toolfinder.__file__).parent, Path(click.__file__).parent)
    keywords = {**DEFAULT_KEYWORDS, "N_": None}
    return frozenset(
        found
        for folder in folders
        for _file, _line, found, _comments, _context in extract_from_dir(folder, keywords=keywords)
        if found
    )


@cache
def translations(code: str) -> dict[str | tuple[str, ...], tuple[str, ...]]:
    """What a language's file makes of each message; plural forms as a tuple."""
    path = LOCALE_DIR / code / "LC_MESSAGES" / "toolfinder.po"
    with path.open("rb") as file:
        entries = [entry for entry in read_po(file) if entry.id]
    return {
        entry.id: entry.string if isinstance(entry.string, tuple) else (entry.string,)
        for entry in entries
        if not entry.fuzzy
    }


def test_there_are_messages():
    """The search for them finds the code's and the option parser's."""
    assert "No offer passes all your conditions." in messages()
    assert ("Left out: {n} offer", "Left out: {n} offers") in messages()
    assert "Show this message and exit." in messages()


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_message_is_translated(code):
    """Into Catalan, Spanish and French."""
    done = translations(code)
    missing = [found for found in messages() if not all(done.get(found, ("",)))]
    assert sorted(map(str, missing)) == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_no_translation_is_left_of_a_message_that_is_gone(code):
    """.ci/messages takes them out."""
    assert sorted(map(str, set(translations(code)) - messages())) == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_translations_have_the_placeholders_of_their_message(code):
    """No more and no fewer, or showing them would fail."""
    wrong = [
        form
        for found, said in translations(code).items()
        for original, form in zip((found,) if isinstance(found, str) else found, said, strict=True)
        if form and sorted(PLACEHOLDER.findall(form)) != sorted(PLACEHOLDER.findall(original))
    ]
    assert wrong == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_plurals_have_as_many_forms_as_the_language(code):
    """One and many."""
    plural = {
        found: said for found, said in translations(code).items() if not isinstance(found, str)
    }
    assert plural
    assert {2} == {len(said) for said in plural.values()}


@pytest.mark.parametrize("code", TRANSLATED)
def test_compiled_translations_are_those_of_the_source(code):
    """What is installed says what the translators wrote."""
    with speaking(code):
        stale = [
            found
            for found, said in translations(code).items()
            if isinstance(found, str) and said[0] and str(Message(found)) != said[0]
        ]
    assert stale == []


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("command", COMMAND_LINES, ids=" ".join)
def test_help_is_in_the_language_that_is_asked_for(monkeypatch, command, code):
    """The command's own sentence, and the words of the option parser."""
    for entry in (*COMMANDS.values(), *CATALOGUE.values(), *PLUGINS.values()):
        monkeypatch.delitem(sys.modules, entry.module, raising=False)
    monkeypatch.setenv("LANG", f"{code}.UTF-8")
    asked = ("--lang", code) if command and command[-1] not in {"catalogue", "plugins"} else ()
    outcome = command_line(*command, *asked, "--help")
    assert (outcome.code, outcome.err) == (0, "")
    shown = " ".join(outcome.out.split())
    known = {} if code == "en" else translations(code)
    for expected in ("Show this message and exit.", *sentences(command)):
        (said,) = known.get(expected, (expected,))
        assert " ".join(said.split()) in shown


def sentences(command: tuple[str, ...]) -> list[str]:
    """Messages that a command's help must hold."""
    if not command:
        return [str(entry.summary.text) for entry in COMMANDS.values()]
    starts = {
        "recommend": "Rank the ways to get a tool",
        "explain": "Show every reason and source",
        "show": "Show all that is known of",
        "search": "Find tools by name, by the product",
        "similar": "Open tools that are like TOOL",
        "replace": "What may take the place of each",
        "evaluate": "Measure how well free text is understood, on",
        "init": "Answer a few questions and write your",
        "serve": "Open the questionnaire and the catalogue",
        "catalogue": "Check, fill, compile, export",
        "plugins": "See which plugins judge; write",
        "check": "Read every file of the catalogue and name every problem.\n\n",
        "build": "Compile the catalogue into one",
        "new": "Answer a few questions and write a new",
        "import": "Read CHECKOUT",
        "export": "Write the catalogue to FOLDER",
        "stats": "Count what the catalogue holds",
        "list": "List the plugins, with what",
        "trace": "Show which plugin answered",
        "hooks": "Print the hooks that",
        "diff": "Show which ranks change on the example profiles because of plugins.\n\n",
        (
            "plugins",
            "new",
        ): "Write a new plugin: a package with a criterion, its tests and a README.\n\n",
        ("plugins", "check"): "Try a plugin on any offer, and print what a reviewer would say.\n\n",
    }
    start = starts.get(command) or starts[command[-1]]
    [sentence] = [text for text in messages() if isinstance(text, str) and text.startswith(start)]
    return [sentence]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (["ca_ES.UTF-8"], "ca"),
        (["fr-CA"], "fr"),
        (["es"], "es"),
        (["ES_mx"], "es"),
        (["de_DE", "ca"], "ca"),
        (["de_DE"], "en"),
        (["C.UTF-8"], "en"),
        ([""], "en"),
        ([], "en"),
        (["catalan"], "en"),
        (["ca@valencia"], "ca"),
    ],
)
def test_the_first_language_that_is_there_is_spoken(wanted, expected):
    """Regions, encodings and variants do not matter; English stands in."""
    assert expected == negotiate(wanted)


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"LANG": "ca_ES.UTF-8"}, "ca"),
        ({"LANG": "ca_ES.UTF-8", "LC_MESSAGES": "es_ES.UTF-8"}, "es"),
        ({"LC_MESSAGES": "es_ES.UTF-8", "LC_ALL": "fr_FR.UTF-8"}, "fr"),
        ({"LC_ALL": "fr_FR.UTF-8", "LANGUAGE": "eo:ca"}, "ca"),
        ({"LANG": "C"}, "en"),
    ],
)
def test_the_environment_is_read_as_gettext_reads_it(monkeypatch, variables, expected):
    """LANGUAGE goes before LC_ALL, LC_ALL before LC_MESSAGES, and LANG comes last."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert expected == from_environment()


def test_a_language_is_spoken_inside_a_block_only():
    """Then the one before is spoken again."""
    speak("es")
    with speaking("fr"):
        assert language() == "fr"
    assert language() == "es"


@pytest.mark.parametrize(
    ("value", "digits", "english", "others"),
    [
        (1.5, 1, "1.5", "1,5"),
        (1.50, 2, "1.5", "1,5"),
        (10.0, 2, "10", "10"),
        (100.0, 0, "100", "100"),
        (0.04, 1, "0", "0"),
        (0.126, 2, "0.13", "0,13"),
    ],
)
def test_numbers_have_the_decimal_sign_of_the_language(value, digits, english, others):
    """Without idle zeros."""
    said = {}
    for code in LANGUAGES:
        with speaking(code):
            said[code] = number(value, digits)
    assert {"en": english, "ca": others, "es": others, "fr": others} == said


@pytest.mark.parametrize(
    ("code", "row", "pair"),
    [
        ("en", "one; two", "Tool: Alpha"),
        ("ca", "one; two", "Tool: Alpha"),
        ("es", "one; two", "Tool: Alpha"),
        ("fr", "one\xa0; two", "Tool\xa0: Alpha"),
    ],
)
def test_signs_stand_as_the_language_has_them(code, row, pair):
    """French puts a no-break space before semicolon and colon."""
    with speaking(code):
        assert (joined(["one", "two"]), labelled("Tool", "Alpha")) == (row, pair)


@pytest.mark.parametrize(
    ("ends", "expected"),
    [((2.0,), "2 %"), ((0.75,), "0.75 %"), ((1.5, 3.0), "1.5–3 %"), ((3.0, 3.0), "3 %")],
)
def test_a_percentage_has_one_end_or_two(ends, expected):
    """Two that are equal are one."""
    assert expected == percent(*ends)


def test_texts_are_rendered_when_they_are_shown():
    """Parameters are texts, numbers, words of the vocabulary or lists of these."""
    text = N_("{a}; {b}; {c}")(a=Term("country", "FR"), b=1.25, c=(N_("x"), Term("need", "y")))
    assert render(text, words) == "France; 1.25; x, y!"


def words(term: Term) -> str:
    """Names of two terms."""
    return {Term("country", "FR"): "France", Term("need", "y"): "y!"}[term]


def test_braces_in_parameters_are_no_placeholders():
    """A plugin or a catalogue may say what it likes."""
    assert render(Message("{a}: {b}", {"a": "{b}", "b": "{0}"})) == "{b}: {0}"


def test_messages_can_be_collected_in_a_set():
    """A warning that comes up for each offer is shown once."""
    one, same, other = (Message("{a}", {"a": value}) for value in ("x", "x", "y"))
    assert len({one: None, same: None, other: None}) == 2
    assert hash(one) == hash(same)


def test_one_and_many_differ():
    """In English as in the others."""
    assert (ngettext("a tool", "tools", 1), ngettext("a tool", "tools", 2)) == ("a tool", "tools")


LEAVES = st.one_of(
    st.text(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.none(),
    st.builds(Term, st.text(), st.text()),
)
TEXTS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(tuple),
        st.builds(
            lambda a, b: Message("{a} and {b!r}", {"a": a, "b": b}),
            inner,
            inner,
        ),
        st.builds(Message, st.sampled_from(["plain", "{braces}", ""])),
    ),
    max_leaves=8,
)


@given(TEXTS)
def test_a_text_survives_being_stored(text):
    """Packed, written as JSON, read and unpacked, it is what it was, and reads the same."""
    again = unpack(json.loads(json.dumps(pack(text))))
    assert text == again
    for code in LANGUAGES:
        with speaking(code):
            assert render(text) == render(again)
