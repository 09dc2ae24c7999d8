"""Matching what importers read to our tools, and writing it down."""

from __future__ import annotations

import json
import subprocess
from datetime import date

import pytest

from toolfinder.addresses import normalised
from toolfinder.catalogue.read import read_catalogue
from toolfinder.errors import Problem
from toolfinder.importing import Checkout
from toolfinder.importing import Importer
from toolfinder.importing import Observation
from toolfinder.observing import import_from
from toolfinder.observing import state_of
from toolfinder.testing.worlds import tool

SEEN = date(2026, 8, 21)
MIT = {"licence": "MIT"}


class Made(Importer):
    """Reads what it is given."""

    id = "a-list"
    label = "A list"
    homepage = "https://example.org/a-list"
    licence = "CC0-1.0"

    def __init__(self, *found):
        self.found = found

    def records(self, checkout):
        return [checkout]

    def read(self, path, checkout):
        yield from self.found


def seen(name="Alpha", repository="", homepage="", record="r.yml", facts=MIT, **more):
    return Observation(
        record,
        name,
        tuple(filter(None, [repository])),
        tuple(filter(None, [homepage])),
        facts,
        **more,
    )


ALPHA = tool(
    "Alpha", repository="https://code.example.org/alpha", homepage="https://alpha.example.org"
)
BETA = tool("Beta Núvol", homepage="https://beta.example.org")


@pytest.fixture
def run(world, tmp_path):
    """Imports observations into a small catalogue; the result and the lines written."""
    files = {"tools/alpha.yaml": ALPHA, "tools/beta-nuvol.yaml": BETA}

    def run(*found, more=None):
        made = world({**files, **(more or {})})
        checkout = Checkout(tmp_path, "abc", SEEN)
        result = import_from(Made(*found), checkout, read_catalogue(made.root))
        lines = result.path.read_text(encoding="utf-8").splitlines()
        return result, [json.loads(line) for line in lines]

    return run


@pytest.mark.parametrize(
    ("observation", "expected"),
    [
        (seen("Other", "https://code.example.org/alpha"), ("alpha", "repository")),
        (seen("Other", "HTTP://www.Code.example.org/Alpha.git/"), ("alpha", "repository")),
        (seen("Other", homepage="http://alpha.example.org/"), ("alpha", "homepage")),
        (seen("ALPHA"), ("alpha", "name")),
        (seen("beta nuvol"), ("beta-nuvol", "name")),
        (seen("Beta Núvol", "https://code.example.org/new"), ("beta-nuvol", "name")),
    ],
)
def test_a_record_is_recognised(run, observation, expected):
    """By its repository, else its homepage, else its name."""
    result, (line,) = run(observation)
    assert (line["tool"], line["matched_by"]) == expected
    assert (result.tools, result.unmatched, result.problems) == (1, [], [])


@pytest.mark.parametrize("name", ["gamma", "DELTA suite", "Délta-Süite"])
def test_a_tool_is_known_by_its_id_and_by_its_name(run, name):
    """Without case, accents and signs."""
    gamma = tool("Délta Süite", homepage="https://gamma.example.org")
    _result, (line,) = run(seen(name), more={"tools/gamma.yaml": gamma})
    assert line["tool"] == "gamma"


def test_tools_of_one_name_are_named_in_order(run):
    """None of them is taken."""
    more = {
        f"tools/one-{letter}.yaml": tool("Same", homepage=f"https://{letter}.example.org")
        for letter in "hcafbgde"
    }
    result, lines = run(seen("same"), more=more)
    (problem,) = result.problems
    listed = ", ".join(f"one-{letter}" for letter in "abcdefgh")
    assert (lines, problem.message) == ([], f"fits several tools: {listed}")


@pytest.mark.parametrize(
    "observation",
    [
        seen("Gamma"),
        seen("Alphabet"),
        seen("Alpha", "https://code.example.org/another-alpha"),
        seen("", ""),
    ],
)
def test_another_repository_of_the_same_name_is_another_tool(run, observation):
    """Names alone prove little."""
    result, lines = run(observation)
    assert (lines, result.unmatched) == ([], [observation.name])


def test_a_line_says_where_and_when(run):
    """And by whom."""
    _result, (line,) = run(seen(self_facts={"ram-mb": 5}))
    assert line == {
        "tool": "alpha",
        "facts": MIT,
        "record": "r.yml",
        "matched_by": "name",
        "url": "https://example.org/a-list/blob/abc/r.yml",
        "seen": "2026-08-21",
        "by": "catalogue",
    }


def test_a_record_may_know_its_own_address(run):
    """Which counts more than the importer's."""
    _result, (line,) = run(seen(url="https://example.org/alpha"))
    assert line["url"] == "https://example.org/alpha"


def test_makers_are_written_down_as_makers(world, tmp_path):
    """And a copy of which nobody knows the day bears none."""

    class Makers(Made):
        by = "upstream"

    made = world({"tools/alpha.yaml": ALPHA})
    importer = Makers(seen(facts={"licence": "ISC"}))
    result = import_from(importer, Checkout(tmp_path), read_catalogue(made.root))
    line = json.loads(result.path.read_text(encoding="utf-8"))
    assert (line["by"], line["seen"]) == ("upstream", None)
    assert line["url"] == "https://example.org/a-list/blob/HEAD/r.yml"
    assert result.conflicts == [("alpha", "licence", "ISC")]


def test_the_own_server_is_observed_where_there_is_one(run):
    """Memory and disk belong to that offer."""
    own = {**ALPHA, "offers": {"self": {"delivery": "self-hosted"}}}
    _result, (line,) = run(seen(self_facts={"ram-mb": 5}), more={"tools/alpha.yaml": own})
    assert line["self"] == {"ram-mb": 5}


def test_the_surer_of_two_records_counts(run):
    """The other is somebody else."""
    _result, (line,) = run(
        seen(record="name.yml"), seen("X", "https://code.example.org/alpha", record="repo.yml")
    )
    assert line["record"] == "repo.yml"


def test_two_records_that_fit_equally_well_are_reported_and_not_written(run):
    """Duplicate ids in a source."""
    result, lines = run(seen(record="a.yml"), seen(record="b.yml"))
    said = "alpha fits several records; none is taken"
    assert (lines, result.problems) == ([], [Problem(said, "a.yml"), Problem(said, "b.yml")])


def test_a_record_that_fits_two_tools_is_reported_and_not_written(run):
    """Both have the address."""
    twin = {**BETA, "homepage": "https://alpha.example.org"}
    result, lines = run(
        seen("X", homepage="https://alpha.example.org"), more={"tools/beta-nuvol.yaml": twin}
    )
    said = "fits several tools: alpha, beta-nuvol"
    assert (lines, result.problems) == ([], [Problem(said, "r.yml")])


@pytest.mark.parametrize(
    "observation",
    [
        seen(repository="https://me:secret@code.example.org/alpha"),
        seen(homepage="https://me@alpha.example.org"),
        seen(url="https://me:secret@example.org/r"),
        seen(homepage="https://[alpha"),
    ],
)
def test_addresses_with_credentials_are_reported_and_not_written(run, observation):
    """Nor is what cannot be read as an address."""
    result, lines = run(observation)
    said = "an address carries a user name or a password; it is left out"
    assert result.problems == [Problem(said, "r.yml")]
    assert "secret" not in json.dumps(lines)
    assert [line["matched_by"] for line in lines] == ["name"]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"licence": "MTI"}, "there is no SPDX licence 'MTI'"),
        ({"licence": "Beerware 3"}, "'Beerware 3' is not an SPDX expression"),
        ({"licenec": "MIT"}, "there is no fact 'licenec'"),
        ({"export": "nome"}, "'nome' is none of"),
    ],
)
def test_a_value_that_our_words_lack_is_reported_and_not_written(run, facts, said):
    """The rest of the record stands."""
    result, (line,) = run(seen(facts={**facts, "telemetry": "none"}))
    (problem,) = result.problems
    assert (problem.file, problem.field) == ("r.yml", next(iter(facts)))
    assert problem.message.startswith(said)
    assert line["facts"] == {"telemetry": "none"}


def test_a_record_without_anything_to_use_leaves_no_line(run):
    """Nor a tool."""
    result, lines = run(seen(facts={}))
    assert (lines, result.tools) == ([], 0)


def test_the_same_checkout_twice_makes_the_same_bytes(run):
    """In whatever order it is read."""
    found = [seen(), seen("beta nuvol", record="b.yml", facts={"latest-release": SEEN})]
    first, _lines = run(*found)
    text = first.path.read_bytes()
    again, _lines = run(*reversed(found))
    assert again.path.read_bytes() == text
    assert (first.new, first.changed, first.unchanged) == (2, 0, 0)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 2)


def test_facts_are_written_in_order_and_in_plain_letters(run):
    """So that people can read and compare them."""
    facts = {"telemetry": "none", "licence": "MIT", "export": "none"}
    result, (line,) = run(seen(facts=facts, record="núvol.yml"))
    assert list(line["facts"]) == ["export", "licence", "telemetry"]
    assert '"record": "núvol.yml"' in result.path.read_text(encoding="utf-8")


def test_what_has_changed_since_the_last_import_is_counted(run):
    """Claim by claim."""
    run(seen(facts={**MIT, "telemetry": "none"}))
    again, _lines = run(seen(facts={"licence": "ISC", "telemetry": "none", "export": "none"}))
    assert (again.new, again.changed, again.unchanged) == (1, 1, 1)


def test_what_contradicts_people_is_named(run):
    """And written all the same."""
    result, (line,) = run(seen(facts={"licence": "ISC"}))
    assert result.conflicts == [("alpha", "licence", "ISC")]
    assert line["facts"] == {"licence": "ISC"}


def test_what_contradicts_people_on_the_own_server_is_named(run):
    """Against the facts of that offer."""
    facts = {"ram-mb": {"value": 512, "from": "page"}}
    own = {**ALPHA, "offers": {"self": {"delivery": "self-hosted", "facts": facts}}}
    result, _lines = run(seen(self_facts={"ram-mb": 5}), more={"tools/alpha.yaml": own})
    assert result.conflicts == [("alpha", "ram-mb", 5)]


def test_claims_are_counted_tool_by_tool(run):
    """The same fact of two tools is two."""
    result, _lines = run(seen(), seen("beta nuvol", record="b.yml"))
    assert (result.tools, result.new) == (2, 2)


def test_the_same_day_contradicts_nothing(run):
    """People and importers write dates in one way."""
    day = date(2026, 1, 1)
    audited = {**ALPHA, "facts": {"security-audit": {"value": day, "from": "page"}}}
    result, (line,) = run(seen(facts={"security-audit": day}), more={"tools/alpha.yaml": audited})
    assert (result.conflicts, line["facts"]) == ([], {"security-audit": "2026-01-01"})


def test_a_hundred_thousand_records(run):
    """One of them about a tool of ours."""
    found = [seen(f"Other {n}", f"https://code.example.org/{n}") for n in range(99_999)]
    result, lines = run(*found, seen(record="last.yml"))
    assert (result.records, len(result.unmatched)) == (100_000, 99_999)
    assert [line["record"] for line in lines] == ["last.yml"]


def test_progress_is_told(world, tmp_path):
    """File by file."""
    made = world({"tools/alpha.yaml": ALPHA})
    told = []
    import_from(
        Made(seen()),
        Checkout(tmp_path, "", SEEN),
        read_catalogue(made.root),
        lambda done, total: told.append((done, total)),
    )
    assert told == [(1, 1)]


def git(folder, *arguments):
    subprocess.run(
        ["git", "-C", folder, "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments],
        check=True,
        capture_output=True,
        env={"GIT_COMMITTER_DATE": "2026-08-21T12:00:00+0000", "PATH": "/usr/bin:/bin"},
    )


def test_the_state_of_a_checkout_is_its_commit_and_day(tmp_path):
    """For a file, that of its folder."""
    git(tmp_path, "init")
    (tmp_path / "apps.toml").write_text("", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "x")
    for path in (tmp_path, tmp_path / "apps.toml"):
        state = state_of(path)
        assert (state.path, len(state.commit), state.seen) == (path, 12, SEEN)


def test_a_folder_that_is_no_checkout_has_no_state(tmp_path):
    """Nobody knows of which day it is."""
    assert state_of(tmp_path) == Checkout(tmp_path)


def test_without_git_there_is_no_state(tmp_path, monkeypatch):
    """Nor is that an error."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert state_of(tmp_path) == Checkout(tmp_path)


def test_an_answer_of_git_that_is_none_of_ours_is_no_state(tmp_path, monkeypatch):
    """Such as a signature before the commit."""

    def answer(command, **_more):
        return subprocess.CompletedProcess(command, 0, "gpg: Good signature\nabc 2026-08-21\n")

    monkeypatch.setattr(subprocess, "run", answer)
    assert state_of(tmp_path) == Checkout(tmp_path)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.Example.org/A/b.git", "example.org/a/b"),
        ("http://example.org/", "example.org"),
        (" https://example.org:8080/a/ ", "example.org/a"),
        ("https:///a", ""),
        ("example.org/a", ""),
        ("https://[", ""),
        ("", ""),
    ],
)
def test_addresses_compare(address, expected):
    """Without what may differ between two ways to write one address."""
    assert normalised(address) == expected
