"""What importers found: how it stands to what people wrote, and how the two are joined."""

from __future__ import annotations

import json
from datetime import date

import pytest

from toolfinder.catalogue.observed import Stance
from toolfinder.catalogue.observed import Stated
from toolfinder.catalogue.observed import from_json
from toolfinder.catalogue.observed import joined
from toolfinder.catalogue.observed import stance
from toolfinder.catalogue.read import read_catalogue
from toolfinder.errors import CatalogueError
from toolfinder.model.claims import SourceKind
from toolfinder.model.entries import Source
from toolfinder.testing.worlds import tool

EARLY, LATE = date(2026, 1, 1), date(2026, 8, 21)


def source(seen=LATE, by=SourceKind.CATALOGUE):
    return Source(url="https://example.org/list", seen=seen, by=by)


def said(value, seen=EARLY, status=None):
    return Stated(value, status, source(seen, SourceKind.UPSTREAM))


@pytest.mark.parametrize(
    ("fact", "value", "known", "expected"),
    [
        ("licence", "MIT", [], Stance.NEW),
        ("licence", "MIT", [said(None, status="unknown")], Stance.NEW),
        ("licence", "mit", [said("MIT")], Stance.SAME),
        ("licence", "AGPL-3.0", [said("AGPL-3.0-or-later")], Stance.LESS),
        ("licence", "AGPL-3.0", [said("AGPL-3.0-only")], Stance.LESS),
        ("licence", "GPL-2.0", [said("GPL-2.0-or-later AND LGPL-2.0-or-later")], Stance.LESS),
        ("licence", "GPL-3.0", [said("AGPL-3.0-or-later")], Stance.CONFLICT),
        ("licence", "AGPL-3.0-or-later", [said("AGPL-3.0")], Stance.CONFLICT),
        ("licence", "MIT", [said("GPL-3.0-only")], Stance.CONFLICT),
        ("licence", "LicenseRef-proprietary", [said("LicenseRef-SUL-1.0")], Stance.SAME),
        ("licence", "LicenseRef-proprietary", [said("MIT")], Stance.CONFLICT),
        ("licence", "MIT", [said("LicenseRef-SUL-1.0")], Stance.CONFLICT),
        ("licence", "MIT", [said("GPL-3.0-only"), said("MIT")], Stance.SAME),
        ("licence", "GPL-3.0", [said("GPL-3.0-only"), said("GPL-3.0")], Stance.SAME),
        ("open-standards", ["ldap"], [said(["ldap", "csv"])], Stance.SAME),
        ("open-standards", ["ldap"], [said(["csv"])], Stance.NEW),
        ("open-standards", ["ldap", "csv"], [said(["csv"])], Stance.NEW),
        ("open-standards", ["csv"], [said(["ldap"]), said(["csv"])], Stance.SAME),
        ("ui-languages", {"ca": "partial"}, [said({"ca": 0.9})], Stance.LESS),
        ("ui-languages", {"ca": "partial"}, [said({"ca": "none"})], Stance.CONFLICT),
        ("ui-languages", {"es": "partial"}, [said({"ca": "complete"})], Stance.CONFLICT),
        ("ui-languages", {"es": "partial"}, [said({"ca": "unknown"})], Stance.LESS),
        ("ui-languages", {"es": "partial"}, [said({"ca": 0})], Stance.LESS),
        ("ui-languages", {"ca": 0}, [said({"ca": "none"})], Stance.LESS),
        ("ui-languages", {"ca": "none"}, [said({"ca": "none"})], Stance.LESS),
        ("ui-languages", {"ca": "unknown"}, [said({"ca": "none"})], Stance.LESS),
        ("ui-languages", {"ca": "unknown"}, [said({"ca": "complete"})], Stance.LESS),
        ("commits-12-months", 7, [said(5)], Stance.NEWER),
        ("commits-12-months", 7, [said(5, seen=LATE)], Stance.OLDER),
        ("commits-12-months", 7, [said(5), said(6, seen=LATE)], Stance.OLDER),
        ("commits-12-months", 7, [said(5, seen=None)], Stance.NEWER),
        ("export", "none", [said("none")], Stance.SAME),
        ("export", "none", [said("complete-open")], Stance.CONFLICT),
    ],
)
def test_how_an_observed_value_stands_to_what_people_wrote(words, fact, value, known, expected):
    """An ambiguous licence says less than a precise one; a reading is replaced by a later one."""
    assert stance(value, known, LATE, words.facts[fact]) is expected


def values(words, fact, written, *observed):
    stated = [Stated(value, None, source(seen)) for value, seen in observed]
    return [(claim.value, claim.seen) for claim in joined(written, stated, words.facts[fact])]


@pytest.mark.parametrize(
    ("fact", "written", "observed", "expected"),
    [
        ("licence", [], [("MIT", LATE)], [("MIT", LATE)]),
        ("licence", [said("MIT")], [("ISC", LATE)], [("MIT", EARLY), ("ISC", LATE)]),
        ("licence", [said("MIT")], [("MIT", LATE)], [("MIT", EARLY), ("MIT", LATE)]),
        ("licence", [said("MIT", LATE)], [("MIT", EARLY)], [("MIT", LATE)]),
        ("licence", [said("MIT", None)], [("MIT", EARLY)], [("MIT", date.min), ("MIT", EARLY)]),
        ("licence", [said("MIT", LATE)], [("MIT", LATE)], [("MIT", LATE)]),
        (
            "licence",
            [said("MIT"), said("MIT", LATE)],
            [("MIT", LATE)],
            [("MIT", EARLY), ("MIT", LATE)],
        ),
        (
            "licence",
            [said("MIT"), said("ISC", LATE)],
            [("MIT", LATE)],
            [("MIT", EARLY), ("ISC", LATE), ("MIT", LATE)],
        ),
        (
            "licence",
            [said("LicenseRef-SUL-1.0")],
            [("LicenseRef-proprietary", LATE)],
            [("LicenseRef-SUL-1.0", EARLY)],
        ),
        ("licence", [said("GPL-3.0-only")], [("GPL-3.0", LATE)], [("GPL-3.0-only", EARLY)]),
        ("licence", [], [("MIT", EARLY), ("MIT", LATE)], [("MIT", LATE)]),
        ("licence", [], [("GPL-3.0", LATE), ("MIT", EARLY)], [("GPL-3.0", LATE), ("MIT", EARLY)]),
        ("commits-12-months", [said(5)], [(7, LATE)], [(7, LATE)]),
        ("commits-12-months", [said(5, LATE)], [(7, EARLY)], [(5, LATE)]),
        ("packages", [], [(["yunohost"], LATE)], [(["yunohost"], LATE)]),
        (
            "open-standards",
            [said(["ldap", "csv"])],
            [(["ldap"], LATE)],
            [(["ldap", "csv"], EARLY), (["ldap"], LATE)],
        ),
        (
            "open-standards",
            [said(["ldap", "csv"], LATE)],
            [(["ldap"], EARLY)],
            [(["ldap", "csv"], LATE)],
        ),
    ],
)
def test_the_claims_that_a_fact_has_in_the_end(words, fact, written, observed, expected):
    """Contradictions stay side by side; the same said later confirms; nothing is said twice."""
    assert values(words, fact, written, *observed) == expected


def test_what_does_not_apply_is_not_observed(words):
    """Whoever wrote that a fact makes no sense here knew the tool."""
    for more in ([], [said("complete-open")]):
        written = [*more, said(None, status="not-applicable")]
        assert joined(written, [Stated("none", None, source())], words.facts["export"]) == written


def test_only_facts_that_are_dates_are_read_as_dates(words):
    """A text that looks like one stays a text."""
    assert from_json("2026-08-21", words.facts["latest-release"]) == LATE
    assert from_json("2026-08-21", words.facts["steward"]) == "2026-08-21"


LINE = {
    "tool": "alpha",
    "facts": {"export": "none"},
    "record": "a.yml",
    "matched_by": "name",
    "url": "https://example.org/a.yml",
    "seen": "2026-08-21",
    "by": "catalogue",
}


def observed(*lines):
    return "".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines)


def test_observations_are_read_with_their_source(world):
    """And dates are dates."""
    line = {**LINE, "facts": {"latest-release": "2026-08-01"}, "self": {"ram-mb": 512}}
    made = world({"tools/alpha.yaml": tool(), "observed/a-list.jsonl": observed(line)})
    (one,) = read_catalogue(made.root).observed["alpha"]
    assert (one.facts, one.self_facts) == ({"latest-release": date(2026, 8, 1)}, {"ram-mb": 512})
    assert one.source == Source(
        url="https://example.org/a.yml", seen=date(2026, 8, 21), by="catalogue"
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{", "1: is not JSON"),
        ("[" * 100_000, "1: is not JSON"),
        ("[]", "1: [] is not a list of keys and values"),
        ({**LINE, "tool": "alhpa"}, "1: tool: there is no tool 'alhpa'; did you mean 'alpha'?"),
        (
            {**LINE, "facts": {"exprot": 1}},
            "1: facts.exprot: there is no fact 'exprot'; did you mean 'export'?",
        ),
        (
            {**LINE, "facts": {"ram-mb": 1}},
            "1: facts.ram-mb: there is no fact 'ram-mb'",
        ),
        (
            {**LINE, "facts": {"export": "nome"}},
            "1: facts.export: 'nome' is none of: complete-open, partial-open, proprietary, none; ",
        ),
        (
            {**LINE, "facts": {"latest-release": "soon"}},
            "1: facts.latest-release: 'soon' is not a date such as 2026-08-21",
        ),
        (
            {**LINE, "matched_by": "luck"},
            "1: matched_by: 'luck' is none of: repository, homepage, name",
        ),
        ({**LINE, "url": "https://me:secret@example.org/"}, "1: url: "),
        ({**LINE, "whence": "-"}, "1: whence: unknown key 'whence'"),
    ],
)
def test_a_wrong_line_is_named(world, line, expected):
    """With its file, its line and its field."""
    made = world({"tools/alpha.yaml": tool(), "observed/a-list.jsonl": observed(line)})
    with pytest.raises(CatalogueError) as caught:
        read_catalogue(made.root)
    (problem,) = caught.value.problems
    assert str(problem).startswith(f"catalogue/observed/a-list.jsonl:{expected}")


def test_a_fact_of_another_kind_of_thing_is_no_suggestion(world):
    """What is needed to run it is a fact of the offer, not of the tool."""
    line = {**LINE, "facts": {"ram-mb": 1}}
    made = world({"tools/alpha.yaml": tool(), "observed/a-list.jsonl": observed(line)})
    said = "facts.ram-mb: there is no fact 'ram-mb'"
    outcome = made.run("catalogue", "check")
    assert outcome.err == f"catalogue/observed/a-list.jsonl:1: {said}\n"


def test_a_file_that_is_no_text_is_named(world):
    """And the rest is read."""
    made = world({"tools/alpha.yaml": tool()})
    (made.root / "observed").mkdir()
    (made.root / "observed" / "a-list.jsonl").write_bytes(b"\xff\xfe{}")
    outcome = made.run("catalogue", "check")
    assert outcome.code == 1
    assert outcome.err.startswith("catalogue/observed/a-list.jsonl: cannot be read: ")


def test_a_contradiction_is_shown_as_disputed_with_both_sources(world):
    """Never the last word only."""
    line = {**LINE, "facts": {"licence": "GPL-3.0-only"}}
    made = world({"tools/alpha.yaml": tool(), "observed/a-list.jsonl": observed(line)})
    shown = made.run("show", "alpha").out
    assert "MIT [disputed]" in shown
    assert "GPL-3.0-only [disputed, second-hand]" in shown
    assert "https://example.org/a.yml" in shown


def test_an_observation_of_the_own_server_belongs_to_that_offer(world):
    """And is left out where there is none."""
    line = {**LINE, "facts": {}, "self": {"ram-mb": 512}}
    made = world(
        {
            "tools/alpha.yaml": tool(offers={"self": {"delivery": "self-hosted"}}),
            "tools/beta.yaml": tool("Beta"),
            "observed/a-list.jsonl": observed(line, {**line, "tool": "beta"}),
        }
    )
    rows = made.finder().store.rows("SELECT offer, value FROM facts WHERE fact = 'ram-mb'")
    assert [tuple(row) for row in rows] == [("alpha@self", "512")]
