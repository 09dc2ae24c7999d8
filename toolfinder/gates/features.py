"""Needs and must-have features."""

from toolfinder.criterion import Gate
from toolfinder.criterion import Verdict
from toolfinder.i18n import N_
from toolfinder.i18n import Term
from toolfinder.model.profile import Profile
from toolfinder.model.subject import Subject

_UNSURE = N_("nobody has recorded whether it has: {features}. Try it, or ask")


class MustHaveFeatures(Gate):
    """The features of a need that is a must."""

    id = "features"
    label = N_("Must-have features")
    question = N_("Does it have the features that you cannot do without?")

    def check(self, subject: Subject, organisation: Profile) -> Verdict:  # noqa: ARG002
        """A feature that nobody recorded is unproven: silence is no proof of absence."""
        request = subject.request
        if request is None or request.priority != "must":
            return Verdict.passed()
        unsure = [feature for feature in request.features if feature not in subject.features]
        if not unsure:
            return Verdict.passed()
        names = tuple(Term("feature", f"{request.need}:{feature}") for feature in unsure)
        return Verdict.unproven(_UNSURE(features=names))
