"""`toolfinder recommend`: the public contract, and the four formats."""

from __future__ import annotations

import csv
import io
import shutil

import jsonschema
import pytest

from tests.contract import CONTRACT
from tests.worlds import FILES
from tests.worlds import GARDEN
from toolfinder.catalogue.folder import shipped_catalogue
from toolfinder.criteria import BUILT_IN
from toolfinder.model.subject import Range
from toolfinder.render.phrases import amount
from toolfinder.testing.worlds import AS_OF
from toolfinder.testing.worlds import World
from toolfinder.testing.worlds import command_line
from toolfinder.testing.worlds import provider
from toolfinder.testing.worlds import tool

WIDER = {
    **GARDEN,
    "tools/gamma.yaml": tool("Gamma", facts={}),
    "providers/far.yaml": provider(
        "Far", {"alpha": {}}, facts={"country": {"value": "US", "from": "background"}}
    ),
}
"""With an offer that nobody has checked and a tool without a known licence."""


RICH = {**FILES, "budget": {"per_year": 1000}}
"""The same with money for a server."""


def answer(made: World, *options: str, profile=FILES):
    """What `recommend --format json` says."""
    path = made.profile(profile)
    return made.run("recommend", path, "--as-of", AS_OF, "--format", "json", *options)


def everything(data):
    """All offers that have a score."""
    return [one for need in data["needs"] for one in (*need["ranking"], *need["to_verify"])]


@pytest.mark.parametrize("files", [GARDEN, WIDER], ids=["garden", "wider"])
def test_json_has_the_shape_of_the_public_contract(world, files):
    """No key is missing, and there is none beside."""
    outcome = answer(world(files), profile={"needs": ["file-sync", "groupware-calendar"]})
    assert (outcome.code, outcome.err) == (0, "")
    jsonschema.validate(outcome.data, CONTRACT)


def test_json_of_the_shipped_example_has_the_shape_of_the_public_contract(shipped, monkeypatch):
    """The same, with all that the catalogue holds."""
    monkeypatch.setenv("TOOLFINDER_CACHE_DIR", str(shipped.store.path.parent))
    outcome = command_line(
        *("recommend", "--example", "food-co-op", "--as-of", AS_OF, "--format", "json")
    )
    jsonschema.validate(outcome.data, CONTRACT)


def test_offers_are_ranked_listed_apart_or_left_out(world):
    """An unknown licence is to be verified first, a product to be replaced is out."""
    (need,) = answer(world(WIDER), profile={**RICH, "skill": 3}).data["needs"]
    assert sorted(o["offer"] for o in need["ranking"]) == ["alpha@device", "beta@coop", "beta@self"]
    assert sorted(one["offer"] for one in need["to_verify"]) == ["alpha@far", "gamma@device"]
    assert [one["offer"] for one in need["excluded"]] == ["omega@device"]


def test_what_is_to_be_verified_names_the_question_and_the_rank_it_would_take(world):
    """Not its rank: it has none."""
    (need,) = answer(world(WIDER)).data["needs"]
    (gamma,) = [one for one in need["to_verify"] if one["offer"] == "gamma@device"]
    better = [one for one in need["ranking"] if one["score"] > gamma["score"]]
    said = "nobody has recorded the licence: ask the makers which one holds"
    assert (None, len(better) + 1, [{"gate": "licence", "because": said}]) == (
        gamma["rank"],
        gamma["would_rank"],
        gamma["gates"],
    )


def test_what_is_left_out_names_every_gate_with_its_source(garden):
    """The reason, and the page and day behind it."""
    (need,) = answer(garden).data["needs"]
    (omega,) = [one for one in need["excluded"] if one["offer"] == "omega@device"]
    assert {**omega, "gates": sorted(omega["gates"], key=lambda gate: gate["gate"])} == {
        "tool": "omega",
        "offer": "omega@device",
        "gates": [
            {
                "gate": "incumbent",
                "because": "a product to compare with and to replace, not one to recommend",
            },
            {
                "gate": "licence",
                "because": "its licence (proprietary) is not approved by the Open Source "
                "Initiative [https://example.org/page, 2026-11-01]",
            },
        ],
    }


def test_points_sum_to_the_score(world):
    """Of every offer, exactly, to the second decimal."""
    for one in everything(answer(world(WIDER)).data):
        assert one["score"] == round(sum(c["points"] for c in one["contributions"]), 2)


def test_a_score_lies_within_its_interval(world):
    """And each criterion's value within its own."""
    for one in everything(answer(world(WIDER)).data):
        assert one["low"] <= one["score"] <= one["high"]
        assert all(c["low"] <= c["value"] <= c["high"] for c in one["contributions"])


def test_weights_sum_to_one(world):
    """Those of the answer, and those of each offer, where some criteria may not apply."""
    data = answer(world(WIDER)).data
    assert pytest.approx(sum(data["weights"].values()), abs=1e-5) == 1
    for one in everything(data):
        assert pytest.approx(sum(c["weight"] for c in one["contributions"]), abs=1e-5) == 1


def test_weights_are_the_importances_that_a_profile_states(garden):
    """Three of five and two of five; the rest nothing."""
    nothing = dict.fromkeys((criterion.id for criterion in BUILT_IN), 0)
    values = {**nothing, "freedom": 3, "privacy": 2}
    data = answer(garden, profile={**FILES, "values": values}).data
    assert {**nothing, "freedom": 0.6, "privacy": 0.4} == data["weights"]


def test_weights_have_six_decimals(garden):
    """One of three and two of three."""
    nothing = dict.fromkeys((criterion.id for criterion in BUILT_IN), 0)
    values = {**nothing, "freedom": 1, "privacy": 2}
    data = answer(garden, profile={**FILES, "values": values}).data
    assert {**nothing, "freedom": 0.333333, "privacy": 0.666667} == data["weights"]


def test_two_runs_give_identical_bytes(garden):
    """Same input, same answer."""
    assert answer(garden).out == answer(garden).out


@pytest.mark.parametrize("format_", ["text", "json", "markdown", "csv"])
def test_neither_the_order_of_files_nor_their_place_changes_a_byte(world, tmp_path, format_):
    """A copy in another folder, written in reverse order, gives the same answer."""
    made = world(GARDEN)
    folder = tmp_path / "elsewhere" / "other-name"
    folder.mkdir(parents=True)
    copy = World(folder).write(dict(reversed(GARDEN.items())))
    path = made.profile(FILES)
    first, second = (
        one.run("recommend", path, "--as-of", AS_OF, "--format", format_) for one in (made, copy)
    )
    assert (first.code, second.code) == (0, 0)
    assert first.out == second.out


def test_a_copied_catalogue_is_not_compiled_again(world, tmp_path):
    """Its name is its content, wherever it lies."""
    made = world(GARDEN)
    answer(made)
    shutil.copytree(made.root, tmp_path / "elsewhere" / "other-name")
    answer(World(tmp_path / "elsewhere" / "other-name"))
    assert len(list((tmp_path / "cache").glob("*.sqlite"))) == 1


def test_the_answer_is_for_the_day_that_is_named(garden):
    """Claims expire, so an answer bears its date."""
    assert answer(garden).data["as_of"] == AS_OF


def test_expired_claims_make_an_answer_less_sure(garden):
    """Ten years on nothing holds any more: intervals are wider."""
    path = garden.profile(FILES)
    now, later = (
        garden.run("recommend", path, "--as-of", day, "--format", "json").data["needs"][0][
            "ranking"
        ]
        for day in (AS_OF, "2036-11-24")
    )
    width = {one["offer"]: one["high"] - one["low"] for one in now}
    assert all(width[one["offer"]] < one["high"] - one["low"] for one in later)


@pytest.mark.parametrize("shift", [0.0, 1.0])
def test_caution_decides_what_the_unknown_counts(garden, shift):
    """0 counts the low end of each interval, 1 the high one."""
    for one in everything(answer(garden, "--caution", str(shift)).data):
        assert one["high" if shift else "low"] == one["score"]


def test_a_profile_may_come_from_standard_input(garden):
    """`-` reads the same profile as a file would give."""
    given = "needs: [file-sync]\nbudget: {per_year: 300}\n"
    options = ("--as-of", AS_OF, "--format", "json")
    outcome = garden.run("recommend", "-", *options, stdin=given)
    assert answer(garden).out == outcome.out


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("", "-:1:1: is empty"),
        (b"\xff", "-:1:1: is not UTF-8 text"),
        ("neds: [file-sync]", "-:1:1: neds: unknown key 'neds'; did you mean 'needs'?"),
        ("needs: [file-sink]", "-:1:9: needs.0: there is no need 'file-sink'; did you mean "),
    ],
)
def test_a_wrong_profile_on_standard_input_is_located(garden, given, said):
    """By line and column, with the nearest word."""
    outcome = garden.run("recommend", "-", stdin=given)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith(said)


def test_a_profile_or_an_example_but_not_both(garden):
    """And not neither."""
    said = "Error: name a profile file, or an example with --example\n"
    for arguments in ((), (garden.profile(FILES), "--example", "food-co-op")):
        outcome = garden.run("recommend", *arguments)
        assert (2, said) == (outcome.code, outcome.err[-len(said) :])


def test_an_unknown_example_names_the_nearest(shipped, monkeypatch):
    """In one line."""
    monkeypatch.setenv("TOOLFINDER_CACHE_DIR", str(shipped.store.path.parent))
    outcome = command_line("recommend", "--example", "food-coop")
    said = "--example: there is no example 'food-coop'; did you mean 'food-co-op'?\n"
    assert (1, "", said) == (outcome.code, outcome.out, outcome.err)


def test_every_shipped_example_is_answered(shipped, monkeypatch):
    """For each need somebody is ranked or to be asked, and nobody complains."""
    monkeypatch.setenv("TOOLFINDER_CACHE_DIR", str(shipped.store.path.parent))
    assert shipped.examples()
    for name in shipped.examples():
        outcome = command_line("recommend", "--example", name, "--as-of", AS_OF, "--format", "json")
        assert (outcome.code, outcome.err) == (0, ""), name
        for need in outcome.data["needs"]:
            assert need["ranking"] or need["to_verify"], (name, need["need"])


def test_open_food_network_comes_first_for_a_food_co_op(shipped, monkeypatch):
    """The example that the readme shows."""
    monkeypatch.setenv("TOOLFINDER_CACHE_DIR", str(shipped.store.path.parent))
    outcome = command_line(
        *("recommend", "--example", "food-co-op", "--as-of", AS_OF, "--format", "json")
    )
    need = outcome.data["needs"][0]
    best = need["ranking"][0]
    assert (need["need"], best["rank"], best["tool"]) == ("food-coop", 1, "open-food-network")


def test_csv_has_one_row_an_offer(garden):
    """All lists are in it, in the order of the answer."""
    data = answer(garden).data
    outcome = garden.run("recommend", garden.profile(FILES), "--as-of", AS_OF, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(outcome.out)))
    expected = [
        (name, one["offer"], str(one.get("score", "")))
        for name in ("ranking", "to_verify", "excluded")
        for one in data["needs"][0][name]
    ]
    assert expected == [(row["list"], row["offer"], row["score"]) for row in rows]
    header = "need,list,rank,tool,offer,score,low,high,coverage,cost_low,cost_high,currency"
    assert f"{header},hours_low,hours_high,because" == outcome.out.splitlines()[0]


def test_csv_has_the_rank_that_an_offer_takes_or_would_take(world):
    """What is left out has none."""
    made = world(WIDER)
    (need,) = answer(made).data["needs"]
    outcome = made.run("recommend", made.profile(FILES), "--as-of", AS_OF, "--format", "csv")
    expected = [
        *(str(one["rank"]) for one in need["ranking"]),
        *(str(one["would_rank"]) for one in need["to_verify"]),
        *("" for _one in need["excluded"]),
    ]
    assert expected == [row["rank"] for row in csv.DictReader(io.StringIO(outcome.out))]


@pytest.mark.parametrize(
    ("money", "expected"),
    [
        (Range(0, None), "?"),
        (Range(40, None), "40 or more"),
        (Range(40, 60), "40–60"),
        (Range(40, 40), "40"),
        (Range(0.5, 12.5), "0.5–12"),
    ],
)
def test_an_amount_is_as_exact_as_it_is_known(money, expected):
    """Tenths below ten, whole numbers above."""
    assert expected == amount(money)


def test_markdown_is_a_table_a_need(garden):
    """With headings that a wiki understands."""
    outcome = garden.run(
        *("recommend", garden.profile({**FILES, "name": "La *Fulla*"}), "--as-of", AS_OF),
        *("--format", "markdown"),
    )
    lines = outcome.out.splitlines()
    assert lines[0] == "# La \\*Fulla\\*"
    headings = [line for line in lines if line.startswith("#")][1:]
    assert headings == [
        "## File sharing and sync",
        "### Left out",
        "## What counted how much",
    ]
    assert "| Rank | Tool | From | Score | Cost | Hours a month | Why |" in lines
    assert len(lines) - lines.index("| --- | ---: | --- |") - 1 == 13


def test_markdown_says_all_of_an_offer_in_a_row(garden):
    """Rank, tool, from whom, score, cost, effort, strengths and weakness."""
    outcome = garden.run(
        *("recommend", garden.profile(FILES), "--as-of", AS_OF, "--format", "markdown")
    )
    (row,) = [line for line in outcome.out.splitlines() if line.startswith("| 1 |")]
    assert row == (
        "| 1 | Alpha | installed on your own devices | 61 (37–98) | 0 EUR a year | 0–1 "
        "| strong: Affordability 100, Fit 100, Freedom 76; weak: Privacy 47 (Telemetry: none; "
        "nobody knows: End-to-end encryption, Third-party trackers, What one must give to take "
        "part, Newest public security audit) |"
    )


def test_markdown_names_what_is_left_out_with_its_sources(garden):
    """The reasons, and the pages behind them, with Markdown's own signs made harmless."""
    outcome = garden.run(
        *("recommend", garden.profile(FILES), "--as-of", AS_OF, "--format", "markdown")
    )
    page = "\\[https://example.org/page, 2026-11-01\\]"
    assert [line for line in outcome.out.splitlines() if line.startswith("- ")] == [
        (
            "- **Beta Núvol · on your own server**: running it takes a part-time administrator; "
            f"you have basic skills {page}"
        ),
        (
            "- **Omega · installed on your own devices**: a product to compare with and to "
            "replace, not one to recommend; its licence (proprietary) is not approved by "
            f"the Open Source Initiative {page}"
        ),
    ]


def test_text_says_for_whom_for_when_and_from_what(garden):
    """The first two lines."""
    outcome = garden.run("recommend", garden.profile({**FILES, "name": "Fulla"}), "--as-of", AS_OF)
    digest = answer(garden).data["catalogue"]["hash"]
    stamp = f"for {AS_OF}; catalogue 2026.11 ({digest}); values framework 1"
    assert ["Fulla", stamp] == outcome.out.splitlines()[:2]


def test_text_fits_the_page(world):
    """No line is wider than a hundred characters."""
    made = world(WIDER)
    outcome = made.run("recommend", made.profile(FILES), "--as-of", AS_OF, "--all")
    assert [line for line in outcome.out.splitlines() if len(line) > 100] == []


@pytest.mark.parametrize(
    ("options", "shown", "more"),
    [
        ((), 5, ["2 more tools: --all shows them"]),
        (("--top", "6"), 6, ["1 more tool: --all shows it"]),
        (("--top", "1"), 1, ["6 more tools: --all shows them"]),
        (("--top", "7"), 7, []),
        (("--all",), 7, []),
    ],
)
def test_text_shows_as_many_tools_as_asked_for(world, options, shown, more):
    """And says how many there are beside."""
    made = world(
        {
            f"tools/tool-{n}.yaml": tool(f"Tool {n}", homepage="https://example.org")
            for n in range(7)
        }
    )
    outcome = made.run("recommend", made.profile(FILES), "--as-of", AS_OF, *options)
    lines = [line.strip() for line in outcome.out.splitlines()]
    assert shown == len([line for line in lines if " · installed on your own devices " in line])
    assert more == [line for line in lines if "more tool" in line]


def test_text_shows_an_offer_with_its_cost_its_strengths_and_its_weakness(garden):
    """The three criteria that speak most for it, and the one that costs most, with its reason."""
    outcome = garden.run("recommend", garden.profile(FILES), "--as-of", AS_OF)
    lines = outcome.out.splitlines()
    start = next(place for place, line in enumerate(lines) if line.startswith(" 1. Alpha"))
    bar = "███████▓▓▓▓▓░░░░░░░░"
    assert lines[start : start + 5] == [
        f" 1. Alpha · installed on your own devices                              61 {bar} 37–98",
        "    0 EUR a year · 0–1 hours a month",
        "    strong: Affordability 100, Fit 100, Freedom 76",
        "    weak: Privacy 47 (Telemetry: none; nobody knows: End-to-end encryption, Third-party trackers,",
        "    What one must give to take part, Newest public security audit)",
    ]


@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_what_does_not_count_is_neither_a_strength_nor_a_weakness(garden, format_):
    """Freedom alone counts here, and it is good."""
    nothing = dict.fromkeys((criterion.id for criterion in BUILT_IN), 0)
    profile = garden.profile({**FILES, "values": {**nothing, "freedom": 5}})
    out = garden.run("recommend", profile, "--as-of", AS_OF, "--format", format_).out
    assert (out.count("strong: Freedom 76"), out.count("strong:"), out.count("weak:")) == (2, 2, 0)


def test_text_says_what_counted_how_much(garden):
    """To a tenth of a percent, the weightiest first, in columns."""
    lines = garden.run("recommend", garden.profile(FILES), "--as-of", AS_OF).out.splitlines()
    start = next(place for place, line in enumerate(lines) if line.startswith("What counted"))
    assert lines[start + 1 : start + 5] == [
        "   10.4 %  Fit             Does it do the job?",
        "   10.4 %  Affordability   Can we pay for it, in money and in hours?",
        "   10.4 %  Privacy         Does it take no more than it needs, and protect that?",
        "    8.3 %  Freedom         May we use, study, change and share it?",
    ]


def test_text_names_what_is_left_out_and_what_is_to_be_replaced(garden):
    """Each offer with its reasons, the products to replace on one line."""
    profile = garden.profile({**FILES, "exclude": ["beta"]})
    lines = garden.run("recommend", profile, "--as-of", AS_OF).out.splitlines()
    start = lines.index("Left out: 3 offers")
    assert lines[start + 1 : start + 5] == [
        "  × Beta Núvol · Coop del Núvol: you have ruled it out",
        (
            "  × Beta Núvol · on your own server: you have ruled it out; running it takes a part-time"
        ),
        "    administrator; you have basic skills",
        "  × products to replace, not to recommend: Omega",
    ]


def test_nobody_passing_is_said(garden):
    """An empty list is not left to be guessed."""
    profile = garden.profile({**FILES, "exclude": ["alpha", "beta"]})
    outcome = garden.run("recommend", profile, "--as-of", AS_OF)
    assert outcome.code == 0
    assert "No offer passes all your conditions." in outcome.out.splitlines()


@pytest.mark.parametrize(
    ("offers", "said"),
    [
        (3, None),
        (2, "Only two offers stand; the others are left out by: Meant to be recommended (1)."),
        (1, "Only one offer stands; the others are left out by: Meant to be recommended (1)."),
        (0, "No offer stands; left out by: Meant to be recommended (1)."),
    ],
)
@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_why_there_are_fewer_than_three_offers_is_said(world, offers, said, format_):
    """Gate by gate, with how many each leaves out."""
    files = {
        f"tools/t{n}.yaml": tool(f"T{n}", homepage=f"https://example.org/{n}")
        for n in range(offers)
    }
    made = world({**files, "tools/omega.yaml": tool("Omega", kind="incumbent")})
    out = made.run(
        "recommend", made.profile(FILES), "--format", format_, "--as-of", AS_OF
    ).out.replace("\\", "")
    assert (said in " ".join(out.split())) if said else (" stand" not in out)


def test_a_need_that_the_catalogue_hardly_serves_says_why(world):
    """In the words of the vocabulary's note."""
    words = (shipped_catalogue() / "vocabulary" / "needs.yaml").read_text(encoding="utf-8")
    note = "note: {en: Nobody makes them., ca: Ningú., es: Nadie., fr: Personne.}"
    marked = words.replace("slug: file-sync\n", f"slug: file-sync\n    {note}\n", 1)
    made = world({"tools/alpha.yaml": tool(), "vocabulary/needs.yaml": marked})
    out = made.run("recommend", made.profile(FILES), "--as-of", AS_OF).out
    assert "The catalogue knows of one offer only." in out
    assert "Nobody makes them." in out


def test_a_missing_budget_is_said(garden):
    """What was assumed in its place stands on top."""
    data = answer(garden, profile={"needs": ["file-sync"]}).data
    assert data["warnings"] == [
        (
            "No budget was given: affordability is judged against a reference amount per person. "
            "State what you can spend to get an answer of your own."
        )
    ]


def test_an_unknown_method_is_one_line(garden):
    """With those that there are."""
    outcome = answer(garden, "--method", "power-main")
    said = "there is no method 'power-main'; did you mean 'power-mean'?\n"
    assert (1, "", said) == (outcome.code, outcome.out, outcome.err)
