"""The public contract of `recommend --format json`, as a JSON schema: section 6 of the design."""

from __future__ import annotations

from toolfinder.criteria import BUILT_IN

TEXT = {"type": "string"}
WHOLE = {"type": "integer"}
NUMBER = {"type": "number"}
PERCENT = {"type": "number", "minimum": 0, "maximum": 100}
SHARE = {"type": "number", "minimum": 0, "maximum": 1}
OPEN_END = {"type": ["number", "null"]}
TEXT_OR_NULL = {"type": ["string", "null"]}


def record(**properties):
    """An object with exactly these keys."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
    }


def listed(items, least=0):
    """An array of such things."""
    return {"type": "array", "items": items, "minItems": least}


CLAIM = record(
    fact=TEXT,
    subject=TEXT,
    value={},
    status={"enum": ["known", "unknown", "not-applicable", "disputed"]},
    by={"enum": ["upstream", "vendor", "audit", "catalogue", "test", "background"]},
    source=TEXT_OR_NULL,
    source_title=TEXT_OR_NULL,
    seen=TEXT_OR_NULL,
    expires=TEXT_OR_NULL,
    standing={"enum": ["solid", "stale", "unverified"]},
)

CONTRIBUTION = record(
    criterion={"enum": [criterion.id for criterion in BUILT_IN]},
    weight=SHARE,
    low=PERCENT,
    high=PERCENT,
    value=PERCENT,
    points=PERCENT,
    because=TEXT,
    claims=listed(CLAIM),
)

SCORED = {
    "rank": {"type": "integer", "minimum": 1},
    "tool": TEXT,
    "offer": TEXT,
    "score": PERCENT,
    "low": PERCENT,
    "high": PERCENT,
    "coverage": SHARE,
    "first_share": {"anyOf": [SHARE, {"type": "null"}]},
    "top3_share": {"anyOf": [SHARE, {"type": "null"}]},
    "cost_per_year": record(low=NUMBER, high=OPEN_END, currency=TEXT),
    "hours_per_month": record(low=NUMBER, high=OPEN_END),
    "contributions": listed(CONTRIBUTION, 1),
    "warnings": listed(TEXT),
}

GATES = listed(record(gate=TEXT, because=TEXT), 1)

ANSWER = record(
    need=TEXT,
    priority={"enum": ["must", "should"]},
    understood_from=TEXT_OR_NULL,
    ranking=listed(record(**SCORED)),
    to_verify=listed(
        record(**{**SCORED, "rank": {"type": "null"}, "would_rank": WHOLE, "gates": GATES})
    ),
    excluded=listed(record(tool=TEXT, offer=TEXT, gates=GATES)),
)

CONTRACT = record(
    catalogue=record(version=TEXT, hash=TEXT),
    framework=TEXT,
    plugins=listed(record(name=TEXT, version=TEXT), 1),
    as_of=TEXT,
    seed=WHOLE,
    method=TEXT,
    caution=SHARE,
    weights=record(**{criterion.id: SHARE for criterion in BUILT_IN}),
    warnings=listed(TEXT),
    needs=listed(ANSWER, 1),
)
