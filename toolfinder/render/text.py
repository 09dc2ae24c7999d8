"""Recommendations for people at a terminal: calm, aligned, readable without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolfinder.criterion import Outcome
from toolfinder.explain import one_a_tool
from toolfinder.i18n import Term
from toolfinder.i18n import _
from toolfinder.i18n import joined
from toolfinder.i18n import labelled
from toolfinder.i18n import ngettext
from toolfinder.i18n import number
from toolfinder.render.phrases import effort
from toolfinder.render.phrases import price
from toolfinder.render.phrases import span
from toolfinder.render.phrases import strengths
from toolfinder.render.phrases import weakness

if TYPE_CHECKING:
    from toolfinder.engine import Answer
    from toolfinder.engine import Recommendation
    from toolfinder.engine import Rejected
    from toolfinder.engine import Scored
    from toolfinder.explain import Explainer
    from toolfinder.render.page import Page

BAR = 20
INDENT = 4


class TextReport:
    """Writes a recommendation on a page.

    Args:
        page: where to.
        explainer: the words.
        top: how many tools to show for each need and list; None: all.
    """

    def __init__(self, page: Page, explainer: Explainer, top: int | None = 5) -> None:
        self.page = page
        self.explainer = explainer
        self.top = top

    def show(self, result: Recommendation) -> None:
        """Write all of it."""
        name = result.organisation.name or _("Your organisation")
        self.page.line((name, "bold"))
        stamp = _("for {day}; catalogue {version} ({hash}); values framework {framework}")
        catalogue = result.catalogue
        self._dim(
            stamp.format(
                day=result.as_of.isoformat(),
                version=catalogue["version"],
                hash=catalogue["hash"],
                framework=result.framework,
            )
        )
        for warning in result.warnings:
            self.page.line(("! " + self.explainer.say(warning), "doubt"), hang=2)
        for answer in result.needs:
            self._answer(answer)
        self._weights(result)

    def _answer(self, answer: Answer) -> None:
        need = self.explainer.words(Term("need", answer.request.need))
        must = _("must") if answer.request.priority == "must" else _("should")
        self.page.line()
        self.page.rule(f"{need} ({must})")
        if answer.ranking:
            self._offers(answer.ranking)
        else:
            self.page.line(_("No offer passes all your conditions."))
        for note in answer.notes:
            self.page.line((self.explainer.say(note), "doubt"))
        if answer.to_verify:
            self._heading(_("To verify first: these could be worth it, but somebody must ask"))
            self._to_verify(answer.to_verify)
        if answer.excluded:
            self._excluded(answer.excluded)

    def _offers(self, offers: tuple[Scored, ...]) -> None:
        tools = list(one_a_tool(offers))
        for best, others in tools[: self.top]:
            self._offer(best)
            if others:
                names = ", ".join(
                    f"{self.explainer.title(other.subject)[1]} ({number(other.score)})"
                    for other in others
                )
                self._detail(_("also: {names}").format(names=names))
        hidden = len(tools) - len(tools[: self.top])
        if hidden:
            more = ngettext(
                "{n} more tool: --all shows it", "{n} more tools: --all shows them", hidden
            )
            self._dim(more.format(n=hidden))

    def _offer(self, one: Scored) -> None:
        tool, origin = self.explainer.title(one.subject)
        self.page.sides(
            ((f"{one.rank:>2}. {tool}", "bold"), f" · {origin}"),
            (
                (f"{number(one.score):>3} ", "bold"),
                bar(one.low, one.score, one.high),
                f" {span(one)}",
            ),
        )
        self._detail(f"{price(one)} · {effort(one)}")
        good, bad = strengths(one, self.explainer), weakness(one, self.explainer)
        if good:
            self._detail(_("strong: {criteria}").format(criteria=good), "good")
        if bad:
            self._detail(_("weak: {criteria}").format(criteria=bad), "bad")
        for warning in self.explainer.warnings(one):
            self._detail(f"! {warning}", "doubt")

    def _to_verify(self, offers: tuple[Scored, ...]) -> None:
        shown = offers[: self.top]
        for one in shown:
            tool, origin = self.explainer.title(one.subject)
            place = _("would rank {rank}").format(rank=one.rank)
            self.page.sides(
                ("  ? ", (tool, "bold"), f" · {origin}"), (f"{number(one.score)}, {place}",)
            )
            for verdict in one.reasons(Outcome.UNPROVEN):
                self._detail(self.explainer.say(verdict.because))
        self._more_offers(len(offers) - len(shown))

    def _excluded(self, offers: tuple[Rejected, ...]) -> None:
        total = len(offers)
        self._heading(
            ngettext("Left out: {n} offer", "Left out: {n} offers", total).format(n=total)
        )
        incumbents = [one for one in offers if _fails(one, "incumbent")]
        others = [one for one in offers if not _fails(one, "incumbent")]
        shown = others[: self.top]
        for one in shown:
            tool, origin = self.explainer.title(one.subject)
            reasons = joined(
                self.explainer.say(verdict.because) for verdict in one.reasons(Outcome.FAIL)
            )
            why = labelled(f" · {origin}", reasons)
            self.page.line("× ", (tool, "bold"), why, indent=2, hang=2)
        self._more_offers(len(others) - len(shown))
        if incumbents:
            names = ", ".join(dict.fromkeys(one.subject.tool_name for one in incumbents))
            said = _("products to replace, not to recommend: {names}").format(names=names)
            self.page.line(f"× {said}", indent=2, hang=2)

    def _weights(self, result: Recommendation) -> None:
        self._heading(
            _("What counted how much (a proposal: vote on it, and change it under `values`)")
        )
        labels = [self.explainer.say(c.label or c.id) for c in result.criteria]
        widest = max(map(len, labels))
        for criterion, label in zip(result.criteria, labels, strict=True):
            weight = number(result.weights[criterion.id] * 100, 1)
            question = self.explainer.say(criterion.question)
            self.page.line(
                f"{weight:>7} %  {label:<{widest}}  ", (question, "dim"), hang=widest + 13
            )
        scale = _(
            "A score is what is surely good plus {caution} of what nobody knows. See why, with all "
            "sources: toolfinder explain PROFILE {offer}"
        )
        best = [answer.ranking[0].offer for answer in result.needs if answer.ranking]
        self._dim(
            scale.format(
                caution=number(result.bench.caution, 2), offer=best[0] if best else _("OFFER")
            )
        )

    def _heading(self, title: str) -> None:
        self.page.line()
        self.page.line((title, "bold"))

    def _detail(self, text: str, style: str = "") -> None:
        self.page.line((text, style), indent=INDENT)

    def _dim(self, text: str) -> None:
        self.page.line((text, "dim"))

    def _more_offers(self, hidden: int) -> None:
        if hidden:
            more = ngettext(
                "{n} more offer: --all shows it", "{n} more offers: --all shows them", hidden
            )
            self._dim(more.format(n=hidden))


def bar(low: float, score: float, high: float) -> str:
    """A bar of what is sure, what counts and what may be, on a scale of 0 to 100."""
    ends = [round(value / 100 * BAR) for value in (low, score, high)]
    sure, counted, possible = ends[0], ends[1] - ends[0], ends[2] - ends[1]
    return "█" * sure + "▓" * counted + "░" * possible + "·" * (BAR - ends[2])


def _fails(one: Rejected, gate: str) -> bool:
    return gate in one.verdicts and one.verdicts[gate].outcome is Outcome.FAIL
