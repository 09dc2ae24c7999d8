"""Scores a text against every need, from tables that were learnt before.

Standard library only: this is on every answer's way, and importing numpy alone would take
longer than answering.
"""

from __future__ import annotations

import json
import math
import sqlite3
import weakref
from array import array
from collections import Counter
from collections import defaultdict
from functools import cached_property
from threading import Lock

from toolfinder.matching.words import content
from toolfinder.matching.words import grams
from toolfinder.matching.words import stems

TYPE_CHECKING = False  # as `typing` has it, without the time to import it
if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

VERSION = 1
"""Raised whenever the tables or what they are learnt from change, so that they are made anew."""

NONE = "-"
"""The need of phrases that speak of none."""

SCHEMA = """
PRAGMA journal_mode=delete;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE features (feature TEXT PRIMARY KEY, idf REAL, weights BLOB) WITHOUT ROWID;
CREATE TABLE phrases (id INTEGER PRIMARY KEY, need INTEGER, weight REAL);
CREATE TABLE stems (stem TEXT PRIMARY KEY, idf REAL, postings BLOB) WITHOUT ROWID;
CREATE TABLE words (word TEXT PRIMARY KEY, length INTEGER, count INTEGER, stems TEXT) WITHOUT ROWID;
CREATE INDEX words_by_start ON words (substr(word, 1, 1), length);
"""

CLASSIFIED, COVERED = 0.6, 0.4
"""Shares of the two scorers in the score."""

_AT_ONCE = 500  # SQLite allows more parameters, but not everywhere


def is_matcher(path: Path) -> bool:
    """Whether it is a whole file of what was learnt."""
    from toolfinder.errors import StoreError  # noqa: PLC0415

    if not path.is_file():
        return False
    try:
        Matcher(path).close()
    except StoreError:
        return False
    return True


class Hit:
    """How much a text speaks of a need, from 0 to 1, and the words that say so."""

    __slots__ = ("need", "score", "words")

    def __init__(self, need: str, score: float, words: tuple[str, ...]) -> None:
        self.need = need
        self.score = score
        self.words = words


class Matcher:
    """Tables that were learnt, opened read-only; threads may share them.

    Attributes:
        needs: the slugs that it knows.
        sure, ask: scores from which a need is understood, and is worth asking about.

    Raises:
        StoreError: the file is not whole.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            place = str(path.absolute()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
            self._db = sqlite3.connect(
                f"file:{place}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            weakref.finalize(self, self._db.close)
            self._meta = {k: json.loads(v) for k, v in self._db.execute("SELECT * FROM meta")}
            self.needs: list[str] = self._meta["needs"]
            self.sure: float = self._meta["sure"]
            self.ask: float = self._meta["ask"]
        except (sqlite3.Error, ValueError, KeyError) as error:
            from toolfinder.errors import StoreError  # noqa: PLC0415 - only when it is needed

            raise StoreError(str(error)) from error
        self._stems: dict[str, tuple[str, ...]] = {}
        self._one_at_a_time = Lock()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def hits(self, text: str) -> list[Hit]:
        """The needs by score, best first; none for a text without telling words."""
        with self._one_at_a_time:
            return self._hits(text)

    def _hits(self, text: str) -> list[Hit]:
        words = self._words(text)
        if not words:
            return []
        repaired = self._repaired(words)
        said = [repaired.get(word, (word, 1.0))[0] for word in words]
        classified, because = self._classified(said)
        covered, matched = self._covered(words, repaired)
        hits = []
        for place, need in enumerate(self.needs):
            score = CLASSIFIED * classified[place] + COVERED * covered.get(place, 0.0)
            telling = matched.get(place) or because(place)
            hits.append((score, need, telling))
        hits.sort(key=lambda hit: (-hit[0], hit[1]))
        original = {new: old for old, (new, _trust) in repaired.items()}
        return [
            Hit(need, round(score, 4), tuple(original.get(word, word) for word in telling))
            for score, need, telling in hits
        ]

    def _words(self, text: str) -> list[str]:
        """The telling words of a text, once each; the stems of those that are known are read."""
        words = list(dict.fromkeys(content(text)))
        fresh = [word for word in words if word not in self._stems]
        for word, _length, _count, known in self._among("words", "word", fresh):
            self._stems[word] = tuple(known.split())
        return words

    def _stems_of(self, word: str) -> tuple[str, ...]:
        return self._stems.get(word) or stems(word)

    def repairs(self, text: str) -> dict[str, str]:
        """What misspelt words were read as."""
        with self._one_at_a_time:
            words = self._words(text)
            return {old: new for old, (new, _trust) in self._repaired(words).items()}

    # the classifier

    def _classified(self, words: list[str]) -> tuple[list[float], Any]:
        """The classifiers' answer for each need, and a way to ask which words it rests on."""
        per_word = {
            word: [f"w{s}" for s in self._stems_of(word)] + [f"c{g}" for g in grams([word])]
            for word in words
        }
        counts = Counter(feature for features in per_word.values() for feature in features)
        rows = self._features(counts)
        values = {
            feature: (1 + math.log(count)) * rows[feature][0]
            for feature, count in counts.items()
            if feature in rows
        }
        norms: dict[str, float] = defaultdict(float)
        for feature, value in values.items():
            norms[feature[0]] += value * value
        scale = self._meta["scale"]
        totals = list(self._meta["bias"])
        parts: dict[str, dict[int, float]] = {}
        for feature, value in values.items():
            share = value / math.sqrt(norms[feature[0]]) * scale
            weights = rows[feature][1]
            part = parts[feature] = {
                weights[i]: share
                * (weights[i + 1] - 256 if weights[i + 1] > 127 else weights[i + 1])
                for i in range(0, len(weights) - 1, 2)
                if weights[i] < len(totals)
            }
            for place, amount in part.items():
                totals[place] += amount

        def because(place: int) -> tuple[str, ...]:
            weighed = {
                word: sum(parts.get(f, {}).get(place, 0.0) for f in features)
                for word, features in per_word.items()
            }
            best = sorted((w for w in weighed if weighed[w] > 0), key=lambda w: -weighed[w])[:3]
            return tuple(word for word in words if word in best)

        return [1 / (1 + math.exp(-2 * max(min(z, 50), -50))) for z in totals], because

    def _features(self, wanted: Iterable[str]) -> dict[str, tuple[float, bytes]]:
        return {
            feature: (idf, weights)
            for feature, idf, weights in self._among("features", "feature", wanted)
        }

    def _among(self, table: str, column: str, wanted: Iterable[str]) -> list[tuple[Any, ...]]:
        names = list(wanted)
        rows: list[tuple[Any, ...]] = []
        for start in range(0, len(names), _AT_ONCE):
            some = names[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            rows += self._db.execute(f"SELECT * FROM {table} WHERE {column} IN ({marks})", some)  # noqa: S608
        return rows

    # the words that phrases have in common with the text

    def _covered(
        self, words: list[str], repaired: Mapping[str, tuple[str, float]]
    ) -> tuple[dict[int, float], dict[int, tuple[str, ...]]]:
        """For each need, how well its best phrase covers the text, and with which words."""
        readings = {word: repaired.get(word, (word, 1.0)) for word in words}
        by_stem = {stem for word, _trust in readings.values() for stem in self._stems_of(word)}
        rows = {stem: (idf, found) for stem, idf, found in self._among("stems", "stem", by_stem)}
        most = self._meta["most_telling"]
        telling = {
            word: max((rows[s][0] for s in self._stems_of(read) if s in rows), default=most)
            for word, (read, _trust) in readings.items()
        }
        asked = sum(telling.values())
        found: dict[int, dict[int, tuple[float, str]]] = defaultdict(dict)
        width = self._meta["most_words"]
        for word, (read, trust) in readings.items():
            for stem in self._stems_of(read):
                if stem not in rows:
                    continue
                idf, blob = rows[stem]
                postings = array("I")
                postings.frombytes(blob[: len(blob) // postings.itemsize * postings.itemsize])
                for posting in postings:
                    phrase, place = divmod(posting, width)
                    if found[phrase].get(place, (0.0, ""))[0] < idf * trust:
                        found[phrase][place] = (idf * trust, word)
        return self._best_phrases(found, asked, most)

    def _best_phrases(
        self, found: Mapping[int, Mapping[int, tuple[float, str]]], asked: float, most: float
    ) -> tuple[dict[int, float], dict[int, tuple[str, ...]]]:
        best: dict[int, float] = {}
        matched: dict[int, tuple[str, ...]] = {}
        for phrase, places in found.items():
            by_word: dict[str, float] = {}
            for idf, word in places.values():
                by_word[word] = max(by_word.get(word, 0.0), idf)
            hit = sum(by_word.values())
            need, weight = self._phrases.get(phrase, (-1, 0.0))
            if not 0 <= need < len(self.needs) or weight <= 0:
                continue  # of a damaged file
            top = max(by_word.values())
            score = math.sqrt(min(hit / weight, 1.0) * min(hit / asked, 1.0))
            score *= min(1.0, 0.55 + 0.45 * top / most)
            if score > best.get(need, 0.0):
                best[need] = score
                matched[need] = tuple(by_word)
        return best, matched

    @cached_property
    def _phrases(self) -> dict[int, tuple[int, float]]:
        return {
            phrase: (need, weight)
            for phrase, need, weight in self._db.execute("SELECT id, need, weight FROM phrases")
        }

    # misspelt words

    def _repaired(self, words: list[str]) -> dict[str, tuple[str, float]]:
        """What unknown words were probably meant to be, and how far to trust that."""
        known = {
            row[0]
            for row in self._among("stems", "stem", {s for w in words for s in self._stems_of(w)})
        }
        repaired = {}
        for word in words:
            allowed = 0 if len(word) < 5 else 1 if len(word) < 9 else 2
            if not allowed or known.intersection(self._stems_of(word)):
                continue
            candidates = self._db.execute(
                "SELECT word, count FROM words WHERE substr(word, 1, 1) = ? AND length BETWEEN ? AND ?",
                (word[0], len(word) - allowed, len(word) + allowed),
            )
            near = [
                (distance, -count, other)
                for other, count in candidates
                if (distance := edits(word, other, allowed)) <= allowed
            ]
            if near:
                distance, _count, other = min(near)
                repaired[word] = (other, 1 - 0.15 * distance)
        return repaired


def edits(one: str, other: str, most: int) -> int:
    """How many letters must be added, left out, changed or swapped with the next (Damerau 1964).

    Stops at `most` + 1.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, another in enumerate(other, start=1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != another))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == another:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return last[-1]
