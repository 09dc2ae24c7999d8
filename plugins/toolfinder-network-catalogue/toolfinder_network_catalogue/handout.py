"""`--format html`: a recommendation as one page to print, or to send to a federation's members.

It is one file that asks for nothing from outside: no script, no picture, no font, a content
security policy that forbids them. What it says comes from the recommendation, in its language.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from typing import Any

from toolfinder import Renderer
from toolfinder.i18n import language
from toolfinder.i18n import number

from toolfinder_network_catalogue import texts
from toolfinder_network_catalogue.html import Html
from toolfinder_network_catalogue.html import link
from toolfinder_network_catalogue.html import markup
from toolfinder_network_catalogue.html import tag
from toolfinder_network_catalogue.network import Network
from toolfinder_network_catalogue.network import read_network
from toolfinder_network_catalogue.style import STYLE

RANKED, VERIFIED, REASONS = 5, 3, 3
"""How many offers, offers to verify and reasons the page shows for a need."""

GOOD = 60.0
"""From this value on, of 100, a criterion speaks for an offer."""

POLICY = "default-src 'none'; style-src 'unsafe-inline'"

Data = Mapping[str, Any]


class Handout(Renderer):
    """The page."""

    id = "html"
    label = texts.LABEL

    def render(self, data: Data) -> str:
        """One HTML document."""
        return f"<!DOCTYPE html>\n{_Page(data, read_network()).document()}\n"


class _Page:
    """One page, part by part."""

    def __init__(self, data: Data, network: Network) -> None:
        self.data = data
        self.network = network
        self.names: Data = data.get("names", {})
        self.sources: dict[str, int] = {}

    def document(self) -> Html:
        """The whole document."""
        title = str(texts.TITLE(organisation=self.names.get("organisation") or texts.YOU))
        head = tag(
            "head",
            tag("meta", charset="utf-8"),
            tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
            tag("meta", http_equiv="Content-Security-Policy", content=POLICY),
            tag("title", title),
            tag("style", STYLE),
        )
        body = tag("body", tag("main", tag("h1", title), self._parts()))
        return tag("html", head, body, lang=language())

    def _parts(self) -> Iterator[Html]:
        catalogue = self.data["catalogue"]
        said = texts.FROM(
            network=self.network.name, day=self.data["as_of"], version=catalogue["version"]
        )
        yield tag("p", said)
        if self.data["warnings"]:
            yield tag("ul", (tag("li", one) for one in self.data["warnings"]), class_="note")
        for place, need in enumerate(self.data["needs"], start=1):
            yield tag("section", self._need(need, f"need-{place}"), aria_labelledby=f"need-{place}")
        yield tag("section", self._weights(), aria_labelledby="weights")
        yield tag("footer", tag("p", self._about()))

    def _need(self, need: Data, anchor: str) -> Iterator[Html]:
        yield tag("h2", self._name("needs", need["need"]), id=anchor)
        ranking, to_verify, excluded = need["ranking"], need["to_verify"], need["excluded"]
        if ranking:
            yield self._table(ranking[:RANKED])
            yield from self._more(len(ranking) - RANKED)
            yield from self._reasons(ranking[0])
        else:
            yield tag("p", texts.NOTHING)
        if to_verify:
            yield tag("h3", texts.VERIFY)
            yield tag("ul", (self._question(one) for one in to_verify[:VERIFIED]))
            yield from self._more(len(to_verify) - VERIFIED)
        if excluded:
            yield tag("p", texts.LEFT_OUT(n=len(excluded)))

    def _table(self, offers: list[Data]) -> Html:
        heads = (texts.RANK, texts.TOOL, texts.ORIGIN, texts.SCORE, texts.COST, texts.HOURS)
        return tag(
            "table",
            tag("caption", texts.RANKED),
            tag("thead", tag("tr", (tag("th", head, scope="col") for head in heads))),
            tag("tbody", (self._row(one) for one in offers)),
        )

    def _row(self, one: Data) -> Html:
        tool, origin = self._title(one["offer"])
        cost, hours = one["cost_per_year"], one["hours_per_month"]
        score = {name: number(one[name]) for name in ("score", "low", "high")}
        return tag(
            "tr",
            tag("td", one["rank"]),
            tag("th", tool, scope="row"),
            tag("td", origin, self._badge(one["offer"])),
            tag("td", texts.SURELY(**score)),
            tag("td", _amount(cost["low"], cost["high"], f" {cost['currency']}")),
            tag("td", _amount(hours["low"], hours["high"])),
        )

    def _reasons(self, one: Data) -> Iterator[Html]:
        """What speaks for the first offer, with its sources, and what to know before deciding."""
        tool, _origin = self._title(one["offer"])
        good = [c for c in one["contributions"] if c["weight"] > 0 and c["value"] >= GOOD]
        best = sorted(good, key=lambda c: (-c["points"], c["criterion"]))[:REASONS]
        said = [tag("li", self._reason(part)) for part in best]
        said += [tag("li", texts.KNOW(warning=text)) for text in one["warnings"]]
        if said:
            yield tag("h3", texts.WHY(tool=tool))
            yield tag("ul", said)

    def _reason(self, part: Data) -> Html:
        label = self._name("criteria", part["criterion"])
        addresses = dict.fromkeys(claim["source"] for claim in part["claims"] if claim["source"])
        sources = (
            (" ", link(address, texts.SOURCE(n=self._number(address)))) for address in addresses
        )
        return markup((texts.ITEM(label=label, text=part["because"]), sources))

    def _number(self, address: str) -> int:
        """A source's number on the page: the same text always leads to the same place."""
        return self.sources.setdefault(address, len(self.sources) + 1)

    def _question(self, one: Data) -> Html:
        tool, origin = self._title(one["offer"])
        asked = "; ".join(gate["because"] for gate in one["gates"])
        name = tag("strong", f"{tool} · {origin}")
        return tag("li", name, self._badge(one["offer"]), tag("br"), asked)

    def _weights(self) -> Iterator[Html]:
        yield tag("h2", texts.WEIGHTS, id="weights")
        rows = (
            tag(
                "tr",
                tag("th", self._name("criteria", criterion), scope="row"),
                tag("td", f"{number(weight * 100, 1)} %"),
            )
            for criterion, weight in self.data["weights"].items()
        )
        heads = (tag("th", head, scope="col") for head in (texts.CRITERION, texts.SHARE))
        yield tag("table", tag("thead", tag("tr", heads)), tag("tbody", rows))

    def _about(self) -> Iterator[Html]:
        yield link(self.network.homepage, self.network.name)
        if self.network.charter:
            said = texts.CHARTER(network=self.network.name)
            yield markup((" · ", link(self.network.charter, said)))

    def _more(self, n: int) -> Iterator[Html]:
        if n > 0:
            yield tag("p", texts.MORE(n=n))

    def _badge(self, offer: str) -> Html:
        """That an offer's provider is a member."""
        page = self.network.members.get(offer.partition("@")[2])
        if page is None:
            return Html()
        return markup((" (", link(page, texts.MEMBER(network=self.network.name)), ")"))

    def _title(self, offer: str) -> tuple[str, str]:
        tool, origin = self.names.get("offers", {}).get(offer) or offer.split("@")
        return str(tool), str(origin)

    def _name(self, kind: str, id_: str) -> str:
        return str(self.names.get(kind, {}).get(id_, id_))


def _amount(low: float, high: float | None, unit: str = "") -> str:
    """`40 EUR`, `40 to 60 EUR`, `40 EUR or more`, or that nobody knows."""
    if high is None:
        return str(texts.AT_LEAST(low=f"{number(low, 1)}{unit}") if low else texts.UNKNOWN)
    if low == high:
        return f"{number(low, 1)}{unit}"
    return str(texts.BETWEEN(low=number(low, 1), high=f"{number(high, 1)}{unit}"))
