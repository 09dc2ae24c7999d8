"""`toolfinder catalogue export`: formats that other programs read."""

from __future__ import annotations

import csv
import json

import pytest
import yaml


@pytest.fixture
def export(garden, tmp_path):
    """Exports the garden; the folder."""

    def run(name):
        folder = tmp_path / name
        outcome = garden.run("catalogue", "export", name, str(folder))
        count = sum(path.is_file() for path in folder.rglob("*"))
        files = "1 file" if count == 1 else f"{count} files"
        assert (outcome.code, outcome.err) == (0, "")
        assert outcome.out == f"{files} written to {folder}.\n"
        return folder

    return run


def test_json_ld_is_schema_org(export):
    """Tools with their offers and prices, providers, and who may use it."""
    data = json.loads((export("json-ld") / "catalogue.jsonld").read_text(encoding="utf-8"))
    assert data["@context"] == "https://schema.org"
    by_id = {node["@id"]: node for node in data["@graph"]}
    assert by_id["#catalogue"]["license"] == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert by_id["#provider/coop"] == {
        "@type": "Organization",
        "@id": "#provider/coop",
        "name": "Coop del Núvol",
        "url": "https://example.org/coop",
    }
    beta = by_id["#tool/beta"]
    assert (beta["@type"], beta["license"]) == (
        "SoftwareApplication",
        "https://spdx.org/licenses/AGPL-3.0-or-later.html",
    )
    assert beta["offers"] == [
        {
            "@type": "Offer",
            "seller": {"@id": "#provider/coop"},
            "url": "https://example.org/coop/beta",
            "name": "Basic",
            "priceSpecification": {
                "@type": "UnitPriceSpecification",
                "price": 60.0,
                "priceCurrency": "EUR",
                "unitText": "organisation",
                "billingDuration": "P1Y",
            },
        }
    ]
    alpha = by_id["#tool/alpha"]
    assert (alpha["inLanguage"], alpha["datePublished"]) == (["ca", "en"], "2026-10-01")
    assert by_id["#tool/omega"]["license"] == "LicenseRef-proprietary"
    assert {"@language": "ca", "@value": "Beta desa fitxers en un núvol."} in beta["description"]


def test_csv_has_a_file_for_each_table(export):
    """Claims with their sources and dates."""
    folder = export("csv")
    with (folder / "facts.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["fact"] == "licence"]
    assert [(row["tool"], row["value"], row["seen"]) for row in rows] == [
        ("alpha", "MIT", "2026-11-01"),
        ("beta", "AGPL-3.0-or-later", "2026-11-01"),
        ("omega", "LicenseRef-proprietary", "2026-11-01"),
    ]
    assert (folder / "plans.csv").read_text(encoding="utf-8").count("\n") == 2


def test_json_has_a_file_for_each_entry(export):
    """And an index of them, and of the needs."""
    folder = export("json")
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    assert (index["tools"], index["providers"]) == (["alpha", "beta", "omega"], ["coop"])
    assert index["needs"][0]["tools"] == ["alpha", "beta", "omega"]
    alpha = json.loads((folder / "tools" / "alpha.json").read_text(encoding="utf-8"))
    assert alpha["summary"]["ca"] == "Alpha comparteix fitxers a l'àgora del barri."
    assert alpha["replaces"] == ["omega"]
    assert alpha["facts"][0] == {
        "fact": "licence",
        "value": "MIT",
        "status": "known",
        "by": "upstream",
        "source": "https://example.org/page",
        "seen": "2026-11-01",
        "expires": "2027-04-30",
    }
    coop = json.loads((folder / "providers" / "coop.json").read_text(encoding="utf-8"))
    assert [offer["id"] for offer in coop["offers"]] == ["beta@coop"]


def test_publiccode_has_what_is_known_and_names_what_is_not(world, tmp_path):
    """Nothing is guessed; a disputed licence is left out."""
    from toolfinder.testing.worlds import tool  # noqa: PLC0415

    claims = {
        "licence": {"value": "MIT", "from": "page"},
        "ui-languages": {"value": {"ca": "complete", "es": "none"}, "from": "page"},
        "latest-release": {"value": "2026-10-01", "from": "page"},
    }
    two = [{"value": "MIT", "from": "page"}, {"value": "ISC", "from": "old"}]
    made = world(
        {
            "tools/alpha.yaml": tool(repository="https://code.example.org/alpha", facts=claims),
            "tools/beta.yaml": tool(
                "Beta", repository="https://code.example.org/beta", facts={"licence": two}
            ),
            "tools/gamma.yaml": tool("Gamma"),
        }
    )
    folder = tmp_path / "out"
    assert made.run("catalogue", "export", "publiccode", str(folder)).code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["alpha", "beta"]
    text = (folder / "alpha" / "publiccode.yml").read_text(encoding="utf-8")
    first = "# Made by toolfinder. The makers know the rest: developmentStatus, softwareType, "
    assert text.splitlines()[0] == f"{first}platforms, maintenance"
    data = yaml.safe_load(text)
    assert data["legal"] == {"license": "MIT"}
    assert data["localisation"] == {"localisationReady": False, "availableLanguages": ["ca"]}
    assert data["releaseDate"].isoformat() == "2026-10-01"
    beta = yaml.safe_load((folder / "beta" / "publiccode.yml").read_text(encoding="utf-8"))
    assert {"legal", "localisation", "releaseDate"}.isdisjoint(beta)


def test_a_folder_that_holds_something_is_left_alone(garden, tmp_path):
    """Nothing is lost."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    outcome = garden.run("catalogue", "export", "json", str(tmp_path))
    assert (outcome.code, outcome.err) == (1, f"Error: {tmp_path} is not empty\n")


def test_a_place_that_cannot_be_written_is_one_line(garden, tmp_path):
    """With the reason."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    folder = tmp_path / "file" / "out"
    outcome = garden.run("catalogue", "export", "json", str(folder))
    assert outcome.code == 1
    assert outcome.err.startswith(f"Error: {folder}: ")
    assert outcome.err.count("\n") == 1
