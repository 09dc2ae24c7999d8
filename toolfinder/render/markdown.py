"""Recommendations as Markdown, to paste into minutes or a wiki."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolfinder.criterion import Outcome
from toolfinder.i18n import Term
from toolfinder.i18n import _
from toolfinder.i18n import number
from toolfinder.render.phrases import amount
from toolfinder.render.phrases import price
from toolfinder.render.phrases import span
from toolfinder.render.phrases import strengths
from toolfinder.render.phrases import weakness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolfinder.engine import Answer
    from toolfinder.engine import Recommendation
    from toolfinder.explain import Explainer


def recommendation(result: Recommendation, explainer: Explainer) -> str:
    """The whole recommendation."""
    return "\n".join(_lines(result, explainer)) + "\n"


def _lines(result: Recommendation, explainer: Explainer) -> Iterator[str]:
    yield f"# {escape(result.organisation.name or _('Your organisation'))}"
    yield ""
    yield _("for {day}; catalogue {version} ({hash}); values framework {framework}").format(
        day=result.as_of.isoformat(),
        version=result.catalogue["version"],
        hash=result.catalogue["hash"],
        framework=result.framework,
    )
    for warning in result.warnings:
        yield ""
        yield f"> {escape(explainer.say(warning))}"
    for answer in result.needs:
        yield from _answer(answer, explainer)
    yield ""
    yield "## " + _("What counted how much")
    yield ""
    heads = (_("Criterion"), "%", _("Question"))
    yield f"| {' | '.join(heads)} |"
    yield "| --- | ---: | --- |"
    for criterion in sorted(result.bench.criteria, key=lambda c: -result.weights[c.id]):
        label = explainer.say(criterion.label or criterion.id)
        weight = number(result.weights[criterion.id] * 100, 1)
        yield f"| {escape(label)} | {weight} | {escape(explainer.say(criterion.question))} |"


def _answer(answer: Answer, explainer: Explainer) -> Iterator[str]:
    yield ""
    yield f"## {escape(explainer.words(Term('need', answer.request.need)))}"
    yield ""
    if answer.ranking:
        heads = (
            _("Rank"),
            _("Tool"),
            _("From"),
            _("Score"),
            _("Cost"),
            _("Hours a month"),
            _("Why"),
        )
        yield f"| {' | '.join(heads)} |"
        yield "| ---: | --- | --- | ---: | --- | --- | --- |"
        for one in answer.ranking:
            tool, origin = explainer.title(one.subject)
            good, bad = strengths(one, explainer), weakness(one, explainer)
            why = "; ".join(
                part
                for part in (
                    good and _("strong: {criteria}").format(criteria=good),
                    bad and _("weak: {criteria}").format(criteria=bad),
                    *explainer.warnings(one),
                )
                if part
            )
            cells = (
                str(one.rank),
                tool,
                origin,
                f"{number(one.score)} ({span(one)})",
                price(one),
                amount(one.cost.hours_per_month),
                why,
            )
            yield f"| {' | '.join(escape(cell) for cell in cells)} |"
    else:
        yield _("No offer passes all your conditions.")
    if answer.to_verify:
        yield ""
        yield "### " + _("To verify first")
        yield ""
        for one in answer.to_verify:
            reasons = [
                explainer.backed(v) for v in one.verdicts.values() if v.outcome is Outcome.UNPROVEN
            ]
            yield _item(" · ".join(explainer.title(one.subject)), reasons)
    if answer.excluded:
        yield ""
        yield "### " + _("Left out")
        yield ""
        for rejected in answer.excluded:
            reasons = [
                explainer.backed(v) for v in rejected.verdicts.values() if v.outcome is Outcome.FAIL
            ]
            yield _item(" · ".join(explainer.title(rejected.subject)), reasons)


def _item(title: str, reasons: list[str]) -> str:
    return f"- **{escape(title)}**: {escape('; '.join(reasons))}"


def escape(text: str) -> str:
    """Text with Markdown's and HTML's own characters made harmless."""
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", text.replace("\n", " "))
