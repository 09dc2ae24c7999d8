"""Each criterion: its anchors, its unknowns, and what it says of itself."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.subjects import claim
from tests.subjects import plan
from tests.subjects import profile
from tests.subjects import subject
from toolfinder.criteria import BUILT_IN
from toolfinder.criterion import Assessment
from toolfinder.criterion import NotApplicable
from toolfinder.explain import Explainer
from toolfinder.i18n import render
from toolfinder.model.profile import Request

CRITERIA = {made.id: made() for made in BUILT_IN}
DPA = "data-processing-agreement"
RECENT, LONG_AGO = date(2026, 10, 1), date(2020, 1, 1)

BEST = {
    "fit": [],
    "affordability": [plan(0)],
    "freedom": [
        claim("licence", "AGPL-3.0-or-later"),
        claim("free-edition-limits", "none"),
        claim("licence-history", "stable"),
        claim("contributor-agreement", "dco"),
    ],
    "privacy": [
        claim("end-to-end-encryption", "default"),
        claim("telemetry", "none"),
        claim("third-party-trackers", "none"),
        claim("identifier-required", "none"),
        claim("security-audit", date(2026, 1, 1)),
        claim(DPA, True),
    ],
    "portability": [
        claim("export", "complete-open"),
        claim("open-standards", ["csv", "odf", "webdav"]),
        claim("api", "documented"),
    ],
    "sovereignty": [
        claim("host-country", "ES"),
        claim("ultimate-owner-country", "ES"),
        claim("mandatory-third-party", []),
        claim("self-hostable", True),
        claim("steward-country", "ES"),
    ],
    "governance": [
        claim("legal-form", "consumer-co-op"),
        claim("steward-legal-form", "multi-stakeholder-co-op"),
        claim("user-voice", "member-vote"),
    ],
    "community": [
        claim("participation", ["deliberation", "voting", "moderation", "groups", "comments"]),
        claim("attention-design", "none"),
    ],
    "inclusion": [
        claim("ui-languages", {"ca": "complete", "es": "complete"}),
        claim("accessibility", "audited-aa"),
        claim("phone-use", "app-and-web"),
        claim("join-without-account", True),
    ],
    "learning": [
        claim("user-guide-languages", ["ca"]),
        claim("support-languages", ["ca"]),
        claim("courses", [{"language": "ca", "url": "https://example.org"}]),
        claim("skill-to-use", 1),
    ],
    "resilience": [
        claim("latest-release", RECENT),
        claim("commits-12-months", 400),
        claim("maintainers", "many"),
        claim("independent-providers", "several"),
        claim("alive", RECENT),
    ],
    "business": [
        claim("sells-or-mines-data", False),
        claim("advertising", False),
        claim("income", ["membership", "donations"]),
        claim("social-economy", True),
    ],
    "ecology": [claim("old-devices", "yes"), claim("energy", "renewable")],
}

WORST = {
    "fit": [],
    "affordability": [plan(10_000)],
    "freedom": [
        claim("licence", "LicenseRef-proprietary"),
        claim("free-edition-limits", "essential"),
        claim("licence-history", "relicensed-restrictive"),
        claim("contributor-agreement", "cla-asymmetric"),
    ],
    "privacy": [
        claim("end-to-end-encryption", "none"),
        claim("telemetry", "always"),
        claim("third-party-trackers", "many"),
        claim("identifier-required", "real-name"),
        claim("security-audit", LONG_AGO),
        claim(DPA, False),
    ],
    "portability": [claim("export", "none"), claim("open-standards", []), claim("api", "none")],
    "sovereignty": [
        claim("host-country", "CN"),
        claim("ultimate-owner-country", "CN"),
        claim("mandatory-third-party", ["One", "Two", "Three"]),
        claim("self-hostable", False),
        claim("steward-country", "CN"),
    ],
    "governance": [
        claim("legal-form", "investor-owned-company"),
        claim("steward-legal-form", "investor-owned-company"),
        claim("user-voice", "none"),
    ],
    "community": [claim("participation", []), claim("attention-design", "engagement-driven")],
    "inclusion": [
        claim("ui-languages", {"de": "complete"}),
        claim("accessibility", "known-barriers"),
        claim("phone-use", "no"),
        claim("join-without-account", False),
    ],
    "learning": [
        claim("user-guide-languages", []),
        claim("support-languages", []),
        claim("courses", []),
        claim("skill-to-use", 4),
    ],
    "resilience": [
        claim("latest-release", LONG_AGO),
        claim("commits-12-months", 0),
        claim("maintainers", "one"),
        claim("independent-providers", "none"),
        claim("alive", LONG_AGO),
    ],
    "business": [
        claim("sells-or-mines-data", True),
        claim("advertising", True),
        claim("income", ["advertising", "data"]),
        claim("social-economy", False),
    ],
    "ecology": [claim("old-devices", "no"), claim("energy", "fossil")],
}

US = profile(
    country="ES",
    languages={"required": ["ca"], "preferred": ["es"]},
    budget={"per_year": 400},
    skill=1,
)


def assess(id_, *claims, organisation=US, **changes):
    """What a criterion says of an offer with these claims."""
    criterion = CRITERIA[id_]
    return criterion.assess(subject(*claims, **changes).reading(criterion.reads), organisation)


@pytest.mark.parametrize("id_", CRITERIA)
def test_the_best_there_can_be_is_one(id_):
    """Every fact at its best, from solid sources, reaches the upper anchor exactly."""
    found = assess(id_, *BEST[id_])
    assert (found.low, found.high, found.missing) == (pytest.approx(1), pytest.approx(1), ())


@pytest.mark.parametrize("id_", set(CRITERIA) - {"fit"})
def test_the_worst_there_can_be_is_near_zero(id_):
    """Every fact at its worst comes within 0.15 of the lower anchor, without width."""
    found = assess(id_, *WORST[id_])
    assert found.low == pytest.approx(found.high)
    assert 0 <= found.high <= 0.15


@pytest.mark.parametrize("id_", sorted(set(CRITERIA) - {"fit", "affordability"}))
def test_without_any_claim_everything_is_possible(id_):
    """Unknown is the whole interval, never zero and never dropped."""
    found = assess(id_)
    assert (found.low, found.high) == (pytest.approx(0), pytest.approx(1))
    assert set(found.missing) <= set(CRITERIA[id_].reads)
    assert found.missing


@pytest.mark.parametrize(
    ("role", "features", "had", "expected"),
    [
        ("core", (), (), (1.0, 1.0)),
        ("core", ("a", "b"), ("a",), (0.75, 1.0)),
        ("core", ("a", "b"), ("a", "b"), (1.0, 1.0)),
        ("partial", (), (), (0.0, 0.5)),
        ("partial", ("a", "b"), (), (0.0, 0.5)),
        ("partial", ("a", "b"), ("a", "b"), (0.5, 0.5)),
    ],
)
def test_fit(role, features, had, expected):
    """Half the role, half the features, of which the unrecorded ones may be there."""
    request = Request("file-sync", features=features)
    found = assess("fit", role=role, request=request, features=frozenset(had))
    assert (found.low, found.high) == expected


@pytest.mark.parametrize(
    ("price", "expected"), [(0, 1.0), (100, 1.0), (250, 0.5), (400, 0.0), (800, 0.0)]
)
def test_affordability_is_the_share_of_the_budget(price, expected):
    """A quarter of 400 or less is 1, all of it 0, linear in between."""
    found = assess("affordability", plan(price))
    assert (found.low, found.high) == (pytest.approx(expected), pytest.approx(expected))


def test_a_budget_is_shared_by_the_needs():
    """The same price takes twice the share when there are two needs."""
    two = profile(needs=["file-sync", "team-chat"], budget={"per_year": 400})
    assert assess("affordability", plan(100), organisation=two).high == pytest.approx(2 / 3)


def test_hours_count_when_there_is_a_budget_of_hours():
    """Money three parts at 1, hours two parts between 0 and 1: 0 to 1 hour of 1."""
    busy = profile(budget={"per_year": 400, "hours_per_month": 1})
    found = assess("affordability", plan(0), organisation=busy)
    assert (found.low, found.high) == (pytest.approx(0.6), pytest.approx(1.0))


def test_a_fee_on_sales_takes_away_the_certainty():
    """Nobody knows the sales, so the low end of the money is open."""
    found = assess("affordability", plan(0, fee_percent=2))
    assert (found.low, found.high) == (0.0, 1.0)


def test_without_a_budget_a_reference_stands_in_and_is_said():
    """Ten euros a person: fifty people have 500."""
    found = assess("affordability", plan(125), organisation=profile(people={"members": 50}))
    assert found.low == 1.0
    said = [render(text) for text in found.because]
    assert "no budget was given: judged against 500 EUR a year for this need" in said


def test_your_own_hands_are_as_sovereign_as_can_be():
    """On one's own server the places of servers and owner count fully."""
    own = assess("sovereignty", *BEST["sovereignty"][2:], delivery="self-hosted")
    assert (own.low, own.high) == (1.0, 1.0)
    assert assess("sovereignty", delivery="self-hosted").low == pytest.approx(0.6)


@pytest.mark.parametrize(
    ("country", "value"),
    [("ES", 1.0), ("FR", 0.9), ("NO", 0.9), ("GB", 0.6), ("US", 0.2), ("CN", 0)],
)
def test_how_close_a_law_is(country, value):
    """The country of the servers alone: three parts of ten, the rest unknown."""
    found = assess("sovereignty", claim("host-country", country))
    assert found.low == pytest.approx(0.3 * value)


def test_an_association_has_no_owner_elsewhere():
    """Where nobody states an owner, a member-owned provider's own country stands in."""
    stated = assess("sovereignty", claim("country", "ES"), claim("legal-form", "association"))
    company = assess("sovereignty", claim("country", "ES"), claim("legal-form", "company"))
    assert (stated.low, company.low) == (pytest.approx(0.3), pytest.approx(0.0))


def test_required_languages_count_twice():
    """Catalan required and there, Spanish preferred and absent: two thirds of four tenths."""
    found = assess("inclusion", claim("ui-languages", {"ca": "complete"}))
    assert found.low == pytest.approx(0.4 * 2 / 3)


def test_without_languages_the_interface_does_not_count():
    """An organisation that names no language is not judged by it."""
    found = assess("inclusion", claim("ui-languages", {}), organisation=profile())
    assert (found.low, found.high) == (pytest.approx(0), pytest.approx(1))
    assert "ui-languages" not in {c.fact for c in found.claims}


def test_facts_of_providers_do_not_count_without_one():
    """A processing agreement makes no sense for one's own server."""
    own = assess("privacy", *BEST["privacy"][:-1], delivery="self-hosted")
    assert (own.low, own.high, own.missing) == (1.0, 1.0, ())


@pytest.mark.parametrize("id_", CRITERIA)
def test_every_criterion_describes_itself(id_):
    """Question, reason, measure, anchors, remedy and principles are there for the docs."""
    criterion = CRITERIA[id_]
    for text in (
        criterion.label,
        criterion.question,
        criterion.why,
        criterion.measured,
        criterion.remedy,
    ):
        assert str(text)
    assert all(str(anchor) for anchor in criterion.anchors)
    assert str(criterion.question).endswith("?")
    assert 0 <= criterion.importance <= 5
    assert set(criterion.origin) <= {"D1", "D2", "D3", "D4", "S1", "S2", "S3", "S4"}
    assert all(p.source.startswith("https://") for p in criterion.principles)


def test_the_framework_has_thirteen_criteria_with_the_proposed_importances():
    """The defaults of the values framework, version 1."""
    assert {id_: criterion.importance for id_, criterion in CRITERIA.items()} == {
        "fit": 5,
        "affordability": 5,
        "freedom": 4,
        "privacy": 5,
        "portability": 3,
        "sovereignty": 3,
        "governance": 4,
        "community": 4,
        "inclusion": 4,
        "learning": 3,
        "resilience": 3,
        "business": 3,
        "ecology": 2,
    }


def test_no_fact_is_scored_twice():
    """One fact feeds one criterion; countries and forms may be read to find the owner."""
    scored = {}
    for id_ in CRITERIA:
        for claims in (BEST[id_], WORST[id_]):
            for one in claims:
                scored.setdefault(one.fact, set()).add(id_)
    assert {fact for fact, ids in scored.items() if len(ids) > 1} == set()


@given(st.data())
def test_an_assessment_stays_on_the_scale(data):
    """Whatever mixture of claims, the interval lies in [0, 1]."""
    id_ = data.draw(st.sampled_from(sorted(CRITERIA)))
    pool = [*BEST[id_], *WORST[id_]]
    claims = data.draw(st.lists(st.sampled_from(pool), max_size=6)) if pool else []
    delivery = data.draw(st.sampled_from(["hosted", "self-hosted", "installed"]))
    found = assess(id_, *claims, delivery=delivery)
    if not isinstance(found, NotApplicable):
        assert isinstance(found, Assessment)
        assert 0 <= found.low <= found.high <= 1
        assert Explainer(lambda term: term.id).say(found.because) is not None
