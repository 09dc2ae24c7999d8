"""Tools side by side: criteria, facts, needs and ways to get them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from toolfinder.comparison import Assessed
from toolfinder.comparison import for_everyone
from toolfinder.comparison import span
from toolfinder.errors import InputError
from toolfinder.evidence import value_text
from toolfinder.i18n import Term
from toolfinder.i18n import _
from toolfinder.i18n import labelled
from toolfinder.i18n import language
from toolfinder.lookup import Sheet
from toolfinder.lookup import sheet
from toolfinder.web.pictures import heat_map
from toolfinder.web.views.claims import Values
from toolfinder.web.views.claims import claim
from toolfinder.web.views.entries import MOST
from toolfinder.web.views.entries import address
from toolfinder.web.views.entries import depending
from toolfinder.web.views.entries import findings
from toolfinder.web.views.entries import interval
from toolfinder.web.views.entries import judged_offers

if TYPE_CHECKING:
    from toolfinder.app import Toolfinder

FEWEST = 2
"""The fewest tools that stand side by side."""


def comparison(finder: Toolfinder, names: Sequence[str]) -> Values:
    """Tools by id or name, side by side, with what is wrong with the names."""
    asked = list(dict.fromkeys(name.strip()[:100] for name in names if name.strip()))
    problems = []
    if len(asked) > MOST:
        few = _("{n} tools are too many to stand side by side: here are the first {most}")
        problems.append(few.format(n=len(asked), most=MOST))
    found: dict[str, Sheet] = {}
    for name in asked[:MOST]:
        try:
            one = sheet(finder.store, name, "tool")
        except InputError as error:
            problems += [problem.message for problem in error.problems]
        else:
            found[one.entry["id"]] = one
    if asked and len(found) < FEWEST:
        problems.append(_("choose at least two tools"))
    today = date.today()  # noqa: DTZ011 - the server's day
    ids = list(found)
    tools = [_tool(finder, found[id_], ids) for id_ in ids]
    title = _("Side by side")
    values: Values = {"problems": problems, "tools": tools, "full": len(tools) >= MOST}
    if len(tools) < FEWEST:
        return {**values, "title": title, "data": {"problems": problems, "tools": tools}}
    offers = {id_: _offers(finder, id_) for id_ in ids}
    rows = _criteria(finder, offers)
    facts = _facts(finder, list(found.values()), today)
    return {
        **values,
        "title": labelled(title, ", ".join(tool["name"] for tool in tools)),
        "picture": heat_map(
            [tool["name"] for tool in tools],
            [(row["label"], [cell["span"] for cell in row["cells"]]) for row in rows],
            _("Heat map: the same figures as in the table that follows"),
        ),
        "rows": rows,
        "organisations": depending(finder),
        "facts": facts,
        "data": {"problems": problems, "tools": tools, "criteria": rows, "facts": facts},
    }


def _offers(finder: Toolfinder, tool: str) -> tuple[Assessed, ...]:
    """The offers that can still be had, or all of a tool that cannot."""
    every = judged_offers(finder, tool)
    return tuple(one for one in every if not one.subject.retired) or every


def _tool(finder: Toolfinder, one: Sheet, ids: Sequence[str]) -> Values:
    words, row = finder.explainer.words, one.entry
    others = [id_ for id_ in ids if id_ != row["id"]]
    return {
        "id": row["id"],
        "name": row["name"],
        "summary": row[f"summary_{language()}"],
        "open": row["kind"] == "open",
        "retired": row["status"] != "active",
        "known": row["facts_known"],
        "applicable": row["facts_applicable"],
        "needs": [
            {"id": n["need"], "label": words(Term("need", n["need"])), "core": n["role"] == "core"}
            for n in one.needs
        ],
        "offers": [
            {
                "id": offer["id"],
                "title": words(
                    Term("provider", offer["provider"])
                    if offer["provider"]
                    else Term("delivery", offer["delivery"])
                ),
                "prices": [
                    finder.explainer.say(value_text(plan.fact, plan.value))
                    for plan in claims
                    if plan.fact == "plans" and plan.value is not None
                ],
            }
            for offer, claims in sorted(one.offers, key=lambda pair: pair[0]["provider"] or "")
        ],
        "without": address(others) if len(others) >= FEWEST else None,
    }


def _criteria(finder: Toolfinder, offers: dict[str, tuple[Assessed, ...]]) -> list[Values]:
    """One row a criterion, one cell a tool: the interval over its offers, then offer by offer."""
    found = {
        one.subject.offer: {finding["id"]: finding for finding in findings(finder, one)}
        for group in offers.values()
        for one in group
    }
    rows = []
    for criterion in for_everyone(finder.plugins.criteria):
        cells = []
        for group in offers.values():
            whole = span(group, criterion.id)
            by_answer: dict[tuple[str, str], list[str]] = {}
            for one in group:
                finding = found[one.subject.offer][criterion.id]
                _name, origin = finder.explainer.title(one.subject)
                by_answer.setdefault((finding["text"], finding["because"]), []).append(origin)
            cells.append(
                {
                    "span": whole and (round(whole[0] * 100, 2), round(whole[1] * 100, 2)),
                    "text": interval(whole[0] * 100, whole[1] * 100)
                    if whole
                    else _("not applicable"),
                    "offers": [
                        {"text": text, "because": because, "origins": origins}
                        for (text, because), origins in by_answer.items()
                    ],
                }
            )
        label = finder.explainer.say(criterion.label or criterion.id)
        rows.append({"id": criterion.id, "label": label, "cells": cells})
    return rows


def _facts(finder: Toolfinder, sheets: Sequence[Sheet], today: date) -> list[Values]:
    """The facts that criteria read of the tools themselves, by criterion; one cell a tool."""
    read: set[str] = set()
    groups = []
    for criterion in finder.plugins.criteria:
        rows = []
        for fact in dict.fromkeys(criterion.facts):
            cells = [
                [claim(finder, one, today) for one in sheet_.claims if one.fact == fact]
                for sheet_ in sheets
            ]
            if any(cells) and fact not in read:
                read.add(fact)
                label = finder.explainer.words(Term("fact", fact))
                rows.append({"id": fact, "label": label, "cells": cells})
        if rows:
            label = finder.explainer.say(criterion.label or criterion.id)
            groups.append({"id": criterion.id, "label": label, "rows": rows})
    return groups
