"""The rows of the compiled catalogue, table by table."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from datetime import timedelta
from typing import TYPE_CHECKING
from typing import Any

from babel import Locale

from toolfinder.catalogue.values import is_ambiguous
from toolfinder.i18n import LANGUAGES
from toolfinder.model.claims import SourceKind
from toolfinder.model.claims import Status
from toolfinder.model.entries import BACKGROUND
from toolfinder.model.entries import Entry
from toolfinder.model.entries import Facts
from toolfinder.model.entries import HostedOffer
from toolfinder.model.entries import Plan
from toolfinder.model.entries import Provider

if TYPE_CHECKING:
    from toolfinder.catalogue.read import Catalogue
    from toolfinder.catalogue.vocabulary import Vocabulary
    from toolfinder.model.entries import FourLanguages
    from toolfinder.model.entries import Source
    from toolfinder.model.vocabulary import AssumptionSource
    from toolfinder.model.vocabulary import FactDefinition

Row = dict[str, Any]


def tools(catalogue: Catalogue) -> Iterator[Row]:
    """One row a tool."""
    for id_, tool in catalogue.tools.items():
        yield {
            "id": id_,
            "name": tool.name,
            "kind": tool.kind,
            **_four("summary", tool.summary),
            "licence": _first_value(tool.facts, "licence"),
            "homepage": tool.homepage,
            "repository": tool.repository,
            "also_known_as": ", ".join(catalogue.vocabulary.aliases.get(id_, ())) or None,
            **_retirement(tool),
        }


def providers(catalogue: Catalogue) -> Iterator[Row]:
    """One row a provider."""
    for id_, provider in catalogue.providers.items():
        yield {
            "id": id_,
            "name": provider.name,
            "legal_form": _first_value(provider.facts, "legal-form"),
            "country": _first_value(provider.facts, "country"),
            "homepage": provider.homepage,
            **_retirement(provider),
        }


def offers(catalogue: Catalogue) -> Iterator[Row]:
    """One row a way to get a tool."""
    for tool_id, tool in catalogue.tools.items():
        for key, local in tool.offers.items():
            yield _offer(f"{tool_id}@{key}", tool_id, None, str(local.delivery))
    for provider_id, provider in catalogue.providers.items():
        for tool_id, hosted in provider.offers.items():
            row = _offer(f"{tool_id}@{provider_id}", tool_id, provider_id, "hosted")
            yield {**row, "label": hosted.label, "url": hosted.url}


def needs(words: Vocabulary) -> Iterator[Row]:
    """One row a need."""
    for group in words.groups:
        for need in group.needs:
            yield {
                "id": need.slug,
                "need_group": group.slug,
                "used_by": need.used_by,
                **_four("label", need.label),
            }


def need_groups(words: Vocabulary) -> Iterator[Row]:
    """One row a group of needs."""
    for group in words.groups:
        yield {"id": group.slug, **_four("label", group.label)}


def tool_needs(catalogue: Catalogue) -> Iterator[Row]:
    """Which tool serves which need, and how well."""
    for id_, tool in catalogue.tools.items():
        for need, role in tool.needs.items():
            yield {"tool": id_, "need": need, "role": role}


def tool_features(catalogue: Catalogue) -> Iterator[Row]:
    """Which tool has which feature for which need."""
    for id_, tool in catalogue.tools.items():
        for need, features in tool.features.items():
            for feature in features:
                yield {"tool": id_, "need": need, "feature": feature}


def tool_replaces(catalogue: Catalogue) -> Iterator[Row]:
    """Which tool takes the place of which product."""
    for id_, tool in catalogue.tools.items():
        for product in tool.replaces:
            yield {"tool": id_, "product": product}


def tool_languages(catalogue: Catalogue) -> Iterator[Row]:
    """Which tool speaks which language, and how much of it."""
    for id_, tool in catalogue.tools.items():
        extents: dict[str, str] = {}
        for claim in tool.facts.get("ui-languages", ()):
            for code, extent in (claim.value or {}).items():
                if extent not in {"none", "unknown"}:
                    extents.setdefault(code, str(extent))
        for code, known in extents.items():
            yield {"tool": id_, "language": code, "extent": known}


def plans(catalogue: Catalogue) -> Iterator[Row]:
    """One row a price."""
    for provider_id, provider in catalogue.providers.items():
        for tool_id, offer in provider.offers.items():
            for plan in offer.plans:
                row = plan.model_dump(exclude={"source", "fee_percent"})
                fee = plan.fee_percent
                yield {
                    "offer": f"{tool_id}@{provider_id}",
                    **row,
                    "fee_percent": "-".join(map(str, fee)) if isinstance(fee, tuple) else fee,
                    **_source(provider, plan.source),
                }


def facts(catalogue: Catalogue) -> Iterator[Row]:
    """One row a claim, with its source and its dates."""
    words = catalogue.vocabulary
    for tool_id, tool in catalogue.tools.items():
        yield from _claims(words, tool, tool.facts, "tool", tool_id)
        for key, local in tool.offers.items():
            yield from _claims(words, tool, local.facts, "offer", f"{tool_id}@{key}")
    for provider_id, provider in catalogue.providers.items():
        yield from _claims(words, provider, provider.facts, "provider", provider_id)
        for tool_id, hosted in provider.offers.items():
            offer = f"{tool_id}@{provider_id}"
            seen = _source(provider, _where_offered(provider, hosted))
            yield _fact(words.facts["offered"], "offered", "offer", offer, True, Status.KNOWN, seen)  # noqa: FBT003
            yield from _claims(words, provider, hosted.facts, "offer", offer)
            for plan in hosted.plans:
                yield _plan_claim(words, provider, plan, offer)


def fact_definitions(words: Vocabulary) -> Iterator[Row]:
    """One row a kind of fact."""
    for id_, definition in words.facts.items():
        yield {
            "id": id_,
            "belongs_to": definition.of,
            "type": definition.type,
            "criterion": definition.read_by,
            "gate": definition.gate,
            "unit": definition.unit,
            "holds_days": definition.days,
            **_four("label", definition.label),
        }


def assumptions(words: Vocabulary) -> Iterator[Row]:
    """One row a number that costs are computed with."""
    for id_, assumption in words.assumptions.items():
        yield {
            "id": id_,
            "low": assumption.low,
            "high": assumption.high,
            "unit": assumption.unit,
            **_four("label", assumption.label),
            **_cited(assumption.source),
        }


def labels(catalogue: Catalogue) -> Iterator[Row]:
    """Every word that a screen may need, in each language."""
    words = catalogue.vocabulary
    single = (
        ("group", ((group.slug, group.label) for group in words.groups)),
        ("need", ((slug, need.label) for slug, need in words.needs.items())),
        ("fact", ((fact, definition.label) for fact, definition in words.facts.items())),
        ("legal-form", ((id_, form.label) for id_, form in words.legal_forms.items())),
        ("legal", ((id_, rule.label) for id_, rule in words.legal_requirements.items())),
        ("assumption", ((id_, number.label) for id_, number in words.assumptions.items())),
        ("country-group", ((id_, group.label) for id_, group in words.countries.groups.items())),
    )
    for kind, pairs in single:
        for id_, label in pairs:
            yield {"kind": kind, "id": id_, **label.model_dump()}
    nested = (
        ("feature", words.features),
        ("value", {fact: definition.values for fact, definition in words.facts.items()}),
    )
    for kind, by_owner in nested:
        for owner, members in by_owner.items():
            for id_, label in members.items():
                yield {"kind": kind, "id": f"{owner}:{id_}", **label.model_dump()}
    for fact, definition in words.facts.items():
        if definition.help:
            yield {"kind": "help", "id": fact, **definition.help.model_dump()}
    yield from _places_and_tongues(words)
    for kind, entries in (("tool", catalogue.tools), ("provider", catalogue.providers)):
        for id_, entry in entries.items():
            yield {"kind": kind, "id": id_, **dict.fromkeys(LANGUAGES, entry.name)}


def reference(words: Vocabulary) -> Row:
    """What judging needs beside the facts, as plain JSON values."""
    return {
        "groups": {name: list(group.members) for name, group in words.countries.groups.items()},
        "member_owned": [id_ for id_, form in words.legal_forms.items() if form.member_owned],
        "nonprofit": [id_ for id_, form in words.legal_forms.items() if form.nonprofit],
        "assumptions": {id_: [a.low, a.high] for id_, a in words.assumptions.items()},
        "legal": {id_: list(rule.needs) for id_, rule in words.legal_requirements.items()},
        "team_needs": [id_ for id_, need in words.needs.items() if need.used_by == "team"],
    }


def _places_and_tongues(words: Vocabulary) -> Iterator[Row]:
    locales = {code: Locale(code) for code in LANGUAGES}
    for code in words.countries.codes:
        names = {lang: str(locale.territories.get(code, code)) for lang, locale in locales.items()}
        yield {"kind": "country", "id": code, **names}
    for code in sorted({str(key) for locale in locales.values() for key in locale.languages}):
        names = {lang: str(locale.languages.get(code, code)) for lang, locale in locales.items()}
        yield {"kind": "language", "id": code, **names}


def _four(name: str, texts: FourLanguages) -> Row:
    return {f"{name}_{code}": getattr(texts, code) for code in LANGUAGES}


def _offer(id_: str, tool: str, provider: str | None, delivery: str) -> Row:
    return {
        "id": id_,
        "tool": tool,
        "provider": provider,
        "delivery": delivery,
        "label": None,
        "url": None,
    }


def _retirement(entry: Entry) -> Row:
    gone = entry.retirement
    return {
        "status": "retired" if gone else "active",
        "retired_on": gone and gone.date.isoformat(),
        "retired_because": gone and json.dumps(gone.reason.model_dump(), ensure_ascii=False),
        "successor": gone and gone.successor,
    }


def _first_value(written: Facts, fact: str) -> str | None:
    values = [claim.value for claim in written.get(fact, ()) if claim.value is not None]
    return str(values[0]) if values else None


def _source(entry: Entry, source_id: str) -> Row:
    if source_id == BACKGROUND:
        return {
            "source": None,
            "source_title": None,
            "source_kind": SourceKind.BACKGROUND.value,
            "seen": None,
        }
    return _cited(entry.sources[source_id])


def _cited(source: Source | AssumptionSource) -> Row:
    return {
        "source": source.url if source.by is not SourceKind.BACKGROUND else None,
        "source_title": source.title,
        "source_kind": source.by.value,
        "seen": source.seen and source.seen.isoformat(),
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


def _claims(
    words: Vocabulary, entry: Entry, written: Facts, kind: str, subject: str
) -> Iterator[Row]:
    for fact, claims in written.items():
        definition = words.facts[fact]
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
            source = _source(entry, claim.source)
            yield _fact(definition, fact, kind, subject, claim.value, status, source)


def _plan_claim(words: Vocabulary, entry: Entry, plan: Plan, offer: str) -> Row:
    value = plan.model_dump(exclude={"source"}, exclude_none=True)
    source = _source(entry, plan.source)
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
