"""Statements, as pages show them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from toolfinder.evidence import value_text
from toolfinder.i18n import Term
from toolfinder.i18n import _
from toolfinder.model.claims import SourceKind
from toolfinder.model.claims import Standing
from toolfinder.model.claims import Status

if TYPE_CHECKING:
    from datetime import date

    from toolfinder.app import Toolfinder
    from toolfinder.model.claims import Claim

Values = dict[str, Any]


def claim(finder: Toolfinder, one: Claim, as_of: date) -> Values:
    """One statement: what it says, who says so, when, and how far to trust it."""
    explainer = finder.explainer
    if one.status is Status.NOT_APPLICABLE:
        value = _("not applicable")
    elif one.status is Status.UNKNOWN or one.value is None:
        value = _("unknown")
    else:
        value = explainer.say(value_text(one.fact, one.value))
    marks = []
    if one.status is Status.DISPUTED:
        marks.append(_("disputed"))
    if one.by is SourceKind.CATALOGUE:
        marks.append(_("second-hand"))
    standing = one.standing(as_of)
    if standing is Standing.UNVERIFIED:
        marks.append(_("unverified"))
    elif standing is Standing.STALE:
        marks.append(_("expired") if one.expires else _("undated"))
    return {
        "fact": one.fact,
        "label": explainer.words(Term("fact", one.fact)),
        "value": value,
        "marks": marks,
        "source": web_address(one.source),
        "source_title": one.source_title,
        "seen": one.seen.isoformat() if one.seen else None,
    }


def web_address(text: str | None) -> str | None:
    """A text that may be a link, or None: nothing but http and https is."""
    return text if text and text.startswith(("http://", "https://")) else None
