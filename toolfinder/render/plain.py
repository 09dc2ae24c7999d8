"""Results as JSON and CSV, for other programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from collections.abc import Mapping
from typing import Any

RANKING = (
    "need",
    "list",
    "rank",
    "tool",
    "offer",
    "score",
    "low",
    "high",
    "coverage",
    "cost_low",
    "cost_high",
    "currency",
    "hours_low",
    "hours_high",
    "because",
)


OPENED = 4
"""Levels of JSON that are spread over lines; what lies deeper is one line each."""


def as_json(data: Any) -> str:
    """JSON in UTF-8, its upper levels indented: an offer, a claim or a figure a line."""
    return _spread(data, 0) + "\n"


def _spread(data: Any, depth: int) -> str:
    if depth == OPENED or not data or not isinstance(data, dict | list):
        return json.dumps(data, ensure_ascii=False)
    inner, outer = "  " * (depth + 1), "  " * depth
    if isinstance(data, list):
        parts, (begin, end) = [_spread(value, depth + 1) for value in data], "[]"
    else:
        begin, end = "{}"
        parts = [
            f"{json.dumps(str(key), ensure_ascii=False)}: {_spread(value, depth + 1)}"
            for key, value in data.items()
        ]
    lines = f",\n{inner}".join(parts)
    return f"{begin}\n{inner}{lines}\n{outer}{end}"


def as_csv(rows: Iterable[Mapping[str, Any]], columns: Iterable[str]) -> str:
    """CSV with a header; cells that a spreadsheet would take for a formula are quoted as text."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(columns), lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: _harmless(value) for key, value in row.items()})
    return out.getvalue()


def recommendation_csv(data: Mapping[str, Any]) -> str:
    """A recommendation as one table: one row an offer."""
    return as_csv(_offer_rows(data), RANKING)


def _offer_rows(data: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    for need in data["needs"]:
        for name in ("ranking", "to_verify", "excluded"):
            for one in need[name]:
                cost, hours = one.get("cost_per_year", {}), one.get("hours_per_month", {})
                reasons = [f"{gate['gate']}: {gate['because']}" for gate in one.get("gates", ())]
                yield {
                    **one,
                    "need": need["need"],
                    "list": name,
                    "rank": one.get("rank") or one.get("would_rank"),
                    "cost_low": cost.get("low"),
                    "cost_high": cost.get("high"),
                    "currency": cost.get("currency"),
                    "hours_low": hours.get("low"),
                    "hours_high": hours.get("high"),
                    "because": " | ".join(reasons or one.get("warnings", ())),
                }


def _harmless(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{value}"
    return value
