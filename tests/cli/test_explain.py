"""`toolfinder explain`: every number with its reasons and sources."""

from __future__ import annotations

import pytest

from tests.worlds import FILES
from toolfinder.criteria import BUILT_IN
from toolfinder.gates import BUILT_IN as GATES
from toolfinder.testing.worlds import AS_OF
from toolfinder.testing.worlds import command_line


def explain(made, name, *options, profile=FILES):
    """What `explain` says of an offer or a tool."""
    return made.run("explain", made.profile(profile), name, "--as-of", AS_OF, *options)


def test_it_begins_with_the_score_the_need_the_cost_and_what_is_known(garden):
    """Four lines that answer the first questions."""
    ranking = garden.run(
        *("recommend", garden.profile(FILES), "--as-of", AS_OF, "--format", "json")
    ).data["needs"][0]["ranking"]
    (beta,) = [one for one in ranking if one["offer"] == "beta@coop"]
    assert [
        f"Beta Núvol · Coop del Núvol: {beta['score']:g} ({beta['low']:.0f}–{beta['high']:.0f})",
        "for the need: File sharing and sync",
        "60 EUR a year (Basic) · 0–1 hours a month · 0.5–8 hours to set it up",
        f"{beta['coverage'] * 100:.0f} % of the facts that count are known from a checked source",
    ] == explain(garden, "beta@coop").out.splitlines()[:4]


def test_each_claim_stands_with_its_source_and_its_doubts(garden):
    """Sources that disagree are both there, and an undated one is marked."""
    lines = [line.strip() for line in explain(garden, "beta@coop").out.splitlines()]
    start = lines.index("· Export of one's data: complete, in open formats [disputed]")
    assert lines[start + 1 : start + 4] == [
        "https://example.org/page, 2026-11-01",
        "· Export of one's data: partial, in open formats [disputed, undated]",
        "https://example.org/undated, undated",
    ]


def test_each_criterion_has_its_points_question_reason_claims_and_remedy(garden):
    """What it adds, on a scale of 100, and what would help."""
    _before, _heading, rest = explain(garden, "beta@coop").out.partition("\n6.33 points: ")
    found, _blank, _rest = rest.partition("\n\n")
    assert (
        found
        == """\
Freedom 76 (60–100), weight 8.3 %
  May we use, study, change and share it?
  Licence: AGPL-3.0-or-later; nobody knows: What the free edition lacks, History of the licence,
  What contributors sign
  · Licence: AGPL-3.0-or-later
    https://example.org/page, 2026-11-01
  What would help: Ask the maintainers to state the exact licence, and to accept contributions
  without a one-sided agreement."""
    )


def test_a_criterion_that_is_met_has_no_remedy(garden):
    """Nothing needs help there."""
    _before, _heading, rest = explain(garden, "beta@coop").out.partition(" points: Fit ")
    found, _blank, _rest = rest.partition("\n\n")
    assert found.splitlines() == [
        "100 (100–100), weight 10.4 %",
        "  Does it do the job?",
        "  made for File sharing and sync",
    ]


def test_what_is_left_out_says_so(garden):
    """For which need, and nothing of a score."""
    assert explain(garden, "omega").out.splitlines()[:4] == [
        "Omega · installed on your own devices: left out",
        "for the need: File sharing and sync",
        "",
        "Red lines",
    ]


@pytest.mark.parametrize(
    ("offer", "line"),
    [
        ("alpha", "· Telemetry: none [expired]"),
        ("alpha", "· Design for attention: none [unverified]"),
        ("alpha", "no checked source"),
        ("beta@self", "unproven: Budget — may cost 681 EUR a year; you have 300. Ask for a price"),
        ("beta@coop", "passes: Licence"),
        (
            "omega",
            "fails: Meant to be recommended — a product to compare with and to replace, not one to recommend",
        ),
    ],
)
def test_doubts_and_red_lines_are_told(garden, offer, line):
    """What has expired, what nobody has checked, and what each gate says."""
    assert line in [found.strip() for found in explain(garden, offer).out.splitlines()]


def test_the_printed_points_sum_to_the_score(garden):
    """The last sum can be checked with a pocket calculator."""
    (line,) = [line for line in explain(garden, "alpha").out.splitlines() if " + " in line]
    points, _equals, score = line.partition(" = ")
    assert float(score) == round(sum(map(float, points.split(" + "))), 2)


def test_a_tool_stands_for_its_best_offer(garden):
    """Beta from the co-op comes before Beta on one's own server."""
    assert explain(garden, "beta@coop").out == explain(garden, "beta").out


def test_an_offer_is_explained_for_each_need_that_it_serves(garden):
    """Beta shares files, and keeps a calendar in part."""
    profile = {**FILES, "needs": ["file-sync", "groupware-calendar"]}
    out = explain(garden, "beta", profile=profile).out.splitlines()
    assert [line for line in out if line.startswith("for the need")] == [
        "for the need: File sharing and sync",
        "for the need: Shared calendars, contacts and groupware",
    ]


def test_json_names_every_question_and_every_gate(garden):
    """With the outcome, the reason and the claims."""
    (found,) = explain(garden, "alpha", "--format", "json").data
    assert {criterion.id for criterion in BUILT_IN} == set(found["questions"])
    assert [gate.id for gate in GATES] == [gate["gate"] for gate in found["gates"]]
    (licence,) = [gate for gate in found["gates"] if gate["gate"] == "licence"]
    assert licence == {
        "gate": "licence",
        "question": "Is the licence one that you accept?",
        "outcome": "pass",
        "because": "",
        "claims": [
            {
                "fact": "licence",
                "subject": "alpha",
                "value": "MIT",
                "status": "known",
                "by": "upstream",
                "source": "https://example.org/page",
                "source_title": None,
                "seen": "2026-11-01",
                "expires": "2027-04-30",
                "standing": "solid",
            }
        ],
    }


def test_json_of_what_is_ranked_has_its_rank_and_its_score(garden):
    """As `recommend` gives them."""
    (need,) = garden.run(
        *("recommend", garden.profile(FILES), "--as-of", AS_OF, "--format", "json")
    ).data["needs"]
    (found,) = explain(garden, "alpha", "--format", "json").data
    assert {**found, **need["ranking"][0], "need": "file-sync"} == found


def test_json_of_what_is_left_out_has_no_score(garden):
    """Only what speaks against it."""
    (found,) = explain(garden, "omega", "--format", "json").data
    assert list(found) == ["need", "tool", "offer", "questions", "gates"]
    failed = [gate["gate"] for gate in found["gates"] if gate["outcome"] == "fail"]
    assert sorted(failed) == ["incumbent", "licence"]


@pytest.mark.parametrize(
    ("name", "near"),
    [("alfa", "; did you mean 'alpha'?"), ("beta@cop", "; did you mean 'beta@coop'?"), ("zzz", "")],
)
def test_an_unknown_offer_names_the_nearest(garden, name, near):
    """In one line."""
    outcome = explain(garden, name)
    said = f"there is no offer or tool for your needs {name!r}{near}\n"
    assert (1, "", said) == (outcome.code, outcome.out, outcome.err)


@pytest.mark.parametrize(
    "arguments", [(), ("alpha",), ("a", "b", "c"), ("a", "b", "--example", "c")]
)
def test_a_profile_and_an_offer_are_both_needed(garden, arguments):
    """Too few and too many words are wrong usage."""
    outcome = garden.run("explain", *arguments)
    said = "Error: give a profile and an offer, or --example NAME and an offer"
    assert (2, said) == (outcome.code, outcome.err.splitlines()[-1])


def test_an_offer_of_an_example_is_explained(shipped, monkeypatch):
    """The profile is left out then."""
    monkeypatch.setenv("TOOLFINDER_CACHE_DIR", str(shipped.store.path.parent))
    outcome = command_line("explain", "--example", "food-co-op", "open-food-network")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("Open Food Network · ")
