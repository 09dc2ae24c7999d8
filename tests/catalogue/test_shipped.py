"""The catalogue that comes with toolfinder: whole, sourced, and fit to be trusted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from toolfinder.app import Toolfinder
from toolfinder.catalogue.folder import shipped_catalogue
from toolfinder.catalogue.read import Catalogue
from toolfinder.catalogue.read import read_catalogue
from toolfinder.criteria import BUILT_IN as CRITERIA
from toolfinder.gates import BUILT_IN as GATES
from toolfinder.kit.subjects import claim
from toolfinder.kit.subjects import profile
from toolfinder.kit.subjects import subject
from toolfinder.model.claims import Claim
from toolfinder.model.entries import Entry
from toolfinder.model.entries import Provider
from toolfinder.model.entries import Tool
from toolfinder.model.subject import Subject

NAMED_IN_THE_ISSUE = """
open-food-network foodsoft timeoverflow odoo dolibarr civicrm galette paheko loomio decidim
nextcloud cryptpad etherpad libreoffice collabora-online-development-edition onlyoffice zulip
element synapse mattermost rocket-chat signal snikket jitsi-meet bigbluebutton mobilizon gancio
pretix limesurvey framadate moodle listmonk phplist mailman sympa discourse wordpress castopod
azuracast libretime peertube owncast mastodon kimai openproject kanboard vikunja bookstack xwiki
passbolt bitwarden vaultwarden keepassxc forgejo matomo grist nocodb yunohost
""".split()

MACHINE_PATH = re.compile(
    r"file:/+\S*|(?<![\w.:/-])/(?:home|root|srv|tmp|Users|var|opt|mnt|etc)/\S*|\b[A-Z]:\\\S*"
)
REGISTRY = re.compile(r"\b(?:pypi|pythonhosted|npmjs|packagist|rubygems|crates)\.(?:com|io|org)\S*")
PROMISED = ("TODO", "FIXME", "XXX")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The shipped catalogue as its files say it; read without a problem or not at all."""
    return read_catalogue(shipped_catalogue())


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The text of every file of the catalogue, by its path inside it."""
    root = shipped_catalogue()
    return {
        str(path.relative_to(root)): path.read_text(encoding="utf-8")
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def entries(catalogue: Catalogue) -> Iterator[tuple[str, Entry]]:
    """Every tool and provider."""
    yield from ((f"tools/{name}", tool) for name, tool in catalogue.tools.items())
    yield from ((f"providers/{name}", one) for name, one in catalogue.providers.items())


def used_sources(entry: Entry) -> set[str]:
    """The sources that something in an entry cites."""
    facts = [entry.facts]
    used: set[str] = set()
    if isinstance(entry, Tool | Provider):
        facts += [offer.facts for offer in entry.offers.values()]
    if isinstance(entry, Provider):
        for offer in entry.offers.values():
            used |= {plan.source for plan in offer.plans}
            used |= {offer.source} if offer.source else set()
    return used | {one.source for part in facts for claims in part.values() for one in claims}


def test_nothing_is_wrong(catalogue):
    """`read_catalogue` refuses a catalogue with any problem; this one it reads."""
    assert catalogue.root == shipped_catalogue()


def test_each_tool_named_in_the_issue_is_there(catalogue):
    """As an open tool, that may be recommended."""
    kinds = {name: tool.kind for name, tool in catalogue.tools.items()}
    found = {name: kinds.get(name, "missing") for name in NAMED_IN_THE_ISSUE}
    assert found == dict.fromkeys(NAMED_IN_THE_ISSUE, "open")


def test_there_are_at_least_80_open_tools_25_incumbents_and_30_providers(catalogue):
    """Enough for a choice."""
    kinds = Counter(tool.kind for tool in catalogue.tools.values())
    enough = (kinds["open"] >= 80, kinds["incumbent"] >= 25, len(catalogue.providers) >= 30)
    assert enough == (True, True, True), (kinds, len(catalogue.providers))


def test_at_least_35_needs_have_two_open_tools_made_for_them(catalogue):
    """A need with one tool is no choice; retired tools and makeshifts do not count."""
    tools = [t for t in catalogue.tools.values() if t.kind == "open" and t.retirement is None]
    count = Counter(need for t in tools for need, role in t.needs.items() if role == "core")
    assert len([need for need, tools_ in count.items() if tools_ >= 2]) >= 35


def test_the_compiled_catalogue_holds_what_the_files_hold(catalogue, shipped: Toolfinder):
    """Nothing is lost on the way to the store."""
    assert sorted(catalogue.tools) == sorted(shipped.store.column("SELECT id FROM tools"))
    assert sorted(catalogue.providers) == sorted(shipped.store.column("SELECT id FROM providers"))


def test_no_source_lacks_a_use(catalogue):
    """A source that nothing cites was forgotten, or its claim was."""
    idle = {name: sorted(set(one.sources) - used_sources(one)) for name, one in entries(catalogue)}
    assert {name: sources for name, sources in idle.items() if sources} == {}


def test_every_summary_has_at_most_200_characters(catalogue):
    """One sentence, in each of the four languages."""
    long = {
        (name, language): len(text)
        for name, one in entries(catalogue)
        for language, text in _summary(one).items()
        if len(text) > 200
    }
    assert long == {}


def _summary(entry: Entry) -> dict[str, str]:
    summary: Any = getattr(entry, "summary", None)
    return dict(summary) if summary else {}


def test_summaries_are_translated(catalogue):
    """Four languages are four texts."""
    same = [
        name
        for name, one in entries(catalogue)
        if _summary(one) and len(set(_summary(one).values())) < 4
    ]
    assert same == []


def test_only_open_tools_replace_and_only_incumbents_are_replaced(catalogue):
    """A product that organisations use today is what an open tool takes the place of."""
    tools = catalogue.tools
    wrong = [
        (name, product)
        for name, tool in tools.items()
        for product in tool.replaces
        if (tool.kind, tools[product].kind) != ("open", "incumbent")
    ]
    assert wrong == []


def test_successors_lead_to_what_is_still_there(catalogue):
    """Whoever follows a successor arrives."""
    gone = [
        (name, tool.retirement.successor)
        for name, tool in catalogue.tools.items()
        if tool.retirement
        and tool.retirement.successor
        and catalogue.tools[tool.retirement.successor].retirement
    ]
    assert gone == []


def test_every_open_tool_states_its_licence(catalogue):
    """Without one nobody can tell whether it is open; an operating system has thousands."""
    open_tools = {
        name: tool
        for name, tool in catalogue.tools.items()
        if tool.kind == "open" and "operating-system" not in tool.needs
    }
    assert [name for name, tool in open_tools.items() if "licence" not in tool.facts] == []


@pytest.mark.parametrize("pattern", [MACHINE_PATH, REGISTRY], ids=["machine path", "registry"])
def test_no_file_names_a_machine_or_a_package_registry(texts, pattern):
    """People open sources; a path or a download host is of use to no one."""
    found = {name: pattern.findall(text) for name, text in texts.items()}
    assert {name: hits for name, hits in found.items() if hits} == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see /srv/x.yaml", ["/srv/x.yaml"]),
        ("in /home/ana/notes", ["/home/ana/notes"]),
        ("file:/tmp/x", ["file:/tmp/x"]),
        (r"C:\Users\ana", [r"C:\Users\ana"]),
        ("https://example.org/home/plans", []),
        ("https://example.org/etc/", []),
    ],
)
def test_what_counts_as_a_path_of_a_machine(text, expected):
    """Addresses of pages may well hold `/home/`."""
    assert expected == MACHINE_PATH.findall(text)


@pytest.mark.parametrize("word", PROMISED)
def test_no_file_promises_to_be_finished_later(texts, word):
    """What is unknown is absent, not a note to oneself; a file's name in an address may say so."""
    files = {name for name, text in texts.items() if re.search(rf"(?<![/\w]){word}\b", text)}
    assert files == set()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The facts that are asked for from here on."""
    found: set[str] = set()
    real = Subject.claims_on

    def recording(self: Subject, fact: str) -> tuple[Claim, ...]:
        found.add(fact)
        return real(self, fact)

    monkeypatch.setattr(Subject, "claims_on", recording)
    return found


DEMANDING = profile(
    country="ES",
    needs=[{"need": "file-sync", "features": ["public-links"], "users": 30}],
    languages={"required": ["ca"], "preferred": ["es"]},
    data="special-category",
    gates={"jurisdiction": ["EU"], "legal": ["es:verifactu"]},
    budget={"per_year": 3, "one_off": 3, "hours_per_month": 3},
)


def subjects() -> Iterator[Subject]:
    """An offer of each delivery, of a provider whose own country stands for its owner's."""
    for delivery in ("hosted", "self-hosted", "installed"):
        form = claim("legal-form", "association")
        yield subject(form, delivery=delivery, request=DEMANDING.needs[0])


@pytest.mark.parametrize("criterion", CRITERIA, ids=lambda criterion: criterion.id)
def test_each_criterion_reads_the_facts_that_name_it_and_declares_them(words, asked, criterion):
    """What the vocabulary says of `read_by` is true."""
    for one in subjects():
        criterion().assess(one.reading(criterion.reads), DEMANDING)
    named = {fact for fact, one in words.facts.items() if one.read_by == criterion.id}
    assert (set(), set(criterion().facts)) == (named - asked, asked)


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.id)
def test_each_gate_reads_the_facts_that_name_it(words, asked, gate):
    """What the vocabulary says of `gate` is true."""
    for one in subjects():
        gate().check(one.reading(gate.reads), DEMANDING)
    named = {fact for fact, one in words.facts.items() if one.gate == gate.id}
    assert named - asked == set()


def test_facts_name_criteria_and_gates_that_exist(words):
    """A misspelt reader would read nothing."""
    criteria, gates = {one.id for one in CRITERIA}, {one.id for one in GATES}
    assert {one.read_by for one in words.facts.values() if one.read_by} - criteria == set()
    assert {one.gate for one in words.facts.values() if one.gate} - gates == set()


def test_no_fact_is_read_by_two_criteria(words):
    """One merit must not count twice; memory and disk also cost money, forms also tell the owner."""
    twice = {"ram-mb", "disk-mb", "legal-form"}
    readers = {
        fact: sorted(criterion.id for criterion in CRITERIA if fact in criterion.reads)
        for fact, definition in words.facts.items()
        if definition.read_by
    }
    assert {fact for fact, found in readers.items() if len(found) > 1} == twice


def test_every_fact_that_is_read_is_defined(words):
    """No built-in asks for what nobody can state."""
    reads = {fact for one in (*CRITERIA, *GATES) for fact in one().facts}
    assert reads - set(words.facts) == set()
