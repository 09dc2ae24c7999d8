"""Each criterion: its anchors, its unknowns, and what it says of itself."""

from __future__ import annotations

from datetime import date
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolfinder.criteria import BUILT_IN
from toolfinder.criterion import Assessment
from toolfinder.criterion import NotApplicable
from toolfinder.i18n import render
from toolfinder.kit.subjects import claim
from toolfinder.kit.subjects import plan
from toolfinder.kit.subjects import profile
from toolfinder.kit.subjects import subject
from toolfinder.model.profile import Request
from toolfinder.model.subject import Reference

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

PARTS = {
    "freedom": {
        "licence": 6,
        "free-edition-limits": 2,
        "licence-history": 1,
        "contributor-agreement": 1,
    },
    "privacy": {
        "end-to-end-encryption": 3,
        "telemetry": 2,
        "third-party-trackers": 2,
        "identifier-required": 1,
        "security-audit": 1,
        DPA: 2,
    },
    "portability": {"export": 4, "open-standards": 2, "api": 1},
    "sovereignty": {
        "host-country": 3,
        "ultimate-owner-country": 3,
        "mandatory-third-party": 2,
        "self-hostable": 1,
        "steward-country": 1,
    },
    "governance": {"legal-form": 3, "steward-legal-form": 2, "user-voice": 3},
    "community": {"participation": 3, "attention-design": 2},
    "inclusion": {
        "ui-languages": 4,
        "accessibility": 3,
        "phone-use": 2,
        "join-without-account": 1,
    },
    "learning": {
        "user-guide-languages": 3,
        "support-languages": 2,
        "courses": 1,
        "skill-to-use": 2,
    },
    "resilience": {
        "latest-release": 2,
        "commits-12-months": 2,
        "maintainers": 2,
        "independent-providers": 1,
        "alive": 1,
    },
    "business": {
        "sells-or-mines-data": 3,
        "advertising": 2,
        "income": 2,
        "social-economy": 3,
    },
    "ecology": {"old-devices": 2, "energy": 3},
}
"""How many parts each fact counts for a hosted offer."""

SEEN = date(2026, 11, 1)
"""The day on which the sources of claims were seen."""

VALUES = [
    ("freedom", "licence", {"CC0-1.0": 0.8, "BUSL-1.1": 0.2}),
    ("freedom", "free-edition-limits", {"minor": 0.6}),
    (
        "freedom",
        "licence-history",
        {"relicensed-freer": 1.0, "relicensed-copyleft": 1.0, "relicensed-restrictive": 0.0},
    ),
    (
        "freedom",
        "contributor-agreement",
        {"none": 1.0, "cla-symmetric": 0.7, "cla-asymmetric": 0.2},
    ),
    ("privacy", "end-to-end-encryption", {"optional": 0.7, "none": 0.2}),
    ("privacy", "telemetry", {"opt-in": 0.9, "opt-out": 0.3}),
    ("privacy", "third-party-trackers", {"some": 0.4}),
    ("privacy", "identifier-required", {"email": 0.7, "phone": 0.2}),
    ("portability", "export", {"partial-open": 0.6, "proprietary": 0.2}),
    ("portability", "api", {"limited": 0.5}),
    (
        "governance",
        "legal-form",
        {
            "multi-stakeholder-co-op": 1.0,
            "second-tier-co-op": 1.0,
            "housing-co-op": 1.0,
            "mutual": 0.9,
            "federation": 0.9,
            "worker-co-op": 0.8,
            "service-co-op": 0.8,
            "association": 0.8,
            "union": 0.8,
            "community": 0.6,
            "informal-group": 0.6,
            "foundation": 0.6,
            "public-body": 0.6,
            "university": 0.6,
            "individual": 0.3,
            "company": 0.3,
        },
    ),
    (
        "governance",
        "user-voice",
        {"open-governance": 0.8, "public-roadmap": 0.5, "public-tracker": 0.3},
    ),
    ("community", "attention-design", {"feed": 0.5}),
    ("inclusion", "accessibility", {"statement": 0.7, "claimed": 0.5}),
    ("inclusion", "phone-use", {"responsive-web": 0.8, "app": 0.7}),
    ("inclusion", "join-without-account", {False: 0.3}),
    ("learning", "skill-to-use", {0: 1.0, 2: 0.5, 3: 0.0}),
    ("resilience", "commits-12-months", {6: 0.15, 12: 0.3, 52: 0.7, 126: 0.85, 200: 1.0}),
    ("resilience", "maintainers", {"few": 0.7, "one": 0.2}),
    ("resilience", "independent-providers", {"one": 0.6}),
    ("business", "social-economy", {False: 0.3}),
    ("ecology", "old-devices", {"partly": 0.5}),
    ("ecology", "energy", {"mixed": 0.4}),
]
"""What lies between the anchors."""

AGES = [
    ("privacy", "security-audit", {730: 1.0, 1825: 0.3, 9999: 0.3}),
    ("resilience", "latest-release", {180: 1.0, 365: 0.7, 730: 0.3, 1095: 0.0}),
    ("resilience", "alive", {90: 1.0, 410: 0.5, 730: 0.0}),
]
"""The same for dates, by their age in days."""

SETS = [
    ("portability", "open-standards", {0: 0.0, 1: 0.5, 2: 0.75, 3: 1.0}),
    ("sovereignty", "mandatory-third-party", {0: 1.0, 1: 0.5, 2: 0.25, 3: 0.0}),
    ("community", "participation", {0: 0.2, 1: 0.36, 4: 0.84, 5: 1.0}),
]
"""The same for sets, by how many members they name."""

INCOME = {
    "membership": 1.0,
    "donations": 1.0,
    "support": 1.0,
    "hosting": 1.0,
    "public-funding": 0.9,
    "grants": 0.8,
    "hardware": 0.6,
    "paid-edition": 0.5,
    "venture-capital": 0.1,
    "advertising": 0.0,
    "data": 0.0,
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
    ("id_", "fact"), [(id_, fact) for id_, parts in PARTS.items() for fact in parts]
)
def test_how_much_each_fact_counts(id_, fact):
    """One fact at its best and nothing else known: its parts of all the parts."""
    (best,) = [one for one in BEST[id_] if one.fact == fact]
    assert assess(id_, best).low == pytest.approx(PARTS[id_][fact] / sum(PARTS[id_].values()))


@pytest.mark.parametrize(
    ("id_", "fact", "value", "expected"),
    [
        *((*row, value, by) for *row, values in VALUES for value, by in values.items()),
        *(
            (*row, SEEN - timedelta(days=age), by)
            for *row, ages in AGES
            for age, by in ages.items()
        ),
        *(
            (*row, [f"m{n}" for n in range(count)], by)
            for *row, counts in SETS
            for count, by in counts.items()
        ),
        *(("business", "income", [source], by) for source, by in INCOME.items()),
        ("business", "income", [], 0.5),
        ("business", "income", ["donations", "venture-capital"], 0.55),
    ],
)
def test_what_lies_between_the_anchors(id_, fact, value, expected):
    """The fact alone, on the fixed scale of the values framework, version 1."""
    parts = PARTS[id_][fact] / sum(PARTS[id_].values())
    found = assess(id_, claim(fact, value))
    assert found.low == pytest.approx(parts * expected)
    assert found.high == pytest.approx(1 - parts * (1 - expected))


@pytest.mark.parametrize(
    ("fact", "values"),
    [
        ("ram-mb", {128: 1.0, 320: 0.9, 512: 0.8, 2048: 0.4, 5120: 0.2, 8192: 0.0}),
        ("disk-mb", {500: 1.0, 10_000: 0.5, 50_000: 0.0}),
    ],
)
def test_memory_and_disk_count_on_ones_own_server(fact, values):
    """Memory two parts of five, disk one; the other one and old devices are at their worst."""
    worst = {"old-devices": "no", "ram-mb": 99_999, "disk-mb": 99_999}
    for value, expected in values.items():
        claims = [claim(name, each) for name, each in {**worst, fact: value}.items()]
        found = assess("ecology", *claims, delivery="self-hosted")
        assert found.low == pytest.approx({"ram-mb": 0.4, "disk-mb": 0.2}[fact] * expected)


@pytest.mark.parametrize(
    ("id_", "delivery", "facts"),
    [
        ("privacy", "installed", set(PARTS["privacy"]) - {DPA}),
        ("governance", "self-hosted", {"steward-legal-form", "user-voice"}),
        ("resilience", "self-hosted", set(PARTS["resilience"]) - {"alive"}),
        ("business", "self-hosted", {"sells-or-mines-data", "advertising", "income"}),
        (
            "sovereignty",
            "self-hosted",
            {"mandatory-third-party", "self-hostable", "steward-country"},
        ),
        ("learning", "self-hosted", set(PARTS["learning"]) - {"support-languages"}),
        ("ecology", "hosted", {"old-devices", "energy"}),
        ("ecology", "self-hosted", {"old-devices", "ram-mb", "disk-mb"}),
        ("ecology", "installed", {"old-devices"}),
    ],
)
def test_what_is_asked_depends_on_where_it_runs(id_, delivery, facts):
    """Facts that make no sense for a delivery are not missing."""
    assert set(assess(id_, delivery=delivery).missing) == facts


@pytest.mark.parametrize(
    ("id_", "fact", "one", "other", "expected"),
    [
        ("portability", "open-standards", ["csv"], ["odf"], 2 / 7 * 0.75),
        ("sovereignty", "mandatory-third-party", ["One"], ["Two"], 2 / 10 * 0.25),
        ("community", "participation", ["voting"], ["groups"], 3 / 5 * 0.52),
        ("learning", "user-guide-languages", ["de"], ["ca"], 3 / 8),
        ("learning", "support-languages", ["de"], ["ca"], 2 / 8),
        ("learning", "courses", [{"language": "de"}], [{"language": "ca"}], 1 / 8),
        ("business", "income", ["donations"], ["data"], 2 / 10 * 0.5),
    ],
)
def test_claims_on_a_set_add_up(id_, fact, one, other, expected):
    """Two sources that name different members do not disagree."""
    found = assess(id_, claim(fact, one), claim(fact, other))
    assert found.low == pytest.approx(expected)
    assert "disagree" not in str(render(found.because[0]))


@pytest.mark.parametrize(
    ("extent", "span"),
    [
        ("complete", (1.0, 1.0)),
        ("partial", (0.3, 0.9)),
        ("none", (0.0, 0.0)),
        ("unknown", (0.0, 1.0)),
        (0.8, (0.8, 0.8)),
    ],
)
def test_how_much_of_an_interface_in_a_language_there_is(extent, span):
    """Four parts of ten for Catalan alone; a share counts as it is."""
    catalan = profile(languages={"required": ["ca"]})
    found = assess("inclusion", claim("ui-languages", {"ca": extent}), organisation=catalan)
    assert found.low == pytest.approx(0.4 * span[0])
    assert found.high == pytest.approx(0.6 + 0.4 * span[1])


def test_a_language_that_is_required_and_preferred_is_required():
    """Catalan twice, French once: two thirds of four tenths."""
    both = profile(languages={"required": ["ca"], "preferred": ["ca", "fr"]})
    found = assess("inclusion", claim("ui-languages", {"ca": "complete"}), organisation=both)
    assert found.low == pytest.approx(0.4 * 2 / 3)


@pytest.mark.parametrize(
    ("languages", "guide", "expected"),
    [
        ({"required": ["ca"]}, ["ca"], 1.0),
        ({"preferred": ["ca"]}, ["ca"], 1.0),
        ({"required": ["ca"], "preferred": ["es"]}, ["es"], 1.0),
        ({"required": ["ca"], "preferred": ["es"]}, ["de"], 0.3),
        ({"required": ["ca"]}, [], 0.0),
        ({}, ["de"], 1.0),
        ({}, [], 0.0),
    ],
)
def test_a_guide_counts_by_its_language(languages, guide, expected):
    """Three parts of eight; three tenths of them in a language that is not ours."""
    found = assess(
        "learning",
        claim("user-guide-languages", guide),
        organisation=profile(languages=languages),
    )
    assert found.low == pytest.approx(3 / 8 * expected)


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


def test_fit_says_what_it_was_made_for_and_which_features_it_has():
    """The need, what is recorded, and what nobody recorded."""
    wanted = Request("file-sync", features=("versions", "links"))
    said = [
        [
            render(text)
            for text in assess(
                "fit", role=role, request=wanted, features=frozenset(("links",))
            ).because
        ]
        for role in ("core", "partial")
    ]
    features = ["has: file-sync:links", "not known whether it has: file-sync:versions"]
    assert said == [["made for file-sync", *features], ["does part of file-sync", *features]]


def test_without_a_need_nobody_knows_whether_it_fits():
    """An offer that is judged for no need in particular may fit or not."""
    assert assess("fit", request=None) == Assessment(0.0, 1.0)


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


def test_hours_and_money_once_are_shared_by_the_needs_too():
    """Money at 1 three parts, 0.625 of the hours two, 0.625 of the money once one."""
    two = profile(
        needs=["file-sync", "team-chat"],
        budget={"per_year": 800, "hours_per_month": 3.2, "one_off": 200},
    )
    found = assess(
        "affordability", plan(0), plan(62.5, period="once", name="Set-up"), organisation=two
    )
    assert found.low == pytest.approx((3 + 2 * 0.5 + 0.5) / 6)
    assert found.high == pytest.approx((3 + 2 + 0.5) / 6)


@pytest.mark.parametrize(("price", "expected"), [(0, 1.0), (1, 0.0)])
def test_without_any_money_only_what_is_free_is_affordable(price, expected):
    """A budget of nothing is no missing budget."""
    found = assess("affordability", plan(price), organisation=profile(budget={"per_year": 0}))
    assert (found.low, found.high) == (expected, expected)


def test_an_unknown_price_may_be_anything_and_is_missing():
    """Neither free nor out of reach."""
    found = assess("affordability")
    assert (found.low, found.high, found.missing) == (0.0, 1.0, ("plans",))
    assert [render(text) for text in found.because] == ["no price was found"]


def test_affordability_says_money_fee_and_hours_and_rests_on_the_plan():
    """Amounts below ten keep a decimal; an interval says both ends."""
    busy = profile(budget={"per_year": 400, "hours_per_month": 4})
    price = plan(6, fee_percent=2, by="catalogue")
    found = assess("affordability", price, organisation=busy)
    assert [render(text) for text in found.because] == [
        "4.8 to 9 EUR a year, of 400 for this need",
        "plus 2 % of sales",
        "0 to 1 hours a month, of 4 for this need",
    ]
    assert found.claims == (price,)
    exact = assess("affordability", plan(6), organisation=busy)
    assert render(exact.because[0]) == "6 EUR a year, of 400 for this need"


def test_hours_that_nobody_knows_are_not_told():
    """Their two parts of five are open."""
    busy = profile(budget={"per_year": 400, "hours_per_month": 4})
    found = assess("affordability", plan(0), organisation=busy, reference=Reference())
    assert (found.low, found.high) == (pytest.approx(0.6), pytest.approx(1.0))
    assert [render(text) for text in found.because] == ["0 EUR a year, of 400 for this need"]


def test_a_fee_on_sales_leaves_the_hours_alone():
    """Only the money's three parts of five are open."""
    busy = profile(budget={"per_year": 400, "hours_per_month": 4})
    found = assess("affordability", plan(0, fee_percent=2), organisation=busy)
    assert (found.low, found.high) == (pytest.approx(0.4), pytest.approx(1.0))


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
    nothing = assess("sovereignty", delivery="self-hosted")
    assert (nothing.low, nothing.high) == (pytest.approx(0.6), pytest.approx(1.0))
    assert render(own.because[0]) == "runs in your own hands"
    worst = assess("sovereignty", *WORST["sovereignty"][2:], delivery="self-hosted")
    assert (worst.low, worst.high) == (pytest.approx(0.6), pytest.approx(0.6))


def test_sovereignty_does_not_apply_where_none_of_its_facts_does():
    """A source may say so of each of them."""
    none = [
        claim(fact, None, status="not-applicable")
        for fact in ("mandatory-third-party", "self-hostable", "steward-country")
    ]
    assert assess("sovereignty", *none, delivery="installed") == NotApplicable()


@pytest.mark.parametrize(
    ("country", "value"),
    [("ES", 1.0), ("FR", 0.9), ("NO", 0.9), ("GB", 0.6), ("US", 0.2), ("CN", 0)],
)
def test_how_close_a_law_is(country, value):
    """The country of the servers alone: three parts of ten, the rest unknown."""
    found = assess("sovereignty", claim("host-country", country))
    assert found.low == pytest.approx(0.3 * value)


@pytest.mark.parametrize(
    ("home", "country", "value"),
    [
        ("CH", "CH", 1.0),
        ("CH", "ES", 0.4),
        ("CH", "CN", 0.4),
        ("NO", "ES", 0.9),
        (None, "ES", 0.9),
        (None, "US", 0.2),
    ],
)
def test_how_close_a_law_is_depends_on_where_one_is(home, country, value):
    """Without a country one is in the European Union; outside its area every other law is far."""
    found = assess(
        "sovereignty", claim("host-country", country), organisation=profile(country=home)
    )
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
        seen = {one.fact for one in found.claims} | set(found.missing)
        assert seen <= set(CRITERIA[id_].reads)
