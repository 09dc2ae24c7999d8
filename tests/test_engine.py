"""The engine: gates, scores, ranks, and what must hold whatever the data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from toolfinder import criteria
from toolfinder import gates
from toolfinder.assessing import Panel
from toolfinder.criterion import Assessment
from toolfinder.criterion import Criterion
from toolfinder.criterion import Gate
from toolfinder.criterion import NotApplicable
from toolfinder.criterion import Verdict
from toolfinder.engine import Bench
from toolfinder.engine import judge
from toolfinder.engine import known_facts
from toolfinder.engine import weights_of
from toolfinder.kit.subjects import TODAY
from toolfinder.kit.subjects import claim
from toolfinder.kit.subjects import plan
from toolfinder.kit.subjects import profile
from toolfinder.kit.subjects import subject
from toolfinder.methods import GeometricMean
from toolfinder.methods import PowerMean
from toolfinder.methods import from_importances
from toolfinder.methods import rank_order_centroid
from toolfinder.methods import rank_sum
from toolfinder.model.profile import Request

CRITERIA = tuple(made() for made in criteria.BUILT_IN)
GATES = tuple(made() for made in gates.BUILT_IN)
OFFERED = claim("offered", True)
LICENCE = claim("licence", "MIT")

PRIVACY = {
    "end-to-end-encryption": ["default", "optional", "none"],
    "telemetry": ["none", "opt-in", "opt-out", "always"],
    "export": ["complete-open", "partial-open", "proprietary", "none"],
    "user-voice": ["member-vote", "open-governance", "public-roadmap", "none"],
    "accessibility": ["audited-aa", "statement", "claimed", "known-barriers"],
    "phone-use": ["app-and-web", "responsive-web", "app", "no"],
    "maintainers": ["many", "few", "one"],
}
"""Facts with their values from best to worst."""

facts = st.fixed_dictionaries({}, optional={k: st.sampled_from(v) for k, v in PRIVACY.items()})


def offer(name, values, **changes):
    """A hosted offer of a tool of that name with these values."""
    claims = [OFFERED, LICENCE, plan(0), *(claim(fact, value) for fact, value in values.items())]
    return subject(*claims, offer=f"{name}@coop", tool=name, tool_name=name, **changes)


def answer(
    offers, organisation=None, method=None, weights=None, caution=0.4, bench=None, stored=None
):
    """What the engine says of these offers."""
    organisation = organisation or profile()
    complaints = []
    bench = bench or Bench(
        CRITERIA,
        weights_of(organisation, CRITERIA) if weights is None else weights,
        GATES,
        method or PowerMean(),
        caution,
    )
    result = judge(
        Request("file-sync"), offers, organisation, bench, stored or {}, Panel(complaints.append)
    )
    assert complaints == []
    return result


def names(offers):
    """The offers' tools, in order."""
    return [one.subject.tool for one in offers]


class Fixed(Criterion):
    """A criterion that gives the value that a table holds for the tool."""

    def __init__(self, id_, table, importance=3):
        self.id = id_
        self.table = table
        self.importance = importance

    def assess(self, subject, organisation):
        """Look the tool up."""
        low, high = self.table[subject.tool]
        return Assessment(low, high)


def fixed_bench(tables, weights, caution=0.4, method=None, gates_=()):
    """A bench of fixed criteria, one a table."""
    made = tuple(Fixed(f"c{i}", table) for i, table in enumerate(tables))
    return Bench(made, from_importances(weights), gates_, method or PowerMean(), caution)


def test_a_weighted_sum_by_hand():
    """0.4 of the way into each interval, weighted 3 to 1, times a hundred."""
    bench = fixed_bench([{"a": (0.5, 1.0)}, {"a": (0.2, 0.2)}], [3, 1])
    one = answer([offer("a", {})], bench=bench).ranking[0]
    assert (one.score, one.low, one.high) == (57.5, 42.5, 80.0)
    assert [c.points for c in one.contributions] == [52.5, 5.0]
    assert [c.weight for c in one.contributions] == [0.75, 0.25]
    assert [c.value for c in one.contributions] == [0.7, 0.2]


def test_scores_are_in_hundredths_and_coverage_in_ten_thousandths():
    """Thirds are cut."""
    bench = fixed_bench([{"a": (1 / 3, 2 / 3)}], [1])
    one = answer([offer("a", {})], bench=bench).ranking[0]
    assert (one.score, one.low, one.high, one.coverage) == (46.67, 33.33, 66.67, 0.6667)


def test_ties_share_a_rank_and_the_next_one_is_skipped():
    """Two firsts are followed by a third."""
    bench = fixed_bench([{"a": (0.5, 0.5), "b": (0.7, 0.7), "c": (0.7, 0.7)}], [1])
    ranking = answer([offer(name, {}) for name in "abc"], bench=bench).ranking
    assert [(one.rank, one.subject.tool) for one in ranking] == [(1, "b"), (1, "c"), (3, "a")]


def test_a_criterion_that_does_not_apply_is_left_out_and_said():
    """The weights that are shown are the weights that were used."""

    class Never(Criterion):
        id = "never"

        def assess(self, subject, organisation):
            return NotApplicable()

    fixed = Fixed("c", {"a": (0.8, 0.8)})
    bench = Bench((fixed, Never()), from_importances([1, 4]), (), PowerMean(), 0.4)
    one = answer([offer("a", {})], bench=bench).ranking[0]
    assert (one.score, [c.weight for c in one.contributions]) == (80.0, [1.0])
    assert [criterion.id for criterion in one.left_out] == ["never"]
    (none,) = answer([offer("a", {})], bench=replace(bench, criteria=(Never(), Never()))).ranking
    assert (none.score, none.low, none.high, none.coverage) == (0.0, 0.0, 0.0, 0)
    assert none.contributions == ()


def test_stored_answers_are_used_only_where_the_organisation_does_not_matter():
    """A criterion of scope `offer` takes what was computed before; the others are asked."""
    bench = fixed_bench([{"a": (0.5, 0.5)}, {"a": (0.5, 0.5)}], [1, 1])
    bench.criteria[0].scope = "offer"
    stored = {("a@coop", f"c{i}"): Assessment(0.9, 0.9) for i in range(2)}
    one = answer([offer("a", {})], bench=bench, stored=stored).ranking[0]
    assert [c.value for c in one.contributions] == [0.9, 0.5]


def test_unproven_offers_stand_apart_with_the_rank_they_would_take():
    """What must be verified is neither passed nor failed."""

    class Doubt(Gate):
        id = "doubt"

        def check(self, subject, organisation):
            return Verdict.unproven("ask") if subject.tool == "b" else Verdict.passed()

    table = {"a": (0.9, 0.9), "b": (0.7, 0.7), "c": (0.5, 0.5)}
    result = answer(
        [offer(n, {}) for n in "abc"], bench=fixed_bench([table], [1], gates_=(Doubt(),))
    )
    assert [(one.subject.tool, one.rank) for one in result.ranking] == [("a", 1), ("c", 2)]
    assert [(one.subject.tool, one.rank) for one in result.to_verify] == [("b", 2)]


def test_values_in_order_weigh_by_rank():
    """A list of criteria in order gives rank weights; the others share the last places."""
    ordered = profile(values=["privacy", "community"])
    weights = dict(zip([c.id for c in CRITERIA], weights_of(ordered, CRITERIA), strict=True))
    assert weights["privacy"] == pytest.approx(13 / 91)
    assert weights["community"] == pytest.approx(12 / 91)
    assert weights["fit"] == pytest.approx(6 / 91)
    assert sum(weights.values()) == pytest.approx(1)
    centroid = weights_of(ordered, CRITERIA, rank_order_centroid)
    assert centroid.sum() == pytest.approx(1)
    assert centroid.max() == pytest.approx(rank_order_centroid(13)[0])


def test_an_order_of_all_criteria_leaves_no_place_to_share():
    """Thirteen criteria in order take the thirteen places."""
    order = [criterion.id for criterion in CRITERIA]
    assert weights_of(profile(values=order), CRITERIA).tolist() == rank_sum(13).tolist()


def test_importances_that_a_profile_leaves_out_are_those_proposed():
    """Only privacy is set to nothing: the others share 43 as before."""
    given = weights_of(profile(values={"privacy": 0}), CRITERIA)
    weights = dict(zip([c.id for c in CRITERIA], given, strict=True))
    assert (weights["privacy"], weights["ecology"]) == (0, pytest.approx(2 / 43))
    assert weights["fit"] == pytest.approx(5 / 43)


@given(st.lists(facts, min_size=1, max_size=5), st.sampled_from([PowerMean(), GeometricMean()]))
@settings(max_examples=40)
def test_contributions_sum_exactly_to_the_score(offers, method):
    """In hundredths of a point, what the criteria add is the score."""
    result = answer([offer(f"t{i}", values) for i, values in enumerate(offers)], method=method)
    for one in result.ranking:
        points = sum(round(c.points * 100) for c in one.contributions)
        assert points == round(one.score * 100)
        assert one.low <= one.score <= one.high


@given(st.lists(facts, min_size=2, max_size=6), st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_the_order_of_the_offers_changes_nothing(values, shuffler):
    """Neither ranks nor scores nor ties depend on who comes first."""
    offers = [offer(f"t{i}", each) for i, each in enumerate(values)]
    shuffled = offers.copy()
    shuffler.shuffle(shuffled)
    assert answer(offers) == answer(shuffled)


def test_what_is_left_out_stands_in_the_order_of_its_ids():
    """Whoever comes first."""
    offers = [offer(name, {"licence": "LicenseRef-proprietary"}, kind="incumbent") for name in "ba"]
    assert names(answer(offers).excluded) == ["a", "b"]


@given(facts)
@settings(max_examples=30)
def test_no_sum_of_merits_outranks_a_failed_gate(values):
    """The best offer there can be is out when one gate fails, and a poor one that passes is in."""
    best = {fact: ranked[0] for fact, ranked in PRIVACY.items()}
    failing = offer("best", best)
    failing = replace(
        failing, claims={**failing.claims, "advertising": (claim("advertising", True),)}
    )
    result = answer([failing, offer("poor", values)])
    assert names(result.ranking) == ["poor"]
    assert [one.subject.tool for one in result.excluded] == ["best"]


@given(
    st.lists(st.lists(st.floats(0, 1), min_size=3, max_size=3), min_size=2, max_size=6),
    st.lists(st.floats(0.1, 5), min_size=3, max_size=3),
    st.integers(0, 2),
    st.floats(0.1, 20),
)
def test_raising_a_weight_never_lowers_the_tool_that_is_best_on_it(rows, weights, which, more):
    """The rank of the best on a criterion can only improve when that criterion counts more."""
    tools = [f"t{i}" for i in range(len(rows))]
    tables = [{t: (row[k], row[k]) for t, row in zip(tools, rows, strict=True)} for k in range(3)]
    best = max(tools, key=lambda tool: tables[which][tool][0])
    raised = [w + more * (k == which) for k, w in enumerate(weights)]
    offers = [offer(tool, {}) for tool in tools]
    ranks = [
        {one.subject.tool: one.rank for one in answer(offers, bench=fixed_bench(tables, w)).ranking}
        for w in (weights, raised)
    ]
    assert ranks[1][best] <= ranks[0][best]


@given(facts, st.sampled_from(sorted(PRIVACY)))
@settings(max_examples=60)
def test_unknown_never_beats_known_good_nor_equals_known_bad(values, fact):
    """All else equal, an unknown lies above the worst value and below the best."""
    rest = {name: value for name, value in values.items() if name != fact}
    good, bad = PRIVACY[fact][0], PRIVACY[fact][-1]
    offers = [
        offer("good", {**rest, fact: good}),
        offer("bad", {**rest, fact: bad}),
        offer("none", rest),
    ]
    scores = {one.subject.tool: one.score for one in answer(offers).ranking}
    assert scores["good"] > scores["none"] > scores["bad"]


@given(st.lists(facts, min_size=2, max_size=5))
@settings(max_examples=30)
def test_adding_a_dominated_offer_reorders_nothing(values):
    """Anchors are fixed: a worse offer moves nobody, and no score."""
    offers = [offer(f"t{i}", each) for i, each in enumerate(values)]
    dominated = offer("worst", {fact: ranked[-1] for fact, ranked in PRIVACY.items()})
    before = {one.subject.tool: one.score for one in answer(offers).ranking}
    after = {one.subject.tool: one.score for one in answer([*offers, dominated]).ranking}
    assert {tool: score for tool, score in after.items() if tool != "worst"} == before


@given(
    st.lists(st.integers(0, 1000), min_size=1, max_size=6),
    st.integers(0, 1000),
    st.integers(0, 1000),
)
@settings(max_examples=40)
def test_a_lower_budget_never_adds_an_offer(prices, one_budget, other_budget):
    """Whoever has less can choose among no more."""
    offers = [
        subject(OFFERED, LICENCE, plan(price), offer=f"t{i}@coop", tool=f"t{i}")
        for i, price in enumerate(prices)
    ]
    less, more = sorted((one_budget, other_budget))
    passing = [
        set(names(answer(offers, profile(budget={"per_year": budget})).ranking))
        for budget in (less, more)
    ]
    assert passing[0] <= passing[1]


@given(st.lists(st.integers(0, 4), min_size=1, max_size=6), st.integers(0, 4), st.integers(0, 4))
@settings(max_examples=40)
def test_more_skill_never_removes_an_offer(needed, one_skill, other_skill):
    """Whoever can do more can choose among no fewer."""
    offers = [
        subject(
            LICENCE,
            claim("skill-to-run", skill),
            delivery="self-hosted",
            offer=f"t{i}@self",
            tool=f"t{i}",
        )
        for i, skill in enumerate(needed)
    ]
    less, more = sorted((one_skill, other_skill))
    passing = [set(names(answer(offers, profile(skill=skill)).ranking)) for skill in (less, more)]
    assert passing[0] <= passing[1]


def test_an_expired_claim_widens_the_score():
    """The same facts, long ago, leave a wider interval around the same offer."""
    values = {"end-to-end-encryption": "default", "export": "complete-open"}
    fresh = offer("a", values)
    stale = replace(
        fresh,
        claims={
            fact: tuple(replace(c, expires=date(2026, 1, 1)) for c in claims)
            for fact, claims in fresh.claims.items()
        },
    )
    new, old = (answer([one]).ranking[0] for one in (fresh, stale))
    assert old.low < new.low
    assert old.high - old.low > new.high - new.low


def test_coverage_counts_what_somebody_checked():
    """A background claim is no evidence: half of two facts are known."""

    class Two(Criterion):
        id = "two"
        reads = ("export", "api")

        def assess(self, subject, organisation):
            claims = (*subject.claims_on("export"), *subject.claims_on("api"))
            return Assessment(0.5, 0.5, claims=claims)

    one = subject(claim("export", "none"), claim("api", "none", by="background"))
    bench = Bench((Two(),), from_importances([1]), (), PowerMean(), 0.4)
    assert answer([one], bench=bench).ranking[0].coverage == 0.5


def test_coverage_weighs_the_criteria_and_counts_narrowness_where_there_are_no_facts():
    """Three parts without width and one of half the width: 0.75 + 0.25 x 0.5."""
    bench = fixed_bench([{"a": (0.2, 0.2)}, {"a": (0.2, 0.7)}], [3, 1])
    assert answer([offer("a", {})], bench=bench).ranking[0].coverage == 0.875


@pytest.mark.parametrize(
    ("claims", "missing", "expected"),
    [
        ([], (), (0, 0)),
        ([], ("x", "y"), (0, 2)),
        ([claim("x", 1)], ("y",), (1, 2)),
        ([claim("x", 1, expires=None)], (), (1, 1)),
        ([claim("x", 1, expires=date(2026, 1, 1))], (), (1, 1)),
        ([claim("x", 1, by="background")], (), (0, 1)),
        ([claim("x", 1), claim("x", 2, by="background")], (), (1, 1)),
        ([claim("x", 1, by="background"), claim("x", 2)], (), (1, 1)),
    ],
)
def test_a_fact_is_known_when_one_of_its_sources_was_checked(claims, missing, expected):
    """However old that source is; what is missing counts as a fact too."""
    assert known_facts(Assessment(0, 1, (), tuple(claims), missing), TODAY) == expected
