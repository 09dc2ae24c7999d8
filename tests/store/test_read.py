"""Reading the compiled catalogue: offers as criteria see them, and assessments kept for later."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from tests.worlds import GARDEN
from toolfinder.assessing import Panel
from toolfinder.catalogue.read import read_catalogue
from toolfinder.criteria import BUILT_IN
from toolfinder.criterion import Assessment
from toolfinder.criterion import Criterion
from toolfinder.criterion import NotApplicable
from toolfinder.errors import StoreError
from toolfinder.i18n import Term
from toolfinder.i18n import speaking
from toolfinder.model.claims import Claim
from toolfinder.model.claims import SourceKind
from toolfinder.model.claims import Status
from toolfinder.model.profile import Request
from toolfinder.store.build import Recipe
from toolfinder.store.build import build
from toolfinder.store.read import Store
from toolfinder.testing.worlds import World

DAY = date(2026, 11, 24)

CRITERIA = tuple(criterion() for criterion in BUILT_IN)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """The garden, compiled on the tests' day."""
    root = World(tmp_path_factory.mktemp("garden")).write(GARDEN).root
    path = root / "garden.sqlite"
    build(Recipe(read_catalogue(root), CRITERIA, DAY), path)
    opened = Store(path)
    yield opened
    opened.close()


def complain(message):
    """No criterion may fail in these tests."""
    raise AssertionError(message)


def by_offer(subjects):
    """Subjects by the id of their offer."""
    return {subject.offer: subject for subject in subjects}


def test_the_offers_for_a_need_come_in_the_order_of_their_ids(store):
    """Order never depends on that of files."""
    found = store.subjects(as_of=DAY, request=Request("file-sync"))
    assert [s.offer for s in found] == ["alpha@device", "beta@coop", "beta@self", "omega@device"]


def test_tools_that_serve_a_need_in_part_say_so(store):
    """Beta's calendar is only a part of one."""
    found = store.subjects(as_of=DAY, request=Request("groupware-calendar"))
    expected = [("beta@coop", "partial"), ("beta@self", "partial")]
    assert expected == [(s.offer, s.role) for s in found]


def test_a_hosted_offer_knows_its_tool_and_its_provider(store):
    """Claims on tool, offer and provider come together."""
    subject = by_offer(store.subjects(as_of=DAY, request=Request("file-sync")))["beta@coop"]
    assert (
        subject.tool_name,
        subject.provider_name,
        subject.delivery,
        subject.kind,
        subject.role,
    ) == ("Beta Núvol", "Coop del Núvol", "hosted", "open", "core")
    expected = {"licence", "export", "offered", "plans", "country", "legal-form"}
    assert expected == set(subject.claims)


def test_features_are_those_of_the_need(store):
    """Alpha shares by link for file sharing, and nothing is said of the others."""
    found = by_offer(store.subjects(as_of=DAY, request=Request("file-sync")))
    assert frozenset({"public-links"}) == found["alpha@device"].features
    assert frozenset() == found["beta@self"].features


def test_offers_of_a_tool_are_judged_without_a_need(store):
    """There is no role without a request."""
    found = store.subjects(as_of=DAY, tool="beta")
    expected = [("beta@coop", None, None), ("beta@self", None, None)]
    assert expected == [(s.offer, s.role, s.request) for s in found]


def test_a_claim_comes_back_as_it_was_written(store):
    """With its source, its dates and its status."""
    subject = by_offer(store.subjects(as_of=DAY, tool="alpha"))["alpha@device"]
    expected = Claim(
        fact="licence",
        subject="alpha",
        value="MIT",
        status=Status.KNOWN,
        by=SourceKind.UPSTREAM,
        source="https://example.org/page",
        seen=date(2026, 11, 1),
        expires=date(2027, 4, 30),
    )
    assert (expected,) == subject.claims_on("licence")


def test_a_date_comes_back_as_a_date(store):
    """The latest release can be subtracted from a day."""
    (claim,) = by_offer(store.subjects(as_of=DAY, tool="alpha"))["alpha@device"].claims_on(
        "latest-release"
    )
    assert date(2026, 10, 1) == claim.value


def test_a_claim_without_a_checked_source_bears_neither_source_nor_date(store):
    """Background knowledge cannot expire."""
    (claim,) = by_offer(store.subjects(as_of=DAY, tool="alpha"))["alpha@device"].claims_on(
        "attention-design"
    )
    expected = (SourceKind.BACKGROUND, None, None, None)
    assert expected == (claim.by, claim.source, claim.seen, claim.expires)


def test_a_price_is_a_claim_too(store):
    """The plan's numbers are there for the computation of costs."""
    (claim,) = by_offer(store.subjects(as_of=DAY, tool="beta"))["beta@coop"].claims_on("plans")
    assert claim.value == {
        "name": "Basic",
        "amount": 60.0,
        "currency": "EUR",
        "unit": "organisation",
        "period": "year",
    }


def test_a_stored_assessment_equals_a_fresh_one(store):
    """On the same day, to the last reason and claim."""
    subjects = store.subjects(as_of=DAY)
    fresh = {
        (subject.offer, criterion.id): Panel(complain).assess(criterion, [subject], None)[0]
        for subject in subjects
        for criterion in CRITERIA
        if criterion.scope == "offer"
    }
    assert len(fresh) == 4 * 8
    assert fresh == store.assessments(DAY, subjects)


def test_every_stored_assessment_of_the_shipped_catalogue_equals_a_fresh_one(shipped):
    """The same, on all that the catalogue holds."""
    day = date.fromisoformat(shipped.store.meta["built_on"])
    subjects = shipped.store.subjects(as_of=day)
    stored = shipped.store.assessments(day, subjects)
    assert stored
    criteria = {criterion.id: criterion for criterion in shipped.plugins.criteria}
    found = by_offer(subjects)
    assert stored == {
        (offer, criterion): Panel(complain).assess(criteria[criterion], [found[offer]], None)[0]
        for offer, criterion in stored
    }


def test_what_was_read_is_not_read_again(store):
    """Neither claims nor assessments, by whatever need or day they are asked for next."""
    opened, statements = Store(store.path), []
    first = opened.subjects(as_of=DAY, request=Request("file-sync"))
    held = opened.assessments(DAY, first)
    opened._db.set_trace_callback(statements.append)
    again = opened.subjects(as_of=DAY, request=Request("groupware-calendar"))
    assert len(again) == 2
    assert {key: answer for key, answer in held.items() if key[0].startswith("beta@")} == (
        opened.assessments(DAY, again)
    )
    assert statements
    assert not [one for one in statements if "FROM facts" in one or "FROM assessments" in one]
    opened.close()


def test_reading_bit_by_bit_gives_what_reading_at_once_gives(store):
    """The order in which needs and tools are asked for changes nothing."""
    opened = Store(store.path)
    by_tool = [
        subject
        for tool in ("omega", "beta", "alpha")
        for subject in opened.subjects(as_of=DAY, tool=tool)
    ]
    for subjects in ([one] for one in by_tool):
        opened.assessments(DAY, subjects)
    at_once = Store(store.path)
    subjects = at_once.subjects(as_of=DAY)
    assert by_offer(subjects) == by_offer(by_tool)
    assert subjects == opened.subjects(as_of=DAY)
    assert at_once.assessments(DAY, subjects) == opened.assessments(DAY, subjects)
    opened.close()
    at_once.close()


def test_a_store_answers_in_any_thread(store):
    """A server judges beside the thread that answers requests."""
    with ThreadPoolExecutor(4) as threads:
        needs = ("file-sync", "groupware-calendar") * 8
        found = list(
            threads.map(
                lambda need: len(store.subjects(as_of=DAY, request=Request(need))),
                needs,
            )
        )
    assert found == [4, 2] * 8


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2026, 11, 23), False),  # the day before it was made
        (date(2026, 11, 24), True),
        (date(2027, 4, 29), True),
        (date(2027, 4, 30), False),  # the licence's page has expired
    ],
)
def test_an_assessment_holds_between_its_making_and_the_first_expiry(store, day, held):
    """Outside of that it is left out, to be computed anew."""
    subjects = store.subjects(as_of=day, tool="alpha")
    assert held is (("alpha@device", "freedom") in store.assessments(day, subjects))


def test_past_its_end_an_assessment_is_computed_anew(world):
    """An expired licence makes the interval wider, whatever was stored."""
    made = world(GARDEN)
    profile = made.profile({"needs": ["file-sync"], "budget": {"per_year": 300}})

    def freedom(day: str) -> tuple[float, float]:
        answer = made.run("recommend", profile, "--as-of", day, "--format", "json").data
        (alpha,) = [o for o in answer["needs"][0]["ranking"] if o["offer"] == "alpha@device"]
        (found,) = [c for c in alpha["contributions"] if c["criterion"] == "freedom"]
        return found["low"], found["high"]

    # licence 6 of 10 parts: certain at first; widened by half of the way to 0 once expired
    assert (freedom("2027-04-29"), freedom("2027-04-30")) == ((60.0, 100.0), (30.0, 100.0))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", ("File sharing and sync", "France", "Licence")),
        ("ca", ("Compartir i sincronitzar fitxers", "França", "Llicència")),
        ("es", ("Compartir y sincronizar archivos", "Francia", "Licencia")),
        ("fr", ("Partage et synchronisation de fichiers", "France", "Licence")),
    ],
)
def test_words_of_the_vocabulary_have_four_languages(store, code, expected):
    """Needs and facts by the catalogue's own labels, countries by the CLDR."""
    words = store.words(code)
    found = (
        words(Term("need", "file-sync")),
        words(Term("country", "FR")),
        words(Term("fact", "licence")),
    )
    assert expected == found


def test_words_follow_the_language_that_is_spoken(store):
    """Without a code, the language of the moment counts."""
    with speaking("es"):
        assert store.words()(Term("country", "FR")) == "Francia"


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (Term("value", "export:complete-open"), "complete, in open formats"),
        (Term("value", "country:FR"), "France"),
        (Term("value", "user-guide-languages:ca"), "Catalan"),
        (Term("value", "imports-from:omega"), "Omega"),
        (Term("value", "legal-form:association"), "Association"),
        (Term("value", "licence:MIT"), "MIT"),
        (Term("value", "ram-mb:512"), "512 MB"),
        (Term("need", "no-such-need"), "no-such-need"),
    ],
)
def test_values_are_named_by_the_type_of_their_fact(store, term, expected):
    """A country is named as a country, a product as a product, and what has no name by its id."""
    assert expected == store.words("en")(term)


def test_a_store_cannot_be_written_to(store):
    """It is opened read-only."""
    with pytest.raises(StoreError, match="readonly"):
        store.rows("DELETE FROM tools")


@pytest.mark.parametrize("content", [b"", b"nothing of the kind", b"SQLite format 3\0"])
def test_what_is_not_a_whole_file_is_refused(tmp_path: Path, content: bytes):
    """An empty, a foreign and a cut file."""
    path = tmp_path / "broken.sqlite"
    path.write_bytes(content)
    with pytest.raises(StoreError):
        Store(path)


def test_a_file_without_the_tables_is_refused(tmp_path: Path):
    """A whole SQLite file need not be a compiled catalogue."""
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE other (id)")
    db.close()
    with pytest.raises(StoreError, match="no such table: meta"):
        Store(path)


def test_an_assessment_comes_back_with_its_interval_and_what_is_missing(store):
    """As it was found."""
    held = store.assessments(DAY, store.subjects(as_of=DAY, tool="alpha"))
    freedom = held["alpha@device", "freedom"]
    assert isinstance(freedom, Assessment)
    assert (
        freedom.low,
        freedom.high,
        freedom.missing,
    ) == (0.6, 1.0, ("free-edition-limits", "licence-history", "contributor-agreement"))


def test_not_applicable_is_kept_too(world):
    """A criterion that makes no sense for an offer is stored as such, with its reason."""

    class Idle(Criterion):
        id = "idle"
        scope = "offer"

        def assess(self, subject, organisation):
            return NotApplicable("nothing to ask")

    root = world(GARDEN).root
    build(Recipe(read_catalogue(root), (Idle(),), DAY), root / "garden.sqlite")
    opened = Store(root / "garden.sqlite")
    held = opened.assessments(DAY, opened.subjects(as_of=DAY, tool="alpha"))
    opened.close()
    assert held == {("alpha@device", "idle"): NotApplicable("nothing to ask")}
