"""What plugins add beside criteria, gates and methods: each hook with a plugin that uses it."""

from __future__ import annotations

import json
import re

import pytest

from tests.worlds import FILES
from tests.worlds import GARDEN
from toolfinder import criteria
from toolfinder.criteria.ecology import Ecology
from toolfinder.testing.worlds import AS_OF
from toolfinder.testing.worlds import World
from toolfinder.testing.worlds import as_yaml
from toolfinder.testing.worlds import provider
from toolfinder.testing.worlds import tool
from toolfinder.web.views.entries import entry

FOUR = dict.fromkeys(("en", "ca", "es", "fr"), "Bicycles")
FACT = {"bicycle-parking": {"of": "provider", "type": "boolean", "days": 365, "label": FOUR}}

CRITERION = """\
from pathlib import Path

from toolfinder import Assessment, Criterion, hookimpl
from toolfinder.shapes import Number


class Bicycles(Criterion):
    id = "bicycles"
    label = "Bicycles"
    question = "Can one go there by bicycle?"
    reads = ("bicycle-parking",)
    options = {"at_most": Number(0, 1)}
    defaults = {"at_most": 1.0}
    importance = 1

    def assess(self, subject, organisation):
        claims = subject.claims_on("bicycle-parking")
        if not claims:
            return Assessment(0, 1, "nobody knows", missing=self.reads)
        value = min(float(claims[0].value), organisation.options["at_most"])
        return Assessment(value, value, "there is a stand", claims)


HERE = Path(__file__).parent


@hookimpl
def register_criteria():
    return [Bicycles]


@hookimpl
def register_facts():
    return [HERE / "facts.yaml"]


@hookimpl
def register_catalogues():
    return [HERE / "over"]
"""

OTHERS = """\
import click

from toolfinder import Renderer, hookimpl


class Names(Renderer):
    id = "names"

    def render(self, data):
        return "".join(f"{one['offer']}\\n" for one in data["needs"][0]["ranking"])


class Faulty(Renderer):
    id = "faulty"

    def render(self, data):
        return 1 / 0


class Wordless(Renderer):
    id = "wordless"

    def render(self, data):
        return 5


@hookimpl
def register_renderers():
    return [Names, Faulty, Wordless]


@hookimpl
def check_tool(id, tool):
    if id == "beta":
        yield f"{tool.name} has no bell"


@hookimpl
def register_commands(cli):
    @cli.command("ring", help="Ring a bell.")
    @click.argument("times", type=int)
    @click.option("--plugins-dir", hidden=True)
    def ring(times, plugins_dir):
        click.echo("ring " * times)

    @cli.command("recommend")
    def coup():
        click.echo("not theirs")
"""


@pytest.fixture
def made(world, tmp_path):
    """The garden, and a folder with a plugin of its own facts and entries."""
    folder = tmp_path / "plugins"
    (folder / "over").mkdir(parents=True)
    (folder / "bicycles.py").write_text(CRITERION, encoding="utf-8")
    (folder / "facts.yaml").write_text(as_yaml(FACT), encoding="utf-8")
    known = {"bicycle-parking": {"value": True, "from": "page"}}
    World(folder / "over").write(
        {
            "tools/gamma.yaml": tool("Gamma"),
            "providers/coop.yaml": provider(
                "Coop of the network",
                {"beta": {"from": "page"}, "gamma": {"from": "page"}},
                facts=known,
            ),
        }
    )
    return world(GARDEN)


def run(made, *arguments):
    """A command with the folder of plugins."""
    return made.run(*arguments, "--plugins-dir", str(made.root.parent / "plugins"))


def recommend(made, *options, **more):
    """The outcome of a recommendation."""
    profile = made.profile({**FILES, **more})
    return run(made, "recommend", profile, "--as-of", AS_OF, *options)


def test_facts_and_entries_of_a_plugin_are_judged(made):
    """A new tool, a provider in place of ours, a fact of its own, and the criterion on it."""
    data = recommend(made, "--format", "json").data
    offers = {one["offer"]: one for one in data["needs"][0]["ranking"]}
    offers |= {one["offer"]: one for one in data["needs"][0]["to_verify"]}
    assert {"gamma@device", "gamma@coop", "beta@coop"} <= set(offers)
    (bicycles,) = [c for c in offers["beta@coop"]["contributions"] if c["criterion"] == "bicycles"]
    assert (bicycles["low"], bicycles["high"], bicycles["because"]) == (
        100,
        100,
        "there is a stand",
    )
    assert [c["fact"] for c in bicycles["claims"]] == ["bicycle-parking"]


def test_a_profile_sets_the_options_of_a_criterion(made):
    """Within their shape; what is wrong is said with its line and the nearest right key."""
    data = recommend(made, "--format", "json", options={"bicycles": {"at_most": 0.25}}).data
    (need,) = data["needs"]
    values = {
        c["value"]
        for one in (*need["ranking"], *need["to_verify"])
        for c in one["contributions"]
        if c["criterion"] == "bicycles" and c["low"] == c["high"]
    }
    assert values == {25.0}
    wrong = recommend(made, options={"bicycle": {}, "bicycles": {"at_mots": 1, "at_most": 3}})
    assert wrong.code == 1
    lines = [line.partition("profile.yaml:")[2] for line in wrong.err.splitlines()]
    assert [re.sub(r"^\d+:\d+: ", "", line) for line in lines] == [
        "options.bicycle: there is no criterion or gate with options 'bicycle'; did you mean 'bicycles'?",
        "options.bicycles.at_mots: unknown key 'at_mots'; did you mean 'at_most'?",
        "options.bicycles.at_most: 3 is more than 1",
    ]


def test_screens_say_where_an_entry_comes_from(made):
    """The plugin's name, in the tables that people browse and on the page of the entry."""
    finder = made.finder(plugins_dir=made.root.parent / "plugins")
    rows = {row["id"]: row["catalogue"] for row in finder.store.rows("SELECT * FROM providers")}
    assert rows["coop"] == "bicycles"
    tools = {row["id"]: row["catalogue"] for row in finder.store.rows("SELECT * FROM tools")}
    assert (tools["gamma"], tools["beta"]) == ("bicycles", None)
    assert "Added by the plugin bicycles" in run(made, "show", "gamma").out
    assert "Added by the plugin" not in run(made, "show", "beta").out
    pages = [entry(finder, kind, id_) for kind, id_ in (("provider", "coop"), ("tool", "beta"))]
    assert [page["added_by"] for page in pages] == ["Added by the plugin bicycles", None]


def test_what_is_wrong_in_a_plugins_files_is_said_with_its_line(made):
    """And which plugin they are of; its files are left out, and the answer stands."""
    over = made.root.parent / "plugins" / "over"
    path = over / "tools" / "gamma.yaml"
    path.write_text(as_yaml(tool("Gamma", kind="opne")), encoding="utf-8")
    outcome = recommend(made, "--format", "json")
    assert outcome.code == 0
    first, second = outcome.data["warnings"]
    assert re.fullmatch(r"bicycles/tools/gamma\.yaml:2:7: kind: 'opne' is none of.*", first)
    assert "there is no fact 'bicycle-parking'" in second
    offers = {one["offer"] for one in outcome.data["needs"][0]["ranking"]}
    assert offers == {"alpha@device", "beta@coop"}
    again = recommend(made, "--format", "json")
    assert again.data["warnings"] == outcome.data["warnings"]
    strict = recommend(made, "--strict-plugins")
    assert (strict.code, strict.out) == (1, "")
    checked = run(made, "catalogue", "check")
    assert (checked.code, checked.err) == (1, f"{first}\n")


def test_a_fact_that_is_there_already_is_not_defined_again(made):
    """Each catalogue has one meaning of a word."""
    twice = {**FACT, "licence": {**FACT["bicycle-parking"], "label": {**FOUR}}}
    (made.root.parent / "plugins" / "facts.yaml").write_text(as_yaml(twice), encoding="utf-8")
    warning, *_rest = recommend(made, "--format", "json").data["warnings"]
    said = r"bicycles/facts\.yaml:\d+:1: licence: there is a fact of that name already"
    assert re.fullmatch(said, warning)


def test_a_faulty_catalogue_of_ones_own_is_an_error(made):
    """However sound what plugins lay over it."""
    (made.root / "tools" / "alpha.yaml").write_text("name: [", encoding="utf-8")
    outcome = recommend(made)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith("catalogue/tools/alpha.yaml:")


def test_a_file_that_is_changed_is_read_again(made):
    """What plugins lay over the catalogue is part of what the compiled one is made from."""
    assert recommend(made).code == 0
    path = made.root.parent / "plugins" / "over" / "tools" / "gamma.yaml"
    path.write_text(as_yaml(tool("Delta")), encoding="utf-8")
    assert "Delta" in run(made, "show", "gamma").out


@pytest.fixture
def other(world, tmp_path):
    """The garden, and a folder with a plugin of other hooks."""
    folder = tmp_path / "plugins"
    folder.mkdir()
    (folder / "others.py").write_text(OTHERS, encoding="utf-8")
    return world(GARDEN)


def test_a_form_of_a_plugin_can_be_asked_for(other):
    """By its id; an unknown one names the nearest."""
    data = recommend(other, "--format", "json").data
    names = [one["offer"] for one in data["needs"][0]["ranking"]]
    assert recommend(other, "--format", "names").out.split() == names
    wrong = recommend(other, "--format", "nams")
    assert wrong.code == 2
    assert "did you mean 'names'?" in wrong.err


@pytest.mark.parametrize(
    ("form", "why"),
    [("faulty", "ZeroDivisionError: division by zero"), ("wordless", "TypeError: returned int")],
)
def test_a_form_that_fails_is_one_line(other, form, why):
    """With file and line."""
    outcome = recommend(other, "--format", form)
    assert (outcome.code, outcome.out) == (1, "")
    assert re.fullmatch(rf"the form {form} failed: .*others\.py:\d+: {why}\n", outcome.err)


def test_a_plugin_may_say_something_of_a_tools_file(other):
    """As advice, with the plugin's name; a broken one is named."""
    found = run(other, "catalogue", "check", "--lint", "plugins")
    assert found.code == 0
    line, _summary = found.out.splitlines()
    assert re.fullmatch(
        r"catalogue/tools/beta\.yaml:1:1: others: Beta Núvol has no bell \[plugins\]", line
    )
    counted = run(other, "catalogue", "check").out
    assert "     1  What installed plugins say of a tool (list them with --lint plugins)" in counted
    folder = other.root.parent / "plugins"
    (folder / "others.py").write_text(OTHERS.replace("tool.name", "tool.nam"), encoding="utf-8")
    assert "others.py" in run(other, "catalogue", "check").err


def test_a_plugin_adds_commands(other, monkeypatch):
    """Under names of their own; ours cannot be taken."""
    folder = str(other.root.parent / "plugins")
    rung = other.run("ring", "2", "--plugins-dir", folder, "--catalogue", "x")
    assert rung.code == 2  # it has no such option: its options are its own affair
    monkeypatch.setenv("TOOLFINDER_PLUGINS_DIR", folder)
    from toolfinder.testing.worlds import command_line  # noqa: PLC0415

    assert command_line("ring", "2").out == "ring ring \n"
    shown = command_line("--help").out
    assert re.search(r"Commands of plugins:\n  ring  Ring a bell\.", shown)
    assert "not theirs" not in recommend(other).out


def test_hooks_are_traced(made):
    """Which plugin answered what."""
    said = run(made, "plugins", "trace").out
    assert re.search(r"register_facts\n  bicycles \([\d.]+ ms\): .*facts\.yaml", said)
    calls = run(made, "plugins", "trace", "--format", "json").data
    (asked,) = [
        one for one in calls if one["hook"] == "register_criteria" and one["plugin"] == "bicycles"
    ]
    assert asked["answer"] == "bicycles"
    assert set(asked) == {"plugin", "hook", "answer", "milliseconds"}


def test_a_built_in_criterion_may_come_as_a_plugin(world, tmp_path, monkeypatch):
    """Taken from the list and installed as a file of its own, it gives the same answer."""
    made = world(GARDEN)
    before = recommend_plain(made)
    rest = tuple(one for one in criteria.BUILT_IN if one is not Ecology)
    monkeypatch.setattr(criteria, "BUILT_IN", rest)
    folder = tmp_path / "plugins"
    folder.mkdir()
    (folder / "ecology.py").write_text(
        "from toolfinder import hookimpl\nfrom toolfinder.criteria.ecology import Ecology\n\n\n"
        "@hookimpl\ndef register_criteria():\n    return [Ecology]\n"
    )
    after = recommend_plain(made, "--plugins-dir", str(folder))
    assert [one["name"] for one in after.pop("plugins")] == ["built-in", "ecology"]
    assert [one["name"] for one in before.pop("plugins")] == ["built-in"]
    assert after == before


def recommend_plain(made, *options):
    """An answer as data."""
    outcome = made.run(
        "recommend", made.profile(FILES), "--as-of", AS_OF, "--format", "json", *options
    )
    assert outcome.code == 0
    return json.loads(outcome.out)
