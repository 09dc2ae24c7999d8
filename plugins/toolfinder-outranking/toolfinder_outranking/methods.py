"""The methods as toolfinder asks them: scores, what criteria add to them, and their bounds."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray
from toolfinder import Method
from toolfinder import said
from toolfinder.i18n import Text
from toolfinder.matrix import used_weights

from toolfinder_outranking import topsis
from toolfinder_outranking.promethee import unicriterion_flows
from toolfinder_outranking.promethee import weighted

Floats = NDArray[np.float64]


class Promethee(Method):
    """PROMETHEE II with a linear preference: the score is (1 + net flow) / 2.

    Values lie between fixed anchors, so the thresholds are the same for every criterion: a
    difference of a twentieth of the scale counts as none, one of half of it wholly.
    A score of one half is an offer as good as the others are on average.
    """

    id = "promethee"
    label: ClassVar[Text] = said(
        en="PROMETHEE II, linear preference",
        ca="PROMETHEE II, preferència lineal",
        es="PROMETHEE II, preferencia lineal",
        fr="PROMETHEE II, préférence linéaire",
    )
    preference: ClassVar[str] = "linear"
    q: ClassVar[float] = 0.05
    p: ClassVar[float] = 0.5

    def scores(self, values: Floats, weights: Floats) -> Floats:
        """Half of one plus the net flow; NaN where no criterion applies."""
        return (1 + weighted(self._flows(values), weights)) / 2

    def contributions(self, values: Floats, weights: Floats) -> Floats:
        """Each criterion's weight times half of one plus its flow: exact, as flows add up."""
        flows = self._flows(values)
        return used_weights(weights, flows) * (1 + np.nan_to_num(flows)) / 2

    def interval(self, low: Floats, high: Floats, weights: Floats) -> tuple[Floats, Floats]:
        """Each offer at its worst among others at their best, and the reverse."""
        worst, best = self._flows(low, high), self._flows(high, low)
        return (1 + weighted(worst, weights)) / 2, (1 + weighted(best, weights)) / 2

    def _flows(self, values: Floats, against: Floats | None = None) -> Floats:
        return unicriterion_flows(values, against, preference=self.preference, p=self.p, q=self.q)


class UsualPromethee(Promethee):
    """PROMETHEE II with the usual preference: any difference counts wholly."""

    id = "promethee-usual"
    label: ClassVar[Text] = said(
        en="PROMETHEE II, usual preference",
        ca="PROMETHEE II, preferència usual",
        es="PROMETHEE II, preferencia usual",
        fr="PROMETHEE II, préférence usuelle",
    )
    preference: ClassVar[str] = "usual"


class Topsis(Method):
    """TOPSIS between fixed anchors: offers that come or go never reorder the others."""

    id = "topsis"
    label: ClassVar[Text] = said(
        en="TOPSIS, fixed ideal",
        ca="TOPSIS, ideal fix",
        es="TOPSIS, ideal fijo",
        fr="TOPSIS, idéal fixe",
    )

    def scores(self, values: Floats, weights: Floats) -> Floats:
        """The closeness of each row to the ideal; NaN where no criterion applies."""
        return topsis.closeness(values, weights)

    def contributions(self, values: Floats, weights: Floats) -> Floats:
        """Each criterion's share of the squared distance from the anti-ideal, of the score."""
        return topsis.shares(values, weights)
