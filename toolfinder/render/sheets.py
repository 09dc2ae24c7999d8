"""A tool, a provider or one offer's score, for people at a terminal: every claim with its source."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING
from typing import Any

from toolfinder.evidence import value_text
from toolfinder.i18n import Term
from toolfinder.i18n import _
from toolfinder.i18n import labelled
from toolfinder.i18n import language
from toolfinder.i18n import number
from toolfinder.i18n import percent
from toolfinder.model.claims import SourceKind
from toolfinder.model.claims import Standing
from toolfinder.model.claims import Status
from toolfinder.render.phrases import effort
from toolfinder.render.phrases import price
from toolfinder.render.phrases import set_up
from toolfinder.render.phrases import span

if TYPE_CHECKING:
    from datetime import date

    from toolfinder.engine import Recommendation
    from toolfinder.engine import Rejected
    from toolfinder.engine import Scored
    from toolfinder.explain import Explainer
    from toolfinder.lookup import Sheet
    from toolfinder.model.claims import Claim
    from toolfinder.render.page import Page


class SheetReport:
    """Prints what is known, and what a score is made of."""

    def __init__(self, page: Page, explainer: Explainer, as_of: date) -> None:
        self.page = page
        self.explainer = explainer
        self.as_of = as_of

    def show(self, sheet: Sheet) -> None:
        """Print all that is known of a tool or a provider."""
        entry = sheet.entry
        self._print(entry["name"], "bold")
        summary = entry.get(f"summary_{language()}")
        if summary:
            self._print(summary)
        for link in (entry["homepage"], entry.get("repository")):
            if link:
                self._print(link, "dim")
        if entry["catalogue"]:
            self._print(_("Added by the plugin {name}").format(name=entry["catalogue"]), "dim")
        if entry["status"] == "retired":
            self._retired(entry)
        self._names(
            _("Does"), [f"{self._need(n['need'])} ({self._role(n['role'])})" for n in sheet.needs]
        )
        self._names(_("Replaces"), [self.explainer.words(Term("tool", t)) for t in sheet.replaces])
        self._names(
            _("Replaced by"), [self.explainer.words(Term("tool", t)) for t in sheet.replaced_by]
        )
        if sheet.claims:
            self._heading(_("Facts"))
            self._claims(sheet.claims)
        for offer, claims in sheet.offers:
            other = offer["provider"] if sheet.kind == "tool" else offer["tool"]
            kind = "provider" if sheet.kind == "tool" else "tool"
            title = self.explainer.words(
                Term(kind, other) if other else Term("delivery", offer["delivery"])
            )
            self._heading(_("Offer: {title} ({id})").format(title=title, id=offer["id"]))
            if offer["url"]:
                self._print(offer["url"], "dim", 2)
            self._claims(claims)

    def _retired(self, entry: dict[str, Any]) -> None:
        since = _("Retired since {day}: {reason}")
        reason = json.loads(entry["retired_because"])[language()]
        self._print(since.format(day=entry["retired_on"], reason=reason), "doubt")
        if entry["successor"]:
            successor = self.explainer.words(Term("tool", entry["successor"]))
            self._print(_("Its successor: {name}").format(name=successor), "doubt")

    def explain(self, result: Recommendation, need: str, one: Scored) -> None:
        """Print what one offer's score is made of."""
        tool, origin = self.explainer.title(one.subject)
        self._print(f"{tool} · {origin}: {number(one.score, 2)} ({span(one)})", "bold")
        self._print(_("for the need: {need}").format(need=self._need(need)))
        self._print(f"{price(one)} · {effort(one)} · {set_up(one)}")
        checked = _("{share} of the facts that count are known from a checked source")
        self._print(checked.format(share=percent(round(one.coverage * 100))))
        for contribution in sorted(one.contributions, key=lambda c: (-c.points, c.criterion.id)):
            criterion, assessment = contribution.criterion, contribution.assessment
            self._heading(
                _("{points} points: {label} {value} ({low}–{high}), weight {weight} %").format(
                    points=number(contribution.points, 2),
                    label=self.explainer.say(criterion.label or criterion.id),
                    value=number(contribution.value * 100),
                    low=number(assessment.low * 100),
                    high=number(assessment.high * 100),
                    weight=number(contribution.weight * 100, 1),
                )
            )
            self._print(self.explainer.say(criterion.question), "dim", 2)
            self._print(self.explainer.because(contribution), "", 2)
            self._claims(assessment.claims)
            if contribution.value < 0.9 and criterion.remedy:
                remedy = self.explainer.say(criterion.remedy)
                self._print(_("What would help: {remedy}").format(remedy=remedy), "good", 2)
        total = " + ".join(number(c.points, 2) for c in one.contributions)
        self._heading(f"{total} = {number(one.score, 2)}")
        self._gates(result, one)

    def rejected(self, result: Recommendation, need: str, one: Rejected) -> None:
        """Print why one offer is out."""
        tool, origin = self.explainer.title(one.subject)
        self._print(_("{tool} · {origin}: left out").format(tool=tool, origin=origin), "bold")
        self._print(_("for the need: {need}").format(need=self._need(need)))
        self._gates(result, one)

    def _gates(self, result: Recommendation, one: Scored | Rejected) -> None:
        outcomes = {"pass": _("passes"), "fail": _("fails"), "unproven": _("unproven")}
        self._heading(_("Red lines"))
        for gate in result.bench.gates:
            verdict = one.verdicts[gate.id]
            label = self.explainer.say(gate.label or gate.id)
            said = self.explainer.backed(verdict) if verdict.because else ""
            text = labelled(outcomes[verdict.outcome], label) + (f" — {said}" if said else "")
            style = {"pass": "", "fail": "bad", "unproven": "doubt"}[verdict.outcome]
            self._print(text, style, 2)

    def _claims(self, claims: Iterable[Claim]) -> None:
        for claim in claims:
            name = self.explainer.words(Term("fact", claim.fact))
            if claim.status is Status.NOT_APPLICABLE:
                value = _("not applicable")
            elif claim.status is Status.UNKNOWN:
                value = _("unknown")
            else:
                value = self.explainer.say(value_text(claim.fact, claim.value))
            self._print(f"· {labelled(name, value)}{self._doubt(claim)}", "", 2)
            self._source(self.explainer.source(claim))

    def _source(self, text: str) -> None:
        """A source on one line, however long, so that it can be opened or copied."""
        self.page.line((text, "dim"), indent=4, wrap=False)

    def _doubt(self, claim: Claim) -> str:
        doubts = []
        if claim.status is Status.DISPUTED:
            doubts.append(_("disputed"))
        if claim.by is SourceKind.CATALOGUE:
            doubts.append(_("second-hand"))
        standing = claim.standing(self.as_of)
        if standing is Standing.UNVERIFIED:
            doubts.append(_("unverified"))
        elif standing is Standing.STALE:
            doubts.append(_("expired") if claim.expires else _("undated"))
        return f" [{', '.join(doubts)}]" if doubts else ""

    def _need(self, need: str) -> str:
        return self.explainer.words(Term("need", need))

    def _role(self, role: str) -> str:
        return _("whole") if role == "core" else _("in part")

    def _names(self, title: str, names: list[str]) -> None:
        if names:
            self._print(labelled(title, ", ".join(names)))

    def _heading(self, title: str) -> None:
        self.page.line()
        self._print(title, "bold")

    def _print(self, text: str, style: str = "", indent: int = 0) -> None:
        self.page.line((text, style), indent=indent)
