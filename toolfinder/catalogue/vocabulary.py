"""Reads the vocabularies: the words that catalogue files and profiles may use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING
from typing import Any

from pydantic import RootModel

from toolfinder.errors import InputError
from toolfinder.errors import Problem
from toolfinder.errors import unknown
from toolfinder.i18n import _
from toolfinder.model.entries import FourLanguages
from toolfinder.model.entries import Slug
from toolfinder.model.vocabulary import Assumption
from toolfinder.model.vocabulary import Countries
from toolfinder.model.vocabulary import FactDefinition
from toolfinder.model.vocabulary import LegalForm
from toolfinder.model.vocabulary import LegalRequirement
from toolfinder.model.vocabulary import Need
from toolfinder.model.vocabulary import NeedGroup
from toolfinder.model.vocabulary import Needs
from toolfinder.model.vocabulary import Phrases
from toolfinder.validation import parse
from toolfinder.yamlsource import YamlSource

if TYPE_CHECKING:
    from pathlib import Path

    from toolfinder.catalogue.folder import Layer

MODELS: dict[str, type[Any]] = {
    "needs": Needs,
    "phrases": Phrases,
    "features": RootModel[dict[Slug, dict[Slug, FourLanguages]]],
    "facts": RootModel[dict[Slug, FactDefinition]],
    "legal-forms": RootModel[dict[Slug, LegalForm]],
    "countries": Countries,
    "legal-requirements": RootModel[dict[str, LegalRequirement]],
    "assumptions": RootModel[dict[Slug, Assumption]],
    "aliases": RootModel[dict[Slug, tuple[str, ...]]],
}


@dataclass(frozen=True)
class Vocabulary:
    """All controlled words of a catalogue."""

    groups: tuple[NeedGroup, ...]
    phrases: Phrases
    features: dict[str, dict[str, FourLanguages]]
    facts: dict[str, FactDefinition]
    legal_forms: dict[str, LegalForm]
    countries: Countries
    legal_requirements: dict[str, LegalRequirement]
    assumptions: dict[str, Assumption]
    aliases: dict[str, tuple[str, ...]]

    @cached_property
    def needs(self) -> dict[str, Need]:
        """Needs by slug."""
        return {need.slug: need for group in self.groups for need in group.needs}


def read_vocabulary(files: dict[str, Path], problems: list[Problem]) -> Vocabulary | None:
    """The vocabularies, or None with what is wrong added to `problems`."""
    parts: dict[str, Any] = {}
    for name, path in files.items():
        label = f"{path.parent.parent.name}/vocabulary/{path.name}"
        try:
            parsed = parse(MODELS[name], YamlSource.from_path(path, label), problems)
        except InputError as error:
            problems.extend(error.problems)
            continue
        if parsed is not None:
            parts[name] = parsed.root if isinstance(parsed, RootModel) else parsed
    if len(parts) < len(files):
        return None
    problems += _unknown_needs(parts, files)
    return Vocabulary(
        groups=parts["needs"].groups,
        phrases=parts["phrases"],
        features=parts["features"],
        facts=parts["facts"],
        legal_forms=parts["legal-forms"],
        countries=parts["countries"],
        legal_requirements=parts["legal-requirements"],
        assumptions=parts["assumptions"],
        aliases=parts["aliases"],
    )


def with_facts(words: Vocabulary, layers: Iterable[Layer], problems: list[Problem]) -> Vocabulary:
    """The vocabulary with the facts that plugins define; what is wrong goes to `problems`."""
    facts = dict(words.facts)
    for layer in layers:
        if layer.facts is None:
            continue
        label = f"{layer.name}/{layer.facts.name}"
        try:
            source = YamlSource.from_path(layer.facts, label)
        except InputError as error:
            problems.extend(error.problems)
            continue
        parsed = parse(MODELS["facts"], source, problems)
        for id_, definition in (parsed.root if parsed else {}).items():
            if id_ in facts:
                message = _("there is a fact of that name already")
                problems.append(source.problem(message, (id_,), at_key=True))
            else:
                facts[id_] = definition
    return replace(words, facts=facts)


def _unknown_needs(parts: dict[str, Any], files: dict[str, Path]) -> list[Problem]:
    """Phrases of needs that do not exist, where both files are the catalogue's own."""
    path = files["phrases"]
    if path.parent != files["needs"].parent:
        return []
    known = {need.slug for group in parts["needs"].groups for need in group.needs}
    label = f"{path.parent.parent.name}/vocabulary/{path.name}"
    return [
        Problem(unknown(need, known, _("need")), label, field=f"needs.{need}")
        for need in parts["phrases"].needs
        if need not in known
    ]
