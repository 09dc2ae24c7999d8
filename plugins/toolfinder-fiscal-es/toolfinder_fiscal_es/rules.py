"""The rules: on whom they are binding, from which day, and where each was read.

Read in November 2026. Who changes a date here names the rule that moved it.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from toolfinder import Principle

VERIFACTU = "es:verifactu"
FACTURAE = "es:facturae"
STRUCTURED = frozenset((FACTURAE, "eu:peppol"))
"""Requirements of `legal` whose invoices are structured: Facturae, and EN 16931 in UBL."""

ISSUING = frozenset(("invoicing", "erp", "ecommerce-pos"))
"""Needs whose tools issue invoices. Books alone (`accounting`) are no invoicing system."""

TERRITORIES = ("common", "basque", "navarre")
TAXPAYERS = ("corporate-tax", "other")
VAT_BOOKS = ("own", "sii")
CUSTOMERS = ("public-bodies", "businesses")

BINDING = {"corporate-tax": date(2027, 1, 1), "other": date(2027, 7, 1)}
"""First day on which the invoicing system must be adapted, by kind of taxpayer: final
provision 4 of Royal Decree 1007/2023, as Royal Decree-law 15/2025 words it."""

PRINCIPLES = (
    Principle(
        "Royal Decree 1007/2023: invoicing systems that nobody can tamper with",
        "https://www.boe.es/buscar/doc.php?id=BOE-A-2023-24840",
    ),
    Principle(
        "Royal Decree 1007/2023, articles 3 and 4: who is bound, and not in the Basque Country, "
        "Navarre or under SII",
        "https://www3.agenciatributaria.gob.es/Sede/iva/sistemas-informaticos-facturacion-verifactu/"
        "cuestiones-generales/quienes-estan-obligados-que-operaciones-incluyen.html",
    ),
    Principle(
        "Royal Decree 1007/2023, article 13, and Order HAC/1177/2024: the producer's declaration",
        "https://sede.agenciatributaria.gob.es/Sede/en_gb/iva/sistemas-informaticos-facturacion-verifactu/"
        "preguntas-frecuentes/certificacion-sistemas-informaticos-declaracion-responsable.html",
    ),
    Principle(
        "Royal Decree-law 15/2025, final provision 1: the days from which it is binding",
        "https://inza.blog/category/factura-electronica",
    ),
    Principle(
        "Law 25/2013: invoices to public bodies in Facturae 3.2.x",
        "https://github.com/ConsorciAOC/eFact",
    ),
    Principle(
        "Law 18/2022 and Royal Decree 238/2026: electronic invoices between businesses",
        "https://docs.invopop.com/faq/spain.md",
    ),
)


def later(day: date, months: int) -> date:
    """The same day so many months later, or the last of its month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def foreseen(day: date, taxpayer: str, months: int) -> bool:
    """Whether Veri*factu is binding within so many months of `day`."""
    return BINDING[taxpayer] <= later(day, months)
