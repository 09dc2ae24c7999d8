"""Whether what a plugin registers keeps to the contract, before anything is asked of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from toolfinder.criterion import Criterion
from toolfinder.criterion import Judge
from toolfinder.criterion import Principle
from toolfinder.errors import none_of
from toolfinder.hookspecs import CONTRACT
from toolfinder.i18n import Message
from toolfinder.i18n import Term
from toolfinder.i18n import _
from toolfinder.shapes import Shape

KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
TEXTS = ("label", "question", "why", "measured", "remedy")
LIFECYCLES = ("experimental", "stable", "deprecated")
SCOPES = ("offer", "organisation")


def wrong_version(module: Any) -> str | None:
    """What to do about a plugin that was made for another version of the contract."""
    stated = getattr(module, "TOOLFINDER_CONTRACT", CONTRACT)
    major = str(stated).partition(".")[0]
    if major == str(CONTRACT):
        return None
    message = _(
        "was made for version {stated} of the plugin contract, and this is version {ours}: "
        "get a release of it for version {ours}, or take it out"
    )
    return message.format(stated=stated, ours=CONTRACT)


def fault(thing: Any, kind: type, registered: Any = None) -> str | None:
    """What is wrong with a thing of that kind, which was registered as that; None: nothing."""
    id_ = getattr(thing, "id", None)
    if not isinstance(thing, kind) or not isinstance(id_, str):
        return f"{(registered or thing)!r} is not a {kind.__name__} with an id"
    if not KEBAB.fullmatch(id_):
        return _("the id {id!r} is not kebab-case").format(id=id_)
    return _fault_of_judge(thing) if isinstance(thing, Judge) else None


def _fault_of_judge(judge: Judge) -> str | None:
    for name in TEXTS:
        if not isinstance(getattr(judge, name), str | Message | Term):
            return f"{judge.id}: {name} is no text"
    reads: Any = judge.reads
    if reads is not None and not (
        isinstance(reads, tuple | list) and all(isinstance(name, str) for name in reads)
    ):
        return f"{judge.id}: reads {reads!r} is no list of names"
    if judge.lifecycle not in LIFECYCLES:
        return f"{judge.id}: lifecycle {none_of(judge.lifecycle, LIFECYCLES)}"
    if not all(isinstance(one, Principle) for one in judge.principles):
        return f"{judge.id}: principles are not all of them a Principle"
    if not isinstance(judge.options, Mapping) or not all(
        isinstance(shape, Shape) for shape in judge.options.values()
    ):
        return f"{judge.id}: options are not a mapping of names to shapes"
    if set(judge.defaults) - set(judge.options):
        return f"{judge.id}: defaults of options that there are not"
    return _fault_of_criterion(judge) if isinstance(judge, Criterion) else None


def _fault_of_criterion(criterion: Criterion) -> str | None:
    importance: Any = criterion.importance
    if not isinstance(importance, int | float) or not 0 <= importance <= 5:
        return f"importance {importance!r} is not from 0 to 5"
    anchors: Any = criterion.anchors
    if not isinstance(anchors, tuple | list) or len(anchors) != 2:
        return f"{criterion.id}: anchors are not two texts"
    if criterion.scope not in SCOPES:
        return f"{criterion.id}: scope {none_of(criterion.scope, SCOPES)}"
    if criterion.scope == "offer" and (criterion.options or criterion.network):
        return f"{criterion.id}: has options or needs the network, so its scope is the organisation"
    return None
