"""What plugins add; and that a broken one is named while the rest of the answer stands."""

from __future__ import annotations

import re

import pytest

from tests.worlds import FILES
from tests.worlds import GARDEN
from toolfinder.criteria import BUILT_IN
from toolfinder.testing.worlds import AS_OF
from toolfinder.testing.worlds import World

CRITERION = """\
import math
import sys

from toolfinder import Assessment, Criterion, NotApplicable, hookimpl


class Colour(Criterion):
    id = "colour"
    label = "Colour"
    question = "Is it green?"
    importance = 5
    reads = ("licence",)

    def assess(self, subject, organisation):
        {body}


@hookimpl
def register_criteria():
    return [Colour]
"""

GATE = """\
import sys

from toolfinder import Gate, Verdict, hookimpl


class Green(Gate):
    id = "green"

    def check(self, subject, organisation):
        {body}


@hookimpl
def register_gates():
    return [Green]
"""

UNKNOWN = "The criterion colour could not be computed ({why}); it counts as unknown."
BROKEN = r"the plugin colour \({path}(?::\d+)?\) is broken: {why}"
UNPROVEN = "The gate green could not be computed ({why})."

LINE, GATE_LINE = (
    next(
        place for place, line in enumerate(text.splitlines(), start=1) if line.startswith("    def")
    )
    for text in (CRITERION, GATE)
)
"""Where the answers of both are written."""


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    """The answer without any plugin."""
    folder = tmp_path_factory.mktemp("before")
    (folder / "catalogue").mkdir()
    (folder / "plugins").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TOOLFINDER_CACHE_DIR", str(folder / "cache"))
        return recommend(World(folder / "catalogue").write(GARDEN)).data


@pytest.fixture
def made(world, tmp_path):
    """The garden, with an empty folder of plugins."""
    (tmp_path / "plugins").mkdir()
    return world(GARDEN)


def plugin(made, text, name="colour.py"):
    """Write a plugin; its path."""
    path = made.root.parent / "plugins" / name
    path.write_text(text, encoding="utf-8")
    return path


def recommend(made, *options):
    """The outcome with the plugins of the folder."""
    return made.run(
        *("recommend", made.profile(FILES), "--as-of", AS_OF, "--format", "json"),
        *("--plugins-dir", str(made.root.parent / "plugins"), *options),
    )


def ranked(data):
    """Offers in their order, with their scores."""
    return [(one["offer"], one["score"]) for one in data["needs"][0]["ranking"]]


def test_one_file_with_one_criterion_changes_the_ranking_and_the_weights(made, before):
    """The smallest plugin, as the documentation shows it."""
    text = CRITERION.format(body="return Assessment(*[float(subject.tool == 'beta')] * 2, 'green')")
    plugin(made, text)
    after = recommend(made).data
    assert [offer for offer, _score in ranked(before)] == ["alpha@device", "beta@coop"]
    assert [offer for offer, _score in ranked(after)] == ["beta@coop", "alpha@device"]
    total = sum(criterion.importance for criterion in BUILT_IN)
    assert "colour" not in before["weights"]
    assert round(5 / (total + 5), 6) == after["weights"]["colour"]
    assert after["plugins"][1] == {"name": "colour", "version": ""}
    (colour,) = [
        c for c in after["needs"][0]["ranking"][0]["contributions"] if c["criterion"] == "colour"
    ]
    assert (colour["because"], colour["value"], colour["claims"]) == ("green", 100.0, [])


def test_a_criterion_may_not_apply(made):
    """Then it is left out, and the offer says so."""
    plugin(made, CRITERION.format(body="return NotApplicable()"))
    data = recommend(made).data
    for one in data["needs"][0]["ranking"]:
        assert "colour" not in [c["criterion"] for c in one["contributions"]]
        assert "not applicable, and left out of the score: Colour" in one["warnings"]
    assert data["warnings"] == []


def test_a_gate_of_a_plugin_counts(made):
    """What it fails is left out with its reason."""
    body = "return Verdict.failed('not green') if subject.tool == 'beta' else Verdict.passed()"
    plugin(made, GATE.format(body=body))
    (need,) = recommend(made).data["needs"]
    assert [one["offer"] for one in need["ranking"]] == ["alpha@device"]
    (beta,) = [one for one in need["excluded"] if one["offer"] == "beta@coop"]
    assert beta["gates"] == [{"gate": "green", "because": "not green"}]


def test_a_method_of_a_plugin_can_be_asked_for(made):
    """By its id."""
    plugin(
        made,
        """\
import numpy as np
from toolfinder import Method, hookimpl


class Worst(Method):
    id = "worst"

    def scores(self, values, weights):
        return np.nanmin(values, axis=1)

    def contributions(self, values, weights):
        return np.zeros_like(values)


@hookimpl
def register_methods():
    return [Worst]
""",
    )
    data = recommend(made, "--method", "worst").data
    worst = [min(c["value"] for c in o["contributions"]) for o in data["needs"][0]["ranking"]]
    assert ("worst", worst) == (data["method"], [score for _offer, score in ranked(data)])


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("return Assessment(math.nan, 1)", "returned nan to 1.0"),
        ("return Assessment(0, math.inf)", "returned 0.0 to inf"),
        ("return Assessment(-0.1, 1)", "returned -0.1 to 1.0"),
        ("return Assessment(0.5, 1.5)", "returned 0.5 to 1.5"),
        ("return Assessment(0.8, 0.2)", "returned 0.8 to 0.2"),
        ("return Assessment('much', 1)", "returned 'much' to 1"),
        ("return Assessment(None, None)", "returned None to None"),
        ("return 0.5", "returned float"),
        ("return 'good'", "returned str"),
        ("sys.exit(7)", "SystemExit: 7"),
        (
            "return Assessment(len(subject.claims_on('export')), 1)",
            "PluginError: reads the fact 'export' without declaring it in `reads`",
        ),
    ],
)
def test_a_criterion_that_breaks_the_contract_is_named_and_unknown(made, before, body, why):
    """Its interval is the whole one for every offer, and the others count as before."""
    expected = {one["offer"]: one for one in before["needs"][0]["ranking"]}
    path = plugin(made, CRITERION.format(body=body))
    outcome = recommend(made)
    assert (outcome.code, outcome.err) == (0, "")
    line = LINE if why.startswith("returned") else LINE + 1
    assert [UNKNOWN.format(why=f"{path}:{line}: {why}")] == outcome.data["warnings"]
    ranking = outcome.data["needs"][0]["ranking"]
    assert set(expected) == {one["offer"] for one in ranking}
    for one in ranking:
        values = {c["criterion"]: c["value"] for c in one["contributions"]}
        (colour,) = [c for c in one["contributions"] if c["criterion"] == "colour"]
        assert (colour["low"], colour["high"]) == (0.0, 100.0)
        others = {c["criterion"]: c["value"] for c in expected[one["offer"]]["contributions"]}
        assert {**others, "colour": 40.0} == values


@pytest.mark.parametrize("claims", ["None", "5", "('MIT',)"])
def test_a_criterion_that_returns_claims_that_are_none_is_named(made, claims):
    """What it hands over is looked at before it is used."""
    plugin(made, CRITERION.format(body=f"return Assessment(0.5, 0.5, claims={claims})"))
    outcome = recommend(made)
    assert (outcome.code, outcome.err) == (0, "")
    (warning,) = outcome.data["warnings"]
    assert warning.startswith("The criterion colour could not be computed (")


def test_a_criterion_stored_at_build_that_breaks_the_contract_is_named_each_time(made):
    """Also by the second answer, which reads the compiled catalogue."""
    text = CRITERION.format(body="1 / 0").replace("importance", 'scope = "offer"\n    importance')
    path = plugin(made, text)
    said = [UNKNOWN.format(why=f"{path}:{LINE + 2}: ZeroDivisionError: division by zero")]
    assert [said, said] == [recommend(made).data["warnings"] for _run in "ab"]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("return True", "returned bool"),
        ("return None", "returned NoneType"),
        ("return Verdict('maybe')", "returned Verdict"),
        ("sys.exit(7)", "SystemExit: 7"),
        (
            "return Verdict.passed(claims=subject.claims_on('licence'))",
            "PluginError: reads the fact 'licence' without declaring it in `reads`",
        ),
    ],
)
def test_a_gate_that_breaks_the_contract_is_named_and_unproven(made, before, body, why):
    """It is never passed or failed in silence: offers are listed to be verified first."""
    path = plugin(made, GATE.format(body=body))
    outcome = recommend(made)
    assert (outcome.code, outcome.err) == (0, "")
    line = GATE_LINE if why.startswith("returned") else GATE_LINE + 1
    said = UNPROVEN.format(why=f"{path}:{line}: {why}")
    (need,) = outcome.data["needs"]
    assert ([said], []) == (outcome.data["warnings"], need["ranking"])
    listed = {one["offer"]: one for one in need["to_verify"]}
    for offer, score in ranked(before):
        assert score == listed[offer]["score"]
        assert {"gate": "green", "because": said} in listed[offer]["gates"]


HOOK = "from toolfinder import hookimpl, Criterion\n@hookimpl\ndef register_criteria():\n    "


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1 / 0\n", "ZeroDivisionError: division by zero"),
        ("import sys\nsys.exit(7)\n", "SystemExit: 7"),
        ("import no_such_module\n", "ModuleNotFoundError: No module named 'no_such_module'"),
        ("def broken(:\n", "SyntaxError: invalid syntax (colour.py, line 1)"),
        (f"{HOOK}1 / 0\n", "ZeroDivisionError: division by zero"),
        (f"{HOOK}raise SystemExit(7)\n", "SystemExit: 7"),
        (f"{HOOK}return None\n", "TypeError: 'NoneType' object is not iterable"),
        (f"{HOOK}return ['colour']\n", "TypeError: 'colour' is not a Criterion with an id"),
        (
            f"{HOOK}return [type('Faulty', (Criterion,), {{'__init__': lambda self: 1 / 0}})]\n",
            "ZeroDivisionError: division by zero",
        ),
        (
            f"{HOOK}return [type('Nameless', (Criterion,), {{}})]\n",
            "TypeError: <class 'toolfinder_plugin_colour.Nameless'> is not a Criterion with an id",
        ),
        (f"{HOOK}return [int]\n", "TypeError: <class 'int'> is not a Criterion with an id"),
    ],
)
def test_a_plugin_that_cannot_be_loaded_or_asked_is_named(made, before, text, why):
    """At import or in its hook: the answer is the one without it."""
    path = plugin(made, text)
    outcome = recommend(made)
    assert (outcome.code, outcome.err) == (0, "")
    (warning,) = outcome.data["warnings"]
    assert re.fullmatch(BROKEN.format(path=path, why=re.escape(why)), warning)
    assert ranked(before) == ranked(outcome.data)
    assert before["weights"] == outcome.data["weights"]


@pytest.mark.parametrize("importance", ["'high'", "float('nan')", "-1"])
def test_a_criterion_with_a_senseless_importance_is_named(made, before, importance):
    """It would spoil every weight; so it is left out."""
    body = f"return Assessment(0.5, 0.5)\n\n    importance = {importance}"
    path = plugin(made, CRITERION.format(body=body))
    outcome = recommend(made)
    assert (outcome.code, outcome.err) == (0, "")
    (warning,) = outcome.data["warnings"]
    assert re.match(BROKEN.format(path=path, why=""), warning)
    assert before["weights"] == outcome.data["weights"]


def test_a_misspelt_hook_is_named(made):
    """Otherwise a plugin would do nothing, and nobody would know why."""
    text = CRITERION.format(body="return None").replace("register_criteria", "register_criterion")
    path = plugin(made, text)
    (warning,) = recommend(made).data["warnings"]
    assert re.match(BROKEN.format(path=path, why="PluginValidationError: "), warning)
    assert "register_criterion" in warning


def test_one_broken_plugin_does_not_keep_out_another(made):
    """Each stands for itself."""
    plugin(made, "1 / 0\n", name="a_broken.py")
    plugin(made, CRITERION.format(body="return Assessment(1, 1)"), name="b_good.py")
    data = recommend(made).data
    assert "colour" in data["weights"]
    assert [listed["name"] for listed in data["plugins"]] == ["built-in", "a_broken", "b_good"]


@pytest.mark.parametrize(
    ("one", "other"),
    [(CRITERION, CRITERION), (GATE, GATE)],
    ids=["criterion", "gate"],
)
def test_two_plugins_with_one_id_are_refused_and_both_named(made, one, other):
    """Nobody can tell which of them should count."""
    plugin(made, one.format(body="return None"), name="first.py")
    plugin(made, other.format(body="return None"), name="second.py")
    outcome = recommend(made)
    id_ = "colour" if one is CRITERION else "green"
    said = f"first and second both register '{id_}': remove one of them\n"
    assert (1, "", said) == (outcome.code, outcome.out, outcome.err)


def test_a_plugin_may_not_take_the_id_of_a_built_in_criterion(made):
    """Replacing `freedom` in silence would be a coup."""
    plugin(made, CRITERION.format(body="return None").replace('"colour"', '"freedom"'))
    outcome = recommend(made)
    said = "built-in and colour both register 'freedom': remove one of them\n"
    assert (1, "", said) == (outcome.code, outcome.out, outcome.err)


def test_a_plugin_with_the_name_of_another_does_not_push_it_out(made, before):
    """A file called built-in.py must not take away the thirteen criteria."""
    path = plugin(made, CRITERION.format(body="return Assessment(1, 1)"), name="built-in.py")
    outcome = recommend(made)
    assert (outcome.code, outcome.err) == (0, "")
    assert set(before["weights"]) <= set(outcome.data["weights"])
    (warning,) = outcome.data["warnings"]
    assert warning.startswith(f"the plugin built-in ({path}) is broken: ")


def test_warnings_stand_in_the_text_too(made):
    """Where people read them: on top."""
    path = plugin(made, "1 / 0\n")
    out = recommend(made, "--format", "text").out
    said = f"! the plugin colour ({path}:1) is broken: ZeroDivisionError: division by zero"
    assert said in " ".join(line.strip() for line in out.splitlines())


def test_warnings_are_in_the_language_that_is_spoken(made):
    """A plugin's own words stay; what toolfinder says of them is translated."""
    path = plugin(made, CRITERION.format(body="1 / 0"))
    (warning,) = recommend(made, "--lang", "ca").data["warnings"]
    assert "ZeroDivisionError: division by zero" in warning
    why = f"{path}:{LINE + 1}: ZeroDivisionError: division by zero"
    assert UNKNOWN.format(why=why) != warning
