"""Scoring a text against what was learnt."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tests.matching.conftest import PHRASES
from toolfinder.errors import StoreError
from toolfinder.matching.model import Matcher
from toolfinder.matching.model import edits
from toolfinder.matching.model import is_matcher
from toolfinder.matching.train import LEAST_ASK
from toolfinder.matching.train import LEAST_SURE
from toolfinder.matching.train import Phrase
from toolfinder.matching.train import train
from toolfinder.matching.words import stems


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("volem votar des de casa", "votes"),
        ("les comandes de verdura", "food"),
        ("necesitamos compartir carpetas", "files"),
        ("on voudrait des dossiers partages", "files"),
        ("we want to vote online", "votes"),
        ("VOTACIONS!!!", "votes"),
        ("nimbus drive", "files"),
    ],
)
def test_the_likeliest_need_comes_first(matcher, text, need):
    """In any of the four languages."""
    best = matcher.hits(text)[0]
    assert best.need == need
    assert best.score > 0.35


def test_the_words_that_tell_are_named_as_they_were_written(matcher):
    """Not as they were read."""
    assert matcher.hits("volem fer comanes de verdura")[0].words == ("comanes", "verdura")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("comanes de verdura", {"comanes": "comandes"}),
        ("votacoins", {"votacoins": "votacions"}),
        ("votr", {}),
        ("verdurra", {"verdurra": "verdura"}),
        ("xyzzy", {}),
        ("erdura", {}),
    ],
)
def test_misspelt_words_are_read_as_the_nearest(matcher, text, expected):
    """One slip in a word of five letters, two in one of nine; the first letter must be right."""
    assert matcher.repairs(text) == expected


@pytest.mark.parametrize("text", ["", "a", "de la i", "❤️", "مرحبا", "   ", "?!"])
def test_a_text_without_telling_words_hits_nothing(matcher, text):
    """Nor is that an error."""
    assert matcher.hits(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "'; DROP TABLE phrases; --",
        "<script>alert('vots')</script>",
        "vots " * 20_000,
        "verdura\x00vots",
        "𝓿𝓸𝓽𝓼",
        "%s {need} \\d+",
    ],
)
def test_strange_texts_are_answered(matcher, text):
    """Scores stay between 0 and 1, best first."""
    scores = [hit.score for hit in matcher.hits(text)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_answered(matcher, text):
    """Each need once, with a score between 0 and 1; the same each time."""
    hits = matcher.hits(text)
    assert [hit.need for hit in hits] == [hit.need for hit in matcher.hits(text)]
    assert len(hits) in {0, 3}
    assert all(0 <= hit.score <= 1 for hit in hits)


def test_learning_twice_makes_the_same_tables(matcher, tmp_path):
    """The random state is fixed."""
    again = tmp_path / "again.sqlite"
    train(PHRASES, again)
    for table in ("meta", "features", "phrases", "stems", "words"):
        found = []
        for path in (matcher.path, again):
            with closing(sqlite3.connect(path)) as db:
                found.append(db.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall())
        assert found[0] == found[1]


def test_the_scores_to_be_sure_are_found_on_phrases_that_were_held_out(tmp_path):
    """Easy phrases leave the least; the same words for two needs leave nothing sure."""
    easy = [Phrase(f"n{i % 4}", f"word{i % 4} other{i}") for i in range(1700)]
    hard = [Phrase(f"n{i % 4}", f"word{i // 4 % 7} other{i // 4 % 5}") for i in range(1700)]
    found = []
    for name, phrases in (("easy", easy), ("hard", hard)):
        path = tmp_path / f"{name}.sqlite"
        train(phrases, path)
        found.append(Matcher(path))
    assert (found[0].sure, found[0].ask) == (LEAST_SURE, LEAST_ASK)
    assert found[1].sure == 1.0


def test_answering_imports_no_heavy_library(matcher):
    """Neither what learnt, nor numpy."""
    code = f"""
import sys
from pathlib import Path
from toolfinder.matching.model import Matcher
from toolfinder.matching.understand import understand
understand("volem votr i compartir documents", Matcher(Path({str(matcher.path)!r})), {{}})
print([name for name in ("sklearn", "scipy", "numpy", "pydantic") if name in sys.modules])
"""
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert answer.stdout == "[]\n"


def test_threads_may_share_a_matcher(matcher):
    """A server reads texts beside the thread that answers requests."""
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(matcher.hits, ["comandes de verdura", "votar en línia"] * 8))
    assert [hits[0].need for hits in found] == ["food", "votes"] * 8


def test_few_of_the_words_that_people_write_are_kept(matcher):
    """A server must not fill its memory with them."""
    for number in range(100):
        matcher.hits(" ".join(f"x{number}y{word}" for word in range(10)))
    assert stems.cache_info().currsize <= 256


def test_a_file_that_is_none_of_ours_is_refused(tmp_path):
    """And so is one that is not there."""
    path = tmp_path / "matcher.sqlite"
    assert not is_matcher(path)
    path.write_bytes(b"nothing")
    assert not is_matcher(path)
    with pytest.raises(StoreError):
        Matcher(path)


def test_damaged_tables_are_answered_from_what_is_whole(matcher, tmp_path):
    """Indices out of range and torn lists are passed over."""
    path = tmp_path / "matcher.sqlite"
    shutil.copy(matcher.path, path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE features SET weights = x'ff7f00'")
        db.execute("UPDATE stems SET postings = x'ffffffff00'")
        db.commit()
    damaged = Matcher(path)
    assert len(damaged.hits("votar verdura")) == 3


@pytest.mark.parametrize(
    ("one", "other", "most", "expected"),
    [
        ("kitten", "sitting", 3, 3),
        ("kitten", "sitting", 2, 3),
        ("ca", "abc", 3, 3),
        ("votacoins", "votacions", 2, 1),
        ("same", "same", 1, 0),
        ("", "abc", 3, 3),
        ("abc", "", 2, 3),
    ],
)
def test_distance_of_damerau_1964_and_levenshtein_1966(one, other, most, expected):
    """A swap of neighbours counts once (optimal string alignment); it stops one past the limit."""
    assert edits(one, other, most) == expected
    assert edits(other, one, most) == expected
