"""What importers found: read from `observed/*.jsonl` and joined with what people wrote.

People's files are never touched. An observed value that nobody wrote down is added; one
that contradicts a curated value is kept beside it, and both are disputed; one that says
less than is known, or the same without being newer, adds nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING
from typing import Any
from typing import Literal
from typing import Self

from pydantic import Field
from pydantic import StrictStr
from pydantic import model_validator

from toolfinder.catalogue.values import check_value
from toolfinder.errors import Problem
from toolfinder.errors import unknown
from toolfinder.i18n import _
from toolfinder.licences import is_free
from toolfinder.model.claims import SourceKind
from toolfinder.model.entries import Source
from toolfinder.model.entries import Url
from toolfinder.model.entries import Written
from toolfinder.validation import parse
from toolfinder.yamlsource import YamlSource

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from toolfinder.catalogue.vocabulary import Vocabulary
    from toolfinder.model.vocabulary import FactDefinition


class Line(Written):
    """One line of `observed/<source>.jsonl`: what one record says of a tool or a provider."""

    tool: StrictStr | None = None
    provider: StrictStr | None = None
    facts: dict[str, Any] = Field(default_factory=dict)
    self_facts: dict[str, Any] = Field(default_factory=dict, alias="self")
    record: StrictStr
    matched_by: Literal["repository", "homepage", "name"]
    url: Url
    seen: date | None = None
    by: SourceKind

    @model_validator(mode="after")
    def _is_of_one_thing(self) -> Self:
        if (self.tool is None) == (self.provider is None):
            msg = "name either a tool or a provider"
            raise ValueError(msg)
        return self


class Stance(Enum):
    """How an observed value stands to what people wrote."""

    NEW = "new"
    SAME = "same"
    LESS = "less"
    NEWER = "newer"
    OLDER = "older"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Stated:
    """One value of one fact, with its source; None: nobody opened one."""

    value: Any
    status: str | None
    source: Source | None

    @property
    def seen(self) -> date:
        """The day of the source; the first of all days when it bears none."""
        return (self.source.seen if self.source else None) or date.min


@dataclass(frozen=True, slots=True)
class Observed:
    """What one line says: values of facts of a tool or provider, and of the tool's own server."""

    of: str
    facts: dict[str, Any]
    self_facts: dict[str, Any]
    source: Source


def stance(
    value: Any, curated: Iterable[Stated], seen: date | None, fact: FactDefinition
) -> Stance:
    """How an observed value stands to the curated ones on the same fact."""
    known = [one for one in curated if one.value is not None]
    if not known:
        return Stance.NEW
    if fact.momentary:
        return Stance.NEWER if (seen or date.min) > max(one.seen for one in known) else Stance.OLDER
    if fact.adds_up:
        has = [member for one in known for member in one.value]
        return Stance.SAME if all(member in has for member in value) else Stance.NEW
    compare = _COMPARE.get(fact.type, _equal)
    found = {compare(value, one.value) for one in known}
    for answer in (Stance.SAME, Stance.LESS):
        if answer in found:
            return answer
    return Stance.CONFLICT


def joined(
    written: Sequence[Stated], observed: Sequence[Stated], fact: FactDefinition
) -> list[Stated]:
    """The claims on one fact: what people wrote, and what the observations add to it."""
    claims = list(written)
    if any(claim.status == "not-applicable" for claim in claims):
        return claims
    for one in sorted(observed, key=lambda stated: stated.seen, reverse=True):
        answer = stance(one.value, claims, one.seen, fact)
        if answer is Stance.NEWER:
            claims = [one]
        elif answer in {Stance.NEW, Stance.CONFLICT} or (
            answer is Stance.SAME and _is_news(one, claims, fact)
        ):
            claims.append(one)
    return claims


def _is_news(one: Stated, claims: Iterable[Stated], fact: FactDefinition) -> bool:
    """Whether it confirms, in the same words, what only older sources said."""
    same = [
        claim.seen
        for claim in claims
        if claim.value == one.value
        or (fact.adds_up and any(member in (claim.value or ()) for member in one.value))
    ]
    return bool(same) and one.seen > max(same)


def _equal(value: Any, known: Any) -> Stance:
    return Stance.SAME if value == known else Stance.CONFLICT


def _licence(value: str, known: str) -> Stance:
    """`AGPL-3.0` says less than `AGPL-3.0-or-later`; one non-free licence is like another."""
    if value.lower() == known.lower() or not (is_free(value) or is_free(known)):
        return Stance.SAME
    precise = {f"{value}-only", f"{value}-or-later"}
    if precise & set(re.findall(r"[\w.-]+", known)):
        return Stance.LESS
    return Stance.CONFLICT


def _languages(value: dict[str, Any], known: dict[str, Any]) -> Stance:
    """A list of languages without their completeness says less than one with it."""
    for code, extent in known.items():
        offered = value.get(code, "none")
        if "unknown" in {extent, offered}:
            continue
        if (offered in {"none", 0}) != (extent in {"none", 0}):
            return Stance.CONFLICT
    return Stance.LESS


_COMPARE: dict[str, Callable[[Any, Any], Stance]] = {
    "spdx": _licence,
    "language-map": _languages,
}


def read_observed(
    files: Mapping[Path, bool],
    words: Vocabulary,
    tools: Iterable[str],
    providers: Iterable[str],
    problems: list[Problem],
) -> tuple[dict[str, list[Observed]], dict[str, list[Observed]]]:
    """The observations on each tool, and on each provider; what is wrong goes to `problems`.

    Args:
        files: whether it is wrong that a file speaks of tools and providers that there are not.
            A plugin may speak of more than another catalogue has: such lines say nothing there.
    """
    ids = {"tool": frozenset(tools), "provider": frozenset(providers)}
    found: dict[str, dict[str, list[Observed]]] = {"tool": {}, "provider": {}}
    for path, strict in files.items():
        name = f"{path.parent.parent.name}/observed/{path.name}"
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            problems.append(Problem(_("cannot be read: {error}").format(error=error), name))
            continue
        for number, text in enumerate(lines, start=1):
            line = _parsed(text, f"{name}:{number}", problems)
            if line is None:
                continue
            kind = "provider" if line.tool is None else "tool"
            id_ = line.tool or line.provider or ""
            if id_ not in ids[kind] and not strict:
                continue
            if id_ not in ids[kind]:
                what = _("tool") if kind == "tool" else _("provider")
                message = unknown(id_, ids[kind], what)
                problems.append(Problem(message, name, number, field=kind))
                continue
            wrong = [
                Problem(message, name, number, field=field)
                for field, message in _wrong(line, words)
            ]
            problems += wrong
            if not wrong:
                found[kind].setdefault(id_, []).append(_observed(id_, line, words))
    return found["tool"], found["provider"]


def _parsed(text: str, name: str, problems: list[Problem]) -> Line | None:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        problems.append(Problem(_("is not JSON"), name))
        return None
    return parse(Line, YamlSource.of(data, name), problems)


def _wrong(line: Line, words: Vocabulary) -> Iterator[tuple[str, str]]:
    """The field and the message of each fact that does not exist or has a wrong value."""
    of = "provider" if line.tool is None else "tool"
    self_of = "offer" if line.tool else None
    for part, kind, facts in (("facts", of, line.facts), ("self", self_of, line.self_facts)):
        for fact, value in facts.items():
            definition = words.facts.get(fact)
            if definition is None or definition.of != kind:
                ours = [id_ for id_, known in words.facts.items() if known.of == kind]
                yield f"{part}.{fact}", unknown(fact, ours, _("fact"))
                continue
            finding = check_value(from_json(value, definition), definition, words)
            if finding:
                yield f"{part}.{fact}", finding


def _observed(id_: str, line: Line, words: Vocabulary) -> Observed:
    facts, self_facts = (
        {fact: from_json(value, words.facts[fact]) for fact, value in part.items()}
        for part in (line.facts, line.self_facts)
    )
    return Observed(id_, facts, self_facts, Source(url=line.url, seen=line.seen, by=line.by))


def from_json(value: Any, definition: FactDefinition) -> Any:
    """A value as YAML would have read it: dates as dates."""
    if definition.type == "date" and isinstance(value, str):
        with suppress(ValueError):
            return date.fromisoformat(value)
    return value
