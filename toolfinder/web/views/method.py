"""The method: criteria and red lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolfinder.i18n import Term
from toolfinder.i18n import labelled
from toolfinder.i18n import number
from toolfinder.i18n import render
from toolfinder.web.views.claims import Values
from toolfinder.web.views.claims import web_address

if TYPE_CHECKING:
    from toolfinder.app import Toolfinder
    from toolfinder.criterion import Criterion


def criteria(finder: Toolfinder) -> Values:
    """The method, criterion by criterion."""
    listed = [_described(finder, criterion) for criterion in finder.plugins.criteria]
    gates = [
        {"label": render(gate.label or gate.id), "question": render(gate.question)}
        for gate in finder.plugins.gates
    ]
    return {"criteria": listed, "gates": gates, "data": {"criteria": listed, "gates": gates}}


def criterion(finder: Toolfinder, name: str) -> Values | None:
    """One criterion with all that it says of itself; None when there is none of that id."""
    for one in finder.plugins.criteria:
        if one.id == name:
            giver = next(p for p in finder.plugins.listing if name in p.criteria)
            values = {
                **_described(finder, one),
                "remedy": render(one.remedy),
                "for_everyone": one.scope == "offer",
                "plugin": giver.name,
                "version": giver.version,
            }
            title = labelled(values["label"], values["question"])
            return {
                **values,
                "title": title if values["question"] else values["label"],
                "data": values,
            }
    return None


def _described(finder: Toolfinder, criterion: Criterion) -> Values:
    return {
        "id": criterion.id,
        "label": render(criterion.label or criterion.id),
        "question": render(criterion.question),
        "why": render(criterion.why),
        "measured": render(criterion.measured),
        "worst": render(criterion.anchors[0]),
        "best": render(criterion.anchors[1]),
        "importance": number(criterion.importance, 2),
        "facts": [
            {"id": fact, "label": finder.explainer.words(Term("fact", fact))}
            for fact in criterion.facts
        ],
        "principles": [
            {"name": principle.name, "source": web_address(principle.source)}
            for principle in criterion.principles
        ],
    }
