"""Recommendations as Markdown, to paste into minutes or a wiki."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolfinder.criterion import Outcome
from toolfinder.i18n import Term
from toolfinder.i18n import _
from toolfinder.i18n import joined
from toolfinder.i18n import labelled
from toolfinder.i18n import number
from toolfinder.render.phrases import amount
from toolfinder.render.phrases import price
from toolfinder.render.phrases import span
from toolfinder.render.phrases import strengths
from toolfinder.render.phrases import weakness

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolfinder.engine import Answer
    from toolfinder.engine import Judged
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
    for criterion in result.criteria:
        label = explainer.say(criterion.label or criterion.id)
        weight = number(result.weights[criterion.id] * 100, 1)
        yield f"| {escape(label)} | {weight} | {escape(explainer.say(criterion.question))} |"


def _answer(answer: Answer, explainer: Explainer) -> Iterator[str]:
    yield ""
    yield f"## {escape(explainer.words(Term('need', answer.request.need)))}"
    yield ""
    for note in answer.notes:
        yield escape(explainer.say(note))
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
            why = joined(
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
    yield from _list(_("To verify first"), answer.to_verify, Outcome.UNPROVEN, explainer)
    yield from _list(_("Left out"), answer.excluded, Outcome.FAIL, explainer)


def _list(
    title: str, offers: Sequence[Judged], outcome: Outcome, explainer: Explainer
) -> Iterator[str]:
    """A section of offers, each with the reasons of one outcome; nothing without offers."""
    if not offers:
        return
    yield ""
    yield f"### {title}"
    yield ""
    for one in offers:
        name = " · ".join(explainer.title(one.subject))
        reasons = joined(explainer.backed(verdict) for verdict in one.reasons(outcome))
        yield f"- {labelled(f'**{escape(name)}**', escape(reasons))}"


def escape(text: str) -> str:
    """Text with Markdown's and HTML's own characters made harmless."""
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", text.replace("\n", " "))
