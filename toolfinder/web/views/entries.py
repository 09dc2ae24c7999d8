"""All that is known of a tool or a provider."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from toolfinder.assessing import Panel
from toolfinder.comparison import assessed
from toolfinder.comparison import for_everyone
from toolfinder.criterion import NotApplicable
from toolfinder.errors import InputError
from toolfinder.i18n import Term
from toolfinder.i18n import _
from toolfinder.i18n import language
from toolfinder.i18n import number
from toolfinder.lookup import sheet
from toolfinder.similarity import similar
from toolfinder.web.links import to
from toolfinder.web.pictures import interval_bar
from toolfinder.web.views.claims import Values
from toolfinder.web.views.claims import claim

if TYPE_CHECKING:
    from toolfinder.app import Toolfinder
    from toolfinder.comparison import Assessed

MOST = 5
"""The most tools that stand side by side."""


def entry(finder: Toolfinder, kind: str, name: str) -> Values | None:
    """All that is known of a tool or a provider; None when there is none of that id."""
    try:
        found = sheet(finder.store, name, kind)
    except InputError:
        return None
    if found.entry["id"] != name:
        return None
    today = date.today()  # noqa: DTZ011 - the server's day
    words = finder.explainer.words
    row = found.entry
    because = row["retired_because"]
    of_tool = judged_offers(finder, name) if kind == "tool" else ()
    judged = {one.subject.offer: one for one in of_tool}
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
                "link": to(f"/{other_kind}s/{other}") if other else None,
                "claims": [claim(finder, one, today) for one in claims],
                "findings": findings(finder, judged[offer["id"]]) if judged else [],
            }
        )
    alike = similar(finder.store, name, MOST - 1) if row.get("kind") == "open" else []
    values = {
        "kind": kind,
        "id": name,
        "name": row["name"],
        "summary": row.get(f"summary_{language()}"),
        "homepage": row["homepage"],
        "repository": row.get("repository"),
        "is_open": row.get("kind") == "open",
        "added_by": _("Added by the plugin {name}").format(name=row["catalogue"])
        if row["catalogue"]
        else None,
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
            {"id": one.tool, "name": one.name, "compare": address([name, one.tool])}
            for one in alike
        ],
        "compare_all": address([name, *(one.tool for one in alike)][:MOST]),
        "organisations": depending(finder),
    }
    return {**values, "data": dict(values)}


def judged_offers(finder: Toolfinder, tool: str) -> tuple[Assessed, ...]:
    """The offers of a tool on the criteria whose answer is the same for every organisation."""
    panel = Panel(lambda _message: None, finder.not_asked)
    today = date.today()  # noqa: DTZ011 - the server's day
    return assessed(finder.store, finder.plugins.criteria, tool, today, panel)


def findings(finder: Toolfinder, offer: Assessed) -> list[Values]:
    """What each criterion that is the same for everyone finds of an offer."""
    explainer = finder.explainer
    found = []
    for criterion in for_everyone(finder.plugins.criteria):
        answer = offer.answers[criterion.id]
        label = explainer.say(criterion.label or criterion.id)
        one: Values = {
            "id": criterion.id,
            "label": label,
            "because": explainer.reasons(answer),
            "low": None,
            "high": None,
            "text": _("not applicable"),
            "bar": "",
        }
        if not isinstance(answer, NotApplicable):
            one |= {"low": round(answer.low * 100, 2), "high": round(answer.high * 100, 2)}
            one["text"] = interval(one["low"], one["high"])
            one["bar"] = interval_bar(one["low"], one["high"], f"{label}: {one['text']}")
        found.append(one)
    return found


def depending(finder: Toolfinder) -> list[str]:
    """What the criteria are called whose answer depends on the organisation."""
    return [
        finder.explainer.say(criterion.label or criterion.id)
        for criterion in finder.plugins.criteria
        if criterion.scope != "offer"
    ]


def address(tools: Sequence[str]) -> str:
    """The page on which tools stand side by side."""
    chosen = urlencode([*(("tool", tool) for tool in tools), ("lang", language())])
    return to(f"/compare?{chosen}")


def interval(low: float, high: float) -> str:
    """`40–60`, or `50` when it is known."""
    return "–".join(dict.fromkeys((number(low), number(high))))
