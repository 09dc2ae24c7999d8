"""`toolfinder forge` from the command line to the file that it writes."""

from __future__ import annotations

import json
from datetime import date

import pytest
from toolfinder.i18n import LANGUAGES
from toolfinder.testing import command_line
from toolfinder.testing import tool

from toolfinder_forge import fetching
from toolfinder_forge import texts
from toolfinder_forge.tokens import variable

ROOT = "/api/v3/repos/coop/alpha"


@pytest.fixture
def run(small_world, github, forge, clock, monkeypatch):
    """Runs the command on a catalogue of Alpha (on the forge) and more; `run.world` is it."""
    monkeypatch.setattr(fetching, "Clock", lambda: clock)
    world = small_world({"tools/alpha.yaml": tool("Alpha", repository=github.repository)})

    def run(*arguments, kind="github"):
        return world.run("forge", "--forge", f"{forge.host}={kind}", *arguments)

    run.world = world
    run.file = world.root / "observed" / "forge.jsonl"
    run.lines = lambda: list(map(json.loads, run.file.read_text(encoding="utf-8").splitlines()))
    return run


def moved_day(clock, day):
    clock.day = date.fromisoformat(day)


def test_what_the_forge_says_is_written_down(run, github):
    """Beside what people wrote, which stays as it is."""
    github.lives()
    before = (run.world.root / "tools/alpha.yaml").read_bytes()
    result = run()
    assert (result.code, result.err) == (0, "")
    assert run.lines() == [
        {
            "tool": "alpha",
            "facts": {
                "commits-12-months": 318,
                "latest-release": "2026-10-01",
                "licence": "AGPL-3.0",
                "maintainers": "few",
            },
            "record": "127.0.0.1/coop/alpha.json",
            "matched_by": "repository",
            "url": github.repository,
            "seen": "2026-11-24",
            "by": "upstream",
        }
    ]
    assert result.out == (
        "     1  repositories asked for\n"
        "     1  answers read\n"
        "     4  requests sent\n"
        "     1  tools with facts from forges\n"
        "     4  claims are new\n"
        "     0  claims have changed\n"
        "     0  claims are as before\n"
        "alpha: the forge says of Licence: AGPL-3.0; people wrote something else\n"
        f"Written to {run.file}.\n"
    )
    assert (run.world.root / "tools/alpha.yaml").read_bytes() == before
    assert run.world.run("catalogue", "check").code == 0


def test_the_same_answers_make_the_same_bytes(run, github, forge):
    """And nothing that has not changed is sent again."""
    github.lives()
    run("alpha")
    first = run.file.read_bytes()
    result = run("alpha", "--format", "json")
    assert run.file.read_bytes() == first
    assert (result.data["new"], result.data["unchanged"]) == (0, 4)
    assert [bool(headers.get("If-None-Match")) for _m, _p, headers in forge.asked[4:]] == [
        True,
        True,
        False,
        False,
    ]


def test_the_import_alone_makes_the_same_bytes(run, github, tmp_path):
    """From the records, without a network: `toolfinder catalogue import forge`."""
    github.lives()
    run("--records", str(tmp_path / "records"))
    first = run.file.read_bytes()
    run.file.unlink()
    records = str(tmp_path / "records")
    result = run.world.run("catalogue", "import", "forge", records, "--seen", "2027-01-01")
    assert (result.code, run.file.read_bytes()) == (0, first)


def test_a_tool_asked_for_today_is_not_asked_for_again(run, github, forge, clock):
    """Unless it is named, or tomorrow; `--max-age` makes it longer."""
    github.lives()
    run()
    assert len(forge.asked) == 4
    assert run("--format", "json").data["asked"] == 0
    moved_day(clock, "2026-11-30")
    assert run("--max-age", "6", "--format", "json").data["asked"] == 0
    assert run("--max-age", "5", "--format", "json").data["asked"] == 1
    assert run("alpha", "--format", "json").data["asked"] == 1


def test_a_line_bears_the_day_of_its_record(run, github, forge, clock):
    """A repository that could not be read today keeps what it said, with the day of then."""
    github.lives()
    run()
    moved_day(clock, "2026-12-24")
    forge.instead(ROOT, {"message": "trouble"}, status=500)
    result = run()
    assert (result.code, result.err) == (0, "alpha: the forge has trouble (HTTP 500)\n")
    (line,) = run.lines()
    assert line["seen"] == "2026-11-24"


def test_lines_of_another_computer_stay(run, github, forge, tmp_path):
    """A folder without records replaces nothing that it knows nothing of."""
    github.lives()
    run()
    first = run.lines()
    beta = tool("Beta", repository=f"{forge.url}/coop/beta")
    run.world.write({"tools/beta.yaml": beta})
    github.lives(root="/api/v3/repos/coop/beta", full_name="coop/beta")
    result = run("beta", "--records", str(tmp_path / "empty"), "--format", "json")
    assert [line["tool"] for line in run.lines()] == ["alpha", "beta"]
    assert run.lines()[0] == first[0]
    assert (result.data["asked"], result.data["tools"]) == (1, 2)


def test_a_line_of_another_computer_stays_when_its_repository_is_gone(run, github, forge):
    """What it said then was so; it grows old by itself. A damaged record is none."""
    github.lives()
    run()
    first = run.lines()
    path = run.world.root.parent / "cache/forge/127.0.0.1/coop/alpha.json"
    path.write_text("{")
    forge.instead(ROOT, {"message": "Not Found"}, status=404)
    assert run("--format", "json").data["gone"] == ["alpha"]
    assert run.lines() == first


def test_two_tools_of_one_repository_ask_once_and_neither_takes_its_facts(run, github, forge):
    """They are the repository's, and nobody knows of which tool."""
    run.world.write({"tools/beta.yaml": tool("Beta", repository=github.repository)})
    github.lives()
    result = run()
    assert (len(forge.asked), run.lines()) == (4, [])
    assert result.err == "127.0.0.1/coop/alpha.json: fits several tools: alpha, beta\n"


def test_a_line_of_an_address_that_people_changed_does_not_stay(run, github, forge, tmp_path):
    """It was about another repository."""
    github.lives()
    run()
    other = {
        "tools/alpha.yaml": tool("Alpha", repository=f"{forge.url}/coop/other"),
        "tools/beta.yaml": tool("Beta", repository=f"{forge.url}/coop/beta"),
    }
    run.world.write(other)
    github.lives(root="/api/v3/repos/coop/beta", full_name="coop/beta")
    run("beta", "--records", str(tmp_path / "empty"))
    assert [line["tool"] for line in run.lines()] == ["beta"]


def test_a_limit_ends_the_run_and_keeps_what_was_read(run, github, forge, clock):
    """The next run goes on with those that are left."""
    for name in ("beta", "gamma"):
        repository = f"{forge.url}/coop/{name}"
        run.world.write({f"tools/{name}.yaml": tool(name.title(), repository=repository)})
    github.lives()
    reset = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": str(int(clock.time) + 1800)}
    forge.says("/api/v3/repos/coop/beta", {"message": "limit"}, status=403, **reset)
    result = run()
    assert result.code == 4
    assert result.err == (
        f"beta: {forge.host} answers no more for now; it asks to wait 1800 seconds (see --wait)\n"
        "Left for another time: beta, gamma\n"
    )
    assert [line["tool"] for line in run.lines()] == ["alpha"]
    assert clock.waits == []
    forge.asked.clear()
    for name in ("beta", "gamma"):
        forge.answers[f"/api/v3/repos/coop/{name}"] = []
        github.lives(root=f"/api/v3/repos/coop/{name}", full_name=f"coop/{name}")
    assert run("--wait", "1800").code == 0
    assert [line["tool"] for line in run.lines()] == ["alpha", "beta", "gamma"]
    assert len(forge.asked) == 8


def test_a_limit_is_waited_for_as_long_as_may_be(run, github, forge, clock):
    """1800 seconds, in no time."""
    reset = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": str(int(clock.time) + 1800)}
    forge.says(ROOT, {"message": "limit"}, status=403, **reset)
    github.lives()
    assert run("--wait", "1800").code == 0
    assert clock.waits == [1800]


def test_a_limit_of_one_forge_is_none_of_another(run, github, forge, monkeypatch):
    """The rest is asked for."""
    local = forge.url.replace("127.0.0.1", "localhost")
    run.world.write({"tools/beta.yaml": tool("Beta", repository=f"{local}/coop/beta")})
    forge.says(ROOT, status=429, Retry_After="1800")
    github.lives(root="/api/v3/repos/coop/beta", full_name="coop/beta")
    result = run("--forge", f"{local.removeprefix('http://')}=github", "--format", "json")
    assert (result.code, result.data["left"], result.data["read"]) == (4, ["alpha"], 1)


def test_a_forge_that_is_down_is_left_alone_after_three_misses(run, forge):
    """Not every repository waits for its time to be over."""
    for name in ("beta", "gamma", "delta", "epsilon"):
        repository = f"{forge.url}/coop/{name}"
        run.world.write({f"tools/{name}.yaml": tool(name.title(), repository=repository)})
        forge.breaks(f"/api/v3/repos/coop/{name}", "cut")
    forge.breaks(ROOT, "cut")
    result = run("--format", "json")
    assert (result.code, result.data["asked"], len(result.data["left"])) == (4, 3, 5)
    assert len(forge.asked) == 3
    assert not run.file.exists()


def test_misses_count_only_when_they_follow_each_other(run, github, forge):
    """A forge that answers in between is there."""
    for name in ("beta", "gamma", "delta", "epsilon"):
        repository = f"{forge.url}/coop/{name}"
        run.world.write({f"tools/{name}.yaml": tool(name.title(), repository=repository)})
        forge.breaks(f"/api/v3/repos/coop/{name}", "cut")
    github.lives(root="/api/v3/repos/coop/delta", full_name="coop/delta")
    forge.answers["/api/v3/repos/coop/delta"].pop(0)
    forge.breaks(ROOT, "cut")
    result = run("--format", "json")  # alpha, beta, delta, epsilon, gamma
    assert (result.data["asked"], result.data["read"]) == (5, 1)


def test_moved_archived_and_gone_are_told(run, github, forge, clock):
    """On the screen, and by `catalogue check`, until people write it down."""
    forge.says(ROOT, github.about(full_name="new/beta", archived=True))
    github.lives(root="/api/v3/repos/new/beta")
    out = run().out
    moved = f"alpha: its repository moved to {forge.url}/new/beta (seen 2026-11-24): write that"
    assert moved in out
    archived = "alpha: its repository is archived: nobody works on it there (seen 2026-11-24)"
    assert archived in out
    told = run.world.run("catalogue", "check", "--lint", "plugins")
    assert moved.partition(": ")[2] in told.out
    forge.instead(ROOT, {"message": "Not Found"}, status=404)
    moved_day(clock, "2026-11-25")
    result = run("--format", "json")
    assert (result.data["gone"], result.data["moved"], result.data["archived"]) == (
        ["alpha"],
        {},
        [],
    )
    assert run.lines()[0]["seen"] == "2026-11-24"


def test_a_part_that_is_gone_is_not_the_whole(run, github, forge):
    """A repository whose code is hidden is there all the same."""
    github.lives()
    forge.instead(f"{ROOT}/commits", {"message": "Not Found"}, status=404)
    result = run("--format", "json")
    assert (result.data["gone"], result.data["read"]) == ([], 0)
    assert result.data["problems"] == [
        "alpha: the forge has no such repository, or does not show it"
    ]


def test_a_value_that_our_words_lack_is_left_out(run, github, monkeypatch):
    """The importer's own check; the rest of the record is written."""
    github.lives()
    run()
    path = run.world.root.parent / "cache/forge/127.0.0.1/coop/alpha.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**record, "commits": "<b>many</b>"}))
    result = run()
    assert "commits-12-months" in result.err
    assert "commits-12-months" not in run.lines()[0]["facts"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("alhpa",), 1, "TOOL: there is no tool 'alhpa'; did you mean 'alpha'?"),
        (("bare",), 1, "bare: has no repository in the catalogue"),
        (("odd",), 4, "odd: what runs on git.example.org is not known: name it with"),
        (("--forge", "git.example.org"), 2, "'git.example.org' is not HOST=KIND with a kind of"),
        (("--forge", "=gitlab"), 2, "'=gitlab' is not HOST=KIND"),
        (("--wait", "-1"), 2, "--wait"),
        (("--timeout", "0"), 2, "--timeout"),
    ],
)
def test_wrong_words_are_one_line(run, forge, arguments, code, said):
    """With the nearest right one, and before anything is asked."""
    run.world.write(
        {
            "tools/bare.yaml": tool("Bare"),
            "tools/odd.yaml": tool("Odd", repository="https://git.example.org/a/b"),
        }
    )
    result = run(*arguments)
    assert (result.code, forge.asked) == (code, [])
    assert said in result.err
    assert "Traceback" not in result.err


def test_a_retired_tool_is_asked_for_only_by_name(run, github, forge):
    """Nobody waits for its next release."""
    reason = dict.fromkeys(LANGUAGES, "It is over.")
    status = {"retired": {"reason": reason, "date": date(2026, 1, 1)}}
    run.world.write(
        {"tools/alpha.yaml": tool("Alpha", repository=github.repository, status=status)}
    )
    github.lives()
    assert run("--format", "json").data["asked"] == 0
    assert run("alpha", "--format", "json").data["asked"] == 1


def test_the_catalogue_that_came_with_toolfinder_is_not_written(run, monkeypatch):
    """The next update would replace it."""
    monkeypatch.setattr("toolfinder_forge.command.is_installed", lambda _root: True)
    result = run()
    assert (result.code, "name your own with --catalogue" in result.err) == (1, True)


def test_a_folder_that_cannot_be_written_is_one_line(run, github, tmp_path):
    """What was there stays."""
    github.lives()
    (tmp_path / "taken").write_text("a file")
    result = run("--records", str(tmp_path / "taken" / "records"))
    assert (result.code, "Traceback" in result.err) == (1, False)
    assert "taken" in result.err


def test_no_token_is_written_anywhere(run, github, forge, monkeypatch, tmp_path):
    """Not in records, lines or messages; it is sent, that is all."""
    monkeypatch.setenv(variable(forge.host), "very-secret")
    github.lives()
    result = run("--records", str(tmp_path / "records"))
    assert forge.asked[0][2]["Authorization"] == "Bearer very-secret"
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert run.file in files
    assert not any(b"very-secret" in path.read_bytes() for path in files)
    assert "very-secret" not in result.out + result.err


def test_what_is_no_token_is_named_and_not_shown(run, forge, monkeypatch):
    """By its variable."""
    monkeypatch.setenv(variable(forge.host), "very secret")
    result = run()
    assert (result.code, forge.asked) == (1, [])
    assert result.err == f"{variable(forge.host)}: holds something that is no token\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_explains_itself(run, language):
    """In four languages."""
    result = command_line("forge", "--lang", language, "--help")
    said = texts.HELP_RECORDS.translations.get(language, texts.HELP_RECORDS.text)
    assert (result.code, said.split()[0] in result.out) == (0, True)
