"""What no single file can know: whether the words and ids that it uses exist."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolfinder.catalogue.values import check_value
from toolfinder.errors import unknown
from toolfinder.i18n import N_
from toolfinder.i18n import _
from toolfinder.model.entries import BACKGROUND
from toolfinder.model.entries import Entry
from toolfinder.model.entries import Facts
from toolfinder.model.entries import Provider
from toolfinder.model.entries import Tool

if TYPE_CHECKING:
    from toolfinder.catalogue.vocabulary import Vocabulary
    from toolfinder.errors import Problem
    from toolfinder.yamlsource import YamlSource

Path = tuple[str | int, ...]

_NOUNS = {"tool": N_("tool").text, "offer": N_("offer").text, "provider": N_("provider").text}


def crosscheck(
    words: Vocabulary,
    tools: dict[str, Tool],
    providers: dict[str, Provider],
    sources: dict[tuple[str, str], YamlSource],
    present: Collection[tuple[str, str]],
) -> Iterator[Problem]:
    """Every id that leads nowhere and every value of the wrong type.

    Args:
        sources: the text of each file, by folder and id.
        present: folder and id of every file, also of those that cannot be read, so that a
            reference to a broken file is not reported as a reference to nothing.
    """
    tool_ids = {name for folder, name in present if folder == "tools"}
    provider_ids = {name for folder, name in present if folder == "providers"}
    for name, tool in tools.items():
        check = _Checker(words, sources["tools", name], tool)
        yield from check.entry("tool", tool_ids)
        yield from check.tool(tool, tool_ids)
    for name, provider in providers.items():
        check = _Checker(words, sources["providers", name], provider)
        yield from check.entry("provider", provider_ids)
        yield from check.provider(provider, tool_ids)


class _Checker:
    """Checks one entry against the vocabulary and the other entries."""

    def __init__(self, words: Vocabulary, source: YamlSource, entry: Entry) -> None:
        self.words = words
        self.source = source
        self.entry_ = entry

    def entry(self, kind: str, siblings: Collection[str]) -> Iterator[Problem]:
        yield from self._facts(self.entry_.facts, kind, ("facts",))
        retirement = self.entry_.retirement
        if retirement and retirement.successor:
            path = ("status", "retired", "successor")
            yield from self._known(retirement.successor, siblings, _("entry"), path)

    def tool(self, tool: Tool, tool_ids: Collection[str]) -> Iterator[Problem]:
        for need in tool.needs:
            yield from self._known(need, self.words.needs, _("need"), ("needs", need), at_key=True)
        for need, features in tool.features.items():
            if need not in tool.needs:
                message = _("the tool does not list the need {need!r}").format(need=need)
                yield self.source.problem(message, ("features", need), at_key=True)
            allowed = self.words.features.get(need, {})
            for index, feature in enumerate(features):
                path: Path = ("features", need, index)
                yield from self._known(feature, allowed, _("feature"), path)
        for index, product in enumerate(tool.replaces):
            yield from self._known(product, tool_ids, _("product"), ("replaces", index))
        for index, other in enumerate(tool.distinct_from):
            yield from self._known(other, tool_ids, _("tool"), ("distinct_from", index))
        for key, offer in tool.offers.items():
            wanted = "installed" if key == "device" else "self-hosted"
            if offer.delivery != wanted:
                message = _("the offer {key!r} is delivered {wanted!r}").format(
                    key=key, wanted=wanted
                )
                yield self.source.problem(message, ("offers", key, "delivery"))
            yield from self._facts(offer.facts, "offer", ("offers", key, "facts"))

    def provider(self, provider: Provider, tool_ids: Collection[str]) -> Iterator[Problem]:
        for tool, offer in provider.offers.items():
            yield from self._known(tool, tool_ids, _("tool"), ("offers", tool), at_key=True)
            if offer.source is not None:
                yield from self._source(offer.source, ("offers", tool, "from"))
            yield from self._facts(offer.facts, "offer", ("offers", tool, "facts"))
            for index, plan in enumerate(offer.plans):
                yield from self._source(plan.source, ("offers", tool, "plans", index, "from"))

    def _facts(self, facts: Facts, kind: str, path: Path) -> Iterator[Problem]:
        for fact, claims in facts.items():
            definition = self.words.facts.get(fact)
            if definition is None:
                yield from self._known(
                    fact, self.words.facts, _("fact"), (*path, fact), at_key=True
                )
                continue
            if definition.of != kind:
                message = _("is a fact of the {owner}, not of the {kind}").format(
                    owner=_(_NOUNS[definition.of]), kind=_(_NOUNS[kind])
                )
                yield self.source.problem(message, (*path, fact), at_key=True)
            for index, claim in enumerate(claims):
                yield from self._source(claim.source, (*path, fact, index, "from"))
                if claim.status is None:
                    finding = check_value(claim.value, definition, self.words)
                    if finding:
                        yield self.source.problem(finding, (*path, fact, index, "value"))

    def _source(self, source: str, path: Path) -> Iterator[Problem]:
        written = self.source.data.get("sources")
        names = written if isinstance(written, dict) else {}
        if source != BACKGROUND:
            yield from self._known(source, names, _("source"), path)

    def _known(
        self, word: str, allowed: Collection[str], what: str, path: Path, *, at_key: bool = False
    ) -> Iterator[Problem]:
        if word not in allowed:
            yield self.source.problem(unknown(word, allowed, what), path, at_key=at_key)
