"""What our pages show, as plain values for their templates and for JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING
from typing import Any

from toolfinder.criterion import Outcome
from toolfinder.engine import Scored
from toolfinder.evidence import value_text
from toolfinder.explain import one_a_tool
from toolfinder.i18n import Term
from toolfinder.i18n import _
from toolfinder.i18n import language
from toolfinder.i18n import number
from toolfinder.i18n import percent
from toolfinder.i18n import render
from toolfinder.lookup import serving
from toolfinder.lookup import sheet
from toolfinder.model.claims import SourceKind
from toolfinder.model.claims import Standing
from toolfinder.model.claims import Status
from toolfinder.render.phrases import effort
from toolfinder.render.phrases import price
from toolfinder.render.phrases import set_up
from toolfinder.render.phrases import strengths
from toolfinder.render.phrases import weakness
from toolfinder.similarity import replacements
from toolfinder.similarity import similar
from toolfinder.web.form import CHOICES
from toolfinder.web.pictures import score_bar

if TYPE_CHECKING:
    from toolfinder.app import Toolfinder
    from toolfinder.engine import Answer
    from toolfinder.engine import Contribution
    from toolfinder.engine import Recommendation
    from toolfinder.engine import Rejected
    from toolfinder.model.claims import Claim
    from toolfinder.web.form import Form

Values = dict[str, Any]
SHOWN = 5
"""Tools that are shown in full for each need; the others are a line each."""


def start(finder: Toolfinder) -> Values:
    """Needs by group, and products to leave."""
    products = finder.store.rows(
        "SELECT id, name FROM tools WHERE kind = 'incumbent' AND status = 'active' ORDER BY name"
    )
    return {
        "groups": groups(finder),
        "products": [dict(row) for row in products],
        "data": {"needs": [n["id"] for g in groups(finder) for n in g["needs"]]},
    }


def groups(finder: Toolfinder) -> list[Values]:
    """Groups of needs with their needs, by their names."""
    label = f"label_{language()}"
    needs = list(
        finder.store.rows(f"SELECT id, need_group, {label} AS label FROM needs ORDER BY rowid")
    )
    return [
        {
            "id": row["id"],
            "label": row["label"],
            "needs": [dict(need) for need in needs if need["need_group"] == row["id"]],
        }
        for row in finder.store.rows(f"SELECT id, {label} AS label FROM need_groups ORDER BY rowid")
    ]


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
            (say(c.label or c.id), number(result.weights[c.id] * 100, 1)) for c in result.criteria
        ],
    }


def _answer(finder: Toolfinder, one: Answer, result: Recommendation) -> Values:
    explainer = finder.explainer
    offers = [
        {**_scored(finder, best, result), "others": [_title(finder, other) for other in others]}
        for best, others in one_a_tool(one.ranking)
    ]
    return {
        "id": one.need,
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
        "lines": [
            _line(finder, contribution, result.as_of)
            for contribution in sorted(one.contributions, key=lambda c: (-c.points, c.criterion.id))
        ],
        "total": number(one.score, 2),
    }


def _line(finder: Toolfinder, contribution: Contribution, as_of: date) -> Values:
    criterion, assessment = contribution.criterion, contribution.assessment
    return {
        "label": finder.explainer.say(criterion.label or criterion.id),
        "points": number(contribution.points, 2),
        "value": number(contribution.value * 100),
        "low": number(assessment.low * 100),
        "high": number(assessment.high * 100),
        "weight": number(contribution.weight * 100, 1),
        "because": finder.explainer.because(contribution),
        "claims": [claim(finder, one, as_of) for one in assessment.claims],
    }


def claim(finder: Toolfinder, one: Claim, as_of: date) -> Values:
    """One statement: what it says, who says so, when, and how far to trust it."""
    explainer = finder.explainer
    if one.status is Status.NOT_APPLICABLE:
        value = _("not applicable")
    elif one.status is Status.UNKNOWN or one.value is None:
        value = _("unknown")
    else:
        value = explainer.say(value_text(one.fact, one.value))
    marks = []
    if one.status is Status.DISPUTED:
        marks.append(_("disputed"))
    if one.by is SourceKind.CATALOGUE:
        marks.append(_("second-hand"))
    standing = one.standing(as_of)
    if standing is Standing.UNVERIFIED:
        marks.append(_("unverified"))
    elif standing is Standing.STALE:
        marks.append(_("expired") if one.expires else _("undated"))
    return {
        "fact": one.fact,
        "label": explainer.words(Term("fact", one.fact)),
        "value": value,
        "marks": marks,
        "source": one.source
        if one.source and one.source.startswith(("http://", "https://"))
        else None,
        "source_title": one.source_title,
        "seen": one.seen.isoformat() if one.seen else None,
    }


def tools(finder: Toolfinder, text: str, rows: Iterable[Values], needs: list[str]) -> Values:
    """A list of tools, with what was understood when it was looked for by need."""
    summary = f"summary_{language()}"
    listed = [
        {
            "id": row["id"],
            "name": row["name"],
            "summary": row[summary],
            "licence": row["licence"],
            "open": row["kind"] == "open",
        }
        for row in rows
    ]
    return {
        "q": text,
        "understood": [finder.explainer.words(Term("need", need)) for need in needs],
        "tools": listed,
        "data": listed,
    }


def entry(finder: Toolfinder, kind: str, name: str) -> Values | None:
    """All that is known of a tool or a provider; None when there is none of that id."""
    table = {"tool": "tools", "provider": "providers"}[kind]
    if name not in finder.store.column(f"SELECT id FROM {table} WHERE id = :id", id=name):
        return None
    found, today = sheet(finder.store, name, kind), date.today()  # noqa: DTZ011 - the server's day
    words = finder.explainer.words
    row = found.entry
    because = row["retired_because"]
    offers = []
    for offer, claims in found.offers:
        other = offer["provider"] if kind == "tool" else offer["tool"]
        other_kind = "provider" if kind == "tool" else "tool"
        offers.append(
            {
                "id": offer["id"],
                "title": words(
                    Term(other_kind, other) if other else Term("delivery", offer["delivery"])
                ),
                "label": offer["label"],
                "url": offer["url"],
                "link": f"/{other_kind}s/{other}" if other else None,
                "claims": [claim(finder, one, today) for one in claims],
            }
        )
    values = {
        "kind": kind,
        "id": name,
        "name": row["name"],
        "summary": row.get(f"summary_{language()}"),
        "homepage": row["homepage"],
        "repository": row.get("repository"),
        "is_open": row.get("kind") == "open",
        "retired": json.loads(because)[language()] if because else None,
        "needs": [
            {"id": n["need"], "label": words(Term("need", n["need"])), "core": n["role"] == "core"}
            for n in found.needs
        ],
        "replaces": [(id_, words(Term("tool", id_))) for id_ in found.replaces],
        "replaced_by": [(id_, words(Term("tool", id_))) for id_ in found.replaced_by],
        "facts": [claim(finder, one, today) for one in found.claims],
        "offers": offers,
        "known": row.get("facts_known"),
        "applicable": row.get("facts_applicable"),
        "alike": [
            (one.tool, one.name)
            for one in (similar(finder.store, name, 5) if row.get("kind") == "open" else ())
        ],
    }
    return {**values, "data": dict(values)}


def need(finder: Toolfinder, name: str) -> Values | None:
    """A need and the open tools that serve it; None when there is none of that slug."""
    label, note = f"label_{language()}", f"note_{language()}"
    rows = finder.store.rows(
        f"SELECT {label} AS label, {note} AS note FROM needs WHERE id = :n", n=name
    )
    if not rows:
        return None
    listed = tools(finder, "", serving(finder.store, [name], 200), [])["tools"]
    values = {"id": name, "label": rows[0]["label"], "note": rows[0]["note"], "tools": listed}
    return {**values, "data": dict(values)}


def replacement(finder: Toolfinder, name: str) -> Values | None:
    """What may take the place of a product; None when there is none of that id."""
    if name not in finder.store.column("SELECT id FROM tools WHERE kind = 'incumbent'"):
        return None
    found, words = replacements(finder.store, name), finder.explainer.words
    values = {
        "id": name,
        "name": found.name,
        "needs": [words(Term("need", id_)) for id_, _role in found.needs],
        "export": [finder.explainer.say(value_text("export", value)) for value in found.export],
        "alternatives": [
            {
                "id": one.tool,
                "name": one.name,
                "whole": [words(Term("need", n)) for n, role in one.covers if role == "core"],
                "part": [words(Term("need", n)) for n, role in one.covers if role != "core"],
                "lost": [words(Term("need", n)) for n in one.lost],
                "imports": one.imports,
            }
            for one in found.alternatives[:20]
        ],
    }
    return {**values, "data": dict(values)}


def criteria(finder: Toolfinder) -> Values:
    """The method, criterion by criterion."""
    listed = [
        {
            "id": criterion.id,
            "label": render(criterion.label or criterion.id),
            "question": render(criterion.question),
            "why": render(criterion.why),
            "measured": render(criterion.measured),
            "worst": render(criterion.anchors[0]),
            "best": render(criterion.anchors[1]),
            "importance": number(criterion.importance, 2),
            "facts": [finder.explainer.words(Term("fact", fact)) for fact in criterion.facts],
            "principles": [(p.name, p.source) for p in criterion.principles],
        }
        for criterion in finder.plugins.criteria
    ]
    gates = [
        {"label": render(gate.label or gate.id), "question": render(gate.question)}
        for gate in finder.plugins.gates
    ]
    return {"criteria": listed, "gates": gates, "data": {"criteria": listed, "gates": gates}}
