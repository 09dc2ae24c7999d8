"""An organisation's profile: everything right, or every problem, located."""

from __future__ import annotations

import pytest

from toolfinder.errors import ProfileError
from toolfinder.model.profile import SHAPE
from toolfinder.model.profile import Budget
from toolfinder.model.profile import Languages
from toolfinder.model.profile import People
from toolfinder.model.profile import Profile
from toolfinder.model.profile import RedLines
from toolfinder.model.profile import Request
from toolfinder.profiles import ProfileWords
from toolfinder.profiles import check_profile
from toolfinder.profiles import read_profile
from toolfinder.yamlsource import YamlSource

WORDS = ProfileWords(
    needs=("file-sync", "food-coop"),
    features={"file-sync": ("public-links",)},
    legal_forms=("association", "consumer-co-op"),
    countries=("ES", "FR", "NO"),
    places=("EU", "ES", "FR", "NO"),
    languages=("ca", "es", "fr"),
    legal=("es:verifactu",),
    criteria=("fit", "community", "affordability"),
    currencies=("EUR", "USD"),
    tools=("nextcloud", "google-drive"),
    excludable=("nextcloud", "google-drive", "coop", "nextcloud@coop"),
)
KEYS = ", ".join(SHAPE.fields)
FULL = """\
name: Cooperativa La Fulla
legal_form: consumer-co-op
country: NO
people: {members: 60, staff: 0, volunteers: 12}
languages: {required: [ca], preferred: [es]}
needs:
  - food-coop
  - {need: file-sync, priority: should, users: 20, features: [public-links], uses_today: google-drive}
budget: {per_year: 300, one_off: 0, hours_per_month: 4, currency: EUR}
skill: 0
hosting: [hosted]
data: personal
gates: {licence: osi, jurisdiction: [EU], legal: ["es:verifactu"]}
values: {community: 5, fit: 0}
exclude: [google-drive, nextcloud@coop]
"""


def read(text: str) -> Profile:
    """The profile that a text holds."""
    return read_profile(YamlSource(text, "p.yaml"), WORDS)


def findings(text: str) -> list[str]:
    """Every problem of a text."""
    with pytest.raises(ProfileError) as caught:
        read(text)
    return [str(problem) for problem in caught.value.problems]


def test_the_profile_of_the_design_is_read():
    """Every key of the public contract (design, section 6); `NO` is Norway."""
    assert read(FULL) == Profile(
        needs=(
            Request("food-coop"),
            Request("file-sync", "should", 20, ("public-links",), "google-drive"),
        ),
        name="Cooperativa La Fulla",
        legal_form="consumer-co-op",
        country="NO",
        people=People(60, 0, 12),
        languages=Languages(("ca",), ("es",)),
        budget=Budget(300, 0, 4, "EUR"),
        skill=0,
        hosting=("hosted",),
        data="personal",
        gates=RedLines("osi", ("EU",), ("es:verifactu",)),
        values={"community": 5, "fit": 0},
        exclude=("google-drive", "nextcloud@coop"),
    )


def test_only_needs_are_required():
    """The rest has its defaults."""
    assert read("needs: [food-coop]") == Profile(
        needs=(Request("food-coop", "must", None, (), None),),
        name="",
        legal_form=None,
        country=None,
        people=People(0, 0, 0),
        languages=Languages((), ()),
        budget=Budget(None, None, None, "EUR"),
        skill=1,
        hosting=("installed", "hosted", "self-hosted"),
        data="personal",
        gates=RedLines("osi", (), ()),
        values={},
        exclude=(),
    )


def test_values_may_be_a_list_in_order():
    """Some prefer to say what comes first."""
    assert read("needs: [food-coop]\nvalues: [community, fit]").values == ("community", "fit")


def test_amounts_may_be_left_open():
    """An empty amount is one that nobody has stated."""
    assert read("needs: [food-coop]\nbudget: {per_year: , one_off: ~}").budget == Budget()


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n", "{}", "---\n"])
def test_an_empty_profile(text):
    """Nothing to judge by."""
    assert [problem.split(": ", 1)[1] for problem in findings(text)] == ["is empty"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- food-coop", "p.yaml:1:1: ['food-coop'] is not a list of keys and values"),
        ("food-coop", "p.yaml:1:1: 'food-coop' is not a list of keys and values"),
        ("name: Us", "p.yaml:1:1: needs: is missing"),
        ("needs: []", "p.yaml:1:8: needs: is empty"),
        ("needs: food-coop", "p.yaml:1:8: needs: 'food-coop' is not a list"),
        ("needs: [7]", "p.yaml:1:9: needs.0: 7 is not a list of keys and values"),
        (
            "needs: [food-cop]",
            "p.yaml:1:9: needs.0: there is no need 'food-cop'; did you mean 'food-coop'?",
        ),
        (
            "needs:\n- food-coop\n- {need: file-sinc}",
            "p.yaml:3:10: needs.1.need: there is no need 'file-sinc'; did you mean 'file-sync'?",
        ),
        (
            "needs: [food-coop, food-coop]",
            "p.yaml:1:20: needs.1: the need 'food-coop' stands twice",
        ),
        (
            "needs: [food-coop, {need: food-coop}]",
            "p.yaml:1:27: needs.1.need: the need 'food-coop' stands twice",
        ),
        (
            "needs: [{need: file-sync, features: [public-link]}]",
            (
                "p.yaml:1:38: needs.0.features.0: there is no feature 'public-link'; "
                "did you mean 'public-links'?"
            ),
        ),
        (
            "needs: [{need: food-coop, features: [public-links]}]",
            "p.yaml:1:38: needs.0.features.0: there is no feature 'public-links'",
        ),
        (
            "needs: [{need: food-coop, uses_today: google-driv}]",
            (
                "p.yaml:1:39: needs.0.uses_today: there is no tool or product 'google-driv'; "
                "did you mean 'google-drive'?"
            ),
        ),
        (
            "needs: [{need: food-coop, priority: shold}]",
            (
                "p.yaml:1:37: needs.0.priority: 'shold' is none of: must, should; "
                "did you mean 'should'?"
            ),
        ),
        (
            "needs: [{need: food-coop, users: 0}]",
            "p.yaml:1:34: needs.0.users: 0 is less than 1",
        ),
        ("needs: [{priority: must}]", "p.yaml:1:9: needs.0.need: is missing"),
    ],
)
def test_what_is_wrong_with_the_needs(text, expected):
    """The one part that must be there."""
    assert [expected] == findings(text)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("skil: 3", "1: skil: unknown key 'skil'; did you mean 'skill'?"),
        ("zzzz: 3", f"1: zzzz: unknown key 'zzzz'; there are: {KEYS}"),
        ("7: 3", f"1: 7: unknown key 7; there are: {KEYS}"),
        (
            "people: {membres: 3}",
            "10: people.membres: unknown key 'membres'; did you mean 'members'?",
        ),
        ("people: {members: many}", "19: people.members: 'many' is not a whole number"),
        ("people: {members: 2.5}", "19: people.members: 2.5 is not a whole number"),
        ("people: {staff: -1}", "17: people.staff: -1 is less than 0"),
        ("people: 60", "9: people: 60 is not a list of keys and values"),
        ("budget: {per_year: -5}", "20: budget.per_year: -5 is less than 0"),
        ("budget: {per_year: .inf}", "20: budget.per_year: must be a finite number"),
        ("budget: {per_year: .nan}", "20: budget.per_year: must be a finite number"),
        ("budget: {per_year: lots}", "20: budget.per_year: 'lots' is not a number"),
        ("budget: {currency: eur}", "20: budget.currency: 'eur' is not of the form [A-Z]{3}"),
        (
            "budget: {currency: USB}",
            (
                "20: budget.currency: there is no currency with a known rate 'USB'; "
                "did you mean 'USD'?"
            ),
        ),
        ("values: {fit: 7}", "15: values.fit: 7 is more than 5"),
        ("values: {fit: -1}", "15: values.fit: -1 is less than 0"),
        ("values: {fit: high}", "15: values.fit: 'high' is not a number"),
        ("values: {fti: 3}", "10: values.fti: there is no criterion 'fti'; did you mean 'fit'?"),
        ("values: [fti]", "10: values.0: there is no criterion 'fti'; did you mean 'fit'?"),
        ("values: 3", "9: values: 3 is not a list"),
        ("values: {7: 3}", "10: values.7: 7 is not a text"),
        ("values: {2026-01-01: 3}", "10: values.2026-01-01: 2026-01-01 is not a text"),
        ("skill: 5", "8: skill: 5 is more than 4"),
        ("skill: true", "8: skill: True is not a whole number"),
        ("skill: yes", "8: skill: 'yes' is not a whole number"),
        ("skill: 2026-01-01", "8: skill: 2026-01-01 is not a whole number"),
        ("hosting: []", "10: hosting: is empty"),
        (
            "hosting: [self_hosted]",
            (
                "11: hosting.0: 'self_hosted' is none of: installed, hosted, self-hosted; "
                "did you mean 'self-hosted'?"
            ),
        ),
        (
            "data: personnal",
            (
                "7: data: 'personnal' is none of: none, personal, minors, special-category; "
                "did you mean 'personal'?"
            ),
        ),
        (
            "gates: {licence: free}",
            "18: gates.licence: 'free' is none of: osi, any-free, any; did you mean 'any-free'?",
        ),
        (
            "gates: {jurisdiction: [Europe]}",
            "24: gates.jurisdiction.0: there is no country or group of countries 'Europe'",
        ),
        (
            "gates: {legal: [es:verifact]}",
            (
                "17: gates.legal.0: there is no legal requirement 'es:verifact'; "
                "did you mean 'es:verifactu'?"
            ),
        ),
        (
            "languages: {required: [catalan]}",
            "24: languages.required.0: there is no language code (ISO 639) 'catalan'",
        ),
        (
            "languages: {preferred: [ca, xx]}",
            "29: languages.preferred.1: there is no language code (ISO 639) 'xx'",
        ),
        ("languages: [ca]", "12: languages: ['ca'] is not a list of keys and values"),
        (
            "legal_form: cooperative",
            "13: legal_form: there is no legal form 'cooperative'",
        ),
        (
            "country: es",
            "10: country: there is no country code (ISO 3166) 'es'; did you mean 'ES'?",
        ),
        (
            "exclude: [coop, nextclod]",
            (
                "17: exclude.1: there is no tool, provider or offer 'nextclod'; "
                "did you mean 'nextcloud'?"
            ),
        ),
        ("name: 7", "7: name: 7 is not a text"),
        ("people:", "8: people: is empty"),
        ("skill:", "7: skill: is empty"),
        ("values:", "8: values: is empty"),
    ],
)
def test_what_is_wrong_with_the_rest(line, expected):
    """In the words of the person who wrote it, at the part that is wrong."""
    [finding] = findings(f"needs: [food-coop]\n{line}\n")
    assert f"p.yaml:2:{expected}" == finding


def test_a_key_that_is_nothing_is_refused():
    """A tilde for a criterion is none that anybody knows."""
    assert len(findings("needs: [food-coop]\nvalues: {~: 3}")) == 1


def test_all_problems_are_found_at_once():
    """Those of form and those of words together."""
    text = """\
needs: [food-cop, {need: file-sync, users: many}]
skil: 3
budget: {per_year: -5, currency: XXX}
values: {fit: 7, comunity: 2}
country: Spain
hosting: [cloud]
languages: {required: [ca, catalan]}
exclude: [nextclod]
"""
    assert findings(text) == [
        "p.yaml:1:9: needs.0: there is no need 'food-cop'; did you mean 'food-coop'?",
        "p.yaml:1:44: needs.1.users: 'many' is not a whole number",
        "p.yaml:2:1: skil: unknown key 'skil'; did you mean 'skill'?",
        "p.yaml:3:20: budget.per_year: -5 is less than 0",
        "p.yaml:3:34: budget.currency: there is no currency with a known rate 'XXX'",
        "p.yaml:4:15: values.fit: 7 is more than 5",
        "p.yaml:4:18: values.comunity: there is no criterion 'comunity'; did you mean 'community'?",
        "p.yaml:5:10: country: there is no country code (ISO 3166) 'Spain'",
        "p.yaml:6:11: hosting.0: 'cloud' is none of: installed, hosted, self-hosted",
        "p.yaml:7:28: languages.required.1: there is no language code (ISO 639) 'catalan'",
        (
            "p.yaml:8:11: exclude.0: there is no tool, provider or offer 'nextclod'; "
            "did you mean 'nextcloud'?"
        ),
    ]


def test_a_profile_made_in_python_takes_slugs_and_mappings():
    """Parts may be given as in a file, or as what they become."""
    plain = Profile(
        needs=["food-coop", {"need": "file-sync", "priority": "should"}],
        people={"members": 60},
        languages={"required": ["ca"]},
        budget={"per_year": 300},
        gates={"jurisdiction": ["EU"]},
        hosting=["hosted"],
        values=["fit"],
    )
    assert plain == Profile(
        needs=(Request("food-coop"), Request("file-sync", "should")),
        people=People(60),
        languages=Languages(("ca",)),
        budget=Budget(300),
        gates=RedLines(jurisdiction=("EU",)),
        hosting=("hosted",),
        values=("fit",),
    )


def test_a_profile_is_not_changed_by_what_it_was_made_from():
    """A list that is changed later does not change the profile."""
    needs = ["food-coop"]
    made = Profile(needs=needs)
    needs.append("file-sync")
    assert made.needs == (Request("food-coop"),)


def test_a_profile_made_in_python_tells_all_problems_with_their_paths():
    """There is no file to point into, only fields."""
    with pytest.raises(ProfileError) as caught:
        Profile(
            needs=["food-coop", {"need": "file-sync", "users": 0}, {"ned": "x"}],
            budget={"per_year": -5},
            values={"fit": 7},
            skill=True,
        )
    assert {str(problem) for problem in caught.value.problems} == {
        "needs.1.users: 0 is less than 1",
        "needs.2.ned: unknown key 'ned'; did you mean 'need'?",
        "needs.2.need: is missing",
        "budget.per_year: -5 is less than 0",
        "values.fit: 7 is more than 5",
        "skill: True is not a whole number",
    }


def test_words_of_a_profile_made_in_python_are_checked_against_the_catalogue():
    """The same words are wrong as in a file."""
    made = Profile(needs=["food-cop"], country="Spain", values=["fti"], exclude=["coop"])
    with pytest.raises(ProfileError) as caught:
        check_profile(made, WORDS)
    assert [str(problem) for problem in caught.value.problems] == [
        "needs.0.need: there is no need 'food-cop'; did you mean 'food-coop'?",
        "country: there is no country code (ISO 3166) 'Spain'",
        "values.0: there is no criterion 'fti'; did you mean 'fit'?",
    ]


def test_a_sound_profile_made_in_python_passes():
    """Nothing is said."""
    check_profile(Profile(needs=["food-coop"], country="ES", values={"fit": 5}), WORDS)
    with pytest.raises(ProfileError):
        check_profile(Profile(needs=["other"]), WORDS)


@pytest.mark.parametrize(
    ("people", "everyone", "team"),
    [(People(), 1, 1), (People(60, 2, 12), 74, 14), (People(members=60), 60, 1)],
)
def test_how_many_people_there_are(people, everyone, team):
    """At least one, since somebody asks."""
    assert (everyone, team) == (people.everyone, people.team)
