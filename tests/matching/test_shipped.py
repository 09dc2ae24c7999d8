"""What the shipped vocabulary teaches: how well statements that it does not hold are understood."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from toolfinder.catalogue.folder import vocabulary_files
from toolfinder.cli.evaluate import read_statements
from toolfinder.i18n import LANGUAGES
from toolfinder.matching.evaluation import evaluate
from toolfinder.yamlsource import YamlSource

STATEMENTS = Path(__file__).parent / "statements.yaml"


@pytest.fixture(scope="module")
def phrases(shipped):
    """The vocabulary's phrases, need by need."""
    path = vocabulary_files(shipped.root)["phrases"]
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)["needs"]


def test_every_need_has_phrases_in_every_language(shipped, phrases):
    """Eight to twelve names, and three sentences or more."""
    assert set(phrases) == set(shipped.store.column("SELECT id FROM needs"))
    short = [
        (need, kind, code, len(said[kind].get(code, ())))
        for need, said in phrases.items()
        for kind, least, most in (("synonyms", 8, 12), ("examples", 3, 100))
        for code in LANGUAGES
        if not least <= len(said[kind].get(code, ())) <= most
    ]
    assert short == []


def test_no_phrase_speaks_of_two_needs(phrases):
    """It would teach nothing."""
    owners = Counter(
        text.casefold()
        for said in phrases.values()
        for text in {t for kind in said.values() for texts in kind.values() for t in texts}
    )
    assert [text for text, count in owners.items() if count > 1] == []


def test_the_statements_are_not_among_the_phrases(phrases):
    """They examine what was learnt, not what was memorised."""
    learnt = {
        text.casefold()
        for said in phrases.values()
        for kind in said.values()
        for texts in kind.values()
        for text in texts
    }
    asked = yaml.safe_load(STATEMENTS.read_text(encoding="utf-8"))["statements"]
    assert [one["text"] for one in asked if one["text"].casefold() in learnt] == []


def test_statements_are_understood_as_well_as_measured(reader):
    """A floor under what `toolfinder evaluate` prints: a change that costs much is seen."""
    needs = reader.store.column("SELECT id FROM needs")
    statements = read_statements(YamlSource.from_path(STATEMENTS), needs)
    scores = evaluate(statements, reader.matcher.hits, reader.understand).scores
    whole = scores["all"]
    assert whole.statements == 570
    assert whole.top_1 >= 0.85
    assert whole.recall_at_3 >= 0.9
    assert whole.precision >= 15 / 16
    assert whole.nonsense >= 0.8
    assert min(scores[code].top_1 for code in LANGUAGES) >= 0.8
