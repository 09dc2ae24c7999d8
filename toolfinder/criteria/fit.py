"""Fit: does it do the job?"""

from toolfinder.criterion import Assessment
from toolfinder.criterion import Criterion
from toolfinder.i18n import N_
from toolfinder.i18n import Term
from toolfinder.model.profile import Profile
from toolfinder.model.subject import Subject

_CORE = N_("made for {need}")
_PARTIAL = N_("does part of {need}")
_HAS = N_("has: {features}")
_UNSURE = N_("not known whether it has: {features}")


class Fit(Criterion):
    """Half for being made for the need, half for the wanted features."""

    id = "fit"
    label = N_("Fit")
    question = N_("Does it do the job?")
    why = N_("A tool that does not do the job costs money and goodwill, whatever its values.")
    measured = N_(
        "Half for being made for the need, half for the share of wanted features that it is known "
        "to have. A feature that nobody has recorded may be there or not."
    )
    anchors = (
        N_("does only part of the need, and none of the wanted features"),
        N_("made for the need, with every wanted feature"),
    )
    scope = "organisation"
    importance = 5
    origin = ("D1",)
    remedy = N_("Record which features the tool has, with their source.")

    def assess(self, subject: Subject, organisation: Profile) -> Assessment:  # noqa: ARG002
        """Half the role, half the features."""
        if subject.request is None:
            return Assessment(0.0, 1.0)
        need = subject.request.need
        core = subject.role == "core"
        wanted = subject.request.features
        had = [feature for feature in wanted if feature in subject.features]
        unsure = [feature for feature in wanted if feature not in subject.features]
        known_share = len(had) / len(wanted) if wanted else float(core)
        because = [(_CORE if core else _PARTIAL)(need=Term("need", need))]
        for message, features in ((_HAS, had), (_UNSURE, unsure)):
            if features:
                because.append(
                    message(features=tuple(Term("feature", f"{need}:{f}") for f in features))
                )
        low = 0.5 * core + 0.5 * known_share
        high = low if core and not wanted else 0.5 * core + 0.5
        return Assessment(low, high, tuple(because))
