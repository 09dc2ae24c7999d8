"""The criteria as a Markdown table, for the documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolfinder.i18n import _
from toolfinder.i18n import number
from toolfinder.i18n import render
from toolfinder.render.markdown import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolfinder.criterion import Criterion


def criteria_table(criteria: Iterable[Criterion]) -> str:
    """One row a criterion: what it asks, how it measures, its anchors, principles and default."""
    heads = (
        _("Criterion"),
        _("Question"),
        _("How it is measured"),
        "0",
        "1",
        _("Facts"),
        _("Principles"),
        _("Proposed importance"),
    )
    lines = [_row(heads), _row(["---"] * len(heads))]
    for criterion in criteria:
        worst, best = criterion.anchors
        lines.append(
            _row(
                (
                    f"{escape(render(criterion.label))} (`{criterion.id}`)",
                    escape(render(criterion.question)),
                    escape(render(criterion.measured)),
                    escape(render(worst)),
                    escape(render(best)),
                    ", ".join(f"`{fact}`" for fact in criterion.facts),
                    ", ".join(f"[{p.name}]({p.source})" for p in criterion.principles),
                    number(criterion.importance, 2),
                )
            )
        )
    return "\n".join(lines) + "\n"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
