"""From claims to verdicts: what only an old or unchecked source says is a question, not an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolfinder import Verdict
from toolfinder.model.claims import Standing

from toolfinder_fiscal_es import texts

if TYPE_CHECKING:
    from toolfinder import Message
    from toolfinder.i18n import Text
    from toolfinder.model.claims import Claim
    from toolfinder.model.subject import Subject


def who(subject: Subject) -> Text:
    """Whom to ask about an offer: its provider, else the tool's producer."""
    return subject.provider_name or texts.PRODUCER


def asked(question: Message, claims: tuple[Claim, ...], subject: Subject) -> Verdict:
    """Unproven, with a question to whoever can answer it."""
    return Verdict.unproven(question(who=who(subject)), claims)


def against(reason: Message, claims: tuple[Claim, ...], subject: Subject) -> Verdict:
    """Failed when any of the claims can be relied on today, else a question.

    Software gains abilities: that it lacked one a year ago does not fail it now.
    """
    if any(claim.standing(subject.as_of) is Standing.SOLID for claim in claims):
        return Verdict.failed(reason, claims)
    return asked(texts.AGED(reason=reason), claims, subject)
