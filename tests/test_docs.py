"""The documentation is true: tables are fresh, examples run, commands are all there."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from toolfinder.__main__ import COMMANDS
from toolfinder.testing.worlds import Outcome
from toolfinder.testing.worlds import command_line
from toolfinder.web import asgi
from toolfinder.web.command import command as serve_command
from toolfinder.web.pages import ROUTES

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def judged_with(plugins: Path) -> Outcome:
    """The shipped example, judged with the plugins of a folder too."""
    return command_line(
        *("recommend", "--example", "food-co-op", "--format", "json"),
        *("--plugins-dir", str(plugins)),
    )


def values_on(outcome: Outcome, criterion: str) -> dict[str, float]:
    """The value of each offer for the first need, on one criterion."""
    return {
        one["offer"]: contribution["value"]
        for one in outcome.data["needs"][0]["ranking"]
        for contribution in one["contributions"]
        if contribution["criterion"] == criterion
    }


def test_the_table_of_criteria_is_fresh():
    """`toolfinder plugins list --format markdown` is what the README shows."""
    shown = README.partition("<!-- criteria -->\n")[2].partition("<!-- /criteria -->")[0]
    assert shown.strip() == command_line("plugins", "list", "--format", "markdown").out.strip()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name):
    """Nobody finds a command that is not written down."""
    assert f"`toolfinder {name}" in README


@pytest.mark.parametrize(
    "name", sorted(path.stem for path in (ROOT / "catalogue/profiles").glob("*.yaml"))
)
def test_every_example_is_in_the_readme(name):
    """The shipped profiles are named."""
    assert f"`{name}`" in README


def test_the_python_example_runs(shipped, capsys):
    """The README's first Python example prints a ranking with Open Food Network first."""
    code = re.findall(r"```python\n(.*?)```", README, re.DOTALL)[0]
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - our own README
    assert "open-food-network" in capsys.readouterr().out


def test_the_plugin_example_judges(tmp_path, shipped):
    """The README's criterion appears among the weights when its file is in the folder."""
    code = re.findall(r"```python\n(.*?)```", README, re.DOTALL)[1]
    (tmp_path / "cooperative.py").write_text(code, encoding="utf-8")
    outcome = judged_with(tmp_path)
    assert outcome.data["weights"]["cooperative"] > 0
    assert outcome.data["warnings"] == []
    values = values_on(outcome, "cooperative")
    assert values["open-food-network@coopcircuits"] == 100.0


GUIDE = (ROOT / "plugins/README.md").read_text(encoding="utf-8")


@pytest.fixture
def nearby(tmp_path):
    """The guide's single file, in a folder of its own."""
    (tmp_path / "nearby.py").write_text(re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)[0])
    return tmp_path


def test_the_guide_for_plugins_is_true(nearby, shipped):
    """Its criterion judges, and leaves out what it says it leaves out."""
    outcome = judged_with(nearby)
    assert (outcome.data["warnings"], outcome.err) == ([], "")
    values = values_on(outcome, "nearby")
    assert values["open-food-network@katuma"] == 100.0
    assert values["open-food-network@coopcircuits"] == 0.0


def test_the_guides_cases_pass(nearby):
    """All but that its texts are in English only, as befits what one tries out."""
    code = re.findall(r"<!-- cases -->\n```python\n(.*?)```", GUIDE, re.DOTALL)[0]
    (nearby / "test_nearby.py").write_text(code, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_nearby.py"]
    ran = subprocess.run(command, cwd=nearby, capture_output=True, text=True, check=False)
    failed = re.findall(r"^FAILED \S+::test_invariant\[(\w+)\]", ran.stdout, re.MULTILINE)
    assert failed == ["presents_itself", "is_translated"], ran.stdout
    assert re.search(r"2 failed, 8 passed", ran.stdout)


def test_the_guides_commands_are_those_that_are_tried():
    """From nothing to a criterion: tests/cli/test_plugins_new.py and .ci/run do just that."""
    shown = re.findall(r"<!-- from nothing -->\n```sh\n(.*?)```", GUIDE, re.DOTALL)[0]
    run = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert "<!-- from nothing -->" in run
    assert [line.split()[0] for line in shown.splitlines()] == [
        *("toolfinder", "pip", "pytest", "toolfinder", "toolfinder"),
    ]


def test_the_reference_of_hooks_is_fresh():
    """`toolfinder plugins hooks` is what the guide shows."""
    shown = GUIDE.partition("<!-- hooks -->\n")[2].partition("<!-- /hooks -->")[0]
    assert shown.strip() == command_line("plugins", "hooks").out.strip()


def test_every_sample_is_in_the_guide():
    """With a line on what it does."""
    folders = sorted(path.parent.name for path in (ROOT / "plugins").glob("*/pyproject.toml"))
    shown = GUIDE.partition("<!-- samples -->\n")[2].partition("<!-- /samples -->")[0]
    assert re.findall(r"^- \[`(\S+)`\]\(\1/README\.md\): ", shown, re.MULTILINE) == folders


def block(language: str) -> str:
    """The README's first block of code in a language."""
    return re.findall(rf"```{language}\n(.*?)```", textwrap.dedent(README), re.DOTALL)[0]


def serving_lines() -> list[list[str]]:
    """The arguments of `serve` in the unit and in the Containerfile."""
    (unit,) = re.findall(r"^ExecStart=\S+ serve (.*)$", block("ini"), re.MULTILINE)
    (container,) = re.findall(r"^CMD (\[.*\])$", block("dockerfile"), re.MULTILINE)
    assert json.loads(container)[:2] == ["toolfinder", "serve"]
    return [shlex.split(unit), json.loads(container)[2:]]


@pytest.mark.parametrize("arguments", serving_lines(), ids=["unit", "container"])
def test_services_are_started_with_options_that_exist(arguments):
    """And with values that they take."""
    assert serve_command.make_context("serve", list(arguments)).params["workers"] == 2


def test_every_option_of_serve_is_in_the_readme():
    """Nobody finds an option that is not written down."""
    own = {option.opts[0] for option in serve_command.params}
    own -= {"--lang", "--catalogue", "--plugins-dir"}
    assert own == {"--host", "--port", "--workers", "--root-path"}
    assert [one for one in own if f"`{one}" not in README] == []


def test_the_environment_is_described_where_it_is_read():
    """In the README as in the module."""
    for name in re.findall(r"`(TOOLFINDER_\w+)`", asgi.__doc__):
        assert f"`{name}`" in README


def test_health_is_asked_where_it_is_told():
    """By the container's own check."""
    (path,) = re.findall(r"http://127\.0\.0\.1:8001(/[^']*)", block("dockerfile"))
    assert any(re.match(pattern, path) for pattern, _page in ROUTES)
    assert "USER 10001" in block("dockerfile")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd-analyze")
def test_systemd_understands_the_unit(tmp_path):
    """Every line of it."""
    unit = tmp_path / "toolfinder.service"
    program = shutil.which("true")
    unit.write_text(re.sub(r"(?<=^ExecStart=)\S+", program, block("ini"), flags=re.MULTILINE))
    checked = subprocess.run(
        ["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stderr) == (0, "")
