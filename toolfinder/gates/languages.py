"""Required languages: complete passes, partial warns, none fails, unknown is unproven."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from toolfinder.criterion import Gate
from toolfinder.criterion import Verdict
from toolfinder.evidence import unverified
from toolfinder.i18n import N_
from toolfinder.i18n import Term

if TYPE_CHECKING:
    from datetime import date

    from toolfinder.model.claims import Claim
    from toolfinder.model.profile import Profile
    from toolfinder.model.subject import Subject

COMPLETE = 0.95
"""From this share of its texts on, a translation counts as complete."""

_PARTIAL = N_("the interface in {language} is partial")
_SHARE = N_("the interface in {language} is partial: {share} %")
_NONE = N_("no interface in {language}")
_UNKNOWN = N_("not known whether there is an interface in {language}: try it")
_UNVERIFIED = N_("that the interface is in {language} has no checked source")
_DISPUTED = N_("sources disagree on the interface in {language}: try it")


class RequiredLanguages(Gate):
    """The interface in each language that the organisation requires."""

    id = "languages"
    label = N_("Languages")
    question = N_("Is it in the languages that your people need?")
    reads = ("ui-languages", "languages")

    def check(self, subject: Subject, organisation: Profile) -> Verdict:
        """Ask of each required language what the claims say of it."""
        if not subject.applies("ui-languages"):
            return Verdict.passed()
        claims = subject.claims_on("ui-languages")
        return Verdict.worst(
            _spoken(language, claims, subject.as_of) for language in organisation.languages.required
        )


def _spoken(language: str, claims: tuple[Claim, ...], as_of: date) -> Verdict:
    """Whether one language is spoken."""
    name = Term("language", language)
    extents = [claim.value.get(language, "none") for claim in claims]
    known = [extent for extent in extents if extent != "unknown"]
    absent = [_is_none(extent) for extent in known]
    weak = unverified(claims, as_of)
    if not known or (weak and all(absent)):
        return Verdict.unproven(_UNKNOWN(language=name), claims)
    if all(absent):
        return Verdict.failed(_NONE(language=name), claims)
    if any(absent):
        return Verdict.unproven(_DISPUTED(language=name), claims)
    if all(_is_complete(extent) for extent in known):
        return Verdict.passed(_UNVERIFIED(language=name) if weak else (), claims)
    shares = [extent for extent in known if not isinstance(extent, str)]
    partial = _SHARE(share=str(int(min(shares) * 100))) if shares else _PARTIAL
    return Verdict.passed(partial(language=name), claims)


def _is_none(extent: Any) -> bool:
    return extent in {"none", 0}


def _is_complete(extent: Any) -> bool:
    return extent == "complete" or (isinstance(extent, int | float) and extent >= COMPLETE)
