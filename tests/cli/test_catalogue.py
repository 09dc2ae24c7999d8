"""`toolfinder catalogue`: check, build, stats."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import date

import jsonschema
import pytest
import yaml

from tests.worlds import ALPHA
from tests.worlds import COOP
from tests.worlds import GARDEN
from toolfinder.catalogue.read import read_catalogue
from toolfinder.coverage import statistics
from toolfinder.criterion import Assessment
from toolfinder.criterion import Criterion
from toolfinder.lints import LINTS
from toolfinder.testing.worlds import AS_OF
from toolfinder.testing.worlds import command_line
from toolfinder.testing.worlds import tool

CLEAN = tool(
    summary={"en": "Shares.", "ca": "Comparteix.", "es": "Comparte.", "fr": "Partage."},
    sources={"page": {"url": "https://example.org/page", "seen": "2026-11-01", "by": "upstream"}},
)
ELSE = {"name": "Beta", "homepage": "https://example.org/beta"}
PRAISE = {"en": "The best.", "ca": "El millor.", "es": "El mejor.", "fr": "Le meilleur."}


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"tools/alpha.yaml": CLEAN}, "1 tool and 0 providers: nothing is wrong."),
        (
            {"tools/alpha.yaml": CLEAN, "tools/beta.yaml": {**CLEAN, **ELSE}},
            "2 tools and 0 providers: nothing is wrong.",
        ),
        (
            {"tools/alpha.yaml": {**CLEAN, "offers": {}}},
            "1 tool and 0 providers: 1 warning.",
        ),
        (
            {"tools/alpha.yaml": {**CLEAN, "offers": {}, "summary": PRAISE}},
            "1 tool and 0 providers: 5 warnings.",
        ),
    ],
)
def test_a_catalogue_without_error_is_counted(world, files, said):
    """In words that agree with the numbers; the warnings come first, the advice last."""
    outcome = world(files).run("catalogue", "check")
    assert (outcome.code, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    assert said == next(line for line in lines if " providers: " in line)
    assert [line for line in lines if "list them with" in line] == [
        f"{len(files):>6}  other open tools of which too little is known (list them with --lint thin)"
    ]


def test_a_warning_says_which_lint_it_is_of(world):
    """Where it stands, what it is, and its name."""
    outcome = world({"tools/alpha.yaml": {**CLEAN, "offers": {}}}).run("catalogue", "check")
    said = "catalogue/tools/alpha.yaml:1:7: name: nothing says how to get it [no-offer]"
    assert outcome.out.splitlines()[0] == said


@pytest.mark.parametrize(("offers", "code"), [({}, 1), (None, 0)])
def test_strict_makes_warnings_an_error(world, offers, code):
    """For those who check what others send; advice is none."""
    files = {"tools/alpha.yaml": CLEAN if offers is None else {**CLEAN, "offers": offers}}
    assert world(files).run("catalogue", "check", "--strict").code == code


def test_advice_is_listed_on_request(world):
    """That of one lint, or all."""
    made = world({"tools/alpha.yaml": {**CLEAN, "offers": {}}})
    thin = "catalogue/tools/alpha.yaml:17:3: facts: 1 of 34 facts are known, less than 45 % [thin]"
    offer = "catalogue/tools/alpha.yaml:1:7: name: nothing says how to get it [no-offer]"
    one = made.run("catalogue", "check", "--lint", "thin")
    assert one.out.splitlines()[:-1] == [thin]
    every = made.run("catalogue", "check", "--lint", "all")
    assert every.out.splitlines()[:-1] == [offer, thin]


def test_an_unknown_lint_is_named(garden):
    """With the nearest."""
    outcome = garden.run("catalogue", "check", "--lint", "thick")
    said = "--lint: there is no lint 'thick'; did you mean 'thin'?\n"
    assert (outcome.code, outcome.err) == (1, said)


def test_the_lints_are_listed(garden):
    """Each with what it looks for."""
    lines = garden.run("catalogue", "check", "--lints").out.splitlines()
    assert len(lines) == len(LINTS) + 1
    assert lines[-1].split()[:2] == ["plugins", "advice"]
    assert lines[0].split()[:2] == ["near-duplicates", "warning"]


def test_the_shipped_catalogue_is_without_fault():
    """What comes with toolfinder: no error, and no warning."""
    outcome = command_line("catalogue", "check", "--strict")
    warnings = [line for line in outcome.out.splitlines() if line.startswith("catalogue/")]
    assert (outcome.code, outcome.err, warnings) == (0, "", [])


def test_every_fault_of_every_file_is_a_line(world):
    """Located, with the nearest word, in the order of files and lines."""
    made = world(
        {
            **GARDEN,
            "tools/alpha.yaml": tool(needs={"file-sink": "core"}, kind="opne"),
            "tools/Beta.yaml": tool(),
            "providers/coop.yaml": "name: [\n",
        }
    )
    outcome = made.run("catalogue", "check")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.splitlines() == [
        "catalogue/providers/coop.yaml:2:1: lacks a value or a closing bracket",
        "catalogue/tools/Beta.yaml: a file is named by its kebab-case id",
        (
            "catalogue/tools/alpha.yaml:2:7: kind: 'opne' is none of: open, incumbent; "
            "did you mean 'open'?"
        ),
        (
            "catalogue/tools/alpha.yaml:10:3: needs.file-sink: there is no need 'file-sink'; "
            "did you mean 'file-sync'?"
        ),
    ]


def test_an_empty_folder_is_no_catalogue(tmp_path):
    """Nor is a folder that is not there."""
    empty = tmp_path / "empty"
    empty.mkdir()
    outcome = command_line("catalogue", "check", "--catalogue", str(empty))
    assert (1, f"{empty}: holds no tools/*.yaml\n") == (outcome.code, outcome.err)
    outcome = command_line("catalogue", "check", "--catalogue", str(tmp_path / "none"))
    assert (1, f"{tmp_path / 'none'}: there is no such folder\n") == (outcome.code, outcome.err)


def test_build_says_where_the_compiled_catalogue_lies(garden):
    """In the cache."""
    outcome = garden.run("catalogue", "build")
    (path,) = (garden.root.parent / "cache").glob("*.sqlite")
    assert (0, f"{path}\n", "") == (outcome.code, outcome.out, outcome.err)


def test_build_writes_where_it_is_told_to(garden, tmp_path):
    """A whole SQLite file."""
    path = tmp_path / "mine.sqlite"
    outcome = garden.run("catalogue", "build", "--output", str(path))
    assert (0, f"{path}\n", "") == (outcome.code, outcome.out, outcome.err)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT count(*) FROM tools").fetchall() == [(3,)]


def test_build_into_no_folder_is_one_line(garden, tmp_path):
    """With the reason."""
    path = tmp_path / "nowhere" / "mine.sqlite"
    outcome = garden.run("catalogue", "build", "--output", str(path))
    said = f"Error: {path}: No such file or directory\n"
    assert (1, "", said) == (outcome.code, outcome.out, outcome.err)


def test_build_of_a_wrong_catalogue_names_what_is_wrong(world):
    """And leaves nothing behind."""
    made = world({"tools/alpha.yaml": tool(kind="opne")})
    outcome = made.run("catalogue", "build", "--output", str(made.root.parent / "mine.sqlite"))
    said = "catalogue/tools/alpha.yaml:2:7: kind: 'opne' is none of: open, incumbent; "
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith(said)
    assert list(made.root.parent.glob("*.sqlite*")) == []


def test_schemas_are_written_and_fit_the_catalogue(world):
    """Editors read them while people write."""
    made = world(GARDEN)
    outcome = made.run("catalogue", "build", "--schemas")
    names = [line.rpartition("/")[2] for line in outcome.out.splitlines()]
    assert {"tool.json", "provider.json"} <= set(names)
    for name, data in (("tool", ALPHA), ("provider", COOP)):
        schema = json.loads((made.root / "schema" / f"{name}.json").read_text(encoding="utf-8"))
        jsonschema.validate(json.loads(json.dumps(data)), schema)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**json.loads(json.dumps(data)), "nme": "-"}, schema)


def test_stats_count_what_there_is(garden):
    """As data."""
    data = garden.run("catalogue", "stats", "--as-of", AS_OF, "--format", "json").data
    assert {**data["counts"], "needs": 85} == {
        "open_tools": 2,
        "incumbents": 1,
        "providers": 1,
        "offers": 4,
        "claims": 15,
        "prices": 1,
        "needs": 85,
        "needs_with_two_open_tools": 1,
    }
    assert data["by_source"] == {"upstream": 13, "background": 1, "vendor": 1}
    assert (data["expired"], data["undated"], data["disputed"]) == (1, 1, 2)
    assert {key: data["by_need"]["file-sync"][key] for key in ("tools", "without_server")} == {
        "tools": 2,
        "without_server": 2,
    }


def test_stats_have_the_needs_in_the_order_of_the_vocabulary(garden):
    """Related ones stand together."""
    data = garden.run("catalogue", "stats", "--as-of", AS_OF, "--format", "json").data
    assert list(read_catalogue(garden.root).vocabulary.needs) == list(data["by_need"])


def test_stats_count_what_is_known_of_open_tools_only(world):
    """What is to be replaced need not be known well."""
    made = world({"tools/omega.yaml": GARDEN["tools/omega.yaml"]})
    data = made.run("catalogue", "stats", "--as-of", AS_OF, "--format", "json").data
    assert data["by_criterion"] == {}


def test_stats_leave_out_criteria_that_read_no_fact(garden):
    """There is nothing of which a share could be known."""

    class Whim(Criterion):
        id = "whim"

        def assess(self, subject, organisation):
            return Assessment(1, 1)

    figures = statistics(garden.finder().store, [Whim()], date.fromisoformat(AS_OF))
    assert figures.by_criterion == {}


def test_stats_follow_the_day(garden):
    """Ten years on, everything that bears a date has expired."""
    data = garden.run("catalogue", "stats", "--as-of", "2036-11-24", "--format", "json").data
    assert data["expired"] == 13


def test_stats_for_people_begin_with_the_counts(garden):
    """One figure a line, aligned."""
    lines = garden.run("catalogue", "stats", "--as-of", AS_OF).out.splitlines()
    assert lines[:6] == [
        "     2  open tools",
        "     1  products to replace",
        "     1  providers",
        "     4  offers",
        "    15  claims",
        "     1  prices",
    ]
    assert "   2    0    2   11 %  File sharing and sync" in lines
    assert "    13   87 %  the makers" in lines


def test_stats_count_the_depth_of_core_and_other_tools(world):
    """From the facts of the tools themselves."""
    facts = {"licence": {"value": "MIT", "from": "page"}}
    guess = {"telemetry": {"value": "none", "from": "background"}}
    made = world(
        {
            "tools/alpha.yaml": tool(core=True, facts=facts | guess),
            "tools/beta.yaml": tool("Beta", facts=facts),
            "tools/gamma.yaml": tool("Gamma", facts={}),
            "tools/omega.yaml": tool("Omega", kind="incumbent"),
        }
    )
    data = made.run("catalogue", "stats", "--format", "json").data
    assert data["core"] == {
        "tools": 1,
        "known": 0.0294,
        "known_least": 0.0294,
        "enough_known": 0,
        "unverified": 0.5,
        "unverified_most": 0.5,
        "needs_with_one": 1,
        "needs_with_two": 0,
    }
    assert data["rest"] == {
        "tools": 2,
        "known": 0.0147,
        "known_least": 0.0,
        "enough_known": 0,
        "unverified": 0.0,
        "unverified_most": 0.0,
    }
    assert data["by_need"]["file-sync"]["core"] == 1


def test_the_shipped_catalogue_bears_a_version(shipped):
    """The month of its last change, as its file says."""
    written = yaml.safe_load((shipped.root / "catalogue.yaml").read_text(encoding="utf-8"))
    assert written["version"] == shipped.store.meta["version"]
