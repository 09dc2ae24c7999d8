"""What a reviewer would say of a plugin: what must be mended, and what could be better."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from toolfinder.criterion import Criterion
from toolfinder.i18n import _
from toolfinder.kit.invariants import checks_of
from toolfinder.kit.methods import makes_scores

if TYPE_CHECKING:
    from toolfinder.criterion import Judge
    from toolfinder.plugins.manager import Listed
    from toolfinder.plugins.manager import Plugins


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to say: of which part of the plugin, and whether it must be mended."""

    about: str
    said: str
    must: bool = True


def review(plugins: Plugins, listed: Listed) -> Iterator[Remark]:
    """Try all that a plugin adds on any offer."""
    for problem in listed.problems:
        yield Remark(listed.name, problem)
    facts = tuple(
        layer.facts for layer in plugins.layers if layer.name == listed.name and layer.facts
    )
    for judge in (*plugins.criteria, *plugins.gates):
        if judge.id in (*listed.criteria, *listed.gates):
            yield from _judge(judge, facts)
    for method in plugins.methods:
        if method.id in listed.methods:
            try:
                makes_scores(method)
            except AssertionError as error:
                yield Remark(method.id, str(error))
    if not any(listed.hooks):
        yield Remark(listed.name, _("it implements no hook, so it adds nothing"))


def _judge(judge: Judge, facts: tuple[Path, ...]) -> Iterator[Remark]:
    for check in checks_of(judge):
        try:
            check(judge, facts)
        except AssertionError as error:
            yield Remark(judge.id, str(error).partition("\n")[0])
    if not judge.principles:
        said = _("names no principle that it serves: who says that this matters?")
        yield Remark(judge.id, said, must=False)
    if not judge.remedy:
        said = _("says no remedy: what should somebody do about a low score?")
        yield Remark(judge.id, said, must=False)
    if isinstance(judge, Criterion) and judge.scope == "organisation" and not _asks(judge):
        said = _("reads nothing of the profile: with scope = 'offer' it is computed only once")
        yield Remark(judge.id, said, must=False)
    if judge.lifecycle == "experimental":
        yield Remark(judge.id, _("is experimental"), must=False)


def _asks(criterion: Criterion) -> bool:
    """Whether it reads the profile, has options, or judges by the need."""
    return (
        len(criterion.facts) < len(criterion.reads)
        or bool(criterion.options)
        or ("country" in criterion.reads)
    )
