"""Days as people write them."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from toolfinder.i18n import language


def day(iso: str | None) -> str:
    """A day such as 2026-11-24 as the language that is spoken writes it; nothing for none."""
    if not iso:
        return ""
    locale = {"en": "en_GB"}.get(language(), language())
    text: str = format_date(date.fromisoformat(iso), format="long", locale=locale)
    return text
