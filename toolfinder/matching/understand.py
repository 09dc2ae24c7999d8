"""From a text to needs: what is sure, what must be asked, and what was not understood."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolfinder.matching.amounts import Amounts
from toolfinder.matching.amounts import amounts
from toolfinder.matching.clauses import clauses
from toolfinder.matching.words import content
from toolfinder.matching.words import tokens

if TYPE_CHECKING:
    from toolfinder.matching.model import Hit
    from toolfinder.matching.model import Matcher

OF_A_WORD = 0.1
"""How much surer a part of a text must be that has only one telling word."""

SUPPORT = 0.4
"""The score that the whole text must give to a need that one of its parts speaks of."""

FAR_BEHIND = 0.6
"""Share of the likeliest need's score under which the next one is no rival to it."""

_REFUSED = re.compile(
    r"\b(?:we|i)\s+(?:do\s+not|don['’]?t|never)\s+(?:want|need|like)\b|\bno\s+more\b"
    r"|\bno\s+(?:volem|vull|voldríem|necessitem|cal|queremos|quiero|necesitamos|hace\s+falta)\b"
    r"|\bn(?:e|['’])\s*(?:voulons|veut|veux|faut|avons)\b|\bon\s+(?:ne\s+)?veut\s+pas\b",
    re.IGNORECASE,
)
"""What says that something is not wanted; a part that says so is no wish."""

CHOICES = 3


@dataclass(frozen=True, slots=True)
class Understood:
    """A need that a text speaks of.

    Attributes:
        need: its slug.
        said: the part of the text that says so.
        words: the words in it that tell.
        score: how sure it is, from 0 to 1.
    """

    need: str
    said: str
    words: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Question:
    """A part of a text that may mean one of several needs, likeliest first."""

    said: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a text says.

    Attributes:
        text: the text itself.
        needs: what it surely asks for, in the order of the text.
        questions: what it may ask for.
        unclear: parts of it that were not understood.
        read_as: misspelt words, and what they were read as.
        products: products that it names, by id.
        amounts: people, money and hours that it states.
        refused: parts that say what is not wanted; they are not used.
    """

    text: str
    needs: tuple[Understood, ...]
    questions: tuple[Question, ...]
    unclear: tuple[str, ...]
    read_as: Mapping[str, str]
    products: tuple[str, ...]
    amounts: Amounts
    refused: tuple[str, ...] = ()


def understand(text: str, matcher: Matcher, names: Mapping[str, str]) -> Understanding:
    """Read a text.

    Args:
        names: ids of products by what people call them, folded to words joined by blanks.
    """
    stated = amounts(text)
    rest = text
    for said in stated.said:
        rest = rest.replace(said, " ")
    spoken = clauses(rest)
    refused = tuple(part for part in spoken if _REFUSED.search(part))
    for part in refused:
        rest = rest.replace(part, " ")
    parts = [part for part in spoken if content(part) and part not in refused]
    needs, questions, unclear = _decided(rest.strip(" ,;:.\n"), parts, matcher)
    return Understanding(
        text,
        needs,
        questions,
        unclear,
        matcher.repairs(rest),
        _named(rest, names),
        stated,
        refused,
    )


def _decided(
    text: str, parts: Sequence[str], matcher: Matcher
) -> tuple[tuple[Understood, ...], tuple[Question, ...], tuple[str, ...]]:
    whole = matcher.hits(text)
    if not whole:
        return (), (), (text,) if text else ()
    found: dict[str, Understood] = {}
    open_: list[tuple[str, list[Hit]]] = []
    if len(parts) > 1:
        support = {hit.need: hit.score for hit in whole}
        for part in parts:
            hits = matcher.hits(part)
            best = hits[0]
            alone = 0.0 if len(set(content(part))) > 1 else OF_A_WORD
            if best.score < matcher.sure + alone or support[best.need] < SUPPORT:
                open_.append((part, hits))
            elif best.need not in found or found[best.need].score < best.score:
                found[best.need] = Understood(best.need, part, best.words, best.score)
    if _is_sure(text, whole, matcher) and whole[0].need not in found:
        found[whole[0].need] = Understood(whole[0].need, text, whole[0].words, whole[0].score)
    if not found:
        asked = max([(text, whole), *open_], key=lambda pair: pair[1][0].score)
        if asked[1][0].score < matcher.ask:
            return (), (), (text,)
        return (), (_question(*asked),), ()
    doubtful = [(part, hits) for part, hits in open_ if hits[0].need not in found]
    questions = tuple(_question(*one) for one in doubtful if one[1][0].score >= matcher.ask)
    unclear = tuple(part for part, hits in doubtful if hits[0].score < matcher.ask)
    return tuple(found.values()), questions, unclear


def _is_sure(text: str, hits: Sequence[Hit], matcher: Matcher) -> bool:
    """Whether the likeliest need is likely enough, or far ahead by more than a stray word."""
    if hits[0].score >= matcher.sure:
        return True
    rival = hits[1].score if len(hits) > 1 else 0.0
    if hits[0].score < matcher.ask or rival > FAR_BEHIND * hits[0].score:
        return False
    return len(hits[0].words) > 1 or len(content(text)) == 1


def _question(part: str, hits: Sequence[Hit]) -> Question:
    return Question(part, tuple(hit.need for hit in hits[:CHOICES]))


def _named(text: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """The products that the text names, the longest name first where names overlap."""
    words = tokens(text)
    longest = max((name.count(" ") + 1 for name in names), default=0)
    found: dict[str, None] = {}
    start = 0
    while start < len(words):
        for size in range(min(longest, len(words) - start), 0, -1):
            product = names.get(" ".join(words[start : start + size]))
            if product:
                found[product] = None
                start += size - 1
                break
        start += 1
    return tuple(found)
