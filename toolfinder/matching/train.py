"""Learns which needs phrases speak of, and writes what was learnt as plain tables.

One-vs-rest linear support vector machines on TF-IDF of stems and of runs of characters
(Joachims, Text categorization with support vector machines, 1998). Weights are pruned and
kept as bytes, never as pickled objects.
"""

from __future__ import annotations

import json
import math
import sqlite3
from array import array
from collections import Counter
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from toolfinder.matching.model import NONE
from toolfinder.matching.model import SCHEMA
from toolfinder.matching.model import Matcher
from toolfinder.matching.words import content
from toolfinder.matching.words import grams
from toolfinder.matching.words import stems

PRUNED_UNDER = 0.04
"""Weights nearer to zero are left out, as a share of the largest."""

MOST_WORDS = 31
"""Words of a phrase that are counted."""


LEAST_SURE, LEAST_ASK = 0.5, 0.4
"""Scores below which nothing is taken as understood, or asked about."""

RIGHT, HALF_RIGHT = 0.95, 0.5
"""Shares of held-out phrases that must be read right from these scores on."""

HELD_OUT, ENOUGH_HELD = 8, 200
"""Every how many-th phrase is held out, and how many there must be."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text that speaks of a need; of none at all when `need` is `NONE`."""

    need: str
    text: str


def train(phrases: Sequence[Phrase], path: Path) -> None:
    """Learn from phrases and write the tables into a new file.

    The scores from which a need is understood or asked about are found first, on phrases
    that were held out of a first round.

    Raises:
        OSError, sqlite3.Error: it cannot be written.
    """
    kept = [phrase for place, phrase in enumerate(phrases) if place % HELD_OUT]
    held = [phrase for place, phrase in enumerate(phrases) if not place % HELD_OUT]
    sure, ask = LEAST_SURE, LEAST_ASK
    if len(held) >= ENOUGH_HELD:
        _write(kept, path, sure, ask)
        sure, ask = _calibrated(held, path)
        path.unlink()
    _write(phrases, path, sure, ask)


def _calibrated(held: Iterable[Phrase], path: Path) -> tuple[float, float]:
    """The least scores at which what is accepted is right, and what is asked half right.

    Never less than the least; where they cannot be reached, the most that was seen.
    """
    with closing(Matcher(path)) as matcher:
        tops = [(hits[0], phrase) for phrase in held if (hits := matcher.hits(phrase.text))]
    outcomes = sorted(((hit.score, hit.need == phrase.need) for hit, phrase in tops), reverse=True)
    found = []
    for wanted, least in ((RIGHT, LEAST_SURE), (HALF_RIGHT, LEAST_ASK)):
        threshold, right = 1.0, 0
        for place, (score, is_right) in enumerate(outcomes, start=1):
            right += is_right
            if right / place >= wanted:
                threshold = score if place < len(outcomes) else 0.0
        found.append(max(least, round(threshold, 4)))
    return found[0], min(found[1], found[0])


def _write(phrases: Sequence[Phrase], path: Path, sure: float, ask: float) -> None:
    needs = sorted({phrase.need for phrase in phrases} - {NONE})
    words = [content(phrase.text) for phrase in phrases]
    with closing(sqlite3.connect(path)) as db:
        db.executescript(SCHEMA)
        meta = {
            "needs": needs,
            "sure": sure,
            "ask": ask,
            **_classify(db, phrases, words, needs),
            **_cover(db, phrases, words, needs),
        }
        db.executemany(
            "INSERT INTO meta VALUES (?, ?)",
            [(key, json.dumps(value)) for key, value in meta.items()],
        )
        db.commit()


_stems = cache(stems)


def _own(tokens: Any) -> Any:
    """Tokens as they are: they were made elsewhere."""
    return tokens


def _blocks(words: Iterable[list[str]]) -> tuple[list[list[str]], list[list[str]]]:
    listed = list(words)
    return [[f"w{stem}" for word in one for stem in _stems(word)] for one in listed], [
        [f"c{gram}" for gram in grams(one)] for one in listed
    ]


def _classify(
    db: sqlite3.Connection, phrases: Sequence[Phrase], words: list[list[str]], needs: list[str]
) -> dict[str, Any]:
    """Fit the classifiers, and write a row for each feature that weighs anything."""
    vectorisers = [
        TfidfVectorizer(analyzer=_own, sublinear_tf=True, min_df=least) for least in (1, 2)
    ]
    blocks = [
        vectoriser.fit_transform(block)
        for vectoriser, block in zip(vectorisers, _blocks(words), strict=True)
    ]
    index = {need: place for place, need in enumerate(needs)}
    labels = np.array([index.get(phrase.need, len(needs)) for phrase in phrases])
    machine = LinearSVC(C=1.0, random_state=0).fit(sparse.hstack(blocks, format="csr"), labels)
    weights, bias = machine.coef_[: len(needs)], machine.intercept_[: len(needs)]
    scale = float(np.abs(weights).max()) / 127
    small = np.rint(weights / scale).astype(np.int8)
    small[np.abs(small) < round(PRUNED_UNDER * 127)] = 0
    names = [name for v in vectorisers for name in v.get_feature_names_out()]
    idf = np.concatenate([v.idf_ for v in vectorisers])
    db.executemany("INSERT INTO features VALUES (?, ?, ?)", _feature_rows(names, idf, small))
    return {"bias": [round(float(b), 6) for b in bias], "scale": scale}


def _feature_rows(names: list[str], idf: Any, small: Any) -> Iterable[tuple[str, float, bytes]]:
    for column, name in enumerate(names):
        weights = small[:, column]
        (used,) = np.nonzero(weights)
        pairs = np.empty((len(used), 2), dtype=np.uint8)
        pairs[:, 0], pairs[:, 1] = used, weights[used].view(np.uint8)
        yield name, round(float(idf[column]), 5), pairs.tobytes()


def _cover(
    db: sqlite3.Connection, phrases: Sequence[Phrase], words: list[list[str]], needs: list[str]
) -> dict[str, Any]:
    """Write which phrase holds which stem, and how much each word tells."""
    index = {need: place for place, need in enumerate(needs)}
    needs_of: dict[str, set[str]] = defaultdict(set)
    for phrase, own in zip(phrases, words, strict=True):
        for word in own:
            for stem in _stems(word):
                needs_of[stem].add(phrase.need)
    idf = {stem: math.log(1 + len(needs) / len(found)) for stem, found in needs_of.items()}
    postings: dict[str, array[int]] = defaultdict(lambda: array("I"))
    rows: list[tuple[int, int, float]] = []
    vocabulary = Counter[str]()
    for phrase, own in zip(phrases, words, strict=True):
        if phrase.need == NONE or not own:
            continue
        distinct = list(dict.fromkeys(own))[:MOST_WORDS]
        vocabulary.update(distinct)
        for place, word in enumerate(distinct):
            for stem in _stems(word):
                postings[stem].append(len(rows) * (MOST_WORDS + 1) + place)
        weight = sum(_telling(word, idf) for word in distinct)
        rows.append((len(rows), index[phrase.need], weight))
    db.executemany("INSERT INTO phrases VALUES (?, ?, ?)", rows)
    db.executemany(
        "INSERT INTO stems VALUES (?, ?, ?)",
        [(stem, idf[stem], found.tobytes()) for stem, found in postings.items()],
    )
    db.executemany(
        "INSERT INTO words VALUES (?, ?, ?, ?)",
        [(word, len(word), count, " ".join(_stems(word))) for word, count in vocabulary.items()],
    )
    return {"most_telling": math.log(1 + len(needs)), "most_words": MOST_WORDS + 1}


def _telling(word: str, idf: dict[str, float]) -> float:
    return max(idf[stem] for stem in _stems(word))
