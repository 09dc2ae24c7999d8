"""`toolfinder init`: a few questions, and a profile."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from toolfinder.model.profile import Profile
from toolfinder.model.profile import Request
from toolfinder.testing.worlds import command_line

DEFAULTS = "\n" * 7 + "1\n" + "\n" * 4
"""Return to every question but the needs."""

ANSWERS = "\n".join(
    (
        "Can Núvol: l'«àgora» #1",
        "2",
        "fr",
        "12",
        "1",
        "3",
        "ca, fr",
        "2 1, 2",
        "120",
        "6",
        "4",
        "4",
        "",
    )
)
"""Something else to each question."""


def init(made, *options, stdin, name="mine.yaml"):
    """The outcome of `init`, and the file that it was to write."""
    file = made.root.parent / name
    file.unlink(missing_ok=True)
    return made.run("init", str(file), *options, stdin=stdin), file


@pytest.mark.parametrize("code", ["en", "ca", "es", "fr"])
def test_return_to_every_question_makes_a_valid_profile(garden, code):
    """In each language, with that language as the one that everybody must be able to use."""
    outcome, file = init(garden, "--lang", code, stdin=DEFAULTS)
    assert (outcome.code, outcome.err) == (0, "")
    profile = garden.finder().read_profile(file)
    assert ("", "ES", (code,), ("hosted", "installed")) == (
        profile.name,
        profile.country,
        profile.languages.required,
        profile.hosting,
    )
    assert (Request("file-sync"),) == profile.needs


@pytest.mark.parametrize("code", ["en", "ca", "es", "fr"])
def test_the_answers_are_what_the_profile_says(garden, code):
    """Whatever the language of the questions."""
    outcome, file = init(garden, "--lang", code, stdin=ANSWERS)
    assert (outcome.code, outcome.err) == (0, "")
    forms = garden.finder().profile_words.legal_forms
    written = garden.finder().read_profile(file)
    assert {
        "name": "Can Núvol: l'«àgora» #1",
        "legal_form": list(forms)[1],
        "country": "FR",
        "people": {"members": 12, "staff": 1, "volunteers": 3},
        "languages": {"required": ["ca", "fr"], "preferred": []},
        "needs": ["office-online", "file-sync"],
        "budget": {"per_year": 120, "hours_per_month": 6, "currency": "EUR"},
        "skill": 3,
        "hosting": ["hosted", "installed", "self-hosted"],
        "data": "special-category",
        "gates": {"licence": "osi", "jurisdiction": [], "legal": []},
    } == {
        **{
            key: getattr(written, key) for key in ("name", "legal_form", "country", "skill", "data")
        },
        "people": vars(written.people),
        "languages": {key: list(value) for key, value in vars(written.languages).items()},
        "needs": [request.need for request in written.needs],
        "budget": {key: value for key, value in vars(written.budget).items() if value is not None},
        "hosting": list(written.hosting),
        "gates": {
            key: value if isinstance(value, str) else list(value)
            for key, value in vars(written.gates).items()
        },
    }


@pytest.mark.parametrize("code", ["en", "ca", "es", "fr"])
def test_what_it_writes_can_be_answered_at_once(garden, code):
    """The command that it proposes works."""
    outcome, file = init(garden, "--lang", code, stdin=DEFAULTS)
    assert f"  toolfinder recommend {file}" == outcome.out.splitlines()[-1]
    assert garden.run("recommend", str(file)).code == 0


@pytest.mark.parametrize(
    "name",
    [
        "",
        "NO",
        "2026-11-24",
        "a: b",
        "# no",
        "'\"",
        "- x",
        "🌱 L'Hort",
        "null",
        "1e3",
        "{}",
        "@co-op",
        "%",
    ],
)
def test_any_name_survives_being_written_down(garden, name):
    """YAML has signs and words of its own; a name is a text all the same."""
    outcome, file = init(garden, stdin=name + DEFAULTS)
    assert outcome.code == 0
    assert name == garden.finder().read_profile(file).name


def test_what_it_writes_is_in_the_order_of_the_questions(garden):
    """Required languages before preferred ones, money before hours."""
    _outcome, file = init(garden, stdin=DEFAULTS)
    lines = file.read_text(encoding="utf-8").splitlines()
    expected = [
        "people: {members: 20, staff: 0, volunteers: 0}",
        "languages: {required: [en], preferred: []}",
        "budget: {per_year: 300, hours_per_month: 4, currency: EUR}",
    ]
    assert expected == [line for line in lines if line in expected]


def test_the_proposed_importances_are_written_down(garden):
    """They are the defaults, to be voted on."""
    _outcome, file = init(garden, stdin=DEFAULTS)
    written = garden.finder().read_profile(file)
    criteria = garden.finder().plugins.criteria
    assert {criterion.id: criterion.importance for criterion in criteria} == written.values


@pytest.mark.parametrize("code", ["en", "ca"])
def test_half_an_importance_survives_in_every_language(garden, tmp_path, code):
    """A decimal point is a point in YAML, whatever the language of the comments."""
    (tmp_path / "near.py").write_text(
        "from toolfinder import Criterion, hookimpl\n"
        "class Near(Criterion):\n    id = 'near'\n    importance = 2.5\n"
        "@hookimpl\ndef register_criteria():\n    return [Near]\n",
        encoding="utf-8",
    )
    outcome, file = init(garden, "--lang", code, "--plugins-dir", str(tmp_path), stdin=DEFAULTS)
    assert (outcome.code, outcome.err) == (0, "")
    assert "  near: 2.5  #" in file.read_text(encoding="utf-8")


def test_what_is_not_understood_is_asked_again(garden):
    """A country that is none, a language that is none, a number that no need has."""
    given = "\n\nXX\nES\n\n\n\nklingon\nca\nall\n999\n1\n\n\n\n\n"
    outcome, file = init(garden, stdin=given)
    assert outcome.code == 0
    assert outcome.out.count("That was not understood. Please try again.") == 4
    written = garden.finder().read_profile(file)
    assert ("ES", ("ca",), (Request("file-sync"),)) == (
        written.country,
        written.languages.required,
        written.needs,
    )


def test_a_file_that_is_there_is_not_written_over(garden):
    """Not without being told to."""
    file = garden.root.parent / "there.yaml"
    file.write_text("mine", encoding="utf-8")
    outcome = garden.run("init", str(file), stdin=DEFAULTS)
    said = f"Error: {file} is there already; choose another name, or add --force\n"
    assert (1, "", said, "mine") == (
        outcome.code,
        outcome.out,
        outcome.err,
        file.read_text("utf-8"),
    )


def test_force_writes_over_it(garden):
    """When told to."""
    file = garden.root.parent / "there.yaml"
    file.write_text("mine", encoding="utf-8")
    assert garden.run("init", str(file), "--force", stdin=DEFAULTS).code == 0
    assert isinstance(garden.finder().read_profile(file), Profile)


def test_a_folder_that_is_not_there_is_said_before_the_questions(garden):
    """Nobody answers twelve questions in vain."""
    file = garden.root.parent / "nowhere" / "mine.yaml"
    outcome = garden.run("init", str(file), stdin=DEFAULTS)
    said = f"Error: there is no folder {file.parent}\n"
    assert (1, "", said) == (outcome.code, outcome.out, outcome.err)


@pytest.mark.parametrize("answered", range(12))
def test_when_interrupted_nothing_is_written(garden_folder, garden, answered):
    """After any of the questions."""
    folder = garden_folder / "empty"
    folder.mkdir(exist_ok=True)
    given = "".join(DEFAULTS.splitlines(keepends=True)[:answered])
    outcome = garden.run("init", str(folder / "mine.yaml"), stdin=given)
    assert (outcome.code, outcome.err.splitlines()[-1]) == (1, "Stopped.")
    assert list(folder.iterdir()) == []


def test_when_the_disk_is_full_nothing_is_left_behind(garden_folder, garden, monkeypatch):
    """Not even a part, and the file that was there stays."""
    folder = garden_folder / "full"
    folder.mkdir()
    file = folder / "mine.yaml"
    file.write_text("mine", encoding="utf-8")
    replace = Path.replace

    def refused(self, target):
        if Path(target) == file:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refused)
    outcome = garden.run("init", str(file), "--force", stdin=DEFAULTS)
    said = f"Error: {file}: No space left on device\n"
    assert (1, said, "mine") == (outcome.code, outcome.err, file.read_text("utf-8"))
    assert [file] == list(folder.iterdir())


def test_the_first_question_needs_no_catalogue_of_ours(tmp_path):
    """A catalogue that is not there is said in one line."""
    outcome = command_line("init", str(tmp_path / "p.yaml"), "--catalogue", str(tmp_path / "none"))
    said = f"{tmp_path / 'none'}: there is no such folder\n"
    assert (1, "", said) == (outcome.code, outcome.out, outcome.err)
