"""What is sure, what must be asked, and what was not understood."""

from __future__ import annotations

from collections import Counter
from types import SimpleNamespace

import pytest

from toolfinder.matching.evaluation import Statement
from toolfinder.matching.evaluation import evaluate
from toolfinder.matching.understand import FAR_BEHIND
from toolfinder.matching.understand import OF_A_WORD
from toolfinder.matching.understand import SUPPORT
from toolfinder.matching.understand import understand

NAMES = {"nimbus": "nimbus", "nimbus drive": "nimbus-drive", "slick": "slick"}


SURE, ASK = 0.5, 0.35
WORD = SURE + OF_A_WORD


class Fake:
    """Scores texts as it is told to; what it does not know says nothing."""

    sure, ask = SURE, ASK

    def __init__(self, scores=None):
        self.scores = scores or {}

    def hits(self, text):
        found = self.scores.get(text, {"a": 0.1, "b": 0.05, "c": 0.01})
        hits = [SimpleNamespace(need=n, score=s, words=(text,)) for n, s in found.items()]
        return sorted(hits, key=lambda hit: -hit.score)

    def repairs(self, text):
        return {}


def needs(understanding):
    return [one.need for one in understanding.needs]


def test_each_part_gives_its_best_need_where_the_whole_supports_it():
    """In the order of the text."""
    fake = Fake(
        {
            "fitxers grans i vots secrets": {"a": SUPPORT, "b": SUPPORT},
            "fitxers grans": {"b": SURE, "a": 0.2},
            "vots secrets": {"a": SURE, "b": 0.2},
        }
    )
    found = understand("fitxers grans i vots secrets", fake, {})
    assert [(one.need, one.said) for one in found.needs] == [
        ("b", "fitxers grans"),
        ("a", "vots secrets"),
    ]
    assert (found.questions, found.unclear) == ((), ())


@pytest.mark.parametrize(
    ("whole", "score", "said"),
    [(SUPPORT, WORD, ["a"]), (SUPPORT, WORD - 0.01, []), (SUPPORT - 0.01, WORD, [])],
)
def test_a_part_of_one_word_must_be_surer(whole, score, said):
    """And the whole must speak of its need; otherwise it is asked about."""
    fake = Fake(
        {
            "vots, triar la junta": {"a": whole, "b": 0.3},
            "vots": {"a": score, "b": 0.1},
            "triar la junta": {"b": 0.1, "a": 0.05},
        }
    )
    found = understand("vots, triar la junta", fake, {})
    assert needs(found) == said
    assert len(found.questions) == (not said)


def test_a_word_that_is_said_twice_is_one_word():
    """Repeating it makes nothing surer."""
    fake = Fake(
        {
            "vots vots, triar la junta": {"a": SUPPORT, "b": 0.1},
            "vots vots": {"a": WORD - 0.01, "b": 0.1},
            "triar la junta": {"b": 0.1, "a": 0.05},
        }
    )
    assert needs(understand("vots vots, triar la junta", fake, {})) == []


def test_a_need_that_is_said_twice_is_one():
    """From where it is surest."""
    fake = Fake({"vots, eleccions": {"a": 0.45}, "vots": {"a": 0.8}, "eleccions": {"a": 0.9}})
    (one,) = understand("vots, eleccions", fake, {}).needs
    assert (one.said, one.score) == ("eleccions", 0.9)


def test_what_parts_say_only_together_is_understood():
    """From the whole text."""
    fake = Fake({"triar i remenar": {"a": SURE}, "triar": {"a": 0.2}, "remenar": {"a": 0.3}})
    found = understand("triar i remenar", fake, {})
    assert (needs(found), found.questions, found.unclear) == (["a"], (), ())


def test_what_is_far_ahead_of_all_others_is_sure():
    """Even where its score alone would be asked about."""
    ahead = Fake({"vots": {"a": ASK, "b": ASK * FAR_BEHIND, "c": 0.1}})
    rivalled = Fake({"vots": {"a": ASK, "b": ASK * FAR_BEHIND + 0.01, "c": 0.1}})
    assert needs(understand("vots", ahead, {})) == ["a"]
    assert needs(understand("vots", rivalled, {})) == []


def test_what_is_doubtful_is_asked():
    """With three choices, likeliest first."""
    fake = Fake({"vots": {"a": ASK, "b": 0.3, "c": 0.2, "d": 0.1}})
    found = understand("vots", fake, {})
    assert needs(found) == []
    assert [(one.said, one.choices) for one in found.questions] == [("vots", ("a", "b", "c"))]


def test_beside_a_sure_need_the_doubtful_is_asked_and_the_rest_told():
    """Nothing is dropped silently."""
    fake = Fake(
        {
            "vots, fitxers, gats": {"a": 0.9, "b": 0.1, "c": 0.1},
            "vots": {"a": 0.9},
            "fitxers": {"b": ASK, "c": 0.3},
            "gats": {"c": 0.1},
        }
    )
    found = understand("vots, fitxers, gats", fake, {})
    assert needs(found) == ["a"]
    assert [(one.said, one.choices) for one in found.questions] == [("fitxers", ("b", "c"))]
    assert found.unclear == ("gats",)


def test_a_doubt_about_what_is_sure_anyway_is_none():
    """The same need, less clearly."""
    fake = Fake({"vots, urnes": {"a": 0.6}, "vots": {"a": 0.9}, "urnes": {"a": 0.4}})
    found = understand("vots, urnes", fake, {})
    assert (needs(found), found.questions, found.unclear) == (["a"], (), ())


def test_nonsense_is_not_understood():
    """Whole."""
    found = understand("el gat dorm", Fake(), {})
    assert (found.needs, found.questions, found.unclear) == ((), (), ("el gat dorm",))


@pytest.mark.parametrize("text", ["", "   ", "a", "❤️", "مرحبا"])
def test_an_empty_text_asks_for_nothing(matcher, text):
    """And is no error."""
    found = understand(text, matcher, {})
    assert (found.needs, found.questions) == ((), ())
    assert found.unclear == ((text.strip(),) if text.strip() else ())


def test_numbers_are_not_read_as_needs():
    """They are used for what they say."""
    fake = Fake({"vots": {"a": 0.9}})
    found = understand("vots, 30 famílies", fake, {})
    assert (needs(found), found.unclear, found.amounts.people) == (["a"], (), {"members": 30})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("we use Slick", ("slick",)),
        ("deixar el Nimbus Drive i Slick", ("nimbus-drive", "slick")),
        ("nimbus", ("nimbus",)),
        ("slicker", ()),
    ],
)
def test_products_are_recognised_by_their_longest_name(text, expected):
    """As whole words."""
    assert understand(text, Fake(), NAMES).products == expected


def test_evaluation_by_hand():
    """Six statements: shares of each kind, overall and by language."""
    said = {
        "one": ({"a": 0.9, "b": 0.1}, ["a"]),
        "two": ({"b": 0.9, "a": 0.4}, ["b"]),
        "three": ({"c": 0.4, "a": 0.3, "b": 0.2}, []),
        "four": ({"a": 0.9}, ["a", "c"]),
        "cat": ({"a": 0.1}, []),
        "dog": ({"a": 0.9}, ["a"]),
    }
    statements = [
        Statement("one", "ca", (frozenset("a"),)),
        Statement("two", "ca", (frozenset("a"),)),
        Statement("three", "en", (frozenset({"a", "c"}),)),
        Statement("four", "en", (frozenset("a"), frozenset("b"))),
        Statement("cat", "en", ()),
        Statement("dog", "en", ()),
    ]

    def hits(text):
        return [SimpleNamespace(need=n, score=s) for n, s in said[text][0].items()]

    def understood(text):
        listed = tuple(SimpleNamespace(need=need) for need in said[text][1])
        return SimpleNamespace(needs=listed, questions=())

    result = evaluate(statements, hits, understood)
    whole = result.scores["all"]
    assert (whole.statements, whole.top_1, whole.recall_at_3) == (6, 0.75, 0.8)
    assert (whole.accepted, whole.precision, whole.recall) == (5, 0.4, 0.4)
    assert whole.nonsense == 0.5
    assert (result.scores["ca"].top_1, result.scores["en"].top_1) == (0.5, 1.0)
    assert result.confused == Counter({("a", "b"): 1})
