"""`toolfinder plugins new`, `check` and `diff`: from nothing to a plugin that is reviewed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest

from tests.worlds import FILES
from tests.worlds import GARDEN
from toolfinder.testing.worlds import AS_OF
from toolfinder.testing.worlds import as_yaml
from toolfinder.testing.worlds import command_line


@pytest.fixture
def package(tmp_path):
    """A new plugin called well-lit."""
    outcome = command_line("plugins", "new", "well lit", "--into", str(tmp_path))
    assert (outcome.code, outcome.err) == (0, "")
    return tmp_path / "toolfinder-well-lit"


def test_a_new_plugin_is_a_package_with_tests_and_a_readme(package):
    """What was written is said, with what to do next."""
    files = {path.relative_to(package).as_posix() for path in package.rglob("*") if path.is_file()}
    assert files == {
        ".github/workflows/test.yml",
        ".gitignore",
        "README.md",
        "pyproject.toml",
        "tests/test_criterion.py",
        "toolfinder_well_lit/__init__.py",
    }
    for path in package.rglob("*.*"):
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        assert not re.search(r"\$[a-z]", text), path
    assert "${{ matrix.python }}" in (package / ".github/workflows/test.yml").read_text()


def test_a_new_plugin_passes_its_own_tests_and_its_review(package):
    """Untouched, in a process of its own."""
    info = package / "toolfinder_well_lit-0.1.0.dist-info"  # as an installation would leave it
    info.mkdir()
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: toolfinder-well-lit\nVersion: 0.1.0\n"
    )
    (info / "entry_points.txt").write_text("[toolfinder]\nwell-lit = toolfinder_well_lit\n")
    environment = {**os.environ, "PYTHONPATH": str(package)}
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=package, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout
    assert re.search(r"^1\d passed", ran.stdout.splitlines()[-1])
    reviewed = command_line("plugins", "check", str(package))
    assert (reviewed.code, reviewed.err) == (0, "")
    assert reviewed.out.splitlines() == [
        "well-lit: well-lit",
        "  could: well-lit: is experimental",
        "Nothing must be mended.",
    ]


def test_what_is_there_is_not_written_over(package):
    """Somebody's work may be in it."""
    outcome = command_line("plugins", "new", "well-lit", "--into", str(package.parent))
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == f"{package}: is there already\n"


@pytest.mark.parametrize("name", ["", "1st", "a/b", "../x", "café", "-"])
def test_a_name_that_is_none_is_refused(tmp_path, name):
    """Before anything is written."""
    outcome = command_line("plugins", "new", "--into", str(tmp_path), "--", name)
    assert outcome.code == 1
    assert outcome.err.startswith(f"NAME: {name!r} is not a word such as nearby")
    assert list(tmp_path.iterdir()) == [] or [p.name for p in tmp_path.iterdir()] == ["cache"]


BAD = """\
from toolfinder import Assessment, Criterion, hookimpl


class Bad(Criterion):
    id = "bad"
    label = "Bad"
    question = "Is it?"
    why = "So."
    measured = "By eye."
    anchors = ("no", "yes")

    def assess(self, subject, organisation):
        return Assessment(2, 3)


@hookimpl
def register_criteria():
    return [Bad]
"""


def test_what_must_be_mended_is_said_and_is_an_error(tmp_path):
    """Of a single file, too."""
    path = tmp_path / "bad.py"
    path.write_text(BAD, encoding="utf-8")
    outcome = command_line("plugins", "check", str(path))
    assert outcome.code == 1
    assert (
        "  must: bad: label: is not translated into 'ca' (write it with toolfinder.said)"
        in outcome.out
    )
    assert re.search(r"  must: bad: .*bad\.py:12: returned 2\.0 to 3\.0", outcome.out)
    assert (
        "  could: bad: reads nothing of the profile: with scope = 'offer' it is computed"
        in outcome.out
    )
    assert "Nothing must be mended" not in outcome.out


METHOD = """\
import numpy as np

from toolfinder import Method, hookimpl


class Odd(Method):
    id = "odd"

    def scores(self, values, weights):
        return {scores}

    def contributions(self, values, weights):
        return {parts}


@hookimpl
def register_methods():
    return [Odd]
"""


@pytest.mark.parametrize(
    ("scores", "parts", "said"),
    [
        ("np.nanmin(values, axis=1)", "values * 0", "contributions do not sum to the scores"),
        ("np.nansum(values, axis=1) * 9", "values", "scores are not all from 0 to 1"),
        ("np.zeros(3)", "values", "scores are (3,), contributions (1, 7), for values of (1, 7)"),
    ],
)
def test_a_method_is_reviewed(tmp_path, scores, parts, said):
    """Its shapes, its range, its sum."""
    path = tmp_path / "odd.py"
    path.write_text(METHOD.format(scores=scores, parts=parts), encoding="utf-8")
    outcome = command_line("plugins", "check", str(path))
    assert (outcome.code, outcome.out.splitlines()[1:]) == (1, [f"  must: odd: {said}"])


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "is neither a Python file nor a folder with a pyproject.toml"),
        ({"pyproject.toml": "[project"}, "pyproject.toml: "),
        ({"pyproject.toml": "[project]\nname = 'x'\n"}, "names no plugin under"),
    ],
)
def test_what_is_no_plugin_is_said(tmp_path, files, said):
    """In one line."""
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    outcome = command_line("plugins", "check", str(tmp_path))
    assert (outcome.code, outcome.out, len(outcome.err.splitlines())) == (1, "", 1)
    assert said in outcome.err


def test_a_module_that_does_nothing_is_said(tmp_path):
    """It was surely meant to."""
    (tmp_path / "idle.py").write_text("WORDS = 1\n", encoding="utf-8")
    outcome = command_line("plugins", "check", str(tmp_path / "idle.py"))
    assert outcome.code == 1
    assert "must: idle: it implements no hook, so it adds nothing" in outcome.out


COLOUR = """\
from toolfinder import Assessment, Criterion, hookimpl


class Colour(Criterion):
    id = "colour"
    importance = 5

    def assess(self, subject, organisation):
        value = float(subject.tool == "beta")
        return Assessment(value, value)


@hookimpl
def register_criteria():
    return [Colour]
"""


@pytest.fixture
def garden(world, tmp_path):
    """The garden with an example profile, and a plugin that turns its order round."""
    (tmp_path / "plugins").mkdir()
    (tmp_path / "plugins" / "colour.py").write_text(COLOUR, encoding="utf-8")
    made = world(GARDEN)
    (made.root / "profiles").mkdir()
    (made.root / "profiles" / "sample.yaml").write_text(as_yaml(FILES), encoding="utf-8")
    return made


def diff(made, *options):
    """The outcome of a comparison."""
    folder = str(made.root.parent / "plugins")
    return made.run("plugins", "diff", "--as-of", AS_OF, "--plugins-dir", folder, *options)


def test_the_ranks_that_a_plugin_changes_are_listed(garden):
    """Over the example profiles, with scores on either side."""
    outcome = diff(garden)
    lines = outcome.out.splitlines()
    assert outcome.code == 0
    assert re.match(
        r"sample, file-sync: alpha@device: rank 1 \([\d.]+ points\) → rank 2 \([\d.]+ points\)",
        lines[0],
    )
    assert lines[1].startswith("sample, file-sync: beta@coop: rank 2 (")
    assert lines[2:] == ["2 offers change their ranks."]
    first, second = diff(garden, "--format", "json").data
    assert (first["before"]["rank"], first["after"]["rank"]) == (1, 2)
    assert (second["before"]["rank"], second["after"]["rank"]) == (2, 1)


def test_ranks_are_kept_and_compared_after_an_upgrade(garden, tmp_path):
    """How a release that changes scores is announced."""
    kept = tmp_path / "before.json"
    assert diff(garden, "--save", str(kept)).out == ""
    assert json.loads(kept.read_text())["as_of"] == AS_OF
    assert diff(garden, "--before", str(kept)).out == "0 offers change their ranks.\n"
    (tmp_path / "plugins" / "colour.py").unlink()
    assert "beta@coop: rank 1 (" in diff(garden, "--before", str(kept)).out


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"as_of": "x"}', '{"as_of": "2026-01-01", "ranks": 5}']
)
def test_a_file_that_keeps_no_ranks_is_refused(garden, tmp_path, text):
    """In one line."""
    path = tmp_path / "before.json"
    path.write_text(text, encoding="utf-8")
    outcome = diff(garden, "--before", str(path))
    said = f"{path}: is no file that `toolfinder plugins diff --save` wrote\n"
    assert (1, "", said) == (outcome.code, outcome.out, outcome.err)
