"""What is not recommended at all: incumbents, what is gone, what the organisation excludes."""

import json

from toolfinder.criterion import Gate
from toolfinder.criterion import Verdict
from toolfinder.i18n import N_
from toolfinder.i18n import language
from toolfinder.model.profile import Profile
from toolfinder.model.subject import Subject


class Incumbent(Gate):
    """Products that organisations use today are listed to be compared and replaced."""

    id = "incumbent"
    label = N_("Meant to be recommended")
    question = N_("Is it more than a product that this catalogue helps to replace?")

    def check(self, subject: Subject, organisation: Profile) -> Verdict:  # noqa: ARG002
        """Fail whatever is not `kind: open`."""
        if subject.kind == "open":
            return Verdict.passed()
        return Verdict.failed(N_("a product to compare with and to replace, not one to recommend"))


class Retired(Gate):
    """Tools and providers that are gone."""

    id = "retired"
    label = N_("Still to be had")
    question = N_("Can it still be had?")

    def check(self, subject: Subject, organisation: Profile) -> Verdict:  # noqa: ARG002
        """Fail what the catalogue lists as retired, with the reason in the language spoken."""
        if subject.retired is None:
            return Verdict.passed()
        reasons = json.loads(subject.retired)
        return Verdict.failed(N_("can no longer be had: {reason}")(reason=reasons[language()]))


class Excluded(Gate):
    """What the organisation does not want."""

    id = "excluded"
    label = N_("Not ruled out by you")
    question = N_("Have you left it in?")
    reads = ("exclude",)

    def check(self, subject: Subject, organisation: Profile) -> Verdict:
        """Fail tools, providers and offers that the profile names under `exclude`."""
        names = {subject.tool, subject.offer, subject.provider} & set(organisation.exclude)
        if not names:
            return Verdict.passed()
        return Verdict.failed(N_("you have ruled it out"))
