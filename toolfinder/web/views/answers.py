"""The questionnaire and its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolfinder.criterion import Outcome
from toolfinder.engine import Scored
from toolfinder.explain import one_a_tool
from toolfinder.i18n import Term
from toolfinder.i18n import _
from toolfinder.i18n import number
from toolfinder.i18n import percent
from toolfinder.render.phrases import effort
from toolfinder.render.phrases import price
from toolfinder.render.phrases import set_up
from toolfinder.render.phrases import strengths
from toolfinder.render.phrases import weakness
from toolfinder.web.form import CHOICES
from toolfinder.web.pictures import contributions_bar
from toolfinder.web.pictures import score_bar
from toolfinder.web.views.claims import Values
from toolfinder.web.views.claims import claim
from toolfinder.web.views.entries import address
from toolfinder.web.views.lists import groups

if TYPE_CHECKING:
    from datetime import date

    from toolfinder.app import Toolfinder
    from toolfinder.engine import Answer
    from toolfinder.engine import Contribution
    from toolfinder.engine import Recommendation
    from toolfinder.engine import Rejected
    from toolfinder.web.form import Form

SHOWN = 5
"""Tools that are shown in full for each need; the others are a line each."""


def questionnaire(finder: Toolfinder, form: Form) -> Values:
    """Everything that the form offers to choose."""
    say, name = finder.explainer.say, finder.explainer.words
    words = finder.profile_words
    countries = sorted((name(Term("country", code)), code) for code in words.countries)
    hosting = {
        "installed": _("installed on our own devices"),
        "self-hosted": _("on a server of our own"),
        "hosted": _("hosted by a provider"),
    }
    data = {
        "none": _("nobody's"),
        "personal": _("people's: names, addresses, messages"),
        "minors": _("children's too"),
        "special-category": _("health, beliefs, origin or the like"),
    }
    return {
        "form": form,
        "groups": groups(finder),
        "legal_forms": [(id_, name(Term("legal-form", id_))) for id_ in words.legal_forms],
        "countries": [(code, label) for label, code in countries],
        "languages": [(code, name(Term("language", code))) for code in CHOICES["languages"]],
        "skills": [(str(level), name(Term("skill", str(level)))) for level in range(5)],
        "hosting": [(id_, hosting[id_]) for id_ in CHOICES["hosting"]],
        "sensitivities": [(id_, data[id_]) for id_ in CHOICES["data"]],
        "criteria": [
            {
                "id": criterion.id,
                "label": say(criterion.label or criterion.id),
                "question": say(criterion.question),
                "worst": say(criterion.anchors[0]),
                "best": say(criterion.anchors[1]),
                "default": f"{criterion.importance:g}",
            }
            for criterion in finder.plugins.criteria
        ],
    }


def answer(finder: Toolfinder, result: Recommendation) -> Values:
    """A recommendation, need by need."""
    say = finder.explainer.say
    return {
        "warnings": [say(warning) for warning in result.warnings],
        "day": result.as_of.isoformat(),
        "organisation": result.organisation.name,
        "needs": [_answer(finder, one, result) for one in result.needs],
        "weights": [
            (c.id, say(c.label or c.id), number(result.weights[c.id] * 100, 1))
            for c in result.criteria
        ],
    }


def _answer(finder: Toolfinder, one: Answer, result: Recommendation) -> Values:
    explainer = finder.explainer
    offers = [
        {**_scored(finder, best, result), "others": [_title(finder, other) for other in others]}
        for best, others in one_a_tool(one.ranking)
    ]
    best = [offer["tool"] for offer in offers[:SHOWN]]
    return {
        "id": one.need,
        "compare": address(best) if len(best) > 1 else None,
        "label": explainer.words(Term("need", one.need)),
        "said": one.request.understood_from,
        "notes": [explainer.say(note) for note in one.notes],
        "offers": offers[:SHOWN],
        "further": offers[SHOWN:],
        "to_verify": [
            {
                **_title(finder, unsure),
                "score": number(unsure.score),
                "questions": [explainer.say(v.because) for v in unsure.reasons(Outcome.UNPROVEN)],
            }
            for unsure in one.to_verify
        ],
        "excluded": [
            {
                **_title(finder, out),
                "reasons": [explainer.say(v.because) for v in out.reasons(Outcome.FAIL)],
            }
            for out in one.excluded
        ],
    }


def _title(finder: Toolfinder, one: Scored | Rejected) -> Values:
    tool, origin = finder.explainer.title(one.subject)
    return {"tool": one.tool, "name": tool, "origin": origin, "offer": one.offer}


def _scored(finder: Toolfinder, one: Scored, result: Recommendation) -> Values:
    explainer = finder.explainer
    low, high = number(one.low), number(one.high)
    between = _("between {low} and {high}, depending on what nobody knows")
    said = between.format(low=low, high=high)
    lines = [
        _line(finder, contribution, result.as_of)
        for contribution in sorted(one.contributions, key=lambda c: (-c.points, c.criterion.id))
    ]
    made_of = _(
        "What the {score} points are made of: the same figures as in the table that follows"
    )
    return {
        **_title(finder, one),
        "rank": one.rank,
        "score": number(one.score),
        "between": said,
        "bar": score_bar(one.low, one.score, one.high, f"{number(one.score)}: {said}"),
        "cost": price(one),
        "effort": effort(one),
        "set_up": set_up(one),
        "good": strengths(one, explainer),
        "bad": weakness(one, explainer),
        "warnings": explainer.warnings(one),
        "coverage": percent(round(one.coverage * 100)),
        "lines": lines,
        "parts": contributions_bar(
            [line["share"] for line in lines], made_of.format(score=number(one.score))
        ),
        "total": number(one.score, 2),
    }


def _line(finder: Toolfinder, contribution: Contribution, as_of: date) -> Values:
    criterion, assessment = contribution.criterion, contribution.assessment
    return {
        "id": criterion.id,
        "label": finder.explainer.say(criterion.label or criterion.id),
        "share": contribution.points,
        "points": number(contribution.points, 2),
        "value": number(contribution.value * 100),
        "low": number(assessment.low * 100),
        "high": number(assessment.high * 100),
        "weight": number(contribution.weight * 100, 1),
        "because": finder.explainer.because(contribution),
        "claims": [claim(finder, one, as_of) for one in assessment.claims],
    }
