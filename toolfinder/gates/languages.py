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
    from toolfinder.i18n import Message
    from toolfinder.i18n import Text
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
    reads = ("ui-languages",)

    def check(self, subject: Subject, organisation: Profile) -> Verdict:
        """Ask of each required language what the claims say of it."""
        if not subject.applies("ui-languages"):
            return Verdict.passed()
        claims = subject.claims_on("ui-languages")
        failed: list[Text] = []
        unproven: list[Text] = []
        warnings: list[Text] = []
        for language in organisation.languages.required:
            outcome, message = _spoken(language, claims, subject)
            name = Term("language", language)
            if message is not None:
                (failed if outcome is False else warnings if outcome else unproven).append(
                    message(language=name)
                )
        if failed:
            return Verdict.failed(tuple(failed), claims)
        if unproven:
            return Verdict.unproven(tuple(unproven), claims)
        return Verdict.passed(tuple(warnings), claims)


def _spoken(
    language: str, claims: tuple[Claim, ...], subject: Subject
) -> tuple[bool | None, Message | None]:
    """Whether a language is spoken (None: nobody knows), and what there is to say about it."""
    extents = [claim.value.get(language, "none") for claim in claims]
    known = [extent for extent in extents if extent != "unknown"]
    if not known:
        return None, _UNKNOWN
    absent = [_is_none(extent) for extent in known]
    weak = unverified(claims, subject.as_of)
    if all(absent):
        return (None, _UNKNOWN) if weak else (False, _NONE)
    if any(absent):
        return None, _DISPUTED
    if all(_is_complete(extent) for extent in known):
        return True, (_UNVERIFIED if weak else None)
    shares = [extent for extent in known if not isinstance(extent, str)]
    return True, (_SHARE(share=str(int(min(shares) * 100))) if shares else _PARTIAL)


def _is_none(extent: Any) -> bool:
    return extent in {"none", 0}


def _is_complete(extent: Any) -> bool:
    return extent == "complete" or (isinstance(extent, int | float) and extent >= COMPLETE)
