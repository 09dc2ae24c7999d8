"""Recommendations for people at a terminal: calm, aligned, readable without colour."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from toolfinder.criterion import Outcome
from toolfinder.explain import one_a_tool
from toolfinder.i18n import Term
from toolfinder.i18n import _
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

BAR = 20
INDENT = 4


class TextReport:
    """Prints a recommendation to a console.

    Args:
        console: where to.
        explainer: the words.
        top: how many tools to show for each need and list; None: all.
    """

    def __init__(self, console: Console, explainer: Explainer, top: int | None = 5) -> None:
        self.console = console
        self.explainer = explainer
        self.top = top

    def show(self, result: Recommendation) -> None:
        """Print all of it."""
        name = result.organisation.name or _("Your organisation")
        self.console.print(Text(name, style="bold"))
        self._dim(
            _("for {day}; catalogue {version} ({hash}); values framework {framework}").format(
                day=result.as_of.isoformat(),
                version=result.catalogue["version"],
                hash=result.catalogue["hash"],
                framework=result.framework,
            )
        )
        for warning in result.warnings:
            self._line("! ", self.explainer.say(warning), "yellow")
        for answer in result.needs:
            self._answer(answer)
        self._weights(result)

    def _answer(self, answer: Answer) -> None:
        need = self.explainer.words(Term("need", answer.request.need))
        must = _("must") if answer.request.priority == "must" else _("should")
        self.console.print()
        self.console.rule(Text(f"{need} ({must})", style="bold"), align="left", characters="─")
        if answer.ranking:
            self._offers(answer.ranking)
        else:
            self.console.print(_("No offer passes all your conditions."))
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
        line = Text.assemble(
            (f"{one.rank:>2}. ", "bold"),
            (tool, "bold"),
            f" · {origin}",
            overflow="ellipsis",
            no_wrap=True,
        )
        right = Text.assemble(
            (f"{number(one.score):>3} ", "bold"), bar(one.low, one.score, one.high), f" {span(one)}"
        )
        self._two_sides(line, right)
        self._detail(f"{price(one)} · {effort(one)}")
        good, bad = strengths(one, self.explainer), weakness(one, self.explainer)
        if good:
            self._detail(_("strong: {criteria}").format(criteria=good), "green")
        if bad:
            self._detail(_("weak: {criteria}").format(criteria=bad), "red")
        for warning in self.explainer.warnings(one):
            self._detail(f"! {warning}", "yellow")

    def _to_verify(self, offers: tuple[Scored, ...]) -> None:
        shown = offers[: self.top]
        for one in shown:
            tool, origin = self.explainer.title(one.subject)
            line = Text.assemble((tool, "bold"), f" · {origin}", overflow="ellipsis", no_wrap=True)
            place = _("would be {rank}.").format(rank=one.rank)
            self._two_sides(Text("  ? ").append_text(line), Text(f"{number(one.score)}, {place}"))
            for verdict in one.verdicts.values():
                if verdict.outcome is Outcome.UNPROVEN:
                    self._detail(self.explainer.say(verdict.because))
        if len(offers) > len(shown):
            n = len(offers) - len(shown)
            more = ngettext(
                "{n} more offer: --all shows it", "{n} more offers: --all shows them", n
            )
            self._dim(more.format(n=n))

    def _excluded(self, offers: tuple[Rejected, ...]) -> None:
        total = len(offers)
        title = ngettext("Left out: {n} offer", "Left out: {n} offers", total).format(n=total)
        self._heading(title)
        incumbents = [one for one in offers if _fails(one, "incumbent")]
        others = [one for one in offers if not _fails(one, "incumbent")]
        shown = others if self.top is None else others[: self.top]
        for one in shown:
            tool, origin = self.explainer.title(one.subject)
            reasons = [
                self.explainer.say(verdict.because)
                for verdict in one.verdicts.values()
                if verdict.outcome is Outcome.FAIL
            ]
            self._line("  × ", f"{tool} · {origin}: {'; '.join(reasons)}")
        if len(others) > len(shown):
            n = len(others) - len(shown)
            more = ngettext(
                "{n} more offer: --all shows it", "{n} more offers: --all shows them", n
            )
            self._dim(more.format(n=n))
        if incumbents:
            names = ", ".join(Counter(one.subject.tool_name for one in incumbents))
            self._line(
                "  × ", _("products to replace, not to recommend: {names}").format(names=names)
            )

    def _weights(self, result: Recommendation) -> None:
        self._heading(
            _("What counted how much (a proposal: vote on it, and change it under `values`)")
        )
        table = Table.grid(padding=(0, 2))
        for criterion in sorted(result.bench.criteria, key=lambda c: -result.weights[c.id]):
            weight = result.weights[criterion.id] * 100
            label = self.explainer.say(criterion.label or criterion.id)
            question = self.explainer.say(criterion.question)
            table.add_row(
                Text(f"{number(weight, 1):>5} %"), Text(label), Text(question, style="dim")
            )
        self.console.print(Padding(table, (0, 0, 0, 2), expand=False))
        self._dim(
            _(
                "A score is what is surely good plus {caution} of what nobody knows. See why, with all "
                "sources: toolfinder explain PROFILE OFFER"
            ).format(caution=number(result.bench.caution, 2))
        )

    def _two_sides(self, left: Text, right: Text) -> None:
        grid = Table.grid(expand=True, padding=(0, 1))
        grid.add_column(ratio=1, overflow="ellipsis", no_wrap=True)
        grid.add_column(justify="left", no_wrap=True)
        grid.add_row(left, right)
        self.console.print(grid)

    def _heading(self, title: str) -> None:
        self.console.print()
        self.console.print(Text(title, style="bold"))

    def _detail(self, text: str, style: str = "") -> None:
        self.console.print(Padding(Text(text, style=style), (0, 0, 0, INDENT), expand=False))

    def _dim(self, text: str) -> None:
        self.console.print(Text(text, style="dim"))

    def _line(self, mark: str, text: str, style: str = "") -> None:
        grid = Table.grid()
        grid.add_column(no_wrap=True)
        grid.add_column()
        grid.add_row(mark, Text(text, style=style))
        self.console.print(grid)


def bar(low: float, score: float, high: float) -> str:
    """A bar of what is sure, what counts and what may be, on a scale of 0 to 100."""
    ends = [round(value / 100 * BAR) for value in (low, score, high)]
    sure, counted, possible = ends[0], ends[1] - ends[0], ends[2] - ends[1]
    return "█" * sure + "▓" * counted + "░" * possible + "·" * (BAR - ends[2])


def _fails(one: Rejected, gate: str) -> bool:
    return gate in one.verdicts and one.verdicts[gate].outcome is Outcome.FAIL
