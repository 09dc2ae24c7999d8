"""The compiled catalogue in formats that other programs read."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from collections.abc import Iterable
from typing import TYPE_CHECKING
from typing import Any

import yaml

from toolfinder.i18n import LANGUAGES
from toolfinder.lookup import sheet
from toolfinder.model.claims import Status
from toolfinder.render.plain import as_csv
from toolfinder.render.plain import as_json

if TYPE_CHECKING:
    from toolfinder.lookup import Sheet
    from toolfinder.model.claims import Claim
    from toolfinder.store.read import Store

Files = dict[str, str]

CC_BY_SA = "https://creativecommons.org/licenses/by-sa/4.0/"
_TABLES = (
    "tools",
    "providers",
    "offers",
    "plans",
    "facts",
    "needs",
    "tool_needs",
    "tool_features",
    "tool_replaces",
    "tool_languages",
    "fact_definitions",
)
_PERIODS = {"month": "P1M", "year": "P1Y"}


def as_tables(store: Store) -> Files:
    """CSV, one file a table: prices and claims with their sources and dates."""
    files = {}
    for table in _TABLES:
        rows = [dict(row) for row in store.rows(f"SELECT * FROM {table} ORDER BY rowid")]
        files[f"{table}.csv"] = as_csv(rows, rows[0]) if rows else ""
    return files


def as_static_json(store: Store) -> Files:
    """A folder of JSON that any web server can serve: an index, and one file an entry."""
    files = {}
    index: dict[str, Any] = {"catalogue": _meta(store), "licence": CC_BY_SA}
    for kind, table in (("tool", "tools"), ("provider", "providers")):
        ids = store.column(f"SELECT id FROM {table} ORDER BY id")
        index[table] = ids
        for id_ in ids:
            files[f"{table}/{id_}.json"] = as_json(_entry(sheet(store, id_, kind)))
    index["needs"] = [
        {
            "id": row["id"],
            "group": row["need_group"],
            "label": {code: row[f"label_{code}"] for code in LANGUAGES},
            "tools": store.column(
                "SELECT tool FROM tool_needs WHERE need = :need ORDER BY tool", need=row["id"]
            ),
        }
        for row in store.rows("SELECT * FROM needs ORDER BY rowid")
    ]
    files["index.json"] = as_json(index)
    return files


def as_json_ld(store: Store) -> Files:
    """JSON-LD, every tool a https://schema.org/SoftwareApplication with its offers."""
    graph: list[dict[str, Any]] = [
        {
            "@type": "Dataset",
            "@id": "#catalogue",
            "name": "toolfinder",
            "version": _meta(store)["version"],
            "license": CC_BY_SA,
        }
    ]
    plans = defaultdict(list)
    for row in store.rows("SELECT * FROM plans ORDER BY id"):
        plans[row["offer"]].append(row)
    for id_ in store.column("SELECT id FROM providers ORDER BY id"):
        found = sheet(store, id_, "provider").entry
        graph.append(
            {
                "@type": "Organization",
                "@id": f"#provider/{id_}",
                "name": found["name"],
                "url": found["homepage"],
            }
        )
    for id_ in store.column("SELECT id FROM tools ORDER BY id"):
        graph.append(_application(sheet(store, id_, "tool"), plans))  # noqa: PERF401 - long
    return {"catalogue.jsonld": as_json({"@context": "https://schema.org", "@graph": graph})}


def as_publiccode(store: Store) -> Files:
    """publiccode.yml (0.4), one for each open tool: what is known; the rest is for its makers.

    Keys of the standard that nobody told us are named in a comment instead of guessed.
    """
    sql = "SELECT id FROM tools WHERE kind = 'open' AND repository IS NOT NULL ORDER BY id"
    return {
        f"{id_}/publiccode.yml": _publiccode(sheet(store, id_, "tool")) for id_ in store.column(sql)
    }


FORMATS: dict[str, Callable[[Store], Files]] = {
    "json-ld": as_json_ld,
    "publiccode": as_publiccode,
    "csv": as_tables,
    "json": as_static_json,
}


def _meta(store: Store) -> dict[str, str]:
    return {key: store.meta[key] for key in ("version", "hash")}


def _entry(found: Sheet) -> dict[str, Any]:
    hidden = {f"summary_{code}" for code in LANGUAGES} | {"retired_because"}
    entry = {key: value for key, value in found.entry.items() if key not in hidden}
    if found.entry.get("summary_en"):
        entry["summary"] = {code: found.entry[f"summary_{code}"] for code in LANGUAGES}
    if found.entry.get("retired_because"):
        entry["retired_because"] = json.loads(found.entry["retired_because"])
    return {
        **entry,
        "needs": [dict(need) for need in found.needs],
        "replaces": list(found.replaces),
        "replaced_by": list(found.replaced_by),
        "facts": [_claim(claim) for claim in found.claims],
        "offers": [
            {**offer, "facts": [_claim(claim) for claim in claims]}
            for offer, claims in found.offers
        ],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "fact": claim.fact,
        "value": claim.value if not hasattr(claim.value, "isoformat") else claim.value.isoformat(),
        "status": claim.status.value,
        "by": claim.by.value,
        "source": claim.source,
        "seen": claim.seen and claim.seen.isoformat(),
        "expires": claim.expires and claim.expires.isoformat(),
    }


def _settled(claims: Iterable[Claim], fact: str) -> Any:
    """The value of a fact on which nobody disagrees; None otherwise."""
    values = [c.value for c in claims if c.fact == fact and c.value is not None]
    disputed = any(c.status is Status.DISPUTED for c in claims if c.fact == fact)
    return values[0] if values and not disputed else None


def _application(found: Sheet, plans: dict[str, list[Any]]) -> dict[str, Any]:
    entry, claims = found.entry, found.claims
    licence = _settled(claims, "licence")
    offered = _settled(claims, "ui-languages") or {}
    spoken = [code for code, extent in offered.items() if extent not in {"none", "unknown", 0}]
    released = _settled(claims, "latest-release")
    application = {
        "@type": "SoftwareApplication",
        "@id": f"#tool/{entry['id']}",
        "name": entry["name"],
        "url": entry["homepage"],
        "description": [
            {"@language": code, "@value": entry[f"summary_{code}"]} for code in LANGUAGES
        ],
        "applicationCategory": [need["need"] for need in found.needs],
        "license": f"https://spdx.org/licenses/{licence}.html" if _is_one(licence) else licence,
        "inLanguage": spoken,
        "datePublished": released.isoformat() if released else None,
        "offers": [
            offer
            for row, _claims in found.offers
            for offer in _offers(row, plans.get(row["id"], []))
        ],
    }
    if entry["repository"]:
        application["isBasedOn"] = {
            "@type": "SoftwareSourceCode",
            "codeRepository": entry["repository"],
        }
    return {key: value for key, value in application.items() if value not in (None, [], {})}


def _is_one(licence: str | None) -> bool:
    return bool(licence) and " " not in str(licence) and not str(licence).startswith("LicenseRef-")


def _offers(row: dict[str, Any], plans: list[Any]) -> list[dict[str, Any]]:
    if not row["provider"]:
        return []
    offer = {"@type": "Offer", "seller": {"@id": f"#provider/{row['provider']}"}, "url": row["url"]}
    offer = {key: value for key, value in offer.items() if value}
    return [{**offer, **_price(plan)} for plan in plans] or [offer]


def _price(plan: Any) -> dict[str, Any]:
    price: dict[str, Any] = {
        "@type": "UnitPriceSpecification",
        "price": plan["amount"],
        "priceCurrency": plan["currency"],
        "unitText": plan["unit"],
    }
    if plan["period"] in _PERIODS:
        price["billingDuration"] = _PERIODS[plan["period"]]
    if plan["vat"]:
        price["valueAddedTaxIncluded"] = plan["vat"] == "included"
    return {"name": plan["name"], "priceSpecification": price}


def _publiccode(found: Sheet) -> str:
    entry, claims = found.entry, found.claims
    offered = _settled(claims, "ui-languages") or {}
    spoken = [code for code, extent in offered.items() if extent not in {"none", "unknown", 0}]
    data: dict[str, Any] = {
        "publiccodeYmlVersion": "0.4",
        "name": entry["name"],
        "url": entry["repository"],
        "landingURL": entry["homepage"],
        "releaseDate": _settled(claims, "latest-release"),
        "description": {
            code: {"shortDescription": entry[f"summary_{code}"][:150]} for code in LANGUAGES
        },
        "legal": {"license": _settled(claims, "licence")},
        "localisation": {"localisationReady": len(spoken) > 1, "availableLanguages": spoken},
    }
    if entry["status"] == "retired":
        data["developmentStatus"] = "obsolete"
    if not data["legal"]["license"]:
        del data["legal"]
    if not spoken:
        del data["localisation"]
    kept = {key: value for key, value in data.items() if value is not None}
    absent = [key for key in _REQUIRED if key not in kept]
    text: str = yaml.safe_dump(kept, allow_unicode=True, sort_keys=False)
    return f"# Made by toolfinder. The makers know the rest: {', '.join(absent)}\n{text}"


_REQUIRED = (
    "developmentStatus",
    "softwareType",
    "platforms",
    "legal",
    "maintenance",
    "localisation",
)
