"""The rows of the claims: what people wrote, joined with what importers observed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from datetime import timedelta
from typing import TYPE_CHECKING
from typing import Any

from toolfinder.catalogue.knowledge import stated
from toolfinder.catalogue.observed import Observed
from toolfinder.catalogue.observed import Stated
from toolfinder.catalogue.observed import joined
from toolfinder.catalogue.values import is_ambiguous
from toolfinder.model.claims import SourceKind
from toolfinder.model.claims import Status
from toolfinder.model.entries import BACKGROUND
from toolfinder.model.entries import Entry
from toolfinder.model.entries import HostedOffer
from toolfinder.model.entries import Plan
from toolfinder.model.entries import Provider

if TYPE_CHECKING:
    from toolfinder.catalogue.read import Catalogue
    from toolfinder.catalogue.vocabulary import Vocabulary
    from toolfinder.model.entries import Source
    from toolfinder.model.vocabulary import AssumptionSource
    from toolfinder.model.vocabulary import FactDefinition

Row = dict[str, Any]
Observations = Mapping[str, Sequence[Stated]]


def facts(catalogue: Catalogue) -> Iterator[Row]:
    """One row a claim, with its source and its dates."""
    words = catalogue.vocabulary
    for tool_id, tool in catalogue.tools.items():
        found = catalogue.observed.get(tool_id, ())
        own = _observations((one, one.facts) for one in found)
        yield from _claims(words, stated(tool, tool.facts), own, "tool", tool_id)
        for key, local in tool.offers.items():
            on_self = ((one, one.self_facts) for one in found if key == "self")
            written, offer = stated(tool, local.facts), f"{tool_id}@{key}"
            yield from _claims(words, written, _observations(on_self), "offer", offer)
    for provider_id, provider in catalogue.providers.items():
        found = catalogue.observed_providers.get(provider_id, ())
        own = _observations((one, one.facts) for one in found)
        yield from _claims(words, stated(provider, provider.facts), own, "provider", provider_id)
        for tool_id, hosted in provider.offers.items():
            offer = f"{tool_id}@{provider_id}"
            seen = source_row(provider, _where_offered(provider, hosted))
            yield _fact(words.facts["offered"], "offered", "offer", offer, True, Status.KNOWN, seen)  # noqa: FBT003
            yield from _claims(words, stated(provider, hosted.facts), {}, "offer", offer)
            for plan in hosted.plans:
                yield _plan_claim(words, provider, plan, offer)


def _observations(found: Iterator[tuple[Observed, dict[str, Any]]]) -> Observations:
    by_fact: dict[str, list[Stated]] = {}
    for one, values in found:
        for fact, value in values.items():
            by_fact.setdefault(fact, []).append(Stated(value, None, one.source))
    return by_fact


def _claims(
    words: Vocabulary, written: Observations, observed: Observations, kind: str, subject: str
) -> Iterator[Row]:
    for fact in dict.fromkeys((*written, *observed)):
        definition = words.facts[fact]
        claims = joined(written.get(fact, ()), observed.get(fact, ()), definition)
        differ = (
            len({json.dumps(plain(c.value), sort_keys=True) for c in claims if not c.status}) > 1
        )
        for claim in claims:
            status = Status(claim.status) if claim.status else Status.KNOWN
            disputed = differ and not definition.adds_up
            vague = (
                definition.type == "spdx"
                and isinstance(claim.value, str)
                and is_ambiguous(claim.value)
            )
            if status is Status.KNOWN and (disputed or vague):
                status = Status.DISPUTED
            source = cited(claim.source) if claim.source else _UNCHECKED
            yield _fact(definition, fact, kind, subject, claim.value, status, source)


def _plan_claim(words: Vocabulary, entry: Entry, plan: Plan, offer: str) -> Row:
    value = plan.model_dump(exclude={"source"}, exclude_none=True)
    source = source_row(entry, plan.source)
    return _fact(words.facts["plans"], "plans", "offer", offer, value, Status.KNOWN, source)


def _fact(
    definition: FactDefinition,
    fact: str,
    kind: str,
    subject: str,
    value: Any,
    status: Status,
    source: Row,
) -> Row:
    expires = None
    if source["seen"]:
        expires = date.fromisoformat(source["seen"]) + timedelta(days=definition.days)
    tool = {"tool": subject, "offer": subject.split("@", maxsplit=1)[0]}.get(kind)
    return {
        "fact": fact,
        "tool": tool,
        "offer": subject if kind == "offer" else None,
        "provider": subject if kind == "provider" else None,
        "value": _readable(value),
        "status": status.value,
        **source,
        "expires": expires and expires.isoformat(),
        "belongs_to": kind,
        "value_json": None if value is None else json.dumps(plain(value), ensure_ascii=False),
    }


def plain(value: Any) -> Any:
    """A value as JSON can hold it: dates as text, tuples as lists."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [plain(member) for member in value]
    if isinstance(value, dict):
        return {key: plain(member) for key, member in value.items()}
    return value


def _readable(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return ", ".join(_readable(member) or "" for member in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_readable(member)}" for key, member in value.items())
    return str(value)


def source_row(entry: Entry, source_id: str) -> Row:
    """The columns of one of an entry's sources, by its id."""
    return _UNCHECKED if source_id == BACKGROUND else cited(entry.sources[source_id])


def cited(source: Source | AssumptionSource) -> Row:
    """The columns of a source."""
    return {
        "source": source.url if source.by is not SourceKind.BACKGROUND else None,
        "source_title": source.title,
        "source_kind": source.by.value,
        "seen": source.seen and source.seen.isoformat(),
    }


_UNCHECKED: Row = {
    "source": None,
    "source_title": None,
    "source_kind": SourceKind.BACKGROUND.value,
    "seen": None,
}


def _where_offered(provider: Provider, offer: HostedOffer) -> str:
    """The id of the source that shows that the offer exists: its own, else of a price or fact."""
    named = [offer.source, *(plan.source for plan in offer.plans)]
    named += [claim.source for claims in offer.facts.values() for claim in claims]
    checked = [
        id_
        for id_ in named
        if id_ in provider.sources and provider.sources[id_].by is not SourceKind.BACKGROUND
    ]
    return checked[0] if checked else BACKGROUND
