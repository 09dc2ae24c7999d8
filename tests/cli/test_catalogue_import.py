"""`toolfinder catalogue import`: what another catalogue says of our tools."""

from __future__ import annotations

import pytest

from tests.importers.test_awesome_selfhosted import RECORD
from toolfinder.testing.worlds import tool

OURS = tool(
    "Alpha",
    repository="https://code.example.org/alpha",
    facts={"licence": {"value": "MIT", "from": "page"}},
)


@pytest.fixture
def made(world):
    """A catalogue with one tool."""
    return world({"tools/alpha.yaml": OURS})


@pytest.fixture
def checkout(tmp_path):
    """A copy of a list, with one record of ours, one of others, and one that is broken."""
    folder = tmp_path / "list"
    (folder / "software").mkdir(parents=True)
    for name, text in (
        ("alpha", RECORD),
        ("other", RECORD.replace("Alpha", "Other").replace("alpha", "other")),
        ("broken", "name: [\n"),
    ):
        (folder / "software" / f"{name}.yml").write_text(text, encoding="utf-8")
    return folder


def bring(made, *arguments):
    return made.run("catalogue", "import", *map(str, arguments))


def test_a_checkout_is_read_and_summed_up(made, checkout):
    """What is new, what contradicts, what is not ours, what is broken."""
    outcome = bring(made, "awesome-selfhosted", checkout, "--seen", "2026-08-21")
    path = made.root / "observed" / "awesome-selfhosted.jsonl"
    assert (outcome.code, outcome.out.splitlines()) == (
        0,
        [
            "     3  records read",
            "     1  of our tools are among them",
            "     3  claims are new",
            "     0  claims have changed",
            "     0  claims are as before",
            "     1  claims contradict what people wrote",
            "     1  records are about software that is not in our catalogue",
            "     1  problems",
            "",
            "Conflicts: they say",
            "  alpha: Licence: AGPL-3.0",
            "",
            "Not in our catalogue",
            "  Other",
            "",
            f"Written to {path}.",
        ],
    )
    assert outcome.err == "software/broken.yml:2:1: lacks a value or a closing bracket\n"
    assert path.read_text(encoding="utf-8").count("\n") == 1


def test_the_next_answer_knows_it(made, checkout):
    """A file of the catalogue has changed, so it is compiled anew."""
    assert "AGPL-3.0" not in made.run("show", "alpha").out
    bring(made, "awesome-selfhosted", checkout, "--seen", "2026-08-21")
    shown = made.run("show", "alpha").out
    assert "AGPL-3.0 [disputed, second-hand]" in shown
    assert made.run("catalogue", "check").code == 0


def test_twice_in_a_row_makes_the_same_bytes(made, checkout):
    """Nothing is new the second time."""
    path = made.root / "observed" / "awesome-selfhosted.jsonl"
    bring(made, "awesome-selfhosted", checkout, "--seen", "2026-08-21")
    first = path.read_bytes()
    outcome = bring(made, "awesome-selfhosted", checkout, "--seen", "2026-08-21")
    assert "     3  claims are as before" in outcome.out.splitlines()
    assert path.read_bytes() == first


def test_long_lists_are_cut_unless_all_is_asked_for(made, checkout):
    """Ten of each."""
    for n in range(12):
        text = RECORD.replace("Alpha", f"Other {n:02}").replace("alpha", f"other{n}")
        (checkout / "software" / f"other{n}.yml").write_text(text, encoding="utf-8")
        (checkout / "software" / f"broken{n}.yml").write_text("{", encoding="utf-8")
    arguments = ("awesome-selfhosted", checkout, "--seen", "2026-08-21")
    short, long = bring(made, *arguments), bring(made, *arguments, "--all")
    assert "  and 3 more: list them with --all" in short.out.splitlines()
    assert short.err.splitlines()[10:] == ["and 3 more problems: list them with --all"]
    assert sum(line.startswith("  Other") for line in short.out.splitlines()) == 10
    assert sum(line.startswith("  Other") for line in long.out.splitlines()) == 13
    assert len(long.err.splitlines()) == 13


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("awesome-selfhosted",), 2, "name the folder or file to read"),
        (
            ("awesome-selfhosted", "{tmp}", "--seen", "2026-08-21"),
            1,
            "{tmp}: holds no software/*.yml: it is no checkout of awesome-selfhosted-data\n",
        ),
        (
            ("awesome-selfhosted", "{tmp}"),
            1,
            "{tmp}: holds no software/*.yml: it is no checkout of awesome-selfhosted-data\n",
        ),
        (
            ("awesome-selfhsted", "{tmp}"),
            1,
            "SOURCE: there is no source 'awesome-selfhsted'; did you mean 'awesome-selfhosted'?\n",
        ),
        (("awesome-selfhosted", "{tmp}/none"), 2, "'{tmp}/none' does not exist"),
        (("awesome-selfhosted", "{tmp}", "--seen", "soon"), 2, "'soon' is not a day"),
    ],
)
def test_what_cannot_be_read_is_one_line(made, tmp_path, arguments, code, said):
    """And nothing is written."""
    outcome = bring(made, *(word.format(tmp=tmp_path) for word in arguments))
    assert outcome.code == code
    assert said.format(tmp=tmp_path) in outcome.err
    assert not (made.root / "observed").exists()


def test_without_a_source_the_sources_are_listed(made):
    """With their licences."""
    lines = bring(made).out.splitlines()
    assert len(lines) == 5
    assert lines[0] == "Sources; give one of them, and the folder of a copy of it:"
    assert lines[1].startswith("  awesome-selfhosted     awesome-selfhosted-data (CC-BY-SA-3.0), ")


def test_a_copy_of_which_nobody_knows_the_day_is_refused(made, checkout):
    """A claim without a day would be of no use."""
    outcome = bring(made, "awesome-selfhosted", checkout)
    said = f"{checkout}: is no git checkout: say with --seen of which day it is\n"
    assert (outcome.code, outcome.err) == (1, said)


def test_a_plugin_brings_an_importer_of_its_own(made, tmp_path):
    """Through the same hook as the built-in ones."""
    folder = tmp_path / "plugins"
    folder.mkdir()
    (folder / "ours.py").write_text(
        """
from toolfinder import Importer, Observation, hookimpl


class Ours(Importer):
    id = "ours"
    label = "Our federation's list"
    homepage = "https://example.org/list"
    licence = "CC0-1.0"

    def records(self, checkout):
        return [checkout]

    def read(self, path, checkout):
        yield Observation("a", "Alpha", facts={"telemetry": "none"})


@hookimpl
def register_importers():
    return [Ours]
""",
        encoding="utf-8",
    )
    outcome = bring(made, "ours", tmp_path, "--seen", "2026-08-21", "--plugins-dir", folder)
    assert (outcome.code, outcome.err) == (0, "")
    assert "     1  claims are new" in outcome.out.splitlines()
    assert (made.root / "observed" / "ours.jsonl").is_file()
