"""The documentation is true: tables are fresh, examples run, commands are all there."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from toolfinder.__main__ import COMMANDS
from toolfinder.hookspecs import Hooks
from toolfinder.testing.worlds import Outcome
from toolfinder.testing.worlds import command_line

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


def test_the_guide_for_plugins_is_true(tmp_path, shipped):
    """Its criterion judges, and leaves out what it says it leaves out."""
    guide = (ROOT / "plugins/README.md").read_text(encoding="utf-8")
    code = textwrap.dedent(re.findall(r"```python\n(.*?)```", guide, re.DOTALL)[0])
    (tmp_path / "nearby.py").write_text(code, encoding="utf-8")
    outcome = judged_with(tmp_path)
    assert (outcome.data["warnings"], outcome.err) == ([], "")
    values = values_on(outcome, "nearby")
    assert values["open-food-network@katuma"] == 100.0
    assert values["open-food-network@coopcircuits"] == 0.0


@pytest.mark.parametrize("hook", [name for name in vars(Hooks) if name.startswith("register_")])
def test_every_hook_is_in_the_guide_with_its_signature(hook):
    """A hook that nobody describes is a hook that nobody uses."""
    guide = (ROOT / "plugins/README.md").read_text(encoding="utf-8")
    returns = vars(Hooks)[hook].__annotations__["return"].replace("|", "\\|")
    assert f"`{hook}() -> {returns}`" in guide
