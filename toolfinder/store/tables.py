"""The rows of the compiled catalogue, table by table."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from babel import Locale

from toolfinder.catalogue.knowledge import knowledge
from toolfinder.i18n import LANGUAGES
from toolfinder.model.entries import Entry
from toolfinder.model.entries import Facts
from toolfinder.store.claims import Row
from toolfinder.store.claims import cited
from toolfinder.store.claims import source_row

if TYPE_CHECKING:
    from toolfinder.catalogue.read import Catalogue
    from toolfinder.catalogue.vocabulary import Vocabulary
    from toolfinder.model.entries import FourLanguages


def tools(catalogue: Catalogue) -> Iterator[Row]:
    """One row a tool."""
    for id_, tool in catalogue.tools.items():
        of_it = knowledge(tool, catalogue.observed.get(id_, ()), catalogue.vocabulary)
        yield {
            "id": id_,
            "name": tool.name,
            "kind": tool.kind,
            **_four("summary", tool.summary),
            "licence": _first_value(tool.facts, "licence"),
            "homepage": tool.homepage,
            "repository": tool.repository,
            "also_known_as": ", ".join(catalogue.vocabulary.aliases.get(id_, ())) or None,
            "core": int(tool.core),
            "facts_applicable": of_it.applicable,
            "facts_known": of_it.known,
            "facts_unverified": of_it.unverified,
            "catalogue": catalogue.origins.get(("tools", id_)),
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
            "catalogue": catalogue.origins.get(("providers", id_)),
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
                **(_four("note", need.note) if need.note else {}),
                **_four("label", need.label),
            }


def phrases(words: Vocabulary) -> Iterator[Row]:
    """One row a phrase by which people say what they need; chatter is of no need."""
    for need, said in words.phrases.needs.items():
        if need in words.needs:
            for kind, by_language in (("synonym", said.synonyms), ("example", said.examples)):
                for code, texts in by_language.items():
                    for text in texts:
                        yield {"need": need, "language": code, "kind": kind, "text": text}
    for code, texts in words.phrases.chatter.items():
        for text in texts:
            yield {"need": None, "language": code, "kind": "chatter", "text": text}


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
                    **source_row(provider, plan.source),
                }


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
            **cited(assumption.source),
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
    yield from _helps(words)
    yield from _places_and_tongues(words)
    for kind, entries in (("tool", catalogue.tools), ("provider", catalogue.providers)):
        for id_, entry in entries.items():
            yield {"kind": kind, "id": id_, **dict.fromkeys(LANGUAGES, entry.name)}


def _helps(words: Vocabulary) -> Iterator[Row]:
    """Longer texts: what a fact means, why a need has few tools."""
    for fact, definition in words.facts.items():
        if definition.help:
            yield {"kind": "help", "id": fact, **definition.help.model_dump()}
    for slug, need in words.needs.items():
        if need.note:
            yield {"kind": "note", "id": slug, **need.note.model_dump()}


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
