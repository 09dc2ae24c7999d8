"""Every failure becomes lines for people and an exit code for programs."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.worlds import FILES
from toolfinder import __version__
from toolfinder.__main__ import COMMANDS
from toolfinder.app import Toolfinder
from toolfinder.cli.edge import run
from toolfinder.testing.worlds import AS_OF
from toolfinder.testing.worlds import command_line


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--help",), 0),
        (("--version",), 0),
        (("plugins", "list"), 0),
        (("show", "alpha"), 0),
        (("show", "nothing-of-the-kind"), 1),
        (("search", "zzz"), 1),
        (("recommend", "/no/such/profile.yaml"), 1),
        (("recommend",), 2),
        (("recommend", "--format", "html"), 2),
        (("recommend", "--top", "0"), 2),
        (("recommend", "--caution", "2"), 2),
        (("recommend", "--as-of", "2026-02-30"), 2),
        (("recommend", "--nonsense"), 2),
        (("show", "alpha", "beta"), 2),
        (("fly",), 2),
    ],
)
def test_exit_codes(garden, arguments, code):
    """0 done, 1 the input is wrong, 2 wrong usage."""
    outcome = garden.run(*arguments)
    assert code == outcome.code
    assert (code == 0) is (outcome.err == "")


@pytest.mark.parametrize("place", ["recommend", "explain", "show", "search", "plugins", "init"])
def test_a_bug_is_one_line_and_where_the_log_is(garden, monkeypatch, tmp_path, place):
    """Exit 3, and never a traceback on the screen."""
    folder = tmp_path / "new" / "logs"
    monkeypatch.setenv("TOOLFINDER_CACHE_DIR", str(folder))

    def broken(self, *arguments, **options):
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(Toolfinder, "plugins", property(broken))
    arguments = {
        "recommend": (garden.profile(FILES),),
        "explain": (garden.profile(FILES), "alpha"),
        "show": ("alpha",),
        "search": ("alpha",),
        "plugins": ("list",),
        "init": (str(tmp_path / "p.yaml"),),
    }[place]
    outcome = garden.run(place, *arguments)
    log = folder / "bug.log"
    assert (outcome.code, outcome.out) == (3, "")
    assert [
        "This is a bug in toolfinder: ZeroDivisionError: division by zero",
        f"The details are in {log}",
    ] == outcome.err.splitlines()
    assert log.read_text(encoding="utf-8").startswith("Traceback (most recent call last):")


def test_a_bug_that_has_much_to_say_is_one_line_too(garden, monkeypatch, tmp_path):
    """The name of the error is not lost when its text has several lines."""

    def broken(self):
        raise ValueError("first\nsecond")

    monkeypatch.setenv("TOOLFINDER_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(Toolfinder, "plugins", property(broken))
    outcome = garden.run("plugins", "list")
    assert outcome.err.splitlines() == [
        "This is a bug in toolfinder: ValueError: first second",
        f"The details are in {tmp_path / 'bug.log'}",
    ]


def test_a_bug_without_a_place_for_its_log_is_one_line(garden, monkeypatch, tmp_path):
    """Then nothing is promised."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("TOOLFINDER_CACHE_DIR", str(tmp_path / "file"))

    def broken(self):
        raise KeyError("x")

    monkeypatch.setattr(Toolfinder, "plugins", property(broken))
    outcome = garden.run("plugins", "list")
    assert (outcome.code, outcome.err) == (3, "This is a bug in toolfinder: KeyError: 'x'\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("recommend", "PROFILE"),
        ("explain", "PROFILE", "alpha"),
        ("show", "alpha"),
        ("search", "alpha"),
        ("catalogue", "stats"),
        ("plugins", "list"),
    ],
    ids=" ".join,
)
def test_json_ends_with_one_newline(garden, arguments):
    """As a text file does."""
    path = garden.profile(FILES)
    given = [path if argument == "PROFILE" else argument for argument in arguments]
    out = garden.run(*given, "--format", "json").out
    assert out.rstrip("\n") + "\n" == out


def test_ctrl_c_is_one_word(garden, monkeypatch):
    """Nobody who stops a program wants to read a traceback."""

    def interrupted(self, *arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(Toolfinder, "recommend", interrupted)
    outcome = garden.run("recommend", garden.profile(FILES))
    assert (outcome.code, outcome.out, outcome.err.strip()) == (1, "", "Stopped.")


def test_ctrl_c_before_it_has_started_is_one_word(capsys):
    """While the command is still being made."""

    def interrupted():
        raise KeyboardInterrupt

    assert run(interrupted, []) == 1
    assert capsys.readouterr() == ("", "Stopped.\n")


@pytest.mark.parametrize("format_", ["text", "json", "markdown", "csv"])
def test_a_reader_that_goes_away_is_no_failure(garden, format_):
    """As in `toolfinder recommend ... | head -1`."""
    garden.run("recommend", garden.profile(FILES), "--as-of", AS_OF)  # compiled beforehand
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as out:
        done = subprocess.run(
            [
                *(sys.executable, "-m", "toolfinder", "recommend", garden.profile(FILES)),
                *("--as-of", AS_OF, "--format", format_, "--catalogue", str(garden.root)),
            ],
            stdout=out,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, b"")


def test_head_takes_the_first_line(garden):
    """In a real pipe."""
    garden.run("recommend", garden.profile(FILES), "--as-of", AS_OF)
    script = (
        f"set -o pipefail; '{sys.executable}' -m toolfinder recommend '{garden.profile(FILES)}'"
        f" --catalogue '{garden.root}' --all --format json | head -1"
    )
    done = subprocess.run(["/bin/bash", "-c", script], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"{\n", b"")


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("recomend", "there is no command 'recomend'; did you mean 'recommend'?"),
        ("catalog", "there is no command 'catalog'; did you mean 'catalogue'?"),
        ("Show", "there is no command 'Show'; did you mean 'show'?"),
        ("zzz", "No such command 'zzz'."),
    ],
)
def test_an_unknown_command_names_the_nearest(word, said):
    """Or says that there is none."""
    outcome = command_line(word)
    assert (2, "", f"Error: {said}") == (outcome.code, outcome.out, outcome.err.splitlines()[-1])


@pytest.mark.parametrize("command", [*COMMANDS])
def test_an_unknown_language_is_wrong_usage(command):
    """With those that there are."""
    rest = {"catalogue": ("check",), "plugins": ("list",), "show": ("a",), "search": ("a",)}
    outcome = command_line(command, *rest.get(command, ()), "--lang", "de")
    said = "Error: Invalid value for '--lang': 'de' is not one of 'en', 'ca', 'es', 'fr'."
    assert (2, said) == (outcome.code, outcome.err.splitlines()[-1])


@pytest.mark.parametrize("variable", ["LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"])
def test_the_environment_chooses_the_language(garden, monkeypatch, variable):
    """As gettext reads it; `--lang` goes first."""
    monkeypatch.setenv(variable, "fr_FR.UTF-8")
    assert "    Beta garde des fichiers dans un nuage." in garden.run("search", "nuvol").out
    out = garden.run("search", "nuvol", "--lang", "es").out
    assert "    Beta guarda archivos en una nube." in out


def test_the_language_may_be_joined_to_its_option(garden):
    """`--lang=ca` is `--lang ca`."""
    assert "    Beta desa fitxers en un núvol." in garden.run("search", "nuvol", "--lang=ca").out


def test_a_language_that_is_left_out_is_wrong_usage(garden):
    """`--lang` alone, at the end."""
    outcome = command_line("show", "alpha", "--catalogue", str(garden.root), "--lang")
    said = "Error: Option '--lang' requires an argument."
    assert (2, said) == (outcome.code, outcome.err.splitlines()[-1])


def test_after_two_dashes_nothing_is_an_option(garden):
    """A tool could be called --lang."""
    outcome = garden.run("search", "--catalogue", str(garden.root), "--", "--lang", "fr")
    assert (
        outcome.code,
        (outcome.out + outcome.err).strip(),
    ) == (1, "Nothing was found. Try fewer or other words.")


def test_help_lists_every_command_with_its_summary():
    """In the order in which one needs them."""
    lines = command_line("--help").out.splitlines()
    listed = [line.split(maxsplit=1) for line in lines[lines.index("Commands:") + 1 :]]
    assert [[name, str(entry.summary)] for name, entry in COMMANDS.items()] == listed


def test_version_is_the_packages():
    """One line."""
    assert f"toolfinder {__version__}\n" == command_line("--version").out


def modules_of(*arguments, environment=None):
    """The modules that a command has loaded when it ends, in a process of its own."""
    program = (
        "import sys\nfrom toolfinder.__main__ import main\n"
        "try:\n    main()\nfinally:\n    print(*sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **(environment or {})},
    )
    return {name.partition(".")[0] for name in done.stderr.split()}


@pytest.mark.parametrize("arguments", [("--help",), ("recommend", "--help"), ("serve", "--help")])
def test_help_loads_nothing_heavy(arguments):
    """It is the first thing that people see."""
    heavy = {"babel", "datasette", "numpy", "pluggy", "pydantic", "rich", "sqlite3", "yaml"}
    assert set() == heavy & modules_of(*arguments)


def test_an_answer_loads_nothing_heavy(garden):
    """Once the catalogue is compiled, and into a pipe."""
    garden.run("recommend", garden.profile(FILES))
    loaded = modules_of("recommend", garden.profile(FILES), "--catalogue", str(garden.root))
    heavy = {
        *("asyncio", "babel", "datasette", "filelock", "httpx", "jinja2", "license_expression"),
        *("pydantic", "rich", "scipy", "sklearn", "sqlite_utils", "uvicorn"),
    }
    assert set() == heavy & loaded
    assert {"click", "numpy", "pluggy", "sqlite3", "toolfinder", "yaml"} <= loaded


def test_an_answer_in_another_language_loads_nothing_heavy_either(garden):
    """Translations are read by the standard library."""
    garden.run("recommend", garden.profile(FILES))
    loaded = modules_of(
        *("recommend", garden.profile(FILES), "--catalogue", str(garden.root), "--lang", "ca")
    )
    assert "babel" not in loaded
