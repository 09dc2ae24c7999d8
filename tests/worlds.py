"""Small catalogues for tests of the store, the plugins and the screens."""

from __future__ import annotations

from typing import Any

from toolfinder.testing.worlds import provider
from toolfinder.testing.worlds import tool

ALPHA = tool(
    "Alpha",
    summary={
        "en": "Alpha shares files on your own devices.",
        "ca": "Alpha comparteix fitxers a l'àgora del barri.",
        "es": "Alpha comparte archivos en cada rincón.",
        "fr": "Alpha partage des fichiers à l'abri.",
    },
    features={"file-sync": ["public-links"]},
    replaces=["omega"],
    facts={
        "licence": {"value": "MIT", "from": "page"},
        "participation": {"value": ["comments", "voting"], "from": "page"},
        "attention-design": {"value": "none", "from": "background"},
        "ui-languages": {"value": {"ca": "complete", "en": "complete"}, "from": "page"},
        "telemetry": {"value": "none", "from": "old"},
        "latest-release": {"value": "2026-10-01", "from": "page"},
    },
)

BETA = tool(
    "Beta Núvol",
    homepage="https://example.org/beta",
    summary={
        "en": "Beta keeps files in a cloud.",
        "ca": "Beta desa fitxers en un núvol.",
        "es": "Beta guarda archivos en una nube.",
        "fr": "Beta garde des fichiers dans un nuage.",
    },
    needs={"file-sync": "core", "groupware-calendar": "partial"},
    facts={
        "licence": {"value": "AGPL-3.0-or-later", "from": "page"},
        "export": [
            {"value": "complete-open", "from": "page"},
            {"value": "partial-open", "from": "undated"},
        ],
    },
    offers={
        "self": {
            "delivery": "self-hosted",
            "facts": {"skill-to-run": {"value": 3, "from": "page"}},
        }
    },
)

OMEGA = tool(
    "Omega",
    kind="incumbent",
    facts={"licence": {"value": "LicenseRef-proprietary", "from": "page"}},
)

COOP = provider(
    "Coop del Núvol",
    {
        "beta": {
            "from": "page",
            "url": "https://example.org/coop/beta",
            "plans": [{"name": "Basic", "amount": 60.0, "currency": "EUR", "from": "page"}],
        },
    },
)

GARDEN: dict[str, str | dict[str, Any]] = {
    "catalogue.yaml": "version: '2026.11'\n",
    "tools/alpha.yaml": ALPHA,
    "tools/beta.yaml": BETA,
    "tools/omega.yaml": OMEGA,
    "providers/coop.yaml": COOP,
}
"""Two open tools for sharing files, one of them also hosted by a co-op, and what they replace."""

FILES = {"needs": ["file-sync"], "budget": {"per_year": 300}}
"""A profile that needs file sharing and says what it can spend."""
