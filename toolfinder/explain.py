"""Says why: results as plain data in the language that is spoken, every number with its reasons."""

from __future__ import annotations

import json
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from toolfinder.criterion import Assessment
from toolfinder.criterion import Outcome
from toolfinder.engine import Rejected
from toolfinder.i18n import N_
from toolfinder.i18n import Term
from toolfinder.i18n import joined
from toolfinder.i18n import render

if TYPE_CHECKING:
    from datetime import date

    from toolfinder.criterion import NotApplicable
    from toolfinder.criterion import Verdict
    from toolfinder.engine import Answer
    from toolfinder.engine import Contribution
    from toolfinder.engine import Recommendation
    from toolfinder.engine import Scored
    from toolfinder.i18n import Text
    from toolfinder.lookup import Sheet
    from toolfinder.model.claims import Claim
    from toolfinder.model.subject import Range
    from toolfinder.model.subject import Subject

Words = Callable[[Term], str]

_LEFT_OUT = N_("not applicable, and left out of the score: {criteria}")
_NOBODY_KNOWS = N_("nobody knows: {facts}")
_BACKED = N_("{reason} [{sources}]")
_SEEN = N_("{source}, {day}")
_UNDATED = N_("{source}, undated")
_NO_SOURCE = N_("no checked source")

_SPOKEN = {
    Term("delivery", "hosted"): N_("hosted by a provider"),
    Term("delivery", "installed"): N_("installed on your own devices"),
    Term("delivery", "self-hosted"): N_("on your own server"),
    Term("skill", "0"): N_("nobody with technical skills"),
    Term("skill", "1"): N_("basic skills"),
    Term("skill", "2"): N_("a confident user"),
    Term("skill", "3"): N_("a part-time administrator"),
    Term("skill", "4"): N_("a system administrator"),
    Term("value", "true"): N_("yes"),
    Term("value", "false"): N_("no"),
    Term("value", "unit:organisation"): N_("organisation"),
    Term("value", "unit:user"): N_("user"),
    Term("value", "period:month"): N_("each month"),
    Term("value", "period:year"): N_("each year"),
    Term("value", "period:once"): N_("once"),
    Term("value", "extent:complete"): N_("complete"),
    Term("value", "extent:partial"): N_("partial"),
    Term("value", "extent:none"): N_("none"),
    Term("value", "extent:unknown"): N_("unknown"),
}
"""Words that belong to toolfinder itself, not to the catalogue's vocabulary."""

GOOD, BAD = 0.6, 0.5
"""From this value on a criterion speaks for an offer; below this one, against it."""


@dataclass(frozen=True)
class Explainer:
    """Explains results with the words of a vocabulary."""

    vocabulary: Words

    def words(self, term: Term) -> str:
        """A term in the language that is spoken."""
        if term in _SPOKEN:
            return str(_SPOKEN[term])
        if term.kind == "place":
            kind = (
                "country-group"
                if self.vocabulary(Term("country", term.id)) == term.id
                else "country"
            )
            return self.vocabulary(Term(kind, term.id))
        return self.vocabulary(term)

    def say(self, text: Text | tuple[Text, ...]) -> str:
        """A text, or several joined by semicolons, in the language that is spoken."""
        parts = text if isinstance(text, tuple) else (text,)
        return joined(render(part, self.words) for part in parts)

    def data(self, result: Recommendation) -> dict[str, Any]:
        """The whole recommendation, in the shape of the public contract."""
        return {
            "catalogue": dict(result.catalogue),
            "framework": result.framework,
            "plugins": [dict(plugin) for plugin in result.plugins],
            "as_of": result.as_of.isoformat(),
            "seed": result.seed,
            "method": result.bench.method.id,
            "caution": result.bench.caution,
            "weights": {name: round(weight, 6) for name, weight in result.weights.items()},
            "warnings": [self.say(warning) for warning in result.warnings],
            "needs": [self._answer(answer) for answer in result.needs],
        }

    def _answer(self, answer: Answer) -> dict[str, Any]:
        return {
            "need": answer.request.need,
            "priority": answer.request.priority,
            "understood_from": answer.request.understood_from,
            "ranking": [{"rank": one.rank, **self.scored(one)} for one in answer.ranking],
            "to_verify": [self._to_verify(one) for one in answer.to_verify],
            "excluded": [self._excluded(one) for one in answer.excluded],
        }

    def _to_verify(self, one: Scored) -> dict[str, Any]:
        gates = self._gates(one.verdicts, Outcome.UNPROVEN)
        return {"rank": None, **self.scored(one), "would_rank": one.rank, "gates": gates}

    def _excluded(self, one: Rejected) -> dict[str, Any]:
        return {
            "tool": one.subject.tool,
            "offer": one.subject.offer,
            "gates": self._gates(one.verdicts, Outcome.FAIL),
        }

    def scored(self, one: Scored) -> dict[str, Any]:
        """An offer with its score and everything that made it."""
        return {
            "tool": one.subject.tool,
            "offer": one.subject.offer,
            "score": one.score,
            "low": one.low,
            "high": one.high,
            "coverage": one.coverage,
            "first_share": None,
            "top3_share": None,
            "cost_per_year": {**_range(one.cost.per_year), "currency": one.cost.currency},
            "hours_per_month": _range(one.cost.hours_per_month),
            "contributions": [self._contribution(c, one.subject.as_of) for c in one.contributions],
            "warnings": self.warnings(one),
        }

    def explained(
        self, result: Recommendation, found: list[tuple[str, Scored | Rejected]]
    ) -> list[dict[str, Any]]:
        """Offers for needs, each with its criteria's questions and its verdicts, as plain data."""
        gates = {gate.id: self.say(gate.question) for gate in result.bench.gates}
        questions = {
            criterion.id: self.say(criterion.question) for criterion in result.bench.criteria
        }
        return [
            {
                "need": need,
                **(
                    {"tool": one.subject.tool, "offer": one.subject.offer}
                    if isinstance(one, Rejected)
                    else {"rank": one.rank, **self.scored(one)}
                ),
                "questions": questions,
                "gates": [
                    {
                        "gate": gate,
                        "question": gates[gate],
                        "outcome": verdict.outcome.value,
                        "because": self.say(verdict.because),
                        "claims": [claim_data(claim, result.as_of) for claim in verdict.claims],
                    }
                    for gate, verdict in one.verdicts.items()
                ],
            }
            for need, one in found
        ]

    def _contribution(self, contribution: Contribution, as_of: date) -> dict[str, Any]:
        assessment = contribution.assessment
        return {
            "criterion": contribution.criterion.id,
            "weight": round(contribution.weight, 6),
            "low": round(assessment.low * 100, 2),
            "high": round(assessment.high * 100, 2),
            "value": round(contribution.value * 100, 2),
            "points": contribution.points,
            "because": self.because(contribution),
            "claims": [claim_data(claim, as_of) for claim in assessment.claims],
        }

    def because(self, contribution: Contribution) -> str:
        """The reasons of a contribution's assessment, and what nobody knows."""
        return self.reasons(contribution.assessment)

    def reasons(self, assessment: Assessment | NotApplicable) -> str:
        """The reasons of an assessment, and what nobody knows."""
        said = self.say(assessment.because)
        if isinstance(assessment, Assessment) and assessment.missing:
            facts = tuple(Term("fact", fact) for fact in assessment.missing)
            unknown = self.say(_NOBODY_KNOWS(facts=facts))
            return joined((said, unknown)) if said else unknown
        return said

    def warnings(self, one: Scored) -> list[str]:
        """What passes, but should be known before deciding."""
        said = [self.say(verdict.because) for verdict in one.reasons(Outcome.PASS)]
        if one.left_out:
            labels = tuple(criterion.label or criterion.id for criterion in one.left_out)
            said.append(self.say(_LEFT_OUT(criteria=labels)))
        return [text for text in said if text]

    def _gates(self, verdicts: Mapping[str, Verdict], outcome: Outcome) -> list[dict[str, str]]:
        return [
            {"gate": gate, "because": self.backed(verdict)}
            for gate, verdict in verdicts.items()
            if verdict.outcome is outcome
        ]

    def backed(self, verdict: Verdict) -> str:
        """A verdict's reason with the sources of its claims."""
        reason = self.say(verdict.because)
        if not verdict.claims:
            return reason
        sources = dict.fromkeys(self.source(claim) for claim in verdict.claims)
        return render(_BACKED(reason=reason, sources=tuple(sources)))

    def source(self, claim: Claim) -> str:
        """Where a claim comes from, and when it was seen there."""
        if claim.source is None:
            return render(_NO_SOURCE)
        source = tuple(part for part in (claim.source_title, claim.source) if part)
        if claim.seen is None:
            return render(_UNDATED(source=source))
        return render(_SEEN(source=source, day=claim.seen.isoformat()))

    def title(self, subject: Subject) -> tuple[str, str]:
        """The tool's name, and from whom or how it is to be had."""
        origin = subject.provider_name or self.words(Term("delivery", subject.delivery))
        return subject.tool_name, origin


def reasons_for(one: Scored, most: int = 3) -> list[Contribution]:
    """The criteria that speak most for an offer, strongest first."""
    good = [c for c in one.contributions if c.weight > 0 and c.value >= GOOD]
    return sorted(good, key=lambda c: (-c.weight * c.value, c.criterion.id))[:most]


def reason_against(one: Scored) -> Contribution | None:
    """The criterion that costs an offer most, or None when none speaks against it."""
    bad = [c for c in one.contributions if c.weight > 0 and c.value < BAD]
    return max(bad, key=lambda c: (c.weight * (1 - c.value), c.criterion.id), default=None)


def one_a_tool(offers: tuple[Scored, ...]) -> Iterator[tuple[Scored, tuple[Scored, ...]]]:
    """The best offer of each tool, in order, with the tool's other offers."""
    by_tool: dict[str, list[Scored]] = {}
    for one in offers:
        by_tool.setdefault(one.subject.tool, []).append(one)
    for best, *others in by_tool.values():
        yield best, tuple(others)


def claim_data(claim: Claim, as_of: date) -> dict[str, Any]:
    """A claim as plain data; `standing` says how far it can be relied on."""
    value = claim.value.isoformat() if hasattr(claim.value, "isoformat") else claim.value
    return {
        "fact": claim.fact,
        "subject": claim.subject,
        "value": value,
        "status": claim.status.value,
        "by": claim.by.value,
        "source": claim.source,
        "source_title": claim.source_title,
        "seen": claim.seen and claim.seen.isoformat(),
        "expires": claim.expires and claim.expires.isoformat(),
        "standing": claim.standing(as_of).value,
    }


def _range(amount: Range) -> dict[str, float | None]:
    return {
        "low": round(amount.low, 2),
        "high": None if amount.high is None else round(amount.high, 2),
    }


def sheet_data(sheet: Sheet, as_of: date) -> dict[str, Any]:
    """All that is known of an entry, as plain data."""
    why_gone = sheet.entry["retired_because"]
    return {
        "kind": sheet.kind,
        **sheet.entry,
        "retired_because": why_gone and json.loads(why_gone),
        "needs": {need["need"]: need["role"] for need in sheet.needs},
        "replaces": list(sheet.replaces),
        "replaced_by": list(sheet.replaced_by),
        "offers": [
            {**offer, "claims": [claim_data(claim, as_of) for claim in claims]}
            for offer, claims in sheet.offers
        ],
        "claims": [claim_data(claim, as_of) for claim in sheet.claims],
    }
